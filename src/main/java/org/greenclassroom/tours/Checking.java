package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.List;

/** Drives a ride on paper and says in whole what comes of it, and why something is on no ride. */
final class Checking {
  private static final int CLOSED = 86_400;

  private final Setting setting;
  private final Reckoner reckoner;

  Checking(Setting setting) {
    this.setting = setting;
    reckoner = new Reckoner(setting.puzzle());
  }

  Checked check(int ride, int[] stops) {
    var puzzle = setting.puzzle();
    var slot = setting.slot(ride);
    var halts = new ArrayList<Checked.Halt>();
    var wrong = new ArrayList<Violation>();
    reckoner.run(
        puzzle.rides().get(ride),
        stops,
        stops.length,
        (at, arrives, begins, leaves, metres, driven, rest, late) -> {
          var one = setting.wanted(stops[at]);
          halts.add(
              new Checked.Halt(
                  one.call(),
                  setting.at(arrives),
                  setting.at(begins),
                  setting.at(leaves),
                  metres,
                  driven,
                  rest));
          if (late == CLOSED)
            wrong.add(
                new Violation(
                    Violation.Kind.CLOSED, one.call(), List.of(one.called(), slot.day())));
          else if (late > 0)
            wrong.add(
                new Violation(
                    Violation.Kind.LATE,
                    one.call(),
                    List.of(
                        one.called(),
                        Clocked.at(setting.at(begins)),
                        Clocked.at(setting.at(begins - late)))));
          misplaced(slot, one, stops[at], wrong);
        });
    tooMuch(slot, wrong);
    return new Checked(
        setting.at(reckoner.starts),
        setting.at(reckoner.ends),
        reckoner.metres,
        reckoner.driven,
        reckoner.cost,
        halts,
        wrong);
  }

  private void misplaced(Setting.Slot slot, Wanted one, int call, List<Violation> wrong) {
    if (!one.territory().equals(slot.truck().territory()))
      wrong.add(new Violation(Violation.Kind.BORDER, one.call(), List.of(one.called())));
    int from = setting.puzzle().calls().get(call).from();
    if (one.home() != null && from >= 0 && slot.truck().home() != one.home())
      wrong.add(
          new Violation(
              Violation.Kind.WRONG_HOME,
              one.call(),
              List.of(one.called(), slot.truck().homeName())));
  }

  private void tooMuch(Setting.Slot slot, List<Violation> wrong) {
    var truck = slot.truck();
    var rule = setting.rule();
    if (reckoner.overGrams > 0)
      wrong.add(
          new Violation(
              Violation.Kind.OVERWEIGHT,
              -1,
              List.of((truck.grams() + reckoner.overGrams + 999) / 1000, truck.grams() / 1000)));
    if (reckoner.overLitres > 0)
      wrong.add(
          new Violation(
              Violation.Kind.OVERSIZE,
              -1,
              List.of(truck.litres() + reckoner.overLitres, truck.litres())));
    if (reckoner.overDriving > 0)
      wrong.add(
          new Violation(
              Violation.Kind.DRIVING,
              -1,
              List.of(Clocked.span(reckoner.driven), Clocked.span(60 * rule.drivingMin()))));
    if (reckoner.overDuty > 0)
      wrong.add(
          new Violation(
              Violation.Kind.DUTY,
              -1,
              List.of(
                  Clocked.span(reckoner.ends - reckoner.starts),
                  Clocked.span(60 * rule.dutyMin()))));
    if (reckoner.overtime > 0)
      wrong.add(
          new Violation(
              Violation.Kind.OVERTIME,
              -1,
              List.of(Clocked.at(setting.at(reckoner.ends)), truck.returns().toString())));
  }

  /** Why a call is on no ride, by trying each alone. */
  Why why(int call) {
    var puzzle = setting.puzzle();
    var wanted = puzzle.calls().get(call);
    var rides = puzzle.rides();
    if (wanted.windows().isEmpty()) return Why.CLOSED;
    if (rides.isEmpty()) return Why.NO_TRUCK;
    if (rides.stream().noneMatch(ride -> ride.territory().equals(wanted.territory())))
      return Why.BORDER;
    var able =
        rides.stream()
            .filter(ride -> ride.territory().equals(wanted.territory()))
            .filter(ride -> wanted.from() < 0 || wanted.from() == ride.home())
            .toList();
    if (able.isEmpty()) return Why.NO_TRUCK_THERE;
    if (able.stream().allMatch(ride -> ride.grams() < wanted.grams())) return Why.TOO_HEAVY;
    if (able.stream().allMatch(ride -> ride.litres() < wanted.litres())) return Why.TOO_LARGE;
    boolean opens = false;
    for (var ride : able) {
      reckoner.run(ride, new int[] {call});
      long pinned = wanted.ride() >= 0 && wanted.ride() != ride.ride() ? CLOSED : 0;
      if (reckoner.wrong == pinned) return Why.FULL;
      opens |=
          wanted.windows().stream()
              .anyMatch(window -> window.latest() >= ride.opens() && window.from() < ride.closes());
    }
    return opens ? Why.TOO_FAR : Why.CLOSED;
  }
}
