package org.greenclassroom.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
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

  /**
   * What is no list of devices is refused, or asks what its columns mean: nothing of it was read as
   * a device.
   */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = OTHERS)
  void a_real_list_of_another_programme_gives_the_right_preview_or_refusal(
      String name, String outcome) throws IOException {
    assertThat(outcomeOf(fixture(name))).isEqualTo(outcome);
  }

  @Test
  void no_list_is_forgotten() throws IOException {
    var root = fixture("derived-csv").getParent();
    var named = OTHERS.lines().map(line -> line.replaceAll(" \\| .*", "").strip()).toList();
    for (var folder :
        List.of("snipe-it", "shelf.nu", "ralph", "human-essentials", "olpc-inventario"))
      try (var all = Files.walk(fixture(folder))) {
        assertThat(
                all.map(path -> root.relativize(path).toString())
                    .filter(path -> path.matches(".*\\.(csv|tsv|xlsx?|ods)")))
            .isSubsetOf(named);
      }
  }

  private static final String OTHERS =
      """
          snipe-it/sample_csvs/accessories-sample.csv | UTF-8 comma: 0 accepted, 0 warned, 3 refused (SEVERAL_DEVICES 2, SEVERAL_DEVICES 3, SEVERAL_DEVICES 4)
          snipe-it/sample_csvs/assets-sample-BAD.csv | refused: lists.refusal.undecodable [26, GB18030]
          snipe-it/sample_csvs/assets-sample-BLANKS.csv | refused: lists.refusal.undecodable [26, GB18030]
          snipe-it/sample_csvs/assets-sample.csv | UTF-8 (BOM) comma: 0 accepted, 22 warned, 0 refused ()
          snipe-it/sample_csvs/components-sample.csv | UTF-8 comma: 0 accepted, 0 warned, 1 refused (SEVERAL_DEVICES 2)
          snipe-it/sample_csvs/consumables-sample.csv | UTF-8 comma: 0 accepted, 0 warned, 3 refused (SEVERAL_DEVICES 2, SEVERAL_DEVICES 3, SEVERAL_DEVICES 4)
          snipe-it/sample_csvs/licenses-sample.csv | refused: lists.refusal.licences []
          snipe-it/sample_csvs/locations-sample.csv | asks for the columns
          snipe-it/sample_csvs/models-sample.csv | UTF-8 (BOM) comma: 17 accepted, 3 warned, 0 refused ()
          snipe-it/sample_csvs/users-sample.csv | refused: lists.refusal.people []
          shelf.nu/apps/webapp/public/static/shelf.nu-example-asset-import-from-content-with-barcodes.csv | UTF-8 comma: 0 accepted, 2 warned, 2 refused (SEVERAL_DEVICES 4, SEVERAL_DEVICES 5)
          shelf.nu/apps/webapp/public/static/shelf.nu-example-asset-import-from-content.csv | UTF-8 comma: 0 accepted, 2 warned, 2 refused (SEVERAL_DEVICES 4, SEVERAL_DEVICES 5)
          shelf.nu/apps/webapp/public/static/shelf.nu-example-import-users-from-content.csv | refused: lists.refusal.people []
          ralph/src/ralph/data_importer/tests/samples/back_office_assets.csv | UTF-8 comma: 2 accepted, 0 warned, 0 refused ()
          ralph/src/ralph/data_importer/tests/samples/management_ip_blank.csv | UTF-8 comma: 1 accepted, 0 warned, 0 refused ()
          ralph/src/ralph/data_importer/tests/samples/management_ip_existing.csv | UTF-8 comma: 1 accepted, 0 warned, 0 refused ()
          ralph/src/ralph/data_importer/tests/samples/rack.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/regions.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/server_room.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses.zip | refused: lists.refusal.not-a-list []
          ralph/src/ralph/data_importer/tests/samples/warehouses/1_Warehouse.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses/2_Warehouse.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses_semicolon.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses_skipid.csv | asks for the columns
          ralph/src/ralph/data_importer/tests/samples/warehouses_tab.csv | asks for the columns
          human-essentials/public/diaper_drive_participants.csv | refused: lists.refusal.people []
          human-essentials/public/donation_sites_template.csv | refused: lists.refusal.people []
          human-essentials/public/partners_template.csv | refused: lists.refusal.people []
          human-essentials/public/storage_locations_template.csv | asks for the columns
          human-essentials/public/vendors.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/donation_sites.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/donations_export.csv | asks for the columns
          human-essentials/spec/fixtures/files/donations_export_case_insensitive_sort.csv | asks for the columns
          human-essentials/spec/fixtures/files/donations_export_with_in_kind_values.csv | asks for the columns
          human-essentials/spec/fixtures/files/donations_export_with_inactive_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/donations_export_with_unused_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/duplicated_name_donation_sites.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/invalid_donation_sites.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/inventory.csv | asks for the columns
          human-essentials/spec/fixtures/files/partners.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/partners_with_bom_encoding.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/partners_with_duplicates.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/partners_with_invalid_email.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/product_drive_participants.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/purchases_export.csv | asks for the columns
          human-essentials/spec/fixtures/files/purchases_export_case_insensitive_sort.csv | asks for the columns
          human-essentials/spec/fixtures/files/purchases_export_with_inactive_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/purchases_export_with_unused_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/storage_locations.csv | asks for the columns
          human-essentials/spec/fixtures/files/storage_locations_export.csv | asks for the columns
          human-essentials/spec/fixtures/files/storage_locations_export_case_insensitive_sort.csv | asks for the columns
          human-essentials/spec/fixtures/files/storage_locations_export_with_inactive_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/storage_locations_export_with_unused_item.csv | asks for the columns
          human-essentials/spec/fixtures/files/valid_donation_sites.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/vendors.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/files/wrong_headers.csv | refused: lists.refusal.people []
          human-essentials/spec/fixtures/ndbn-invalid-header-import.csv | asks for the columns
          human-essentials/spec/fixtures/ndbn-invalid-import.csv | asks for the columns
          human-essentials/spec/fixtures/ndbn-many-errors-import.csv | asks for the columns
          human-essentials/spec/fixtures/ndbn-small-import.csv | asks for the columns
          olpc-inventario/test/fixtures/files/laptops.xls | asks for the columns
          olpc-inventario/test/fixtures/files/students.xls | asks for the columns
          olpc-inventario/test/fixtures/files/teachers.xls | refused: lists.refusal.people []
          olpc-inventario/test/fixtures/files/uuids.txt | asks for the columns
          ereuse-devicehub-django/example/placeholders1.ods | ODS : 3 accepted, 0 warned, 0 refused ()
          ereuse-devicehub-teal/tests/files/placeholder_test.ods | ODS : 2 accepted, 1 warned, 0 refused ()
          ereuse-devicehub-teal/tests/files/placeholder_test.xls | XLS : 2 accepted, 1 warned, 0 refused ()
          ereuse-devicehub-teal/tests/files/placeholder_test.xlsx | XLSX : 2 accepted, 1 warned, 0 refused ()
      """;

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
              list.file.encoding() == null
                  ? list.file.format().name()
                  : list.file.encoding().label(),
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
    assumeTrue(Files.exists(path), "no fixture " + name + " in " + folder.toAbsolutePath());
    return path;
  }
}
