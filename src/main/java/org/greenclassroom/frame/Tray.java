package org.greenclassroom.frame;

import java.time.Instant;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for somebody, shown on the home page. A room hangs one as a bean.
 *
 * <p>Words: {@code <key>.title}, {@code <key>.some} (argument: how many), {@code <key>.none}
 * (something kind and true), {@code <key>.action}.
 */
public interface Tray {
  /** Small numbers first, along a device's way through the house. */
  int order();

  String key();

  /** Who works from this tray. */
  Set<Role> roles();

  Waiting waiting(Occasion occasion);

  /**
   * What waits.
   *
   * @param count how many
   * @param late how many of them are late; 0 when nothing is
   * @param lastDone when the last one left the tray; null when none ever did
   * @param path where to work on them
   */
  record Waiting(long count, long late, @Nullable Instant lastDone, String path) {}
}
