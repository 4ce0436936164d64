package org.greenclassroom.tours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tours that drive, for programs. A driver is a number: names stay on our pages. */
@RestController
class TourApi {
  private static final int PAGE = 200;

  private final Driving driving;

  TourApi(Driving driving) {
    this.driving = driving;
  }

  /** A tour in a list; what its driver said is counted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Listed(
      long tour,
      String number,
      LocalDate day,
      long truck,
      @Nullable Long driver,
      TourState state,
      Instant startsAt,
      Instant endsAt,
      long metres,
      int stops,
      int done,
      int failed) {}

  /**
   * Tours of some days, in the order in which they were planned.
   *
   * @param next ask on with {@code ?after=}; absent at the end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Listed> tours, @Nullable Long next) {}

  /** A stop; {@code ref} is the number of the recall, pick-up, batch or classroom. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Halt(
      int position,
      StopKind kind,
      long ref,
      String name,
      @Nullable String room,
      double latitude,
      double longitude,
      Instant arrivesAt,
      Instant beginsAt,
      Instant leavesAt,
      long metres,
      int pieces,
      long grams,
      long litres,
      boolean estimated,
      Told told,
      @Nullable Trouble trouble,
      @Nullable Instant saidAt) {}

  record One(Listed tour, List<Halt> stops) {}

  /** Without {@code first} from today on; without {@code last} for two weeks. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/api/v1/tours")
  Page list(
      @RequestParam(required = false) @Nullable LocalDate first,
      @RequestParam(required = false) @Nullable LocalDate last,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion) {
    var from = first == null ? occasion.today() : Clocked.near(first);
    var to = last == null ? from.plusDays(13) : Clocked.near(last);
    var page = driving.page(from, to, after, PAGE + 1);
    return new Page(
        page.stream().limit(PAGE).map(TourApi::listed).toList(),
        page.size() > PAGE ? (Long) page.get(PAGE - 1).tour() : null);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/api/v1/tours/{tour}")
  One one(@PathVariable long tour) {
    var known = driving.tour(tour);
    if (known.state() == TourState.DRAFT) throw Refusal.notFound(String.valueOf(tour));
    return new One(listed(known), driving.stops(tour).stream().map(TourApi::halt).toList());
  }

  private static Listed listed(Tour tour) {
    return new Listed(
        tour.tour(),
        tour.number(),
        tour.day(),
        tour.truck(),
        tour.driver(),
        tour.state(),
        tour.startsAt(),
        tour.endsAt(),
        tour.metres(),
        tour.stops(),
        tour.done(),
        tour.failed());
  }

  private static Halt halt(Stop stop) {
    return new Halt(
        stop.position(),
        stop.kind(),
        stop.ref(),
        stop.name(),
        stop.room(),
        stop.latitude(),
        stop.longitude(),
        stop.arrivesAt(),
        stop.beginsAt(),
        stop.leavesAt(),
        stop.metres(),
        stop.pieces(),
        stop.grams(),
        stop.litres(),
        stop.estimated(),
        stop.told(),
        stop.trouble(),
        stop.saidAt());
  }
}
