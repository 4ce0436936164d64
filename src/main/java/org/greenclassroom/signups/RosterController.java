package org.greenclassroom.signups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's pages: days with how full they are, and one day's people. */
@Controller
class RosterController {
  private static final int PAGE = 50;

  private final Signups signups;
  private final Rosters rosters;
  private final Teams teams;
  private final Feeds feeds;
  private final Partners partners;
  private final Volunteers volunteers;
  private final Origin origin;

  RosterController(
      Signups signups,
      Rosters rosters,
      Teams teams,
      Feeds feeds,
      Partners partners,
      Volunteers volunteers,
      Origin origin) {
    this.signups = signups;
    this.rosters = rosters;
    this.teams = teams;
    this.feeds = feeds;
    this.partners = partners;
    this.volunteers = volunteers;
    this.origin = origin;
  }

  /** The list of days. */
  record DaysPage(
      Slice<RosterPage.Row> days, List<Long> phone, List<Partner> companies, boolean mayChange) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/signups")
  String days(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new DaysPage(
            rosters.upcoming(occasion.actor(), occasion.now(), after, PAGE),
            rosters.toPhone(occasion.now()),
            companies(),
            occasion.actor().is(Role.OFFICER)));
    return "signups/days";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @ShowsPeople({Held.Whose.VOLUNTEER, Held.Whose.CONTACT})
  @GetMapping("/signups/days/{activity:\\d+}")
  String roster(@PathVariable long activity, Occasion occasion, Model model) {
    var lines = new ArrayList<RosterPage.Line>();
    rosters.roster(activity, lines::add);
    var free =
        rosters.free(List.of(activity)).stream()
            .collect(Collectors.toMap(RosterTable.Free::slot, RosterTable.Free::free));
    var elsewhere = rosters.elsewhere(activity);
    var groups = new ArrayList<RosterPage.Group>();
    for (var stint : rosters.stints(activity)) {
      var here = lines.stream().filter(line -> line.slot() == stint.slot()).toList();
      var lacks =
          signups.lacks(
              stint,
              here.stream()
                  .filter(line -> line.state().isLive())
                  .map(RosterPage.Line::volunteer)
                  .toList());
      groups.add(
          new RosterPage.Group(
              stint,
              rosters.name(stint),
              free.getOrDefault(stint.slot(), 0),
              here.stream()
                  .map(line ->
                      new RosterPage.Member(
                          line,
                          line.state().isLive()
                              ? lacks.getOrDefault(line.volunteer(), List.of())
                              : List.of(),
                          elsewhere.getOrDefault(line.signup(), List.of())))
                  .toList()));
    }
    boolean may = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new RosterPage(
            rosters.day(activity),
            rosters.fill(activity),
            groups,
            teams.of(activity),
            rosters.doubts(lines),
            rosters.adults(activity),
            rosters.toPhone(occasion.now()).contains(activity),
            may,
            may ? companies() : List.of()));
    return "signups/roster";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @ShowsPeople({Held.Whose.VOLUNTEER, Held.Whose.CONTACT})
  @GetMapping("/signups/days/{activity:\\d+}/roster.csv")
  ResponseEntity<StreamingResponseBody> csv(@PathVariable long activity) {
    rosters.day(activity);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"roster-%d.csv\"".formatted(activity))
        .body(stream -> {
          try (var sheet = Spreadsheet.csv(stream)) {
            sheet.row(
                "signup",
                "slot",
                "duty",
                "starts_at",
                "state",
                "name",
                "email",
                "language",
                "company",
                "team",
                "asked_at",
                "expires_at",
                "confirmed_at",
                "walk_in",
                "reason");
            rosters.roster(activity, line -> row(sheet, line));
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
        });
  }

  private static void row(Spreadsheet sheet, RosterPage.Line line) {
    try {
      sheet.row(
          line.signup(),
          line.slot(),
          line.slotName() == null ? line.role().name() : line.slotName(),
          line.startsAt(),
          line.state().name(),
          line.name(),
          line.email(),
          line.language(),
          line.company(),
          line.team(),
          line.askedAt(),
          line.expiresAt(),
          line.confirmedAt(),
          String.valueOf(line.walkIn()),
          line.reason());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** By hand, over overlaps and over those who wait; with a reason. */
  @Allow(Role.OFFICER)
  @PostMapping("/signups/days/{activity:\\d+}/places")
  String place(
      @PathVariable long activity,
      @RequestParam(defaultValue = "0") long slot,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String speak,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    of(activity, slot);
    var language = Words.LANGUAGES.contains(Locale.of(speak)) ? Locale.of(speak) : locale;
    var volunteer = volunteers.known(occasion, Person.of(name, email, language));
    signups.placeByHand(occasion, slot, volunteer, reason);
    Said.that(redirect, "signups.said.by-hand", name);
    return "redirect:/signups/days/" + activity;
  }

  /** The same for one of those who are on the list already. */
  @Allow(Role.OFFICER)
  @PostMapping("/signups/{signup:\\d+}/placing")
  String placeOne(
      @PathVariable long signup,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var one = rosters.signup(signup);
    signups.placeByHand(occasion, one.slot(), one.volunteer(), reason);
    Said.that(redirect, "signups.said.accepted");
    return "redirect:/signups/days/" + one.activity();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/signups/{signup:\\d+}/denial")
  String deny(
      @PathVariable long signup,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var one = rosters.signup(signup);
    signups.deny(occasion, signup, reason);
    Said.that(redirect, "signups.said.denied");
    return "redirect:/signups/days/" + one.activity();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/signups/{signup:\\d+}/allowance")
  String allow(
      @PathVariable long signup,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var one = rosters.signup(signup);
    signups.allow(occasion, signup, reason);
    Said.that(redirect, "signups.said.allowed");
    return "redirect:/signups/days/" + one.activity();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/signups/{signup:\\d+}/cancellation")
  String cancel(@PathVariable long signup, Occasion occasion, RedirectAttributes redirect) {
    var one = rosters.signup(signup);
    signups.cancel(occasion, signup);
    Said.that(redirect, "signups.said.cancelled");
    return "redirect:/signups/days/" + one.activity();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/signups/days/{activity:\\d+}/teams")
  String book(
      @PathVariable long activity,
      @RequestParam(defaultValue = "0") long slot,
      @RequestParam(defaultValue = "0") long partner,
      @RequestParam(defaultValue = "0") int places,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String speak,
      Occasion occasion,
      RedirectAttributes redirect) {
    of(activity, slot);
    teams.book(occasion, slot, partner, places, name, email, speak);
    Said.that(redirect, "signups.said.team", places, email);
    return "redirect:/signups/days/" + activity;
  }

  /** The whole team does not come. */
  @Allow(Role.OFFICER)
  @PostMapping("/signups/days/{activity:\\d+}/teams/{team:\\d+}/withdrawal")
  String withdraw(
      @PathVariable long activity,
      @PathVariable long team,
      Occasion occasion,
      RedirectAttributes redirect) {
    rosters.day(activity);
    teams.withdraw(occasion, activity, team);
    Said.that(redirect, "signups.said.team-withdrawn");
    return "redirect:/signups/days/" + activity;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/signups/days/{activity:\\d+}/letters")
  String word(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "false") boolean waiting,
      Occasion occasion,
      RedirectAttributes redirect) {
    Said.that(redirect, "signups.said.word", rosters.word(occasion, activity, waiting, text));
    return "redirect:/signups/days/" + activity;
  }

  /** The address of a company's days, told once on the next page. */
  @Allow(Role.OFFICER)
  @PostMapping("/signups/feeds")
  String feed(
      @RequestParam(defaultValue = "0") long partner,
      Occasion occasion,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute("feedOf", partners.partner(partner).name());
    redirect.addFlashAttribute(
        "feed", origin.here() + "/my-days.ics?key=" + feeds.make(occasion, null, partner));
    return "redirect:/signups";
  }

  /** The address opens nothing any longer. */
  @Allow(Role.OFFICER)
  @PostMapping("/signups/feeds/end")
  String endFeed(
      @RequestParam(defaultValue = "0") long partner,
      Occasion occasion,
      RedirectAttributes redirect) {
    feeds.end(occasion, null, partners.partner(partner).partner());
    Said.that(redirect, "signups.said.feed-ended");
    return "redirect:/signups";
  }

  /** Whose people come as a team: who gives computers, and who pays. */
  private List<Partner> companies() {
    return Stream.of(PartnerKind.DONOR, PartnerKind.SPONSOR)
        .flatMap(kind -> partners.of(kind).stream())
        .distinct()
        .sorted(Comparator.comparing(Partner::name))
        .toList();
  }

  /** A slot of another day is not this day's. */
  private void of(long activity, long slot) {
    rosters.day(activity);
    if (signups.stint(slot).activity() != activity) throw Refusal.notFound(Long.toString(slot));
  }
}
