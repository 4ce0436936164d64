package org.greenclassroom.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the administrator: who asks, what is kept of one person, giving it, forgetting them. */
@Controller
class DeskController {
  private static final String PAGE = "/people/data";
  private static final String ONE = PAGE + "/{request:\\d{1,18}}";

  private final Privacy privacy;

  DeskController(Privacy privacy) {
    this.privacy = privacy;
  }

  record DeskPage(
      List<Requests.Request> open, List<Requests.Request> settled, LocalDate today, int days) {}

  /** Everything that is known to mean one person, and where something about them stands. */
  record PersonPage(
      Requests.Request request,
      Somebody person,
      List<People.Unproved> unproved,
      List<Privacy.Found> found) {
    public List<Privacy.Found> going() {
      return found.stream().filter(one -> one.held().act() != Held.Act.KEEP).toList();
    }

    public List<Privacy.Found> staying() {
      return found.stream().filter(one -> one.held().act() == Held.Act.KEEP).toList();
    }

    public int byName() {
      return going().stream().mapToInt(Privacy.Found::byName).sum();
    }
  }

  @Allow(Role.ADMINISTRATOR)
  @GetMapping(PAGE)
  String desk(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new DeskPage(privacy.open(), privacy.settled(), occasion.today(), Privacy.DAYS_TO_ANSWER));
    return "privacy/desk";
  }

  /** Posted: whom somebody looks for does not stand in an address (ASVS 14.2.1). */
  @Allow(Role.ADMINISTRATOR)
  @PostMapping(PAGE)
  String look(@RequestParam String whom, Occasion occasion) {
    return "redirect:" + PAGE + "/" + privacy.look(occasion, whom);
  }

  @Allow(Role.ADMINISTRATOR)
  @ShowsPeople(Held.Whose.MENTIONED)
  @GetMapping(ONE)
  String person(@PathVariable long request, Model model) {
    var asked = privacy.request(request);
    var person = asked.open() ? privacy.person(asked.person()) : Somebody.NOBODY;
    model.addAttribute(
        "page",
        new PersonPage(
            asked,
            person,
            privacy.unproved(person),
            asked.open() ? privacy.found(person) : List.of()));
    return "privacy/person";
  }

  @Allow(Role.ADMINISTRATOR)
  @ShowsPeople(Held.Whose.MENTIONED)
  @GetMapping(ONE + ".zip")
  void given(@PathVariable long request, HttpServletResponse response) throws IOException {
    var asked = privacy.request(request);
    if (!asked.open()) throw Refusal.notFound(Long.toString(request));
    Given.write(privacy.told(privacy.person(asked.person()), true), response);
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping(ONE + "/forgetting")
  String forget(
      @PathVariable long request,
      @RequestParam(defaultValue = "false") boolean byName,
      @RequestParam(defaultValue = "false") boolean one,
      Occasion occasion,
      RedirectAttributes redirect) {
    var gone = privacy.forget(occasion, request, byName, one);
    Said.that(redirect, "privacy.said.forgotten", gone.deleted(), gone.emptied());
    return "redirect:" + PAGE;
  }
}
