package org.greenclassroom.collection;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of drives: planned, closed, and what they became. */
@Service
@Transactional
public class Drives {
  private static final int ROWS = 50;

  private final DriveTable table;
  private final DeskTable desk;
  private final HoursTable hours;
  private final Donations donations;
  private final Partners partners;
  private final Things things;

  Drives(
      DriveTable table,
      DeskTable desk,
      HoursTable hours,
      Donations donations,
      Partners partners,
      Things things) {
    this.table = table;
    this.desk = desk;
    this.hours = hours;
    this.donations = donations;
    this.partners = partners;
    this.things = things;
  }

  /** Where and when one brings things, as it is planned. */
  public record Point(String place, Instant opens, Instant closes) {}

  /** Plans a drive; it is announced at once under its own address. */
  public long plan(Occasion occasion, String name, long organiser, List<Point> points) {
    var key = occasion.keyFor("drive");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    if (name.isBlank() || name.length() > 120) throw new Refusal("frame.refusal.missing", "name");
    partners.partner(organiser);
    if (points.isEmpty()) throw new Refusal("collection.refusal.no-drop-point");
    for (var point : points)
      if (!point.closes().isAfter(point.opens())) throw new Refusal("collection.refusal.window");
    var first = points.stream().map(Point::opens).min(Instant::compareTo).orElseThrow();
    var drive =
        table.insert(
            name.strip(),
            slug(name, first),
            organiser,
            occasion.now(),
            occasion.actor().account(),
            key);
    for (var point : points)
      table.addPoint(drive, point.place().strip(), point.opens(), point.closes());
    return drive;
  }

  /** Another place or day. */
  void addPoint(Occasion occasion, long number, Point point) {
    var drive = taking(number);
    if (point.place().isBlank()) throw new Refusal("frame.refusal.missing", "place");
    if (!point.closes().isAfter(point.opens())) throw new Refusal("collection.refusal.window");
    table.addPoint(number, point.place().strip(), point.opens(), point.closes());
    table.touch(number, drive.state(), occasion.now());
  }

  void cancel(Occasion occasion, long number) {
    var drive = taking(number);
    if (drive.pieces() > 0)
      throw new Refusal("collection.refusal.drive-has-things", drive.pieces());
    table.touch(number, Drive.State.CANCELLED, occasion.now());
  }

  /** Letters of any script become an address: what is not Latin is left out, a day makes it one. */
  private String slug(String name, Instant day) {
    var latin =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    var base =
        (latin.isEmpty() ? "drive" : latin.substring(0, Math.min(40, latin.length())))
                .replaceAll("-+$", "")
            + "-"
            + Moments.day(day);
    var slug = base;
    for (int i = 2; table.hasSlug(slug); i++) slug = base + "-" + i;
    return slug;
  }

  /**
   * Ends the day: every company that gave gets a lot of its own, single people one together under
   * the organiser; what was counted is counted there, and computers wait to be received there.
   *
   * @throws Refusal while data or a damaged battery lies in no sealed container
   */
  public void close(Occasion occasion, long number) {
    if (!table.lock(number)) throw Refusal.notFound(String.valueOf(number));
    if (drive(number).state() == Drive.State.CLOSED) return; // a second click
    var drive = taking(number);
    if (drive.pieces() == 0) throw new Refusal("collection.refusal.drive-empty");
    var loose = desk.loose(number);
    if (loose[0] > 0) throw new Refusal("collection.refusal.data-loose", loose[0]);
    if (loose[1] > 0) throw new Refusal("collection.refusal.battery-loose", loose[1]);
    for (var company : desk.companies(number))
      if (company.partner() == null && company.typed() != null)
        desk.name(number, company.typed(), donor(occasion, company.typed()));
    for (var company : desk.companies(number))
      if (company.partner() != null) become(occasion, number, company.partner(), false);
    if (desk.came(number).persons() > 0) become(occasion, number, drive.organiser(), true);
    var day = drive.opens() == null ? occasion.today() : Moments.day(drive.opens());
    table.close(number, hours.on(day).orElse(null), occasion.now());
    table.touch(number, Drive.State.CLOSED, occasion.now());
  }

  /** A company of this name is known from now on, if it was not before. */
  private long donor(Occasion occasion, String name) {
    var known = partners.named(name);
    if (known.isPresent()) return known.get().partner();
    var own =
        new Occasion(
            occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("donor/" + name));
    return partners.record(own, name, List.of(PartnerKind.DONOR), "CN", null);
  }

  private void become(Occasion occasion, long drive, long donor, boolean persons) {
    var lot = donations.open(occasion, donor);
    table.becomes(drive, lot, donor, persons);
    for (var one : desk.counted(drive, persons ? null : donor))
      things.count(
          occasion,
          lot,
          "drive " + drive,
          one.thingClass(),
          one.pieces(),
          one.grams(),
          one.weighed());
  }

  private Drive taking(long number) {
    if (!table.lock(number)) throw Refusal.notFound(String.valueOf(number));
    var drive = drive(number);
    if (!drive.state().takes())
      throw new Refusal("collection.refusal.drive-over", drive.name(), drive.state());
    return drive;
  }

  @Transactional(readOnly = true)
  Drive drive(long number) {
    return table.drive(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  @Transactional(readOnly = true)
  Drive announced(String slug) {
    return table.slugged(slug).orElseThrow(() -> Refusal.notFound(slug));
  }

  @Transactional(readOnly = true)
  List<Drive.DropPoint> points(long number) {
    return table.points(number);
  }

  @Transactional(readOnly = true)
  Slice<Drive> page(Actor actor, long before) {
    return Slice.of(table.page(before, ROWS + 1), ROWS, one -> String.valueOf(one.drive()));
  }

  @Transactional(readOnly = true)
  List<Drive.LotOf> lots(long number) {
    return table.lots(number);
  }

  @Transactional(readOnly = true)
  Drive.Came came(long number) {
    return desk.came(number);
  }

  @Transactional(readOnly = true)
  List<Drive.Sum> sums(long number) {
    return desk.sums(number);
  }

  /** By the rule it was closed with; before, by the one that is valid on its day. */
  @Transactional(readOnly = true)
  List<Drive.Hours> hours(Drive drive, LocalDate today) {
    return hours.hours(drive.drive(), rule(drive, today).orElse(null));
  }

  @Transactional(readOnly = true)
  Optional<Long> rule(Drive drive, LocalDate today) {
    if (drive.state() == Drive.State.CLOSED) return Optional.ofNullable(drive.hoursRule());
    return hours.on(drive.opens() == null ? today : Moments.day(drive.opens()));
  }

  // ---- rules ----

  /** A new rule, valid from a day on; those before it stay as they were. */
  public void rule(
      Occasion occasion,
      LocalDate validFrom,
      String decidedBy,
      LocalDate decidedOn,
      Map<ThingClass, Integer> minutes) {
    if (decidedBy.isBlank()) throw new Refusal("frame.refusal.missing", "decidedBy");
    if (minutes.isEmpty()) throw new Refusal("collection.refusal.rule-empty");
    minutes.forEach((what, each) -> {
      if (each < 0 || each > 6000) throw new Refusal("collection.refusal.minutes", what, each);
    });
    hours.insert(
        validFrom,
        decidedBy.strip(),
        decidedOn,
        minutes,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("rule"));
  }

  @Transactional(readOnly = true)
  List<HoursTable.Rule> rules() {
    return hours.rules();
  }

  @Transactional(readOnly = true)
  List<HoursTable.Rate> rates(long rule) {
    return hours.rates(rule);
  }

  @Transactional(readOnly = true)
  HoursTable.@Nullable Rule rule(long number) {
    return hours.rules().stream().filter(one -> one.hoursRule() == number).findFirst().orElse(null);
  }
}
