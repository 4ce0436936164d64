package org.greenclassroom.checkins;

import java.time.LocalDate;
import java.util.Locale;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.followup.TaskKind;

/** What a report is about. */
public enum ReportKind {
  CHECKIN(Use.CHECKIN, TaskKind.CHECKIN),
  INVENTORY(Use.INVENTORY, TaskKind.INVENTORY),
  PRINCIPAL(Use.QUESTIONNAIRE_PRINCIPAL, TaskKind.QUESTIONNAIRE),
  TEACHER(Use.QUESTIONNAIRE_TEACHER, TaskKind.QUESTIONNAIRE),
  PUPILS(Use.QUESTIONNAIRE_PUPILS, TaskKind.QUESTIONNAIRE);

  private final Use use;
  private final TaskKind task;

  ReportKind(Use use, TaskKind task) {
    this.use = use;
    this.task = task;
  }

  Use use() {
    return use;
  }

  TaskKind task() {
    return task;
  }

  /** Whether a later report of the same period takes the place of the earlier. */
  boolean revised() {
    return this == CHECKIN || this == INVENTORY;
  }

  /** In addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The period in which a day lies, by its first day: a month, or a half-year. */
  public LocalDate period(LocalDate day) {
    return this == CHECKIN
        ? day.withDayOfMonth(1)
        : LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
  }

  /** The first day after the period. */
  LocalDate after(LocalDate period) {
    return period.plusMonths(this == CHECKIN ? 1 : 6);
  }
}
