package org.greenclassroom.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of a drive's desk: what is brought, what it is put into, what it weighs. */
@Service
@Transactional
public class Desk {
  private static final int LINES = 200;
  private static final Duration WITNESSES_KEPT = Duration.ofDays(180);

  private final DeskTable table;
  private final DriveTable drives;
  private final ContainerTable containers;
  private final Things things;
  private final Partners partners;

  Desk(
      DeskTable table,
      DriveTable drives,
      ContainerTable containers,
      Things things,
      Partners partners) {
    this.table = table;
    this.drives = drives;
    this.containers = containers;
    this.things = things;
    this.partners = partners;
  }

  /** What a desk answers to one line: what it weighs now, and whether to take care. */
  public record Noted(ThingClass thingClass, int pieces, Weight weight, boolean damagedBattery) {}

  /** Writes down what was brought. The same act again is answered alike and written once. */
  public Noted bring(Occasion occasion, long number, Brought brought) {
    var what = brought.thingClass();
    if (brought.pieces() < 1 || brought.pieces() > 100_000)
      throw new Refusal("collection.refusal.pieces", what, brought.pieces());
    var usual = things.usualGrams(what);
    if (brought.weighed() == null && usual.isEmpty())
      throw new Refusal("collection.refusal.weigh-it", what);
    if (brought.weighed() != null && brought.weighed().grams() == 0)
      throw new Refusal("collection.refusal.weighs-nothing", what);
    long grams =
        brought.weighed() == null
            ? usual.getAsLong() * brought.pieces()
            : brought.weighed().grams();
    var noted =
        new Noted(what, brought.pieces(), Weight.grams(grams), what == ThingClass.BATTERY_DAMAGED);
    var key = occasion.keyFor("brought");
    var drive = taking(number);
    if (table.isWritten(key)) return noted;
    if (!brought.person() && brought.partner() == null && brought.company() == null)
      throw new Refusal("collection.refusal.which-company");
    if (brought.partner() != null && !partners.partner(brought.partner()).is(PartnerKind.DONOR))
      throw new Refusal(
          "collection.refusal.not-a-donor", partners.partner(brought.partner()).name());
    boolean data = brought.dataBearing() || table.holdsData(what);
    if (brought.container() != null) fits(number, brought.container(), what, data);
    if (drive.state() == Drive.State.PLANNED)
      drives.touch(number, Drive.State.OPEN, occasion.now());
    long by = occasion.actor().account();
    var at = brought.at().isAfter(occasion.now()) ? occasion.now() : brought.at();
    var giver =
        table.giver(
            number,
            UUID.nameUUIDFromBytes(
                (number + "/" + brought.giver()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            brought.person(),
            brought.partner(),
            brought.partner() == null ? brought.company() : null,
            at,
            by);
    table.insert(
        number,
        giver,
        what,
        brought.pieces(),
        grams,
        brought.weighed() != null,
        data,
        brought.container(),
        at,
        by,
        key);
    return noted;
  }

  /** Fire: a damaged lithium battery lies with its own kind, and nothing else lies with it. */
  private void fits(long drive, long number, ThingClass what, boolean data) {
    var container = container(drive, number);
    if (container.sealed())
      throw new Refusal(
          "collection.refusal.sealed",
          container.number(),
          Objects.requireNonNullElse(container.seal(), ""));
    boolean battery = what == ThingClass.BATTERY_DAMAGED;
    if (battery != (container.purpose() == Purpose.BATTERIES))
      throw new Refusal(
          battery ? "collection.refusal.battery-apart" : "collection.refusal.batteries-only",
          container.number());
    if (data && container.purpose() != Purpose.DATA)
      throw new Refusal("collection.refusal.data-apart", container.number());
  }

  void strike(Occasion occasion, long number, long item) {
    taking(number);
    var found = table.item(number, item);
    if (found.isEmpty()) return; // struck already
    table.strike(item, occasion.now(), occasion.actor().account());
  }

  /** Puts a line into a container. */
  void put(Occasion occasion, long number, long item, long container) {
    taking(number);
    var found = table.item(number, item).orElseThrow(() -> Refusal.notFound(String.valueOf(item)));
    if (found.sealed())
      throw new Refusal(
          "collection.refusal.sealed", Objects.requireNonNullElse(found.containerNumber(), ""), "");
    fits(number, container, found.thingClass(), found.dataBearing());
    table.move(item, container);
  }

  /** A new container; its number stands on it. */
  public long stand(Occasion occasion, long number, String typed, Purpose purpose) {
    taking(number);
    var name = typed.strip();
    if (name.isEmpty() || name.length() > 40) throw new Refusal("frame.refusal.missing", "number");
    var key = occasion.keyFor("container");
    var before = containers.keyed(key);
    if (before.isPresent()) return before.get();
    return containers
        .insert(number, name, purpose, key)
        .orElseThrow(() -> new Refusal("collection.refusal.container-there", name));
  }

  void fill(Occasion occasion, long number, long container, int percent) {
    taking(number);
    container(number, container);
    if (percent < 0 || percent > 100) throw new Refusal("collection.refusal.fill");
    containers.fill(container, percent);
  }

  /** Two people close a container with a numbered seal. */
  public void seal(
      Occasion occasion, long number, long container, String typed, String one, String other) {
    var seal = typed.strip();
    if (seal.isEmpty() || seal.length() > 40) throw new Refusal("frame.refusal.missing", "seal");
    turn(occasion, number, container, seal, one, other);
  }

  /** Two people open it again. */
  void unseal(Occasion occasion, long number, long container, String one, String other) {
    turn(occasion, number, container, null, one, other);
  }

  private void turn(
      Occasion occasion, long number, long id, @Nullable String seal, String one, String other) {
    taking(number);
    var key = occasion.keyFor("seal/" + id);
    if (containers.isSealed(key)) return;
    var container = container(number, id);
    if (one.isBlank() || other.isBlank() || one.strip().equalsIgnoreCase(other.strip()))
      throw new Refusal("collection.refusal.two-names");
    if (container.sealed() == (seal != null))
      throw new Refusal(
          seal != null ? "collection.refusal.sealed" : "collection.refusal.not-sealed",
          container.number(),
          container.seal() == null ? "" : container.seal());
    containers.seal(
        id,
        seal,
        container.seal() == null ? "" : container.seal(),
        one.strip(),
        other.strip(),
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  void weigh(Occasion occasion, long number, Category category, Weight weight) {
    taking(number);
    table.weigh(
        number,
        category,
        weight.grams(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("weigh/" + category));
  }

  private Drive taking(long number) {
    if (!drives.lock(number)) throw Refusal.notFound(String.valueOf(number));
    var drive = drives.drive(number).orElseThrow();
    if (!drive.state().takes())
      throw new Refusal("collection.refusal.drive-over", drive.name(), drive.state());
    return drive;
  }

  private Drive.Container container(long drive, long container) {
    return containers
        .container(drive, container)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(container)));
  }

  @Transactional(readOnly = true)
  List<Drive.Container> containers(long drive) {
    return containers.of(drive);
  }

  @Transactional(readOnly = true)
  List<Drive.Item> items(long drive) {
    return table.items(drive, LINES);
  }

  @Transactional(readOnly = true)
  long[] loose(long drive) {
    return table.loose(drive);
  }

  int forgetWitnesses(Instant now) {
    return containers.forgetWitnesses(now.minus(WITNESSES_KEPT));
  }
}
