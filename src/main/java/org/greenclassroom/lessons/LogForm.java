package org.greenclassroom.lessons;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a teacher typed; what is left empty is as in the timetable. */
record LogForm(Map<String, List<String>> fields) {

  /** The entry and the day that were chosen; null: a lesson that stood in no timetable. */
  record Slot(long entry, LocalDate day) {}

  @Nullable Slot slot() {
    var chosen = text("slot");
    if (chosen.isEmpty()) return null;
    if (!chosen.matches("\\d{1,18}@\\d{4}-\\d{2}-\\d{2}")) throw unreadable("slot", chosen);
    var parts = chosen.split("@");
    return new Slot(Long.parseLong(parts[0]), day(parts[1]));
  }

  /**
   * The lesson that it says.
   *
   * @param entry of its slot; null: it stood in no timetable
   */
  Lesson lesson(long classroom, @Nullable Entry entry, Via via) {
    var slot = slot();
    var corrects = number("corrects");
    boolean cancelled = text("state").equals("CANCELLED");
    var typedDay = text("day");
    if (slot == null && typedDay.isEmpty()) throw new Refusal("lessons.refusal.no-day");
    var unit = text("unit");
    Long version = entry == null ? null : entry.courseVersion();
    Integer nth = null;
    if (!unit.isEmpty()) {
      if (!unit.matches("\\d{1,18}(\\.\\d{1,3})?")) throw unreadable("unit", unit);
      var parts = unit.split("\\.");
      version = Long.valueOf(parts[0]);
      nth = parts.length > 1 ? Integer.valueOf(parts[1]) : null;
    }
    var grade = whole("grade");
    if (grade == null) {
      if (entry == null) throw new Refusal("lessons.refusal.no-grade");
      grade = entry.grade();
    }
    var label = text("classLabel");
    if (label.isEmpty() && entry != null) label = entry.classLabel();
    var minutes = whole("minutes");
    if (minutes == null && entry != null) minutes = entry.minutes();
    var tongue = text("tongue");
    return new Lesson(
        uid(),
        classroom,
        slot == null ? day(typedDay) : slot.day(),
        slot == null ? null : (Long) slot.entry(),
        cancelled ? LessonState.CANCELLED : LessonState.HELD,
        cancelled ? reason() : null,
        grade,
        label,
        cancelled ? null : minutes,
        cancelled ? null : whole("pupils"),
        cancelled ? null : whole("girls"),
        cancelled ? null : whole("boys"),
        cancelled ? null : whole("computers"),
        version,
        cancelled ? null : nth,
        tongue.isEmpty() ? entry == null ? Tongue.ZH : entry.tongue() : tongue(tongue),
        text("remark"),
        via,
        corrects);
  }

  private UUID uid() {
    var uid = text("uid");
    if (!uid.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw unreadable("uid", uid);
    return UUID.fromString(uid);
  }

  private @Nullable Reason reason() {
    var reason = text("reason");
    for (var one : Reason.values()) if (one.name().equals(reason)) return one;
    return null;
  }

  static Tongue tongue(String code) {
    for (var one : Tongue.values()) if (one.name().equals(code)) return one;
    throw unreadable("tongue", code);
  }

  private @Nullable Integer whole(String field) {
    var said = text(field);
    if (said.isEmpty()) return null;
    if (!said.matches("-?\\d{1,4}")) throw unreadable(field, said);
    return Integer.valueOf(said);
  }

  private @Nullable Long number(String field) {
    var said = text(field);
    if (said.isEmpty()) return null;
    if (!said.matches("\\d{1,18}")) throw unreadable(field, said);
    return Long.valueOf(said);
  }

  private static LocalDate day(String said) {
    try {
      return LocalDate.parse(said);
    } catch (DateTimeParseException wrong) {
      throw unreadable("day", said);
    }
  }

  private static Refusal unreadable(String field, String said) {
    return new Refusal("frame.refusal.unreadable", field, said);
  }

  /** In one form of its letters: full-width digits become digits. */
  private String text(String field) {
    var all = fields.get(field);
    var said = all == null || all.isEmpty() || all.getFirst() == null ? "" : all.getFirst();
    return Normalizer.normalize(said.replace("\u0000", ""), Normalizer.Form.NFKC).strip();
  }
}
