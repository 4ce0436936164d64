package org.greenclassroom.signups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code signups.signup} and {@code signups.step}. */
@Component
class SignupTable {
  private static final String SELECT =
      """
      select s.signup, s.slot, s.activity, s.volunteer, s.team, s.place, s.state, s.asked_at, s.expires_at,
             s.reminded_at, s.confirmed_at, s.walk_in
        from signups.signup s
      """;

  private final JdbcClient jdbc;

  SignupTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One person asks, or is placed, at one time only: whoever comes second waits here. */
  void holdPerson(long volunteer) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(7302, (? - 1000000000)::int)) held")
        .param(volunteer)
        .query(Integer.class)
        .single();
  }

  long insert(
      Stint stint,
      long volunteer,
      @Nullable Long team,
      @Nullable Integer place,
      SignupState state,
      boolean walkIn,
      Instant now) {
    return jdbc.sql(
            """
            insert into signups.signup (slot, activity, volunteer, team, place, state, asked_at, walk_in, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning signup
            """)
        .params(
            Arrays.asList(
                stint.slot(),
                stint.activity(),
                volunteer,
                team,
                place,
                state.name(),
                Timestamp.from(now),
                walkIn,
                Timestamp.from(now)))
        .query(Long.class)
        .single();
  }

  Optional<Signup> signup(long signup) {
    return jdbc.sql(SELECT + " where s.signup = ?")
        .param(signup)
        .query(DataClassRowMapper.newInstance(Signup.class))
        .optional();
  }

  /** What stands between a person and a slot now; a no among it. */
  Optional<Signup> present(long slot, long volunteer) {
    return jdbc.sql(
            SELECT
                + """
                 where s.slot = ? and s.volunteer = ? and s.state in ('PLACED', 'WAITING', 'OFFERED', 'DENIED')
                """)
        .params(slot, volunteer)
        .query(DataClassRowMapper.newInstance(Signup.class))
        .optional();
  }

  List<Queue.Entry> entries(long slot) {
    return jdbc.sql(
            """
            select signup, volunteer, team, place, state, asked_at, expires_at
              from signups.signup where slot = ? and state in ('PLACED', 'WAITING', 'OFFERED')
             order by asked_at, signup
            """)
        .param(slot)
        .query(DataClassRowMapper.newInstance(Queue.Entry.class))
        .list();
  }

  void move(
      long signup,
      SignupState state,
      @Nullable Integer place,
      @Nullable Instant expires,
      Instant now) {
    jdbc.sql(
            """
            update signups.signup
               set state = ?, place = ?, expires_at = ?, reminded_at = null, changed_at = ? where signup = ?
            """)
        .params(
            Arrays.asList(
                state.name(),
                place,
                expires == null ? null : Timestamp.from(expires),
                Timestamp.from(now),
                signup))
        .update();
  }

  void reminded(long signup, Instant now) {
    jdbc.sql("update signups.signup set reminded_at = ? where signup = ?")
        .params(Timestamp.from(now), signup)
        .update();
  }

  void confirmed(long signup, Instant now) {
    jdbc.sql("update signups.signup set confirmed_at = ? where signup = ?")
        .params(Timestamp.from(now), signup)
        .update();
  }

  void step(long signup, SignupState state, Instant now, long by, @Nullable String reason) {
    jdbc.sql("insert into signups.step (signup, state, at, by, reason) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(signup, state.name(), Timestamp.from(now), by, reason))
        .update();
  }

  /** Of a day: whoever has a place, an offer, or waits. */
  List<Signup> live(long activity) {
    return jdbc.sql(
            SELECT
                + """
                 where s.activity = ? and s.state in ('PLACED', 'WAITING', 'OFFERED') order by s.slot, s.signup
                """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Signup.class))
        .list();
  }

  /** Of a slot: whoever has a place, an offer, or waits. */
  List<Signup> ofSlot(long slot) {
    return jdbc.sql(
            SELECT
                + " where s.slot = ? and s.state in ('PLACED', 'WAITING', 'OFFERED') order by s.signup")
        .param(slot)
        .query(DataClassRowMapper.newInstance(Signup.class))
        .list();
  }

  /** Of a person: everything that is not long over, the next day first. */
  List<MyDaysPage.Row> of(long volunteer, Instant since) {
    return jdbc.sql(
            """
            select s.signup, s.slot, s.activity, a.title, a.address, a.place, a.zone, l.starts_at, l.ends_at, l.role,
                   l.name, s.state, s.expires_at, s.confirmed_at, a.state as day,
                   (select count(*) from signups.signup w where w.slot = s.slot and w.state = 'WAITING'
                       and (w.asked_at, w.signup) <= (s.asked_at, s.signup)) as turn
              from signups.signup s
              join activities.slots l on l.slot = s.slot
              join activities.activities a on a.activity = s.activity
             where s.volunteer = ? and l.ends_at > ? and not a.removed
             order by l.starts_at, s.signup
            """)
        .params(volunteer, Timestamp.from(since))
        .query(DataClassRowMapper.newInstance(MyDaysPage.Row.class))
        .list();
  }

  /** Of a person: what they have, or wait for, in days that are not over; in the order of slots. */
  List<Long> ahead(long volunteer, Instant now) {
    return jdbc
        .sql(
            """
            select s.signup from signups.signup s join activities.slots l on l.slot = s.slot
             where s.volunteer = ? and s.state in ('PLACED', 'WAITING', 'OFFERED') and l.ends_at > ?
             order by s.slot
            """)
        .params(volunteer, Timestamp.from(now))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Of a day, as the coordinator reads it. */
  void roster(long activity, Consumer<RosterPage.Line> each) {
    jdbc
        .sql(
            """
            select s.signup, s.slot, s.volunteer, l.role, l.name as slot_name, l.starts_at, v.name, v.email, v.language,
                   p.name as company, s.team, s.state, s.asked_at, s.expires_at, s.reminded_at, s.confirmed_at,
                   s.walk_in, (select r.reason from signups.step r where r.signup = s.signup and r.reason is not null
                                order by r.step desc limit 1) as reason
              from signups.signup s
              join activities.slots l on l.slot = s.slot
              join volunteers.volunteers v on v.volunteer = s.volunteer
              left join signups.team t on t.team = s.team
              left join partners.partners p on p.partner = coalesce(t.partner, v.partner)
             where s.activity = ?
             order by l.starts_at, s.slot,
                      array_position(array['PLACED', 'OFFERED', 'WAITING', 'DENIED', 'EXPIRED', 'CANCELLED', 'RELEASED'], s.state),
                      s.asked_at, s.signup
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(RosterPage.Line.class))
        .stream()
        .forEach(each);
  }

  /** Slots where something may be due: somebody waits, or an offer is open. */
  List<Long> slotsToTidy(Instant now) {
    return jdbc
        .sql(
            """
            select s.slot
              from signups.signup s
              join activities.slots l on l.slot = s.slot
              join activities.activities a on a.activity = s.activity
             where s.state = 'OFFERED'
                or s.state = 'WAITING' and a.state = 'PUBLISHED' and not a.removed and l.starts_at > ?
             group by s.slot order by s.slot
            """)
        .param(Timestamp.from(now))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Places of days that are near, whose people were not reminded yet. */
  List<Signup> toRemind(Instant now, Instant until) {
    return jdbc.sql(
            SELECT
                + """
                  join activities.slots l on l.slot = s.slot
                  join activities.activities a on a.activity = s.activity
                 where s.state = 'PLACED' and s.reminded_at is null and not s.walk_in and a.state = 'PUBLISHED'
                   and not a.removed and not l.removed and l.starts_at > ? and l.starts_at <= ?
                 order by s.signup
                """)
        .params(Timestamp.from(now), Timestamp.from(until))
        .query(DataClassRowMapper.newInstance(Signup.class))
        .list();
  }

  /** Days in which slots have a free place, somebody who waits, and no time for letters. */
  List<Long> daysToPhone(Instant now, Instant until) {
    return jdbc
        .sql(
            """
            select distinct l.activity
              from activities.slots l
              join activities.activities a on a.activity = l.activity
             cross join lateral (select count(*) filter (where s.state in ('PLACED', 'OFFERED')) as held,
                                        count(*) filter (where s.state = 'WAITING') as waiting
                                   from signups.signup s where s.slot = l.slot) f
             where l.starts_at > ? and l.starts_at <= ? and not l.removed and not a.removed
               and a.state = 'PUBLISHED' and f.waiting > 0 and f.held < l.capacity
             order by l.activity
            """)
        .params(Timestamp.from(now), Timestamp.from(until))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  @Nullable Instant lastChange() {
    return jdbc.sql("select max(changed_at) from signups.signup")
        .query((row, _) -> {
          var at = row.getTimestamp(1);
          return Optional.ofNullable(at == null ? null : at.toInstant());
        })
        .single()
        .orElse(null);
  }
}
