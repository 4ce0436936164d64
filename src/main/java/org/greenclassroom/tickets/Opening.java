package org.greenclassroom.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What somebody, or something, says is wrong.
 *
 * @param device its id in the book; null: the room as a whole, or nobody knows which
 * @param sourceRef what of that source it is: the same twice is the same ticket
 * @param part null: nobody knows yet
 * @param words what is wrong, in one or a few sentences
 */
public record Opening(
    long classroom,
    @Nullable Long device,
    Source source,
    String sourceRef,
    Category category,
    Severity severity,
    @Nullable Piece part,
    String words) {

  public Opening(
      long classroom,
      @Nullable Long device,
      Source source,
      String sourceRef,
      Category category,
      Severity severity,
      String words) {
    this(classroom, device, source, sourceRef, category, severity, null, words);
  }
}
