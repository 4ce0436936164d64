package org.greenclassroom.wiping;

import java.time.Instant;
import org.greenclassroom.frame.Letterhead;
import org.jspecify.annotations.Nullable;

/**
 * A numbered certificate as it was issued, and what became of it.
 *
 * @param secret makes its public address unguessable; it stands on the paper
 * @param record SHA-256 of its structured record
 * @param supersedes the certificate it stands for now; null for a first one
 * @param stay when its device was received; null of a lot
 * @param ending proposed or agreed; null while nobody proposed one
 */
record Certificate(
    long certificate,
    Kind kind,
    String number,
    int version,
    String secret,
    @Nullable Long device,
    @Nullable Long drive,
    @Nullable Long lot,
    @Nullable Long donor,
    @Nullable Instant stay,
    String subject,
    String record,
    @Nullable Long supersedes,
    Instant issuedAt,
    long issuedBy,
    @Nullable Ending ending) {

  /** What it is about. */
  enum Kind {
    DRIVE,
    COMPUTER,
    LOT;

    /** D-2026-00017: the entity's series, the year, the number in that year. */
    String number(Letterhead letterhead, int year, int nth) {
      return "%s-%d-%05d".formatted(letterhead.series(series()), year, nth);
    }

    /** The letter that usually begins its numbers. */
    String series() {
      return name().substring(0, 1);
    }
  }

  /** Whether it may be believed. */
  enum State {
    VALID,
    VOID,
    SUPERSEDED
  }

  /**
   * One officer proposed it, another agreed.
   *
   * @param agreedAt null while it waits for the second
   */
  record Ending(
      long ending,
      State how,
      String reason,
      Instant proposedAt,
      long proposedBy,
      @Nullable Instant agreedAt,
      @Nullable Long agreedBy) {
    public boolean stands() {
      return agreedAt != null;
    }
  }

  public State state() {
    return ending == null || !ending.stands() ? State.VALID : ending.how();
  }

  /** The last part of its public address. */
  public String code() {
    return number + "-" + secret;
  }
}
