package org.greenclassroom.donations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody offers, as it was sent.
 *
 * @param secret of the link by which the donor follows it
 * @param takenBy the officer who wrote it down on the telephone; null: the donor did
 * @param organisation empty for a person who gives for themselves
 * @param lot null until one was opened from it
 */
public record Offer(
    long offer,
    long form,
    String secret,
    Instant sentAt,
    @Nullable Long takenBy,
    DonorType donorType,
    String organisation,
    String place,
    String territory,
    String address,
    String floor,
    Known lift,
    AssetStatus assetStatus,
    Wiping wiping,
    @Nullable LocalDate wishedFrom,
    @Nullable LocalDate wishedTo,
    String remarks,
    String language,
    State state,
    @Nullable Long lot) {

  public enum DonorType {
    COMPANY,
    INSTITUTION,
    UNIVERSITY,
    PERSON,
    CHAMBER_DRIVE
  }

  /** What the things are in the donor's own books. */
  public enum AssetStatus {
    IDLE,
    RETIRED,
    /** Waste by the donor's own word: never turned into a donation. */
    SCRAPPED,
    /** Not for us: never sent. */
    STATE_SECRETS
  }

  /** Who clears the data. */
  public enum Wiping {
    PROGRAMME,
    DONOR,
    DRIVES_REMOVED
  }

  public enum Known {
    YES,
    NO,
    UNKNOWN
  }

  public enum State {
    WAITING,
    ACCEPTED,
    PARTLY_ACCEPTED,
    DECLINED,
    WITHDRAWN
  }

  static String number(long offer) {
    return "O-%05d".formatted(offer);
  }

  public String number() {
    return number(offer);
  }

  public boolean isWaiting() {
    return state == State.WAITING;
  }

  public boolean isTaken() {
    return state == State.ACCEPTED || state == State.PARTLY_ACCEPTED;
  }

  public boolean isScrapped() {
    return assetStatus == AssetStatus.SCRAPPED;
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
