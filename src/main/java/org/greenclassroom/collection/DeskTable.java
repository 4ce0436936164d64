package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of a drive's desk: givers, items, and what was weighed at the end. */
@Component
class DeskTable {
  private final JdbcClient jdbc;

  DeskTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A company that brought things. */
  record Company(@Nullable Long partner, @Nullable String typed) {}

  /**
   * What is counted for one donor's lot.
   *
   * @param weighed all of it stood on a scale
   */
  record Counted(ThingClass thingClass, int pieces, long grams, boolean weighed) {}

  /** The giver of this key; the first item that names them brings them. */
  long giver(
      long drive,
      UUID key,
      boolean person,
      @Nullable Long partner,
      @Nullable String company,
      Instant at,
      long by) {
    jdbc.sql(
            """
            insert into collection.giver (drive, key, kind, partner, company, came_at, by)
            values (:drive, :key, :kind, :partner, :company, :at, :by)
            on conflict (key) do nothing
            """)
        .param("drive", drive)
        .param("key", key)
        .param("kind", person ? "PERSON" : "COMPANY")
        .param("partner", partner)
        .param("company", company)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    return jdbc.sql("select giver from collection.giver where key = ? and drive = ?")
        .params(key, drive)
        .query(Long.class)
        .single();
  }

  boolean isWritten(UUID key) {
    return jdbc.sql("select exists (select from collection.drive_item where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long drive,
      long giver,
      ThingClass what,
      int pieces,
      long grams,
      boolean weighed,
      boolean dataBearing,
      @Nullable Long container,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into collection.drive_item (key, drive, giver, thing_class, pieces, grams, basis,
                   data_bearing, container, brought_at, by)
            values (:key, :drive, :giver, :what, :pieces, :grams, :basis, :data, :container, :at, :by)
            """)
        .param("key", key)
        .param("drive", drive)
        .param("giver", giver)
        .param("what", what.name())
        .param("pieces", pieces)
        .param("grams", grams)
        .param("basis", weighed ? "WEIGHED" : "ESTIMATED")
        .param("data", dataBearing)
        .param("container", container)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  boolean holdsData(ThingClass what) {
    return jdbc.sql("select data_bearing from collection.classes where thing_class = ?")
        .param(what.name())
        .query(Boolean.class)
        .single();
  }

  private static final String ITEMS =
      """
      select i.drive_item as item, coalesce(p.name, g.company, '') as giver, g.kind = 'PERSON' as person,
             i.thing_class, i.pieces, i.grams, i.basis = 'WEIGHED' as weighed, i.data_bearing,
             i.container, c.number as container_number, coalesce(c.sealed, false) as sealed, i.brought_at
        from collection.drive_item i join collection.giver g using (giver)
        left join partners.partners p on p.partner = g.partner
        left join collection.container c on c.container = i.container
      """;

  List<Drive.Item> items(long drive, int limit) {
    return jdbc.sql(
            ITEMS + " where i.drive = ? and i.struck_at is null order by i.drive_item desc limit ?")
        .params(drive, limit)
        .query(DataClassRowMapper.newInstance(Drive.Item.class))
        .list();
  }

  Optional<Drive.Item> item(long drive, long item) {
    return jdbc.sql(ITEMS + " where i.drive = ? and i.drive_item = ? and i.struck_at is null")
        .params(drive, item)
        .query(DataClassRowMapper.newInstance(Drive.Item.class))
        .optional();
  }

  void strike(long item, Instant at, long by) {
    jdbc.sql("update collection.drive_item set struck_at = ?, struck_by = ? where drive_item = ?")
        .params(Timestamp.from(at), by, item)
        .update();
  }

  void move(long item, long container) {
    jdbc.sql("update collection.drive_item set container = ? where drive_item = ?")
        .params(container, item)
        .update();
  }

  /** Pieces that hold data, or are damaged batteries, and lie in no sealed container. */
  long[] loose(long drive) {
    return jdbc.sql(
            """
            select coalesce(sum(i.pieces) filter (where i.data_bearing), 0),
                   coalesce(sum(i.pieces) filter (where i.thing_class = 'BATTERY_DAMAGED'), 0)
              from collection.drive_item i left join collection.container c using (container)
             where i.drive = ? and i.struck_at is null and not coalesce(c.sealed, false)
            """)
        .param(drive)
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  Drive.Came came(long drive) {
    return jdbc.sql(
            """
            select count(distinct coalesce('p' || partner, 'c' || company)) filter (where kind = 'COMPANY') as companies,
                   count(*) filter (where kind = 'PERSON') as persons
              from collection.giver g
             where drive = ? and exists (select from collection.drive_item i
                                          where i.giver = g.giver and i.struck_at is null)
            """)
        .param(drive)
        .query(Drive.Came.class)
        .single();
  }

  List<Company> companies(long drive) {
    return jdbc.sql(
            """
            select distinct g.partner, g.company as typed from collection.giver g
             where g.drive = ? and g.kind = 'COMPANY'
               and exists (select from collection.drive_item i
                            where i.giver = g.giver and i.struck_at is null)
             order by 1, 2
            """)
        .param(drive)
        .query(DataClassRowMapper.newInstance(Company.class))
        .list();
  }

  void name(long drive, String typed, long partner) {
    jdbc.sql(
            """
            update collection.giver set partner = ?, company = null where drive = ? and company = ?
            """)
        .params(partner, drive, typed)
        .update();
  }

  /** What one donor brought, without what has a serial; null: what single people brought. */
  List<Counted> counted(long drive, @Nullable Long partner) {
    return jdbc.sql(
            """
            select i.thing_class, sum(i.pieces)::int as pieces, sum(i.grams)::bigint as grams,
                   bool_and(i.basis = 'WEIGHED') as weighed
              from collection.drive_item i join collection.giver g using (giver)
              join collection.classes k on k.thing_class = i.thing_class
             where i.drive = :drive and i.struck_at is null and not k.computer
               and ((:persons and g.kind = 'PERSON') or g.partner = :partner)
             group by i.thing_class
            """)
        .param("drive", drive)
        .param("persons", partner == null)
        .param("partner", partner == null ? -1L : partner)
        .query(DataClassRowMapper.newInstance(Counted.class))
        .list();
  }

  void weigh(long drive, Category category, long grams, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into collection.drive_weighing (key, drive, category, grams, at, by)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(key, drive, category.name(), grams, Timestamp.from(at), by)
        .update();
  }

  List<Drive.Sum> sums(long drive) {
    return jdbc.sql(
            """
            select k.category, coalesce(sum(i.pieces), 0)::bigint as pieces,
                   coalesce(sum(i.grams), 0)::bigint as grams,
                   coalesce(bool_and(i.basis = 'WEIGHED'), false) as all_weighed,
                   (select w.grams from collection.drive_weighing w
                     where w.drive = :drive and w.category = k.category
                     order by w.drive_weighing desc limit 1) as weighed
              from collection.drive_item i join collection.classes k using (thing_class)
             where i.drive = :drive and i.struck_at is null
             group by k.category order by grams desc, k.category
            """)
        .param("drive", drive)
        .query(DataClassRowMapper.newInstance(Drive.Sum.class))
        .list();
  }
}
