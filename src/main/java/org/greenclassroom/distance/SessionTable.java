package org.greenclassroom.distance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code distance.session}, each row with its day. */
@Component
class SessionTable {
  private static final String COLUMNS =
      """
      select s.session, s.request, s.activity, r.school, r.classroom, p.name as school_name, p.territory,
             a.title, a.state, a.starts_at, a.ends_at, s.platform, s.link, s.pass_code, s.backup, s.host,
             s.recording, s.recording_reason, s.recording_word, w.at as rehearsed_at,
             coalesce(w.good, false) as rehearsed_well, s.adult_name, s.adult_phone,
             case when s.ready_for = a.starts_at then s.ready_at end as ready_at,
             case when s.ready_for = a.starts_at then s.overrule end as overrule,
             s.begun_at, t.pupils, t.line, t.minutes_lost, s.held_at
        from distance.session s
        join distance.request r using (request)
        join partners.partners p on p.partner = r.school
        join activities.activities a on a.activity = s.activity
        left join lateral (select x.at, x.good from distance.rehearsal x
                            where x.session = s.session and x.begins = a.starts_at
                            order by x.rehearsal desc limit 1) w on true
        left join lateral (select x.pupils, x.line, x.minutes_lost from distance.told x
                            where x.session = s.session and x.told_at >= a.starts_at
                            order by x.told desc limit 1) t on true
      """;

  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long request, long activity, String approval, Connection by) {
    return jdbc.sql(
            """
            insert into distance.session (request, activity, approval, platform, link, pass_code,
                   backup, host)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning session
            """)
        .params(
            request,
            activity,
            approval,
            by.platform().name(),
            by.link(),
            by.passCode(),
            by.backup(),
            by.host())
        .query(Long.class)
        .single();
  }

  Optional<Session> session(long session) {
    return jdbc.sql(COLUMNS + " where s.session = ?").param(session).query(row()).optional();
  }

  Optional<Session> ofActivity(long activity) {
    return jdbc.sql(COLUMNS + " where s.activity = ?").param(activity).query(row()).optional();
  }

  List<Session> ofRequest(long request) {
    return jdbc.sql(COLUMNS + " where s.request = ? order by a.starts_at, s.session")
        .param(request)
        .query(row())
        .list();
  }

  /** The secret with which the school may say yes to this day. */
  Optional<String> approval(long session) {
    return jdbc.sql(
            "select approval from distance.session where session = ? and approval is not null")
        .param(session)
        .query(String.class)
        .optional();
  }

  /** What is to come, the next first; or what was, the last first. */
  List<Session> page(
      boolean past, Long @Nullable [] schools, Instant now, Instant key, long after, int size) {
    return jdbc.sql(
            COLUMNS
                + (past
                    ? """
                     where (a.ends_at < :now or s.held_at is not null)
                       and (:all or r.school = any(:schools))
                       and (a.starts_at, s.session) < (:key, :after)
                     order by a.starts_at desc, s.session desc limit :size
                    """
                    : """
                     where a.ends_at >= :now and s.held_at is null
                       and (:all or r.school = any(:schools))
                       and (a.starts_at, s.session) > (:key, :after)
                     order by a.starts_at, s.session limit :size
                    """))
        .param("now", RequestTable.utc(now))
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools)
        .param("key", RequestTable.utc(key))
        .param("after", after)
        .param("size", size)
        .query(row())
        .list();
  }

  /** How many rehearsals are due within two days, or late: nobody tried the line well yet. */
  long[] toRehearse(Instant now, Instant until) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where a.starts_at - make_interval(days => :days) < :now)
              from distance.session s join activities.activities a on a.activity = s.activity
             where s.ready_for is distinct from a.starts_at and s.held_at is null
               and a.starts_at - make_interval(days => :days) < :until and a.ends_at > :now
               and a.state not in ('CANCELLED', 'POSTPONED', 'HELD') and not a.removed
            """)
        .param("days", Plan.REHEARSAL_DAYS)
        .param("now", RequestTable.utc(now))
        .param("until", RequestTable.utc(until))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  void hold(long session) {
    jdbc.sql("select session from distance.session where session = ? for update")
        .param(session)
        .query(Long.class)
        .single();
  }

  void connect(long session, Connection by) {
    jdbc.sql(
            """
            update distance.session set platform = ?, link = ?, pass_code = ?, backup = ?, host = ?
             where session = ?
            """)
        .params(by.platform().name(), by.link(), by.passCode(), by.backup(), by.host(), session)
        .update();
  }

  void allowRecording(long session, String reason, String word, Occasion occasion) {
    jdbc.sql(
            """
            update distance.session set recording = 'ALLOWED', recording_reason = ?, recording_word = ?,
                   recording_by = ? where session = ?
            """)
        .params(reason, word, occasion.actor().account(), session)
        .update();
  }

  void forbidRecording(long session) {
    jdbc.sql(
            """
            update distance.session set recording = 'FORBIDDEN', recording_reason = null,
                   recording_word = null, recording_by = null where session = ?
            """)
        .param(session)
        .update();
  }

  void name(long session, String adult, String phone) {
    jdbc.sql("update distance.session set adult_name = ?, adult_phone = ? where session = ?")
        .params(adult, phone, session)
        .update();
  }

  /** For the day on which it is now: moved, it must be made ready anew. */
  void ready(Session one, @Nullable String overrule, Occasion occasion) {
    jdbc.sql(
            """
            update distance.session set ready_at = ?, ready_by = ?, ready_for = ?, overrule = ?
             where session = ?
            """)
        .params(
            Arrays.asList(
                RequestTable.utc(occasion.now()),
                occasion.actor().account(),
                RequestTable.utc(one.startsAt()),
                overrule,
                one.session()))
        .update();
  }

  void begin(long session, Instant now) {
    jdbc.sql("update distance.session set begun_at = ? where session = ? and begun_at is null")
        .params(RequestTable.utc(now), session)
        .update();
  }

  /** Whose letters of the day before are due: ready or not, both ends must know how they meet. */
  List<Long> eves(Instant now) {
    return jdbc.sql(
            """
            select s.session from distance.session s join activities.activities a on a.activity = s.activity
             where s.eve_at is null and s.held_at is null and s.link <> '' and not a.removed
               and a.state = 'PUBLISHED' and a.starts_at > ? and a.starts_at <= ?
             order by a.starts_at, s.session
            """)
        .params(RequestTable.utc(now), RequestTable.utc(now.plus(Session.SHOWN_BEFORE)))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** False: another round wrote its letters, or it was moved meanwhile. */
  boolean wantsEve(long session, Instant now) {
    return jdbc.sql(
            """
            select s.session from distance.session s join activities.activities a on a.activity = s.activity
             where s.session = ? and s.eve_at is null and s.held_at is null and not a.removed
               and a.state = 'PUBLISHED' and a.starts_at > ? and a.starts_at <= ?
               for update of s
            """)
        .params(session, RequestTable.utc(now), RequestTable.utc(now.plus(Session.SHOWN_BEFORE)))
        .query(Long.class)
        .optional()
        .isPresent();
  }

  /**
   * Forgets who was in the room, once its day is so long over; that somebody was named stays.
   *
   * @return how many were forgotten
   */
  int forgetAdults(Instant before) {
    return jdbc.sql(
            """
            update distance.session s
               set adult_name = case when s.adult_name is not null then '' end,
                   adult_phone = case when s.adult_phone is not null then '' end,
                   recording_word = case when s.recording_word is not null then '–' end
              from activities.activities a
             where a.activity = s.activity and a.ends_at < ?
               and (s.adult_name <> '' or s.recording_word <> '–')
            """)
        .param(RequestTable.utc(before))
        .update();
  }

  void wroteEve(long session, Instant now) {
    jdbc.sql("update distance.session set eve_at = ? where session = ?")
        .params(RequestTable.utc(now), session)
        .update();
  }

  void held(long session, Instant now) {
    jdbc.sql("update distance.session set held_at = ? where session = ?")
        .params(RequestTable.utc(now), session)
        .update();
  }

  /**
   * On its new day nothing has begun, and both ends are told anew how they meet.
   *
   * @param opens when it may begin at the earliest
   */
  void move(long session, Instant opens) {
    jdbc.sql(
            """
            update distance.session
               set begun_at = case when begun_at >= ? then begun_at end, eve_at = null
             where session = ?
            """)
        .params(RequestTable.utc(opens), session)
        .update();
  }

  /** A rehearsal counts for the day for which the line was tried. */
  void insertRehearsal(Session one, UUID key, Rehearsal tried, boolean good, Occasion occasion) {
    jdbc.sql(
            """
            insert into distance.rehearsal (key, session, begins, at, down_kbit, up_kbit, picture, sound,
                   good, words, tried_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                key,
                one.session(),
                RequestTable.utc(one.startsAt()),
                RequestTable.utc(tried.at()),
                tried.downKbit(),
                tried.upKbit(),
                tried.picture(),
                tried.sound(),
                good,
                tried.words(),
                Math.max(0, occasion.actor().account())))
        .update();
  }

  List<Rehearsal> rehearsals(long session) {
    return jdbc.sql(
            """
            select at, down_kbit, up_kbit, picture, sound, words from distance.rehearsal
             where session = ? order by rehearsal desc
            """)
        .param(session)
        .query(DataClassRowMapper.newInstance(Rehearsal.class))
        .list();
  }

  void insertTold(long session, UUID key, Told told, Occasion occasion) {
    jdbc.sql(
            """
            insert into distance.told (key, session, pupils, girls, boys, line, minutes_lost, useful,
                   words, told_at, told_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                key,
                session,
                told.pupils(),
                told.girls(),
                told.boys(),
                told.line().name(),
                told.minutesLost(),
                told.useful(),
                told.words(),
                RequestTable.utc(occasion.now()),
                Math.max(0, occasion.actor().account())))
        .update();
  }

  /** What was told last of this day; of one from which it was moved nothing is left. */
  Optional<Told> told(long session) {
    return jdbc.sql(
            """
            select t.pupils, t.girls, t.boys, t.line, t.minutes_lost, t.useful, t.words
              from distance.told t join distance.session s using (session)
              join activities.activities a on a.activity = s.activity
             where t.session = ? and t.told_at >= a.starts_at order by t.told desc limit 1
            """)
        .param(session)
        .query(DataClassRowMapper.newInstance(Told.class))
        .optional();
  }

  void insertConnected(long session, UUID key, Participants seen, Occasion occasion) {
    jdbc.sql(
            """
            insert into distance.connected (key, session, adults, longest_min, total_min, read_at, read_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            key,
            session,
            seen.adults(),
            seen.longest(),
            seen.together(),
            RequestTable.utc(occasion.now()),
            occasion.actor().account())
        .update();
  }

  Optional<Participants> connected(long session) {
    return jdbc.sql(
            """
            select adults, longest_min as longest, total_min as together from distance.connected
             where session = ? order by connected desc limit 1
            """)
        .param(session)
        .query(DataClassRowMapper.newInstance(Participants.class))
        .optional();
  }

  /**
   * Somebody who has a place.
   *
   * @param name of the volunteer; empty: not known any more
   * @param territory of the organisation they come from; null: they come from none
   */
  record Placed(
      long signup,
      long slot,
      long volunteer,
      String name,
      String role,
      @Nullable String territory) {}

  List<Placed> placed(long activity) {
    return jdbc.sql(
            """
            select s.signup, s.slot, s.volunteer, coalesce(v.name, '') as name, t.name as role,
                   p.territory
              from signups.signups s
              join activities.slots t using (slot)
              join volunteers.volunteers v on v.volunteer = s.volunteer
              left join partners.partners p on p.partner = v.partner
             where s.activity = ? and s.state = 'PLACED' order by s.signup
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Placed.class))
        .list();
  }

  boolean isPlaced(long activity, long volunteer) {
    return jdbc.sql(
            """
            select exists (select from signups.signups
                            where activity = ? and volunteer = ? and state = 'PLACED')
            """)
        .params(activity, volunteer)
        .query(Boolean.class)
        .single();
  }

  /** A lesson that the timetable expects. */
  record Expected(long entry, int grade, String classLabel) {}

  /** The lesson of that room nearest to that hour, if there is one. */
  Optional<Expected> expected(long classroom, LocalDate day, LocalTime at, int minutesApart) {
    return jdbc.sql(
            """
            select entry, grade, class_label from lessons.plans
             where classroom = ? and day = ? and abs(extract(epoch from from_time - ?::time)) <= ? * 60
             order by abs(extract(epoch from from_time - ?::time)), entry limit 1
            """)
        .params(classroom, day, at.toString(), minutesApart, at.toString())
        .query(DataClassRowMapper.newInstance(Expected.class))
        .optional();
  }

  /** The school's rooms of ours that are open, by number. */
  Map<Long, String> rooms(long school) {
    var rooms = new TreeMap<Long, String>();
    jdbc.sql(
            """
            select classroom, name from classrooms.classrooms
             where school = ? and ended_on is null order by classroom
            """)
        .param(school)
        .query((row, _) -> rooms.put(row.getLong(1), row.getString(2)))
        .list();
    return rooms;
  }

  private static DataClassRowMapper<Session> row() {
    return DataClassRowMapper.newInstance(Session.class);
  }
}
