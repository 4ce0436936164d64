package org.greenclassroom.glpi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Answer;
import org.greenclassroom.evidence.Evidence;
import org.greenclassroom.evidence.Outcome;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.usage.Source;
import org.greenclassroom.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: addresses are given out and taken back, computers knock, inventories come. */
@Service
@Transactional
public class Glpi {
  /** Longer than the longest pause between two inventories that a stock agent makes. */
  private static final Duration TWINS = Duration.ofDays(35);

  private static final int PAGE = 50;

  private final AddressTable addresses;
  private final ComputerTable computers;
  private final SeenTable seen;
  private final Classrooms classrooms;
  private final Custody custody;
  private final Evidence evidence;
  private final Usage usage;
  private final Clock clock;

  Glpi(
      AddressTable addresses,
      ComputerTable computers,
      SeenTable seen,
      Classrooms classrooms,
      Custody custody,
      Evidence evidence,
      Usage usage,
      Clock clock) {
    this.addresses = addresses;
    this.computers = computers;
    this.seen = seen;
    this.classrooms = classrooms;
    this.custody = custody;
    this.evidence = evidence;
    this.usage = usage;
    this.clock = clock;
  }

  /** What is shown once: the secret itself is kept nowhere. */
  public record Given(long address, long classroom, String secret)
      implements java.io.Serializable {}

  /**
   * Gives a classroom an address.
   *
   * @param most how many computers may knock there
   */
  public Given give(Occasion occasion, long classroom, int most) {
    var room = classrooms.room(classroom);
    if (room.endedOn() != null) throw new Refusal("glpi.refusal.ended", room.name());
    if (most < 1 || most > 1000) throw new Refusal("glpi.refusal.most", 1000);
    var secret = PublicLinks.secret();
    var address =
        addresses
            .insert(
                classroom,
                PublicLinks.hash(secret),
                most,
                occasion.now(),
                occasion.actor().account(),
                occasion.keyFor("glpi-address"))
            .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "glpi.refusal.given-before"));
    return new Given(address, classroom, secret);
  }

  /** Nobody knocks there any more; what was said stays. */
  void end(Occasion occasion, long address) {
    if (addresses.end(address, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(address));
  }

  @Transactional(readOnly = true)
  Slice<AddressTable.Listed> page(long before) {
    return Slice.of(
        addresses.page(before, PAGE + 1), PAGE, listed -> String.valueOf(listed.address()));
  }

  @Transactional(readOnly = true)
  long count() {
    return addresses.count();
  }

  @Transactional(readOnly = true)
  List<AddressTable.Listed> of(long classroom) {
    return addresses.of(classroom);
  }

  @Transactional(readOnly = true)
  List<ComputerTable.Listed> computers(long classroom) {
    return computers.listed(classroom);
  }

  @Transactional(readOnly = true)
  List<Seen.Change> changes(long device) {
    return Seen.changes(seen.of(device));
  }

  @Transactional(readOnly = true)
  Optional<Instant> lastHeard(long device) {
    return computers.lastHeard(device);
  }

  /** Whose secret that is; nobody's where it is wrong, was taken back, or the room has ended. */
  @Transactional(readOnly = true)
  public Optional<Caller> caller(String secret) {
    return addresses.behind(PublicLinks.hash(secret));
  }

  /**
   * A computer says that it is there. Which one, only an inventory tells: one that shares its agent
   * with another is not counted, for nobody knows which of them it was.
   *
   * @return false where there is no room for one more
   */
  public boolean hear(Caller caller, UUID agent, @Nullable String version) {
    addresses.lock(caller.address());
    var now = clock.instant();
    var known = computers.of(caller.address(), agent);
    var awake = known.stream().filter(one -> one.lastSeen().isAfter(now.minus(TWINS))).toList();
    if (awake.size() > 1) return true;
    long computer;
    if (!awake.isEmpty()) computer = awake.getFirst().computer();
    else if (!known.isEmpty()) computer = known.getFirst().computer();
    else if (computers.count(caller.address()) >= caller.most()) return false;
    else computer = computers.insert(caller.address(), agent, "", version, now);
    var device =
        known.stream()
            .filter(one -> one.computer() == computer)
            .findFirst()
            .map(ComputerTable.Computer::device)
            .orElse(null);
    knock(occasion(caller), computer, device, version);
    return true;
  }

  /**
   * An inventory: evidence keeps what may be kept of it and finds the device by what the computer
   * says, by itself only among those that this school has.
   */
  public Answer take(Caller caller, UUID agent, @Nullable String version, byte[] inventory) {
    addresses.lock(caller.address());
    var occasion = occasion(caller);
    var answer = evidence.takeFrom(caller.school(), occasion, inventory, "inventory-" + agent);
    var document = answer.id();
    if (answer.outcome() == Outcome.REFUSED || document == null) return answer;
    var told = computers.machine(document).orElse(new ComputerTable.Machine(null, null));
    var machine = told.machine() == null ? "" : told.machine();
    var known = computers.of(caller.address(), agent);
    var same =
        known.stream()
            .filter(one -> one.machine().equals(machine))
            .findFirst()
            // it has only said that it is there so far
            .or(() -> known.stream().filter(one -> one.machine().isEmpty()).findFirst());
    if (same.isEmpty() && computers.count(caller.address()) >= caller.most())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "glpi.refusal.full");
    long computer =
        same.isPresent()
            ? same.get().computer()
            : computers.insert(caller.address(), agent, machine, version, occasion.now());
    var doubt = answer.outcome() == Outcome.REVIEW ? answer.findings().getLast() : null;
    computers.told(computer, machine, document, told.device(), doubt);
    var device =
        told.device() != null
            ? told.device()
            : same.map(ComputerTable.Computer::device).orElse(null);
    knock(occasion, computer, device, version);
    return answer;
  }

  /** A document that waited speaks of this device after all; its computer's days count now. */
  void matched(Occasion occasion, Tag tag, long document) {
    var device = custody.device(tag).id();
    for (long computer : computers.matched(document, device)) tell(occasion, computer, device);
  }

  private void knock(
      Occasion occasion, long computer, @Nullable Long device, @Nullable String version) {
    computers.seen(computer, version, occasion.now());
    computers.knock(computer, occasion.today());
    if (device != null) tell(occasion, computer, device);
  }

  private void tell(Occasion occasion, long computer, long device) {
    for (var day : computers.untold(computer))
      if (usage.contact(device, day, Source.GLPI, occasion)) computers.told(computer, day);
  }

  private Occasion occasion(Caller caller) {
    return Occasion.of(new Actor(caller.account(), List.of()), clock.instant());
  }
}
