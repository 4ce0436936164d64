package org.greenclassroom.distance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the sessions, planning a series, and one session with what it still needs. */
@Controller
class SessionController {
  private static final int PAGE = 50;
  private static final String ONE = "/distance/sessions/{session:\\d{1,18}}";

  private final Distance distance;

  SessionController(Distance distance) {
    this.distance = distance;
  }

  record ListPage(Slice<Session> sessions, City viewer, boolean past, boolean staff, long waiting) {
    public City[] cities() {
      return City.values();
    }
  }

  /**
   * One session.
   *
   * @param shown whether the school may read the address by now; the office always may
   */
  record SessionPage(
      Session one,
      City viewer,
      boolean acts,
      boolean shown,
      List<SessionTable.Placed> placed,
      List<Rehearsal> rehearsals,
      @Nullable Told told,
      @Nullable Participants connected,
      LocalDate today) {
    public City[] cities() {
      return City.values();
    }

    public Platform[] platforms() {
      return Platform.values();
    }

    public Line[] lines() {
      return Line.values();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/distance")
  String list(
      @RequestParam(required = false) @Nullable City clock,
      @RequestParam(defaultValue = "false") boolean past,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            distance.page(occasion, past, after, PAGE),
            Viewer.of(clock, request, response),
            past,
            occasion.actor().seesAll(),
            distance.waiting(occasion.actor())));
    return "distance/sessions";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/distance/requests/{request}/sessions")
  String plan(
      @PathVariable long request, Plan.Form form, Occasion occasion, RedirectAttributes redirect) {
    var planned = distance.plan(occasion, request, form);
    Said.that(redirect, "distance.said.planned", planned.size());
    return "redirect:/distance/requests/" + request;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping(ONE)
  String session(
      @PathVariable long session,
      @RequestParam(required = false) @Nullable City clock,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var one = distance.session(session, occasion.actor());
    boolean staff = occasion.actor().seesAll();
    model.addAttribute(
        "page",
        new SessionPage(
            one,
            Viewer.of(clock, request, response),
            occasion.actor().is(Role.OFFICER),
            staff || one.isShown(occasion.now()),
            staff ? distance.placed(session) : List.of(),
            distance.rehearsals(session),
            distance.told(session),
            distance.connected(session),
            occasion.today()));
    return "distance/session";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/connection")
  String connect(
      @PathVariable long session,
      @RequestParam Platform platform,
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "") String passCode,
      @RequestParam(defaultValue = "") String backup,
      @RequestParam(defaultValue = "") String host,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.connect(occasion, session, platform, link, passCode, backup, host);
    return done(redirect, session, "distance.said.connected");
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/recording")
  String recording(
      @PathVariable long session,
      @RequestParam Recording recording,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String word,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.record(occasion, session, recording, reason, word);
    return done(redirect, session, "distance.said.recording");
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ONE + "/adult")
  String adult(
      @PathVariable long session,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String phone,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.session(session, occasion.actor());
    distance.adult(occasion, session, name, phone);
    return done(redirect, session, "distance.said.adult");
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ONE + "/rehearsals")
  String rehearse(
      @PathVariable long session,
      Rehearsal.Form form,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.session(session, occasion.actor());
    distance.rehearse(occasion, session, form);
    return done(redirect, session, "distance.said.rehearsed");
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/readiness")
  String ready(
      @PathVariable long session,
      @RequestParam(defaultValue = "") String overrule,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.ready(occasion, session, overrule);
    return done(redirect, session, "distance.said.ready");
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ONE + "/beginning")
  String begin(@PathVariable long session, Occasion occasion, RedirectAttributes redirect) {
    distance.session(session, occasion.actor());
    distance.begin(occasion, session);
    return done(redirect, session, "distance.said.begun");
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ONE + "/told")
  String tell(
      @PathVariable long session, Told.Form form, Occasion occasion, RedirectAttributes redirect) {
    distance.session(session, occasion.actor());
    distance.tell(occasion, session, form);
    return done(redirect, session, "distance.said.told");
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/participants")
  String participants(
      @PathVariable long session,
      @RequestParam MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect) {
    try {
      distance.count(occasion, session, file.getBytes());
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return done(redirect, session, "distance.said.counted");
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/holding")
  String held(
      @PathVariable long session,
      @RequestParam(required = false) @Nullable List<Long> came,
      @RequestParam(required = false) @Nullable Integer minutes,
      Occasion occasion,
      RedirectAttributes redirect) {
    distance.held(occasion, session, came == null ? List.of() : came, minutes);
    return done(redirect, session, "distance.said.held");
  }

  private static String done(RedirectAttributes redirect, long session, String key) {
    Said.that(redirect, key);
    return "redirect:/distance/sessions/" + session;
  }
}
