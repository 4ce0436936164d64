package org.greenclassroom.donations;

import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of donations. */
@Service
@Transactional
public class Donations {
  private final Lots lots;

  Donations(Lots lots) {
    this.lots = lots;
  }

  /** A new lot of this donor; what is in it is said by a list or by a count. */
  public long open(Occasion occasion, long donor) {
    return lots.insert(donor, occasion.now(), occasion.actor().account());
  }

  /** Nobody else changes this lot meanwhile. */
  public void lock(long lot) {
    if (!lots.lock(lot)) throw Refusal.notFound(String.valueOf(lot));
  }
}
