package org.greenclassroom.bench;

import java.time.Instant;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A stock-taking round; null narrows nothing.
 *
 * @param pallet the pallet it is about
 * @param site the site it is about
 * @param closedAt null while it is being counted
 */
record Round(
    long round,
    @Nullable Long pallet,
    @Nullable String word,
    @Nullable Long site,
    @Nullable String siteName,
    @Nullable Stage stage,
    @Nullable DeviceKind kind,
    Instant startedAt,
    @Nullable String startedBy,
    @Nullable Instant closedAt) {

  /** What a round is to be about. */
  record Filter(
      @Nullable Long pallet,
      @Nullable Long site,
      @Nullable Stage stage,
      @Nullable DeviceKind kind) {}

  /** What came of it so far. */
  record Counts(long expected, long found, long missing, long unexpected, long unknown) {}

  /** One line of the result. */
  record Line(
      String result,
      String code,
      @Nullable String tag,
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable Stage stage,
      @Nullable String stood,
      @Nullable Instant scannedAt) {}
}
