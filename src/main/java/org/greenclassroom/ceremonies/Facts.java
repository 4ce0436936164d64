package org.greenclassroom.ceremonies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;

/** What may be said in a speech, with where it stands. Nothing is rounded up, nothing guessed. */
final class Facts {
  private Facts() {}

  /** Without a room nothing is known but that. Days are said in the language of this moment. */
  static List<Fact> of(@Nullable Room room, Shown shown) {
    if (room == null)
      return List.of(
          new Fact(
              "ceremonies.fact.room", List.of(said("ceremonies.missing.room")), true, List.of()));
    return List.of(
        computers(room),
        weight(room),
        data(room),
        pupils(room),
        years(room, shown),
        givers(room),
        funders(room));
  }

  private static Fact computers(Room room) {
    var told = new ArrayList<Said>();
    if (room.inClass() > 0) told.add(said("ceremonies.told.in-class", room.inClass()));
    if (room.onTheWay() > 0) told.add(said("ceremonies.told.on-the-way", room.onTheWay()));
    if (room.kept() > 0) told.add(said("ceremonies.told.kept", room.kept()));
    var none = told.isEmpty();
    if (none) told.add(said("ceremonies.missing.computers"));
    return new Fact("ceremonies.fact.computers", told, none, List.of(source(room)));
  }

  private static Fact weight(Room room) {
    var told = new ArrayList<Said>();
    if (room.weighed() > 0)
      told.add(said("ceremonies.told.measured", kilograms(room.measured()), room.weighed()));
    if (room.guessed() > 0)
      told.add(said("ceremonies.told.estimated", kilograms(room.estimated()), room.guessed()));
    if (room.weightless() > 0) told.add(said("ceremonies.told.weightless", room.weightless()));
    if (told.isEmpty()) told.add(said("ceremonies.missing.weight"));
    return new Fact(
        "ceremonies.fact.weight",
        told,
        room.computers() == 0 || room.weightless() > 0,
        List.of(source(room)));
  }

  private static Fact data(Room room) {
    var missing = room.computers() == 0;
    return new Fact(
        "ceremonies.fact.data",
        List.of(
            missing
                ? said("ceremonies.missing.data")
                : said("ceremonies.told.data", room.cleared(), room.computers())),
        missing || room.cleared() < room.computers(),
        List.of(source(room)));
  }

  private static Fact pupils(Room room) {
    var pupils = room.pupils();
    var year = room.schoolYear();
    if (year == null)
      return new Fact(
          "ceremonies.fact.pupils",
          List.of(said("ceremonies.missing.pupils")),
          true,
          List.of(source(room)));
    if (pupils == null)
      return new Fact(
          "ceremonies.fact.pupils",
          List.of(said("ceremonies.untold.pupils")),
          false,
          List.of(source(room)));
    return room.ofSchool()
        ? new Fact(
            "ceremonies.fact.pupils",
            List.of(
                said("ceremonies.missing.pupils-of-room"),
                said("ceremonies.told.pupils-of-school", pupils, year)),
            true,
            List.of(new Fact.Source(said("ceremonies.source.school"), "/schools/" + room.school())))
        : new Fact(
            "ceremonies.fact.pupils",
            List.of(said("ceremonies.told.pupils", pupils, year)),
            false,
            List.of(source(room)));
  }

  private static Fact years(Room room, Shown shown) {
    var from = room.acceptedOn();
    var until = room.dueOn();
    var missing = from == null || until == null;
    return new Fact(
        "ceremonies.fact.years",
        List.of(
            missing
                ? said("ceremonies.missing.years", Classrooms.YEARS)
                : said("ceremonies.told.years", shown.day(from), shown.day(until))),
        missing,
        List.of(source(room)));
  }

  private static Fact givers(Room room) {
    var told = new ArrayList<Said>();
    var sources = new ArrayList<Fact.Source>();
    for (var one : room.givers()) {
      told.add(said("ceremonies.told.giver", one.name(), one.pieces()));
      if (one.lot() != null)
        sources.add(
            new Fact.Source(
                said("ceremonies.source.lot", "" + one.lot()), "/donations/lots/" + one.lot()));
    }
    int known = room.givers().stream().mapToInt(Room.Giver::pieces).sum();
    if (told.isEmpty()) told.add(said("ceremonies.missing.givers"));
    else if (known < room.computers())
      told.add(said("ceremonies.told.giverless", room.computers() - known));
    return new Fact(
        "ceremonies.fact.givers", told, known == 0 || known < room.computers(), sources);
  }

  private static Fact funders(Room room) {
    var told = new ArrayList<Said>();
    for (var one : room.funders()) told.add(said("ceremonies.told.funder", one.name()));
    var none = told.isEmpty();
    if (none) told.add(said("ceremonies.missing.funders"));
    return new Fact("ceremonies.fact.funders", told, none, List.of(source(room)));
  }

  private static Fact.Source source(Room room) {
    return new Fact.Source(
        said("ceremonies.source.room", room.name()), "/classrooms/" + room.classroom());
  }

  private static BigDecimal kilograms(long grams) {
    return BigDecimal.valueOf(grams, 3).setScale(1, RoundingMode.HALF_UP);
  }

  private static Said said(String key, Object... arguments) {
    return new Said(key, List.of(arguments));
  }
}
