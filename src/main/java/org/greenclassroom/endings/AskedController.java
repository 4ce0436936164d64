package org.greenclassroom.endings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a school and a sponsor are asked: signed in, or behind a link without an account. */
@Controller
class AskedController {
  private static final int PAGE = 50;
  private static final int MOST_AN_HOUR = 30;
  private static final String MINE = "/endings/mine/{ending:\\d{1,18}}";
  private static final String LINK = "/ending/{secret:[0-9a-z]{32}}";

  private final Classrooms classrooms;
  private final Endings endings;
  private final Deciding deciding;
  private final Sequel sequel;
  private final Letters letters;
  private final Overview overview;
  private final Desk desk;
  private final Floods floods;

  AskedController(
      Classrooms classrooms,
      Endings endings,
      Deciding deciding,
      Sequel sequel,
      Letters letters,
      Overview overview,
      Desk desk,
      Floods floods) {
    this.classrooms = classrooms;
    this.endings = endings;
    this.deciding = deciding;
    this.sequel = sequel;
    this.letters = letters;
    this.overview = overview;
    this.desk = desk;
    this.floods = floods;
  }

  record MinePage(Slice<OverviewTable.Row> rows, @Nullable State state, LocalDate today) {}

  @Allow({Role.SCHOOL, Role.DONOR})
  @GetMapping("/endings/mine")
  String mine(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new MinePage(
            overview.page(occasion.actor(), state, null, "", after, PAGE),
            state,
            occasion.today()));
    return "endings/mine";
  }

  @Allow({Role.SCHOOL, Role.DONOR})
  @GetMapping(MINE)
  String asked(@PathVariable("ending") long number, Occasion occasion, Model model) {
    var ending = endings.ending(number);
    var side = endings.sideOf(occasion.actor(), ending);
    model.addAttribute("page", desk.page(occasion, ending, side, false, "/endings/mine/" + number));
    return "endings/asked";
  }

  @Allow({Role.SCHOOL, Role.DONOR})
  @PostMapping(MINE + "/proposals")
  String propose(
      @PathVariable("ending") long number,
      @RequestParam Decision decision,
      @ModelAttribute WishForm form,
      Occasion occasion,
      RedirectAttributes redirect) {
    var side = endings.sideOf(occasion.actor(), endings.ending(number));
    deciding.propose(occasion, number, side, form.wish(decision), form.kept(), null);
    Said.that(redirect, "endings.said.proposed");
    return "redirect:/endings/mine/" + number;
  }

  @Allow({Role.SCHOOL, Role.DONOR})
  @PostMapping(MINE + "/answers")
  String answer(
      @PathVariable("ending") long number,
      @RequestParam long proposal,
      @RequestParam boolean yes,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    var side = endings.sideOf(occasion.actor(), endings.ending(number));
    boolean decided = deciding.answer(occasion, number, proposal, side, yes, words, null);
    return answered(occasion, number, decided, "/endings/mine/" + number, redirect);
  }

  /** The endings of one room, and the way to begin one before its time. */
  record RoomPage(
      Classroom room, String school, List<Ending> endings, boolean mayBegin, String at) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR, Role.SCHOOL})
  @GetMapping("/endings/rooms/{classroom:\\d{1,18}}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    boolean staff = occasion.actor().seesAll();
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            classrooms.nameOf(room.school()),
            endings.of(classroom),
            room.dueOn() != null
                && !room.closed()
                && occasion.actor().is(Role.OFFICER, Role.SCHOOL)
                && endings.openOf(classroom) == null,
            staff ? "/endings" : "/endings/mine"));
    return "endings/room";
  }

  /** A school that closes does not wait for nine months before its end. */
  @Allow(Role.SCHOOL)
  @PostMapping("/endings/mine")
  String begin(@RequestParam long classroom, Occasion occasion) {
    return "redirect:/endings/mine/" + endings.beginOwn(occasion, classroom);
  }

  @AllowKeyHolder
  @GetMapping(LINK)
  String behind(
      @PathVariable String secret,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Model model) {
    csrf.getToken(); // before the page is too long for a session to begin
    // the address is a secret: it goes to no other page and stays in no cache
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
    var opened = letters.behind(secret, occasion.now());
    model.addAttribute(
        "page",
        desk.page(
            occasion, endings.ending(opened.ending()), opened.side(), true, "/ending/" + secret));
    return "endings/asked";
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/proposals")
  String proposeByLink(
      @PathVariable String secret,
      @RequestParam Decision decision,
      @ModelAttribute WishForm form,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("endings/answer", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var opened = letters.behind(secret, occasion.now());
    deciding.propose(
        byNobody(occasion),
        opened.ending(),
        opened.side(),
        form.wish(decision),
        form.kept(),
        form.name() == null ? "" : form.name());
    Said.that(redirect, "endings.said.proposed");
    return "redirect:/ending/" + secret;
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/answers")
  String answerByLink(
      @PathVariable String secret,
      @RequestParam long proposal,
      @RequestParam boolean yes,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("endings/answer", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var opened = letters.behind(secret, occasion.now());
    boolean decided =
        deciding.answer(
            byNobody(occasion), opened.ending(), proposal, opened.side(), yes, words, name);
    return answered(byNobody(occasion), opened.ending(), decided, "/ending/" + secret, redirect);
  }

  private String answered(
      Occasion occasion, long ending, boolean decided, String back, RedirectAttributes redirect) {
    sequel.answered(occasion, ending, decided, redirect);
    return "redirect:" + back;
  }

  /** Whoever holds a link acts with it alone, whoever else may be signed in. */
  private static Occasion byNobody(Occasion occasion) {
    return new Occasion(Actor.HOUSE, occasion.now(), occasion.zone(), occasion.key());
  }
}
