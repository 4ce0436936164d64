package org.greenclassroom.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shell script, minute by minute. */
class AgentScriptTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void a_computer() {
    shell = new Shell(folder);
  }

  @Test
  void minutes_on_and_in_use_become_one_row_a_day() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").active(true).minutes(10);
    shell.active(false).minutes(5);
    shell.passes(20).active(true).sample();
    assertThat(shell.run("status").out()).contains("on_min 15 active_min 10", "waiting_days 0");
    shell.starts("bbbbbbbb", "2026-12-01T09:00").sample();
    // day, revision, seconds on, in use, starts, sessions, number of starts, quality, disk
    assertThat(shell.closed()).containsExactly("2026-11-30 1 920 620 1 2 1 - OK");
    shell.starts("cccccccc", "2026-12-02T09:00").sample();
    assertThat(shell.closed()).contains("2026-12-01 1 0 0 1 1 2 - OK");
  }

  @Test
  void nine_hours_of_sleep_add_no_minute() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").active(true).minutes(3);
    shell.passes(9 * 3600).sample().passes(60).sample();
    assertThat(shell.run("status").out()).contains("on_min 4 active_min 4 starts 2");
  }

  @Test
  void a_power_cut_at_any_byte_loses_one_sample_at_most() throws IOException {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").active(true).minutes(4);
    var whole = Files.readAllBytes(shell.spool());
    int third =
        new String(whole, java.nio.charset.StandardCharsets.US_ASCII).indexOf("S aaaaaaaa 210");
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(shell.spool(), Arrays.copyOf(whole, cut));
      int samples = (int) read().lines().filter(line -> line.endsWith(" .")).count();
      // the sample that was written when the power went, and those before it
      int least = Math.max(0, samples - 1);
      assertThat(minutesOn()).as("cut at " + cut).isEqualTo(least);
      if (cut < third || cut > third + 45) continue;
      // and the next one after it is not lost with it: three minutes later, as if it had slept less
      shell.run("sample");
      var kept = read().lines().filter(line -> line.endsWith(" .")).count();
      assertThat(kept).as("cut at " + cut).isEqualTo(samples + 1);
      assertThat(minutesOn()).as("cut at " + cut + ", and one more").isEqualTo(4);
    }
  }

  private int minutesOn() {
    var said = shell.run("status").out();
    var found = java.util.regex.Pattern.compile("on_min (\\d+)").matcher(said);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  @Test
  void a_spool_filled_with_zeros_by_a_power_cut_is_read_on() throws IOException {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(3);
    var whole = Files.readAllBytes(shell.spool());
    Files.write(shell.spool(), Arrays.copyOf(whole, whole.length + 100));
    shell.passes(60).sample();
    assertThat(shell.run("status").out()).contains("on_min 4");
  }

  @Test
  void a_clock_that_fell_back_to_2009_goes_on_from_the_last_known_time_and_says_so() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    shell.starts("bbbbbbbb", "2009-01-01T00:00").minutes(3);
    shell.starts("cccccccc", "2026-12-02T08:00").sample();
    assertThat(shell.closed()).containsExactly("2026-11-30 1 300 0 2 0 2 CLOCK OK");
    assertThat(shell.run("status").out()).contains("2026-12-02");
  }

  @Test
  void a_computer_that_never_knew_the_time_is_flagged_and_never_in_2009() {
    shell.starts("aaaaaaaa", "2009-01-01T00:00").minutes(2);
    shell.clock("2026-11-30T08:00").passes(60).sample();
    assertThat(shell.closed()).allMatch(row -> row.startsWith("2026-") && row.contains("CLOCK"));
    assertThat(shell.closed()).hasSize(1);
  }

  @Test
  void a_computer_that_lay_in_a_cupboard_for_two_years_has_no_bad_clock() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    shell.starts("bbbbbbbb", "2028-12-04T08:00").minutes(3);
    shell.starts("cccccccc", "2028-12-05T08:00").sample();
    assertThat(shell.closed())
        .containsExactly("2026-11-30 1 120 0 1 0 1 - OK", "2028-12-04 1 180 0 1 0 2 - OK");
  }

  @Test
  void a_clock_that_jumps_ahead_while_the_computer_runs_is_not_believed() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    shell.clock("2028-12-04T08:00").passes(60).sample();
    shell.starts("bbbbbbbb", "2026-12-01T08:00").sample();
    assertThat(shell.closed()).containsExactly("2026-11-30 1 180 0 1 0 1 CLOCK OK");
  }

  @Test
  void a_clock_that_was_wrong_when_somebody_told_the_time_is_not_believed_far_ahead()
      throws IOException {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    Files.writeString(shell.folder.resolve("lib/offset"), "90000000 aaaaaaaa\n");
    shell.starts("bbbbbbbb", "2028-12-04T08:00").minutes(3);
    shell.starts("cccccccc", "2026-12-01T08:00").sample();
    assertThat(shell.closed()).containsExactly("2026-11-30 1 300 0 2 0 2 CLOCK OK");
  }

  @Test
  void what_was_believed_too_far_ahead_is_given_up_when_somebody_tells_the_time()
      throws IOException {
    shell.starts("aaaaaaaa", "2029-12-04T08:00").sample();
    long believed = LocalDateTime.parse("2029-12-04T08:00").toEpochSecond(ZoneOffset.ofHours(8));
    long told = LocalDateTime.parse("2026-11-30T08:00").toEpochSecond(ZoneOffset.ofHours(8));
    Files.writeString(shell.folder.resolve("lib/offset"), (told - believed) + " aaaaaaaa\n");
    Files.writeString(shell.folder.resolve("lib/told"), told + " " + believed + "\n");
    shell.passes(60).sample().passes(60).sample();
    assertThat(shell.run("status").out()).contains("2026-11-30 on_min 2");
    shell.starts("bbbbbbbb", "2026-12-01T08:00").minutes(3);
    assertThat(shell.closed()).contains("2026-11-30 1 120 0 0 0 1 - OK");
    assertThat(shell.run("status").out()).contains("2026-12-01 on_min 3");
    // years later time comes to where it was believed to be, and is right
    for (var at : List.of("2027-10-01T08:00", "2028-10-01T08:00", "2029-10-01T08:00"))
      shell.starts("b" + at.substring(0, 7), at).sample();
    shell.starts("cccccccc", "2029-12-05T08:00").minutes(3);
    shell.starts("dddddddd", "2029-12-06T08:00").sample();
    assertThat(shell.closed())
        .filteredOn(row -> !row.startsWith("2026") && !row.startsWith("2029-12-04"))
        .containsExactly(
            "2027-10-01 1 0 0 1 0 3 - OK",
            "2028-10-01 1 0 0 1 0 4 - OK",
            "2029-10-01 1 0 0 1 0 5 - OK",
            "2029-12-05 1 180 0 1 0 6 - OK");
    assertThat(shell.folder.resolve("lib/told")).hasContent(told + " 0");
  }

  @Test
  void a_clock_that_keeps_local_time_is_right_after_a_long_time_off() throws IOException {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    for (var hours : List.of("28800", "-28800")) {
      Files.writeString(shell.folder.resolve("lib/offset"), hours + " aaaaaaaa\n");
      shell.starts("bbbbbbbb", "2028-02-01T08:00");
      assertThat(shell.run("status").out()).contains("waiting_days 1");
    }
    shell.minutes(3);
    shell.starts("cccccccc", "2028-02-02T08:00").sample();
    assertThat(shell.closed())
        .containsExactly("2026-11-30 1 120 0 1 0 1 - OK", "2028-02-01 1 180 0 1 0 2 - OK");
  }

  @Test
  void a_day_told_before_is_told_again_as_a_whole_with_a_higher_revision() {
    shell.spool("T 2026-11-30 1 600 60 1 1 1 - OK .\nB 1 aaaaaaaa 630 1795997400 0 .\n");
    shell.starts("bbbbbbbb", "2026-11-30T20:00").minutes(5);
    shell.starts("cccccccc", "2026-12-01T08:00").sample();
    assertThat(shell.closed()).containsExactly("2026-11-30 2 900 60 2 1 2 - OK");
  }

  @Test
  void after_four_hundred_days_the_oldest_are_added_up_to_months() {
    var spool = new StringBuilder();
    var day = LocalDate.of(2026, 12, 1);
    for (int i = 0; i < 450; i++)
      spool.append(day.plusDays(i)).append(" 1 3600 600 1 2 ").append(i + 1).append(" - OK .\n");
    shell.spool(spool.toString().replaceAll("(?m)^", "D ").replaceAll("D $", ""));
    shell.spool("B 450 aaaaaaaa 30 1835000000 0 .\n" + read());
    shell.starts("bbbbbbbb", "2028-02-26T08:00").sample();
    shell.starts("cccccccc", "2028-02-27T08:00").sample();
    var closed = shell.closed();
    assertThat(closed).hasSizeLessThanOrEqualTo(401);
    assertThat(closed.getFirst()).isEqualTo("2026-12-31 1 111600 18600 31 62 31 MONTH OK");
    long seconds = closed.stream().mapToLong(row -> Long.parseLong(row.split(" ")[2])).sum();
    assertThat(seconds).as("nothing is lost").isEqualTo(450 * 3600);
    assertThat(read().length()).isLessThan(40_000);
  }

  private String read() {
    try {
      return Files.readString(shell.spool());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void who_opts_out_is_counted_no_more_and_what_waited_is_gone() {
    shell.starts("aaaaaaaa", "2026-11-30T08:00").minutes(2);
    assertThat(shell.run("off").status()).isZero();
    assertThat(shell.spool()).doesNotExist();
    shell.minutes(2);
    assertThat(shell.spool()).doesNotExist();
    shell.run("on");
    shell.minutes(2);
    assertThat(shell.run("status").out()).contains("on_min 2");
  }

  @Test
  void input_is_seen_as_a_growing_number_of_interrupts_and_transfers() throws IOException {
    var root = folder.resolve("root");
    var usb = root.resolve("sys/bus/usb/devices");
    Files.createDirectories(root.resolve("proc"));
    Files.createDirectories(usb.resolve("1-2:1.0"));
    Files.createDirectories(usb.resolve("1-2"));
    Files.writeString(usb.resolve("1-2:1.0/bInterfaceClass"), "03\n");
    Files.writeString(usb.resolve("1-2/urbnum"), "10\n");
    shell.with("GREEN_ROOT", root.toString()).with("GREEN_ACTIVE", "");
    shell.starts("aaaaaaaa", "2026-11-30T08:00");
    interrupts(root, 100);
    shell.sample();
    shell.passes(60).sample();
    interrupts(root, 140); // keys
    shell.passes(60).sample();
    for (int i = 0; i < 5; i++) shell.passes(60).sample();
    shell.passes(60).sample(); // six minutes after the last key
    Files.writeString(usb.resolve("1-2/urbnum"), "55\n"); // a mouse
    shell.passes(60).sample();
    assertThat(Files.readAllLines(shell.spool()))
        .extracting(line -> line.split(" ")[5])
        .containsExactly("0", "0", "1", "1", "1", "1", "1", "1", "0", "1");
  }

  private static void interrupts(Path root, int count) throws IOException {
    Files.writeString(
        root.resolve("proc/interrupts"),
        "           CPU0       CPU1\n  1:  %d  7  IO-APIC  1-edge  i8042\n 16:  999  9  IO-APIC  16-fasteoi  ehci_hcd\n"
            .formatted(count));
  }

  @Test
  void the_notice_on_the_screen_is_the_allow_list() throws IOException {
    for (var language : new String[] {"en", "zh", "fr"}) {
      var said = shell.with("LANG", language + "_XX.UTF-8").run("notice").out();
      assertThat(said)
          .isEqualTo(Files.readString(Path.of("agent/notice/notice-" + language + ".txt")));
    }
  }

  @Test
  void it_is_installed_and_removed_without_a_trace() throws Exception {
    var install = Path.of("agent/linux/install.sh").toAbsolutePath().toString();
    var unpacked = folder.resolve("unpacked");
    Files.createDirectories(unpacked);
    for (var from : new String[] {"agent/linux", "agent/notice"})
      try (var files = Files.list(Path.of(from))) {
        for (var file : files.toList()) Files.copy(file, unpacked.resolve(file.getFileName()));
      }
    var destination = folder.resolve("computer");
    assertThat(install(unpacked.resolve("install.sh"), destination)).isZero();
    assertThat(destination.resolve("usr/local/sbin/green-classroom-agent")).isExecutable();
    assertThat(destination.resolve("usr/share/green-classroom/notice-zh.txt")).isReadable();
    assertThat(destination.resolve("etc/xdg/autostart/green-classroom-notice.desktop"))
        .content()
        .contains("green-classroom-notice once");
    assertThat(install(unpacked.resolve("install.sh"), destination, "--uninstall")).isZero();
    try (var left = Files.walk(destination)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(install).isNotBlank();
  }

  private static int install(Path script, Path destination, String... words) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("sh", script.toString()));
    command.addAll(Arrays.asList(words));
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("DESTDIR", destination.toString());
    return builder.start().waitFor();
  }

  @Test
  void shellcheck_finds_nothing() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed here");
    var process =
        new ProcessBuilder(
                "shellcheck",
                "-s",
                "sh",
                Shell.SCRIPT.toString(),
                "agent/linux/install.sh",
                "agent/linux/green-classroom-notice")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
  }
}
