package org.greenclassroom.takeback;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code takeback.condition}, {@code takeback.loss}, {@code takeback.accessory} and
 * {@code takeback.photo}: what was seen on site besides who is there.
 */
@Component
class SiteTable {
  private final JdbcClient jdbc;

  SiteTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How one that was found looks. */
  record Worn(Tag tag, Condition condition, String words) {}

  /**
   * One that is not there.
   *
   * @param stage where the book has it now
   */
  record Lost(long device, Tag tag, Loss loss, Stage stage) {
    /** Nobody said anything that frees the school, and it is still missing. */
    public boolean open() {
      return loss.cause() == LossCause.UNKNOWN && stage == Stage.MISSING;
    }
  }

  /**
   * What was lent and what was found of it.
   *
   * @param issued 0: nobody wrote down that it was sent
   * @param found null: nobody counted it
   */
  record Counted(Accessory accessory, int issued, @Nullable Integer found) {
    public boolean lacking() {
      return found != null && found < issued;
    }
  }

  /** A photograph; {@code tag} null: it shows the room. */
  record Photo(long photo, long recall, @Nullable Tag tag, String file) {}

  /** Freezes what was sent of accessories with the list. */
  void issued(long recall, Map<Accessory, Integer> pieces) {
    jdbc.sql(
            """
            insert into takeback.accessory (recall, accessory, issued)
            select :recall, a.accessory, a.pieces
              from unnest(:accessories::text[], :pieces::int[]) a(accessory, pieces)
             where a.pieces > 0
            on conflict (recall, accessory) do nothing
            """)
        .param("recall", recall)
        .param("accessories", pieces.keySet().stream().map(Accessory::name).toArray(String[]::new))
        .param("pieces", pieces.values().toArray(Integer[]::new))
        .update();
  }

  /** How many were found; what was never sent is written down all the same. */
  void found(long recall, Map<Accessory, Integer> pieces) {
    jdbc.sql(
            """
            insert into takeback.accessory (recall, accessory, issued, found)
            select :recall, a.accessory, 0, a.pieces
              from unnest(:accessories::text[], :pieces::int[]) a(accessory, pieces)
            on conflict (recall, accessory) do update set found = excluded.found
            """)
        .param("recall", recall)
        .param("accessories", pieces.keySet().stream().map(Accessory::name).toArray(String[]::new))
        .param("pieces", pieces.values().toArray(Integer[]::new))
        .update();
  }

  List<Counted> accessories(long recall) {
    return jdbc.sql(
            "select accessory, issued, found from takeback.accessory where recall = ? order by accessory")
        .param(recall)
        .query((row, _) ->
            new Counted(
                Accessory.valueOf(row.getString(1)),
                row.getInt(2),
                row.getObject(3, Integer.class)))
        .list();
  }

  /** The last that was said of one device counts. */
  void condition(long recall, long device, Condition condition, String words) {
    jdbc.sql(
            """
            insert into takeback.condition (recall, device, condition, words) values (?, ?, ?, ?)
            on conflict (recall, device)
            do update set condition = excluded.condition, words = excluded.words
            """)
        .params(recall, device, condition.name(), words)
        .update();
  }

  List<Worn> conditions(long recall) {
    return jdbc.sql(
            """
            select d.tag, c.condition, c.words
              from takeback.condition c join custody.devices d on d.device = c.device
             where c.recall = ? order by d.tag
            """)
        .param(recall)
        .query((row, _) ->
            new Worn(
                new Tag(row.getString(1)), Condition.valueOf(row.getString(2)), row.getString(3)))
        .list();
  }

  void lose(long recall, long device, Loss loss, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into takeback.loss (recall, device, cause, police_report, words, day, said_at, said_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                recall,
                device,
                loss.cause().name(),
                loss.policeReport(),
                loss.words(),
                loss.day() == null ? null : Date.valueOf(loss.day()),
                Timestamp.from(at),
                by,
                key))
        .update();
  }

  /** Whoever is missing from this list, and of whom nobody said why. */
  void unexplained(long recall, Instant at, long by) {
    jdbc.sql(
            """
            insert into takeback.loss (recall, device, cause, police_report, words, said_at, said_by, key)
            select i.recall, i.device, 'UNKNOWN', '', '', :at, :by, gen_random_uuid()
              from takeback.issued i
              join takeback.recall r on r.recall = i.recall
              join custody.devices d
                on d.device = i.device and d.stage = 'MISSING' and d.classroom = r.classroom
             where i.recall = :recall
               and not exists (select from takeback.loss l
                                where l.recall = i.recall and l.device = i.device)
            """)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("recall", recall)
        .update();
  }

  List<Lost> losses(long recall) {
    return jdbc.sql(
            """
            select l.device, d.tag, l.cause, l.police_report, l.words, l.day, d.stage
              from takeback.losses l join custody.devices d on d.device = l.device
             where l.recall = ? order by d.tag
            """)
        .param(recall)
        .query((row, _) ->
            new Lost(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                new Loss(
                    LossCause.valueOf(row.getString("cause")),
                    row.getString("police_report"),
                    row.getString("words"),
                    row.getObject("day", LocalDate.class)),
                Stage.valueOf(row.getString("stage"))))
        .list();
  }

  void photo(long recall, @Nullable Long device, String file, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into takeback.photo (recall, device, file, taken_at, taken_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(Arrays.asList(recall, device, file, Timestamp.from(at), by, key))
        .update();
  }

  private static final String PHOTOS =
      """
      select p.photo, p.recall, d.tag, p.file
        from takeback.photo p left join custody.devices d on d.device = p.device
      """;

  List<Photo> photos(long recall) {
    return jdbc
        .sql(PHOTOS + " where p.recall = ? order by p.photo")
        .param(recall)
        .query(
            (row, _) -> photo(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  Optional<Photo> photo(long photo) {
    return jdbc.sql(PHOTOS + " where p.photo = ?")
        .param(photo)
        .query(
            (row, _) -> photo(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
        .optional();
  }

  private static Photo photo(long photo, long recall, @Nullable String tag, String file) {
    return new Photo(photo, recall, tag == null ? null : new Tag(tag), file);
  }

  /** Photographs of counts that were closed before that day go. */
  int forgetPhotos(Instant before) {
    return jdbc.sql(
            """
            delete from takeback.photo p using takeback.recall r
             where r.recall = p.recall and r.closed_at < ?
            """)
        .param(Timestamp.from(before))
        .update();
  }

  /** So do words about how a computer looked. */
  int forgetLooks(Instant before) {
    return jdbc.sql(
            """
            update takeback.condition c set words = '' from takeback.recall r
             where r.recall = c.recall and r.closed_at < ? and c.words <> ''
            """)
        .param(Timestamp.from(before))
        .update();
  }

  /** What was written about losses may name people: it goes with the photographs. */
  int forgetWords(Instant before) {
    return jdbc.sql(
            """
            update takeback.loss l set words = '' from takeback.recall r
             where r.recall = l.recall and r.closed_at < ? and l.words <> ''
            """)
        .param(Timestamp.from(before))
        .update();
  }
}
