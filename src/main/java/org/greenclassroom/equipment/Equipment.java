package org.greenclassroom.equipment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of equipment. */
@Service
@Transactional
public class Equipment {
  private static final int MOST = 500;
  private final Classrooms classrooms;
  private final Partners partners;
  private final ItemTable items;
  private final CoverageTable coverages;

  Equipment(Classrooms classrooms, Partners partners, ItemTable items, CoverageTable coverages) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.items = items;
    this.coverages = coverages;
  }

  /**
   * What comes into a room.
   *
   * @param seat the one seat it belongs to; null: not bound to one
   * @param pieces how many; null: at every seat
   * @param provider who gave or paid it; null: nobody is named
   * @param number of its licence; blank with no last day: it needs none
   * @param validTo the licence's last day; null: for ever
   */
  public record Wanted(
      Feature feature,
      String product,
      String version,
      @Nullable Integer seat,
      @Nullable Integer pieces,
      @Nullable Long provider,
      String number,
      @Nullable LocalDate validTo) {}

  /** Enters what stands in a room from now on. */
  public void enter(Occasion occasion, long classroom, Wanted wanted) {
    var room = open(classroom);
    if (wanted.product().isBlank() || wanted.product().length() > 120)
      throw new Refusal("equipment.refusal.product");
    if (wanted.version().length() > 60 || wanted.number().length() > 120)
      throw new Refusal("equipment.refusal.version");
    var seat = wanted.seat();
    if (seat != null && (seat < 1 || seat > room.seats()))
      throw new Refusal("equipment.refusal.seat", seat, room.name(), room.seats());
    var pieces = seat != null ? Integer.valueOf(1) : wanted.pieces();
    if (pieces != null && (pieces < 1 || pieces > MOST))
      throw new Refusal("equipment.refusal.pieces", pieces, MOST);
    if (wanted.provider() != null) partners.partner(wanted.provider());
    items
        .insert(
            classroom,
            wanted,
            pieces,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("item"))
        .ifPresent(item -> {
          if (wanted.validTo() != null || !wanted.number().isBlank())
            items.license(
                item,
                wanted.number(),
                wanted.validTo(),
                occasion.now(),
                occasion.actor().account(),
                occasion.keyFor("licence"));
        });
  }

  /** A licence is renewed; the earlier one is kept. */
  public void renew(
      Occasion occasion, long classroom, long item, String number, @Nullable LocalDate validTo) {
    var known = item(classroom, item);
    if (known.endedOn() != null) throw new Refusal("equipment.refusal.gone", known.product());
    if (number.length() > 120) throw new Refusal("equipment.refusal.version");
    if (validTo != null && validTo.isBefore(occasion.today()))
      throw new Refusal("equipment.refusal.over", known.product());
    items.license(
        item,
        number,
        validTo,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("licence"));
  }

  /** It is not there any more; it stays in the room's history. */
  public void end(Occasion occasion, long classroom, long item) {
    item(classroom, item);
    items.end(classroom, item, occasion.today());
  }

  /** At how many seats of the room a feature is needed, where it is not every one. */
  public void measure(Occasion occasion, long classroom, Feature feature, int seats) {
    var room = open(classroom);
    if (seats < 1 || seats > room.seats())
      throw new Refusal("equipment.refusal.seat", seats, room.name(), room.seats());
    coverages.measure(classroom, feature, seats, occasion.now(), occasion.actor().account());
  }

  /** What is in a room, and what was. */
  @Transactional(readOnly = true)
  public List<Item> items(long classroom) {
    return items.of(classroom);
  }

  /** The room's profile, feature by feature; what lacks first. */
  @Transactional(readOnly = true)
  public List<Coverage> profile(long classroom) {
    return coverages.of(classroom);
  }

  @Transactional(readOnly = true)
  Slice<CoverageTable.Row> page(
      Occasion occasion, @Nullable Set<Long> schools, String only, long after, int size) {
    return Slice.of(
        coverages.page(schools, only, soon(occasion), after, size + 1),
        size,
        row -> String.valueOf(row.classroom()));
  }

  @Transactional(readOnly = true)
  CoverageTable.Ending ending(Occasion occasion) {
    return coverages.ending(soon(occasion));
  }

  @Transactional(readOnly = true)
  int lacking() {
    return coverages.lacking();
  }

  @Transactional(readOnly = true)
  Classroom room(long classroom, Actor actor) {
    return classrooms.room(classroom, actor);
  }

  @Transactional(readOnly = true)
  String nameOf(long partner) {
    return partners.partner(partner).name();
  }

  private static LocalDate soon(Occasion occasion) {
    return occasion.today().plusDays(Item.SOON);
  }

  private Classroom open(long classroom) {
    var room = classrooms.room(classroom);
    if (room.closed()) throw new Refusal("classrooms.refusal.closed", room.name());
    return room;
  }

  private Item item(long classroom, long item) {
    return items.of(classroom).stream()
        .filter(one -> one.item() == item)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(item)));
  }
}
