package org.greenclassroom.frame;

import java.util.Base64;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits in a browser lies in a drawer of its own for each account. */
@Service
@Transactional
class Drawers {
  private final DrawerKeys keys;

  Drawers(DrawerKeys keys) {
    this.keys = keys;
  }

  /** The key to the drawer of whoever asks, made when it is first asked for. Base64. */
  String key(Occasion occasion) {
    return Base64.getEncoder().encodeToString(keys.of(occasion.actor().account(), occasion.now()));
  }
}
