package org.greenclassroom.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetListTest {
  private static final String HEAD = "设备编号,类型,品牌,型号,序列号,处理器,内存(GB),硬盘序列号,状态,捐赠单位";
  private static final String LAPTOP =
      "1000h,笔记本,ASUSTeK Computer INC.,1000H,8BOAAQ191999,Intel Atom N270,2.0,C304332411,待检测,示例科技（北京）有限公司";
  private static final String DESKTOP =
      "7900,台式机,Hewlett-Packard,dc7900,CZC901381R,Core 2 Duo,2.0,6RX7AWEZ|WD-WCARW0244414,待检测,示例科技";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE"})
  void the_encoding_is_found(String charset) throws IOException {
    var list = read(file(String.join("\r\n", HEAD, LAPTOP, DESKTOP, ""), Charset.forName(charset)));
    assertThat(list).extracting(Announced::verdict).containsOnly(Verdict.ACCEPTED);
    assertThat(list)
        .extracting(Announced::kind)
        .containsExactly(DeviceKind.LAPTOP, DeviceKind.DESKTOP);
    assertThat(list).extracting(Announced::line).containsExactly(2L, 3L);
    assertThat(list.getFirst().donor()).isEqualTo("示例科技（北京）有限公司");
    assertThat(list.getLast().drives()).containsExactly("6RX7AWEZ", "WD-WCARW0244414");
    assertThat(list.getFirst().memory()).isEqualTo(2048);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_byte_order_mark_is_no_part_of_the_first_heading(String charset) throws IOException {
    var list = read(file("\uFEFF" + HEAD + "\n" + LAPTOP, Charset.forName(charset)));
    assertThat(list.getFirst().assetNumber()).isEqualTo("1000h");
  }

  @Test
  void characters_of_four_bytes_in_GB18030_are_read() throws IOException {
    var file = file("品牌,型号,序列号,捐赠单位\n联想,M72,PB357N0,㐂𠮷科技（𨭎）\n", Encoding.GB18030);
    assertThat(read(file).getFirst().donor()).isEqualTo("㐂𠮷科技（𨭎）");
  }

  @Test
  void a_French_Excel_is_understood_by_its_headings() throws IOException {
    var file =
        file(
            "Numéro de série;Modèle;Fabricant;Mémoire (Go);État\r\n5CD7314HDY;Élite 8100;HP;8;à vérifier\r\n",
            Encoding.WINDOWS_1252);
    var row = read(file).getFirst();
    assertThat(row.model()).isEqualTo("Élite 8100");
    assertThat(row.serial()).isEqualTo("5CD7314HDY");
    assertThat(row.memory()).isEqualTo(8192);
  }

  @Test
  void a_file_that_cannot_be_decoded_is_refused_with_the_first_bad_line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEAD + "\n" + LAPTOP + "\n1001,").getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.writeBytes((",x\n" + DESKTOP + "\n").getBytes(StandardCharsets.UTF_8));
    assertRefused(file(bytes.toByteArray()), "lists.refusal.undecodable", 3L);

    bytes.reset();
    bytes.writeBytes((HEAD + "\r" + LAPTOP + "\r").getBytes(Encoding.GB18030));
    bytes.write(0x80);
    bytes.writeBytes("\r".getBytes(Encoding.GB18030));
    assertRefused(file(bytes.toByteArray()), "lists.refusal.undecodable", 3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void a_character_cut_in_half_at_the_end_names_the_line(String charset) throws IOException {
    var whole = (HEAD + "\n" + LAPTOP + "\n1001,笔记本").getBytes(Charset.forName(charset));
    assertRefused(
        file(java.util.Arrays.copyOf(whole, whole.length - 1)), "lists.refusal.character-cut", 3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ",
      value = {"LF ,", "CRLF ;", "CR ,", "CR tab", "LF tab"})
  void delimiters_and_line_ends_of_every_office_are_found(String end, String delimiter)
      throws IOException {
    var newline = end.equals("LF") ? "\n" : end.equals("CR") ? "\r" : "\r\n";
    var text =
        String.join(newline, HEAD, LAPTOP, DESKTOP)
            .replace(",", delimiter.equals("tab") ? "\t" : delimiter);
    var list = read(file(text, StandardCharsets.UTF_8));
    assertThat(list).extracting(Announced::serial).containsExactly("8BOAAQ191999", "CZC901381R");
    assertThat(list).extracting(Announced::line).containsExactly(2L, 3L);
  }

  @Test
  void a_delimiter_inside_quotes_is_none() throws IOException {
    var file =
        file("\"Model; name\",Serial,Brand\n\"a;b;c;d\",S1234,\"x;y\"\n", StandardCharsets.UTF_8);
    assertThat(read(file).getFirst().serial()).isEqualTo("S1234");
  }

  @Test
  void headings_are_known_in_English_and_French_and_below_a_title() throws IOException {
    var english =
        file(
            "Company laptops 2026,,,\n,,,\nAsset Tag,Device Type,Manufacturer,Serial Number\nA1,Laptop,Dell,FJBQVZ1\n",
            StandardCharsets.UTF_8);
    assertThat(read(english).getFirst())
        .extracting(
            Announced::line,
            Announced::assetNumber,
            Announced::kind,
            Announced::maker,
            Announced::serial)
        .containsExactly(4L, "A1", DeviceKind.LAPTOP, "Dell", "FJBQVZ1");
    var french =
        file(
            "N° d'inventaire;Catégorie;Marque;Modèle;N° de série;Poids (kg)\nF1;Ordinateur portable;HP;430 G4;5CD7314HDY;1,52\n",
            StandardCharsets.UTF_8);
    assertThat(read(french).getFirst())
        .extracting(
            Announced::assetNumber,
            Announced::kind,
            Announced::maker,
            Announced::serial,
            Announced::grams)
        .containsExactly("F1", DeviceKind.LAPTOP, "HP", "5CD7314HDY", 1520L);
  }

  @Test
  void files_that_are_no_list_are_refused_each_with_its_reason() throws IOException {
    assertRefused(file(new byte[0]), "lists.refusal.empty");
    assertRefused(file("\n\n", StandardCharsets.UTF_8), "lists.refusal.empty");
    assertRefused(file(HEAD, StandardCharsets.UTF_8), "lists.refusal.heading-only");
    assertRefused(file(HEAD + "\r\n", StandardCharsets.UTF_8), "lists.refusal.heading-only");
    try (var unknown = AssetList.open(file("a,b,c\n1,2,3\n", StandardCharsets.UTF_8))) {
      assertThat(unknown.question).as("what may be a list is asked for").isNotNull();
    }
    assertRefused(
        file("型号,品牌,型号\n1,2,3\n", StandardCharsets.UTF_8), "lists.refusal.duplicate-heading", "型号");
    assertRefused(
        file("<html><table>型号</table>", StandardCharsets.UTF_8), "lists.refusal.not-a-list");
    assertRefused(file("%PDF-1.7 型号", StandardCharsets.UTF_8), "lists.refusal.not-a-list");
    assertRefused(
        file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}),
        "lists.refusal.workbook-broken");
    assertRefused(file(new byte[] {9, 4, 6, 0, 0, 0, 16, 0}), "lists.refusal.old-excel");
    assertRefused(file(new byte[] {1, 0, 2, 0, 0, 0, 7, 8, 9}), "lists.refusal.not-a-list");
    assertRefused(
        zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        "lists.refusal.workbook-broken");
    assertRefused(
        zip("mimetype", "application/vnd.oasis.opendocument.text"), "lists.refusal.not-a-list");
    assertRefused(zip("xl/workbook.bin", "binary"), "lists.refusal.binary-workbook");
    assertRefused(
        file("First Name,Email,School\nA,a@example.org,B\n", StandardCharsets.UTF_8),
        "lists.refusal.people");
    assertRefused(file("姓名,学号\n甲,1\n", StandardCharsets.UTF_8), "lists.refusal.people");
    assertRefused(
        file("Serial number,Manufacturer,Seats\n1,A,5\n", StandardCharsets.UTF_8),
        "lists.refusal.licences");
    assertRefused(zip("hello.txt", "hello"), "lists.refusal.not-a-list");
    assertRefused(zip("xl/workbook.xml", "<oops"), "lists.refusal.workbook-broken");
    assertRefused(
        zip("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
        "lists.refusal.workbook-broken");
    assertRefused(
        file("PK\u0003\u0004 not a zip at all", StandardCharsets.UTF_8),
        "lists.refusal.workbook-broken");
  }

  @Test
  void a_quotation_mark_that_is_never_closed_names_its_line() throws IOException {
    var rest = "A,台式机,HP,8100,S123\n".repeat(20);
    assertRefused(
        file(
            "设备编号,类型,品牌,型号,序列号\nA,台式机,HP,8100,S123\nB,台式机,\"HP,8100,S124\n" + rest,
            StandardCharsets.UTF_8),
        "lists.refusal.quote-open",
        3L);
    var cut =
        read(file("设备编号,类型,品牌,型号,序列号\nA,台式机,HP,8100,S123\nB,台式机,\"HP,81", StandardCharsets.UTF_8));
    assertThat(cut)
        .extracting(Announced::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.REFUSED);
    assertThat(flaws(cut.getLast())).containsExactly(Flaw.CUT_OFF);
  }

  @Test
  void a_cut_off_last_row_is_refused_and_the_rest_is_read() throws IOException {
    var list = read(file(HEAD + "\n" + LAPTOP + "\n7900,台式机,Hewlett", Encoding.GB18030));
    assertThat(list)
        .extracting(Announced::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.REFUSED);
    assertThat(flaws(list.getLast())).containsExactly(Flaw.CUT_OFF);
    assertThat(list.getLast().line()).isEqualTo(3);
  }

  @Test
  void rows_are_judged_one_by_one() throws IOException {
    var list =
        read(
            file(
                HEAD
                    + """

                    X1,笔记本,联想,"T480
                    (带换行)",PF0FY42E,i5,8,,待检测,"示例""科技""\"
                    X2,台式机,"=HYPERLINK(""http://evil.example"",""x"")",+1+1,-2+3,@SUM(A1),\t=1+1,,待检测,"=cmd"
                    X3,台式机,Dell,,00000000,,,,,
                    X4,台式机,HP,8100,　ｃｚｃ０４０８ｙｐｖ ,,,,待检测,ＡＢＣ公司
                    X6,台式机,HP,8100,1.23457E+11,,,,待检测,
                    X7,台式机,HP,8100,0012345,,,,待检测,
                    X8,too few
                    X9,台式机,HP,8100,S9,,,,待检测,x,too many
                    ,,,,,i5,8,,待检测,x
                    X10,咖啡机,HP,8100,S10,,viel,,,
                    ,,,,,,,,,
                    X11,,HP,8100,S11,,16GB,3|WD-1234,,
                    X12,显示器,System manufacturer,U2412,To Be Filled By O.E.M.,,,,,
                    """,
                StandardCharsets.UTF_8));
    assertThat(list.stream().map(AssetListTest::flaws))
        .containsExactly(
            List.of(Flaw.LINE_BREAK),
            List.of(
                Flaw.FORMULA,
                Flaw.FORMULA,
                Flaw.FORMULA,
                Flaw.FORMULA,
                Flaw.FORMULA,
                Flaw.MEMORY_UNCLEAR,
                Flaw.FORMULA),
            List.of(Flaw.PLACEHOLDER_SERIAL),
            List.of(Flaw.FULL_WIDTH),
            List.of(Flaw.EXCEL_NUMBER),
            List.of(),
            List.of(Flaw.TOO_FEW_CELLS),
            List.of(Flaw.TOO_MANY_CELLS),
            List.of(Flaw.NOTHING_IDENTIFIES),
            List.of(Flaw.KIND_UNKNOWN, Flaw.MEMORY_UNCLEAR),
            List.of(Flaw.KIND_MISSING, Flaw.PLACEHOLDER_DRIVE),
            List.of(Flaw.PLACEHOLDER_NAME, Flaw.PLACEHOLDER_SERIAL));
    assertThat(list.get(0).model()).isEqualTo("T480 (带换行)");
    assertThat(list.get(0).line()).isEqualTo(2);
    assertThat(list.get(1).line()).isEqualTo(4);
    assertThat(list.get(1).maker()).isEqualTo("=HYPERLINK(\"http://evil.example\",\"x\")");
    assertThat(list.get(2).serial()).isNull();
    assertThat(list.get(3).serial()).isEqualTo("ｃｚｃ０４０８ｙｐｖ");
    assertThat(list.get(3).serialMatch()).isEqualTo("CZC0408YPV");
    assertThat(list.get(4).serial()).isNull();
    assertThat(list.get(5).serial()).isEqualTo("0012345");
    assertThat(list.get(9).kind()).isEqualTo(DeviceKind.OTHER);
    assertThat(list.get(10).drives()).containsExactly(null, "WD-1234");
    assertThat(list.get(10).memory()).isEqualTo(16 * 1024);
    assertThat(list.get(11).maker()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N/A",
        "None",
        "Default string",
        "System Serial Number",
        "To be filled by O.E.M.",
        "INVALID",
        "-1",
        "0",
        "00000000",
        "FFFFFFFF",
        "XXXXX",
        "????",
        "0123456789",
        "123456789",
        "SN 123456789ABC",
        "SerNum0",
        "PartNum12",
        "REDACTED",
        "<BAD INDEX>",
        "<OUT OF SPEC>",
        "BSS-0123456789",
        "无",
        "ＮＯＮＥ"
      })
  void placeholders_are_no_serial_numbers(String text) {
    assertThat(Serials.isPlaceholder(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PF0FY42E",
        "0012345",
        "13138/00064437",
        "S4T6208",
        "152D00539000",
        "F0F0",
        "2E5270",
        "X1"
      })
  void serial_numbers_are_no_placeholders(String text) {
    assertThat(Serials.isPlaceholder(text)).isFalse();
    assertThat(Serials.isExcelNumber(text)).isFalse();
  }

  @Test
  void makers_are_compared_by_what_they_are() {
    assertThat(Serials.maker("Hewlett-Packard"))
        .isEqualTo(Serials.maker("HP Inc."))
        .isEqualTo(Serials.maker("惠普"));
    assertThat(Serials.maker("Dell Inc.")).isEqualTo(Serials.maker("戴尔"));
    assertThat(Serials.maker("ASUSTeK Computer INC.")).isEqualTo(Serials.maker("ASUS"));
    assertThat(Serials.maker("Acer")).isNotEqualTo(Serials.maker("Apple"));
  }

  @Test
  void what_a_spreadsheet_did_to_a_number_is_seen() throws IOException {
    var list =
        read(
            file(
                """
                资产编号,类型,型号,序列号
                A1,笔记本,T480,Mar-15
                A2,笔记本,3-Dec,PF1
                A3,笔记本,T480,2015-03-01
                A4,笔记本,T480,3月15日
                '005,笔记本,T480,PF2’
                A6,笔记本,T480,PF\u00a0\u200b3
                A7,笔记本,T480,#N/A
                A8,笔记本,800 G1,１２３ＡＢＣ
                A9,笔记本,'=1+1,PF9
                """,
                StandardCharsets.UTF_8));
    assertThat(list.stream().map(AssetListTest::flaws))
        .containsExactly(
            List.of(Flaw.BECAME_DATE),
            List.of(Flaw.BECAME_DATE),
            List.of(Flaw.BECAME_DATE),
            List.of(Flaw.BECAME_DATE),
            List.of(Flaw.APOSTROPHE, Flaw.APOSTROPHE),
            List.of(Flaw.INVISIBLE),
            List.of(Flaw.FORMULA_ERROR),
            List.of(Flaw.FULL_WIDTH),
            List.of(Flaw.FORMULA));
    assertThat(list.get(8).model()).as("as it was before we made it harmless").isEqualTo("=1+1");
    assertThat(list.get(0).serial()).isNull();
    assertThat(list.get(0).verdict()).isEqualTo(Verdict.WARNED);
    assertThat(list.get(4).assetNumber()).isEqualTo("005");
    assertThat(list.get(4).serial()).isEqualTo("PF2");
    assertThat(list.get(4).verdict()).as("noted, no warning").isEqualTo(Verdict.ACCEPTED);
    assertThat(list.get(5).serialMatch()).isEqualTo("PF3");
    assertThat(list.get(7).serial()).isEqualTo("１２３ＡＢＣ");
    assertThat(list.get(7).serialMatch()).isEqualTo("123ABC");
  }

  @Test
  void who_used_a_machine_is_not_kept() throws IOException {
    var row =
        read(file(
                "Asset Tag,Category,Serial,Assigned to,使用人\nA1,Laptop,PF1,Marie Elliott,王芳\n",
                StandardCharsets.UTF_8))
            .getFirst();
    assertThat(row.written()).isEqualTo("A1 · Laptop · PF1 ·  · ");
  }

  @Test
  void a_row_for_several_machines_is_refused() throws IOException {
    var list = read(file("型号,数量,序列号\nT480,30,\nT480,1,PF0FY42E\n", StandardCharsets.UTF_8));
    assertThat(flaws(list.getFirst())).containsExactly(Flaw.SEVERAL_DEVICES);
    assertThat(list.getLast().verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void a_workbook_is_read_whatever_its_name() throws IOException {
    var path = folder.resolve("really-a-workbook.csv");
    try (var out = Files.newOutputStream(path);
        var workbook = new Workbook(out, "test", "1.0")) {
      var cover = workbook.newWorksheet("封面");
      cover.value(0, 0, "捐赠清单");
      var sheet = workbook.newWorksheet("清单");
      var heads = HEAD.split(",");
      for (int i = 0; i < heads.length; i++) sheet.value(1, i, heads[i]);
      var cells = LAPTOP.split(",");
      for (int i = 0; i < cells.length; i++) sheet.value(2, i, cells[i]);
      sheet.value(3, 0, 4711);
      sheet.value(3, 1, "台式机");
      sheet.value(3, 4, 223456789012L);
      sheet.value(3, 6, 4);
      sheet.value(5, 1, "一体机");
      sheet.value(5, 4, 1.2345678901234568E17);
      sheet.value(6, 1, "台式机");
      sheet.value(6, 4, "0012345");
    }
    try (var list = AssetList.open(path)) {
      assertThat(list.file.format()).isEqualTo(Format.XLSX);
      var rows = all(list);
      assertThat(rows).extracting(Announced::line).containsExactly(3L, 4L, 6L, 7L);
      assertThat(rows.get(0).verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(rows.get(1).assetNumber()).isEqualTo("4711");
      assertThat(rows.get(1).serial()).isEqualTo("223456789012");
      assertThat(rows.get(1).memory()).isEqualTo(4096);
      assertThat(flaws(rows.get(2))).containsExactly(Flaw.EXCEL_NUMBER);
      assertThat(rows.get(2).serial()).isNull();
      assertThat(rows.get(3).serial()).isEqualTo("0012345");
    }
  }

  @Test
  void a_workbook_that_unpacks_to_gigabytes_is_refused() throws IOException {
    var path = folder.resolve("bomb.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      var zeros = new byte[1 << 20];
      for (int i = 0; i < 120; i++) zip.write(zeros);
    }
    assertRefused(path, "lists.refusal.workbook-too-large");
  }

  @Test
  void a_hundred_thousand_rows_pass_one_by_one() throws IOException {
    var path = folder.resolve("many.csv");
    try (var out = Files.newBufferedWriter(path, Encoding.GB18030)) {
      out.write(HEAD + "\r\n");
      for (int i = 0; i < 120_000; i++)
        out.write(
            "A"
                + i
                + ",笔记本,Dell,Latitude E6440,SN"
                + (1_000_000 + i)
                + ",i7,8,WD-C"
                + (10_000 + i)
                + ",待检测,示例科技\r\n");
    }
    try (var list = AssetList.open(path)) {
      int rows = 0;
      while (list.hasNext()) {
        assertThat(list.next().verdict()).isEqualTo(Verdict.ACCEPTED);
        rows++;
      }
      assertThat(rows).isEqualTo(120_000);
    }
  }

  // ---

  private static List<Flaw> flaws(Announced row) {
    return row.remarks().stream().map(Remark::flaw).toList();
  }

  private static List<Announced> read(Path file) throws IOException {
    try (var list = AssetList.open(file)) {
      return all(list);
    }
  }

  private static List<Announced> all(AssetList list) {
    var rows = new ArrayList<Announced>();
    while (list.hasNext()) rows.add(list.next());
    return rows;
  }

  private static void assertRefused(Path file, String key, Object... first) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo(key);
              assertThat(refusal.arguments()).startsWith(first);
            });
  }

  private Path file(String text, Charset charset) throws IOException {
    return file(text.getBytes(charset));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "list", ".csv"), bytes);
  }

  private Path zip(String entry, String content) throws IOException {
    var path = Files.createTempFile(folder, "list", ".xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }
}
