package org.greenclassroom.followup;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code followup.contact} and {@code followup.settling}. */
@Component
class ContactTable {
  private static final String SELECT =
      """
      select c.contact, c.classroom, r.name as room, p.name as school_name, c.channel, c.on_day,
             c.summary, c.next_on, c.next_what, s.settled_on, a.name as by_name,
             to_char(c.next_on, 'YYYYMMDD') || lpad(c.contact::text, 12, '0') as sort
        from followup.contact c
        join classrooms.classrooms r using (classroom)
        join partners.partners p on p.partner = r.school
        left join followup.settling s using (contact)
        left join people.accounts a on a.account = c.told_by
      """;

  private final JdbcClient jdbc;

  ContactTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Null: this act was told before. */
  @Nullable Long insert(
      Occasion occasion,
      long classroom,
      Channel channel,
      LocalDate day,
      String summary,
      @Nullable LocalDate nextOn,
      @Nullable String nextWhat) {
    return jdbc.sql(
            """
            insert into followup.contact (classroom, channel, on_day, summary, next_on, next_what, told_at,
                   told_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do nothing returning contact
            """)
        .params(
            Arrays.asList(
                classroom,
                channel.name(),
                Date.valueOf(day),
                summary,
                nextOn == null ? null : Date.valueOf(nextOn),
                nextWhat,
                Timestamp.from(occasion.now()),
                occasion.actor().account(),
                occasion.keyFor("contact")))
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  void settle(Occasion occasion, long contact) {
    jdbc.sql(
            """
            insert into followup.settling (contact, settled_on, settled_at, settled_by)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            contact,
            Date.valueOf(occasion.today()),
            Timestamp.from(occasion.now()),
            occasion.actor().account())
        .update();
  }

  Optional<Contact> contact(long contact) {
    return jdbc.sql(SELECT + " where c.contact = ?")
        .param(contact)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Of a room, the latest first. */
  List<Contact> of(long classroom, int limit) {
    return jdbc.sql(
            SELECT + " where c.classroom = ? order by c.on_day desc, c.contact desc limit ?")
        .params(classroom, limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** What comes next, the longest due first. */
  List<Contact> waiting(@Nullable Set<Long> schools, String after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where c.next_on is not null and s.contact is null
                   and to_char(c.next_on, 'YYYYMMDD') || lpad(c.contact::text, 12, '0') > :after
                   and (:all or r.school = any (:schools))
                 order by c.next_on, c.contact limit :limit
                """)
        .param("after", after)
        .param("limit", limit)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .query((row, _) -> read(row))
        .list();
  }

  /** How many wait until that day, and how many of them from before today. */
  long[] waiting(LocalDate until, LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where c.next_on < ?)
              from followup.contact c
             where c.next_on <= ?
               and not exists (select from followup.settling s where s.contact = c.contact)
            """)
        .params(Date.valueOf(today), Date.valueOf(until))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  private static Contact read(ResultSet row) throws SQLException {
    var next = row.getDate("next_on");
    var settled = row.getDate("settled_on");
    var sort = row.getString("sort");
    return new Contact(
        row.getLong("contact"),
        row.getLong("classroom"),
        row.getString("room"),
        row.getString("school_name"),
        Channel.valueOf(row.getString("channel")),
        row.getDate("on_day").toLocalDate(),
        row.getString("summary"),
        next == null ? null : next.toLocalDate(),
        row.getString("next_what"),
        settled == null ? null : settled.toLocalDate(),
        row.getString("by_name"),
        sort == null ? "" : sort);
  }
}
