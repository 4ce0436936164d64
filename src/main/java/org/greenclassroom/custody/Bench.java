package org.greenclassroom.custody;

import java.util.Optional;
import org.greenclassroom.kernel.Actor;

/**
 * The next thing to do with a device, shown as a button on its page. A room above hangs one as a
 * bean.
 */
public interface Bench {
  /** What this person can do with this device in that room now. */
  Optional<Step> step(Device device, Actor actor);

  /**
   * A button.
   *
   * @param key words key of what it says
   * @param aside whether it is no step forward, only something one may want
   */
  record Step(String key, String path, boolean aside) {
    public Step(String key, String path) {
      this(key, path, false);
    }
  }
}
