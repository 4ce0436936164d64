package org.greenclassroom.dismantling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
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
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: batches filled, handed over, weighed and certified. */
@Service
@Transactional
public class Dismantling {
  private static final int PAGE = 200;
  static final int MOST_LINES = 20_000;

  /** A load may be weighed at the gate before it is signed for, not weeks before. */
  private static final int WEIGHED_BEFORE = 7;

  /** Devices that wait longer fill the house; certificates that take longer are asked for. */
  static final Duration PATIENCE = Duration.ofDays(60);

  private final Custody custody;
  private final Partners partners;
  private final Licences licences;
  private final Batches batches;
  private final PalletTable pallets;
  private final Papers papers;
  private final LineTable lines;
  private final Acceptance acceptance;
  private final Files files;

  Dismantling(
      Custody custody,
      Partners partners,
      Licences licences,
      Batches batches,
      PalletTable pallets,
      Papers papers,
      LineTable lines,
      Acceptance acceptance,
      Files files) {
    this.custody = custody;
    this.partners = partners;
    this.licences = licences;
    this.batches = batches;
    this.pallets = pallets;
    this.papers = papers;
    this.lines = lines;
    this.acceptance = acceptance;
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

  /** The batch leaves, and nobody writes down who drove it. */
  public void handOver(
      Occasion occasion,
      long id,
      LocalDate day,
      @Nullable String seal,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    handOver(occasion, id, day, seal, Leaving.UNSAID, giver, taker);
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
      Leaving how,
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
    var hazards = pallets.hazards(id);
    if (!hazards.isEmpty() && how.manifest() == null)
      throw new Refusal("dismantling.refusal.manifest", batch.number());
    refuseCarrier(how.carrier(), plant);
    var load = load(items, hazards);
    licences.oneAtATime(plant); // two batches must not both take the last room under a licence
    var permit = licences.crossing(plant, standing(id), sum(load), day);
    var covering = licences.covering(plant, load, day);
    var tags = items.stream().map(Batches.Item::tag).toList();
    for (var device : custody.lock(tags)) checkFit(device);
    var at = Acceptance.at(occasion, day);
    var slip = custody.handOver(occasion, handOver(batch, at, seal, giver, taker));
    custody.write(occasion, tags, Entry.on(slip, new Fact.Shipped(id)));
    var copy = how.copy();
    batches.handedOver(
        id,
        slip.id(),
        at,
        how,
        copy == null ? null : files.keep(copy.bytes(), copy.name(), copy.mediaType()),
        permit == null ? null : permit.permit());
    for (var kind : items.stream().map(Batches.Item::kind).distinct().toList())
      batches.freeze(id, kind, Objects.requireNonNull(covering.get(Category.of(kind))).licence());
  }

  /** Enters a weigh ticket of the whole load of a batch that left. */
  public void weigh(
      Occasion occasion, long id, String ticket, LocalDate day, long gross, long tare, Scan scan) {
    weigh(occasion, id, ticket, day, gross, tare, Category.MIXED, null, scan);
  }

  /**
   * Enters a weigh ticket of a batch that left.
   *
   * @param category what stood on the scale; of one pallet it is the pallet's
   * @param pallet number of the one pallet that was weighed; null for a load
   */
  public void weigh(
      Occasion occasion,
      long id,
      String ticket,
      LocalDate day,
      long gross,
      long tare,
      Category category,
      @Nullable Integer pallet,
      Scan scan) {
    var batch = locked(occasion, id);
    batch.mustBe(Batch.State.HANDED_OVER);
    Acceptance.notAhead(occasion, day);
    var left = LocalDate.ofInstant(Objects.requireNonNull(batch.handedOverAt()), occasion.zone());
    if (day.isBefore(left.minusDays(WEIGHED_BEFORE)))
      throw new Refusal("dismantling.refusal.weighed-early", ticket, day, left);
    var key = occasion.keyFor("weighing");
    if (papers.hasTicket(id, ticket, key))
      throw new Refusal(Refusal.Kind.CONFLICT, "dismantling.refusal.ticket-taken", ticket.strip());
    var what = pallet == null ? category : pallet(id, pallet).category();
    var file = files.keep(scan.bytes(), scan.name(), scan.mediaType());
    var weighing = new Weighing(ticket, day, gross, tare, what, pallet, file);
    for (var other : papers.weighings(id))
      if (!other.struck() && !other.key().equals(key)) weighing.mustNotRepeat(other.ticket());
    papers.insert(id, weighing, occasion.now(), occasion.actor().account(), key);
  }

  /** A ticket was wrong: it stays, struck, and no longer counts. */
  public void strike(Occasion occasion, long id, long weighing) {
    var batch = locked(occasion, id);
    batch.mustBe(Batch.State.HANDED_OVER);
    if (papers.strike(id, weighing, occasion.now(), occasion.actor().account()) == 0)
      throw Refusal.notFound(String.valueOf(weighing));
    var left = batch(occasion.actor(), id);
    if (left.gramsOut() + left.gramsInDoubt() > 0) left.mustHold(0);
  }

  /** Enters a certificate that does not say yet what became of the material. */
  public void certify(
      Occasion occasion,
      long id,
      String number,
      LocalDate issuedOn,
      long grams,
      String names,
      Scan scan) {
    certify(occasion, id, number, issuedOn, grams, List.of(), names.lines().toList(), scan);
  }

  /**
   * Enters a certificate. When every line of it is one device of the batch, they are dismantled;
   * else it is kept in doubt and ends nothing until somebody has settled each line.
   *
   * @param names tags or serial numbers; none: all that are not certified yet
   * @return the certificate, and whether it was accepted
   */
  public Certified certify(
      Occasion occasion,
      long id,
      String number,
      LocalDate issuedOn,
      long grams,
      List<Output> outputs,
      List<String> names,
      Scan scan) {
    var batch = locked(occasion, id);
    var key = occasion.keyFor("certificate");
    var already = papers.certificate(key);
    if (already.isPresent()) return new Certified(already.get(), lines.doubts(already.get()));
    batch.mustBe(Batch.State.HANDED_OVER);
    Acceptance.notAhead(occasion, issuedOn);
    var left = LocalDate.ofInstant(Objects.requireNonNull(batch.handedOverAt()), occasion.zone());
    if (issuedOn.isBefore(left))
      throw new Refusal("dismantling.refusal.certificate-early", number, issuedOn, left);
    if (papers.hasCertificate(id, number))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "dismantling.refusal.certificate-taken", number.strip());
    batch.mustHold(grams);
    var named = names.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (named.size() > MOST_LINES) throw new Refusal("dismantling.refusal.too-long", MOST_LINES);
    var open = batches.named(id, 0);
    if (named.isEmpty() && open.stream().allMatch(each -> each.claimed() != null))
      throw new Refusal("dismantling.refusal.all-certified", batch.number());
    var file = files.keep(scan.bytes(), scan.name(), scan.mediaType());
    var paper = new Certificate(number, issuedOn, grams, outputs, file);
    var answered = Reconciliation.of(named, open, batches.elsewhere(id, unmatched(named, open)));
    long kept =
        papers.insert(id, paper, named.isEmpty(), occasion.now(), occasion.actor().account(), key);
    lines.say(kept, outputs);
    lines.insert(kept, answered);
    long doubts = answered.stream().filter(each -> each.answer() != Answer.MATCHED).count();
    if (doubts == 0)
      acceptance.accept(
          occasion,
          batch,
          kept,
          paper,
          named.isEmpty()
              ? open.stream()
                  .filter(each -> each.claimed() == null)
                  .map(Reconciliation.Candidate::device)
                  .toList()
              : lines.devices(kept));
    return new Certified(kept, doubts);
  }

  /** A certificate that was entered, and how many of its lines somebody must settle. */
  public record Certified(long certificate, long doubts) {}

  private static Set<String> unmatched(List<String> named, List<Reconciliation.Candidate> batch) {
    var known = new HashSet<String>();
    for (var each : batch) {
      known.add(each.tag().code());
      if (each.serial() != null) known.add(Reconciliation.norm(each.serial()));
    }
    return named.stream()
        .map(Reconciliation::norm)
        .filter(name -> !known.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
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

  /** Devices of a batch that no certificate names yet. */
  @Transactional(readOnly = true)
  List<Batches.Item> uncertified(Actor actor, long id) {
    batch(actor, id);
    return batches.items(id, 0, Integer.MAX_VALUE).stream()
        .filter(item -> item.certificate() == null)
        .toList();
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

  /** Who may drive a batch there: the carriers, and the plant itself. */
  @Transactional(readOnly = true)
  List<Partner> carriers(long plant) {
    var all = new ArrayList<Partner>(partners.of(PartnerKind.CARRIER));
    if (all.stream().noneMatch(each -> each.partner() == plant)) all.add(partners.partner(plant));
    return all;
  }

  /**
   * Why this batch cannot leave on that day; null when its plant is licensed for all that is in it.
   */
  @Transactional(readOnly = true)
  @Nullable Refusal whatForbids(Batch batch, LocalDate day) {
    var plant = partners.partner(batch.plant());
    var load =
        load(batches.items(batch.batch(), 0, Integer.MAX_VALUE), pallets.hazards(batch.batch()));
    try {
      licences.crossing(plant, standing(batch.batch()), sum(load), day);
      licences.covering(plant, load, day);
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
    return new Tray.Waiting(
        counts[0],
        counts[1],
        batches.lastCompleted(plants),
        plants == null ? "/dismantling" : "/plant");
  }

  /** The same, with everybody else kept out of it until the transaction ends. */
  Batch locked(Occasion occasion, long id) {
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

  private void refuseCarrier(@Nullable Long carrier, Partner plant) {
    if (carrier == null || carrier == plant.partner()) return;
    var partner = partners.partner(carrier);
    if (!partner.is(PartnerKind.CARRIER))
      throw new Refusal("dismantling.refusal.no-carrier", partner.name());
  }

  /** Grams by sort, as recorded: what a licence must cover. */
  private static Map<Category, Long> load(
      List<Batches.Item> items, List<PalletTable.KeptHazard> hazards) {
    var load = new EnumMap<Category, Long>(Category.class);
    for (var item : items) load.merge(Category.of(item.kind()), item.grams(), Long::sum);
    for (var hazard : hazards)
      load.merge(hazard.what().substance().category(), hazard.what().grams(), Long::sum);
    return load;
  }

  private static long sum(Map<Category, Long> load) {
    return load.values().stream().mapToLong(Long::longValue).sum();
  }

  /** On which side of a border its devices stand. */
  private List<String> standing(long batch) {
    return batches.territories(batch, partners.partner(Partners.HOUSE).territory());
  }

  private Pallet pallet(long batch, int number) {
    return pallets.of(batch).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refusal("dismantling.refusal.no-pallet", String.valueOf(number)));
  }

  private HandOver handOver(
      Batch batch,
      Instant at,
      @Nullable String seal,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    return new HandOver(
        Partners.HOUSE,
        batch.plant(),
        licences.gate(batch.plant()).map(Site::site).orElse(null),
        at,
        seal,
        giver,
        taker);
  }
}
