package org.greenclassroom.special;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code special.aid}, {@code special.inspection}, {@code special.trial} and {@code
 * special.instructor}.
 */
@Component
class AidTable {
  private static final String AIDS =
      """
      select a.aid, a.classroom, c.name as room, p.name as school, d.tag, a.kind, a.product, a.version,
             a.pieces, a.licence, a.expires_on, a.warned_at, a.removed_on, i.working, i.day as tried_on
        from special.aid a
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join custody.devices d on d.device = a.device
        left join lateral (select x.working, x.day from special.inspection x
                            where x.aid = a.aid order by x.day desc, x.inspection desc limit 1) i on true
      """;

  private final JdbcClient jdbc;

  AidTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Aid> of(long classroom) {
    return jdbc.sql(
            AIDS
                + " where a.classroom = ? and a.removed_on is null order by a.kind, d.tag nulls first, a.aid")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Aid.class))
        .list();
  }

  Optional<Aid> aid(long aid) {
    return jdbc.sql(AIDS + " where a.aid = ?")
        .param(aid)
        .query(DataClassRowMapper.newInstance(Aid.class))
        .optional();
  }

  /** Licences that end by a day, in open rooms, the first end first. */
  List<Aid> ending(@Nullable Set<Long> schools, LocalDate by, LocalDate day, long after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            AIDS
                + """
                 join special.licences l using (aid)
                 where l.expires_on <= ? and (l.expires_on, a.aid) > (?, ?)
                   and (?::bigint[] is null or exists (
                     select from classrooms.classrooms c
                      where c.classroom = a.classroom and c.school = any (?::bigint[])))
                 order by l.expires_on, a.aid limit ?
                """)
        .params(Arrays.asList(Date.valueOf(by), Date.valueOf(day), after, own, own, most))
        .query(DataClassRowMapper.newInstance(Aid.class))
        .list();
  }

  /** How many end by a day, and how many did already. */
  int[] counted(LocalDate by, LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where expires_on < ?) from special.licences
             where expires_on <= ?
            """)
        .params(Date.valueOf(today), Date.valueOf(by))
        .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
        .single();
  }

  /** A letter that is due. */
  record Warning(
      long aid,
      String product,
      LocalDate expiresOn,
      String room,
      String school,
      String name,
      String email,
      String language) {}

  /** To whoever teaches there and agreed to be written to; of these schools, null: of all. */
  List<Warning> warnings(@Nullable Set<Long> schools, LocalDate by) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select l.aid, l.product || coalesce(' ' || l.version, '') as product, l.expires_on, c.name as room,
                   p.name as school, coalesce(t.name, '') as name, t.email, t.language
              from special.licences l
              join classrooms.classrooms c using (classroom)
              join partners.partners p on p.partner = c.school
              join special.instructor i on i.classroom = l.classroom and i.ended_on is null
              join training.teachers t on t.teacher = i.teacher
             where l.warned_at is null and l.expires_on <= ? and t.email is not null and t.left_on is null
               and (?::bigint[] is null or c.school = any (?::bigint[]))
             order by l.aid, t.teacher
            """)
        .params(Arrays.asList(Date.valueOf(by), own, own))
        .query(DataClassRowMapper.newInstance(Warning.class))
        .list();
  }

  void warned(List<Long> aids, Instant now) {
    jdbc.sql("update special.aid set warned_at = ? where aid = any (?::bigint[])")
        .params(Timestamp.from(now), aids.toArray(Long[]::new))
        .update();
  }

  void insert(
      Occasion occasion,
      long classroom,
      @Nullable Long device,
      AidKind kind,
      String product,
      @Nullable String version,
      int pieces,
      @Nullable String licence,
      @Nullable LocalDate expiresOn) {
    jdbc.sql(
            """
            insert into special.aid (classroom, device, kind, product, version, pieces, licence, expires_on,
                   recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                classroom,
                device,
                kind.name(),
                product,
                version,
                pieces,
                licence,
                expiresOn == null ? null : Date.valueOf(expiresOn),
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                occasion.keyFor("aid")))
        .update();
  }

  int remove(long aid, LocalDate day) {
    return jdbc.sql("update special.aid set removed_on = ? where aid = ? and removed_on is null")
        .params(Date.valueOf(day), aid)
        .update();
  }

  void renew(long aid, LocalDate until) {
    jdbc.sql("update special.aid set expires_on = ?, warned_at = null where aid = ?")
        .params(Date.valueOf(until), aid)
        .update();
  }

  /** Somebody tried its pieces. */
  void inspect(Occasion occasion, long aid, int working) {
    jdbc.sql(
            """
            insert into special.inspection (aid, day, working, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            aid,
            Date.valueOf(occasion.today()),
            working,
            Timestamp.from(occasion.now()),
            Math.max(0, occasion.actor().account()),
            occasion.keyFor("inspection/" + aid))
        .update();
  }

  /** The computer of this tag, if it stands in this room. */
  Optional<Long> device(String tag, long classroom) {
    return jdbc.sql("select device from custody.devices where tag = ? and classroom = ?")
        .params(tag, classroom)
        .query(Long.class)
        .optional();
  }

  // ---- does it read the sign-in screen? ----

  void attempt(
      Occasion occasion,
      long classroom,
      long device,
      LocalDate day,
      String product,
      @Nullable String version,
      Outcome outcome,
      @Nullable String words,
      UUID key) {
    jdbc.sql(
            """
            insert into special.trial (classroom, device, day, product, version, outcome, words, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                classroom,
                device,
                Date.valueOf(day),
                product,
                version,
                outcome.name(),
                words,
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                key))
        .update();
  }

  /**
   * A computer of the room with its last trial.
   *
   * @param day null: was not tried; then the next three are null too
   */
  record Tried(
      long device,
      String tag,
      @Nullable Integer seat,
      @Nullable LocalDate day,
      @Nullable String product,
      @Nullable Outcome outcome,
      @Nullable String words) {}

  List<Tried> tried(long classroom) {
    return jdbc.sql(
            """
            select d.device, d.tag, s.seat, t.day, t.product || coalesce(' ' || t.version, '') as product,
                   t.outcome, t.words
              from custody.devices d
              left join classrooms.seats s on s.device = d.device and s.classroom = d.classroom
              left join lateral (select * from special.trial x
                                  where x.device = d.device and x.classroom = d.classroom
                                  order by x.day desc, x.trial desc limit 1) t on true
             where d.classroom = ? and d.stage = 'IN_CLASS'
             order by s.seat nulls last, d.tag
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Tried.class))
        .list();
  }

  // ---- who teaches there ----

  void teach(
      Occasion occasion,
      long classroom,
      long teacher,
      String title,
      String issuer,
      @Nullable String number,
      @Nullable LocalDate until) {
    jdbc.sql(
            """
            insert into special.instructor (classroom, teacher, title, issuer, number, valid_until, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                classroom,
                teacher,
                title,
                issuer,
                number,
                until == null ? null : Date.valueOf(until),
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                occasion.keyFor("instructor")))
        .update();
  }

  int stop(long instructor, long classroom, LocalDate day) {
    return jdbc.sql(
            """
            update special.instructor set ended_on = ?
             where instructor = ? and classroom = ? and ended_on is null
            """)
        .params(Date.valueOf(day), instructor, classroom)
        .update();
  }

  void forget(long teacher) {
    jdbc.sql("update special.instructor set number = null where teacher = ?")
        .param(teacher)
        .update();
  }

  /** Somebody who teaches there, with the certificate that says they can. */
  record Instructor(
      long instructor,
      long teacher,
      @Nullable String name,
      boolean gone,
      String title,
      String issuer,
      @Nullable String number,
      @Nullable LocalDate validUntil) {
    public String called() {
      return name == null ? "№ " + teacher : name;
    }

    public boolean good(LocalDate today) {
      return !gone && (validUntil == null || !validUntil.isBefore(today));
    }
  }

  List<Instructor> instructors(long classroom) {
    return jdbc.sql(
            """
            select i.instructor, i.teacher, t.name, t.left_on is not null as gone, i.title, i.issuer, i.number,
                   i.valid_until
              from special.instructor i join training.teachers t using (teacher)
             where i.classroom = ? and i.ended_on is null order by i.instructor
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Instructor.class))
        .list();
  }

  // ---- rooms ----

  /** The profile of a room: all that stands in it. */
  record Profile(
      long classroom,
      long school,
      String name,
      String schoolName,
      @Nullable String reader,
      @Nullable String magnifier,
      int readers,
      int brailleDisplays,
      int headsets,
      int stickers,
      int computers,
      int reading,
      boolean instructed) {}

  private static final String PROFILES =
      """
      select r.classroom, r.school, r.name, p.name as school_name, r.reader, r.magnifier, r.readers,
             r.braille_displays, r.headsets, r.stickers, r.computers, r.reading, r.instructed
        from special.profiles r join partners.partners p on p.partner = r.school
      """;

  List<Profile> profiles(@Nullable Set<Long> schools, long after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            PROFILES
                + """
                 where r.classroom > ?
                   and exists (select from classrooms.classrooms c
                                where c.classroom = r.classroom and c.ended_on is null
                                  and (?::bigint[] is null or c.school = any (?::bigint[])))
                 order by r.classroom limit ?
                """)
        .params(Arrays.asList(after, own, own, most))
        .query(DataClassRowMapper.newInstance(Profile.class))
        .list();
  }

  Optional<Profile> profile(long classroom) {
    return jdbc.sql(PROFILES + " where r.classroom = ?")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Profile.class))
        .optional();
  }
}
