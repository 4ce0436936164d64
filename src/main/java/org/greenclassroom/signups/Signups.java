package org.greenclassroom.signups;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.volunteers.Lack;
import org.greenclassroom.volunteers.Needs;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of places: asking, saying yes, going away, and what a coordinator decides. A
 * person is held first, then the slot, always in this order; so nobody is in two places at one
 * time, and no slot holds more people than it has places.
 */
@Service
@Transactional
public class Signups {
  /** The day's reminder. */
  static final Duration BEFORE_THE_DAY = Duration.ofDays(2);

  private final SignupTable table;
  private final PlaceTable places;
  private final StintTable stints;
  private final Volunteers volunteers;
  private final Letters letters;

  Signups(
      SignupTable table,
      PlaceTable places,
      StintTable stints,
      Volunteers volunteers,
      Letters letters) {
    this.table = table;
    this.places = places;
    this.stints = stints;
    this.volunteers = volunteers;
    this.letters = letters;
  }

  /**
   * Asks for a place: it is theirs at once, or they wait. Asking twice changes nothing and is no
   * mistake.
   *
   * @throws Refusal when nobody can come to it any more, the coordinator said no, they are in
   *     another place at that time, or are not old enough as far as they say
   */
  public Standing ask(Occasion occasion, long slot, long volunteer) {
    return ask(occasion, slot, volunteer, null);
  }

  Standing ask(Occasion occasion, long slot, long volunteer, @Nullable Long team) {
    table.holdPerson(volunteer);
    var stint = held(slot);
    var present = table.present(slot, volunteer);
    if (present.isPresent()) {
      if (present.get().state() == SignupState.DENIED)
        throw new Refusal("signups.refusal.denied", stint.title());
      return standing(stint, present.get());
    }
    stint.mustTake(occasion.now());
    for (var lack :
        volunteers.lacks(
            volunteer, new Needs(stint.minAge(), null, java.util.Set.of()), stint.day()))
      throw lack.refusal();
    mustBeFree(stint, volunteer);
    var queue = queue(stint);
    var place =
        fits(stint, volunteer)
            ? queue.placeNow(team, other -> fits(stint, other.volunteer()))
            : Optional.<Integer>empty();
    var state = place.isPresent() ? SignupState.PLACED : SignupState.WAITING;
    var signup =
        table.insert(stint, volunteer, team, place.orElse(null), state, false, occasion.now());
    table.step(signup, state, occasion.now(), occasion.actor().account(), null);
    var made = signup(signup);
    if (state == SignupState.PLACED) letters.placed(occasion, stint, made);
    else letters.waiting(occasion, stint, made);
    return standing(stint, made);
  }

  /** How somebody stands to a slot now; empty: not at all. */
  @Transactional(readOnly = true)
  public Optional<Standing> standing(long slot, long volunteer) {
    return table.present(slot, volunteer).map(one -> standing(stint(slot), one));
  }

  /** Says yes to an offer. An offer whose time is over has passed on already. */
  void accept(Occasion occasion, long signup, long volunteer) {
    var one = held(signup, volunteer);
    var stint = stint(one.slot());
    if (one.state() == SignupState.PLACED) return; // pressed twice
    if (one.state() != SignupState.OFFERED
        || !Objects.requireNonNull(one.expiresAt()).isAfter(occasion.now()))
      throw new Refusal("signups.refusal.offer-over", stint.title());
    stint.mustTake(occasion.now());
    mustBeFree(stint, volunteer);
    become(occasion, one, SignupState.PLACED, one.place(), null);
    letters.placed(occasion, stint, one);
  }

  /** "I am coming", after the reminder. */
  void confirm(Occasion occasion, long signup, long volunteer) {
    var one = held(signup, volunteer);
    if (one.state() != SignupState.PLACED)
      throw new Refusal("signups.refusal.not-placed", stint(one.slot()).title());
    if (one.confirmedAt() == null) table.confirmed(signup, occasion.now());
  }

  /** Gives a place back, or leaves the line; whoever is next hears of it. */
  public void cancel(Occasion occasion, long signup) {
    var one = held(signup, signup(signup).volunteer());
    if (!one.state().isLive()) return;
    leave(occasion, one, SignupState.CANCELLED, null);
  }

  /** The same by the person themselves; of others' nothing is known. */
  void cancel(Occasion occasion, long signup, long volunteer) {
    var one = held(signup, volunteer);
    if (stint(one.slot()).startsAt().isBefore(occasion.now()))
      throw new Refusal("signups.refusal.begun", stint(one.slot()).title());
    cancel(occasion, signup);
  }

  /** A person is forgotten: what they have in days to come goes to those who wait. */
  void forget(Occasion occasion, long volunteer) {
    for (var signup : table.ahead(volunteer, occasion.now())) cancel(occasion, signup);
  }

  /** The coordinator says no to somebody, who is told so; a reason stays with us. */
  void deny(Occasion occasion, long signup, String reason) {
    var one = held(signup, signup(signup).volunteer());
    if (!one.state().isLive())
      throw new Refusal("signups.refusal.not-live", stint(one.slot()).title());
    leave(occasion, one, SignupState.DENIED, reasoned(reason));
  }

  /** A no is taken back: they may ask again. */
  void allow(Occasion occasion, long signup, String reason) {
    var one = held(signup, signup(signup).volunteer());
    if (one.state() != SignupState.DENIED) return;
    become(occasion, one, SignupState.CANCELLED, null, reasoned(reason));
  }

  /**
   * Places somebody by hand, whoever waits: over the rules with a reason, but never more people
   * than places, nobody under age and nobody without the clearance that is asked.
   */
  void placeByHand(Occasion occasion, long slot, long volunteer, String reason) {
    var why = reasoned(reason);
    table.holdPerson(volunteer);
    var stint = held(slot);
    stint.mustTake(occasion.now());
    var present = table.present(slot, volunteer);
    if (present.isPresent() && present.get().state() == SignupState.DENIED)
      throw new Refusal("signups.refusal.denied-by-hand", stint.title());
    for (var lack : volunteers.lacks(volunteer, stint.mustHave(), stint.day()))
      throw lack.refusal();
    if (present.isPresent() && present.get().state() == SignupState.PLACED) return;
    var place = present.map(Signup::place).orElse(null);
    if (place == null) {
      var free = queue(stint).free(null);
      if (free.isEmpty())
        throw new Refusal("signups.refusal.full", stint.title(), stint.capacity());
      place = free.getFirst();
    }
    if (present.isPresent()) become(occasion, present.get(), SignupState.PLACED, place, why);
    else {
      var made =
          table.insert(stint, volunteer, null, place, SignupState.PLACED, false, occasion.now());
      table.step(made, SignupState.PLACED, occasion.now(), occasion.actor().account(), why);
    }
    letters.placed(occasion, stint, table.present(slot, volunteer).orElseThrow());
  }

  /**
   * Somebody stands at the door who is on no list. They are there: that is written down even where
   * no place is left. Where children are, only whoever brings what is asked.
   *
   * @throws Refusal when the coordinator said no, or age or clearance lack where children are
   */
  public Standing walkIn(Occasion occasion, long slot, long volunteer) {
    table.holdPerson(volunteer);
    var stint = held(slot);
    var present = table.present(slot, volunteer);
    if (present.isPresent() && present.get().state() == SignupState.DENIED)
      throw new Refusal("signups.refusal.denied-by-hand", stint.title());
    if (stint.withChildren())
      for (var lack : volunteers.lacks(volunteer, stint.mustHave(), stint.day()))
        throw lack.refusal();
    if (present.isPresent() && present.get().state() == SignupState.PLACED)
      return standing(stint, present.get());
    if (present.isPresent() && present.get().place() != null) {
      become(occasion, present.get(), SignupState.PLACED, present.get().place(), null);
      return standing(stint, signup(present.get().signup()));
    }
    if (present.isPresent()) become(occasion, present.get(), SignupState.CANCELLED, null, null);
    var free = queue(stint).free(null);
    var signup =
        table.insert(
            stint,
            volunteer,
            null,
            free.isEmpty() ? null : free.getFirst(),
            SignupState.PLACED,
            true,
            occasion.now());
    table.step(signup, SignupState.PLACED, occasion.now(), occasion.actor().account(), null);
    return standing(stint, signup(signup));
  }

  /** Ends offers whose time is over, passes them on, reminds of those that are open for half. */
  void tidy(Occasion occasion, long slot) {
    var stint = held(slot);
    arrange(occasion, stint);
    for (var entry : table.entries(slot)) {
      if (entry.state() != SignupState.OFFERED) continue;
      var one = signup(entry.signup());
      var left = Duration.between(occasion.now(), Objects.requireNonNull(one.expiresAt()));
      var soon =
          Queue.timeToAnswer(occasion.now(), stint.startsAt()).orElse(Queue.TIME_TO_ANSWER_SOON);
      if (one.remindedAt() == null && left.multipliedBy(2).compareTo(soon) < 0) {
        letters.offerWaits(occasion, stint, one);
        table.reminded(one.signup(), occasion.now());
      }
    }
  }

  @Transactional(readOnly = true)
  List<Long> slotsToTidy(Instant now) {
    return table.slotsToTidy(now);
  }

  @Transactional(readOnly = true)
  List<Signup> toRemind(Instant now) {
    return table.toRemind(now, now.plus(BEFORE_THE_DAY));
  }

  /** Two days before: where, when, and whether they are coming. */
  void remind(Occasion occasion, long signup) {
    var one = held(signup, signup(signup).volunteer());
    if (one.state() != SignupState.PLACED || one.remindedAt() != null) return;
    letters.dayIsNear(occasion, stint(one.slot()), one);
    table.reminded(signup, occasion.now());
  }

  /**
   * Holds all slots of a day, always in the order of their numbers. Only then its people are read:
   * whoever asks in this very moment is among them, or asks of the day as it is afterwards.
   */
  void holdDay(long activity) {
    stints.stints(activity).stream().map(Stint::slot).sorted().forEach(places::hold);
  }

  /**
   * The day is another, or was called off: everybody hears of it. If it is off, all end; while
   * nobody knows whether and when it takes place, nobody can say yes to an offer: they are in the
   * line again, where they were.
   */
  void told(Occasion occasion, long activity, boolean off) {
    holdDay(activity);
    var told = new HashSet<Long>();
    var slots = new HashMap<Long, Stint>();
    for (var one : table.live(activity)) {
      var stint = slots.computeIfAbsent(one.slot(), this::stint);
      if (off) become(occasion, one, SignupState.RELEASED, null, null);
      else if (one.state() == SignupState.OFFERED && stint.state() != Activity.State.PUBLISHED)
        become(occasion, one, SignupState.WAITING, null, null);
      if (told.add(one.volunteer())) letters.dayChanged(occasion, stint, one, off);
    }
  }

  /** A slot is another, or no more: its people hear of it, and a larger one is offered. */
  void slotChanged(Occasion occasion, long slot) {
    var stint = held(slot);
    for (var one : table.ofSlot(slot)) {
      if (stint.removed()) {
        become(occasion, one, SignupState.RELEASED, null, null);
        letters.left(occasion, stint, one, SignupState.RELEASED);
      } else if (one.state() == SignupState.PLACED) letters.dayChanged(occasion, stint, one, false);
    }
    arrange(occasion, stint);
  }

  /** Frees what a slot that is no more still holds, and offers what a larger one has. */
  void fit(Occasion occasion, long slot) {
    arrange(occasion, held(slot));
  }

  @Transactional(readOnly = true)
  Stint stint(long slot) {
    return stints.stint(slot).orElseThrow(() -> Refusal.notFound(Long.toString(slot)));
  }

  /** Of many people at once. */
  @Transactional(readOnly = true)
  Map<Long, List<Lack>> lacks(Stint stint, Collection<Long> people) {
    return volunteers.lacks(people, stint.needs(), stint.day());
  }

  @Transactional(readOnly = true)
  List<Lack> lacks(Stint stint, long volunteer) {
    return volunteers.lacks(volunteer, stint.needs(), stint.day());
  }

  /** A team does not come after all: its people's places end, and each hears of it. */
  void withdraw(Occasion occasion, Stint stint, long team) {
    for (var one : table.ofSlot(stint.slot())) {
      if (!Objects.equals(one.team(), team)) continue;
      become(occasion, one, SignupState.CANCELLED, null, null);
      letters.left(occasion, stint, one, SignupState.CANCELLED);
    }
  }

  Queue queue(Stint stint) {
    places.fit(stint.slot(), stint.capacity());
    return new Queue(places.places(stint.slot()), stint.startsAt(), table.entries(stint.slot()));
  }

  /** Holds the slot until the end of the transaction. */
  Stint held(long slot) {
    stint(slot); // of one that is not there nothing is written
    places.hold(slot);
    return stint(slot);
  }

  private Signup held(long signup, long volunteer) {
    var one = signup(signup);
    if (one.volunteer() != volunteer) throw Refusal.notFound(Long.toString(signup));
    table.holdPerson(volunteer);
    held(one.slot());
    return signup(signup);
  }

  private Signup signup(long signup) {
    return table.signup(signup).orElseThrow(() -> Refusal.notFound(Long.toString(signup)));
  }

  private void leave(Occasion occasion, Signup one, SignupState to, @Nullable String reason) {
    var stint = stint(one.slot());
    become(occasion, one, to, null, reason);
    letters.left(occasion, stint, one, to);
    arrange(occasion, stint);
  }

  private void arrange(Occasion occasion, Stint stint) {
    boolean on = stint.takes(occasion.now());
    for (var move :
        queue(stint).arrange(occasion.now(), one -> on && fits(stint, one.volunteer()))) {
      var one = signup(move.entry().signup());
      table.move(one.signup(), move.to(), move.place(), move.expiresAt(), occasion.now());
      table.step(one.signup(), move.to(), occasion.now(), 0, null);
      if (move.to() == SignupState.OFFERED) letters.offered(occasion, stint, signup(one.signup()));
      else letters.left(occasion, stint, one, move.to());
    }
  }

  private void become(
      Occasion occasion,
      Signup one,
      SignupState to,
      @Nullable Integer place,
      @Nullable String why) {
    table.move(one.signup(), to, place, null, occasion.now());
    table.step(one.signup(), to, occasion.now(), occasion.actor().account(), why);
  }

  private boolean fits(Stint stint, long volunteer) {
    return volunteers.lacks(volunteer, stint.mustHave(), stint.day()).isEmpty()
        && stints.elsewhere(volunteer, stint).isEmpty();
  }

  private void mustBeFree(Stint stint, long volunteer) {
    stints
        .elsewhere(volunteer, stint)
        .ifPresent(other -> {
          throw new Refusal("signups.refusal.overlap", stint.title(), other);
        });
  }

  private Standing standing(Stint stint, Signup one) {
    int turn = 0;
    if (one.state() == SignupState.WAITING)
      for (var entry : table.entries(stint.slot()))
        if (entry.state() == SignupState.WAITING
            && (entry.askedAt().isBefore(one.askedAt())
                || entry.askedAt().equals(one.askedAt()) && entry.signup() <= one.signup())) turn++;
    return new Standing(
        one.signup(), one.state(), turn, one.expiresAt(), lacks(stint, one.volunteer()));
  }

  private static String reasoned(String reason) {
    if (reason.isBlank()) throw new Refusal("signups.refusal.reason");
    return reason.strip();
  }
}
