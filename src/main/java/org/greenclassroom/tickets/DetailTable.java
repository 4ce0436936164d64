package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of what is said of a ticket: remarks with photographs, answers, parts, replacements.
 */
@Component
class DetailTable {
  static final int MOST_CARRIED = 2_000;
  static final int MOST_ROOMS = 200;

  private final JdbcClient jdbc;

  DetailTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Something somebody said; photographs by their numbers. */
  record Remark(
      long remark, String words, boolean inside, Instant writtenAt, @Nullable String by) {}

  record Photo(long photo, long remark) {}

  /** What to bring. */
  record Carry(Piece part, int pieces) {}

  /** What to bring to a room for a ticket. */
  record Carried(
      long classroom,
      String school,
      String room,
      Piece part,
      int pieces,
      long ticket,
      String words) {
    public String number() {
      return Ticket.number(ticket);
    }
  }

  /** A device that came into the room after the ticket was opened. */
  record Came(long device, String tag, @Nullable String model, Instant installedAt) {
    public String printed() {
      return Tag.parse(tag).printed();
    }
  }

  /** Which tag stands where another stood. */
  record Replacement(String went, String came, Instant notedAt) {
    public String before() {
      return Tag.parse(went).printed();
    }

    public String after() {
      return Tag.parse(came).printed();
    }
  }

  Optional<Long> remark(long ticket, String words, boolean inside, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into tickets.remark (ticket, words, inside, written_at, written_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning remark
            """)
        .params(ticket, words, inside, at.atOffset(ZoneOffset.UTC), by, key)
        .query(Long.class)
        .optional();
  }

  void photo(long remark, String file) {
    jdbc.sql("insert into tickets.photo (remark, file) values (?, ?)")
        .params(remark, file)
        .update();
  }

  List<Remark> remarks(long ticket, boolean all) {
    return jdbc.sql(
            """
            select r.remark, r.words, r.inside, r.written_at, a.name as by
              from tickets.remark r left join people.accounts a on a.account = r.written_by
             where r.ticket = ? and (? or not r.inside) order by r.remark
            """)
        .params(ticket, all)
        .query(DataClassRowMapper.newInstance(Remark.class))
        .list();
  }

  List<Photo> photos(long ticket) {
    return jdbc.sql(
            """
            select p.photo, p.remark from tickets.photo p join tickets.remark r using (remark)
             where r.ticket = ? order by p.photo
            """)
        .param(ticket)
        .query(DataClassRowMapper.newInstance(Photo.class))
        .list();
  }

  Optional<String> file(long ticket, long photo, boolean all) {
    return jdbc.sql(
            """
            select p.file from tickets.photo p join tickets.remark r using (remark)
             where r.ticket = ? and p.photo = ? and (? or not r.inside)
            """)
        .params(ticket, photo, all)
        .query(String.class)
        .optional();
  }

  void answer(long ticket, Check question, Check.Answer said, Instant at, long by) {
    jdbc.sql(
            """
            insert into tickets.answer (ticket, question, said, answered_at, answered_by) values (?, ?, ?, ?, ?)
            """)
        .params(ticket, question.name(), said.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  /** The latest answer to each question. */
  Map<Check, Check.Answer> answers(long ticket) {
    var answers = new EnumMap<Check, Check.Answer>(Check.class);
    jdbc.sql(
            """
            select distinct on (question) question, said from tickets.answer
             where ticket = ? order by question, answer desc
            """)
        .param(ticket)
        .query(row -> {
          answers.put(
              Check.valueOf(row.getString("question")),
              Check.Answer.valueOf(row.getString("said")));
        });
    return answers;
  }

  void carry(long ticket, Map<Piece, Integer> parts) {
    jdbc.sql("delete from tickets.carry where ticket = ?").param(ticket).update();
    parts.forEach((part, pieces) ->
        jdbc.sql("insert into tickets.carry (ticket, part, pieces) values (?, ?, ?)")
            .params(ticket, part.name(), pieces)
            .update());
  }

  List<Carry> carry(long ticket) {
    return jdbc.sql("select part, pieces from tickets.carry where ticket = ? order by part")
        .param(ticket)
        .query(DataClassRowMapper.newInstance(Carry.class))
        .list();
  }

  /** What to bring, room by room; null: to all of them. Tickets without a part are shown, too. */
  List<Carried> carried(@Nullable Set<Long> schools, @Nullable Long classroom) {
    return jdbc.sql(
            """
            select t.classroom, p.name as school, c.name as room, coalesce(k.part, 'OTHER') as part,
                   coalesce(k.pieces, 0) as pieces, t.ticket, t.words
              from tickets.ticket t
              left join tickets.carry k using (ticket)
              join classrooms.classrooms c using (classroom)
              join partners.partners p on p.partner = c.school
             where t.at_visit and t.state = 'OPEN' and (:classroom::bigint is null or t.classroom = :classroom)
               and (:all or c.school = any (:schools))
             order by p.name, c.name, t.ticket, part limit :most
            """)
        .param("classroom", classroom)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("most", MOST_CARRIED)
        .query(DataClassRowMapper.newInstance(Carried.class))
        .list();
  }

  /** Devices that the book says came into the room since then. */
  List<Came> came(long classroom, Instant since) {
    return jdbc.sql(
            """
            select l.device, l.tag, d.model, l.installed_at from classrooms.loans l
              join custody.devices d using (device)
             where l.classroom = ? and l.installed_at >= ? and l.ended_at is null order by l.installed_at, l.tag
            """)
        .params(classroom, since.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Came.class))
        .list();
  }

  /** Whether the book says that the device left the room since then. */
  boolean left(long device, long classroom, Instant since) {
    return jdbc.sql(
                """
                select count(*) from classrooms.loans
                 where device = ? and classroom = ? and ended_at >= ?
                """)
            .params(device, classroom, since.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single()
        > 0;
  }

  void replaced(long ticket, long went, long came, Instant at, long by) {
    jdbc.sql(
            """
            insert into tickets.replacement (ticket, went, came, noted_at, noted_by) values (?, ?, ?, ?, ?)
            on conflict (ticket) do nothing
            """)
        .params(ticket, went, came, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  Optional<Replacement> replacement(long ticket) {
    return jdbc.sql(
            """
            select w.tag as went, c.tag as came, r.noted_at from tickets.replacement r
              join custody.devices w on w.device = r.went join custody.devices c on c.device = r.came
             where r.ticket = ?
            """)
        .param(ticket)
        .query(DataClassRowMapper.newInstance(Replacement.class))
        .optional();
  }

  /** The devices of a room, for a form: id and what is read on the label. */
  Map<Long, String> devices(long classroom) {
    var devices = new LinkedHashMap<Long, String>();
    jdbc.sql(
            """
            select d.device, d.tag, d.model, s.seat from custody.devices d
              left join classrooms.seats s using (device)
             where d.classroom = ? and d.stage in ('IN_CLASS', 'MISSING') order by s.seat nulls last, d.tag
            """)
        .param(classroom)
        .query(row -> {
          var seat = row.getString("seat");
          devices.put(
              row.getLong("device"),
              (seat == null ? "" : seat + " · ")
                  + Tag.parse(row.getString("tag")).printed()
                  + (row.getString("model") == null ? "" : " · " + row.getString("model")));
        });
    return devices;
  }

  Optional<String> tag(long device) {
    return jdbc.sql("select tag from custody.devices where device = ?")
        .param(device)
        .query(String.class)
        .optional();
  }

  /** Computers that stand in a room now. */
  int standing(long classroom) {
    return jdbc.sql(
            "select count(*)::int from custody.devices where classroom = ? and stage = 'IN_CLASS'")
        .param(classroom)
        .query(Integer.class)
        .single();
  }

  /** Who of the programme may take care of a ticket. */
  Map<Long, String> staff() {
    var staff = new LinkedHashMap<Long, String>();
    jdbc.sql(
            """
            select distinct a.account, a.name from people.accounts a join people.grants g using (account)
             where g.role in ('OFFICER', 'ENGINEER', 'TECHNICIAN') and not a.disabled order by a.name
            """)
        .query(row -> {
          staff.put(row.getLong("account"), row.getString("name"));
        });
    return staff;
  }

  /** Rooms that are lent, for a form; of these schools only, null: of all. */
  Map<Long, String> rooms(Long @Nullable [] own, String q) {
    var rooms = new LinkedHashMap<Long, String>();
    jdbc.sql(
            """
            select c.classroom, c.name, p.name as school from classrooms.classrooms c
              join partners.partners p on p.partner = c.school
             where c.ended_on is null and (:own::bigint[] is null or c.school = any(:own))
               and (:q = '' or p.name ilike '%' || :q || '%')
             order by p.name, c.name limit :most
            """)
        .param("most", MOST_ROOMS)
        .param("own", own)
        .param("q", q)
        .query(row -> {
          rooms.put(
              row.getLong("classroom"), row.getString("school") + " · " + row.getString("name"));
        });
    return rooms;
  }
}
