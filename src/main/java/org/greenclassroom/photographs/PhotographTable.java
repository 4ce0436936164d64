package org.greenclassroom.photographs;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.frame.Photograph;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code photographs.photograph} and {@code photographs.opening}. */
@Component
class PhotographTable {
  private static final String SELECT =
      """
      select p.photograph, p.activity, p.classroom, p.taken_on, p.words, p.original, p.width, p.height,
             p.shows, p.unnamed, p.class_release, p.looked, p.blurred,
             a.title as day, s.name || ' · ' || c.name as place, coalesce(c.school, a.school) as school,
             (select count(*) from photographs.usables u where u.photograph = p.photograph) as usable
        from photographs.photographs p
        left join activities.activities a using (activity)
        left join classrooms.classrooms c on c.classroom = p.classroom
        left join partners.partners s on s.partner = c.school
      """;

  private final JdbcClient jdbc;

  PhotographTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again answers the same photograph. */
  long insert(
      String file,
      @Nullable Long original,
      @Nullable Long activity,
      @Nullable Long classroom,
      LocalDate takenOn,
      String words,
      Photograph drawn,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into photographs.photograph
                   (file, original, activity, classroom, taken_on, words, width, height, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                file,
                original,
                activity,
                classroom,
                takenOn,
                words,
                drawn.width(),
                drawn.height(),
                Timestamp.from(at),
                by,
                key))
        .update();
    return jdbc.sql("select photograph from photographs.photograph where key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  Optional<Picture> picture(long photograph) {
    return jdbc.sql(SELECT + " where p.photograph = ?")
        .param(photograph)
        .query(DataClassRowMapper.newInstance(Picture.class))
        .optional();
  }

  /** Which of them are wanted. */
  enum Only {
    ALL,
    UNSAID,
    USABLE
  }

  /**
   * The newest first.
   *
   * @param schools whose rooms; null: everything
   */
  List<Picture> page(
      @Nullable Collection<Long> schools,
      @Nullable Long activity,
      @Nullable Long classroom,
      Only only,
      long before,
      int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where p.photograph < :before
                   and (:everywhere or coalesce(c.school, a.school) = any (:schools))
                   and (:activity::bigint is null or p.activity = :activity)
                   and (:classroom::bigint is null or p.classroom = :classroom)
                   and (:only = 'ALL' or :only = 'UNSAID' and p.shows is null and not p.blurred
                        or :only = 'USABLE' and exists (select from photographs.usables u
                                                         where u.photograph = p.photograph))
                 order by p.photograph desc limit :limit
                """)
        .param("before", before)
        .param("everywhere", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("activity", activity)
        .param("classroom", classroom)
        .param("only", only.name())
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Picture.class))
        .list();
  }

  Optional<String> file(long photograph) {
    return jdbc.sql("select file from photographs.photograph where photograph = ?")
        .param(photograph)
        .query(String.class)
        .optional();
  }

  List<Long> blurredFrom(long original) {
    return jdbc
        .sql("select photograph from photographs.photograph where original = ? order by photograph")
        .param(original)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** How many there are of a day or a room, and of how many nobody said what they show. */
  record Counted(int all, int unsaid) {}

  Counted counted(@Nullable Long activity, @Nullable Long classroom) {
    return jdbc.sql(
            """
            select count(*) as all, count(*) filter (where shows is null and not blurred) as unsaid
              from photographs.photographs
             where (:activity::bigint is null or activity = :activity)
               and (:classroom::bigint is null or classroom = :classroom)
            """)
        .param("activity", activity)
        .param("classroom", classroom)
        .query(DataClassRowMapper.newInstance(Counted.class))
        .single();
  }

  /** Somebody looked at an original that was blurred. */
  void opened(long photograph, Instant at, long by) {
    jdbc.sql("insert into photographs.opening (photograph, opened_at, opened_by) values (?, ?, ?)")
        .params(photograph, Timestamp.from(at), by)
        .update();
  }

  /** What happened to it, the newest first. */
  record Entry(Instant at, String what, @Nullable String detail, @Nullable String by) {}

  List<Entry> entries(long photograph) {
    return jdbc.sql(
            """
            with e as (
              select p.recorded_at as at, case when original is null then 'TAKEN' else 'BLURRED' end as what,
                     null as detail, recorded_by as by
                from photographs.photograph p where photograph = :photograph
              union all
              select s.said_at, 'SAID', s.shows, s.said_by from photographs.saying s where photograph = :photograph
              union all
              select f.added_at, 'FIGURE', a.name, f.added_by
                from photographs.figure f left join photographs.adults a using (kind, person)
               where photograph = :photograph
              union all
              select r.removed_at, 'FIGURE_REMOVED', a.name, r.removed_by
                from photographs.figure f join photographs.figure_removal r using (figure)
                left join photographs.adults a using (kind, person)
               where photograph = :photograph
              union all
              select used_at, 'USED', place, used_by from photographs.uses where photograph = :photograph
              union all
              select recalled_at, 'RECALLED', place, 0 from photographs.uses
               where photograph = :photograph and recalled_at is not null
              union all
              select pulled_at, 'PULLED', place, pulled_by from photographs.uses
               where photograph = :photograph and pulled_at is not null
              union all
              select opened_at, 'OPENED', null, opened_by from photographs.opening where photograph = :photograph)
            select e.at, e.what, e.detail, a.name as by
              from e left join people.accounts a on a.account = e.by
             order by e.at desc, e.what limit 200
            """)
        .param("photograph", photograph)
        .query(DataClassRowMapper.newInstance(Entry.class))
        .list();
  }
}
