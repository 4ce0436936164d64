package org.greenclassroom.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of outcomes: every real list we were given, and what is made of it row by row. */
class DonorsListsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          empty.csv                                    | refused: lists.refusal.empty []
          header-only-utf8.csv                         | refused: lists.refusal.heading-only []
          truncated-gb18030.csv                        | GB18030 comma: 8 accepted, 0 warned, 1 refused (CUT_OFF 10)
          zh-37-gb18030-excel-default.csv              | GB18030 comma: 24 accepted, 13 warned, 0 refused ()
          zh-37-gbk-semicolon.csv                      | GB18030 semicolon: 24 accepted, 13 warned, 0 refused ()
          zh-37-utf16le-bom-tab-excel-unicode-text.txt | UTF-16LE (BOM) tab: 24 accepted, 13 warned, 0 refused ()
          zh-37-utf8-bom.csv                           | UTF-8 (BOM) comma: 24 accepted, 13 warned, 0 refused ()
          zh-37-utf8-cr-only-mac.csv                   | UTF-8 comma: 24 accepted, 13 warned, 0 refused ()
          zh-37-utf8-lf-tab.tsv                        | UTF-8 tab: 24 accepted, 13 warned, 0 refused ()
          zh-37-utf8.csv                               | UTF-8 comma: 24 accepted, 13 warned, 0 refused ()
          zh-duplicate-header-utf8.csv                 | refused: lists.refusal.duplicate-heading [型号]
          zh-gb18030-4byte-rare-han.csv                | GB18030 comma: 1 accepted, 0 warned, 0 refused ()
          zh-hostile-cells-utf8.csv                    | UTF-8 comma: 27 accepted, 17 warned, 1 refused (TOO_FEW_CELLS 48)
          """)
  void a_donors_list_gives_the_right_preview(String name, String outcome) throws IOException {
    assertThat(outcome(name)).isEqualTo(outcome);
  }

  @org.junit.jupiter.api.Test
  void explore() throws IOException {
    for (var folder : new String[] {"snipe-it", "shelf.nu", "ralph", "human-essentials", "olpc-inventario", "ereuse-devicehub-django", "ereuse-devicehub-teal"})
      try (var all = Files.walk(fixture(folder))) {
        for (var path : all.filter(p -> p.toString().matches(".*\\.(csv|tsv|xls|xlsx|ods|txt|zip)")).sorted().toList())
          System.out.println("OUT " + fixture("x").getParent().relativize(path) + " | " + outcomeOf(path));
      }
  }

  private static String outcome(String name) throws IOException {
    return outcomeOf(fixture("derived-csv/" + name));
  }

  private static String outcomeOf(Path path) throws IOException {
    try (var list = AssetList.open(path)) {
      var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
      for (var verdict : Verdict.values()) verdicts.put(verdict, 0);
      var refused = new LinkedHashSet<String>();
      while (list.hasNext()) {
        var row = list.next();
        verdicts.merge(row.verdict(), 1, Integer::sum);
        if (row.verdict() == Verdict.REFUSED)
          refused.add(row.remarks().getFirst().flaw() + " " + row.line());
      }
      if (list.question != null) return "asks for the columns";
      var delimiter = list.file.delimiter();
      return "%s %s: %d accepted, %d warned, %d refused (%s)"
          .formatted(
              list.file.encoding() == null ? list.file.format().name() : list.file.encoding().label(),
              delimiter == null
                  ? ""
                  : delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : "tab",
              verdicts.get(Verdict.ACCEPTED),
              verdicts.get(Verdict.WARNED),
              verdicts.get(Verdict.REFUSED),
              String.join(", ", refused));
    } catch (Refusal refusal) {
      return "refused: " + refusal.getMessage();
    }
  }

  private static Path fixture(String name) {
    var folder = Path.of(System.getProperty("fixtures", "../shared/fixtures"));
    var path = folder.resolve(name);
    if (!name.equals("x")) assumeTrue(Files.exists(path), "no fixture " + name + " in " + folder.toAbsolutePath());
    return path;
  }
}
