package org.greenclassroom.labels;

import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How labels of a batch are printed.
 *
 * @param begins the place on the first sheet at which to begin, from 1: the others were used before
 * @param copies of each label
 * @param kit three labels for a computer: body, inside, adapter
 * @param first the number of the tag to begin with, from 1: a long batch is printed in parts
 * @param dots an inch, of a thermal printer; null for everything else
 */
record Printing(
    Sheet sheet,
    int begins,
    int copies,
    boolean kit,
    int first,
    Form form,
    @Nullable Integer dots) {
  /** Labels in one file: what a printer takes at one time. */
  static final int LABELS = 3_000;

  static final int COPIES = 20;

  enum Form {
    PDF,
    ZPL,
    CSV
  }

  Printing checked() {
    int places = sheet.geometry().places();
    if (begins < 1 || begins > places) throw new Refusal("labels.refusal.begins", places);
    if (copies < 1 || copies > COPIES) throw new Refusal("labels.refusal.copies", COPIES);
    if (form == Form.ZPL && (dots == null || !(dots == 203 || dots == 300 || dots == 600)))
      throw new Refusal("labels.refusal.dots");
    return this;
  }

  int ofEach() {
    return copies * (kit ? Label.Part.values().length : 1);
  }

  /** How many devices of so many are printed at one time. */
  int devices(int all) {
    if (first < 1 || first > all) throw new Refusal("labels.refusal.first", all);
    return Math.min(all - first + 1, Math.max(1, LABELS / ofEach()));
  }
}
