package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.CourseVersion;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One form for a lesson, by a link, by the school and by the office; one way in. */
@Component
public class Logging {
  /** So long a page that is kept offline still knows what comes. */
  private static final int DAYS_AHEAD = 14;

  private final Lessons lessons;
  private final Timetable timetable;
  private final Classrooms classrooms;
  private final Courses courses;
  private final Partners partners;
  private final Shown shown;

  Logging(
      Lessons lessons,
      Timetable timetable,
      Classrooms classrooms,
      Courses courses,
      Partners partners,
      Shown shown) {
    this.lessons = lessons;
    this.timetable = timetable;
    this.classrooms = classrooms;
    this.courses = courses;
    this.partners = partners;
    this.shown = shown;
  }

  /**
   * A lesson that may be chosen.
   *
   * @param ahead its day has not come yet
   */
  public record Choice(
      String value,
      LocalDate day,
      String label,
      String grade,
      String classLabel,
      int minutes,
      boolean ahead) {}

  /** A course with its units, to choose from. */
  public record Taught(long version, String title, List<String> units) {}

  /**
   * The form.
   *
   * @param here where it is posted to
   * @param account whose queue keeps it while there is no line; null: nobody's
   * @param chosen of the choices; empty: a lesson that stands in no timetable
   * @param corrects what was said before; null: nothing
   */
  public record LogPage(
      String here,
      String back,
      @Nullable Long account,
      UUID uid,
      Classroom room,
      String school,
      List<Choice> choices,
      String chosen,
      @Nullable Logged corrects,
      List<Taught> courses,
      LocalDate today) {
    public List<Reason> reasons() {
      return List.of(Reason.values());
    }

    public List<Tongue> tongues() {
      return List.of(Tongue.values());
    }

    public String unit() {
      if (corrects == null || corrects.courseVersion() == null) return "";
      return corrects.courseVersion() + (corrects.unit() == null ? "" : "." + corrects.unit());
    }

    public boolean cancelled() {
      return corrects != null && corrects.state() == LessonState.CANCELLED;
    }
  }

  public LogPage page(
      long classroom,
      String here,
      String back,
      @Nullable Long account,
      @Nullable String wanted,
      @Nullable Logged corrects,
      Occasion occasion,
      Locale locale) {
    var room = classrooms.room(classroom);
    var today = occasion.today();
    var choices = new ArrayList<Choice>();
    var planned =
        timetable.planned(
            classroom, today.minusDays(Lessons.DAYS_BACK), today.plusDays(DAYS_AHEAD));
    for (var one : planned.stream().sorted(Comparator.comparing(Planned::day).reversed()).toList())
      if (one.said() == LessonState.EXPECTED) choices.add(choice(one, today));
    if (corrects != null && corrects.entry() != null) {
      choices.clear();
      choices.add(
          new Choice(
              corrects.entry() + "@" + corrects.day(),
              corrects.day(),
              shown.day(corrects.day()) + " · " + corrects.classLabel(),
              String.valueOf(corrects.grade()),
              corrects.classLabel(),
              corrects.minutes() == null ? 40 : corrects.minutes(),
              false));
    } else if (corrects != null) choices.clear();
    var past = choices.stream().filter(one -> !one.ahead()).map(Choice::value).toList();
    var chosen = past.isEmpty() ? "" : past.getFirst();
    if (wanted != null && past.contains(wanted)) chosen = wanted;
    return new LogPage(
        here,
        back,
        account,
        UUID.randomUUID(),
        room,
        partners.partner(room.school()).name(),
        choices,
        chosen,
        corrects,
        taught(locale),
        today);
  }

  private Choice choice(Planned one, LocalDate today) {
    return new Choice(
        one.choice(),
        one.day(),
        "%s · %s · %s".formatted(shown.day(one.day()), one.fromTime(), one.classLabel()),
        String.valueOf(one.grade()),
        one.classLabel(),
        one.minutes(),
        one.day().isAfter(today));
  }

  private List<Taught> taught(Locale locale) {
    var offered = courses.offered();
    var units = courses.unitsOf(offered.stream().map(CourseVersion::version).toList());
    return offered.stream()
        .map(course ->
            new Taught(
                course.version(),
                course.title().in(locale),
                units.getOrDefault(course.version(), List.of()).stream()
                    .map(unit -> unit.in(locale))
                    .toList()))
        .toList();
  }

  public Receipt take(
      long classroom, Map<String, List<String>> fields, Via via, Occasion occasion) {
    var form = new LogForm(fields);
    var slot = form.slot();
    var entry = slot == null ? null : timetable.entry(slot.entry());
    return lessons.log(occasion, form.lesson(classroom, entry, via));
  }
}
