package org.greenclassroom.site;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code site.story}. */
@Component
class StoryTable {
  private final JdbcClient jdbc;

  StoryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String STORIES =
      """
      select s.story, s.activity, a.day, s.language, s.title, s.words, s.published_at, s.ended_at,
             (select min(p.photograph)
                from photographs.photographs p join photographs.usables u using (photograph)
               where p.activity = s.activity and u.purpose = 'WEBSITE') as picture
        from site.story s join activities.activities a on a.activity = s.activity
      """;

  /** The newest first, in whatever language. */
  List<Story> open(long before, int limit) {
    return jdbc.sql(
            STORIES + " where s.ended_at is null and s.story < ? order by s.story desc limit ?")
        .params(before, limit)
        .query(DataClassRowMapper.newInstance(Story.class))
        .list();
  }

  Optional<Story> open(long story) {
    return jdbc.sql(STORIES + " where s.ended_at is null and s.story = ?")
        .param(story)
        .query(DataClassRowMapper.newInstance(Story.class))
        .optional();
  }

  List<Story> all(int limit) {
    return jdbc.sql(STORIES + " order by s.story desc limit ?")
        .param(limit)
        .query(DataClassRowMapper.newInstance(Story.class))
        .list();
  }

  List<Long> numbers() {
    return jdbc
        .sql("select story from site.story where ended_at is null order by story")
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** A day of which a story can be told: held, with at least one photograph that may be shown. */
  record Day(long activity, LocalDate day, String title, long photographs) {}

  List<Day> days(int limit) {
    return jdbc.sql(
            """
            select a.activity, a.day, a.title, count(*) as photographs
              from activities.activities a
              join photographs.photographs p on p.activity = a.activity
              join photographs.usables u on u.photograph = p.photograph and u.purpose = 'WEBSITE'
             where a.held_at is not null and not a.removed
             group by a.activity, a.day, a.title
             order by a.day desc, a.activity desc limit ?
            """)
        .param(limit)
        .query(DataClassRowMapper.newInstance(Day.class))
        .list();
  }

  boolean isHeld(long activity) {
    return jdbc.sql(
            """
            select exists (select from activities.activities
                            where activity = ? and held_at is not null and not removed)
            """)
        .param(activity)
        .query(Boolean.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select story from site.story where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      long activity, String language, String title, String words, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into site.story (activity, language, title, words, published_at, published_by, key)
            values (?, ?, ?, ?, ?, ?, ?) returning story
            """)
        .params(activity, language, title, words, Timestamp.from(at), by, key)
        .query(Long.class)
        .single();
  }

  boolean end(long story, Instant at) {
    return jdbc.sql("update site.story set ended_at = ? where story = ? and ended_at is null")
            .params(Timestamp.from(at), story)
            .update()
        > 0;
  }
}
