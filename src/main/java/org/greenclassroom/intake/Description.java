package org.greenclassroom.intake;

import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Serials;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes down of one scanned machine.
 *
 * @param serial null leaves what is known
 * @param other why it is not what the list says; null: it is
 * @param damage how it was damaged on the way; null: it was not
 */
record Description(
    @Nullable DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String match,
    @Nullable Tag worn,
    @Nullable Long grams,
    @Nullable Reason other,
    @Nullable Reason damage,
    @Nullable String remark) {

  static Description typed(
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String worn,
      @Nullable String kilograms,
      @Nullable Reason other,
      @Nullable Reason damage,
      @Nullable String remark) {
    var number = text(serial);
    var label = text(worn);
    var weight = text(kilograms);
    return new Description(
        kind,
        text(maker),
        text(model),
        number == null ? null : Line.clean(number),
        number == null ? null : Serials.match(Line.clean(number)),
        label == null ? null : Tag.parse(label),
        weight == null ? null : Weight.kilograms(weight).grams(),
        other,
        damage,
        text(remark));
  }

  /** The same, if it can be so. */
  Description checked(boolean beyondTheList) {
    if (beyondTheList && kind == null) throw new Refusal("intake.refusal.no-kind");
    if (serial != null && (Serials.isPlaceholder(serial) || Serials.isExcelNumber(serial)))
      throw new Refusal("intake.refusal.no-serial", serial);
    if (other != null && !other.fits(Differs.OTHER)) throw new Refusal("intake.refusal.no-reason");
    if (damage != null && !damage.fits(Differs.DAMAGED))
      throw new Refusal("intake.refusal.no-reason");
    return this;
  }

  /** Whether it is another model, kind or number than the list says. */
  boolean differs(Scanned before) {
    return (kind != null && kind != before.announced())
        || otherwise(model, before.announcedModel())
        || (match != null
            && before.announcedSerial() != null
            && !match.equals(Serials.match(before.announcedSerial())));
  }

  private static boolean otherwise(@Nullable String is, @Nullable String was) {
    return is != null && was != null && !Text.word(is).equals(Text.word(was));
  }

  static @Nullable String text(@Nullable String typed) {
    if (typed == null) return null;
    var clean = Text.clean(typed);
    if (clean.length() > Lists.LONGEST_CELL) throw new Refusal("intake.refusal.text-too-long");
    return clean.isEmpty() ? null : clean;
  }
}
