package org.greenclassroom.tours;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One tour that drives: its map and table, who drives, its link and its calendar file. */
@Controller
class TourController {
  private final Driving driving;
  private final Rerouting rerouting;
  private final Fleet fleet;
  private final Worded worded;
  private final Origin here;

  TourController(Driving driving, Rerouting rerouting, Fleet fleet, Worded worded, Origin here) {
    this.driving = driving;
    this.rerouting = rerouting;
    this.fleet = fleet;
    this.worded = worded;
    this.here = here;
  }

  record StopRow(Stop stop, String load, String path) {}

  record TourPage(
      Tour tour,
      List<StopRow> stops,
      String map,
      @Nullable Driver driver,
      List<Driver> drivers,
      List<PassTable.Pass> passes,
      List<ChangeTable.Change> changes,
      boolean officer,
      boolean drives) {
    /** Those that may still be moved or taken off. */
    public List<Stop> ahead() {
      return stops.stream().map(StopRow::stop).filter(stop -> stop.saidAt() == null).toList();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @ShowsPeople(Held.Whose.DRIVER)
  @GetMapping("/tours/{tour:\\d+}")
  String tour(@PathVariable long tour, Occasion occasion, Model model) {
    var known = driving.tour(tour);
    if (known.state() == TourState.DRAFT)
      return "redirect:/tours/plans/" + known.plan() + "#tour-" + tour;
    var stops = driving.stops(tour);
    boolean officer = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new TourPage(
            known,
            stops.stream()
                .map(stop ->
                    new StopRow(stop, worded.load(stop), Wanted.path(stop.kind(), stop.ref())))
                .toList(),
            worded.map(List.of(worded.line(known, stops)), List.of()),
            fleet.ifKnown(known.driver()).orElse(null),
            officer ? fleet.drivers() : List.of(),
            officer ? driving.passes(tour) : List.of(),
            rerouting.changes(tour),
            officer,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN)));
    return "tours/tour";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/driver")
  String driver(
      @PathVariable long tour,
      @RequestParam(required = false) @Nullable Long driver,
      Occasion occasion,
      RedirectAttributes redirect) {
    driving.drives(occasion, tour, driver);
    Said.that(redirect, "tours.said.driver");
    return "redirect:/tours/" + tour;
  }

  /** Moves a stop that nobody visited yet to another place in the tour. */
  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/moves")
  String move(
      @PathVariable long tour,
      @RequestParam long stop,
      @RequestParam int position,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    return rerouted(tour, rerouting.move(occasion, tour, stop, position, reason), redirect);
  }

  /** Takes a stop that nobody visited yet off the tour. */
  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/removals")
  String remove(
      @PathVariable long tour,
      @RequestParam long stop,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    return rerouted(tour, rerouting.remove(occasion, tour, stop, reason), redirect);
  }

  private String rerouted(long tour, Rerouting.Rerouted now, RedirectAttributes redirect) {
    redirect.addFlashAttribute("wrong", now.wrong().stream().map(worded::violation).toList());
    Said.that(redirect, now.told() ? "tours.said.rerouted" : "tours.said.rerouted.call");
    return "redirect:/tours/" + tour;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/cancellation")
  String callOff(@PathVariable long tour, Occasion occasion, RedirectAttributes redirect) {
    driving.callOff(occasion, tour);
    Said.that(redirect, "tours.said.called-off");
    return "redirect:/tours/" + tour;
  }

  /** The link is told once, on the next page. */
  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/links")
  String link(@PathVariable long tour, Occasion occasion, RedirectAttributes redirect) {
    var address = here.here() + "/tour/" + driving.pass(occasion, tour);
    redirect.addFlashAttribute("link", address);
    redirect.addFlashAttribute("linkQr", Qr.svg(address));
    return "redirect:/tours/" + tour;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tours/{tour:\\d+}/links/end")
  String endLinks(@PathVariable long tour, Occasion occasion, RedirectAttributes redirect) {
    driving.endPasses(occasion, tour);
    Said.that(redirect, "tours.said.link-ended");
    return "redirect:/tours/" + tour;
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/tours/{tour:\\d+}.ics")
  ResponseEntity<byte[]> calendar(@PathVariable long tour, Occasion occasion) {
    var known = driving.driven(occasion, tour);
    return ResponseEntity.ok()
        .header("Content-Type", "text/calendar;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"tour-%d.ics\"".formatted(tour))
        .header("Cache-Control", "private, no-cache")
        .body(
            TourCalendar.of(
                known,
                worded.word("tours.called", known.number(), known.truckName()),
                here.here() + "/tours/" + tour,
                driving.stops(tour),
                worded::load,
                rerouting.changes(tour)));
  }
}
