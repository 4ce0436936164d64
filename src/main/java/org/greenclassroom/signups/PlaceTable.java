package org.greenclassroom.signups;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code signups.desk} and {@code signups.place}. */
@Component
class PlaceTable {
  private final JdbcClient jdbc;

  PlaceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds the slot until the end: nobody else changes anything of it. */
  void hold(long slot) {
    jdbc.sql("insert into signups.desk (slot) values (?) on conflict do nothing")
        .param(slot)
        .update();
    jdbc.sql("select slot from signups.desk where slot = ? for update")
        .param(slot)
        .query(Long.class)
        .single();
  }

  /**
   * As many places as the slot has; where it shrank, the free ones go first and nobody is sent
   * away.
   */
  void fit(long slot, int capacity) {
    jdbc.sql(
            """
            insert into signups.place (slot, number)
            select :slot, m.top + g
              from (select coalesce(max(number), 0) as top, count(*) as n from signups.place where slot = :slot) m,
                   generate_series(1, (:capacity - m.n)::int) g
            """)
        .param("slot", slot)
        .param("capacity", capacity)
        .update();
    jdbc.sql(
            """
            delete from signups.place p
             where p.slot = :slot and p.number in (
               select f.number from signups.place f
                where f.slot = :slot and f.team is null
                  and not exists (select from signups.signup s where s.slot = f.slot and s.place = f.number)
                order by f.number desc
                limit greatest(0, (select count(*) from signups.place where slot = :slot) - :capacity))
            """)
        .param("slot", slot)
        .param("capacity", capacity)
        .update();
  }

  List<Queue.Place> places(long slot) {
    return jdbc.sql("select number, team from signups.place where slot = ? order by number")
        .param(slot)
        .query(DataClassRowMapper.newInstance(Queue.Place.class))
        .list();
  }

  void keepFor(long team, long slot, Collection<Integer> numbers) {
    jdbc.sql("update signups.place set team = :team where slot = :slot and number in (:numbers)")
        .param("team", team)
        .param("slot", slot)
        .param("numbers", numbers)
        .update();
  }

  /** From now on its free places, and those its people leave, are anybody's. */
  void release(long team) {
    jdbc.sql("update signups.place set team = null where team = ?").param(team).update();
  }
}
