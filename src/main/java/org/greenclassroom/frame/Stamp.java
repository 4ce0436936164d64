package org.greenclassroom.frame;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stamp on the strip of a life: who, what, where, when, and what proves it. Shown by {@code
 * frame/strip :: strip(stamps)}, oldest first, on screen and on paper.
 *
 * @param what what happened: a text, or a words key after '#'
 * @param who who did it; null when it is not said
 * @param where where it happened; null when it is not said
 * @param when when it happened; null is shown as unknown
 * @param evidence what proves it; null when there is nothing to open
 * @param note one more sentence, a text or a words key after '#'
 */
public record Stamp(
    String what,
    @Nullable String who,
    @Nullable String where,
    @Nullable Instant when,
    @Nullable Evidence evidence,
    State state,
    @Nullable String note) {

  public enum State {
    /** Everybody who had to sign has signed. */
    FULL,
    /** A hand-over with one signature. */
    HALF,
    /** Voided by a later fact. */
    STRUCK,
    /** Nobody knows what happened here. */
    GAP
  }

  /** A link to what proves it; the label is a text, or a words key after '#'. */
  public record Evidence(String label, String path) {}

  /** The same for somebody who may not open what proves it. */
  public Stamp withoutEvidence() {
    return new Stamp(what, who, where, when, null, state, note);
  }

  /** The same for somebody outside: nobody's name is on it but the partners'. */
  public Stamp withoutPerson() {
    return new Stamp(what, null, where, when, evidence, state, note);
  }

  /** The name of its look. */
  public String look() {
    return switch (state) {
      case FULL -> "full";
      case HALF -> "half";
      case STRUCK -> "struck";
      case GAP -> "gap";
    };
  }
}
