package org.greenclassroom.applications;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code applications.application}, its counts, its steps and its {@code contact}. */
@Component
class ApplicationTable {
  private final JdbcClient jdbc;

  ApplicationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One step; -1 is somebody without an account. */
  record Step(Application.State state, Instant at, long byAccount) {}

  /**
   * Which applications are meant; null: whatever it may be.
   *
   * @param awaited what it waits for besides its state
   * @param schools whose person looks; null: somebody of the programme
   * @param part of the name, or the whole number
   */
  record Filter(
      Application.@Nullable State state,
      @Nullable SchoolKind kind,
      @Nullable String territory,
      @Nullable Integer leastPoints,
      @Nullable Awaited awaited,
      @Nullable Collection<Long> schools,
      String part) {}

  private static final String APPLICATION =
      """
      select a.*, f.secret, c.person, c.position, c.email, c.phone,
             (select array_agg(h.grade::int order by h.grade) from applications.headcount h where h.application = a.application) as grades,
             (select array_agg(h.pupils order by h.grade) from applications.headcount h where h.application = a.application) as counts,
             (select array_agg(n.need order by n.need) from applications.special_need n where n.application = a.application) as needs,
             (select array_agg(n.pupils order by n.need) from applications.special_need n where n.application = a.application) as need_counts
        from applications.application a
        join applications.form f using (form)
        left join applications.contact c on c.application = a.application
      """;

  long insert(long form, Told told, Locale language, Instant at, @Nullable Long takenBy) {
    return jdbc.sql(
            """
            insert into applications.application (form, sent_at, taken_by, language, name, code,
                   territory, division, address, kinds, distance_km, room, seats, computers,
                   computers_age, manager, teacher_hours, deputy_hours, lessons, open_hours,
                   timetable, power, internet, secure, furniture, tenure, lease_until, closure,
                   features, other_donors, donors, wished_from, wished_to, purpose, remarks)
            values (:form, :at, :taken, :language, :name, :code, :territory, :division, :address,
                    :kinds, :distance, :room, :seats, :computers, :age, :manager, :teacher,
                    :deputy, :lessons, :open, :timetable, :power, :internet, :secure, :furniture,
                    :tenure, :lease, :closure, :features, :others, :donors, :from, :to, :purpose,
                    :remarks)
            returning application
            """)
        .param("form", form)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("taken", takenBy)
        .param("language", language.getLanguage())
        .param("name", told.name())
        .param("code", told.code())
        .param("territory", told.territory())
        .param("division", told.division())
        .param("address", told.address())
        .param("kinds", names(told.kinds()))
        .param("distance", told.distanceKm())
        .param("room", told.room())
        .param("seats", told.seats())
        .param("computers", told.computers())
        .param("age", told.computersAge())
        .param("manager", told.manager().name())
        .param("teacher", told.teacherHours())
        .param("deputy", told.deputyHours())
        .param("lessons", told.lessons())
        .param("open", told.openHours())
        .param("timetable", told.timetable())
        .param("power", told.power().name())
        .param("internet", told.internet().name())
        .param("secure", told.secure().name())
        .param("furniture", told.furniture().name())
        .param("tenure", told.tenure().name())
        .param("lease", told.leaseUntil())
        .param("closure", told.closure().name())
        .param("features", names(told.features()))
        .param("others", told.otherDonors() ? "YES" : "NO")
        .param("donors", told.donors())
        .param("from", told.wishedFrom())
        .param("to", told.wishedTo())
        .param("purpose", told.purpose())
        .param("remarks", told.remarks())
        .query(Long.class)
        .single();
  }

  /** What is counted, and whom to write to. */
  void insertParts(long application, Told told, Instant at) {
    told.pupils()
        .forEach((grade, pupils) ->
            jdbc.sql(
                    "insert into applications.headcount (application, grade, pupils) values (?, ?, ?)")
                .params(application, grade, pupils)
                .update());
    told.needs()
        .forEach((need, pupils) ->
            jdbc.sql(
                    "insert into applications.special_need (application, need, pupils) values (?, ?, ?)")
                .params(application, need.name(), pupils)
                .update());
    jdbc.sql(
            """
            insert into applications.contact (application, person, position, email, phone, consented_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            application,
            told.person(),
            told.position(),
            told.email(),
            told.phone(),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void step(long application, Application.State state, Instant at, long by) {
    jdbc.sql(
            "insert into applications.step (application, state, at, by_account) values (?, ?, ?, ?)")
        .params(application, state.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void become(long application, Application.State state) {
    jdbc.sql("update applications.application set state = ? where application = ?")
        .params(state.name(), application)
        .update();
  }

  void approve(long application, long school, long classroom) {
    jdbc.sql(
            """
            update applications.application set state = 'APPROVED', school = ?, classroom = ?
             where application = ?
            """)
        .params(school, classroom, application)
        .update();
  }

  void match(long application, @Nullable Long school) {
    jdbc.sql("update applications.application set school = :school where application = :id")
        .param("school", school)
        .param("id", application)
        .update();
  }

  void survey(long application, long errand) {
    jdbc.sql(
            "update applications.application set state = 'SURVEY', errand = ? where application = ?")
        .params(errand, application)
        .update();
  }

  void score(long application, int points) {
    jdbc.sql("update applications.application set points = ? where application = ?")
        .params(points, application)
        .update();
  }

  /** Nobody else works on it meanwhile. */
  void lock(long application) {
    jdbc.sql("select application from applications.application where application = ? for update")
        .param(application)
        .query(Long.class)
        .optional();
  }

  Optional<Application> application(long application) {
    return jdbc.sql(APPLICATION + " where a.application = ?")
        .param(application)
        .query(ApplicationTable::application)
        .optional();
  }

  Optional<Application> behind(String secret) {
    return jdbc.sql(APPLICATION + " where f.secret = ?")
        .param(secret)
        .query(ApplicationTable::application)
        .optional();
  }

  Optional<Application> ofClassroom(long classroom) {
    return jdbc.sql(APPLICATION + " where a.classroom = ?")
        .param(classroom)
        .query(ApplicationTable::application)
        .optional();
  }

  /** Newest first. */
  List<Application> page(Filter filter, long before, int limit) {
    return jdbc.sql(
            APPLICATION
                + """
                 where a.application < :before
                   and (:state::text is null or a.state = :state)
                   and (:kind::text is null or a.kinds @> array[:kind::text])
                   and (:territory::text is null or a.territory = :territory)
                   and (:points::int is null or a.points >= :points)
                   and (:awaited::text is null
                        or (:awaited = 'READING' and exists (
                          select from applications.question q
                           where q.application = a.application and q.answered_at is not null
                             and q.read_at is null))
                        or (:awaited = 'SCORING' and a.state = 'SURVEY' and exists (
                          select from surveys.errands e
                           where e.errand = a.errand and e.survey is not null))
                        or (:awaited = 'SECOND' and a.state in ('SCORED', 'WAITING') and exists (
                          select from applications.decision d
                           where d.application = a.application and d.outcome = 'APPROVED'
                             and d.seconded_at is null)))
                   and (:all or a.school = any(:schools))
                   and (:part = '' or a.name ilike '%' || :part || '%'
                        or 'A-' || lpad(a.application::text, greatest(5, length(a.application::text)), '0') = upper(:part))
                 order by a.application desc limit :limit
                """)
        .param("before", before)
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("kind", filter.kind() == null ? null : filter.kind().name())
        .param("territory", filter.territory())
        .param("points", filter.leastPoints())
        .param("awaited", filter.awaited() == null ? null : filter.awaited().name())
        .param("all", filter.schools() == null)
        .param(
            "schools",
            filter.schools() == null ? new Long[0] : filter.schools().toArray(Long[]::new))
        .param("part", filter.part())
        .param("limit", limit)
        .query(ApplicationTable::application)
        .list();
  }

  /** The waiting list: most points first, of equals who asked first. */
  List<Application> waiting(int limit) {
    return jdbc.sql(
            APPLICATION
                + " where a.state = 'WAITING' order by a.points desc nulls last, a.application limit ?")
        .param(limit)
        .query(ApplicationTable::application)
        .list();
  }

  /** At which place of the waiting list it stands. */
  int place(long application) {
    return jdbc.sql(
            """
            select count(*) from applications.application a, applications.application me
             where me.application = ? and a.state = 'WAITING'
               and (coalesce(a.points, -1) > coalesce(me.points, -1)
                    or (coalesce(a.points, -1) = coalesce(me.points, -1)
                        and a.application <= me.application))
            """)
        .param(application)
        .query(Integer.class)
        .single();
  }

  /** How many rooms were surveyed whose points nobody reckoned since. */
  long surveyed() {
    return jdbc.sql(
            """
            select count(*) from applications.application a join surveys.errands e using (errand)
             where a.state = 'SURVEY' and e.survey is not null
            """)
        .query(Long.class)
        .single();
  }

  List<Step> steps(long application) {
    return jdbc.sql(
            """
            select state, at, by_account from applications.step where application = ? order by number
            """)
        .param(application)
        .query((row, _) ->
            new Step(
                Application.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                row.getLong("by_account")))
        .list();
  }

  /** How many stand in this state, and how many of them since before that moment. */
  record Count(long count, long late) {}

  Count count(Collection<Application.State> states, Instant before) {
    return jdbc.sql(
            """
            select count(*) as count,
                   count(*) filter (where (select max(s.at) from applications.step s
                                            where s.application = a.application) < :before) as late
              from applications.application a where a.state = any(:states)
            """)
        .param("states", names(states))
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(Count.class)
        .single();
  }

  Optional<Contact> contact(long application) {
    return jdbc.sql(
            """
            select c.person, c.position, c.email, c.phone, a.language
              from applications.contact c join applications.application a using (application)
             where c.application = ?
            """)
        .param(application)
        .query((row, _) ->
            new Contact(
                row.getString("person"),
                row.getString("position"),
                row.getString("email"),
                row.getString("phone"),
                Locale.forLanguageTag(row.getString("language"))))
        .optional();
  }

  int forget(long application) {
    return jdbc.sql("delete from applications.contact where application = ?")
        .param(application)
        .update();
  }

  /** Persons of applications that ended, and whose last step lies before that moment. */
  int forgetOld(Instant before) {
    return jdbc.sql(
            """
            delete from applications.contact c
             where not exists (select from applications.step s
                                where s.application = c.application and s.at >= :before)
               and exists (select from applications.application a
                            where a.application = c.application
                              and a.state in ('APPROVED', 'REJECTED', 'WITHDRAWN'))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Photographs of the applications that {@link #forgetOld} lets go of. */
  int forgetOldPhotographs(Instant before) {
    return jdbc.sql(
            """
            delete from applications.photograph p using applications.application a
             where a.form = p.form and a.state in ('APPROVED', 'REJECTED', 'WITHDRAWN')
               and not exists (select from applications.step s
                                where s.application = a.application and s.at >= :before)
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Application application(ResultSet row, int index) throws SQLException {
    return new Application(
        row.getLong("application"),
        row.getLong("form"),
        row.getString("secret"),
        row.getTimestamp("sent_at").toInstant(),
        row.getObject("taken_by", Long.class),
        row.getString("language"),
        Application.State.valueOf(row.getString("state")),
        row.getObject("school", Long.class),
        row.getObject("classroom", Long.class),
        row.getObject("points", Integer.class),
        row.getObject("errand", Long.class),
        told(row));
  }

  private static Told told(ResultSet row) throws SQLException {
    var pupils = new TreeMap<Integer, Integer>();
    var grades = array(row, "grades", Integer.class);
    var counts = array(row, "counts", Integer.class);
    for (int i = 0; i < grades.size(); i++) pupils.put(grades.get(i), counts.get(i));
    var needs = new EnumMap<SpecialNeed, Integer>(SpecialNeed.class);
    var kinds = array(row, "needs", String.class);
    var howMany = array(row, "need_counts", Integer.class);
    for (int i = 0; i < kinds.size(); i++)
      needs.put(SpecialNeed.valueOf(kinds.get(i)), howMany.get(i));
    return new Told(
        row.getString("name"),
        row.getString("code"),
        row.getString("territory"),
        row.getString("division"),
        row.getString("address"),
        array(row, "kinds", String.class).stream().map(SchoolKind::valueOf).toList(),
        row.getObject("distance_km", Integer.class),
        row.getString("room"),
        row.getInt("seats"),
        row.getObject("computers", Integer.class),
        row.getObject("computers_age", Integer.class),
        pupils,
        Known.valueOf(row.getString("manager")),
        row.getObject("teacher_hours", Integer.class),
        row.getObject("deputy_hours", Integer.class),
        row.getBigDecimal("lessons"),
        row.getObject("open_hours", Integer.class),
        row.getString("timetable"),
        Known.valueOf(row.getString("power")),
        Known.valueOf(row.getString("internet")),
        Known.valueOf(row.getString("secure")),
        Known.valueOf(row.getString("furniture")),
        Tenure.valueOf(row.getString("tenure")),
        row.getObject("lease_until", LocalDate.class),
        Known.valueOf(row.getString("closure")),
        needs,
        array(row, "features", String.class).stream().map(Feature::valueOf).toList(),
        row.getString("other_donors").equals("YES"),
        row.getString("donors"),
        row.getObject("wished_from", LocalDate.class),
        row.getObject("wished_to", LocalDate.class),
        row.getString("purpose"),
        row.getString("remarks"),
        text(row, "person"),
        text(row, "position"),
        text(row, "email"),
        text(row, "phone"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    return text == null ? "" : text;
  }

  private static <T> List<T> array(ResultSet row, String column, Class<T> type)
      throws SQLException {
    var all = new ArrayList<T>();
    Array array = row.getArray(column);
    if (array != null) for (var each : (Object[]) array.getArray()) all.add(type.cast(each));
    return all;
  }

  private static String[] names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).toArray(String[]::new);
  }
}
