package org.greenclassroom.checklists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A version as a workbook in the manner of XLSForm: survey, choices, settings. */
final class XlsFormWriter {
  static final String YES_NO = "yes_no";
  private static final Spoken YES = new Spoken("yes", "是", "oui");
  private static final Spoken NO = new Spoken("no", "否", "non");

  private final Worksheet survey;
  private final Worksheet choices;
  private int row = 1;
  private int choice = 1;
  private boolean yesNo;
  private boolean group;

  private XlsFormWriter(Worksheet survey, Worksheet choices) {
    this.survey = survey;
    this.choices = choices;
  }

  static byte[] write(Version version) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Green Classroom", "1.0")) {
      var writer = new XlsFormWriter(book.newWorksheet("survey"), book.newWorksheet("choices"));
      writer.headings();
      for (var item : version.items()) writer.item(item);
      writer.endGroup();
      settings(book.newWorksheet("settings"), version);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private void headings() {
    line(
        survey,
        0,
        List.of(
            "type",
            "name",
            "label::English (en)",
            "label::中文 (zh)",
            "label::français (fr)",
            "hint::English (en)",
            "hint::中文 (zh)",
            "hint::français (fr)",
            "required",
            "relevant",
            "constraint",
            "constraint_message::English (en)",
            "constraint_message::中文 (zh)",
            "constraint_message::français (fr)"));
    line(
        choices,
        0,
        List.of(
            "list_name", "name", "label::English (en)", "label::中文 (zh)", "label::français (fr)"));
  }

  private void item(Item item) {
    if (item.type() == ItemType.SECTION) endGroup();
    var condition = item.relevant();
    var limit = item.limit();
    line(
        survey,
        row++,
        List.of(
            type(item),
            item.name(),
            item.label().en(),
            item.label().zh(),
            item.label().fr(),
            item.hint().en(),
            item.hint().zh(),
            item.hint().fr(),
            item.required() ? "yes" : "",
            condition == null ? "" : Expressions.relevant(condition),
            limit == null ? "" : Expressions.constraint(limit),
            item.message().en(),
            item.message().zh(),
            item.message().fr()));
    for (var option : item.options())
      choice(item.name() + "_options", option.code(), option.label());
  }

  private String type(Item item) {
    return switch (item.type()) {
      case SECTION -> {
        group = true;
        yield "begin group";
      }
      case NOTE -> "note";
      case TEXT -> "text";
      case INTEGER -> "integer";
      case DECIMAL -> "decimal";
      case DATE -> "date";
      case PHOTO -> "image";
      case ONE_OF -> "select_one " + item.name() + "_options";
      case SEVERAL_OF -> "select_multiple " + item.name() + "_options";
      case YES_NO -> {
        if (!yesNo) {
          choice(YES_NO, "yes", YES);
          choice(YES_NO, "no", NO);
        }
        yesNo = true;
        yield "select_one " + YES_NO;
      }
    };
  }

  /** Our headings are XLSForm's groups; one ends where the next begins. */
  private void endGroup() {
    if (group) line(survey, row++, List.of("end group"));
    group = false;
  }

  private void choice(String list, String code, Spoken label) {
    line(choices, choice++, List.of(list, code, label.en(), label.zh(), label.fr()));
  }

  private static void settings(Worksheet settings, Version version) {
    line(
        settings,
        0,
        List.of(
            "form_title",
            "form_title::中文 (zh)",
            "form_title::français (fr)",
            "form_id",
            "version",
            "default_language"));
    line(
        settings,
        1,
        List.of(
            version.title().en(),
            version.title().zh(),
            version.title().fr(),
            version.code(),
            String.valueOf(version.n()),
            "English (en)"));
  }

  private static void line(Worksheet sheet, int row, List<String> cells) {
    for (int at = 0; at < cells.size(); at++)
      if (!cells.get(at).isEmpty()) sheet.inlineString(row, at, cells.get(at));
  }
}
