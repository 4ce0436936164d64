package org.greenclassroom.collection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: drives, one drive with its report, and its announcement for everybody. */
@Controller
class DriveController {
  private final Drives drives;
  private final Desk desk;
  private final Partners partners;
  private final Shown shown;

  DriveController(Drives drives, Desk desk, Partners partners, Shown shown) {
    this.drives = drives;
    this.desk = desk;
    this.partners = partners;
    this.shown = shown;
  }

  record ListPage(
      Slice<Drive> drives, Map<Long, String> organisers, LocalDate day, boolean mayPlan) {}

  /**
   * A drive and what it brought.
   *
   * @param minutes of volunteering that are known
   * @param unknown pieces for which no rule says anything
   */
  record DrivePage(
      Drive drive,
      List<Drive.DropPoint> points,
      Drive.Came came,
      List<Drive.Sum> sums,
      @Nullable String chart,
      List<Drive.Hours> hours,
      HoursTable.@Nullable Rule rule,
      long minutes,
      long unknown,
      List<Drive.Container> containers,
      List<Drive.LotOf> lots,
      long[] loose,
      boolean mayPlan,
      boolean mayWork,
      LocalDate day) {}

  record AnnouncedPage(Drive drive, List<Drive.DropPoint> points) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/collection/drives")
  String list(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var organisers = new LinkedHashMap<Long, String>();
    for (var kind : List.of(PartnerKind.DONOR, PartnerKind.SPONSOR))
      for (var one : partners.of(kind)) organisers.put(one.partner(), one.name());
    boolean plans = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new ListPage(
            drives.page(occasion.actor(), after),
            plans ? organisers : Map.of(),
            occasion.today().plusDays(14),
            plans));
    return "collection/drives";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/drives")
  String plan(
      @RequestParam String name,
      @RequestParam long organiser,
      @RequestParam String place,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam LocalTime opens,
      @RequestParam LocalTime closes,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (place.isBlank()) throw new Refusal("frame.refusal.missing", "place");
    var point = new Drives.Point(place, Moments.of(day, opens), Moments.of(day, closes));
    var drive = drives.plan(occasion, name, organiser, List.of(point));
    Said.that(redirect, "collection.said.drive-planned");
    return "redirect:/collection/drives/" + drive;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/collection/drives/{id:\\d+}")
  String drive(@PathVariable long id, Occasion occasion, Model model) {
    var drive = drives.drive(id);
    var sums = drives.sums(id);
    var hours = drives.hours(drive, occasion.today());
    long known = 0;
    long unknown = 0;
    for (var one : hours)
      if (one.minutes() == null) unknown += one.pieces();
      else known += one.minutes() * one.pieces();
    var rule = drives.rule(drive, occasion.today()).map(drives::rule).orElse(null);
    boolean takes = drive.state().takes();
    model.addAttribute(
        "page",
        new DrivePage(
            drive,
            drives.points(id),
            drives.came(id),
            sums,
            sums.isEmpty() ? null : chart(sums),
            hours,
            rule,
            known,
            unknown,
            desk.containers(id),
            drives.lots(id),
            desk.loose(id),
            takes && occasion.actor().is(Role.OFFICER),
            takes && occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER),
            drive.opens() == null ? occasion.today() : Moments.day(drive.opens())));
    return "collection/drive";
  }

  private String chart(List<Drive.Sum> sums) {
    var bars = new ArrayList<Charts.Bar>();
    for (var sum : sums)
      bars.add(
          new Charts.Bar(
              shown.word(sum.category()), sum.grams(), shown.kilograms(sum.grams()) + " kg"));
    return Charts.bars(word("collection.report.kilograms"), word("collection.report.chart"), bars);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/drives/{id:\\d+}/points")
  String addPoint(
      @PathVariable long id,
      @RequestParam String place,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam LocalTime opens,
      @RequestParam LocalTime closes,
      Occasion occasion,
      RedirectAttributes redirect) {
    drives.addPoint(
        occasion, id, new Drives.Point(place, Moments.of(day, opens), Moments.of(day, closes)));
    Said.that(redirect, "collection.said.point-added");
    return "redirect:/collection/drives/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/drives/{id:\\d+}/cancellation")
  String cancel(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    drives.cancel(occasion, id);
    Said.that(redirect, "collection.said.drive-cancelled");
    return "redirect:/collection/drives/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/drives/{id:\\d+}/closing")
  String close(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    drives.close(occasion, id);
    Said.that(redirect, "collection.said.drive-closed", drives.lots(id).size());
    return "redirect:/collection/drives/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/collection/drives/{id:\\d+}/report.csv")
  ResponseEntity<byte[]> csv(@PathVariable long id, Occasion occasion) {
    var drive = drives.drive(id);
    var text = new StringBuilder("\uFEFFclass,pieces,minutes_each,minutes\r\n");
    for (var one : drives.hours(drive, occasion.today()))
      text.append(
          "%s,%d,%s,%s\r\n"
              .formatted(
                  one.thingClass(),
                  one.pieces(),
                  one.minutes() == null ? "" : one.minutes(),
                  one.all() == null ? "" : one.all()));
    text.append("\r\ncategory,pieces,grams,basis,weighed_grams,difference_grams\r\n");
    for (var sum : drives.sums(id))
      text.append(
          "%s,%d,%d,%s,%s,%s\r\n"
              .formatted(
                  sum.category(),
                  sum.pieces(),
                  sum.grams(),
                  sum.allWeighed() ? "WEIGHED" : "ESTIMATED",
                  sum.weighed() == null ? "" : sum.weighed(),
                  sum.difference() == null ? "" : sum.difference()));
    return ResponseEntity.ok()
        .header("Content-Type", "text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"drive-%d.csv\"".formatted(id))
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What to bring, what not, where and when: for everybody. */
  @AllowEveryone
  @GetMapping("/drives/{slug:[a-z0-9-]{3,80}}")
  String announced(@PathVariable String slug, Model model) {
    var drive = drives.announced(slug);
    model.addAttribute("page", new AnnouncedPage(drive, drives.points(drive.drive())));
    return "collection/announced";
  }

  private String word(String key) {
    return shown.sentence(new Said(key, List.of()));
  }
}
