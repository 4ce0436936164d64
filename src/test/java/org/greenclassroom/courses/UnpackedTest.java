package org.greenclassroom.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

class UnpackedTest {
  @Test
  void what_never_ends_is_read_no_further_than_it_may_be() throws Exception {
    var given = new AtomicLong();
    var endless =
        new InputStream() {
          @Override
          public int read() {
            given.incrementAndGet();
            return 0;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            given.addAndGet(length);
            return length;
          }
        };
    assertThatThrownBy(() -> Packs.read(endless, MessageDigest.getInstance("SHA-256"), 1_000_000))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("courses.refusal.zip");
    assertThat(given.get()).isLessThan(1_200_000);
  }

  @Test
  void what_ends_in_time_is_hashed_to_its_end() throws Exception {
    var bytes = new byte[200_000];
    Arrays.fill(bytes, (byte) 7);
    var digest = MessageDigest.getInstance("SHA-256");
    assertThat(Packs.read(new ByteArrayInputStream(bytes), digest, bytes.length))
        .isEqualTo(200_000);
    assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
