package org.greenclassroom.checklists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;

/**
 * A version read from a workbook in the manner of XLSForm. What we do not have is refused by its
 * name, sheet and row: a column that is passed over in silence is a question that nobody asks.
 */
final class XlsForm {
  private static final Set<String> SURVEY =
      Set.of(
          "type",
          "name",
          "label",
          "hint",
          "required",
          "relevant",
          "constraint",
          "constraint_message");
  private static final Set<String> CHOICES = Set.of("list_name", "name", "label");
  private static final Set<String> SETTINGS =
      Set.of("form_title", "form_id", "version", "default_language");
  private static final Set<String> TRANSLATED =
      Set.of("label", "hint", "constraint_message", "form_title");

  private final Map<String, List<Option>> lists = new LinkedHashMap<>();
  private final List<Item> items = new ArrayList<>();
  private int depth;

  private XlsForm() {}

  /** Reads a workbook. */
  static Content read(byte[] workbook) {
    var sheets = XlsFormSheets.read(workbook);
    var form = new XlsForm();
    var settings = sheets.get("settings");
    var title = Spoken.NOTHING;
    if (settings != null) {
      var rows = Rows.of("settings", settings, SETTINGS);
      if (!rows.lines.isEmpty()) title = rows.lines.getFirst().spoken("form_title");
    }
    var choices = sheets.get("choices");
    if (choices != null)
      for (var line : Rows.of("choices", choices, CHOICES).lines) form.choice(line);
    var survey = sheets.get("survey");
    if (survey == null) throw new Refusal("checklists.refusal.xls-no-survey");
    for (var line : Rows.of("survey", survey, SURVEY).lines) form.item(line);
    if (form.depth != 0) throw new Refusal("checklists.refusal.xls-group");
    return new Content(title, form.items);
  }

  private void choice(Line line) {
    var list = line.of("list_name");
    if (list.isEmpty()) throw line.no("checklists.refusal.xls-empty", "list_name");
    lists
        .computeIfAbsent(list, _ -> new ArrayList<>())
        .add(new Option(line.of("name"), line.spoken("label")));
  }

  private void item(Line line) {
    var type = line.of("type").replaceAll("\\s+", " ");
    switch (type) {
      case "begin group", "begin_group" -> {
        depth++;
        if (!line.of("relevant").isEmpty())
          throw line.no("checklists.refusal.xls-column", "relevant (begin group)");
        add(line, ItemType.SECTION, List.of());
      }
      case "end group", "end_group" -> {
        if (--depth < 0) throw line.no("checklists.refusal.xls-type", type);
      }
      case "note" -> add(line, ItemType.NOTE, List.of());
      case "text" -> add(line, ItemType.TEXT, List.of());
      case "integer" -> add(line, ItemType.INTEGER, List.of());
      case "decimal" -> add(line, ItemType.DECIMAL, List.of());
      case "date" -> add(line, ItemType.DATE, List.of());
      case "image" -> add(line, ItemType.PHOTO, List.of());
      default -> choosing(line, type);
    }
  }

  private void choosing(Line line, String type) {
    boolean several = type.startsWith("select_multiple ");
    if (!several && !type.startsWith("select_one "))
      throw line.no("checklists.refusal.xls-type", type);
    var list = type.substring(type.indexOf(' ') + 1);
    var options = lists.get(list);
    if (options == null) throw line.no("checklists.refusal.xls-list", list);
    boolean yesNo =
        !several
            && list.equals(XlsFormWriter.YES_NO)
            && options.stream().map(Option::code).toList().equals(List.of("yes", "no"));
    if (yesNo) add(line, ItemType.YES_NO, List.of());
    else add(line, several ? ItemType.SEVERAL_OF : ItemType.ONE_OF, options);
  }

  private void add(Line line, ItemType type, List<Option> options) {
    var relevant = line.of("relevant");
    var condition = relevant.isEmpty() ? null : Expressions.relevant(relevant);
    if (condition == null && !relevant.isEmpty())
      throw line.no("checklists.refusal.xls-expression", relevant);
    var constraint = line.of("constraint");
    var limit = constraint.isEmpty() ? null : Expressions.constraint(constraint);
    if (limit == null && !constraint.isEmpty())
      throw line.no("checklists.refusal.xls-expression", constraint);
    items.add(
        new Item(
            line.of("name"),
            type,
            line.spoken("label"),
            line.spoken("hint"),
            line.yes("required"),
            condition,
            limit,
            line.spoken("constraint_message"),
            options));
  }

  /** A sheet with known columns only. */
  private record Rows(List<Line> lines) {
    static Rows of(String sheet, List<XlsFormSheets.Row> rows, Set<String> known) {
      var lines = new ArrayList<Line>();
      if (rows.isEmpty()) return new Rows(lines);
      var heading = rows.getFirst();
      var columns = new ArrayList<String>();
      for (var cell : heading.cells()) columns.add(column(sheet, heading.number(), cell, known));
      for (var row : rows.subList(1, rows.size())) {
        var cells = new LinkedHashMap<String, String>();
        for (int at = 0; at < row.cells().size(); at++) {
          var said = row.cells().get(at).strip();
          if (said.isEmpty()) continue;
          if (at >= columns.size() || columns.get(at).isEmpty())
            throw new Refusal("checklists.refusal.xls-beside", sheet, row.number(), said);
          cells.put(columns.get(at), said);
        }
        if (!cells.isEmpty()) lines.add(new Line(sheet, row.number(), cells));
      }
      return new Rows(lines);
    }

    /** {@code label}, {@code label::zh}, {@code label::中文 (zh)} are label, label::zh, label::zh. */
    private static String column(String sheet, int row, String heading, Set<String> known) {
      var said = heading.strip();
      if (said.isEmpty()) return "";
      int at = said.indexOf("::");
      var name = (at < 0 ? said : said.substring(0, at)).strip().toLowerCase(Locale.ROOT);
      if (!known.contains(name) || (at >= 0 && !TRANSLATED.contains(name)))
        throw new Refusal("checklists.refusal.xls-column", sheet, row, said);
      if (!TRANSLATED.contains(name)) return name;
      if (at < 0) return name + "::en";
      var language = language(said.substring(at + 2).strip());
      if (language.isEmpty())
        throw new Refusal("checklists.refusal.xls-language", sheet, row, said);
      return name + "::" + language;
    }

    private static String language(String said) {
      var code = said.toLowerCase(Locale.ROOT).replaceAll(".*\\(([^)]*)\\)\\s*$", "$1");
      return switch (code) {
        case "en", "english" -> "en";
        case "zh", "zh-hans", "zh-cn", "chinese", "中文", "简体中文" -> "zh";
        case "fr", "french", "français" -> "fr";
        default -> "";
      };
    }
  }

  /** A row by its columns. */
  private record Line(String sheet, int row, Map<String, String> cells) {
    String of(String column) {
      return cells.getOrDefault(column, "");
    }

    Spoken spoken(String column) {
      return Spoken.of(of(column + "::en"), of(column + "::zh"), of(column + "::fr"));
    }

    boolean yes(String column) {
      return switch (of(column).toLowerCase(Locale.ROOT)) {
        case "yes", "true", "true()", "1" -> true;
        case "", "no", "false", "false()", "0" -> false;
        default -> throw no("checklists.refusal.xls-expression", of(column));
      };
    }

    Refusal no(String key, String what) {
      return new Refusal(key, sheet, row, what);
    }
  }
}
