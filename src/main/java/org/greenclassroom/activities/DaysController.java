package org.greenclassroom.activities;

import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * For everybody: the open days, a company's days, one day with its places. Names of people: none.
 */
@Controller
class DaysController {
  private static final int PAGE = 30;
  private final Activities activities;
  private final Agenda agenda;
  private final Chosen chosen;
  private final Events events;

  DaysController(Activities activities, Agenda agenda, Chosen chosen, Events events) {
    this.events = events;
    this.activities = activities;
    this.agenda = agenda;
    this.chosen = chosen;
  }

  /**
   * @param company null: of all companies
   */
  record DaysPage(@Nullable String company, Slice<ListTable.Row> rows) {}

  record DayPage(
      Activity activity,
      @Nullable String company,
      @Nullable String school,
      List<Slot> slots,
      Map<Long, Places.Free> free,
      boolean over) {
    /** Whether places may still be asked for. */
    public boolean takes() {
      return activity.state() == Activity.State.PUBLISHED && !over;
    }
  }

  @AllowEveryone
  @GetMapping("/days")
  String days(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute("indexed", true);
    var days = agenda.announced(null, occasion.now(), occasion.today(), after, PAGE);
    Graph.tell(model, days.rows().stream().map(events::of).toArray(Graph.Node[]::new));
    model.addAttribute("page", new DaysPage(null, days));
    return "activities/days";
  }

  @AllowEveryone
  @GetMapping("/days/{address:[a-z0-9-]{3,80}}")
  String company(
      @PathVariable String address,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var company = activities.company(address);
    model.addAttribute(
        "page",
        new DaysPage(
            chosen.nameOf(company),
            agenda.announced(company, occasion.now(), occasion.today(), after, PAGE)));
    return "activities/days";
  }

  @AllowEveryone
  @GetMapping("/days/a/{address:[a-z0-9-]{3,80}}")
  String day(@PathVariable String address, Occasion occasion, Model model) {
    var activity = activities.announced(address);
    if (activity.open()) {
      model.addAttribute("indexed", true);
      Graph.tell(model, events.of(activity));
    }
    model.addAttribute(
        "page",
        new DayPage(
            activity,
            activity.partner() == null ? null : chosen.nameOf(activity.partner()),
            activity.school() == null ? null : chosen.nameOf(activity.school()),
            activities.slots(activity.activity()),
            agenda.free(List.of(activity.activity())),
            !occasion.now().isBefore(activity.endsAt())));
    return "activities/day";
  }
}
