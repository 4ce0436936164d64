package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what became of lessons. */
@Service
@Transactional
public class Lessons {
  /** How late a lesson is still taken. */
  private static final int MONTHS_BACK = 24;

  private static final int LONGEST_REMARK = 300;

  /** So far back the form shows what was expected, and a link corrects what it said. */
  static final int DAYS_BACK = 28;

  private final LessonTable table;
  private final EntryTable entries;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Courses courses;

  Lessons(
      LessonTable table,
      EntryTable entries,
      Classrooms classrooms,
      Schools schools,
      Courses courses) {
    this.table = table;
    this.entries = entries;
    this.classrooms = classrooms;
    this.schools = schools;
    this.courses = courses;
  }

  /**
   * Writes down what became of a lesson. The same form sent again is the same lesson; what says
   * nothing new is not written again; another word on the same lesson is a revision.
   *
   * @throws Refusal when it lies ahead or too far back, when its counts cannot be, or when the same
   *     form comes with another content
   */
  public Receipt log(Occasion occasion, Lesson lesson) {
    var room = classrooms.room(lesson.classroom());
    table.hold(lesson.classroom());
    var hash = lesson.hash();
    var sent = table.byUid(lesson.uid());
    if (sent.isPresent()) {
      if (!sent.get().hash().equals(hash))
        throw new Refusal(
            Refusal.Kind.CONFLICT, "lessons.refusal.other-content", sent.get().number());
      return new Receipt(sent.get().lesson(), Receipt.Outcome.SAME);
    }
    check(occasion, lesson, room);
    var before = before(lesson);
    if (before != null && before.hash().equals(hash))
      return new Receipt(before.lesson(), Receipt.Outcome.SAME);
    if (lesson.via() == Via.LINK && before != null) byLink(before, occasion.today());
    long written =
        table.insert(
            lesson,
            hash,
            before == null ? lesson.uid() : before.thread(),
            before == null ? 1 : before.revision() + 1,
            occasion.now(),
            Math.max(0, occasion.actor().account()));
    return new Receipt(
        written,
        before == null || before.state() == LessonState.WITHDRAWN
            ? Receipt.Outcome.ACCEPTED
            : Receipt.Outcome.CORRECTED);
  }

  /** Whoever has the link is not known: what others said, or was said long ago, stays. */
  private static void byLink(Logged before, LocalDate today) {
    if (before.state() == LessonState.WITHDRAWN) return;
    if (before.via() != Via.LINK)
      throw new Refusal(Refusal.Kind.CONFLICT, "lessons.refusal.said-by-others", before.number());
    if (before.day().isBefore(today.minusDays(DAYS_BACK)))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "lessons.refusal.old-word", before.number(), DAYS_BACK);
  }

  /** The last word that this one follows; null: it is the first. */
  private @Nullable Logged before(Lesson lesson) {
    var corrects = lesson.corrects();
    if (corrects != null) {
      var named = table.lesson(corrects).orElseThrow(() -> Refusal.notFound("lesson"));
      if (named.classroom() != lesson.classroom()) throw Refusal.notFound("lesson");
      var entry = lesson.entry();
      if (entry != null && !entry.equals(named.entry())
          || named.entry() != null && (entry == null || !named.day().equals(lesson.day())))
        throw new Refusal("lessons.refusal.other-lesson", named.number());
      return table.thread(named.thread()).getFirst();
    }
    var entry = lesson.entry();
    return entry == null ? null : table.of(entry, lesson.day()).orElse(null);
  }

  private void check(Occasion occasion, Lesson lesson, Classroom room) {
    var today = occasion.today();
    if (lesson.day().isAfter(today)) throw new Refusal("lessons.refusal.ahead", lesson.day());
    if (lesson.day().isBefore(today.minusMonths(MONTHS_BACK)))
      throw new Refusal("lessons.refusal.long-ago", lesson.day(), MONTHS_BACK);
    if (lesson.grade() < 1 || lesson.grade() > 12)
      throw new Refusal("lessons.refusal.grade", lesson.grade());
    if (lesson.classLabel().isBlank() || lesson.classLabel().length() > 40)
      throw new Refusal("lessons.refusal.label");
    if (lesson.remark().length() > LONGEST_REMARK)
      throw new Refusal("lessons.refusal.remark", LONGEST_REMARK);
    var entry = lesson.entry();
    if (entry != null) {
      var known = entries.entry(entry).orElseThrow(() -> Refusal.notFound("entry"));
      if (known.classroom() != lesson.classroom()) throw Refusal.notFound("entry");
      if (table.of(entry, lesson.day()).isEmpty()
          && !entries.expects(entry, lesson.day(), lesson.day()))
        throw new Refusal("lessons.refusal.not-expected", known.classLabel(), lesson.day());
    }
    var version = lesson.courseVersion();
    if (version != null) {
      var known = courses.version(version);
      var unit = lesson.unit();
      if (unit != null && (unit < 1 || unit > courses.units(known.version()).size()))
        throw new Refusal("lessons.refusal.unit", unit);
    }
    switch (lesson.state()) {
      case HELD -> counts(lesson, room);
      case CANCELLED -> {
        if (entry == null) throw new Refusal("lessons.refusal.cancelled-unplanned");
        if (lesson.reason() == null) throw new Refusal("lessons.refusal.reason");
      }
      case WITHDRAWN -> {}
      case EXPECTED -> throw new Refusal("frame.refusal.missing", "state");
    }
  }

  /** What cannot be was mistyped: the teacher still stands in the room and knows better. */
  private static void counts(Lesson lesson, Classroom room) {
    var minutes = lesson.minutes();
    var pupils = lesson.pupils();
    if (minutes == null || minutes < 5 || minutes > 300)
      throw new Refusal("lessons.refusal.minutes", String.valueOf(minutes));
    if (pupils == null || pupils < 1 || pupils > 200)
      throw new Refusal("lessons.refusal.pupils", String.valueOf(pupils));
    int girls = lesson.girls() == null ? 0 : lesson.girls();
    int boys = lesson.boys() == null ? 0 : lesson.boys();
    boolean both = lesson.girls() != null && lesson.boys() != null;
    if (girls < 0 || boys < 0 || girls + boys > pupils || both && girls + boys != pupils)
      throw new Refusal("lessons.refusal.girls-boys", girls, boys, pupils);
    var computers = lesson.computers();
    int most = Math.min(200, room.seats() + room.extra() + 10);
    if (computers != null && (computers < 0 || computers > most))
      throw new Refusal("lessons.refusal.computers", computers, most);
  }

  /** Takes back what was said of a lesson by mistake; the words stay, and count no more. */
  public void withdraw(Occasion occasion, long lesson, Via via) {
    var known = lesson(lesson);
    table.hold(known.classroom());
    var last = table.thread(known.thread()).getFirst();
    if (last.state() == LessonState.WITHDRAWN) return;
    log(
        occasion,
        new Lesson(
            occasion.keyFor("withdrawal"),
            last.classroom(),
            last.day(),
            last.entry(),
            LessonState.WITHDRAWN,
            null,
            last.grade(),
            last.classLabel(),
            null,
            null,
            null,
            null,
            null,
            last.courseVersion(),
            null,
            last.tongue(),
            "",
            via,
            last.lesson()));
  }

  @Transactional(readOnly = true)
  public Logged lesson(long lesson) {
    return table.lesson(lesson).orElseThrow(() -> Refusal.notFound(String.valueOf(lesson)));
  }

  /** The same for whoever may see its room. */
  @Transactional(readOnly = true)
  Logged lesson(long lesson, Actor actor) {
    var known = lesson(lesson);
    classrooms.room(known.classroom(), actor, lesson);
    return known;
  }

  @Transactional(readOnly = true)
  public List<Logged> thread(UUID thread) {
    return table.thread(thread);
  }

  @Transactional(readOnly = true)
  List<Logged> ofRoom(long classroom, LocalDate day, long lesson, int most) {
    return table.ofRoom(classroom, day, lesson, most);
  }

  /** The last words on lessons between two days, one after the other, of a room or of all. */
  @Transactional(readOnly = true)
  void each(
      Actor actor, @Nullable Long classroom, LocalDate from, LocalDate to, Consumer<Logged> taker) {
    table.each(schools.own(actor), classroom, from, to, taker);
  }
}
