package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One item of a lot and what became of it, with its evidence.
 *
 * @param position its place in the lot, for paging
 * @param tag null: it never came, like weight, day and line of the book
 * @param fact the line of the book that says so
 * @param place the classroom and its school; null: no classroom has it
 * @param slip the number of the hand-over slip; null: it was not given back
 * @param proof the number of a plant's certificate, or why it did not come; null: neither
 */
record Item(
    long position,
    @Nullable Tag tag,
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String donorsTag,
    @Nullable Long grams,
    @Nullable Basis basis,
    Outcome outcome,
    @Nullable Instant since,
    @Nullable Long fact,
    @Nullable String place,
    @Nullable String slip,
    @Nullable String proof,
    @Nullable LocalDate proofOn,
    @Nullable String plant,
    @Nullable String licence) {

  public String what() {
    return ((maker == null ? "" : maker) + " " + (model == null ? "" : model)).strip();
  }

  /** What shows it, in a few words that need no translation; empty when nothing more is to say. */
  public String shownBy() {
    if (plant != null) return proof + " · " + plant;
    if (place != null) return place;
    return slip == null ? "" : slip;
  }

  /** Words key of the reason why it did not come; null when it came. */
  public @Nullable String reasonKey() {
    return tag != null || proof == null
        ? null
        : "outcomes.reason." + proof.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
