package org.greenclassroom.wiping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a certificate says; refused where something does not stand yet. */
@Component
class Contents {
  private final Wiping wiping;
  private final Quality quality;
  private final LotBook lots;
  private final Samples samples;
  private final Partners partners;
  private final People people;

  Contents(
      Wiping wiping,
      Quality quality,
      LotBook lots,
      Samples samples,
      Partners partners,
      People people) {
    this.wiping = wiping;
    this.quality = quality;
    this.lots = lots;
    this.samples = samples;
    this.partners = partners;
    this.people = people;
  }

  /** What is known of a computer's way, and names that are asked for once. */
  private final class Gathered {
    final Map<Long, Inventory> inventories;
    final Map<Long, List<Validation>> validations;
    final Map<Long, LotBook.Cleared> cleared;
    final Map<Long, String> slips;
    final Set<Long> sampled = new HashSet<>();
    final Map<Long, Content.Person> persons = new HashMap<>();
    final Map<Long, String> places = new HashMap<>();

    Gathered(Collection<Device> devices) {
      var ids = devices.stream().map(Device::id).toList();
      inventories = wiping.inventories(devices);
      validations = quality.validations(ids);
      cleared = lots.cleared(ids);
      slips = lots.slips(ids);
      samples.passed(ids).forEach((device, at) -> sampled.add(device));
    }

    Content.@Nullable Person person(@Nullable Long account) {
      if (account == null) return null;
      return persons.computeIfAbsent(account, Contents.this::known);
    }

    @Nullable String place(@Nullable Long site) {
      return site == null ? null : places.computeIfAbsent(site, id -> partners.site(id).name());
    }
  }

  Content.Person known(long account) {
    if (account == Actor.HOUSE.account()) return new Content.Person("Green Classroom", List.of());
    var known = people.known(account);
    return new Content.Person(
        known.name(),
        known.grants().stream().map(grant -> grant.role().name()).distinct().sorted().toList());
  }

  /** Customs territory of a donor; of nobody known, the house's own. */
  String territory(@Nullable Long partner) {
    return partners.partner(partner == null ? Partners.HOUSE : partner).territory();
  }

  @Nullable String donor(@Nullable Long partner) {
    return partner == null ? null : partners.partner(partner).name();
  }

  /** One drive of a computer that is proven gone and judged enough. */
  Content.Computer drive(Device device, int nth) {
    var gathered = new Gathered(List.of(device));
    var inventory = Objects.requireNonNull(gathered.inventories.get(device.id()));
    var judged =
        inventory.judged().stream()
            .filter(each -> each.drive().nth() == nth)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(device.tag().printed() + "/" + nth));
    if (judged.state() == DriveState.ABSENT)
      throw new Refusal("wiping.refusal.nothing-to-certify", device.tag().printed());
    if (!judged.state().isDone())
      throw Objects.requireNonNull(Wiping.hindrance(device.tag(), inventory.only(judged)));
    var validation = Judgement.of(judged, validationsOf(gathered, device));
    if (!Judgement.isEnough(validation)) throw notValidated(device);
    return computer(device, gathered, List.of(treated(device, gathered, judged)));
  }

  /** The stored drive of this number. */
  long driveId(Device device, int nth) {
    return wiping.inventory(device).drives().stream()
        .filter(each -> each.nth() == nth)
        .mapToLong(Drive::id)
        .filter(id -> id > 0)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(device.tag().printed() + "/" + nth));
  }

  /** A computer of which every drive is accounted for and judged enough. */
  Content.Computer computer(Device device) {
    return computer(device, new Gathered(List.of(device)));
  }

  /** All computers of a lot; those that went back or are lost are named as such. */
  List<Content.Computer> lot(List<Device> devices) {
    var gathered = new Gathered(devices);
    var computers = new ArrayList<Content.Computer>();
    for (var device : devices) computers.add(computer(device, gathered));
    return computers;
  }

  private Content.Computer computer(Device device, Gathered gathered) {
    if (result(device) != Content.Result.CLEARED) return computer(device, gathered, List.of());
    var inventory = Objects.requireNonNull(gathered.inventories.get(device.id()));
    var hindrance = Wiping.hindrance(device.tag(), inventory);
    if (hindrance != null) throw hindrance;
    if (device.data() != Held.CLEARED)
      throw new Refusal("wiping.refusal.not-declared", device.tag().printed());
    if (!Judgement.isComplete(inventory, validationsOf(gathered, device)))
      throw notValidated(device);
    return computer(
        device,
        gathered,
        inventory.judged().stream().map(judged -> treated(device, gathered, judged)).toList());
  }

  private static Content.Result result(Device device) {
    if (device.stage() == Stage.WITH_DONOR) return Content.Result.GIVEN_BACK;
    return device.stage() == Stage.LOST && device.data() == Held.MAY_HOLD
        ? Content.Result.LOST
        : Content.Result.CLEARED;
  }

  private static Content.Computer computer(
      Device device, Gathered gathered, List<Content.Treated> drives) {
    var seen = device.observed();
    var cleared = device.data() == Held.CLEARED ? gathered.cleared.get(device.id()) : null;
    var none = Objects.requireNonNull(gathered.inventories.get(device.id())).none();
    var looked = new ArrayList<Content.Person>();
    if (drives.isEmpty() && none != null && none.stands()) {
      looked.add(Objects.requireNonNull(gathered.person(none.recordedBy())));
      looked.add(Objects.requireNonNull(gathered.person(none.witnessedBy())));
    }
    return new Content.Computer(
        device.tag().printed(),
        seen.kind(),
        seen.maker(),
        seen.model(),
        seen.serial(),
        gathered.slips.get(device.id()),
        device.stage().isInHouse() ? gathered.place(device.place()) : null, // not where it went
        result(device),
        cleared == null ? null : cleared.at(),
        cleared == null ? null : gathered.person(cleared.by()),
        looked,
        gathered.sampled.contains(device.id()),
        drives);
  }

  private Content.Treated treated(Device device, Gathered gathered, Inventory.Judged judged) {
    var drive = judged.drive();
    var known = drive.known();
    var by = judged.state() == DriveState.PROVEN ? judged.by() : null;
    var run = by == null ? null : by.run();
    var removal = by == null ? drive.removal() : null;
    var treatment = Treatment.of(device, judged);
    var validation = Judgement.of(judged, validationsOf(gathered, device));
    var last = by == null && !drive.sights().isEmpty() ? drive.sights().getLast() : by;
    return new Content.Treated(
        device.tag().printed() + "/" + drive.nth(),
        known.model(),
        known.serial(),
        treatment.medium(),
        known.bytes(),
        last == null ? null : last.bus(),
        judged.state(),
        treatment.category(),
        treatment.technique(),
        run == null ? null : (run.tool() + " " + Objects.toString(run.version(), "")).strip(),
        by == null ? null : by.method(),
        run == null ? null : run.passes(),
        run != null && run.blanked(),
        run == null || run.started() == null ? null : run.started().toString(),
        by == null || by.endedAt() == null ? null : by.endedAt().toString(),
        run == null ? null : run.written(),
        run == null ? null : run.read(),
        run == null ? null : run.errors(),
        run == null ? null : run.verify(),
        treatment.oddities(),
        by == null ? List.of() : by.findings(),
        gathered.person(
            run != null
                ? (Long) run.handedInBy()
                : removal == null ? null : (Long) removal.recordedBy()),
        by != null ? by.receivedAt() : removal == null ? null : removal.recordedAt(),
        removal == null ? null : gathered.person(removal.witnessedBy()),
        removal == null ? null : removal.witnessedAt(),
        validation == null ? null : validation.sensitivity(),
        validation == null ? null : validation.reason(),
        validation == null ? null : gathered.person(validation.by()),
        validation == null ? null : validation.at(),
        by == null ? null : by.sha256());
  }

  private static List<Validation> validationsOf(Gathered gathered, Device device) {
    return gathered.validations.getOrDefault(device.id(), List.of());
  }

  private static Refusal notValidated(Device device) {
    return new Refusal("wiping.refusal.not-validated", device.tag().printed());
  }
}
