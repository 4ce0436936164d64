package org.greenclassroom.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking into the book: devices and their strips, as far as somebody may see them. */
@Service
@Transactional(readOnly = true)
public class Devices {
  private final Custody custody;
  private final Shelf shelf;
  private final Slips slips;
  private final Partners partners;

  Devices(Custody custody, Shelf shelf, Slips slips, Partners partners) {
    this.custody = custody;
    this.shelf = shelf;
    this.slips = slips;
    this.partners = partners;
  }

  /** A device this person may see. Another organisation's device answers as if it did not exist. */
  public Device device(Tag tag, Actor actor) {
    var device = custody.device(tag);
    var donor = device.observed().donor();
    boolean own =
        actor.seesAll()
            || (donor != null && actor.partnersAs(Role.DONOR).contains(donor))
            || actor.partnersAs(Role.SCHOOL).contains(device.holder())
            || actor.partnersAs(Role.DISMANTLER).contains(device.holder());
    if (!own)
      throw new Refusal(Refusal.Kind.NOT_FOUND, "custody.refusal.unknown-device", tag.printed());
    return device;
  }

  List<Shelf.Row> find(String typed, Actor actor) {
    return shelf.find(typed, actor);
  }

  Slice<Shelf.Told> facts(Device device, int after, int size) {
    return Slice.of(
        shelf.told(device.id(), after, size + 1), size, told -> Integer.toString(told.nth()));
  }

  /** The life of a device as one line of stamps, oldest first. */
  public List<Stamp> strip(Device device) {
    var stamps = new ArrayList<Stamp>();
    for (var told : shelf.told(device.id(), 0, 1_000)) stamps.add(stamp(told));
    return stamps;
  }

  /**
   * The same, with links to those slips only that this person may open; people outside the
   * programme read no names of its staff.
   */
  public List<Stamp> strip(Device device, Actor actor) {
    var stamps = new ArrayList<Stamp>();
    for (var told : shelf.told(device.id(), 0, 1_000)) {
      var whole = stamp(told);
      var stamp = actor.seesAll() ? whole : whole.withoutPerson();
      stamps.add(sees(actor, told) ? stamp : stamp.withoutEvidence());
    }
    return stamps;
  }

  /** What the public is told of a life. Where it was, and with whom, is not among it. */
  private static final Set<FactKind> TOLD_OUTSIDE =
      EnumSet.of(
          FactKind.RECEIVED,
          FactKind.CLEARED,
          FactKind.READIED,
          FactKind.INSTALLED,
          FactKind.RECALLED,
          FactKind.TRANSFERRED,
          FactKind.GIVEN_BACK,
          FactKind.SHIPPED,
          FactKind.DISMANTLED);

  /**
   * A leg of its way, as the public reads it.
   *
   * @param again whether the same happened to it before: received, cleared or lent once more
   */
  public record Leg(FactKind kind, Instant when, boolean again) {
    /** The end of its words key. */
    public String word() {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + (again ? ".again" : "");
    }
  }

  /** Its way in words that name nobody, oldest first; what was taken back is not told. */
  public List<Leg> journey(Device device) {
    var seen = EnumSet.noneOf(FactKind.class);
    var legs = new ArrayList<Leg>();
    for (var told : shelf.told(device.id(), 0, 1_000))
      if (!told.voided() && TOLD_OUTSIDE.contains(told.kind()))
        legs.add(new Leg(told.kind(), told.occurredAt(), !seen.add(told.kind())));
    return legs;
  }

  private static boolean sees(Actor actor, Shelf.Told told) {
    var from = told.fromPartner();
    var to = told.toPartner();
    return (from != null && actor.sees(from)) || (to != null && actor.sees(to));
  }

  List<Slips.Signed> signatures(long slip) {
    return slips.signatures(slip);
  }

  Slip slip(long slip, Actor actor) {
    var found = custody.slip(slip);
    if (!actor.sees(found.fromPartner()) && !actor.sees(found.toPartner()))
      throw Refusal.notFound(found.number());
    return found;
  }

  List<Shelf.Row> onSlip(long slip) {
    return shelf.onSlip(slip);
  }

  String partnerName(long partner) {
    return partners.partner(partner).name();
  }

  @Nullable String siteName(@Nullable Long site) {
    return site == null ? null : partners.site(site).name();
  }

  private static Stamp stamp(Shelf.Told told) {
    var where = told.place() == null ? told.holder() : told.place();
    var slip = told.slip();
    return new Stamp(
        "#custody.factkind." + told.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        told.recordedBy() == 0 ? "#custody.house" : told.person(),
        where,
        told.occurredAt(),
        slip == null ? null : new Stamp.Evidence("S-%06d".formatted(slip), "/slips/" + slip),
        told.voided() ? Stamp.State.STRUCK : told.oneSided() ? Stamp.State.HALF : Stamp.State.FULL,
        null);
  }
}
