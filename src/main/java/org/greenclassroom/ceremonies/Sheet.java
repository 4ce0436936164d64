package org.greenclassroom.ceremonies;

import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/** One paper of the kit. */
enum Sheet {
  GUEST_LIST,
  PROGRAMME,
  SEAT_CARDS,
  PLAQUE,
  FACTS,
  DELIVERY_NOTE,
  PRESS,
  THANKS,
  CERTIFICATES;

  /** As it stands in an address and in a ZIP. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Sheet at(String path) {
    for (var one : values()) if (one.path().equals(path)) return one;
    throw Refusal.notFound(path);
  }
}
