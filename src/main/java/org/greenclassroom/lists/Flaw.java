package org.greenclassroom.lists;

import java.util.Locale;

/**
 * What can be wrong with a row. The sentence is {@code lists.flaw.<word>} in the words files.
 *
 * <p>Refused is only what would become no device, or not the right number of them. Where a number
 * was damaged the machine is still there: it comes in with a warning, and without the number when
 * its digits are invented. What is only written strangely and read without doubt is noted.
 */
public enum Flaw {
  TOO_FEW_CELLS(Verdict.REFUSED),
  TOO_MANY_CELLS(Verdict.REFUSED),
  /** The file ends in the middle of this row. */
  CUT_OFF(Verdict.REFUSED),
  CELL_TOO_LONG(Verdict.REFUSED),
  NOTHING_IDENTIFIES(Verdict.REFUSED),
  /** One row that stands for several machines: every device needs a row of its own. */
  SEVERAL_DEVICES(Verdict.REFUSED),

  PLACEHOLDER_SERIAL(Verdict.WARNED),
  PLACEHOLDER_DRIVE(Verdict.WARNED),
  PLACEHOLDER_NAME(Verdict.WARNED),
  /** Its last digits are gone: not taken. */
  EXCEL_NUMBER(Verdict.WARNED),
  /** Excel keeps fifteen digits and fills up with zeros: not taken. */
  ROUNDED(Verdict.WARNED),
  /** "3-12" became the third of December: not taken. */
  BECAME_DATE(Verdict.WARNED),
  /**
   * A bare number in the range of Excel's days among numbers with letters: taken, to be looked at.
   */
  MAYBE_DATE(Verdict.WARNED),
  /** Shorter than the others, which begin with zeros: taken as it stands, never filled up. */
  LOST_ZEROS(Verdict.WARNED),
  /** "#N/A" of a formula that found nothing: not taken. */
  FORMULA_ERROR(Verdict.WARNED),
  FORMULA(Verdict.WARNED),
  LINE_BREAK(Verdict.WARNED),
  KIND_UNKNOWN(Verdict.WARNED),
  KIND_MISSING(Verdict.WARNED),
  MEMORY_UNCLEAR(Verdict.WARNED),
  WEIGHT_UNCLEAR(Verdict.WARNED),
  SERIAL_TWICE(Verdict.WARNED),
  SERIAL_KNOWN(Verdict.WARNED),

  /** Compared as plain letters and digits; kept as written. */
  FULL_WIDTH(Verdict.ACCEPTED),
  /** Blanks that nobody sees; taken away. */
  INVISIBLE(Verdict.ACCEPTED),
  /** Excel's mark for "this is text"; taken away. */
  APOSTROPHE(Verdict.ACCEPTED);

  final Verdict verdict;

  Flaw(Verdict verdict) {
    this.verdict = verdict;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Flaw of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
