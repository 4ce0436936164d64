package org.greenclassroom.dismantling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Licence;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: batches filled, handed over, weighed and certified. */
@Service
@Transactional
public class Dismantling {
  private static final int PAGE = 200;

  /** Devices that wait longer fill the house; certificates that take longer are asked for. */
  private static final Duration PATIENCE = Duration.ofDays(60);

  private final Custody custody;
  private final Partners partners;
  private final Batches batches;
  private final Papers papers;
  private final Files files;

  Dismantling(Custody custody, Partners partners, Batches batches, Papers papers, Files files) {
    this.custody = custody;
    this.partners = partners;
    this.batches = batches;
    this.papers = papers;
    this.files = files;
  }

  /** Opens an empty batch for a plant. The same occasion again answers the same batch. */
  public long open(Occasion occasion, long plant) {
    var key = occasion.keyFor("batch");
    var already = batches.keyed(key);
    if (already.isPresent()) return already.get();
    if (!partners.partner(plant).is(PartnerKind.DISMANTLER))
      throw new Refusal("partners.refusal.not-a-plant", partners.partner(plant).name());
    return batches.insert(plant, occasion.now(), occasion.actor().account(), key);
  }

  /** Puts devices into an open batch: condemned ones, cleared ones, in no other open batch. */
  public void put(Occasion occasion, long id, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("dismantling.refusal.nothing-ticked");
    var batch = locked(occasion, id);
    batch.mustBe(Batch.State.OPEN);
    var devices = custody.lock(new TreeSet<>(tags));
    for (var device : devices) checkFit(device);
    var ids = devices.stream().map(Device::id).toList();
    var already = batches.alreadyIn(ids);
    if (!already.isEmpty()) {
      var first = already.getFirst().split(" ");
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "dismantling.refusal.in-a-batch",
          new Tag(first[0]).printed(),
          first[1]);
    }
    batches.returned(ids, occasion.now());
    batches.put(id, ids, occasion.now());
  }

  /** Puts everything that waits and is cleared into an open batch. */
  public void putAll(Occasion occasion, long id) {
    put(occasion, id, batches.cleared());
  }

  public void takeOut(Occasion occasion, long id, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("dismantling.refusal.nothing-ticked");
    locked(occasion, id).mustBe(Batch.State.OPEN);
    batches.takeOut(id, tags);
  }

  /**
   * The batch leaves for its plant: from here on it is frozen.
   *
   * @param day the day on which it left; its plant's licence is judged on that day
   */
  public void handOver(
      Occasion occasion,
      long id,
      LocalDate day,
      @Nullable String seal,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    var batch = locked(occasion, id);
    if (batch.slip() != null) {
      var written = custody.handOver(occasion, handOver(batch, occasion.now(), seal, giver, taker));
      if (written.id() == batch.slip()) return; // the same act posted again
    }
    batch.mustBe(Batch.State.OPEN);
    var items = batches.items(id, 0, Integer.MAX_VALUE);
    if (items.isEmpty()) throw new Refusal("dismantling.refusal.empty", batch.number());
    var plant = partners.partner(batch.plant());
    refuseBorder(plant);
    var licences = licences(plant, kindsOf(items), day);
    var tags = items.stream().map(Batches.Item::tag).toList();
    for (var device : custody.lock(tags)) checkFit(device);
    var at = at(occasion, day);
    var slip = custody.handOver(occasion, handOver(batch, at, seal, giver, taker));
    custody.write(occasion, tags, Entry.on(slip, new Fact.Shipped(id)));
    batches.handedOver(id, slip.id(), at);
    licences.forEach((kind, licence) -> batches.licensed(id, kind, licence.licence()));
  }

  /** Enters a weigh ticket of a batch that left. */
  public void weigh(
      Occasion occasion, long id, String ticket, LocalDate day, long gross, long tare, Scan scan) {
    var batch = locked(occasion, id);
    batch.mustBe(Batch.State.HANDED_OVER);
    notAhead(occasion, day);
    var key = occasion.keyFor("weighing");
    if (papers.hasTicket(id, ticket, key))
      throw new Refusal(Refusal.Kind.CONFLICT, "dismantling.refusal.ticket-taken", ticket.strip());
    var file = files.keep(scan.bytes(), scan.name(), scan.mediaType());
    papers.insert(
        id,
        new Weighing(ticket, day, gross, tare, file),
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  /** A ticket was wrong: it stays, struck, and no longer counts. */
  public void strike(Occasion occasion, long id, long weighing) {
    var batch = locked(occasion, id);
    batch.mustBe(Batch.State.HANDED_OVER);
    if (papers.strike(id, weighing, occasion.now(), occasion.actor().account()) == 0)
      throw Refusal.notFound(String.valueOf(weighing));
    var left = batch(occasion.actor(), id);
    if (left.gramsOut() > left.gramsIn())
      throw new Refusal(
          "dismantling.refusal.more-out-than-in",
          batch.number(),
          Batch.kilograms(left.gramsOut()),
          Batch.kilograms(left.gramsIn()));
  }

  /**
   * Enters a certificate: the devices it names are dismantled.
   *
   * @param lines tags or serial numbers, one a line; empty: all that are not certified yet
   */
  public void certify(
      Occasion occasion,
      long id,
      String number,
      LocalDate issuedOn,
      long grams,
      String lines,
      Scan scan) {
    var batch = locked(occasion, id);
    var key = occasion.keyFor("certificate");
    if (papers.certificate(key).isPresent()) return;
    batch.mustBe(Batch.State.HANDED_OVER);
    notAhead(occasion, issuedOn);
    var left = Objects.requireNonNull(batch.handedOverAt());
    if (issuedOn.isBefore(LocalDate.ofInstant(left, occasion.zone())))
      throw new Refusal(
          "dismantling.refusal.certificate-early",
          number,
          issuedOn.toString(),
          LocalDate.ofInstant(left, occasion.zone()).toString());
    if (papers.hasCertificate(id, number))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "dismantling.refusal.certificate-taken", number.strip());
    batch.mustHold(grams);
    var named = Listed.in(batch, batches.items(id, 0, Integer.MAX_VALUE), lines);
    var file = files.keep(scan.bytes(), scan.name(), scan.mediaType());
    var certificate = new Certificate(number, issuedOn, grams, file);
    var day = at(occasion, issuedOn);
    var at = day.isBefore(left) ? left : day;
    var byLicence =
        named.stream()
            .collect(
                Collectors.groupingBy(
                    item -> Objects.requireNonNull(item.licence(), "a batch that left is licensed"),
                    Collectors.mapping(Batches.Item::tag, Collectors.toList())));
    byLicence.forEach((licence, tags) ->
        custody.write(occasion, tags, Entry.of(new Fact.Dismantled(id, file, licence), at)));
    var kept = papers.insert(id, certificate, occasion.now(), occasion.actor().account(), key);
    batches.certified(id, kept, named.stream().map(Batches.Item::device).toList());
    batches.completeIfAllCertified(id, occasion.now());
  }

  /** A batch as far as this person may see it; another plant's answers as if there were none. */
  @Transactional(readOnly = true)
  Batch batch(Actor actor, long id) {
    var found = batches.batch(id).orElseThrow(() -> Refusal.notFound(String.valueOf(id)));
    var plants = plantsOf(actor);
    if (plants != null && (found.slip() == null || !plants.contains(found.plant())))
      throw Refusal.notFound(String.valueOf(id));
    return found;
  }

  @Transactional(readOnly = true)
  Slice<Batch> batches(Actor actor, long before) {
    return Slice.of(
        batches.page(plantsOf(actor), before, 51), 50, batch -> Long.toString(batch.batch()));
  }

  @Transactional(readOnly = true)
  Slice<Batches.Item> items(long batch, long after) {
    return Slice.of(
        batches.items(batch, after, PAGE + 1), PAGE, item -> Long.toString(item.device()));
  }

  @Transactional(readOnly = true)
  Slice<Batches.Item> candidates(long after) {
    return Slice.of(
        batches.candidates(after, PAGE + 1), PAGE, item -> Long.toString(item.device()));
  }

  @Transactional(readOnly = true)
  List<Papers.KeptWeighing> weighings(long batch) {
    return papers.weighings(batch);
  }

  @Transactional(readOnly = true)
  List<Papers.KeptCertificate> certificates(long batch) {
    return papers.certificates(batch);
  }

  /** A paper of a batch that this person may see. */
  @Transactional(readOnly = true)
  Files.Kept paper(Actor actor, long id, String sha256) {
    batch(actor, id);
    if (!papers.belongs(id, sha256)) throw Refusal.notFound(sha256);
    return files.file(sha256);
  }

  @Transactional(readOnly = true)
  List<Partner> plants() {
    return partners.of(PartnerKind.DISMANTLER);
  }

  @Transactional(readOnly = true)
  List<Licence> licences(long plant) {
    return partners.licences(plant);
  }

  /**
   * Why this batch cannot leave on that day; null when its plant is licensed for all that is in it.
   */
  @Transactional(readOnly = true)
  @Nullable Refusal whatForbids(Batch batch, LocalDate day) {
    var plant = partners.partner(batch.plant());
    try {
      refuseBorder(plant);
      licences(plant, kindsOf(batches.items(batch.batch(), 0, Integer.MAX_VALUE)), day);
      return null;
    } catch (Refusal refusal) {
      return refusal;
    }
  }

  /** How many wait in the house: all, cleared, too long. */
  @Transactional(readOnly = true)
  long[] toDismantle(Occasion occasion) {
    return batches.toDismantle(occasion.now().minus(PATIENCE));
  }

  @Transactional(readOnly = true)
  Tray.Waiting inTheHouse(Occasion occasion) {
    var counts = toDismantle(occasion);
    return new Tray.Waiting(counts[0], counts[2], batches.lastHandOver(), "/dismantling");
  }

  @Transactional(readOnly = true)
  Tray.Waiting atThePlant(Occasion occasion) {
    var plants = plantsOf(occasion.actor());
    var counts = batches.waiting(plants, occasion.now().minus(PATIENCE));
    return new Tray.Waiting(counts[0], counts[1], batches.lastCompleted(plants), "/dismantling");
  }

  private Batch locked(Occasion occasion, long id) {
    batches.lock(id);
    return batch(occasion.actor(), id);
  }

  /** The plants whose batches only this person sees; null: all of them. */
  private static @Nullable Set<Long> plantsOf(Actor actor) {
    return actor.seesAll() || actor.account() == 0 ? null : actor.partnersAs(Role.DISMANTLER);
  }

  private static void checkFit(Device device) {
    if (device.stage() != Stage.TO_DISMANTLE)
      throw new Refusal(
          "dismantling.refusal.not-condemned", device.tag().printed(), device.stage());
    if (device.data() != Held.CLEARED)
      throw new Refusal("dismantling.refusal.not-cleared", device.tag().printed());
  }

  /** No waste crosses a customs border here: the Basel Convention asks for a permit first. */
  private void refuseBorder(Partner plant) {
    var house = partners.partner(Partners.HOUSE);
    if (!house.territory().equals(plant.territory()))
      throw new Refusal(
          "dismantling.refusal.border", plant.name(), plant.territory(), house.territory());
  }

  private Map<DeviceKind, Licence> licences(
      Partner plant, Collection<DeviceKind> kinds, LocalDate day) {
    var all = partners.licences(plant.partner());
    var found = new EnumMap<DeviceKind, Licence>(DeviceKind.class);
    for (var kind : kinds) found.put(kind, Licensing.covering(plant, all, kind, day));
    return found;
  }

  private static Collection<DeviceKind> kindsOf(List<Batches.Item> items) {
    return items.stream().map(Batches.Item::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  private HandOver handOver(
      Batch batch,
      Instant at,
      @Nullable String seal,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    var sites = partners.sites(batch.plant());
    return new HandOver(
        Partners.HOUSE,
        batch.plant(),
        sites.isEmpty() ? null : sites.getFirst().site(),
        at,
        seal,
        giver,
        taker);
  }

  private static void notAhead(Occasion occasion, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
  }

  /** Today is now; an earlier day is its noon. */
  private static Instant at(Occasion occasion, LocalDate day) {
    notAhead(occasion, day);
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }
}
