package org.greenclassroom.tours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tours of a week, and the latest plans. */
@Controller
class WeekController {
  private static final int PLANS = 6;

  private final Driving driving;
  private final Tours tours;
  private final Worded worded;
  private final People people;

  WeekController(Driving driving, Tours tours, Worded worded, People people) {
    this.driving = driving;
    this.tours = tours;
    this.worded = worded;
    this.people = people;
  }

  record Day(LocalDate day, boolean today, List<Tour> tours) {}

  record PlanRow(Plan plan, Plan.State state, String askedBy) {}

  /**
   * @param waiting how many calls wait for a truck
   */
  record WeekPage(
      LocalDate today,
      LocalDate first,
      LocalDate before,
      LocalDate after,
      List<Day> days,
      int count,
      long kilometres,
      String map,
      int waiting,
      List<PlanRow> plans,
      boolean officer) {}

  /** Without a week the one in which a truck drives next. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/tours")
  String week(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate week,
      Occasion occasion,
      Model model) {
    var first =
        (week == null ? driving.next(occasion.today()) : Clocked.near(week))
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var all = driving.between(first, first.plusDays(6));
    var days = new ArrayList<Day>();
    for (int i = 0; i < 7; i++) {
      var day = first.plusDays(i);
      days.add(
          new Day(
              day,
              day.equals(occasion.today()),
              all.stream().filter(tour -> tour.day().equals(day)).toList()));
    }
    var out = all.stream().filter(tour -> tour.state() != TourState.CANCELLED).toList();
    var stops = driving.stops(out);
    model.addAttribute(
        "page",
        new WeekPage(
            occasion.today(),
            first,
            first.minusWeeks(1),
            first.plusWeeks(1),
            days,
            out.size(),
            out.stream().mapToLong(Tour::kilometres).sum(),
            worded.map(
                out.stream()
                    .map(tour -> worded.line(tour, stops.getOrDefault(tour.tour(), List.of())))
                    .toList(),
                List.of()),
            tours.waiting().size(),
            tours.latest(Long.MAX_VALUE, PLANS).stream()
                .map(plan ->
                    new PlanRow(
                        plan, plan.state(occasion.now()), people.known(plan.askedBy()).name()))
                .toList(),
            occasion.actor().is(Role.OFFICER)));
    return "tours/week";
  }
}
