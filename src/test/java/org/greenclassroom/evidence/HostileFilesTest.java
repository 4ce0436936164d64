package org.greenclassroom.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Files that were made to hurt are refused with a reason, and soon. */
class HostileFilesTest {
  private static final String INVENTORY =
      """
      {"action": "inventory", "deviceid": "x", "content": {"bios": {"ssn": "PF0ABC12"}}}
      """;

  private final Readers readers = AllReaders.all();

  private void refused(String reason, byte[] bytes) {
    Assertions.assertThatCode(() ->
            assertThat(
                    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> reason(bytes)))
                .isEqualTo(reason))
        .doesNotThrowAnyException();
  }

  private void refused(String reason, String text) {
    refused(reason, text.getBytes(UTF_8));
  }

  private String reason(byte[] bytes) {
    try {
      return "read as " + readers.read(bytes).format();
    } catch (Unreadable unreadable) {
      return unreadable.reason();
    }
  }

  @Test
  void xml_with_a_document_type_or_entities_is_refused() {
    refused(
        "entities",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><REQUEST><CONTENT>&b;</CONTENT></REQUEST>");
    refused(
        "entities",
        "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><node class=\"system\" id=\"x\">&c;</node>");
    refused(
        "entities", "<!DOCTYPE node SYSTEM \"http://127.0.0.1:1/x.dtd\"><node class=\"system\"/>");
  }

  @Test
  void broken_xml_is_refused() {
    refused("malformed", "<REQUEST><CONTENT><BIOS>");
    refused("malformed", "<REQUEST><CONTENT></REQUEST></CONTENT>");
    refused("malformed", "<");
    refused("malformed", "<REQUEST>&undeclared;</REQUEST>");
    refused("excessive", "<a>".repeat(10_000) + "</a>".repeat(10_000));
    refused("excessive", "<a>" + "<b/>".repeat(500_000) + "</a>");
    refused("excessive", "<a " + "b=\"\" ".repeat(200_000) + "/>");
  }

  @Test
  void broken_json_is_refused() {
    refused("malformed", "{\"content\": {\"bios\": ");
    refused("malformed", "{");
    refused("excessive", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    refused("excessive", "[[".repeat(10_000));
    refused("excessive", "{\"a\": " + "9".repeat(1_000_000) + "}");
    refused("excessive", "{\"a\": \"" + "x".repeat(5_000_000) + "\"}");
    refused("excessive", "{\"" + "k".repeat(100_000) + "\": 1}");
    refused("excessive", "[{\"a\":[" + "0,".repeat(4_000_000) + "0]}]");
  }

  @Test
  void huge_numbers_where_small_ones_belong_are_no_number() {
    var report =
        readers.read(
            """
            {"smartctl": {"version": [7, 4], "exit_status": 99999999999999999999},
             "device": {"protocol": "ATA"}, "model_name": "M", "serial_number": "S1234567",
             "user_capacity": {"bytes": 1e400}, "rotation_rate": -7,
             "power_on_time": {"hours": 123456789012345678901234567890}}
            """
                .getBytes(UTF_8));
    var drive = report.machine().drives().getFirst();
    assertThat(drive.bytes()).isNull();
    assertThat(drive.health().hours()).isNull();
    assertThat(drive.health().exit()).isNull();
  }

  @Test
  void a_compressed_body_is_opened_once_within_fences() throws IOException {
    assertThat(readers.read(gzip(INVENTORY.getBytes(UTF_8))).format()).isEqualTo("glpi-json");
    assertThat(readers.read(zlib(INVENTORY.getBytes(UTF_8))).format()).isEqualTo("glpi-json");
    refused("bomb", gzip(new byte[Text.MOST_BYTES + 1]));
    refused("bomb", zlib(new byte[200 * 1024 * 1024]));
    refused("packed", gzip(gzip(INVENTORY.getBytes(UTF_8))));
    var cut = gzip(INVENTORY.getBytes(UTF_8));
    refused("packed-broken", Arrays.copyOf(cut, cut.length - 12));
    refused("packed", new byte[] {'P', 'K', 3, 4, 0, 0});
  }

  @Test
  void text_of_two_bytes_a_letter_is_read() {
    var marked = ("\ufeff" + INVENTORY).getBytes(StandardCharsets.UTF_16LE);
    var bare = INVENTORY.getBytes(StandardCharsets.UTF_16BE);
    assertThat(readers.read(marked).host().serial()).isEqualTo("PF0ABC12");
    assertThat(readers.read(bare).host().serial()).isEqualTo("PF0ABC12");
    refused("unknown-format", "hello, wide world".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void empty_binary_and_too_large_files_are_refused() {
    refused("empty", new byte[0]);
    refused("empty", "\ufeff  \n");
    var large = new byte[Text.MOST_BYTES + 1];
    Arrays.fill(large, (byte) ' ');
    refused("too-large", large);
    var noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    refused("binary", noise);
    var controls = new byte[10_000];
    Arrays.fill(controls, (byte) 7);
    refused("binary", controls);
    refused("cut-off", new byte[] {0, -1, -1, -1, -1, -1, -1, 0, 1, 2});
  }

  @Test
  void a_paper_that_is_not_of_the_tool_or_is_broken_is_refused() throws IOException {
    refused("pdf-broken", "%PDF-1.7 rest");
    refused(
        "pdf",
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>");
    var letter = new ByteArrayOutputStream();
    try (var pdf = new org.apache.pdfbox.pdmodel.PDDocument()) {
      pdf.addPage(new org.apache.pdfbox.pdmodel.PDPage());
      pdf.save(letter);
    }
    refused("pdf", letter.toByteArray());
  }

  @Test
  void twenty_megabytes_of_anything_are_answered_in_seconds() {
    for (var piece :
        new String[] {
          "a",
          "\n",
          "<a/>",
          "{\"a\":1},",
          "Handle 0x0001, DMI type 17, 40 bytes\n\tSize: 1 GB\n",
          "[1],",
          "%",
          "\u00ff"
        }) {
      var text = piece.repeat(Text.MOST_BYTES / piece.getBytes(UTF_8).length - 8);
      for (var start : new String[] {"", "{", "[", "<"})
        assertThat(
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> reason((start + text).getBytes(UTF_8))))
            .isNotNull();
    }
  }

  @Test
  void every_cut_and_every_flipped_byte_of_honest_files_is_answered() {
    var random = new Random(7);
    for (var honest :
        new String[] {
          INVENTORY,
          "<REQUEST><QUERY>INVENTORY</QUERY><CONTENT><BIOS><SSN>PF0ABC12</SSN></BIOS></CONTENT></REQUEST>",
          "<node id=\"pc\" class=\"system\"><serial>PF0ABC12</serial><node id=\"disk\" class=\"disk\"><size>1</size></node></node>",
          "# dmidecode 3.0\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tSerial Number: PF0ABC12\n"
        }) {
      var bytes = honest.getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        assertThat(reason(Arrays.copyOf(bytes, i))).isNotNull();
        var flipped = bytes.clone();
        flipped[i] = (byte) random.nextInt(256);
        assertThat(reason(flipped)).isNotNull();
      }
    }
  }

  @Test
  void a_list_of_drives_and_a_silent_bridge_are_refused_in_words() {
    refused("drive-list", "{\"smartctl\": {}, \"devices\": [{\"name\": \"/dev/sda\"}]}");
    refused(
        "no-drive-answered",
        "{\"smartctl\": {\"messages\": [{\"string\": \"Unknown USB bridge\"}], \"exit_status\": 1}}");
    assertThatThrownBy(() -> readers.read("{\"smartctl\": 1}".getBytes(UTF_8)))
        .isInstanceOf(Unreadable.class);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zlib(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }
}
