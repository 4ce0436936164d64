package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the numbers and labels in one posting, by the form in which they are compared.
 *
 * @param announced lines of this lot, and of the donor's other lots, that bear the number
 * @param books devices in the book that bear it
 * @param beyond numbers that were scanned in this session beyond the list
 * @param labels our tags among what was scanned: what is known of each
 * @param free announced lines without any number, by kind, in the order of the list
 */
record Found(
    Map<String, List<Announced>> announced,
    Map<String, List<Known>> books,
    Map<String, Long> beyond,
    Map<Tag, Label> labels,
    Map<DeviceKind, List<Announced>> free) {

  /** A line of a list that did not come yet. */
  record Announced(
      long item,
      long lot,
      long line,
      String number,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      boolean givenUp,
      boolean scanned) {}

  /**
   * A device in the book.
   *
   * @param lot in which it came
   * @param line of that lot's list; null when it had none
   */
  record Known(String number, Tag tag, Stage stage, @Nullable Long lot, @Nullable Long line) {}

  /** What a tag of ours is: pressed and free, pressed and taken here, or worn by a device. */
  enum Label {
    FREE,
    TAKEN,
    WORN
  }
}
