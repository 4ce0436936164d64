package org.greenclassroom.bench;

import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Said;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a scan.
 *
 * @param tag of the device; null when none was found
 * @param said what happened, in words
 * @param stage of the device now
 * @param number of what was written (fact, stand or sighting): the receipt; null when nothing was
 * @param code the key of the refusal
 */
record Outcome(
    String id,
    Result result,
    @Nullable String tag,
    String said,
    @Nullable Stage stage,
    @Nullable Long number,
    @Nullable String code) {

  /** The same before it is put into words. */
  record Told(
      Result result, @Nullable Tag tag, @Nullable Stage stage, @Nullable Long number, Said said) {}
}
