package org.greenclassroom.checkins;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What the form of a report posts, besides its answers. */
record ReportForm(Map<String, String[]> posted) {
  UUID uid() {
    try {
      return UUID.fromString(said("uid"));
    } catch (IllegalArgumentException noUid) {
      throw new Refusal("frame.refusal.missing", "uid");
    }
  }

  long version() {
    var said = said("version");
    if (!said.matches("\\d{1,18}")) throw new Refusal("frame.refusal.missing", "version");
    return Long.parseLong(said);
  }

  LocalDate period(ReportKind kind, Occasion occasion) {
    var said = said("period");
    return said.isEmpty() ? kind.period(occasion.today()) : day("period", said);
  }

  /** How it came; the school's own page says nothing. */
  Via via() {
    return switch (said("via")) {
      case "PAPER" -> Via.PAPER;
      case "OFFICE" -> Via.OFFICE;
      default -> throw new Refusal("frame.refusal.missing", "via");
    };
  }

  /** When the school said it; not in the future. */
  Instant receivedAt(Occasion occasion) {
    var said = said("received");
    if (said.isEmpty()) return occasion.now();
    var day = day("received", said);
    if (day.isAfter(occasion.today())) throw new Refusal("checkins.refusal.received", day);
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(12, 0).atZone(occasion.zone()).toInstant();
  }

  /**
   * What is said of each computer; "all work" says it of all that nothing else is said of.
   *
   * @throws Refusal naming how many nothing is said of
   */
  Map<Long, RollState> roll(List<RoomTable.Listed> listed) {
    var all = new LinkedHashMap<Long, RollState>();
    posted.forEach((field, values) -> {
      if (!field.matches("device\\.\\d{1,18}")) return;
      var state = state(values[0]);
      if (state != null) all.put(Long.valueOf(field.substring(7)), state);
    });
    boolean allWork = said("do").equals("all");
    int silent = 0;
    for (var one : listed) {
      if (all.containsKey(one.device())) continue;
      if (allWork) all.put(one.device(), RollState.WORKING);
      else silent++;
    }
    if (silent > 0) throw new Refusal("checkins.refusal.roll-open", silent);
    return all;
  }

  private static @Nullable RollState state(String said) {
    for (var state : RollState.values()) if (state.name().equals(said)) return state;
    return null;
  }

  private static LocalDate day(String field, String said) {
    try {
      return LocalDate.parse(said);
    } catch (DateTimeException noDay) {
      throw new Refusal("frame.refusal.unreadable", field, said);
    }
  }

  String said(String field) {
    var values = posted.get(field);
    return values == null ? "" : values[0].strip();
  }
}
