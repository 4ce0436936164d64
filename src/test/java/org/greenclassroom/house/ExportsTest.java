package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.greenclassroom.frame.Spreadsheet;
import org.junit.jupiter.api.Test;

/**
 * No cell that leaves the house is a formula to the spreadsheet that opens it (OWASP, “CSV
 * Injection”).
 */
class ExportsTest {
  private static final List<String> FORMULAS =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "\n=1",
          "＝1+1",
          "＋1",
          "－1",
          "＠SUM(A1)",
          "=HYPERLINK(\"http://x\",\"y\"),z");

  /** Whoever writes a file for spreadsheets without asking, and why. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "courses/Packs.java", "reads one",
          "labels/LabelSheets.java", "tags and our own address",
          "collection/DriveController.java", "classes, words of ours, and numbers",
          "repair/OpenRepairController.java",
              "OpenRepair takes the signs off, as its standard asks",
          "papers/AnnexFile.java", "frozen with the paper's hash; marks all but negative numbers");

  @Test
  void a_text_is_never_a_formula() throws IOException {
    for (var formula : FORMULAS) {
      var out = new ByteArrayOutputStream();
      try (var csv = Spreadsheet.csv(out)) {
        csv.row("a", formula, -5);
      }
      var line = out.toString(StandardCharsets.UTF_8).substring(1);
      assertThat(line)
          .startsWith("a,")
          .contains("'" + formula.replace("\"", "\"\""))
          .endsWith(",-5\r\n");
      assertThat(xlsx(formula)).doesNotContain("<f>").contains("inlineStr");
    }
    assertThat(Spreadsheet.harmless("a=1")).isEqualTo("a=1");
    assertThat(Spreadsheet.harmless("")).isEmpty();
  }

  @Test
  void what_was_made_harmless_is_read_back_as_it_was() {
    for (var text : FORMULAS)
      assertThat(Spreadsheet.meant(Spreadsheet.harmless(text))).isEqualTo(text);
    for (var text : List.of("", "'", "a=1", "'t is", "'005"))
      assertThat(Spreadsheet.meant(text)).isEqualTo(text);
  }

  private static String xlsx(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = Spreadsheet.xlsx(out, "rows")) {
      book.row("heading");
      book.row(text);
    }
    var file = Files.createTempFile("rows", ".xlsx");
    try {
      Files.write(file, out.toByteArray());
      try (var zip = new ZipFile(file.toFile())) {
        var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
        return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void who_writes_such_a_file_by_hand_asks_the_one_place() throws IOException {
    var wrong = new ArrayList<String>();
    for (var file : Sources.files(file -> file.toString().endsWith(".java"))) {
      var name = Sources.ROOT.relativize(file).toString();
      var text = Files.readString(file);
      boolean byHand =
          text.contains("CsvWriter.builder()")
              || text.contains("\\uFEFF") && text.contains("\\r\\n") && !text.contains("Reader")
              || text.contains("\"text/csv") && text.contains("\\r\\n");
      boolean asks = text.contains("Spreadsheet") || text.contains("Csv.row(");
      if (byHand && !asks && !WITHOUT.containsKey(name)) wrong.add(name);
      if (text.contains("=+-@") && !name.equals("frame/Spreadsheet.java"))
        wrong.add(name + " has a rule of its own");
    }
    assertThat(wrong).isEmpty();
  }
}
