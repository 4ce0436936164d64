package org.greenclassroom.contests;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code contests.entry} and {@code contests.work}. */
@Component
class EntryTable {
  private static final String AWARDS =
      """
             array(select v.name from contests.award a join contests.level v using (level)
                    where a.entry = e.entry and a.dropped_at is null and a.decided_at is not null
                    order by v.nth) as awards
        from contests.entry e
        join contests.category c using (category)
        join contests.band g using (band)
      """;

  private static final String SELECT =
      """
      select e.entry, e.batch, e.code, c.name as category, g.from_grade, g.to_grade, e.title, e.medium,
             e.description, e.original, e.returned_on, e.withdrawn_at is not null as withdrawn,
             w.kind, w.bytes is not null as kept,
             array(select l.purpose from contests.licence l
                    where l.entry = e.entry and l.withdrawn_at is null and l.until >= :today
                    order by l.purpose) as purposes,
      """
          + AWARDS
          + " join contests.work w using (entry) ";

  private final JdbcClient jdbc;

  EntryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bytes of a work and what they are. */
  record Kept(Work.Kind kind, byte[] bytes) {}

  private static Entry entry(ResultSet row, int number) throws SQLException {
    var returned = row.getDate("returned_on");
    return new Entry(
        row.getLong("entry"),
        row.getLong("batch"),
        row.getString("code"),
        row.getString("category"),
        row.getInt("from_grade"),
        row.getInt("to_grade"),
        row.getString("title"),
        row.getString("medium"),
        row.getString("description"),
        row.getBoolean("original"),
        returned == null ? null : returned.toLocalDate(),
        row.getBoolean("withdrawn"),
        Work.Kind.valueOf(row.getString("kind")),
        row.getBoolean("kept"),
        texts(row.getArray("purposes")),
        texts(row.getArray("awards")));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select entry from contests.entry where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** How many of these the rules of the edition know: a category and a band. */
  boolean fits(long edition, long category, long band) {
    return jdbc.sql(
                """
                select count(*) from contests.category c join contests.band g using (edition)
                 where c.edition = ? and c.category = ? and g.band = ?
                """)
            .params(edition, category, band)
            .query(Integer.class)
            .single()
        == 1;
  }

  int count(long batch) {
    return jdbc.sql("select count(*) from contests.entry where batch = ?")
        .param(batch)
        .query(Integer.class)
        .single();
  }

  /** Empty when the code is taken, or the same form came at the same moment. */
  Optional<Long> insert(
      UUID key, long batch, String code, HandIn.Piece piece, Instant now, long by) {
    return jdbc.sql(
            """
            insert into contests.entry (key, batch, code, category, band, title, medium, description,
                                        original, entered_at, entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning entry
            """)
        .params(
            Arrays.asList(
                key,
                batch,
                code,
                piece.category(),
                piece.band(),
                piece.title(),
                piece.medium(),
                piece.description(),
                piece.original(),
                Timestamp.from(now),
                by))
        .query(Long.class)
        .optional();
  }

  Optional<Long> editionOf(long entry) {
    return jdbc.sql(
            """
            select b.edition from contests.entry e join contests.batch b using (batch)
             where e.entry = ?
            """)
        .param(entry)
        .query(Long.class)
        .optional();
  }

  void keep(long entry, Work work) {
    jdbc.sql("insert into contests.work (entry, kind, size, bytes) values (?, ?, ?, ?)")
        .params(entry, work.kind().name(), work.bytes().length, work.bytes())
        .update();
  }

  List<Entry> of(long batch, LocalDate today) {
    return jdbc.sql(SELECT + " where e.batch = :batch order by e.entry")
        .param("today", today)
        .param("batch", batch)
        .query(EntryTable::entry)
        .list();
  }

  Optional<Entry> entry(long entry, LocalDate today) {
    return jdbc.sql(SELECT + " where e.entry = :entry")
        .param("today", today)
        .param("entry", entry)
        .query(EntryTable::entry)
        .optional();
  }

  /** What may be shown today under a licence for this purpose, by code. */
  List<Entry> shown(long edition, String purpose, String after, LocalDate today, int size) {
    return jdbc.sql(
            SELECT
                + """
                 join contests.batch b on b.batch = e.batch
                 where b.edition = :edition and e.code > :after and e.withdrawn_at is null
                   and w.bytes is not null
                   and exists (select from contests.licence l
                                where l.entry = e.entry and l.purpose = :purpose
                                  and l.withdrawn_at is null and l.until >= :today)
                 order by e.code limit :size
                """)
        .param("today", today)
        .param("edition", edition)
        .param("purpose", purpose)
        .param("after", after)
        .param("size", size)
        .query(EntryTable::entry)
        .list();
  }

  /** The picture of an entry of an awarded edition that may be on the public page today. */
  Optional<Kept> onTheWeb(long edition, long entry, LocalDate today) {
    return jdbc.sql(
            """
            select w.kind, w.bytes
              from contests.work w
              join contests.entry e using (entry)
              join contests.batch b using (batch)
              join contests.edition d using (edition)
             where d.edition = ? and e.entry = ? and d.state = 'AWARDED' and e.withdrawn_at is null
               and w.bytes is not null
               and exists (select from contests.licence l
                            where l.entry = e.entry and l.purpose = 'WEB'
                              and l.withdrawn_at is null and l.until >= ?)
            """)
        .params(edition, entry, today)
        .query(EntryTable::kept)
        .optional();
  }

  /** What a paper certifies of the work with this code: nothing of whoever made it. */
  Optional<Certified> certified(String code) {
    return jdbc.sql(
            "select e.code, d.title as edition, c.name as category, g.from_grade, g.to_grade,"
                + AWARDS
                + """
                  join contests.batch b using (batch)
                  join contests.edition d on d.edition = b.edition
                 where e.code = ? and d.state = 'AWARDED' and e.withdrawn_at is null
                """)
        .param(code)
        .query((row, _) ->
            new Certified(
                row.getString("code"),
                row.getString("edition"),
                row.getString("category"),
                row.getInt("from_grade"),
                row.getInt("to_grade"),
                texts(row.getArray("awards"))))
        .optional();
  }

  /** A certificate as anybody may read it. */
  record Certified(
      String number,
      String edition,
      String category,
      int fromGrade,
      int toGrade,
      List<String> awards) {}

  Optional<Kept> work(long entry) {
    return jdbc.sql("select kind, bytes from contests.work where entry = ? and bytes is not null")
        .param(entry)
        .query(EntryTable::kept)
        .optional();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(Work.Kind.valueOf(row.getString(1)), row.getBytes(2));
  }

  /** False: it was before. */
  boolean withdraw(long entry, Instant now) {
    return jdbc.sql(
                "update contests.entry set withdrawn_at = ? where entry = ? and withdrawn_at is null")
            .params(Timestamp.from(now), entry)
            .update()
        == 1;
  }

  /** Takes the work of a withdrawn entry at once, and writes down that it did. */
  void delete(long edition, long entry, Instant now) {
    jdbc.sql(
            """
            with gone as (
              update contests.work set bytes = null, deleted_at = :now
               where entry = :entry and bytes is not null returning size)
            insert into contests.deletion (edition, why, works, bytes, deleted_at)
            select :edition::bigint, 'WITHDRAWN', 1, size, :now::timestamptz from gone
            """)
        .param("now", Timestamp.from(now))
        .param("entry", entry)
        .param("edition", edition)
        .update();
  }

  /** Says of all originals of a batch that are still with us that they went home. */
  int giveBack(long batch, LocalDate day) {
    return jdbc.sql(
            """
            update contests.entry set returned_on = ?
             where batch = ? and original and returned_on is null
            """)
        .params(day, batch)
        .update();
  }

  /** Which schools the public may read, by batch. */
  Map<Long, String> named(Set<Long> batches) {
    var schools = new HashMap<Long, String>();
    jdbc.sql(
            """
            select b.batch, p.name from contests.batch b join partners.partners p on p.partner = b.school
             where b.batch = any(?::bigint[]) and b.name_school
            """)
        .param(batches.toArray(Long[]::new))
        .query((row, _) -> schools.put(row.getLong(1), row.getString(2)))
        .list();
    return schools;
  }
}
