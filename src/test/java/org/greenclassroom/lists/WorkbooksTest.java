package org.greenclassroom.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old Excel workbooks and OpenDocument spreadsheets, with what real ones hold and hostile ones. */
class WorkbooksTest {
  private static final String BEGIN =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><office:body><office:spreadsheet>";
  private static final String END = "</office:spreadsheet></office:body></office:document-content>";

  @TempDir Path folder;

  private static List<Announced> read(Path file) throws IOException {
    var rows = new ArrayList<Announced>();
    try (var list = AssetList.open(file)) {
      while (list.hasNext()) rows.add(list.next());
    }
    return rows;
  }

  private static void assertRefused(Path file, String key) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
  }

  private static CellStyle shown(HSSFWorkbook workbook, String format) {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  @Test
  void an_old_workbook_is_read_as_a_person_reads_it() throws IOException {
    var path = folder.resolve("list.xls");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(path)) {
      var secret = workbook.createSheet("hidden");
      secret.createRow(0).createCell(0).setCellValue("序列号");
      secret.createRow(1).createCell(0).setCellValue("SECRET");
      workbook.createSheet("封面").createRow(0).createCell(0).setCellValue("捐赠清单");
      var sheet = workbook.createSheet("清单");
      workbook.setSheetHidden(0, true);
      workbook.setActiveSheet(2);
      var head = sheet.createRow(1);
      var heads = new String[] {"资产编号", "类型", "型号", "序列号", "内存(GB)", "状态"};
      for (int i = 0; i < heads.length; i++) head.createCell(i).setCellValue(heads[i]);
      var first = sheet.createRow(3);
      first.createCell(0).setCellValue(12345);
      first.getCell(0).setCellStyle(shown(workbook, "00000000"));
      first.createCell(1).setCellValue("笔记本");
      first.createCell(2).setCellFormula("\"T\"&480");
      first.createCell(3).setCellValue("PF0001");
      first.createCell(4).setCellFormula("4*2");
      first.createCell(5).setCellValue(true);
      var second = sheet.createRow(4);
      second.createCell(1).setCellValue("台式机");
      second.createCell(2).setCellErrorValue(FormulaError.NA.getCode());
      second.createCell(3).setCellValue(43831);
      second.getCell(3).setCellStyle(shown(workbook, "mmm-yy"));
      second.createCell(5).setCellValue(0.8);
      second.getCell(5).setCellStyle(shown(workbook, "0%"));
      var third = sheet.createRow(70);
      third.createCell(1).setCellValue("一体机");
      third.createCell(3).setCellValue(1.2345678901234568E17);
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      workbook.write(out);
    }
    try (var list = AssetList.open(path)) {
      assertThat(list.file.format()).isEqualTo(Format.XLS);
    }
    var rows = read(path);
    assertThat(rows).extracting(Announced::line).containsExactly(4L, 5L, 71L);
    assertThat(rows.get(0).assetNumber()).isEqualTo("00012345");
    assertThat(rows.get(0).model()).isEqualTo("T480");
    assertThat(rows.get(0).memory()).isEqualTo(8192);
    assertThat(rows.get(0).state()).isEqualTo("TRUE");
    assertThat(rows.get(1).remarks())
        .extracting(Remark::flaw)
        .containsExactly(Flaw.FORMULA_ERROR, Flaw.BECAME_DATE);
    assertThat(rows.get(1).state()).isEqualTo("80%");
    assertThat(rows.get(2).remarks()).extracting(Remark::flaw).containsExactly(Flaw.EXCEL_NUMBER);
  }

  @Test
  void a_protected_a_broken_and_a_very_old_workbook_are_refused_each_with_its_reason()
      throws IOException {
    var protectedOne = folder.resolve("protected.xls");
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(protectedOne)) {
      workbook.createSheet("s").createRow(0).createCell(0).setCellValue("序列号");
      workbook.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertRefused(protectedOne, "lists.refusal.protected");

    var container = folder.resolve("protected.xlsx");
    write(container, "EncryptedPackage");
    assertRefused(container, "lists.refusal.protected");
    var excel5 = folder.resolve("excel5.xls");
    write(excel5, "Book");
    assertRefused(excel5, "lists.refusal.old-excel");
    var letter = folder.resolve("letter.doc");
    write(letter, "WordDocument");
    assertRefused(letter, "lists.refusal.not-a-list");
    var broken = folder.resolve("broken.xls");
    write(broken, "Workbook");
    assertRefused(broken, "lists.refusal.empty");
  }

  private static void write(Path path, String stream) throws IOException {
    try (var system = new POIFSFileSystem();
        var out = Files.newOutputStream(path)) {
      system.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
      system.writeFilesystem(out);
    }
  }

  private Path ods(String content, String... more) throws IOException {
    var path = Files.createTempFile(folder, "list", ".ods");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      entry(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
      entry(zip, "content.xml", content);
      for (int i = 0; i < more.length; i += 2) entry(zip, more[i], more[i + 1]);
    }
    return path;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>"
        + text
        + "</text:p></table:table-cell>";
  }

  private static String row(String... cells) {
    return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
  }

  private static String table(String name, String... rows) {
    return "<table:table table:name=\"" + name + "\">" + String.join("", rows) + "</table:table>";
  }

  private static final String HEADS =
      row(cell("资产编号"), cell("类型"), cell("型号"), cell("序列号"), cell("状态"));

  @Test
  void an_open_document_is_read_as_a_person_reads_it() throws IOException {
    var file =
        ods(
            BEGIN
                + "<table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell></table:tracked-changes>"
                + table("封面", row(cell("捐赠清单")))
                + table(
                    "清单",
                    "<table:table-header-rows>" + HEADS + "</table:table-header-rows>",
                    "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
                    row(
                        "<table:table-cell office:value-type=\"float\" office:value=\"12345\"><text:p>00012345</text:p></table:table-cell>",
                        cell("笔<text:span>记</text:span>本"),
                        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Think<text:s text:c=\"2\"/>Pad</text:p><draw:frame><text:p>drawn</text:p></draw:frame></table:table-cell>",
                        "<table:table-cell office:value-type=\"date\" office:date-value=\"2020-03-01T00:00:00\"><text:p>Mrz 20</text:p></table:table-cell>",
                        "<table:table-cell office:value-type=\"percentage\" office:value=\"0.8\"><text:p>80%</text:p></table:table-cell>"),
                    "<table:table-row table:number-rows-repeated=\"2\">"
                        + "<table:covered-table-cell table:number-columns-repeated=\"1\"/>"
                        + cell("台式机")
                        + "<table:table-cell/>"
                        + cell("#N/A")
                        + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell></table:table-row>",
                    "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>")
                + END);
    var rows = read(file);
    assertThat(rows).extracting(Announced::line).containsExactly(5L, 6L, 7L);
    assertThat(rows.get(0).assetNumber()).isEqualTo("00012345");
    assertThat(rows.get(0).model()).isEqualTo("Think  Pad");
    assertThat(rows.get(0).remarks()).extracting(Remark::flaw).containsExactly(Flaw.BECAME_DATE);
    assertThat(rows.get(0).state()).isEqualTo("80%");
    assertThat(rows.get(1).remarks()).extracting(Remark::flaw).containsExactly(Flaw.FORMULA_ERROR);
    assertThat(rows.get(2).state()).isEqualTo("WAHR");
  }

  @Test
  void a_hostile_open_document_is_refused() throws IOException {
    assertRefused(
        ods(BEGIN + table("s") + END, "META-INF/manifest.xml", "<manifest:encryption-data/>"),
        "lists.refusal.protected");
    assertRefused(
        ods(
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
        "lists.refusal.workbook-broken");
    assertRefused(ods("<oops"), "lists.refusal.workbook-broken");
    assertRefused(
        ods(BEGIN + table("s", HEADS, row(cell("A1"), cell("笔记本")), "<table:table-row") + END),
        "lists.refusal.workbook-broken");
    assertRefused(ods(BEGIN + table("s") + END), "lists.refusal.empty");
    // a million computers in one line
    assertRefused(
        ods(
            BEGIN
                + table(
                    "s",
                    HEADS,
                    "<table:table-row table:number-rows-repeated=\"1000000\">"
                        + cell("A")
                        + cell("笔记本")
                        + "</table:table-row>")
                + END),
        "lists.refusal.too-many-rows");
    assertRefused(
        ods(
            BEGIN
                + table(
                    "s",
                    row(
                        cell("序列号"),
                        cell("型号"),
                        "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"))
                + END),
        "lists.refusal.too-wide");
  }
}
