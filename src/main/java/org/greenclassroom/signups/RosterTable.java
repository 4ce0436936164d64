package org.greenclassroom.signups;

import java.util.Collection;
import java.util.List;
import org.greenclassroom.activities.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts over places: how full, how many adults with a class. */
@Component
class RosterTable {
  private final JdbcClient jdbc;

  RosterTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How full a day is. */
  record Fill(long capacity, long placed, long offered, long waiting) {}

  /** What is left of a slot: a team's kept places are not free. */
  record Free(long slot, String address, int free, int waiting, boolean takes) {}

  /**
   * Adults with a class during one slot.
   *
   * @param people whether people were counted, not places
   */
  record Adults(long slot, Duty role, @Nullable String ownName, int adults, boolean people) {}

  Fill fill(long activity) {
    return jdbc.sql(
            """
            select coalesce(sum(f.capacity), 0) as capacity, coalesce(sum(f.placed), 0) as placed,
                   coalesce(sum(f.offered), 0) as offered, coalesce(sum(f.waiting), 0) as waiting
              from signups.fills f join activities.slots l on l.slot = f.slot and not l.removed
             where f.activity = ?
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Fill.class))
        .single();
  }

  List<Free> free(Collection<Long> activities) {
    return jdbc.sql(
            """
            select f.slot, a.address,
                   greatest(0, f.capacity - f.placed - f.offered
                     - (select count(*) from signups.place p
                         where p.slot = f.slot and p.team is not null
                           and not exists (select from signups.signup s where s.slot = p.slot and s.place = p.number))
                   )::int as free,
                   f.waiting::int as waiting,
                   a.state = 'PUBLISHED' and l.starts_at > now() as takes
              from signups.fills f
              join activities.slots l on l.slot = f.slot and not l.removed
              join activities.activities a on a.activity = f.activity
             where f.activity in (:activities)
            """)
        .param("activities", activities)
        .query(DataClassRowMapper.newInstance(Free.class))
        .list();
  }

  /** For each slot with children: whoever is there all the time, and the school's own teacher. */
  List<Adults> adults(long activity) {
    return jdbc.sql(
            """
            select l.slot, l.role, l.name as own_name,
                   (case when a.school is null then 0 else 1 end
                    + coalesce((select sum(case when a.state in ('PUBLISHED', 'HELD', 'POSTPONED') then f.placed else f.capacity end)
                                  from activities.slots o join signups.fills f on f.slot = o.slot and f.activity = l.activity
                                 where o.activity = l.activity and o.with_children and not o.removed
                                   and o.starts_at <= l.starts_at and o.ends_at >= l.ends_at), 0))::int as adults,
                   a.state in ('PUBLISHED', 'HELD', 'POSTPONED') as people
              from activities.slots l join activities.activities a on a.activity = l.activity
             where l.activity = ? and l.with_children and not l.removed
             order by l.starts_at, l.slot
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Adults.class))
        .list();
  }

  /**
   * A place of somebody who has another at the same time: one of both days was moved, or they were
   * placed by hand.
   *
   * @param title of the other day
   */
  record Elsewhere(long signup, String title) {}

  /** Of those who have a place in a day. */
  List<Elsewhere> elsewhere(long activity) {
    return jdbc.sql(
            """
            select s.signup, a.title
              from signups.signup s
              join activities.slots l on l.slot = s.slot and not l.removed
              join signups.signup o on o.volunteer = s.volunteer and o.state = 'PLACED' and o.signup <> s.signup
              join activities.slots k on k.slot = o.slot and not k.removed
                                     and k.starts_at < l.ends_at and k.ends_at > l.starts_at
              join activities.activities a on a.activity = k.activity and not a.removed
                                          and a.state not in ('CANCELLED', 'POSTPONED')
             where s.activity = ? and s.state = 'PLACED'
             order by s.signup, k.starts_at, k.slot
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Elsewhere.class))
        .list();
  }

  /** The day is another one: whether people are coming is asked again, and they are reminded. */
  void anew(long activity) {
    jdbc.sql(
            """
            update signups.signup set reminded_at = null, confirmed_at = null
             where activity = ? and state = 'PLACED' and not walk_in
            """)
        .param(activity)
        .update();
  }
}
