package org.greenclassroom.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans for programs: ask for one, look whether it is done, read it, confirm it. */
@RestController
class PlanApi {
  private static final int ROWS = 200;

  private final Planning planning;
  private final Plans plans;

  PlanApi(Planning planning, Plans plans) {
    this.planning = planning;
    this.plans = plans;
  }

  /** Machines of one group; kilometres one way, absent where one of the places is nowhere. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Machines(
      String model, String from, int pieces, @Nullable Long kilometres, boolean expected) {}

  /** A room; {@code why} is absent when it gets something. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Room(
      long classroom,
      String school,
      String name,
      DeviceKind kind,
      int demand,
      int priority,
      int given,
      Finding.@Nullable Why why,
      @Nullable Hindrance hindrance,
      List<Machines> machines) {}

  /**
   * A plan; what is not known before it is done is absent.
   *
   * @param bound no plan is worth more
   * @param next ask on with {@code ?after=}; absent at the end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      long plan,
      Plan.State state,
      int percent,
      @Nullable Long value,
      @Nullable Long bound,
      @Nullable Integer machines,
      @Nullable Integer roomsServed,
      @Nullable Long children,
      List<Room> rooms,
      @Nullable String next) {}

  /** How many devices are reserved. */
  record Confirmed(int devices) {}

  /** {@code withExpected}: machines count that are announced and not here yet. */
  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/plans")
  ResponseEntity<Answer> ask(
      @RequestParam(defaultValue = "false") boolean withExpected, Occasion occasion) {
    long plan = planning.ask(occasion, withExpected);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/plans/" + plan))
        .body(plan(plan, null, occasion));
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/plans/{plan}")
  Answer plan(
      @PathVariable long plan,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    var known = planning.plan(plan);
    var result = known.result();
    var rooms = plans.rooms(plan, null, after, ROWS);
    return new Answer(
        plan,
        known.state(occasion.now()),
        known.percent(occasion.now()),
        result == null ? null : result.value(),
        result == null ? null : result.bound(),
        result == null ? null : result.machines(),
        result == null ? null : result.rooms(),
        result == null ? null : result.children(),
        rooms.rows().stream().map(PlanApi::room).toList(),
        rooms.next());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/plans/{plan}/confirmation")
  Confirmed confirm(@PathVariable long plan, Occasion occasion) {
    return new Confirmed(planning.confirm(occasion, plan));
  }

  private static Room room(Reading.Room room) {
    return new Room(
        room.classroom(),
        room.school(),
        room.name(),
        room.kind(),
        room.demand(),
        room.priority(),
        room.given(),
        room.why(),
        room.hindrance(),
        room.lines().stream()
            .map(line ->
                new Machines(
                    line.model(), line.site(), line.pieces(), line.kilometres(), line.expected()))
            .toList());
  }
}
