package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code delivery.consignment} and {@code delivery.consignment_paper}. */
@Component
class Consignments {
  private final JdbcClient jdbc;

  Consignments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ROWS =
      """
      select c.consignment, c.classroom, c.number, c.carrier, p.name as carrier_name, c.vehicle, c.seal,
             c.left_on, c.expected_on, c.devices, c.parcels, c.grams, c.record, a.arrival
        from delivery.consignment c
        left join partners.partners p on p.partner = c.carrier
        left join delivery.arrival a on a.consignment = c.consignment
      """;

  /** A device that left on a slip. */
  record Sent(
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      Stage stage,
      long holder,
      int nth,
      @Nullable Trouble what,
      @Nullable Cause cause) {}

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select consignment from delivery.consignment where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  String nextNumber() {
    return jdbc.sql(
            """
            select 'L-' || lpad(n::text, greatest(5, length(n::text)), '0')
              from nextval('delivery.consignment_number') as n
            """)
        .query(String.class)
        .single();
  }

  long insert(
      long classroom,
      Manifest manifest,
      @Nullable Long carrier,
      String record,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into delivery.consignment (classroom, number, carrier, vehicle, seal, left_on,
                                              expected_on, devices, parcels, grams, record,
                                              recorded_at, recorded_by, key)
            values (:classroom, :number, :carrier, :vehicle, :seal, :left, :expected, :devices,
                    :parcels, :grams, :record, :at, :by, :key)
            returning consignment
            """)
        .param("classroom", classroom)
        .param("number", manifest.number())
        .param("carrier", carrier)
        .param("vehicle", manifest.vehicle())
        .param("seal", manifest.seal())
        .param("left", manifest.leftOn())
        .param("expected", manifest.expectedOn())
        .param("devices", manifest.devices().size())
        .param("parcels", manifest.parcels().size())
        .param("grams", manifest.grams())
        .param("record", record)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  void insertPaper(long consignment, String language, String file) {
    jdbc.sql(
            "insert into delivery.consignment_paper (consignment, language, file) values (?, ?, ?)")
        .params(consignment, language, file)
        .update();
  }

  Map<String, String> papers(long consignment) {
    var papers = new HashMap<String, String>();
    jdbc.sql("select language, file from delivery.consignment_paper where consignment = ?")
        .param(consignment)
        .query(row -> {
          papers.put(row.getString(1), row.getString(2));
        });
    return papers;
  }

  /** The number of the consignment of which this file is a paper. */
  Optional<String> numberOf(String sha256) {
    return jdbc.sql(
            """
            select c.number from delivery.consignment_paper p
              join delivery.consignment c using (consignment)
             where p.file = ?
            """)
        .param(sha256)
        .query(String.class)
        .optional();
  }

  Optional<Consignment> consignment(long consignment) {
    return jdbc.sql(ROWS + " where c.consignment = ?")
        .param(consignment)
        .query(Consignment.class)
        .optional();
  }

  List<Consignment> of(long classroom) {
    return jdbc.sql(ROWS + " where c.classroom = ? order by c.consignment desc")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Consignment.class))
        .list();
  }

  /** What was on it, and what was found of it when it was unloaded. */
  List<Sent> sent(long consignment) {
    return jdbc.sql(
            """
            select d.tag, d.kind, d.maker, d.model, d.serial, d.stage, d.holder, p.nth, t.what, t.cause
              from delivery.consigned c
              join custody.devices d using (device)
              join delivery.parcel p on p.parcel = c.parcel
              left join delivery.arrival a on a.consignment = c.consignment
              left join delivery.arrival_trouble t on t.arrival = a.arrival and t.device = c.device
             where c.consignment = ? order by p.nth, d.device
            """)
        .param(consignment)
        .query((row, _) ->
            new Sent(
                new Tag(row.getString("tag")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                Stage.valueOf(row.getString("stage")),
                row.getLong("holder"),
                row.getInt("nth"),
                row.getString("what") == null ? null : Trouble.valueOf(row.getString("what")),
                row.getString("cause") == null ? null : Cause.valueOf(row.getString("cause"))))
        .list();
  }

  /** The number of the slip on which this device last left; null: it did not change hands. */
  @Nullable String slipOf(Tag tag) {
    return jdbc.sql(
            """
            select s.number from custody.facts f join custody.slips s on s.slip = f.slip
             where f.tag = ? and f.kind = 'DISPATCHED' and not f.voided
               and f.nth = (select max(l.nth) from custody.facts l
                             where l.tag = f.tag and l.kind = 'DISPATCHED')
            """)
        .param(tag.code())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** Where letters to the people of a school go. */
  record Mailbox(String address, String language) {}

  List<Mailbox> mailboxes(long school) {
    return jdbc.sql(
            """
            select distinct m.address, m.language from people.mailboxes m
              join people.grants g on g.account = m.account
             where g.role = 'SCHOOL' and g.partner = ?
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .list();
  }

  /** What is expected somewhere on a day. */
  record Coming(
      long consignment,
      String number,
      String school,
      String room,
      @Nullable String address,
      LocalDate expectedOn,
      Instant recordedAt,
      boolean arrived) {}

  List<Coming> coming(@Nullable Set<Long> schools, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select n.consignment, n.number, p.name as school, c.name as room, s.address, n.expected_on,
                   n.recorded_at,
                   exists (select from delivery.arrival a where a.consignment = n.consignment) as arrived
              from delivery.consignment n
              join classrooms.classrooms c using (classroom)
              join partners.partners p on p.partner = c.school
              join partners.sites s on s.site = c.site
             where n.expected_on between :from and :to
               and (:all or c.school = any (:schools))
             order by n.expected_on, n.consignment
            """)
        .param("from", from)
        .param("to", to)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .query((row, _) ->
            new Coming(
                row.getLong("consignment"),
                row.getString("number"),
                row.getString("school"),
                row.getString("room"),
                row.getString("address"),
                row.getObject("expected_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getBoolean("arrived")))
        .list();
  }

  /** One line of the list of rooms. */
  record Row(
      long classroom,
      String school,
      String name,
      int reserved,
      int packed,
      int onTheWay,
      int arrived,
      int inClass,
      @Nullable LocalDate expectedOn,
      String sort) {}

  /** Rooms with something to pack, to send, on its way or to accept; the nearest day first. */
  List<Row> rooms(java.util.@Nullable Collection<Long> schools, String after, int size) {
    return jdbc.sql(
            """
            select q.*, coalesce(q.expected_on, date '9999-12-31') || '/' || lpad(q.classroom::text, 19, '0') as sort
              from (
            select c.classroom, p.name as school, c.name, c.reserved,
                   (select count(*) from delivery.packed k join delivery.parcel r using (parcel)
                     where r.classroom = c.classroom and k.ended_at is null)::int as packed,
                   c.on_the_way,
                   (select count(*) from delivery.consignment n
                      join delivery.arrival a using (consignment)
                      join delivery.consigned g on g.consignment = n.consignment
                      join custody.devices d on d.device = g.device
                     where n.classroom = c.classroom and d.stage = 'ON_THE_WAY'
                       and d.classroom = c.classroom)::int as arrived,
                   c.in_class,
                   (select min(n.expected_on) from delivery.consignment n
                     where n.classroom = c.classroom
                       and not exists (select from delivery.arrival a
                                        where a.consignment = n.consignment)) as expected_on
              from classrooms.classrooms c join partners.partners p on p.partner = c.school
             where c.ended_on is null and (c.reserved > 0 or c.on_the_way > 0)
               and (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
            ) q
             where coalesce(q.expected_on, date '9999-12-31') || '/' || lpad(q.classroom::text, 19, '0') > :after
             order by sort limit :size
            """)
        .param("schools", schools == null ? null : Parcels.arrayOf(schools))
        .param("after", after)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  /** Numbers for the trays. */
  record Waiting(long toPack, long toSend, long arrived, long late, @Nullable Instant lastLeft) {}

  Waiting waiting(LocalDate today) {
    return jdbc.sql(
            """
            select (select count(distinct d.classroom) from custody.devices d
                     where d.stage = 'RESERVED'
                       and not exists (select from delivery.packed k
                                        where k.device = d.device and k.ended_at is null)),
                   (select count(distinct p.classroom) from delivery.parcel p
                     where p.consignment is null
                       and exists (select from delivery.packed k
                                    where k.parcel = p.parcel and k.ended_at is null)),
                   (select count(distinct n.classroom) from delivery.consignment n
                      join delivery.arrival a using (consignment)
                      join delivery.consigned g on g.consignment = n.consignment
                      join custody.devices d on d.device = g.device
                     where d.stage = 'ON_THE_WAY' and d.classroom = n.classroom),
                   (select count(*) from delivery.consignment n
                     where n.expected_on < ?
                       and not exists (select from delivery.arrival a
                                        where a.consignment = n.consignment)
                       and exists (select from delivery.consigned g
                                     join custody.devices d on d.device = g.device
                                    where g.consignment = n.consignment
                                      and d.stage = 'ON_THE_WAY')),
                   (select max(recorded_at) from delivery.consignment)
            """)
        .param(today)
        .query((row, _) ->
            new Waiting(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
        .single();
  }
}
