package org.greenclassroom.watch;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Alerts: the list, one of them, and what its owner does about it. */
@Controller
class AlertController {
  private static final int PAGE = 50;
  private static final int BATCH = 500;
  private final Alerts alerts;
  private final Telling telling;

  AlertController(Alerts alerts, Telling telling) {
    this.alerts = alerts;
    this.telling = telling;
  }

  record ListPage(Slice<WatchController.Found> alerts, String q, List<AlertFilter.Count> counts) {
    public long open() {
      return counts.stream().mapToLong(AlertFilter.Count::open).sum();
    }
  }

  /**
   * One alert.
   *
   * @param owners whom it may be given to, by account
   * @param acts whether the reader may do something about it
   */
  record AlertPage(
      Alert alert,
      String sentence,
      List<AlertFilter.Line> steps,
      Map<Long, String> owners,
      List<Closing> closings,
      LocalDate today,
      boolean acts) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/alerts")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Rule rule,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    var page = alerts.page(filter(state, rule, whose, q, occasion), after, PAGE);
    model.addAttribute(
        "page",
        new ListPage(
            new Slice<>(
                page.rows().stream()
                    .map(alert -> new WatchController.Found(alert, telling.found(alert)))
                    .toList(),
                page.next()),
            q,
            alerts.counts()));
    return "watch/alerts";
  }

  private AlertFilter filter(
      String state, @Nullable Rule rule, String whose, String q, Occasion occasion) {
    boolean mine = whose.equals("mine");
    var actor = occasion.actor();
    return new AlertFilter(
        state.equals("all") ? null : (Boolean) !state.equals("closed"),
        rule,
        mine ? (Long) actor.account() : null,
        mine && actor.is(Role.OFFICER),
        null,
        q.strip(),
        alerts.own(actor));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/watch/alerts.csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Rule rule,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion) {
    var filter = filter(state, rule, whose, q, occasion);
    return WatchController.csv(
        "alerts.csv",
        sheet -> {
          sheet.row(
              "alert",
              "rule",
              "school",
              "room",
              "device",
              "level",
              "since",
              "found",
              "owner",
              "action",
              "opened_at",
              "ticket",
              "planned_on",
              "closed_at",
              "reason");
          String after = null;
          do {
            var page = alerts.page(filter, after, BATCH);
            for (var alert : page.rows())
              sheet.row(
                  alert.number(),
                  alert.rule().name(),
                  alert.classroom() == null ? alert.place() : alert.schoolName(),
                  alert.room(),
                  alert.tag(),
                  alert.level(),
                  alert.since().toString(),
                  telling.found(alert),
                  alert.ownerName(),
                  alert.action().name(),
                  alert.openedAt(),
                  alert.ticket(),
                  WatchController.text(alert.plannedOn()),
                  alert.closedAt(),
                  WatchController.text(alert.closing()));
            after = page.next();
          } while (after != null);
        });
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/alerts/{alert:\\d+}")
  String alert(@PathVariable long alert, Occasion occasion, Model model) {
    var known = alerts.alert(alert);
    var owners = new LinkedHashMap<Long, String>();
    for (var owner : alerts.owners()) owners.put(owner.account(), owner.name());
    model.addAttribute(
        "page",
        new AlertPage(
            known,
            telling.found(known),
            alerts.steps(alert),
            owners,
            Closing.said(),
            occasion.today(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "watch/alert";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/alerts/{alert:\\d+}/notes")
  String note(
      @PathVariable long alert,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    alerts.note(occasion, alert, words);
    Said.that(redirect, "watch.said.noted");
    return "redirect:/watch/alerts/" + alert;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/alerts/{alert:\\d+}/owner")
  String give(
      @PathVariable long alert,
      @RequestParam(required = false) @Nullable Long owner,
      Occasion occasion,
      RedirectAttributes redirect) {
    alerts.give(occasion, alert, owner);
    Said.that(redirect, "watch.said.given");
    return "redirect:/watch/alerts/" + alert;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/alerts/{alert:\\d+}/ticket")
  String ticket(
      @PathVariable long alert,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    alerts.ticket(occasion, alert, words);
    Said.that(redirect, "watch.said.ticket");
    return "redirect:/watch/alerts/" + alert;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/alerts/{alert:\\d+}/visit")
  String plan(
      @PathVariable long alert,
      @RequestParam LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    alerts.plan(occasion, alert, day);
    Said.that(redirect, "watch.said.planned");
    return "redirect:/watch/alerts/" + alert;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/alerts/{alert:\\d+}/closing")
  String close(
      @PathVariable long alert,
      @RequestParam Closing reason,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    alerts.close(occasion, alert, reason, words);
    Said.that(redirect, "watch.said.closed");
    return "redirect:/watch/alerts/" + alert;
  }
}
