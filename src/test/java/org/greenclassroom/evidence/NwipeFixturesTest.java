package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The outcome table: what every real log and paper of nwipe says, one line each. */
class NwipeFixturesTest {
  private static final String TABLE =
      """
      nwipe-log-excerpts/nwipe-0.2x-2016-issue8.txt: null /dev/sdb no-result
      nwipe-log-excerpts/nwipe-0.42-2026-pr722-write-errors.txt: null /dev/sdc errors
      nwipe-log-excerpts/nwipe-2020-pr223-oem-placeholders.txt: null /dev/sdc not-selected
      nwipe-log-excerpts/nwipe-2021-pr325-summary.txt: null /dev/loop44 size-unknown
      nwipe-log-excerpts/nwipe-2023-issue444-three-drives.txt: null /dev/sda no-result; /dev/sdc no-result; /dev/sdb no-result
      nwipe-log-excerpts/shredos-0.38-2025-issue332-head.txt: 0.38 /dev/sda not-selected
      nwipe-run/etc-nwipe/nwipe.conf: refused, unknown-format
      nwipe-run/etc-nwipe/nwipe_customers.csv: refused, binary
      nwipe-run/nwipe-0.34/aborted.log: 0.33 /dev/loop7 aborted
      nwipe-run/nwipe-0.34/is5enh.log: 0.33 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.34/oem-two-drives-ok.log: 0.33 /dev/loop4 proven; /dev/loop5 proven
      nwipe-run/nwipe-0.34/one-ok-one-failed.log: 0.33 /dev/loop4 proven; /dev/loop6 errors
      nwipe-run/nwipe-0.34/prng-verifyall-ok.log: 0.33 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.34/rounds2.log: 0.33 /dev/loop4 not-verified on a known computer
      nwipe-run/nwipe-0.34/verifyzero-fail.log: 0.33 /dev/loop4 errors on a known computer
      nwipe-run/nwipe-0.34/zero-verifylast-ok.log: 0.33 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.38/aborted-pdf/…11-04-01…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/dodshort-noblank.log: 0.38 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.38/oem-two-drives-ok-pdf/…11-03-47…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/oem-two-drives-ok-pdf/…11-03-48…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/oem-two-drives-ok.log: 0.38 /dev/loop4 proven; /dev/loop5 proven
      nwipe-run/nwipe-0.38/one-ok-one-failed-pdf/…11-03-51…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/one-ok-one-failed-pdf/…11-03-52…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/one-ok-one-failed.log: 0.38 /dev/loop4 proven; /dev/loop6 errors
      nwipe-run/nwipe-0.38/quiet-anonymised-pdf/…11-03-23…____________________.pdf: refused, pdf
      nwipe-run/nwipe-0.38/rounds2.log: 0.38 /dev/loop4 not-verified on a known computer
      nwipe-run/nwipe-0.38/verifyzero-fail-pdf/…11-03-44…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.38/verifyzero-fail.log: 0.38 /dev/loop4 errors on a known computer
      nwipe-run/nwipe-0.38/verifyzero-ok.log: 0.38 /dev/loop4 nothing-written on a known computer
      nwipe-run/nwipe-0.38/zero-verifylast-ok-pdf/…11-03-14…Unknown.pdf: refused, pdf
      nwipe-run/nwipe-0.42/aborted.log: 0.42 /dev/loop7 no-result
      nwipe-run/nwipe-0.42/dodshort-noblank.log: 0.42 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.42/oem-two-drives-ok-pdf/…11-05-35…Unknown_device_loop4.pdf: refused, pdf
      nwipe-run/nwipe-0.42/oem-two-drives-ok-pdf/…11-05-35…Unknown_device_loop5.pdf: refused, pdf
      nwipe-run/nwipe-0.42/oem-two-drives-ok.log: 0.42 /dev/loop4 proven; /dev/loop5 proven
      nwipe-run/nwipe-0.42/one-ok-one-failed-pdf/…11-05-46…Unknown_device_loop4.pdf: refused, pdf
      nwipe-run/nwipe-0.42/one-ok-one-failed.log: 0.42 /dev/loop4 proven; /dev/loop6 errors
      nwipe-run/nwipe-0.42/prng-verifyall-ok.log: 0.42 /dev/loop4 proven on a known computer
      nwipe-run/nwipe-0.42/quiet-anonymised.log: 0.42 /dev/loop4 serial-masked
      nwipe-run/nwipe-0.42/verifyzero-fail.log: 0.42 /dev/loop4 errors on a known computer
      nwipe-run/nwipe-0.42/verifyzero-ok.log: 0.42 /dev/loop4 nothing-written on a known computer
      nwipe-run/nwipe-0.42/zero-verifylast-ok-pdf/…11-04-15…Unknown_device_loop4.pdf: refused, pdf
      nwipe-run/nwipe-0.42/zero-verifylast-ok.log: 0.42 /dev/loop4 proven on a known computer
      """;

  private final Readers readers = new Readers(List.of(new NwipeReader()));

  @Test
  void every_real_file_has_its_outcome() throws IOException {
    var folder = Path.of(System.getProperty("fixtures", "../shared/fixtures"));
    assumeTrue(Files.isDirectory(folder), "skipped: no folder of real files at " + folder);
    var outcomes = new TreeMap<String, String>();
    for (var part : List.of("nwipe-run", "nwipe-log-excerpts"))
      try (var files = Files.walk(folder.resolve(part))) {
        for (var file : files.filter(Files::isRegularFile).toList())
          outcomes.put(folder.relativize(file).toString(), outcome(Files.readAllBytes(file)));
      }
    var table = new StringBuilder();
    outcomes.forEach((file, outcome) -> table.append(file + ": " + outcome + "\n"));
    assertThat(shortened(table.toString())).isEqualTo(TABLE);
  }

  private static String shortened(String table) {
    return table
        .replace("nwipe_report_2026-11-23-", "…")
        .replace("_Model_Loopback_device_Serial_", "…")
        .replace("nwipe-0.34-debian12-banner-0.33", "nwipe-0.34")
        .replace("overwritten-and-read-back", "proven");
  }

  private String outcome(byte[] bytes) {
    try {
      var report = readers.read(bytes);
      var host = report.host().serial() == null ? "" : " on a known computer";
      return report.version() + " " + NwipeReaderTest.outcome(report) + host;
    } catch (Unreadable refused) {
      return "refused, " + refused.reason();
    }
  }
}
