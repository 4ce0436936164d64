package org.greenclassroom.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page on which rooms are enrolled whose computers report by themselves. */
@Controller
class EnrolmentController {
  private static final String TICKET = "ticket";

  private final Agents agents;
  private final Partners partners;
  private final String publicUrl;

  EnrolmentController(
      Agents agents, Partners partners, @Value("${greenclassroom.public-url:}") String publicUrl) {
    this.agents = agents;
    this.partners = partners;
    this.publicUrl = publicUrl;
  }

  /** A command to be pasted on each computer; only shown once, for it holds the secret. */
  record Command(long enrolment, String secret, String line) {}

  record Page(
      List<Enrolments.Listed> enrolments,
      Map<String, String> partners,
      Instant now,
      String server,
      @Nullable Command fresh) {}

  @Allow(Role.OFFICER)
  @GetMapping("/evidence/agents")
  String page(Occasion occasion, Model model) {
    var choices = new LinkedHashMap<String, String>();
    choices.put(String.valueOf(Partners.HOUSE), partners.partner(Partners.HOUSE).name());
    for (var school : partners.of(PartnerKind.SCHOOL))
      choices.put(String.valueOf(school.partner()), school.name());
    var fresh =
        model.getAttribute(TICKET) instanceof Agents.Ticket(long enrolment, String secret)
            ? new Command(
                enrolment,
                secret,
                "glpi-agent --server "
                    + server()
                    + " --user room-"
                    + enrolment
                    + " --password "
                    + secret)
            : null;
    model.addAttribute(
        "page", new Page(agents.enrolled(), choices, occasion.now(), server(), fresh));
    return "evidence/agents";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/evidence/agents")
  String enrol(
      @RequestParam String name,
      @RequestParam long partner,
      @RequestParam int days,
      @RequestParam int most,
      Occasion occasion,
      RedirectAttributes redirect) {
    partners.partner(partner);
    redirect.addFlashAttribute(TICKET, agents.enrol(occasion, name, partner, days, most));
    return "redirect:/evidence/agents";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/evidence/agents/{enrolment}/end")
  String end(@PathVariable long enrolment, Occasion occasion, RedirectAttributes redirect) {
    agents.end(occasion, enrolment);
    Said.that(redirect, "evidence.agents.said.ended");
    return "redirect:/evidence/agents";
  }

  private String server() {
    var origin =
        publicUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : publicUrl;
    return origin.replaceAll("/+$", "") + "/agent/inventory";
  }
}
