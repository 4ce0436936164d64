package org.greenclassroom.collection;

import static org.greenclassroom.kernel.Refusal.Kind.CONFLICT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of pick-ups: ordered, moved, confirmed, fetched, or come to nothing. */
@Service
@Transactional
public class Pickups {
  /** Personal data of an order is not needed once the lot is in the house. */
  static final Duration CONTACTS_KEPT = Duration.ofDays(180);

  private static final int ROWS = 50;
  private static final int OPEN_ROWS = 500;

  private final PickupTable table;
  private final CollectingTable collectings;
  private final Donations donations;
  private final Partners partners;
  private final Files files;
  private final Post post;

  Pickups(
      PickupTable table,
      CollectingTable collectings,
      Donations donations,
      Partners partners,
      Files files,
      Post post) {
    this.table = table;
    this.collectings = collectings;
    this.donations = donations;
    this.partners = partners;
    this.files = files;
    this.post = post;
  }

  /** Orders that a lot is fetched; the same form posted twice is one order. */
  public long order(Occasion occasion, long lot, Order order, @Nullable Contact contact) {
    var key = occasion.keyFor("pickup");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    donations.lock(lot);
    donations.requireOpen(lot);
    check(lot, order);
    var pickup = table.insert(lot, order, occasion.now(), occasion.actor().account(), key);
    table.expect(pickup, order.expected());
    if (contact != null) table.keep(pickup, contact, occasion.now());
    table.write(pickup, Change.What.ORDERED, occasion.now(), occasion.actor().account(), key);
    return pickup;
  }

  /**
   * Another window, place, carrier or driver.
   *
   * @param sequence as it was read; somebody who changed it since was faster
   */
  void change(
      Occasion occasion, long pickup, int sequence, Order order, @Nullable Contact contact) {
    var key = occasion.keyFor("change");
    if (table.isWritten(key)) return;
    var before = open(pickup);
    check(before.lot(), order);
    boolean moved =
        !before.plannedFrom().equals(order.from()) || !before.plannedTo().equals(order.to());
    // who promised to be there promised it for that window
    var state = moved ? PickupState.PLANNED : before.state();
    if (!table.change(pickup, sequence, order, state, occasion.now())) throw faster(pickup);
    table.expect(pickup, order.expected());
    if (contact != null) table.keep(pickup, contact, occasion.now());
    if (moved) tell(occasion, pickup, "collection.letter.moved");
    table.write(
        pickup,
        moved ? Change.What.MOVED : Change.What.CHANGED,
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  /** The donor said yes to the window. */
  public void confirm(Occasion occasion, long pickup, int sequence) {
    turn(occasion, pickup, sequence, PickupState.CONFIRMED, null, Change.What.CONFIRMED);
    tell(occasion, pickup, "collection.letter.confirmed");
  }

  void cancel(Occasion occasion, long pickup, int sequence, WhyNot why) {
    turn(occasion, pickup, sequence, PickupState.CANCELLED, why, Change.What.CANCELLED);
    tell(occasion, pickup, "collection.letter.cancelled");
  }

  /** Somebody went there in vain. */
  void fail(Occasion occasion, long pickup, @Nullable Integer sequence, WhyNot why) {
    turn(
        occasion,
        pickup,
        sequence == null ? pickup(pickup).sequence() : sequence,
        PickupState.FAILED,
        why,
        Change.What.FAILED);
  }

  private void turn(
      Occasion occasion,
      long pickup,
      int sequence,
      PickupState to,
      @Nullable WhyNot why,
      Change.What what) {
    var key = occasion.keyFor("turn/" + pickup + "/" + to);
    if (table.isWritten(key)) return;
    open(pickup);
    if (!table.turn(pickup, sequence, to, why, occasion.now())) throw faster(pickup);
    table.write(pickup, what, occasion.now(), occasion.actor().account(), key);
  }

  /** A letter to whom we will ask for, where they gave an address. */
  private void tell(Occasion occasion, long number, String key) {
    var contact = table.contact(number).orElse(null);
    if (contact == null || contact.email() == null) return;
    var pickup = pickup(number);
    post.write(
        occasion,
        contact.email(),
        Locale.forLanguageTag(contact.language()),
        donations.letterhead(pickup.lot(), occasion.today()),
        key,
        pickup.number(),
        contact.name(),
        pickup.plannedFrom(),
        pickup.plannedTo(),
        pickup.place());
  }

  private Pickup open(long number) {
    table.lock(number);
    var pickup = pickup(number);
    if (!pickup.state().isOpen())
      throw new Refusal("collection.refusal.not-open", pickup.number(), pickup.state());
    return pickup;
  }

  private Refusal faster(long pickup) {
    return new Refusal(CONFLICT, "collection.refusal.faster", pickup(pickup).number());
  }

  private void check(long lot, Order order) {
    order.check();
    long donor = table.donorOf(lot).orElseThrow(() -> Refusal.notFound(String.valueOf(lot)));
    if (order.site() != null && partners.site(order.site()).partner() != donor)
      throw Refusal.notFound(String.valueOf(order.site()));
    if (order.carrier() != null && !partners.partner(order.carrier()).is(PartnerKind.CARRIER))
      throw new Refusal("collection.refusal.no-carrier", partners.partner(order.carrier()).name());
  }

  /** A pick-up that this person may see; of others nothing is known. */
  @Transactional(readOnly = true)
  Pickup pickup(Actor actor, long number) {
    var pickup = pickup(number);
    if (!sees(actor, pickup)) throw Refusal.notFound(String.valueOf(number));
    return pickup;
  }

  private Pickup pickup(long number) {
    return table.pickup(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  private static boolean sees(Actor actor, Pickup pickup) {
    return actor.seesAll() || actor.partnersAs(Role.DONOR).contains(pickup.donor());
  }

  /** Whose orders this person sees; null: everybody's. */
  static @Nullable Set<Long> donors(Actor actor) {
    return actor.seesAll() ? null : actor.partnersAs(Role.DONOR);
  }

  @Transactional(readOnly = true)
  List<Pickup> open(Actor actor) {
    return table.open(donors(actor), OPEN_ROWS);
  }

  @Transactional(readOnly = true)
  Slice<Pickup> over(Actor actor, long before) {
    return Slice.of(
        table.over(donors(actor), before, ROWS + 1), ROWS, one -> String.valueOf(one.pickup()));
  }

  @Transactional(readOnly = true)
  List<Line> lines(long pickup) {
    return table.lines(pickup);
  }

  @Transactional(readOnly = true)
  List<Change> changes(long pickup) {
    return table.changes(pickup);
  }

  @Transactional(readOnly = true)
  Optional<Contact> contact(long pickup) {
    return table.contact(pickup);
  }

  @Transactional(readOnly = true)
  Optional<Collecting> collecting(long pickup) {
    return collectings.of(pickup);
  }

  /** A photograph of a pick-up that this person may see. */
  @Transactional(readOnly = true)
  Files.Kept photo(Actor actor, long pickup, String sha256) {
    pickup(actor, pickup);
    var kept = collectings.of(pickup).map(Collecting::photos).orElse(List.of());
    if (!kept.contains(sha256)) throw Refusal.notFound(sha256);
    return files.file(sha256);
  }

  @Transactional(readOnly = true)
  List<PickupTable.LotName> lots() {
    return table.lots(200);
  }

  @Transactional(readOnly = true)
  long donorOf(long lot) {
    return table.donorOf(lot).orElseThrow(() -> Refusal.notFound(String.valueOf(lot)));
  }

  @Transactional(readOnly = true)
  List<Pickup> ofLot(long lot) {
    return table.ofLot(lot);
  }

  @Transactional(readOnly = true)
  long[] waiting(Instant now) {
    return table.waiting(now);
  }

  @Transactional(readOnly = true)
  @Nullable Instant lastCollected() {
    return table.lastCollected();
  }

  /** Forgets contacts that are older than half a year. */
  int forgetContacts(Instant now) {
    return table.forgetContacts(now.minus(CONTACTS_KEPT));
  }
}
