package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);

  /** Says nothing until it is let to. */
  private final Store silent =
      new Store() {
        @Override
        public void put(String sha256, byte[] bytes) {
          throw new IllegalStateException("the line is cut");
        }

        @Override
        public byte[] get(String sha256) {
          inside.countDown();
          try {
            answers.await();
          } catch (InterruptedException ending) {
            throw new IllegalStateException(ending);
          }
          return new byte[] {1};
        }
      };

  @Test
  void whoever_finds_no_room_is_told_so_and_the_next_finds_it_again() throws Exception {
    var few = new FewAtOnce(silent, new Semaphore(2), new Semaphore(1), Duration.ZERO);
    var first = CompletableFuture.supplyAsync(() -> few.get("a"));
    inside.await();
    assertThatThrownBy(() -> few.get("b")).hasMessageContaining("others wait");
    assertThatThrownBy(() -> few.put("b", new byte[1])).hasMessageContaining("others wait");
    answers.countDown();
    assertThat(first.get()).containsExactly(1);
    assertThat(few.get("b")).containsExactly(1);
  }

  @Test
  void waiting_has_an_end_too_and_few_wait() throws Exception {
    var few = new FewAtOnce(silent, new Semaphore(1), new Semaphore(1), Duration.ofHours(1));
    var first = CompletableFuture.supplyAsync(() -> few.get("a"));
    inside.await();
    assertThatThrownBy(() -> few.get("b")).hasMessageContaining("others wait"); // at once
    answers.countDown();
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void a_failure_leaves_its_room_to_the_next() {
    var few = new FewAtOnce(silent, new Semaphore(2), new Semaphore(1), Duration.ZERO);
    for (int i = 0; i < 3; i++)
      assertThatThrownBy(() -> few.put("a", new byte[1])).hasMessageContaining("the line is cut");
  }
}
