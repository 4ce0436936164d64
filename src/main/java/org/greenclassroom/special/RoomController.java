package org.greenclassroom.special;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.training.Teachers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: all rooms for special needs, and one of them. */
@Controller
class RoomController {
  private static final String ROOM = "/special/classrooms/{id:\\d{1,18}}";

  private final Special special;
  private final Circles circles;
  private final Teachers teachers;
  private final Shown shown;

  RoomController(Special special, Circles circles, Teachers teachers, Shown shown) {
    this.special = special;
    this.circles = circles;
    this.teachers = teachers;
    this.shown = shown;
  }

  record OverviewPage(Slice<AidTable.Profile> rooms, List<Cell> levels, int ending, int ended) {}

  /**
   * @param figure a number, or the words for a hidden one
   */
  record Cell(String name, String figure) {}

  /** A group with its cells in the order of the levels; empty: nobody reported yet. */
  record CircleLine(CircleTable.Circle circle, @Nullable LocalDate day, List<Cell> cells) {}

  record RoomPage(
      Classroom room,
      AidTable.Profile profile,
      List<Aid> aids,
      List<AidTable.Tried> tried,
      List<AidTable.Instructor> instructors,
      List<CircleLine> circles,
      List<Cell> types,
      @Nullable String schoolYear,
      Map<Long, String> choices,
      Map<AidKind, String> kinds,
      Map<Outcome, String> outcomes,
      Map<String, String> computers,
      Reached[] levels,
      LocalDate today,
      boolean writes,
      boolean counts) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/special")
  String overview(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var levels = new ArrayList<Cell>();
    for (var sum : circles.sums())
      levels.add(new Cell(shown.word(sum.level()), figure(sum.pupils())));
    var counted = special.counted(occasion.today());
    model.addAttribute(
        "page",
        new OverviewPage(
            special.profiles(occasion.actor(), after), levels, counted[0], counted[1]));
    return "special/overview";
  }

  private String figure(@Nullable Integer pupils) {
    return pupils == null ? shown.text("#special.fewer") : shown.number(pupils);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(ROOM)
  String room(@PathVariable long id, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var room = special.room(id, actor);
    var tried = special.tried(id);
    var computers = new LinkedHashMap<String, String>();
    for (var one : tried)
      computers.put(one.tag(), one.seat() == null ? one.tag() : one.tag() + " · " + one.seat());
    var types = circles.types(room.school());
    var choices = new LinkedHashMap<Long, String>();
    for (var one : teachers.of(room.school()))
      if (one.present()) choices.put(one.teacher(), one.called());
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            special.profile(id),
            special.aids(id),
            tried,
            special.instructors(id),
            lines(id),
            types.stream()
                .map(type ->
                    new Cell(
                        shown.text("#schools.line." + type.kind().toLowerCase(Locale.ROOT)),
                        figure(type.pupils())))
                .toList(),
            types.isEmpty() ? null : types.getFirst().schoolYear(),
            choices,
            words(AidKind.class),
            words(Outcome.class),
            computers,
            Reached.values(),
            occasion.today(),
            actor.is(Role.OFFICER, Role.ENGINEER),
            actor.is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL)));
    return "special/room";
  }

  private <E extends Enum<E>> Map<E, String> words(Class<E> constants) {
    var words = new EnumMap<E, String>(constants);
    for (var one : constants.getEnumConstants()) words.put(one, shown.word(one));
    return words;
  }

  private List<CircleLine> lines(long classroom) {
    var cells = circles.cells(classroom);
    var lines = new ArrayList<CircleLine>();
    for (var circle : circles.of(classroom)) {
      var own = new EnumMap<Reached, CircleTable.Cell>(Reached.class);
      for (var cell : cells) if (cell.circle() == circle.circle()) own.put(cell.level(), cell);
      lines.add(
          new CircleLine(
              circle,
              own.isEmpty() ? null : own.values().iterator().next().day(),
              own.values().stream()
                  .map(cell -> new Cell(shown.word(cell.level()), figure(cell.pupils())))
                  .toList()));
    }
    return lines;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(ROOM + "/aids")
  String put(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam AidKind kind,
      @RequestParam(defaultValue = "") String product,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "1") int pieces,
      @RequestParam(defaultValue = "") String licence,
      @RequestParam(required = false) @Nullable LocalDate expiresOn,
      Occasion occasion,
      RedirectAttributes redirect) {
    special.put(
        occasion, id, new Special.Fresh(tag, kind, product, version, pieces, licence, expiresOn));
    Said.that(redirect, "special.said.put", product.strip());
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/aids/{aid:\\d{1,18}}/removal")
  String remove(@PathVariable long aid, Occasion occasion, RedirectAttributes redirect) {
    var known = special.aid(aid, occasion.actor());
    special.remove(occasion, aid);
    Said.that(redirect, "special.said.removed", known.called());
    return back(known.classroom());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/aids/{aid:\\d{1,18}}/renewal")
  String renew(
      @PathVariable long aid,
      @RequestParam LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = special.aid(aid, occasion.actor());
    special.renew(occasion, aid, until);
    Said.that(redirect, "special.said.renewed", known.called(), until);
    return back(known.classroom());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/aids/{aid:\\d{1,18}}/inspections")
  String inspect(
      @PathVariable long aid,
      @RequestParam int working,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = special.aid(aid, occasion.actor());
    special.inspect(occasion, aid, working);
    Said.that(redirect, "special.said.inspected", known.called(), working, known.pieces());
    return back(known.classroom());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(ROOM + "/trials")
  String attempt(
      @PathVariable long id,
      @RequestParam String computer,
      @RequestParam(required = false) @Nullable LocalDate triedOn,
      @RequestParam(defaultValue = "") String reader,
      @RequestParam(defaultValue = "") String readerVersion,
      @RequestParam Outcome outcome,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    special.attempt(
        occasion,
        id,
        computer,
        Objects.requireNonNullElse(triedOn, occasion.today()),
        reader,
        readerVersion,
        outcome,
        words);
    Said.that(redirect, "special.said.tried", computer);
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(ROOM + "/instructors")
  String teach(
      @PathVariable long id,
      @RequestParam long teacher,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable LocalDate validUntil,
      Occasion occasion,
      RedirectAttributes redirect) {
    special.teach(occasion, id, teacher, title, issuer, number, validUntil);
    Said.that(redirect, "special.said.teaches", teachers.teacher(teacher).called());
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(ROOM + "/instructors/{instructor:\\d{1,18}}/ending")
  String stop(
      @PathVariable long id,
      @PathVariable long instructor,
      Occasion occasion,
      RedirectAttributes redirect) {
    special.stop(occasion, id, instructor);
    Said.that(redirect, "special.said.stopped");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(ROOM + "/circles")
  String begin(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String label,
      @RequestParam LocalDate beganOn,
      Occasion occasion,
      RedirectAttributes redirect) {
    circles.begin(occasion, id, label, beganOn);
    Said.that(redirect, "special.said.circle", label.strip());
    return back(id);
  }

  /** One field for each level. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/special/circles/{circle:\\d{1,18}}/reports")
  String report(
      @PathVariable long circle,
      @RequestParam LocalDate day,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = circles.circle(circle, occasion.actor());
    var counts = new EnumMap<Reached, Integer>(Reached.class);
    for (var level : Reached.values()) {
      var said = typed.getOrDefault("level." + level, "").strip();
      if (said.isEmpty()) continue;
      if (!said.matches("\\d{1,3}")) throw new Refusal("special.refusal.count", 0, 500);
      counts.put(level, Integer.parseInt(said));
    }
    circles.report(occasion, circle, day, counts);
    Said.that(redirect, "special.said.reported", known.label());
    return back(known.classroom());
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/special/circles/{circle:\\d{1,18}}/ending")
  String end(@PathVariable long circle, Occasion occasion, RedirectAttributes redirect) {
    var known = circles.circle(circle, occasion.actor());
    circles.end(occasion, circle);
    Said.that(redirect, "special.said.ended", known.label());
    return back(known.classroom());
  }

  private static String back(long classroom) {
    return "redirect:/special/classrooms/" + classroom;
  }
}
