package org.greenclassroom.tours;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of tours that drive: who drives, what the driver says, passes, called off. */
@Service
@Transactional
public class Driving {
  /** A truck that is late by a day still has its sheet, and time to send what it kept. */
  private static final Duration AFTER_THE_DAY = Duration.ofDays(7);

  /** Nothing is kept on a telephone for longer. */
  private static final Duration CLOCKED = Duration.ofDays(60);

  private static final int BYTES = 18;

  private final TourTable tours;
  private final PlanTable plans;
  private final PassTable passes;
  private final Fleet fleet;
  private final SecureRandom random = new SecureRandom();

  Driving(TourTable tours, PlanTable plans, PassTable passes, Fleet fleet) {
    this.tours = tours;
    this.plans = plans;
    this.passes = passes;
    this.fleet = fleet;
  }

  @Transactional(readOnly = true)
  List<Tour> between(LocalDate first, LocalDate last) {
    return tours.between(first, last);
  }

  /** The next day on which a truck drives; this day where none is planned. */
  @Transactional(readOnly = true)
  LocalDate next(LocalDate from) {
    return tours.next(from);
  }

  /** Those after this number, for programs. */
  @Transactional(readOnly = true)
  List<Tour> page(LocalDate first, LocalDate last, long after, int most) {
    return tours.page(first, last, after, most);
  }

  @Transactional(readOnly = true)
  Tour tour(long number) {
    return tours.tour(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  @Transactional(readOnly = true)
  List<Stop> stops(long tour) {
    return tours.stops(tour);
  }

  /** Of many tours at once. */
  @Transactional(readOnly = true)
  Map<Long, List<Stop>> stops(List<Tour> all) {
    return tours.stops(all.stream().map(Tour::tour).toList()).stream()
        .collect(Collectors.groupingBy(Stop::tour));
  }

  /**
   * A tour that drives, for whoever may drive it: staff of the field, who is named as its driver,
   * or the holder of its pass.
   */
  @Transactional(readOnly = true)
  Tour driven(Occasion occasion, long number) {
    var actor = occasion.actor();
    boolean mine =
        actor.isGuest()
            ? passes
                .pass(-actor.account())
                .filter(pass -> pass.isGood(occasion.now()) && pass.tour() == number)
                .isPresent()
            : actor.is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER)
                || tours
                    .tour(number)
                    .filter(tour -> Objects.equals(tour.account(), actor.account()))
                    .isPresent();
    if (!mine) throw Refusal.notFound(String.valueOf(number));
    var tour = tour(number);
    if (tour.state() == TourState.DRAFT) throw Refusal.notFound(String.valueOf(number));
    return tour;
  }

  /**
   * What the driver says of a stop. The same said twice is said once; of several the last counts,
   * by the time at which it was said. When nothing is open any more the tour is done.
   *
   * @param trouble why it came to nothing; null unless it did
   * @param saidAt by the driver's telephone, which may have been without a line
   */
  void tick(
      Occasion occasion,
      long number,
      UUID key,
      long stop,
      Told told,
      @Nullable Trouble trouble,
      Instant saidAt) {
    var tour = driven(occasion, number);
    tours.lock(number);
    if (tours.stops(number).stream().noneMatch(one -> one.stop() == stop))
      throw Refusal.notFound(String.valueOf(stop));
    if (tour.state() == TourState.CANCELLED)
      throw new Refusal("tours.refusal.called-off", tour.number());
    if (told == Told.FAILED && trouble == null) throw new Refusal("frame.refusal.missing", "why");
    // a telephone whose clock is far off knows no time: then the time counts at which it is heard
    boolean likely =
        saidAt.isBefore(occasion.now()) && saidAt.isAfter(occasion.now().minus(CLOCKED));
    var at = likely ? saidAt : occasion.now();
    tours.tick(
        key,
        stop,
        told,
        told == Told.FAILED ? trouble : null,
        at,
        occasion.now(),
        occasion.actor().account());
    var now = tour(number);
    boolean over = now.done() + now.failed() == now.stops();
    if (over && now.state() == TourState.CONFIRMED)
      tours.turn(number, TourState.DONE, occasion.now());
    if (!over && now.state() == TourState.DONE)
      tours.turn(number, TourState.CONFIRMED, occasion.now());
  }

  /** It does not drive: what it was to fetch and bring waits again. */
  void callOff(Occasion occasion, long number) {
    tours.lock(number);
    var tour = tour(number);
    if (tour.state() == TourState.CANCELLED) return;
    if (tour.state() != TourState.CONFIRMED)
      throw new Refusal("tours.refusal.not-out", tour.number());
    if (tour.done() > 0) throw new Refusal("tours.refusal.begun", tour.number(), tour.done());
    tours.turn(number, TourState.CANCELLED, occasion.now());
    passes.revoke(number, occasion.now());
  }

  /**
   * Somebody else drives. Passes end: the sheet is for whoever drives.
   *
   * @param driver null: nobody is named
   */
  void drives(Occasion occasion, long number, @Nullable Long driver) {
    tours.lockConfirming();
    tours.lock(number);
    var tour = tour(number);
    if (tour.state() != TourState.CONFIRMED)
      throw new Refusal("tours.refusal.not-out", tour.number());
    if (Objects.equals(driver, tour.driver())) return;
    if (driver != null) {
      var known = fleet.driver(driver);
      if (known.leftOn() != null) throw new Refusal("tours.refusal.driver-left");
      if (tours.isOut(driver, tour.day(), number))
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "tours.refusal.driver-out",
            Objects.requireNonNullElse(known.name(), "–"),
            tour.day());
    }
    tours.drive(number, driver, occasion.now());
    passes.revoke(number, occasion.now());
  }

  // ---- passes ----

  /** A new link; those before it end. The code is told this once. */
  String pass(Occasion occasion, long number) {
    var tour = tour(number);
    if (tour.state() != TourState.CONFIRMED)
      throw new Refusal("tours.refusal.not-out", tour.number());
    passes.revoke(number, occasion.now());
    var code = secret();
    var last = tour.endsAt().isAfter(occasion.now()) ? tour.endsAt() : occasion.now();
    passes.insert(
        number, hash(code), last.plus(AFTER_THE_DAY), occasion.now(), occasion.actor().account());
    return code;
  }

  void endPasses(Occasion occasion, long number) {
    passes.revoke(tour(number).tour(), occasion.now());
  }

  @Transactional(readOnly = true)
  List<PassTable.Pass> passes(long tour) {
    return passes.of(tour);
  }

  /** The good pass of this code; of others nothing is known. */
  @Transactional(readOnly = true)
  PassTable.Pass coded(String code, Instant now) {
    return passes
        .coded(hash(code))
        .filter(pass -> pass.isGood(now))
        .orElseThrow(() -> Refusal.notFound("pass"));
  }

  /** Whether this browser has it. */
  static boolean isOf(PassTable.Pass pass, @Nullable String browser) {
    return browser != null && pass.browser() != null && pass.browser().equals(hash(browser));
  }

  /** Takes it for this browser; answers the secret it keeps. */
  String open(Occasion occasion, PassTable.Pass pass) {
    var browser = secret();
    if (!passes.open(pass.pass(), hash(browser), occasion.now()))
      throw new Refusal("tours.refusal.opened-elsewhere");
    return browser;
  }

  private String secret() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    return Files.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  // ---- what waits ----

  /** The last plan where it is done and waits for a person; null: none does. */
  @Transactional(readOnly = true)
  @Nullable Long toConfirm() {
    return plans.waiting().map(Plan::plan).orElse(null);
  }

  @Transactional(readOnly = true)
  TourTable.Open open(LocalDate today) {
    return tours.open(today);
  }

  @Transactional(readOnly = true)
  @Nullable Instant lastDone() {
    return tours.lastDone();
  }
}
