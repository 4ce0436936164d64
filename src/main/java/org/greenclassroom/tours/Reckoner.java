package org.greenclassroom.tours;

import org.jspecify.annotations.Nullable;

/**
 * Drives a ride through its stops on paper: when it arrives, what it carries, what it costs, and
 * what of it may not be. The one arithmetic of the solver and of the pages: what the one finds good
 * the other cannot call wrong. One for each thread; it is asked millions of times.
 */
final class Reckoner {
  /** As bad as a whole day late: on a day on which nobody opens. */
  private static final int CLOSED = 86_400;

  private final Puzzle puzzle;
  private final Call[] calls;
  private final Roads roads;
  private final Terms terms;

  long cost;

  /** By how much it is wrong altogether: zero is good. */
  long wrong;

  long metres;
  int driven;
  int starts;
  int ends;
  int rested;
  long overGrams;
  long overLitres;
  int overDriving;
  int overDuty;
  int overtime;

  Reckoner(Puzzle puzzle) {
    this.puzzle = puzzle;
    calls = puzzle.calls().toArray(Call[]::new);
    roads = puzzle.roads();
    terms = puzzle.terms();
  }

  /** What is told of one stop on the way. */
  interface Sight {
    /**
     * @param late by how many seconds after closing; a whole day: nobody opens that day
     * @param rest how long the driver rests on the way there
     */
    void stop(
        int at, int arrives, int begins, int leaves, int metres, int driven, int rest, int late);
  }

  void run(Ride ride, int[] stops) {
    run(ride, stops, stops.length, null);
  }

  void run(Ride ride, int[] stops, int size, @Nullable Sight sight) {
    cost = 0;
    wrong = 0;
    metres = 0;
    driven = 0;
    rested = 0;
    overGrams = 0;
    overLitres = 0;
    overDriving = 0;
    overDuty = 0;
    overtime = 0;
    starts = ride.opens();
    ends = ride.opens();
    if (size == 0) return;
    carry(ride, stops, size);
    long late = 0;
    int misplaced = 0;
    int at = ride.home();
    int unrested = 0;
    int now = ride.opens();
    for (int i = 0; i < size; i++) {
      var call = calls[stops[i]];
      int leg = roads.seconds(at, call.place());
      int way = roads.metres(at, call.place());
      metres += way;
      driven += leg;
      int rest = rest(unrested, leg);
      unrested = left(unrested, leg);
      now += leg + rest;
      rested += rest;
      int begins = begin(ride, call, now);
      int missed = 0;
      if (begins < 0) {
        missed = -begins;
        begins = now;
      }
      if (i == 0 && begins > now) {
        starts = ride.opens() + begins - now; // nobody leaves early to wait at a closed gate
        now = begins;
      }
      if (begins - now >= terms.rest()) unrested = 0;
      late += missed;
      if (isMisplaced(ride, call)) misplaced++;
      if (sight != null)
        sight.stop(i, now, begins, begins + call.service(), way, leg, rest, missed);
      now = begins + call.service();
      at = call.place();
    }
    int home = roads.seconds(at, ride.home());
    metres += roads.metres(at, ride.home());
    driven += home;
    int rest = rest(unrested, home);
    rested += rest;
    ends = now + home + rest;
    overDriving = Math.max(0, driven - terms.driving());
    overDuty = Math.max(0, ends - starts - terms.duty());
    overtime = Math.max(0, ends - ride.closes());
    cost = terms.perRide() + metres * terms.perMetre() + (long) (ends - starts) * terms.perSecond();
    wrong =
        late
            + overDriving
            + overDuty
            + overtime
            + (overGrams + 999) / 1000
            + overLitres
            + (long) misplaced * CLOSED;
  }

  /** What is loaded at home gets less on the way, what is fetched gets more. */
  private void carry(Ride ride, int[] stops, int size) {
    long grams = 0;
    long litres = 0;
    for (int i = 0; i < size; i++) {
      var call = calls[stops[i]];
      if (!call.outward()) continue;
      grams += call.grams();
      litres += call.litres();
    }
    long mostGrams = grams;
    long mostLitres = litres;
    for (int i = 0; i < size; i++) {
      var call = calls[stops[i]];
      grams += call.outward() ? -call.grams() : call.grams();
      litres += call.outward() ? -call.litres() : call.litres();
      mostGrams = Math.max(mostGrams, grams);
      mostLitres = Math.max(mostLitres, litres);
    }
    overGrams = Math.max(0, mostGrams - ride.grams());
    overLitres = Math.max(0, mostLitres - ride.litres());
  }

  /** In another customs territory, loaded elsewhere, or pinned to another ride. */
  static boolean isMisplaced(Ride ride, Call call) {
    return call.from() >= 0 && call.from() != ride.home()
        || call.ride() >= 0 && call.ride() != ride.ride()
        || !call.territory().equals(ride.territory());
  }

  private int rest(int unrested, int leg) {
    return (long) unrested + leg <= terms.stretch()
        ? 0
        : (unrested + leg - 1) / terms.stretch() * terms.rest();
  }

  private int left(int unrested, int leg) {
    long all = (long) unrested + leg;
    return all <= terms.stretch()
        ? (int) all
        : (int) (all - (all - 1) / terms.stretch() * terms.stretch());
  }

  /**
   * When one may begin; below zero: never on this day, by so many seconds too late.
   *
   * <p>A window that begins on another day is none for this ride.
   */
  private static int begin(Ride ride, Call call, int now) {
    int latest = -1;
    var windows = call.windows();
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      if (window.latest() < ride.opens() || window.from() >= ride.closes()) continue;
      if (now <= window.latest()) return Math.max(now, window.from());
      latest = window.latest();
    }
    return latest < 0 ? -CLOSED : latest - now;
  }

  Puzzle puzzle() {
    return puzzle;
  }

  /** The cost of all rides together. */
  long cost(Draft draft) {
    long all = 0;
    for (int ride = 0; ride < draft.rides(); ride++) {
      run(puzzle.rides().get(ride), draft.of(ride));
      all += cost;
    }
    return all;
  }

  /** How wrong all rides are together. */
  long wrong(Draft draft) {
    long all = 0;
    for (int ride = 0; ride < draft.rides(); ride++) {
      run(puzzle.rides().get(ride), draft.of(ride));
      all += wrong;
    }
    return all;
  }
}
