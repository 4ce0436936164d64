package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for sittings: planned, who is expected, who came, what they say of themselves. */
@Service
@Transactional
public class Sessions {
  /** What fewer people say is shown to nobody. */
  static final int LEAST = 5;

  private static final int PAGE = 50;

  /** Nobody is trained beyond it: what arrives there is not what was taught. */
  private static final int LAST_GENERATION = 9;

  private final SessionTable table;
  private final SheetTable sheets;
  private final FollowupTable followups;
  private final Teachers teachers;
  private final Partners partners;
  private final Schools schools;
  private final Courses courses;

  Sessions(
      SessionTable table,
      SheetTable sheets,
      FollowupTable followups,
      Teachers teachers,
      Partners partners,
      Schools schools,
      Courses courses) {
    this.table = table;
    this.sheets = sheets;
    this.followups = followups;
    this.teachers = teachers;
    this.partners = partners;
    this.schools = schools;
    this.courses = courses;
  }

  /**
   * A sitting as it is planned.
   *
   * @param course code of a course on offer; null: it is in no catalogue
   * @param school where; null: at no school
   * @param trainer a teacher whom we taught; null: the programme's own, by name
   */
  public record Planned(
      String title,
      @Nullable String course,
      @Nullable Long school,
      String place,
      LocalDate day,
      int minutes,
      int capacity,
      @Nullable Long trainer,
      @Nullable String trainerName) {}

  /**
   * Plans a sitting; the same occasion asked twice answers the first.
   *
   * @throws Refusal when nobody teaches it, or a teacher who was never at one
   */
  public long plan(Occasion occasion, Planned planned) {
    var key = occasion.keyFor("session");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    if (planned.title().isBlank() || planned.title().length() > 120)
      throw new Refusal("training.refusal.title");
    if (planned.place().isBlank() || planned.place().length() > 200)
      throw new Refusal("training.refusal.place");
    if (planned.minutes() < 15 || planned.minutes() > 6000)
      throw new Refusal("training.refusal.minutes", 15, 6000);
    if (planned.capacity() < 1 || planned.capacity() > 1000)
      throw new Refusal("training.refusal.capacity", 1, 1000);
    if (planned.day().isBefore(occasion.today().minusYears(3)))
      throw new Refusal("training.refusal.long-ago", planned.day());
    var school = planned.school();
    if (school != null && !partners.partner(school).is(PartnerKind.SCHOOL))
      throw new Refusal("training.refusal.not-a-school", partners.partner(school).name());
    var name = Teachers.blank(planned.trainerName());
    if ((planned.trainer() == null) == (name == null))
      throw new Refusal("training.refusal.trainer");
    if (name != null && name.length() > 80) throw new Refusal("training.refusal.name");
    return table.insert(
        occasion,
        key,
        new SessionTable.Fresh(
            planned.title().strip(),
            version(planned.course()),
            school,
            planned.place().strip(),
            planned.day(),
            planned.minutes(),
            planned.capacity(),
            planned.trainer(),
            name,
            generation(planned.trainer()),
            PublicLinks.secret()));
  }

  /** The version that is offered today: what is taught later of that course is another matter. */
  private @Nullable Long version(@Nullable String course) {
    var code = Teachers.blank(course);
    if (code == null) return null;
    return courses
        .latest(code)
        .orElseThrow(() -> new Refusal("training.refusal.course", code))
        .version();
  }

  private int generation(@Nullable Long trainer) {
    if (trainer == null) return 1;
    var known = teachers.teacher(trainer);
    if (!known.present()) throw new Refusal("training.refusal.trainer-left", known.called());
    int own =
        table
            .generation(trainer)
            .orElseThrow(() -> new Refusal("training.refusal.untrained", known.called()));
    if (own >= LAST_GENERATION)
      throw new Refusal("training.refusal.generation", known.called(), LAST_GENERATION);
    return own + 1;
  }

  /** Puts somebody on the list. */
  public void expect(Occasion occasion, long session, long teacher) {
    table.lock(session);
    var known = session(session);
    if (known.state() == SessionState.CANCELLED)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.cancelled", known.title());
    var who = teachers.teacher(teacher, occasion.actor());
    if (who.erasedAt() != null || !who.present() && known.planned())
      throw new Refusal("training.refusal.gone", who.called());
    if (Long.valueOf(teacher).equals(known.trainer()))
      throw new Refusal("training.refusal.own-trainer", who.called());
    if (known.listed() >= known.capacity())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "training.refusal.full", known.title(), known.capacity());
    if (table.expect(session, teacher) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.listed", who.called());
  }

  public void strike(long session, long teacher) {
    session(session);
    if (table.strike(session, teacher) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.not-listed");
  }

  /**
   * It was held, and these came; said again, it is a correction. Who came is asked three times
   * whether it is used.
   *
   * @param came by teacher, for how many minutes
   */
  public void hold(Occasion occasion, long session, Map<Long, Integer> came) {
    table.lock(session);
    var known = session(session);
    if (known.state() == SessionState.CANCELLED)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.cancelled", known.title());
    if (known.day().isAfter(occasion.today()))
      throw new Refusal("training.refusal.future", known.day());
    if (came.isEmpty()) throw new Refusal("training.refusal.nobody", known.title());
    var listed =
        table.listed(session).stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    SessionTable.Listed::teacher, one -> one, (one, _) -> one));
    var noted = new TreeMap<Long, Integer>();
    came.forEach((teacher, minutes) -> {
      var line = listed.get(teacher);
      if (line == null) throw Refusal.notFound(String.valueOf(teacher));
      if (minutes < 1 || minutes > known.minutes())
        throw new Refusal("training.refusal.minutes-of", line.called(), known.minutes());
      noted.put(teacher, minutes);
    });
    table.note(
        session, noted.keySet().toArray(Long[]::new), noted.values().toArray(Integer[]::new));
    table.hold(session, occasion.now());
    followups.plan(session, occasion.today());
  }

  public void cancel(long session, String reason) {
    table.lock(session);
    var known = session(session);
    if (!known.planned())
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.not-planned", known.title());
    if (reason.isBlank() || reason.length() > 300) throw new Refusal("training.refusal.words");
    table.cancel(session, reason.strip());
  }

  /** No more sheets; from now on what was said is shown, if enough said it. */
  public void close(Occasion occasion, long session) {
    table.lock(session);
    var known = session(session);
    if (!known.held() || known.closed(occasion.now()))
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.not-open", known.title());
    table.close(session, occasion.now());
  }

  /**
   * Takes a sheet; the same sent again is the same.
   *
   * @param aspects six, one to five
   * @param opinions five, one to five; empty before the sitting
   * @return whether it is new
   * @throws Refusal when not all is answered, when it is closed, or when more would answer than are
   *     there
   */
  public boolean answer(
      Occasion occasion,
      String secret,
      UUID uid,
      Phase phase,
      List<Integer> aspects,
      List<Integer> opinions) {
    var known = behind(secret);
    table.lock(known.session());
    if (sheets.has(uid)) return false;
    if (known.state() == SessionState.CANCELLED
        || known.phase() != phase
        || known.closed(occasion.now()))
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.sheets-closed", known.title());
    if (!all(aspects, Aspect.values().length)
        || !all(opinions, phase == Phase.AFTER ? Opinion.values().length : 0))
      throw new Refusal("training.refusal.unanswered");
    int most = phase == Phase.BEFORE ? known.capacity() : known.came();
    if (sheets.count(known.session(), phase) >= most)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.sheets-full", most);
    return sheets.insert(
            uid,
            known.session(),
            phase,
            aspects.toArray(Integer[]::new),
            phase == Phase.BEFORE ? null : opinions.toArray(Integer[]::new))
        > 0;
  }

  static boolean all(List<Integer> scores, int wanted) {
    return scores.size() == wanted && scores.stream().allMatch(score -> score >= 1 && score <= 5);
  }

  // ---- what there is ----

  @Transactional(readOnly = true)
  public Session session(long session) {
    return table.session(session).orElseThrow(() -> Refusal.notFound(String.valueOf(session)));
  }

  /** For staff of the place where its school is; one of no school is for all. */
  @Transactional(readOnly = true)
  void within(Actor actor, long session) {
    var school = session(session).school();
    if (school != null) schools.within(actor, school, session);
  }

  @Transactional(readOnly = true)
  Session behind(String secret) {
    return table.behind(secret).orElseThrow(() -> Refusal.notFound("sheet"));
  }

  @Transactional(readOnly = true)
  Slice<Session> page(@Nullable SessionState state, String after, Actor actor) {
    var key = DayKey.read(after, DayKey.LAST);
    return Slice.of(
        table.page(state, schools.own(actor), key.day(), key.number(), PAGE + 1),
        PAGE,
        last -> new DayKey(last.day(), last.session()).code());
  }

  @Transactional(readOnly = true)
  List<SessionTable.Listed> listed(long session) {
    return table.listed(session);
  }

  @Transactional(readOnly = true)
  List<Session> ofTeacher(long teacher) {
    return table.ofTeacher(teacher);
  }

  /** What was said; nothing before all is said. */
  @Transactional(readOnly = true)
  List<SheetTable.Tally> said(Occasion occasion, Session session) {
    return session.closed(occasion.now()) ? sheets.of(session.session(), LEAST) : List.of();
  }

  @Transactional(readOnly = true)
  List<SheetTable.Tally> saidIn(int year) {
    return sheets.ofYear(year, Session.SHEET_DAYS, LEAST);
  }
}
