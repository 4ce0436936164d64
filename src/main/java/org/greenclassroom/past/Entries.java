package org.greenclassroom.past;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code past.entry}, {@code past.remark} and {@code past.total}, and their views. */
@Component
class Entries {
  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A declaration that counts. */
  record Declared(
      long row,
      Kind kind,
      @Nullable Integer year,
      String school,
      @Nullable Long partner,
      String company,
      @Nullable Long donor,
      String room,
      @Nullable Long pieces,
      @Nullable Long saidPieces,
      @Nullable Long grams,
      @Nullable Long pupils,
      long imported,
      int line,
      String source,
      String document,
      String page) {
    /** A part of what the document counts is told room by room elsewhere. */
    public boolean isRest() {
      return saidPieces != null && !saidPieces.equals(pieces);
    }
  }

  /** How what an import says of a place stands to what was declared before. */
  record Compared(
      long entry,
      int line,
      Kind kind,
      @Nullable Integer year,
      String school,
      String company,
      String room,
      @Nullable Long pieces,
      @Nullable Long grams,
      @Nullable Long pupils,
      Difference difference,
      @Nullable Long saidPieces,
      @Nullable Long beforePieces,
      @Nullable Long beforeGrams,
      @Nullable Long beforePupils,
      @Nullable String beforeSource) {}

  /** How many entries stand so. */
  record Tally(Difference difference, long entries) {}

  /** What two sources say against each other. */
  record Contradiction(
      String contradiction,
      String kind,
      String subject,
      String one,
      String other,
      long imported,
      int line) {}

  /** All entries in one statement; a school or a donor is ours when one partner is called so. */
  void insertAll(long imported, List<Entry> entries) {
    jdbc.sql(
            """
            insert into past.entry (import, line, kind, year, school, partner, company, donor, room, room_key, place,
                   pieces, grams, pupils, page)
            select ?, n.line, n.kind, n.year, n.school, s.partner, n.company, d.partner, n.room, n.room_key, n.place,
                   n.pieces, n.grams, n.pupils, n.page
              from unnest(?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                as n (line, kind, year, school, company, room, room_key, place, pieces, grams, pupils, page)
              left join lateral (select min(p.partner) as partner from partners.partners p
                                  where p.name = n.school and 'SCHOOL' = any (p.kinds) having count(*) = 1) s on true
              left join lateral (select min(p.partner) as partner from partners.partners p
                                  where p.name = n.company and 'DONOR' = any (p.kinds) having count(*) = 1) d on true
            """)
        .params(
            imported,
            entries.stream().map(Entry::line).toArray(Integer[]::new),
            entries.stream().map(one -> one.kind().name()).toArray(String[]::new),
            entries.stream().map(Entry::year).toArray(Integer[]::new),
            entries.stream().map(Entry::school).toArray(String[]::new),
            entries.stream().map(Entry::company).toArray(String[]::new),
            entries.stream().map(Entry::room).toArray(String[]::new),
            entries.stream().map(Entry::roomKey).toArray(String[]::new),
            entries.stream().map(Entry::place).toArray(String[]::new),
            entries.stream().map(Entry::pieces).toArray(Long[]::new),
            entries.stream().map(Entry::grams).toArray(Long[]::new),
            entries.stream().map(Entry::pupils).toArray(Long[]::new),
            entries.stream().map(Entry::page).toArray(String[]::new))
        .update();
  }

  void remarkAll(long imported, List<Remark> remarks) {
    jdbc.sql(
            """
            insert into past.remark (import, line, nth, flaw, heading, said)
            select ?, n.line, n.nth, n.flaw, n.heading, n.said
              from unnest(?::int[], ?::text[], ?::text[], ?::text[]) with ordinality
                as n (line, flaw, heading, said, nth)
            """)
        .params(
            imported,
            remarks.stream().map(Remark::line).toArray(Integer[]::new),
            remarks.stream().map(one -> one.flaw().name()).toArray(String[]::new),
            remarks.stream().map(Remark::heading).toArray(String[]::new),
            remarks.stream().map(Remark::said).toArray(String[]::new))
        .update();
  }

  void clear(long imported) {
    jdbc.sql("delete from past.entry where import = ?").param(imported).update();
    jdbc.sql("delete from past.remark where import = ?").param(imported).update();
  }

  /** The first of them, those that refuse a line before those that do not. */
  List<Remark> remarks(long imported, int most) {
    return jdbc.sql(
            """
            select line, flaw, heading, said from past.remark where import = ?
             order by flaw in ('APPROXIMATE', 'UNKNOWN', 'TOTAL'), line, nth limit ?
            """)
        .params(imported, most)
        .query(DataClassRowMapper.newInstance(Remark.class))
        .list();
  }

  private static final String COMPARED =
      """
      with before as (
        select s.kind, s.year, s.place, s.part, s.pieces, s.grams, s.pupils, s.source, s.taken_at, s.import
          from past.standings s join past.import me on me.import = :import
         where s.import = s.speaks and s.import <> me.import and s.taken_at < coalesce(me.taken_at, 'infinity')),
      places as (
        select kind, year, place, '' as part, bool_and(part <> '') as apart, sum(pieces) as pieces, sum(grams) as grams,
               sum(pupils) as pupils, (array_agg(source order by taken_at, import))[1] as source
          from before group by kind, year, place),
      heard as (
        select kind, year, place, part, pieces, grams, pupils, source from places
        union all
        select kind, year, place, part, sum(pieces), sum(grams), sum(pupils), min(source)
          from before where part <> '' group by kind, year, place, part),
      mine as (
        select e.*, bool_and(e.room_key <> '') over (partition by e.kind, e.year, e.place) as by_room
          from past.entry e where e.import = :import),
      -- where both sides name rooms, room by room
      parted as (
        select m.*, case when p.apart and m.by_room then m.room_key else '' end as part
          from mine m left join places p on p.kind = m.kind and p.place = m.place and p.year is not distinct from m.year),
      summed as (
        select p.*, sum(p.pieces) over whole as all_pieces, sum(p.grams) over whole as all_grams, sum(p.pupils) over whole as all_pupils
          from parted p window whole as (partition by p.kind, p.year, p.place, p.part)),
      compared as (
        select s.entry, s.line, s.kind, s.year, s.school, s.company, s.room, s.pieces, s.grams, s.pupils,
               case when h.kind is null then 'NEW'
                    when (s.all_pieces, s.all_grams, s.all_pupils) is not distinct from (h.pieces, h.grams, h.pupils) then 'SAME'
                    else 'OTHERWISE' end as difference,
               s.all_pieces::bigint as said_pieces, h.pieces::bigint as before_pieces, h.grams::bigint as before_grams,
               h.pupils::bigint as before_pupils, h.source as before_source
          from summed s
          left join heard h on h.kind = s.kind and h.place = s.place and h.part = s.part and h.year is not distinct from s.year)
      """;

  List<Tally> tallies(long imported) {
    return jdbc.sql(
            COMPARED
                + " select difference, count(*) as entries from compared group by difference order by difference")
        .param("import", imported)
        .query(DataClassRowMapper.newInstance(Tally.class))
        .list();
  }

  List<Compared> compared(long imported, @Nullable String difference, long after, int size) {
    return jdbc.sql(
            COMPARED
                + """
                select * from compared
                 where entry > :after and (:difference::text is null or difference = :difference)
                 order by entry limit :size
                """)
        .param("import", imported)
        .param("after", after)
        .param("difference", difference)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Compared.class))
        .list();
  }

  /** Adds up anew what is declared; whoever does so at the same moment waits, and sees this. */
  void addUp() {
    jdbc.sql("lock table past.total in share row exclusive mode").update();
    jdbc.sql("delete from past.total").update();
    jdbc.sql(
            """
            insert into past.total (kind, year, rows, unsaid, pieces, grams, pupils, documents)
            select kind, year, count(*), count(*) filter (where pieces is null), sum(pieces), sum(grams), sum(pupils),
                   count(distinct document)
              from past.declareds group by kind, year
            """)
        .update();
  }

  List<Total> totals() {
    return jdbc.sql(
            """
            select kind, year, rows, unsaid, pieces, grams, pupils, documents
              from past.total order by year desc nulls last, kind
            """)
        .query(DataClassRowMapper.newInstance(Total.class))
        .list();
  }

  /** The newest first; the year that nobody knows is 0 here, and comes last. */
  List<Declared> page(
      @Nullable String kind,
      @Nullable Integer year,
      @Nullable Long imported,
      int beforeYear,
      long beforeRow,
      int size) {
    return jdbc.sql(
            """
            select d.row, kind, year, school, partner, company, donor, room, pieces, said_pieces, grams, pupils,
                   import as imported, line, source, document, page
              from past.declareds d
             where (:kind::text is null or kind = :kind)
               and (:year::int is null or coalesce(year, 0) = :year)
               and (:import::bigint is null or import = :import)
               and (coalesce(year, 0), d.row) < (:before, :number)
             order by coalesce(year, 0) desc, d.row desc limit :size
            """)
        .param("kind", kind)
        .param("year", year)
        .param("import", imported)
        .param("before", beforeYear)
        .param("number", beforeRow)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Declared.class))
        .list();
  }

  List<Contradiction> contradictions(int most) {
    return jdbc.sql(
            """
            select contradiction, kind, subject, one, other, import as imported, line
              from past.contradictions order by import desc, line, contradiction limit ?
            """)
        .param(most)
        .query(DataClassRowMapper.newInstance(Contradiction.class))
        .list();
  }
}
