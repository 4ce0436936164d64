package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.volunteers.Lack;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the staff: the list, the month, a new day, one day, its change. */
@Controller
class ActivityController {
  private static final int PAGE = 50;
  private static final int MONTH = 200;

  private final Activities activities;
  private final Agenda agenda;
  private final Sheets sheets;
  private final Chosen chosen;
  private final ObjectProvider<DayPanel> panels; // rooms above hang theirs

  ActivityController(
      Activities activities,
      Agenda agenda,
      Sheets sheets,
      Chosen chosen,
      ObjectProvider<DayPanel> panels) {
    this.activities = activities;
    this.agenda = agenda;
    this.sheets = sheets;
    this.chosen = chosen;
    this.panels = panels;
  }

  record ListPage(
      Slice<ListTable.Row> rows,
      long count,
      String q,
      String when,
      @Nullable Kind kind,
      Activity.@Nullable State state,
      boolean writes,
      boolean narrowed) {
    public Kind[] kinds() {
      return Kind.values();
    }

    public Activity.State[] states() {
      return Activity.State.values();
    }
  }

  /** A day of the month with what happens on it. */
  record Cell(LocalDate day, boolean inMonth, List<ListTable.Row> rows) {}

  record MonthPage(
      YearMonth month, List<List<Cell>> weeks, Slice<ListTable.Row> rows, LocalDate today) {
    public YearMonth before() {
      return month.minusMonths(1);
    }

    public YearMonth after() {
      return month.plusMonths(1);
    }

    public LocalDate first() {
      return month.atDay(1);
    }

    /** Names of the days of the week come from a week that begins on a Monday. */
    public List<LocalDate> week() {
      return weeks.getFirst().stream().map(Cell::day).toList();
    }
  }

  record NewPage(
      Chosen.Lists lists, Map<String, String> kinds, @Nullable Long school, LocalDate day) {}

  record EditPage(Activity activity, Chosen.Lists lists) {
    public Consent[] consents() {
      return Consent.values();
    }
  }

  record ActivityPage(
      Activity activity,
      @Nullable String company,
      @Nullable String companyAddress,
      @Nullable String school,
      List<Slot> slots,
      Map<Long, Places.Free> free,
      List<SheetTable.Item> items,
      List<Lack> lacks,
      List<DayPanel.Line> panels,
      List<ActivityTable.Event> events,
      LocalDate today,
      Instant now,
      boolean writes,
      boolean ticks) {
    public long done() {
      return items.stream().filter(item -> item.doneAt() != null).count();
    }

    public boolean over() {
      return !now.isBefore(activity.startsAt());
    }

    public boolean canAsk() {
      return writes
          && activity.school() != null
          && (activity.state() == Activity.State.DRAFT || activity.state() == Activity.State.ASKED);
    }

    public boolean canPublish() {
      return writes
          && activity.agreedUpon()
          && (activity.school() != null || !activity.kind().atSchool())
          && (activity.state() == Activity.State.DRAFT
              || activity.state() == Activity.State.APPROVED);
    }

    public boolean canHold() {
      return writes
          && activity.state() == Activity.State.PUBLISHED
          && !today.isBefore(activity.day());
    }

    public boolean canRemove() {
      return writes
          && activity.state() != Activity.State.HELD
          && (activity.publishedAt() == null || activity.state() == Activity.State.CANCELLED);
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/activities")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) Activity.@Nullable State state,
      @RequestParam(defaultValue = "coming") String when,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    boolean past = when.equals("past");
    boolean removed = when.equals("removed");
    var today = occasion.today().atStartOfDay(occasion.zone()).toInstant();
    var wanted =
        new ListTable.Wanted(
            q.strip(),
            kind,
            state,
            past || removed ? Instant.EPOCH : today,
            past ? today : Agenda.EVER,
            past || removed,
            removed,
            null,
            agenda.own(occasion.actor()),
            null,
            false,
            false);
    model.addAttribute(
        "page",
        new ListPage(
            agenda.page(wanted, after, occasion.today(), PAGE),
            agenda.count(wanted),
            q,
            when,
            kind,
            state,
            occasion.actor().is(Role.OFFICER),
            !q.isBlank() || kind != null || state != null || past || removed));
    return "activities/activities";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/activities/month")
  String month(
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var which = YearMonth.from(occasion.today());
    if (!month.isEmpty())
      try {
        which = YearMonth.parse(month);
      } catch (DateTimeParseException noMonth) {
        throw Refusal.notFound(month);
      }
    if (which.getYear() < 2000 || which.getYear() > 2100) throw Refusal.notFound(month);
    var rows =
        agenda.page(
            new ListTable.Wanted(
                "",
                null,
                null,
                which.atDay(1).atStartOfDay(occasion.zone()).toInstant(),
                which.plusMonths(1).atDay(1).atStartOfDay(occasion.zone()).toInstant(),
                false,
                false,
                null,
                agenda.own(occasion.actor()),
                null,
                false,
                false),
            after,
            occasion.today(),
            MONTH);
    model.addAttribute(
        "page", new MonthPage(which, weeks(which, rows.rows()), rows, occasion.today()));
    return "activities/month";
  }

  private static List<List<Cell>> weeks(YearMonth month, List<ListTable.Row> rows) {
    var weeks = new ArrayList<List<Cell>>();
    var day = month.atDay(1);
    day = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    while (!day.isAfter(month.atEndOfMonth())) {
      var week = new ArrayList<Cell>();
      for (int i = 0; i < 7; i++) {
        var which = day;
        week.add(
            new Cell(
                which,
                YearMonth.from(which).equals(month),
                rows.stream()
                    .filter(row ->
                        LocalDate.ofInstant(row.startsAt(), Occasion.PROGRAMME_ZONE).equals(which))
                    .toList()));
        day = day.plusDays(1);
      }
      weeks.add(week);
    }
    return weeks;
  }

  @Allow(Role.OFFICER)
  @GetMapping("/activities/new")
  String fresh(
      @RequestParam(required = false) @Nullable Long school, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new NewPage(
            chosen.lists(school, occasion.actor()),
            chosen.words(Kind.values()),
            school,
            occasion.today().plusDays(28)));
    return "activities/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/activities")
  String open(@ModelAttribute ActivityForm form, Occasion occasion, RedirectAttributes redirect) {
    var activity = activities.open(occasion, form.opening());
    Said.that(redirect, "activities.said.made");
    return "redirect:/activities/" + activity;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/activities/{activity:\\d+}")
  String activity(@PathVariable("activity") long number, Occasion occasion, Model model) {
    var activity = activities.activity(number, occasion.actor());
    boolean there = !activity.removed();
    var lines = new ArrayList<DayPanel.Line>();
    panels
        .orderedStream()
        .sorted(java.util.Comparator.comparingInt(DayPanel::order))
        .forEach(panel -> lines.addAll(panel.lines(activity, occasion)));
    model.addAttribute(
        "page",
        new ActivityPage(
            activity,
            activity.partner() == null ? null : chosen.nameOf(activity.partner()),
            activity.partner() == null
                ? null
                : activities.addressOf(activity.partner()).orElse(null),
            activity.school() == null ? null : chosen.nameOf(activity.school()),
            activities.slots(number),
            agenda.free(List.of(number)),
            sheets.items(number),
            there && activity.state().isLive() ? activities.lacks(number) : List.of(),
            lines,
            activities.events(number),
            LocalDate.ofInstant(occasion.now(), activity.zoneId()),
            occasion.now(),
            there && occasion.actor().is(Role.OFFICER),
            there && occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "activities/activity";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/activities/{activity:\\d+}/change")
  String edit(@PathVariable("activity") long number, Occasion occasion, Model model) {
    var activity = activities.activity(number, occasion.actor());
    model.addAttribute(
        "page", new EditPage(activity, chosen.lists(activity.school(), occasion.actor())));
    return "activities/edit";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/activities/{activity:\\d+}/change")
  String change(
      @PathVariable("activity") long number,
      @ModelAttribute ActivityForm form,
      Occasion occasion,
      RedirectAttributes redirect) {
    activities.change(occasion, number, form.changes());
    Said.that(redirect, "activities.said.kept");
    return "redirect:/activities/" + number;
  }
}
