package org.greenclassroom.volunteers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: reporting something that must not happen; and what the safeguarding leads read. */
@Controller
class IncidentController {
  private static final int PAGE = 30;

  /** Of one network within an hour: a whole school may stand behind it. */
  private static final int MOST_AN_HOUR = 30;

  private final Incidents incidents;
  private final Floods floods;

  IncidentController(Incidents incidents, Floods floods) {
    this.incidents = incidents;
    this.floods = floods;
  }

  record NewPage(LocalDate today, List<IncidentTable.Lead> leads) {}

  /**
   * @param rows null: this person is no lead and reads none
   * @param staff who may be appointed; empty: this person appoints nobody
   */
  record ListPage(
      @Nullable Slice<IncidentTable.Incident> rows,
      List<IncidentTable.Lead> leads,
      Map<Long, String> staff) {}

  record IncidentPage(IncidentTable.Incident incident, List<IncidentTable.Done> steps) {}

  @AllowSignedIn(guests = true)
  @GetMapping("/incidents/new")
  String fresh(Occasion occasion, Model model) {
    model.addAttribute("page", new NewPage(occasion.today(), incidents.leads()));
    return "volunteers/incident-new";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/incidents")
  String report(
      @RequestParam LocalDate happenedOn,
      @RequestParam String place,
      @RequestParam(defaultValue = "false") boolean urgent,
      @RequestParam String words,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("volunteers/incident", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    incidents.report(occasion, happenedOn, place, urgent, words);
    Said.that(redirect, "volunteers.said.reported");
    return "redirect:/incidents/new";
  }

  @AllowSignedIn
  @GetMapping("/incidents")
  String list(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var staff = new LinkedHashMap<Long, String>();
    if (actor.is(Role.ADMINISTRATOR))
      for (var one : incidents.staff()) staff.put(one.account(), one.name());
    model.addAttribute(
        "page",
        new ListPage(
            incidents.isLead(actor) ? incidents.page(actor, after, PAGE) : null,
            incidents.leads(),
            staff));
    return "volunteers/incidents";
  }

  @AllowSignedIn
  @GetMapping("/incidents/{incident:\\d+}")
  String incident(@PathVariable long incident, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new IncidentPage(
            incidents.incident(occasion.actor(), incident),
            incidents.steps(occasion.actor(), incident)));
    return "volunteers/incident";
  }

  @AllowSignedIn
  @PostMapping("/incidents/{incident:\\d+}/steps")
  String step(
      @PathVariable long incident,
      @RequestParam IncidentTable.Step step,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    incidents.step(occasion, incident, step, words);
    Said.that(redirect, "volunteers.said.step");
    return "redirect:/incidents/" + incident;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/incidents/leads")
  String appoint(@RequestParam long account, Occasion occasion, RedirectAttributes redirect) {
    incidents.appoint(occasion, account);
    Said.that(redirect, "volunteers.said.appointed");
    return "redirect:/incidents";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/incidents/leads/{account:\\d+}/end")
  String dismiss(@PathVariable long account, Occasion occasion, RedirectAttributes redirect) {
    incidents.dismiss(occasion, account);
    Said.that(redirect, "volunteers.said.dismissed");
    return "redirect:/incidents";
  }
}
