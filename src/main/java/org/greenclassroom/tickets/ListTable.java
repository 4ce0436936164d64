package org.greenclassroom.tickets;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of tickets, page by page or as a whole. Names are looked up for what is shown only. */
@Component
class ListTable {
  private static final String FOUND =
      """
      with found as (
        select t.*, w.words,
               coalesce((extract(epoch from t.due_at) * 1000000)::bigint, 9000000000000000000) as due_key
          from tickets.tickets t join tickets.ticket w using (ticket)
         where (:state::text is null or t.state = :state)
           and (:severity::text is null or t.severity = :severity)
           and (:category::text is null or t.category = :category)
           and (:part::text is null or t.part = :part)
           and (:classroom::bigint is null or t.classroom = :classroom)
           and (:device::bigint is null or t.device = :device)
           and (not :late or t.overdue)
           and (not :paused or t.paused)
           and (not :visit or t.at_visit)
           and (:own::bigint[] is null or exists (select from classrooms.classrooms c
                 where c.classroom = t.classroom and c.school = any(:own)))
           and (:q = '' or w.words ilike '%' || :q || '%' or t.ticket::text = ltrim(upper(:q), 'T-0')
                or exists (select from classrooms.classrooms c join partners.partners p on p.partner = c.school
                            where c.classroom = t.classroom
                              and (p.name ilike '%' || :q || '%' or c.name ilike '%' || :q || '%'))))
      """;
  private static final String NAMED =
      """
      select f.ticket, f.words, f.classroom, c.name as room, p.name as school, d.tag, d.maker, d.model,
             f.severity, f.category, f.part, f.state, f.paused_for, f.opened_at, f.due_at, f.solved_at, f.overdue as late,
             f.acknowledged_at, f.at_visit, f.running_seconds, f.due_key
        from shown f
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join custody.devices d on d.device = f.device
      """;

  private final JdbcClient jdbc;

  ListTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line. */
  record Row(
      long ticket,
      String words,
      long classroom,
      String room,
      String school,
      @Nullable String tag,
      @Nullable String maker,
      @Nullable String model,
      Severity severity,
      Category category,
      @Nullable Piece part,
      Ticket.State state,
      @Nullable Waiting pausedFor,
      Instant openedAt,
      @Nullable Instant dueAt,
      @Nullable Instant solvedAt,
      boolean late,
      @Nullable Instant acknowledgedAt,
      boolean atVisit,
      long runningSeconds,
      long dueKey) {

    public String number() {
      return Ticket.number(ticket);
    }

    public String printed() {
      return tag == null ? "" : Tag.parse(tag).printed();
    }

    public String excerpt() {
      return words.length() > 90 ? words.substring(0, 88) + " …" : words;
    }
  }

  List<Row> page(Wanted wanted, long dueKey, long ticket, int most) {
    return asked(
            wanted.opened()
                ? """
                , shown as (select * from found where :ticket = 0 or ticket < :ticket
                             order by ticket desc limit :most)
                """
                    + NAMED
                    + " order by f.ticket desc"
                : """
                , shown as (select * from found where (due_key, ticket) > (:dueKey, :ticket)
                             order by due_key, ticket limit :most)
                """
                    + NAMED
                    + " order by f.due_key, f.ticket",
            wanted)
        .param("dueKey", dueKey)
        .param("ticket", ticket)
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  long count(Wanted wanted) {
    return asked(" select count(*) from found", wanted).query(Long.class).single();
  }

  void each(Wanted wanted, Consumer<Row> take) {
    try (var rows =
        asked(", shown as (select * from found)" + NAMED + " order by f.ticket", wanted)
            .query(DataClassRowMapper.newInstance(Row.class))
            .stream()) {
      rows.forEach(take);
    }
  }

  private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
    return jdbc.sql(FOUND + sql)
        .param("state", wanted.state() == null ? null : wanted.state().name())
        .param("severity", wanted.severity() == null ? null : wanted.severity().name())
        .param("category", wanted.category() == null ? null : wanted.category().name())
        .param("part", wanted.part() == null ? null : wanted.part().name())
        .param("classroom", wanted.classroom())
        .param("device", wanted.device())
        .param("late", wanted.late())
        .param("paused", wanted.paused())
        .param("visit", wanted.visit())
        .param("own", wanted.own() == null ? null : wanted.own().toArray(Long[]::new))
        .param("q", wanted.q().strip());
  }

  /** Open ones that are not paused, and how many of them are late. */
  record Open(long open, long late, @Nullable Instant lastSolved) {}

  Open open() {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'OPEN' and not paused) as open,
                   count(*) filter (where overdue) as late, max(solved_at) as last_solved
              from tickets.tickets
            """)
        .query(DataClassRowMapper.newInstance(Open.class))
        .single();
  }

  /** What waits for these schools to say something. */
  long waitingFor(Long[] schools) {
    return jdbc.sql(
            """
            select count(*) from tickets.tickets t join classrooms.classrooms c using (classroom)
             where t.paused_for = 'SCHOOL' and c.school = any(?)
            """)
        .param(schools)
        .query(Long.class)
        .single();
  }

  /** Of one room: open ones, and how many of them are late. */
  Open ofRoom(long classroom) {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'OPEN') as open, count(*) filter (where overdue) as late,
                   max(solved_at) as last_solved
              from tickets.tickets where classroom = ?
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Open.class))
        .single();
  }

  /** A ticket of a device, on the device's page. */
  record OfDevice(long ticket, String words, Ticket.State state, Instant openedAt) {}

  List<OfDevice> ofDevice(long device) {
    return jdbc.sql(
            """
            select ticket, words, state, opened_at from tickets.ticket where device = ?
             order by ticket desc limit 50
            """)
        .param(device)
        .query(DataClassRowMapper.newInstance(OfDevice.class))
        .list();
  }
}
