package org.greenclassroom.method;

/**
 * Parts built in new.
 *
 * @param pieces in the whole line
 */
public record NewPart(Part part, long pieces) {
  public NewPart {
    Range.within("parts", pieces, 0, 10_000_000);
  }
}
