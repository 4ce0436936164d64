package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A tour that drives is changed on its way: a stop that nobody visited yet comes to another place
 * in it, or waits again. Calendars hear of it by a higher sequence, who drives by letter.
 */
@Service
@Transactional
class Rerouting {
  private static final int LONGEST = 300;

  private final TourTable tours;
  private final PlanTable plans;
  private final CallTable calls;
  private final ChangeTable changes;
  private final Laying laying;
  private final Post post;
  private final Origin origin;

  Rerouting(
      TourTable tours,
      PlanTable plans,
      CallTable calls,
      ChangeTable changes,
      Laying laying,
      Post post,
      Origin origin) {
    this.tours = tours;
    this.plans = plans;
    this.calls = calls;
    this.changes = changes;
    this.laying = laying;
    this.post = post;
    this.origin = origin;
  }

  /**
   * What came of it.
   *
   * @param wrong what of the tour may not be now; it is said and not refused, as in a plan
   * @param told whether a letter went to the driver; else somebody must call
   */
  record Rerouted(List<Violation> wrong, boolean told) {}

  /** A tour and the stop of it that somebody changes. */
  private record Hand(Tour tour, List<Stop> stops, Stop stop, String reason) {}

  /**
   * Puts a stop before the one at that position.
   *
   * @param position from one; beyond the end: the last
   * @param reason no names
   * @throws Refusal of a stop of which the driver spoke already, or to a place before such a one
   */
  Rerouted move(Occasion occasion, long number, long stop, int position, String reason) {
    var hand = hand(number, stop, reason);
    var order = new ArrayList<>(hand.stops());
    order.remove(hand.stop());
    int at = Math.clamp(position - 1, 0, order.size());
    for (var later : order.subList(at, order.size()))
      if (later.saidAt() != null) throw new Refusal("tours.refusal.before-visited", later.called());
    order.add(at, hand.stop());
    if (order.equals(hand.stops())) throw new Refusal("tours.refusal.same-place", at + 1);
    return write(occasion, hand, order, ChangeTable.What.MOVED, at + 1);
  }

  /** Takes a stop off; what was to be done there waits for another plan. */
  Rerouted remove(Occasion occasion, long number, long stop, String reason) {
    var hand = hand(number, stop, reason);
    if (hand.stops().size() == 1)
      throw new Refusal("tours.refusal.last-stop", hand.tour().number());
    var order = new ArrayList<>(hand.stops());
    order.remove(hand.stop());
    tours.takeOff(stop);
    calls.pin(hand.tour().plan(), hand.stop().call(), null, null);
    calls.says(hand.tour().plan(), hand.stop().call(), Why.DROPPED);
    return write(occasion, hand, order, ChangeTable.What.REMOVED, 0);
  }

  @Transactional(readOnly = true)
  List<ChangeTable.Change> changes(long tour) {
    return changes.of(tour);
  }

  private Hand hand(long number, long stop, String reason) {
    tours.lock(number);
    var tour = tours.tour(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
    if (tour.state() != TourState.CONFIRMED)
      throw new Refusal("tours.refusal.not-out", tour.number());
    var stops = tours.stops(number);
    var moved =
        stops.stream()
            .filter(one -> one.stop() == stop)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(String.valueOf(stop)));
    if (moved.saidAt() != null) throw new Refusal("tours.refusal.visited", moved.called());
    var said = reason.strip();
    if (said.isEmpty() || said.length() > LONGEST)
      throw new Refusal("tours.refusal.change-reason", LONGEST);
    return new Hand(tour, stops, moved, said);
  }

  private Rerouted write(
      Occasion occasion, Hand hand, List<Stop> order, ChangeTable.What what, int position) {
    var tour = hand.tour();
    var checked = reckoned(tour, order);
    tours.reorder(tour.tour(), order.stream().map(Stop::stop).toList(), checked.halts());
    tours.change(tour.tour(), checked, occasion.now());
    tours.turn(tour.tour(), TourState.CONFIRMED, occasion.now());
    boolean told = tell(occasion, hand, what, position);
    changes.insert(occasion, hand.stop(), what, hand.reason(), told);
    return new Rerouted(checked.violations(), told);
  }

  /** Driven on paper in this order, with the roads that were measured for its plan. */
  private Checked reckoned(Tour tour, List<Stop> order) {
    var setting = laying.again(plans.plan(tour.plan()).orElseThrow());
    var ride = setting.ride(tour.truck(), tour.day());
    if (ride == null) throw new Refusal("tours.refusal.no-ride", tour.truckName(), tour.day());
    var numbers = new int[order.size()];
    for (int i = 0; i < numbers.length; i++) {
      var known = setting.number(order.get(i).call());
      if (known == null) throw new Refusal("tours.refusal.no-place", order.get(i).called());
      numbers[i] = known;
    }
    return new Checking(setting).check(ride, numbers);
  }

  private boolean tell(Occasion occasion, Hand hand, ChangeTable.What what, int position) {
    var driver = hand.tour().driver();
    if (driver == null) return false;
    var box = changes.mailbox(driver);
    box.ifPresent(to ->
        post.write(
            occasion,
            to.address(),
            Locale.forLanguageTag(to.language()),
            what == ChangeTable.What.MOVED ? "tours.letter.moved" : "tours.letter.removed",
            hand.tour().number(),
            hand.tour().truckName(),
            hand.tour().day(),
            hand.stop().called(),
            position,
            hand.reason(),
            origin.here() + "/tours/" + hand.tour().tour() + "/sheet"));
    return box.isPresent();
  }
}
