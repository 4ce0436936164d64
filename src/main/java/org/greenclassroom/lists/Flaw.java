package org.greenclassroom.lists;

import java.util.Locale;

/** What can be wrong with a row. The sentence is {@code lists.flaw.<word>} in the words files. */
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
  EXCEL_NUMBER(Verdict.WARNED),
  FORMULA(Verdict.WARNED),
  LINE_BREAK(Verdict.WARNED),
  KIND_UNKNOWN(Verdict.WARNED),
  KIND_MISSING(Verdict.WARNED),
  MEMORY_UNCLEAR(Verdict.WARNED),
  WEIGHT_UNCLEAR(Verdict.WARNED),
  SERIAL_TWICE(Verdict.WARNED),
  SERIAL_KNOWN(Verdict.WARNED);

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
