package org.greenclassroom.impact;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/** One row behind a figure. {@code key} and {@code part} are its place in the list. */
sealed interface Row {
  long key();

  long part();

  /** What it adds to the figure: pieces, grams, days or pupils. */
  long amount();

  /** A device. */
  record OfDevice(
      long key,
      long part,
      long amount,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donor,
      Stage stage,
      Basis basis,
      Instant firstReceivedAt)
      implements Row {}

  /**
   * A stay of a device in a classroom; the amount is in days.
   *
   * @param endedAt null: it is still there
   * @param missing days from each miss to its find, which are not in the amount
   */
  record OfStay(
      long key,
      long part,
      long amount,
      Tag tag,
      DeviceKind kind,
      @Nullable String model,
      String school,
      String classroom,
      Instant installedAt,
      @Nullable Instant endedAt,
      int missing)
      implements Row {}

  /** A weigh ticket. */
  record OfWeighing(
      long key,
      long part,
      long amount,
      String ticket,
      String batch,
      String plant,
      LocalDate weighedOn,
      long gross,
      long tare)
      implements Row {}

  /** A device's share of the kilograms on the certificate that names it. */
  record OfTreatment(
      long key,
      long part,
      long amount,
      Tag tag,
      DeviceKind kind,
      @Nullable String model,
      String certificate,
      String plant,
      LocalDate issuedOn)
      implements Row {}

  /** A classroom that its school took over. */
  record OfRoom(
      long key, long part, long amount, String school, String classroom, LocalDate acceptedOn)
      implements Row {}

  /**
   * An activity that was held.
   *
   * @param school null: at no school
   */
  record OfActivity(
      long key, long part, long amount, LocalDate day, String title, @Nullable String school)
      implements Row {}

  /**
   * Pupils with IT lessons in one classroom in one school year, or in several that are told
   * together.
   *
   * @param school null: of several
   * @param classroom null: several
   * @param source how it was counted; SPECIAL and SMALL: which rooms these are
   */
  record OfHeadcount(
      long key,
      long part,
      long amount,
      @Nullable String school,
      @Nullable String classroom,
      String year,
      String source)
      implements Row {}
}
