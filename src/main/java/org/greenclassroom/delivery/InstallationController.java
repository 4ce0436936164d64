package org.greenclassroom.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The engineer's page on site: the checklist, photographs, two signatures. It works without a
 * connection once it was loaded, and without scripts while there is one.
 */
@Controller
class InstallationController {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Installing installing;
  private final Sending sending;
  private final Arriving arriving;

  InstallationController(
      Classrooms classrooms,
      Partners partners,
      Installing installing,
      Sending sending,
      Arriving arriving) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.installing = installing;
    this.sending = sending;
    this.arriving = arriving;
  }

  /**
   * The page.
   *
   * @param damaged tags that were damaged when they were unloaded
   * @param unloaded whether everything that left was unloaded
   */
  record InstallationPage(
      long account,
      Classroom room,
      String school,
      List<SeatPlans.Sitting> devices,
      Checklist checklist,
      List<String> damaged,
      List<Consignment> unloading,
      LocalDate today) {
    public Answer[] answers() {
      return Answer.values();
    }

    public boolean mayBeAbsent(Point point) {
      return point.mayBeAbsent();
    }

    public Checklist.@Nullable Mark mark(Point point) {
      return checklist.of(point);
    }

    public boolean isDamaged(Tag tag) {
      return damaged.contains(tag.code());
    }
  }

  /** What both signed, as a page's queue posts it. */
  record InstallationIn(
      @Nullable List<String> tag,
      @Nullable Map<String, String> answer,
      @Nullable Map<String, String> seats,
      @Nullable Map<String, String> reason,
      @Nullable Instant at,
      Signing.@Nullable SignedIn giver,
      Signing.@Nullable SignedIn taker,
      @Nullable List<Signing.AttachedIn> attachments) {}

  /** How many were accepted; of a checklist alone, how many points were answered. */
  record Taken(int taken) {}

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/delivery/{classroom:\\d+}/installation")
  String installation(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    var damaged = new ArrayList<String>();
    var unloading = new ArrayList<Consignment>();
    for (var one : sending.of(classroom)) {
      if (!one.isArrived()) unloading.add(one);
      else
        for (var sent : sending.sent(one.consignment()))
          if (sent.what() == Trouble.DAMAGED) damaged.add(sent.tag().code());
    }
    model.addAttribute(
        "page",
        new InstallationPage(
            occasion.actor().account(),
            room,
            partners.partner(room.school()).name(),
            installing.onTheWay(classroom),
            installing.checklist(classroom),
            damaged,
            unloading,
            occasion.today()));
    return "delivery/installation";
  }

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(
      path = "/delivery/{classroom:\\d+}/installation",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken accept(@PathVariable long classroom, @RequestBody InstallationIn in, Occasion occasion) {
    classrooms.room(classroom);
    var at = in.at() == null || in.at().isAfter(occasion.now()) ? occasion.now() : in.at();
    return new Taken(
        installing.accept(
            occasion,
            classroom,
            new Installing.Acceptance(
                tags(in.tag() == null ? List.of() : in.tag()),
                LocalDate.ofInstant(at, occasion.zone()),
                answers(in.answer(), in.seats(), in.reason()),
                arriving.sent(occasion, Signing.hashes(in.attachments())),
                Signing.of(in.giver(), PartnerKind.HOUSE),
                Signing.of(in.taker(), PartnerKind.SCHOOL))));
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/installation")
  String accept(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate acceptedOn,
      @RequestParam Map<String, String> form,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    var accepted =
        installing.accept(
            occasion,
            classroom,
            new Installing.Acceptance(
                tags(tags),
                acceptedOn == null ? occasion.today() : acceptedOn,
                answers(part(form, "answer."), part(form, "seats."), part(form, "reason.")),
                Signing.photos(request),
                Signing.of(request, "giver", PartnerKind.HOUSE),
                Signing.of(request, "taker", PartnerKind.SCHOOL)));
    Said.that(redirect, "delivery.said.accepted", accepted);
    return "redirect:/delivery/" + classroom;
  }

  /** The checklist alone, as far as it was gone through. */
  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(
      path = "/delivery/{classroom:\\d+}/checks",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken check(@PathVariable long classroom, @RequestBody InstallationIn in, Occasion occasion) {
    classrooms.room(classroom);
    var answers = answers(in.answer(), in.seats(), in.reason());
    installing.mark(occasion, classroom, answers);
    return new Taken(answers.size());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/checks")
  String check(
      @PathVariable long classroom,
      @RequestParam Map<String, String> form,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    var answers = answers(part(form, "answer."), part(form, "seats."), part(form, "reason."));
    installing.mark(occasion, classroom, answers);
    Said.that(redirect, "delivery.said.checked", answers.size());
    return "redirect:/delivery/" + classroom + "/installation";
  }

  private static Map<String, String> part(Map<String, String> form, String begins) {
    var part = new TreeMap<String, String>();
    form.forEach((name, value) -> {
      if (name.startsWith(begins)) part.put(name.substring(begins.length()), value);
    });
    return part;
  }

  private static Map<Point, Checklist.Mark> answers(
      @Nullable Map<String, String> answer,
      @Nullable Map<String, String> seats,
      @Nullable Map<String, String> reason) {
    var all = new EnumMap<Point, Checklist.Mark>(Point.class);
    if (answer == null) return all;
    for (var point : Point.values()) {
      var said = answer.get(point.name());
      if (said == null || said.isBlank()) continue;
      var seen = seats == null ? null : seats.get(point.name());
      var why = reason == null ? null : reason.get(point.name());
      all.put(
          point,
          new Checklist.Mark(
              answerOf(said),
              seen == null || seen.isBlank() ? null : number(seen),
              why == null ? "" : why.strip(),
              null,
              0));
    }
    return all;
  }

  private static Answer answerOf(String said) {
    for (var one : Answer.values()) if (one.name().equals(said)) return one;
    throw new Refusal("frame.refusal.unreadable", "answer", said);
  }

  private static int number(String typed) {
    if (!typed.strip().matches("\\d{1,4}"))
      throw new Refusal("frame.refusal.unreadable", "seats", typed);
    return Integer.parseInt(typed.strip());
  }

  static List<Tag> tags(List<String> typed) {
    return typed.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList();
  }
}
