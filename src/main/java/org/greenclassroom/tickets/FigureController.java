package org.greenclassroom.tickets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages about tickets together: parts to carry, what breaks again, how long it takes, the policy.
 */
@Controller
class FigureController {
  private final Tickets tickets;
  private final Desk desk;
  private final Figures figures;
  private final Classrooms classrooms;

  FigureController(Tickets tickets, Desk desk, Figures figures, Classrooms classrooms) {
    this.tickets = tickets;
    this.desk = desk;
    this.figures = figures;
    this.classrooms = classrooms;
  }

  /** A room with what is to be put right there. */
  record Stop(
      long classroom, String name, List<DetailTable.Carried> lines, Map<Piece, Integer> parts) {}

  /** More than anybody reads on one page; it says so when something is left off. */
  static final int MOST = 500;

  /**
   * @param cut whether rooms are left off
   */
  record CarryPage(List<Stop> stops, boolean cut, LocalDate today) {}

  record FaultsPage(List<FigureTable.Repeated> repeated, List<FigureTable.Broke> broke) {
    public boolean cut(List<?> rows) {
      return rows.size() == MOST;
    }
  }

  record StatisticsPage(Figures.Year year, LocalDate from, LocalDate to) {
    public String hours(@Nullable Double seconds) {
      return seconds == null ? "–" : TicketPage.hours(seconds);
    }

    /** Of a hundred, without a decimal; a dash where there is nothing to count. */
    public String share(long part, long all) {
      return all == 0 ? "–" : Math.round(100.0 * part / all) + "%";
    }

    /** Faults in a hundred computer months. */
    public String rate(long faults) {
      return year.months() < 0.05 ? "–" : TicketPage.hours(100.0 * faults / year.months() * 3600);
    }

    public long months() {
      return Math.round(year.months());
    }
  }

  record PolicyPage(List<Policy> policies, boolean decides) {
    public Policy now() {
      return policies.getFirst();
    }

    public Counting[] countings() {
      return Counting.values();
    }

    public Policy.Unit[] units() {
      return Policy.Unit.values();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/tickets/carries")
  String carries(
      @RequestParam(required = false) @Nullable Long classroom, Occasion occasion, Model model) {
    if (classroom != null) classrooms.room(classroom, occasion.actor());
    var stops = new ArrayList<Stop>();
    var lines = desk.carried(occasion.actor(), classroom);
    for (var line : lines) {
      if (stops.isEmpty() || stops.getLast().classroom() != line.classroom())
        stops.add(
            new Stop(
                line.classroom(),
                line.school() + " · " + line.room(),
                new ArrayList<>(),
                new java.util.EnumMap<>(Piece.class)));
      stops.getLast().lines().add(line);
      if (line.pieces() > 0)
        stops.getLast().parts().merge(line.part(), line.pieces(), Integer::sum);
    }
    model.addAttribute(
        "page", new CarryPage(stops, lines.size() == DetailTable.MOST_CARRIED, occasion.today()));
    return "tickets/carries";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/tickets/faults")
  String faults(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new FaultsPage(
            figures.repeated(occasion.now(), MOST), figures.broke(occasion.now(), MOST)));
    return "tickets/faults";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/tickets/faults.csv")
  void faultsCsv(Occasion occasion, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"repeated-faults.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "maker",
          "model",
          "part",
          "most_in_90_days",
          "faults_in_a_year",
          "rooms",
          "first",
          "last",
          "newest_tickets");
      for (var one : figures.repeated(occasion.now(), Integer.MAX_VALUE))
        sheet.row(
            one.maker(),
            one.model(),
            one.part().name(),
            one.most(),
            one.faults(),
            one.rooms(),
            one.first(),
            one.last(),
            one.newest());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/tickets/statistics")
  String statistics(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      Occasion occasion,
      Model model) {
    var last = to == null ? occasion.today() : to;
    var first = from == null ? last.minusYears(1).plusDays(1) : from;
    if (last.isBefore(first)) throw new Refusal("tickets.refusal.period", first, last);
    model.addAttribute("page", new StatisticsPage(figures.year(first, last), first, last));
    return "tickets/statistics";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/tickets/policy")
  String policy(Occasion occasion, Model model) {
    model.addAttribute(
        "page", new PolicyPage(tickets.policies(), occasion.actor().is(Role.OFFICER)));
    return "tickets/policy";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/tickets/policy")
  String decide(
      @RequestParam Map<String, String> posted,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean openToo,
      Occasion occasion,
      RedirectAttributes redirect) {
    var lines = new ArrayList<Policy.Line>();
    for (var severity : Severity.values())
      lines.add(
          new Policy.Line(
              severity,
              amount(posted, "acknowledge." + severity),
              one(Policy.Unit.class, posted, "acknowledgeUnit." + severity),
              amount(posted, "resolve." + severity),
              one(Policy.Unit.class, posted, "resolveUnit." + severity),
              one(Counting.class, posted, "counting." + severity)));
    int changed = tickets.decide(occasion, lines, note, openToo);
    Said.that(redirect, "tickets.said.policy", changed);
    return "redirect:/tickets/policy";
  }

  private static int amount(Map<String, String> posted, String name) {
    var typed = posted.getOrDefault(name, "").strip();
    if (!typed.matches("[1-9]\\d{0,2}") || Integer.parseInt(typed) > 400)
      throw new Refusal("tickets.refusal.amount", typed);
    return Integer.parseInt(typed);
  }

  private static <E extends Enum<E>> E one(Class<E> kind, Map<String, String> posted, String name) {
    for (var constant : kind.getEnumConstants())
      if (constant.name().equals(posted.get(name))) return constant;
    throw new Refusal("frame.refusal.unreadable", name, posted.getOrDefault(name, ""));
  }
}
