package org.greenclassroom.photographs;

import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A grown-up of whom one of our lists has the number; written STAFF-12. */
record Adult(Kind kind, long person) {
  /** The numbers of volunteers begin here, those of other guests end below. */
  private static final long FIRST_VOLUNTEER = 1_000_000_000;

  enum Kind {
    VOLUNTEER,
    TEACHER,
    STAFF
  }

  static Adult parse(String typed) {
    if (typed.matches("(VOLUNTEER|TEACHER|STAFF)-\\d{1,15}")) {
      int dash = typed.indexOf('-');
      return new Adult(
          Kind.valueOf(typed.substring(0, dash)), Long.parseLong(typed.substring(dash + 1)));
    }
    throw Refusal.notFound(typed);
  }

  /** As whom somebody sits here; null: as nobody of whom there could be a photograph. */
  static @Nullable Adult of(Actor actor) {
    if (actor.account() > 0) return new Adult(Kind.STAFF, actor.account());
    if (actor.isGuest() && -actor.account() >= FIRST_VOLUNTEER)
      return new Adult(Kind.VOLUNTEER, -actor.account());
    return null;
  }

  @Override
  public String toString() {
    return kind + "-" + person;
  }
}
