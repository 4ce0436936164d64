package org.greenclassroom.cast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Evidence;
import org.greenclassroom.intake.Intake;
import org.greenclassroom.intake.Receiving;
import org.greenclassroom.intake.Seen;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.repair.Imaging;
import org.greenclassroom.repair.Mending;
import org.greenclassroom.repair.Repair;
import org.greenclassroom.wiping.Certificates;
import org.greenclassroom.wiping.Quality;
import org.greenclassroom.wiping.Sample;
import org.greenclassroom.wiping.Sensitivity;
import org.greenclassroom.wiping.Wiping;
import org.springframework.stereotype.Component;

/** The scenes that play in the house: a gift comes in, is inspected, cleared, mended. */
@Component
class Workshop {
  private static final Charset AS_EXCEL_IN_CHINA = Charset.forName("GB18030");
  private static final long DISK = 500_107_862_016L;
  private static final String HERE = "http://localhost:8080";

  private final Custody custody;
  private final Intake intake;
  private final Evidence evidence;
  private final Wiping wiping;
  private final Quality quality;
  private final Certificates certificates;
  private final Repair repair;
  private final Imaging imaging;
  private final Mending mending;
  private final Partners partners;

  Workshop(
      Custody custody,
      Intake intake,
      Evidence evidence,
      Wiping wiping,
      Quality quality,
      Certificates certificates,
      Repair repair,
      Imaging imaging,
      Mending mending,
      Partners partners) {
    this.custody = custody;
    this.intake = intake;
    this.evidence = evidence;
    this.wiping = wiping;
    this.quality = quality;
    this.certificates = certificates;
    this.repair = repair;
    this.imaging = imaging;
    this.mending = mending;
    this.partners = partners;
  }

  /** A list is read and all of it comes in on one slip; 0 grams when nothing was weighed. */
  List<Tag> receive(Characters who, long donor, String list, long grams, Instant day) {
    try {
      var file = Files.createTempFile("gift", ".csv");
      try {
        var bytes = list.getBytes(AS_EXCEL_IN_CHINA);
        Files.write(file, bytes);
        var committed =
            intake.take(
                Story.on(who.officer(), day),
                donor,
                file,
                "资产清单.csv",
                org.greenclassroom.frame.Files.sha256(bytes));
        return intake.receiveTagged(
            Story.on(who.technician(), day.plus(Duration.ofHours(6))),
            committed.lot(),
            new Receiving(
                null,
                committed.items(),
                grams == 0 ? null : Weight.grams(grams),
                Map.of(),
                partners.sites(Partners.HOUSE).getFirst().site(),
                "封-" + Math.floorMod(list.hashCode(), 100_000),
                signed("陈敏", 3),
                signed("赵工", 7)));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Looked at; the drives are those on the list. */
  void inspect(Characters who, List<Tag> tags, Instant day) {
    for (var tag : tags) {
      var seen = custody.device(tag).observed();
      intake.inspect(
          Story.on(who.technician(), day),
          tag,
          new Seen(
              seen.kind(),
              seen.maker(),
              seen.model(),
              seen.serial(),
              true,
              Objects.requireNonNullElse(seen.drives(), List.of()),
              "",
              null),
          day);
    }
  }

  /** One wipe run, its log handed in; cleared when it succeeded. */
  void wipe(Characters who, Tag tag, Instant start, boolean works) {
    var device = custody.device(tag);
    var seen = device.observed();
    var disks =
        device.drives().stream()
            .map(drive ->
                new WipeLog.Disk(
                    Objects.requireNonNullElse(drive.serial(), "unknown"),
                    "WDC WD5000LPLX",
                    DISK,
                    works))
            .toList();
    var log =
        WipeLog.of(
            start,
            Objects.requireNonNullElse(seen.maker(), "?"),
            Objects.requireNonNullElse(seen.model(), "?"),
            Objects.requireNonNullElse(seen.serial(), "?"),
            disks);
    var done = start.plus(Duration.ofHours(6));
    evidence.take(
        Story.on(who.technician(), done),
        log.getBytes(StandardCharsets.UTF_8),
        "nwipe_" + tag.code() + ".log",
        tag);
    if (works) wiping.clear(Story.on(who.technician(), done.plusSeconds(60)), tag);
  }

  /** A second pair of eyes: judged enough, a sample read again, and the papers of it. */
  void certify(Characters who, Tag of, Instant day) {
    long lot = Objects.requireNonNull(custody.device(of).observed().lot());
    quality.validateLot(Story.on(who.officer2(), day), lot, Sensitivity.ORDINARY, "一般办公数据");
    quality.draw(Story.on(who.officer(), day.plusSeconds(600)), lot);
    var read = day.plus(Duration.ofHours(3));
    for (var sample : quality.lot(lot).samples())
      quality.read(
          Story.on(who.technician2(), read), sample.sample(), Sample.Result.NOTHING_READABLE, null);
    var issued = day.plus(Duration.ofHours(5));
    certificates.ofDrive(Story.on(who.officer2(), issued), of, 1, HERE);
    certificates.ofComputer(Story.on(who.officer2(), issued.plusSeconds(60)), of, HERE);
    certificates.ofLot(Story.on(who.officer2(), issued.plusSeconds(120)), lot, HERE);
  }

  void ready(Characters who, List<Tag> tags, Instant day) {
    long image = houseImage(who, day);
    for (var tag : tags) {
      mend(who, tag, day.minus(Duration.ofHours(2)));
      imaging.install(Story.on(who.technician2(), day), tag, image);
      var laptop = custody.device(tag).observed().kind().name().equals("LAPTOP");
      repair.test(
          Story.on(who.technician2(), day),
          tag,
          Map.ofEntries(
              Map.entry("power", "PASS"),
              Map.entry("screen", laptop ? "PASS" : "NOT_APPLICABLE"),
              Map.entry("keyboard", laptop ? "PASS" : "NOT_APPLICABLE"),
              Map.entry("network", "PASS"),
              Map.entry("sound", "PASS"),
              Map.entry("battery", laptop ? "PASS" : "NOT_APPLICABLE"),
              Map.entry("disk", "PASS"),
              Map.entry("looks", tag.code().charAt(7) < 'C' ? "GOOD" : "WORN"),
              Map.entry("hazards", "NONE"),
              Map.entry("batteryPercent", laptop ? "78" : ""),
              Map.entry("memoryMb", "8192"),
              Map.entry("diskGb", "500"),
              Map.entry("madeIn", "2014")));
      repair.ready(Story.on(who.technician2(), day.plusSeconds(600)), tag, day.plusSeconds(600));
    }
  }

  /** Some come with what computers come with; the last letter of the tag says what. */
  private void mend(Characters who, Tag tag, Instant found) {
    var codes =
        switch (Character.digit(tag.code().charAt(7), 36) % 7) {
          case 0 -> "kb4 cs3";
          case 1 -> "fa1";
          case 2 -> "bd4 po2";
          default -> "";
        };
    if (codes.isEmpty()) return;
    mending.note(Story.on(who.technician(), found), tag, codes, null);
    if (!codes.startsWith("kb4"))
      mending.mendAll(Story.on(who.technician2(), found.plusSeconds(3600)), tag);
  }

  /** The programme's own image of that year, supported for five years from its first day. */
  private long houseImage(Characters who, Instant day) {
    var released = LocalDate.ofInstant(day, ZoneOffset.UTC).withDayOfYear(1);
    var version = released.getYear() + ".1";
    return imaging
        .kept("绿色电脑教室 Linux", version, "zh")
        .orElseGet(() ->
            imaging.keep(
                Story.on(who.officer(), day),
                "绿色电脑教室 Linux",
                version,
                "zh",
                org.greenclassroom.frame.Files.sha256(version.getBytes(StandardCharsets.UTF_8)),
                released,
                released.plusYears(5)));
  }

  void condemn(Characters who, List<Tag> tags, Instant day) {
    for (var tag : tags)
      intake.condemn(
          Story.on(who.technician(), day), tag, Fact.Condemned.Why.BELOW_SPECIFICATION, day);
  }

  /** A name and a signature drawn by a steady hand. */
  static HandOver.Signature signed(String name, int hand) {
    return new HandOver.Signature(name, Handwriting.png(hand), "image/png");
  }
}
