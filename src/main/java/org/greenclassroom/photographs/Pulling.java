package org.greenclassroom.photographs;

import java.time.Duration;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking back what was printed or given out: a task for somebody, who says that it is done. */
@Service
@Transactional
class Pulling {
  private static final Duration LATE = Duration.ofDays(7);

  private final UseTable uses;

  Pulling(UseTable uses) {
    this.uses = uses;
  }

  /**
   * It is gone from there.
   *
   * @param words how: pulped, deleted, covered
   */
  void pulled(Occasion occasion, long use, String words) {
    if (words.isBlank()) throw new Refusal("frame.refusal.missing", "words");
    if (words.length() > 500) throw new Refusal("photographs.refusal.long", 500);
    if (!uses.pull(use, occasion.now(), occasion.actor().account(), words.strip()))
      throw Refusal.notFound(Long.toString(use));
  }

  @Transactional(readOnly = true)
  Slice<UseTable.Use> waiting(long after, int size) {
    return Slice.of(uses.waiting(after, size + 1), size, one -> Long.toString(one.use()));
  }

  @Transactional(readOnly = true)
  UseTable.Waits waits(Occasion occasion) {
    return uses.waits(occasion.now().minus(LATE));
  }

  @Transactional(readOnly = true)
  List<UseTable.Use> of(long photograph) {
    return uses.of(photograph);
  }

  @Transactional(readOnly = true)
  List<UseTable.Purposed> purposes(long photograph) {
    return uses.purposes(photograph);
  }

  @Transactional(readOnly = true)
  List<UseTable.Lack> lacks(long photograph) {
    return uses.lacks(photograph);
  }
}
