package org.greenclassroom.outcomes;

import java.time.Instant;
import java.util.Locale;
import org.greenclassroom.frame.Letterhead;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was issued from a closed lot, and whether it may be believed.
 *
 * @param secret makes its public address unguessable; it stands on the paper
 * @param letterhead SHA-256 of the letterhead of its day; null: the house's plain one
 * @param endedAt since when it is void or revoked; null: it is valid
 * @param reason why it was voided; null: it was not
 */
public record Issued(
    long paper,
    long closing,
    long lot,
    long donor,
    Kind kind,
    String number,
    String secret,
    long pieces,
    long weighed,
    long estimated,
    Instant issuedAt,
    long issuedBy,
    @Nullable String letterhead,
    State state,
    @Nullable Instant endedAt,
    @Nullable String reason) {

  /** What it is. */
  public enum Kind {
    /** What became of every item. */
    REPORT("OR"),
    /** Thanks, to hang on a wall. */
    APPRECIATION("AC"),
    /** What a licensed plant certified, for the donor's books. */
    WRITE_OFF("WV");

    private final String series;

    Kind(String series) {
      this.series = series;
    }

    /** OR-2026-00017: the entity's series, the year, the number in that year. */
    String number(Letterhead letterhead, int year, int nth) {
      return "%s-%d-%05d".formatted(letterhead.series(series), year, nth);
    }

    /** The letters that usually begin its numbers. */
    String series() {
      return series;
    }

    /** The page that prints it, and the last part of its words' keys. */
    public String view() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether it may be believed. */
  public enum State {
    VALID,
    /** The lot was opened again. */
    REVOKED,
    /** It was wrong. */
    VOID
  }

  /** The last part of its public address. */
  public String code() {
    return number + "-" + secret;
  }

  public boolean isValid() {
    return state == State.VALID;
  }
}
