package org.greenclassroom.delivery;

import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of seats by scan: a code is read, its computer is put on a seat. */
@Service
@Transactional
class Seated {
  private final Custody custody;
  private final Parcels parcels;
  private final Installing installing;

  Seated(Custody custody, Parcels parcels, Installing installing) {
    this.custody = custody;
    this.parcels = parcels;
    this.installing = installing;
  }

  Tag seat(long classroom, String code, int seat) {
    var tag =
        Packing.named(custody, parcels, code)
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.NOT_FOUND, "delivery.refusal.unknown-code", code));
    installing.seat(classroom, tag, seat);
    return tag;
  }
}
