package org.greenclassroom.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A plan to take away: a line for each device, in the order of the rooms. */
@Controller
class SheetController {
  private static final List<String> COLUMNS =
      List.of(
          "classroom",
          "school",
          "room",
          "tag",
          "kind",
          "model",
          "from",
          "pieces",
          "kilometres",
          "expected");

  private final Planning planning;
  private final Plans plans;
  private final Shown shown;
  private final MessageSource words;

  SheetController(Planning planning, Plans plans, Shown shown, MessageSource words) {
    this.planning = planning;
    this.plans = plans;
    this.shown = shown;
    this.words = words;
  }

  /** For programs: stable headings and codes. */
  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/plans/{plan}/devices.csv")
  void csv(@PathVariable long plan, HttpServletResponse response) throws IOException {
    planning.plan(plan);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"plan-" + plan + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(COLUMNS.toArray());
      plans.each(plan, line -> write(sheet, line, line.kind().name(), line.expected() ? "1" : ""));
    }
  }

  /** For people: the same columns in the reader's language. */
  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/plans/{plan}/devices.xlsx")
  void workbook(@PathVariable long plan, HttpServletResponse response) throws IOException {
    planning.plan(plan);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"plan-" + plan + ".xlsx\"");
    try (var sheet =
        Spreadsheet.xlsx(response.getOutputStream(), word("planning.title") + " " + plan)) {
      sheet.row(COLUMNS.stream().map(column -> word("planning.column." + column)).toArray());
      var expected = word("planning.expected");
      plans.each(
          plan,
          line -> write(sheet, line, shown.word(line.kind()), line.expected() ? expected : ""));
    }
  }

  private static void write(Spreadsheet sheet, Reading.Listed line, String kind, String expected) {
    try {
      sheet.row(
          line.classroom(),
          line.school(),
          line.room(),
          line.tag() == null ? null : line.tag().substring(0, 4) + "-" + line.tag().substring(4),
          kind,
          line.model(),
          line.site(),
          line.pieces(),
          line.kilometres(),
          expected);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String word(String key) {
    return Objects.requireNonNull(
        words.getMessage(key, null, LocaleContextHolder.getLocale()), key);
  }
}
