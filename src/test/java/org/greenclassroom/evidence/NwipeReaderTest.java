package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NwipeReaderTest {
  private final Readers readers = new Readers(List.of(new NwipeReader()));

  /** Logs of real runs of Debian's nwipe 0.34 on loop devices. */
  @ParameterizedTest
  @CsvSource({
    "zero-two-drives.log,      /dev/loop0 overwritten-and-read-back; /dev/loop1 overwritten-and-read-back",
    "dodshort-verify-all.log,  /dev/loop0 overwritten-and-read-back",
    "verify-only.log,          /dev/loop0 nothing-written",
    "verify-only-failed.log,   /dev/loop0 errors",
    "verify-off.log,           /dev/loop0 not-verified",
    "one-of-two-failed.log,    /dev/loop0 overwritten-and-read-back; /dev/loop2 errors",
    "aborted.log,              /dev/loop3 aborted",
    "killed.log,               /dev/loop3 no-result",
    "quiet.log,                /dev/loop0 serial-masked",
    "garbled-serial.log,       /dev/loop0 serial-unreadable",
  })
  void a_real_run_is_judged_drive_by_drive(String file, String expected) throws IOException {
    assertThat(outcome(readers.read(sample(file)))).isEqualTo(expected);
  }

  @Test
  void a_drive_is_read_whole() {
    var report = read(NwipeLogs.log().host("PF0W1XYZ").with("35H2SCTWS"));
    assertThat(report.tool()).isEqualTo("nwipe");
    assertThat(report.version()).isEqualTo("0.38");
    assertThat(report.host().serial()).isEqualTo("PF0W1XYZ");
    var drive = report.drives().getFirst();
    assertThat(drive.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(drive.serial()).isEqualTo("35H2SCTWS");
    assertThat(drive.bus()).isEqualTo("ATA");
    assertThat(drive.model()).isEqualTo("TOSHIBA MQ01ABD1");
    assertThat(drive.bytes()).isEqualTo(NwipeLogs.GB256);
    assertThat(drive.method()).isEqualTo("DoD Short");
    assertThat(drive.passes()).isEqualTo(3);
    assertThat(drive.passesFinished()).isEqualTo(3);
    assertThat(drive.written()).isEqualTo(3 * NwipeLogs.GB256);
    assertThat(drive.read()).isEqualTo(NwipeLogs.GB256);
    assertThat(drive.findings()).isEmpty();
  }

  @Test
  void the_duration_comes_from_the_lines_because_the_table_is_wrong() {
    var drive = read(NwipeLogs.log().with("35H2SCTWS")).drives().getFirst();
    assertThat(Duration.between(drive.started(), drive.ended())).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void drives_that_take_turns_are_kept_apart() {
    var report =
        read(
            NwipeLogs.log()
                .with(NwipeLogs.drive("sda", "AAA111"))
                .with(NwipeLogs.drive("sdb", "BBB222").errors(3))
                .with(NwipeLogs.drive("sdc", "CCC333").writtenShort()));
    assertThat(outcome(report))
        .isEqualTo("/dev/sda overwritten-and-read-back; /dev/sdb errors; /dev/sdc too-few-bytes");
  }

  @Test
  void an_error_count_above_zero_is_a_failure_even_where_the_status_says_erased() {
    assertThat(reason(NwipeLogs.drive("sda", "AAA111").errors(1))).isEqualTo(Reason.ERRORS);
  }

  @Test
  void insanity_is_a_failure() {
    assertThat(reason(NwipeLogs.drive("sda", "AAA111").status("INSANITY")))
        .isEqualTo(Reason.FAILED_BY_TOOL);
  }

  @Test
  void hidden_sectors_were_out_of_reach() {
    assertThat(reason(NwipeLogs.drive("sda", "AAA111").hiddenSectors()))
        .isEqualTo(Reason.HIDDEN_SECTORS);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 300})
  void a_big_drive_takes_its_time(long seconds) {
    assertThat(reason(NwipeLogs.drive("sda", "AAA111").seconds(seconds)))
        .isEqualTo(Reason.IMPLAUSIBLE_TIME);
  }

  @Test
  void a_drive_that_nobody_chose_is_not_forgotten() {
    var report =
        read(NwipeLogs.log().with("AAA111").with(NwipeLogs.drive("sdb", "BBB222").notChosen()));
    assertThat(outcome(report))
        .isEqualTo("/dev/sda overwritten-and-read-back; /dev/sdb not-selected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"XXXXXXXXXXXXXXX", "????????????????????", "___________________", "REDACTED"})
  void a_masked_serial_proves_nothing(String serial) {
    assertThat(reason(NwipeLogs.drive("sda", serial))).isEqualTo(Reason.SERIAL_MASKED);
  }

  @Test
  void a_drive_without_serial_is_proven_with_a_finding() {
    var drive = read(NwipeLogs.log().with("")).drives().getFirst();
    assertThat(drive.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(drive.serial()).isNull();
    assertThat(drive.findings()).contains("no-serial");
  }

  @Test
  void a_usb_bridge_that_hides_the_drive_is_said() {
    var drive =
        read(NwipeLogs.log().with(NwipeLogs.drive("sda", "(no ATA pass thru)").bus("USB")))
            .drives()
            .getFirst();
    assertThat(drive.findings()).contains("no-pass-through", "usb-bridge", "no-serial");
    var bridged =
        read(NwipeLogs.log().with(NwipeLogs.drive("sda", "152D00539000").bus("USB")))
            .drives()
            .getFirst();
    assertThat(bridged.findings()).contains("bridge-serial");
  }

  @Test
  void overwriting_flash_is_clear_only_and_said() {
    var drive =
        read(NwipeLogs.log().with(NwipeLogs.drive("nvme0n1", "S4EWNX0M").bus("NVME-SSD")))
            .drives()
            .getFirst();
    assertThat(drive.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(drive.findings()).contains("flash-overwritten");
  }

  @Test
  void one_file_may_hold_several_runs() {
    var first = NwipeLogs.log().with(NwipeLogs.drive("sda", "AAA111").errors(2)).text();
    var second = NwipeLogs.log().at(LocalDateTime.of(2026, 11, 21, 9, 0)).with("AAA111").text();
    var report = readers.read((first + second).getBytes(StandardCharsets.UTF_8));
    assertThat(outcome(report)).isEqualTo("/dev/sda errors; /dev/sda overwritten-and-read-back");
    assertThat(report.findings()).contains("several-runs");
  }

  @Test
  void a_file_about_two_computers_speaks_of_none() {
    var both =
        NwipeLogs.log().host("PF0W1XYZ").with("AAA111").text()
            + NwipeLogs.log().host("PF0W9ABC").with("BBB222").text();
    var report = readers.read(both.getBytes(StandardCharsets.UTF_8));
    assertThat(report.host().isUnknown()).isTrue();
    assertThat(report.findings()).contains("several-computers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"To be filled by O.E.M.", "System Serial Number", "XXXXXXXXXXXXXXX", "0000000"})
  void a_placeholder_is_no_computer(String serial) {
    assertThat(read(NwipeLogs.log().host(serial).with("AAA111")).host().serial()).isNull();
  }

  @Test
  void a_uuid_is_one_in_both_byte_orders_and_a_shared_one_is_none() {
    var host =
        read(NwipeLogs.log().uuid("4C4C4544-0038-4610-8054-C4C04F525931").with("AAA111")).host();
    assertThat(Placeholders.bothOrders(Objects.requireNonNull(host.uuid())))
        .contains("4c4c4544-0038-4610-8054-c4c04f525931", "44454c4c-3800-1046-8054-c4c04f525931");
    assertThat(Placeholders.uuid("03000200-0400-0500-0006-000700080009")).isNull();
    assertThat(Placeholders.uuid("00020003-0004-0005-0006-000700080009")).isNull();
  }

  @Test
  void a_log_cut_off_anywhere_never_proves_and_never_crashes() {
    var whole = NwipeLogs.log().host("PF0W1XYZ").with("AAA111").with("BBB222").text();
    int status = whole.indexOf(" Drive Status ");
    for (int end = 0; end < whole.length(); end += 7) {
      var cut = whole.substring(0, end).getBytes(StandardCharsets.UTF_8);
      try {
        var report = readers.read(cut);
        if (end < status) assertThat(report.drives()).noneMatch(d -> d.verdict() == Verdict.PROVEN);
      } catch (Unreadable refused) {
        assertThat(refused.reason()).isIn("empty", "unknown-format", "no-drive");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                              empty",
    "'   \n\n',                       empty",
    "%PDF-1.7 rest,                   pdf",
    "'PK\u0003\u0004rest',            packed",
    "'hello, world',                  unknown-format",
    "'<?xml version=\"1.0\"?><a/>',   unknown-format",
    "'{\"a\": [1]}',                  unknown-format",
    "'nul\0here',                     binary",
    "'[2026/11/23 11:05:38]    info: nwipe 0.42', no-drive",
  })
  void anything_else_is_refused_with_a_reason(String content, String reason) {
    assertThatThrownBy(() -> readers.read(content.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void a_file_larger_than_the_fence_is_refused() {
    var large = new byte[Text.MOST_BYTES + 1];
    Arrays.fill(large, (byte) 'a');
    assertThatThrownBy(() -> readers.read(large))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).isEqualTo("too-large"));
  }

  @Test
  void a_log_made_to_hurt_is_refused_or_read_within_seconds() {
    var start = System.nanoTime();
    var one = "[2026/11/23 11:05:38]  notice: Found /dev/sda, " + "a,".repeat(9_000_000) + "S/N=x";
    assertThat(readers.read(one.getBytes(StandardCharsets.UTF_8)).drives()).hasSize(1);
    var many = new StringBuilder();
    for (int i = 0; i < 100_000; i++)
      many.append("[2026/11/23 11:05:38]  notice: Found /dev/sd" + i + ", ATA, m, 1 GB, S/N=\n");
    assertThatThrownBy(() -> readers.read(many.toString().getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).isEqualTo("too-many-drives"));
    var long_ =
        ("[2026/11/23 11:05:38]  notice: Invoking method 'x' on /dev/sda\n"
                + ("[2026/11/23 11:05:38]  notice: 999999999999999999 bytes written to /dev/sda\n")
                    .repeat(200_000))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(readers.read(long_).drives().getFirst().written()).isEqualTo(Long.MAX_VALUE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void random_changes_never_crash_the_reader(long seed) {
    var random = new Random(seed);
    var whole = NwipeLogs.log().host("PF0W1XYZ").with("AAA111").bytes();
    for (int round = 0; round < 300; round++) {
      var changed = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(40); i++)
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        assertThat(readers.read(changed).drives()).isNotEmpty();
      } catch (Unreadable refused) {
        assertThat(refused.reason()).isNotBlank();
      }
    }
  }

  private Report read(NwipeLogs log) {
    return readers.read(log.bytes());
  }

  private Reason reason(NwipeLogs.Drive drive) {
    return read(NwipeLogs.log().with(drive)).drives().getFirst().reason();
  }

  static String outcome(Report report) {
    return String.join(
        "; ",
        report.drives().stream().map(each -> each.name() + " " + each.reason().key()).toList());
  }

  private static byte[] sample(String name) throws IOException {
    try (var in = NwipeReaderTest.class.getResourceAsStream("nwipe-0.34/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
