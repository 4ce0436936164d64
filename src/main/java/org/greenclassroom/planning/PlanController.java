package org.greenclassroom.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the plans, one plan with its rooms, and confirming it. */
@Controller
class PlanController {
  private static final int ROWS = 50;

  private final Planning planning;
  private final Plans plans;
  private final People people;
  private final Shown shown;
  private final MessageSource words;

  PlanController(Planning planning, Plans plans, People people, Shown shown, MessageSource words) {
    this.planning = planning;
    this.plans = plans;
    this.people = people;
    this.shown = shown;
    this.words = words;
  }

  /** A plan in the list. */
  record Row(Plan plan, Plan.State state, String askedBy) {}

  record PlansPage(Slice<Row> rows, boolean officer) {}

  /** What was decided for a room, and what that costs. */
  record Decided(
      Reading.Room room, Pin pin, PinTable.@Nullable Cost cost, boolean kept, String said) {}

  /** A room of the plan with the sentence that says why it gets nothing. */
  record RoomRow(Reading.Room room, @Nullable String because, boolean decided) {}

  record PlanPage(
      Plan plan,
      Plan.State state,
      int percent,
      String askedBy,
      @Nullable String confirmedBy,
      Reading.@Nullable Shares shares,
      List<Reading.Used> used,
      String chart,
      Slice<RoomRow> rooms,
      List<Decided> decided,
      long expected,
      boolean newest,
      boolean officer) {

    /** In tenths of a percent. */
    public String reached() {
      return plan.result() == null ? "" : tenths(plan.result().reached());
    }

    /** What is at most missing to the bound. */
    public String gap() {
      return plan.result() == null ? "" : tenths(1000 - plan.result().reached());
    }

    /** By how much the plainest plan would be worse. */
    public String greedy() {
      var result = plan.result();
      if (result == null || result.value() <= 0) return "";
      return tenths(Math.max(0, (result.value() - result.greedy()) * 1000 / result.value()));
    }

    private static String tenths(long tenths) {
      return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/plans")
  String plans(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var rows =
        plans.latest(after, ROWS + 1).stream()
            .map(plan -> new Row(plan, plan.state(occasion.now()), name(plan.askedBy())))
            .toList();
    model.addAttribute(
        "page",
        new PlansPage(
            Slice.of(rows, ROWS, row -> String.valueOf(row.plan().plan())),
            occasion.actor().is(Role.OFFICER)));
    return "planning/plans";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/plans")
  String ask(
      @RequestParam(defaultValue = "false") boolean withExpected,
      Occasion occasion,
      RedirectAttributes redirect) {
    long plan = planning.ask(occasion, withExpected);
    Said.that(redirect, "planning.said.asked", plan);
    return "redirect:/plans/" + plan;
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/plans/{plan}")
  String plan(
      @PathVariable long plan,
      @RequestParam(required = false) Reading.@Nullable Which which,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model,
      HttpServletResponse response) {
    var known = planning.plan(plan);
    var state = known.state(occasion.now());
    // looks again by itself until it is done; without a script, as browsers always could
    if (state == Plan.State.ASKED || state == Plan.State.RUNNING)
      response.setHeader("Refresh", "3");
    var done = known.result() != null;
    var used = done ? plans.used(plan) : List.<Reading.Used>of();
    var decided = decided(plan, done);
    var confirmed = known.confirmed();
    model.addAttribute(
        "page",
        new PlanPage(
            known,
            state,
            known.percent(occasion.now()),
            name(known.askedBy()),
            confirmed == null ? null : name(confirmed.by()),
            done ? plans.shares(plan) : null,
            used,
            chart(used),
            rooms(plan, which, after, decided),
            decided,
            done ? plans.expected(plan) : 0,
            newest(plan),
            occasion.actor().is(Role.OFFICER)));
    return "planning/plan";
  }

  private boolean newest(long plan) {
    return plans.latest(Long.MAX_VALUE, 1).stream().allMatch(last -> last.plan() == plan);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/plans/{plan}/versions")
  String again(@PathVariable long plan, Occasion occasion, RedirectAttributes redirect) {
    long next = planning.askAgain(occasion, plan);
    Said.that(redirect, "planning.said.asked", next);
    return "redirect:/plans/" + next;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/plans/{plan}/confirmation")
  String confirm(@PathVariable long plan, Occasion occasion, RedirectAttributes redirect) {
    int devices = planning.confirm(occasion, plan);
    Said.that(redirect, "planning.said.confirmed", devices);
    return "redirect:/plans/" + plan;
  }

  private Slice<RoomRow> rooms(
      long plan, Reading.@Nullable Which which, @Nullable String after, List<Decided> decided) {
    var rooms = plans.rooms(plan, which, after, ROWS);
    return new Slice<>(
        rooms.rows().stream()
            .map(room ->
                new RoomRow(
                    room,
                    Because.of(room, shown),
                    decided.stream().anyMatch(each -> each.room().classroom() == room.classroom())))
            .toList(),
        rooms.next());
  }

  private List<Decided> decided(long plan, boolean done) {
    if (!done) return List.of();
    var costs = plans.costs(plan);
    var decided = new ArrayList<Decided>();
    plans
        .pins(plan)
        .forEach((classroom, pin) ->
            plans
                .roomIfThere(plan, classroom)
                .ifPresent(room ->
                    decided.add(
                        new Decided(
                            room,
                            pin,
                            costs.get(classroom),
                            !(pin instanceof Pin.These these)
                                || these.pieces().equals(plans.pieces(plan, classroom)),
                            Because.decided(pin, shown)))));
    return decided;
  }

  /** How much of each kind is planned. */
  private String chart(List<Reading.Used> used) {
    if (used.isEmpty()) return "";
    var stacks = new ArrayList<Charts.Stack>();
    for (var each : used)
      stacks.add(
          new Charts.Stack(
              shown.word(each.kind()),
              List.of((long) each.planned(), (long) Math.max(0, each.left())),
              shown.number(each.pieces())));
    return Charts.stacked(
        word("planning.chart"),
        word("planning.chart.says"),
        List.of(word("planning.planned"), word("planning.left")),
        stacks);
  }

  private String word(String key) {
    return words.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private String name(long account) {
    return people.known(account).name();
  }
}
