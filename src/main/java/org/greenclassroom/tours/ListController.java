package org.greenclassroom.tours;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tours to take away: a line for each stop, with stable headings and codes. */
@Controller
class ListController {
  private static final List<String> COLUMNS =
      List.of(
          "tour",
          "day",
          "truck",
          "plate",
          "driver",
          "state",
          "position",
          "kind",
          "ref",
          "name",
          "room",
          "address",
          "latitude",
          "longitude",
          "arrives_at",
          "begins_at",
          "leaves_at",
          "metres",
          "driven_seconds",
          "rest_seconds",
          "pieces",
          "grams",
          "litres",
          "grams_estimated",
          "said",
          "trouble",
          "said_at",
          "why_without_tour");

  private final Driving driving;
  private final Tours tours;

  ListController(Driving driving, Tours tours) {
    this.driving = driving;
    this.tours = tours;
  }

  /** The tours of a week that drive, drove or were called off. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/tours.csv")
  void week(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate week,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var first =
        (week == null ? occasion.today() : Clocked.near(week))
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var all = driving.between(first, first.plusDays(6));
    write(response, "tours-" + first, all, driving.stops(all), List.of());
  }

  /** The tours of a plan, and at the end the stops that are on none. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/tours/plans/{plan:\\d+}/stops.csv")
  void plan(@PathVariable long plan, HttpServletResponse response) throws IOException {
    var sheet = tours.sheet(plan);
    write(response, "tours-of-plan-" + plan, sheet.tours(), sheet.stops(), sheet.lacking());
  }

  private static void write(
      HttpServletResponse response,
      String name,
      List<Tour> tours,
      Map<Long, List<Stop>> stops,
      List<Wanted> lacking)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    try (var csv = Spreadsheet.csv(response.getOutputStream())) {
      csv.row(COLUMNS.toArray());
      for (var tour : tours)
        for (var stop : stops.getOrDefault(tour.tour(), List.of())) write(csv, tour, stop);
      for (var one : lacking) write(csv, one);
    }
  }

  private static void write(Spreadsheet csv, Tour tour, Stop stop) throws IOException {
    csv.row(
        tour.number(),
        tour.day().toString(),
        tour.truckName(),
        tour.plate(),
        tour.driverName(),
        tour.state().name(),
        stop.position(),
        stop.kind().name(),
        stop.ref(),
        stop.name(),
        stop.room(),
        stop.address(),
        Double.toString(stop.latitude()),
        Double.toString(stop.longitude()),
        stop.arrivesAt().toString(),
        stop.beginsAt().toString(),
        stop.leavesAt().toString(),
        stop.metres(),
        stop.driven(),
        stop.rest(),
        stop.pieces(),
        stop.grams(),
        stop.litres(),
        stop.estimated() ? 1 : 0,
        stop.told().name(),
        stop.trouble() == null ? null : stop.trouble().name(),
        stop.saidAt() == null ? null : stop.saidAt().toString(),
        null);
  }

  private static void write(Spreadsheet csv, Wanted one) throws IOException {
    csv.row(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        one.kind().name(),
        one.ref(),
        one.name(),
        one.room(),
        one.address(),
        one.latitude() == null ? null : one.latitude().toString(),
        one.longitude() == null ? null : one.longitude().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        one.pieces(),
        one.grams(),
        one.litres(),
        one.estimated() ? 1 : 0,
        null,
        null,
        null,
        one.why() == null ? null : one.why().name());
  }
}
