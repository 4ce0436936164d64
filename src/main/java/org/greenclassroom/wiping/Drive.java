package org.greenclassroom.wiping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One drive of a device.
 *
 * @param id 0 while it is not stored
 * @param nth first, second, third drive of its device
 * @param said by a list or by hand
 * @param seen by a machine
 * @param shownAt when a computer last showed it without a run; null when none did
 */
record Drive(
    long id,
    int nth,
    Origin origin,
    Known said,
    Known seen,
    List<Sight> sights,
    @Nullable Removal removal,
    @Nullable Instant shownAt) {

  /** How we came to know of it. */
  enum Origin {
    LIST,
    HAND,
    SEEN
  }

  Drive {
    sights = List.copyOf(sights);
  }

  /** All that was known of it came from a document that speaks of another device. */
  boolean isForgotten() {
    var known = known();
    return origin == Origin.SEEN
        && sights.isEmpty()
        && shownAt == null
        && known.serial() == null
        && known.model() == null
        && known.bytes() == null;
  }

  /** What a machine read goes before what was said. */
  Known known() {
    return new Known(
        seen.serial() != null ? seen.serial() : said.serial(),
        seen.model() != null ? seen.model() : said.model(),
        seen.bytes() != null ? seen.bytes() : said.bytes());
  }

  Drive sighted(Sight sight) {
    var all = new ArrayList<>(sights);
    all.add(sight);
    return new Drive(id, nth, origin, said, better(sight.known()), all, removal, shownAt);
  }

  /** A machine showed it, without speaking of a run. */
  Drive shown(Finds.Find find) {
    return new Drive(id, nth, origin, said, better(find.drive()), sights, removal, find.seenAt());
  }

  /** A worse reading never replaces a better one. */
  private Known better(Known read) {
    return new Known(
        seen.serial() != null ? seen.serial() : read.serial(),
        seen.model() != null ? seen.model() : read.model(),
        seen.bytes() != null ? seen.bytes() : read.bytes());
  }
}
