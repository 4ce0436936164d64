package org.greenclassroom.tours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A plan: asked for, watched, changed by hand, confirmed. */
@Controller
class PlanController {
  private final Tours tours;
  private final Fleet fleet;
  private final Worded worded;
  private final Shown shown;
  private final People people;

  PlanController(Tours tours, Fleet fleet, Worded worded, Shown shown, People people) {
    this.tours = tours;
    this.fleet = fleet;
    this.worded = worded;
    this.shown = shown;
    this.people = people;
  }

  record WaitingRow(Waiting call, String load) {}

  record NewPage(LocalDate first, LocalDate last, List<WaitingRow> waiting, List<Truck> trucks) {}

  /** A tour with what of it may not be, in words. */
  record TourRow(Tour tour, List<StopRow> stops, List<String> violations) {}

  record StopRow(Stop stop, String load) {}

  record LackingRow(Wanted call, String load, @Nullable Why why) {}

  /**
   * @param places where a stop can be moved to: truck and day by their value in the form
   * @param wrong how many violations there are altogether
   */
  record PlanPage(
      Plan plan,
      Plan.State state,
      int percent,
      String askedBy,
      @Nullable String confirmedBy,
      Rule rule,
      List<TourRow> tours,
      List<LackingRow> lacking,
      Map<String, String> places,
      int stops,
      long kilometres,
      int wrong,
      String map,
      boolean officer) {
    public boolean isDraft() {
      return state == Plan.State.DRAFT && officer;
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/tours/plans/new")
  String begin(Occasion occasion, Model model) {
    var monday = occasion.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    model.addAttribute(
        "page",
        new NewPage(
            monday,
            monday.plusDays(4),
            tours.waiting().stream()
                .map(one ->
                    new WaitingRow(
                        one, worded.load(one.pieces(), one.grams(), one.litres(), one.estimated())))
                .toList(),
            fleet.trucks(occasion.today()).stream()
                .filter(truck -> truck.driver() != null)
                .toList()));
    return "tours/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans")
  String ask(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
      @RequestParam(name = "call", defaultValue = "") List<String> keys,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (keys.isEmpty()) throw new Refusal("tours.refusal.nothing");
    long plan = tours.ask(occasion, first, last, keys);
    Said.that(redirect, "tours.said.asked", keys.size());
    return "redirect:/tours/plans/" + plan;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/tours/plans/{plan:\\d+}")
  String plan(
      @PathVariable long plan, Occasion occasion, Model model, HttpServletResponse response) {
    var known = tours.plan(plan);
    var state = known.state(occasion.now());
    // looks again by itself until it is done; without a script, as browsers always could
    if (state == Plan.State.ASKED || state == Plan.State.RUNNING)
      response.setHeader("Refresh", "2");
    var sheet = tours.sheet(plan);
    var rows = new ArrayList<TourRow>();
    var lines = new ArrayList<Sketch.Line>();
    int stops = 0;
    for (var tour : sheet.tours()) {
      var own = sheet.stops().getOrDefault(tour.tour(), List.of());
      stops += own.size();
      lines.add(worded.line(tour, own));
      rows.add(
          new TourRow(
              tour,
              own.stream().map(stop -> new StopRow(stop, worded.load(stop))).toList(),
              sheet.violations().getOrDefault(tour.tour(), List.of()).stream()
                  .map(worded::violation)
                  .toList()));
    }
    var lost = new ArrayList<Sketch.Point>();
    for (var one : sheet.lacking())
      if (one.latitude() != null && one.longitude() != null)
        lost.add(new Sketch.Point(one.latitude(), one.longitude(), "", one.called()));
    model.addAttribute(
        "page",
        new PlanPage(
            known,
            state,
            known.percent(occasion.now()),
            people.known(known.askedBy()).name(),
            known.confirmedBy() == null ? null : people.known(known.confirmedBy()).name(),
            sheet.rule(),
            rows,
            sheet.lacking().stream()
                .map(one ->
                    new LackingRow(
                        one,
                        worded.load(one.pieces(), one.grams(), one.litres(), one.estimated()),
                        one.why()))
                .toList(),
            places(sheet),
            stops,
            sheet.tours().stream().mapToLong(Tour::kilometres).sum(),
            sheet.wrong(),
            known.endedAt() == null ? "" : worded.map(lines, lost),
            occasion.actor().is(Role.OFFICER)));
    return "tours/plan";
  }

  private Map<String, String> places(Tours.Sheet sheet) {
    var places = new LinkedHashMap<String, String>();
    for (var slot : sheet.slots())
      places.put(
          slot.truck().truck() + "/" + slot.day(),
          shown.day(slot.day()) + " · " + slot.truck().name());
    return places;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/stop")
  String stop(@PathVariable long plan, Occasion occasion, RedirectAttributes redirect) {
    tours.stop(occasion, plan);
    Said.that(redirect, "tours.said.stopped");
    return "redirect:/tours/plans/" + plan;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/versions")
  String again(@PathVariable long plan, Occasion occasion) {
    return "redirect:/tours/plans/" + tours.askAgain(occasion, plan);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/calls/{call:\\d+}/place")
  String move(
      @PathVariable long plan,
      @PathVariable int call,
      @RequestParam String place,
      @RequestParam(defaultValue = "1000") int position,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (!place.matches("\\d{1,18}/\\d{4}-\\d{2}-\\d{2}"))
      throw new Refusal("frame.refusal.missing", "place");
    var parts = place.split("/");
    tours.move(occasion, plan, call, Long.parseLong(parts[0]), day(parts[1]), position);
    Said.that(redirect, "tours.said.moved");
    return "redirect:/tours/plans/" + plan + "#call-" + call;
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeException none) {
      throw new Refusal("frame.refusal.missing", "place");
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/calls/{call:\\d+}/pin")
  String pin(
      @PathVariable long plan,
      @PathVariable int call,
      @RequestParam(defaultValue = "false") boolean pinned,
      RedirectAttributes redirect) {
    tours.pin(plan, call, pinned);
    Said.that(redirect, pinned ? "tours.said.pinned" : "tours.said.unpinned");
    return "redirect:/tours/plans/" + plan + "#call-" + call;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/calls/{call:\\d+}/removal")
  String drop(
      @PathVariable long plan,
      @PathVariable int call,
      Occasion occasion,
      RedirectAttributes redirect) {
    tours.drop(occasion, plan, call);
    Said.that(redirect, "tours.said.dropped");
    return "redirect:/tours/plans/" + plan + "#lacking";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/tours/{tour:\\d+}/turn")
  String turn(@PathVariable long plan, @PathVariable long tour, Occasion occasion) {
    tours.turn(occasion, plan, tour);
    return "redirect:/tours/plans/" + plan + "#tour-" + tour;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/plans/{plan:\\d+}/confirmation")
  String confirm(
      @PathVariable long plan,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "false") boolean accepted,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (seen > 0 && !accepted) throw new Refusal("tours.refusal.accept", seen);
    int count = tours.confirm(occasion, plan, seen);
    Said.that(redirect, "tours.said.confirmed", count);
    return "redirect:/tours?week=" + tours.plan(plan).firstDay();
  }
}
