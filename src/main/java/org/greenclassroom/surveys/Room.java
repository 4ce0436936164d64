package org.greenclassroom.surveys;

import java.text.Normalizer;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/** A room as people name it; the same room however it was typed. */
record Room(String name) {
  private static final int LONGEST = 120;

  Room {
    name = name.strip().replaceAll("\\s+", " ");
    if (name.isEmpty()) throw new Refusal("surveys.refusal.no-room");
    if (name.length() > LONGEST) throw new Refusal("surveys.refusal.room-long", LONGEST);
  }

  /** Whether a room can be called so at all. */
  static boolean isName(String name) {
    return !name.isBlank() && name.strip().length() <= LONGEST;
  }

  /** Full-width and half-width, capitals and blanks make no other room of it. */
  String key() {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s", "");
  }
}
