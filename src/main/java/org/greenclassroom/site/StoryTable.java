package org.greenclassroom.site;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
      select s.story, s.activity, a.day, s.translates, s.language, s.title, s.words, s.published_at, s.ended_at, a.removed,
             (select min(p.photograph)
                from photographs.photographs p join photographs.usables u using (photograph)
               where p.activity = s.activity and u.purpose = 'WEBSITE') as picture
        from site.story s join activities.activities a on a.activity = s.activity
      """;

  /** The newest first, each once: in this language, else as it was told first. */
  List<Story> open(long before, int limit, String language) {
    return jdbc.sql(
            STORIES
                + """
                 where s.ended_at is null and not a.removed and s.story < :before
                   and s.story = (select o.story from site.story o
                                   where o.ended_at is null
                                     and coalesce(o.translates, o.story) = coalesce(s.translates, s.story)
                                   order by o.language = :language desc, o.story limit 1)
                 order by s.story desc limit :limit
                """)
        .param("before", before)
        .param("language", language)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Story.class))
        .list();
  }

  Optional<Story> open(long story) {
    return jdbc.sql(STORIES + " where s.ended_at is null and not a.removed and s.story = ?")
        .param(story)
        .query(DataClassRowMapper.newInstance(Story.class))
        .optional();
  }

  List<Story> others(long story) {
    return jdbc.sql(
            STORIES
                + """
                  join site.story t on t.story = ?
                 where s.ended_at is null and not a.removed and s.story <> t.story
                   and coalesce(s.translates, s.story) = coalesce(t.translates, t.story)
                 order by s.story
                """)
        .param(story)
        .query(DataClassRowMapper.newInstance(Story.class))
        .list();
  }

  /** Whether this story is told in this language, first or translated. */
  boolean stands(long first, String language) {
    return jdbc.sql(
            """
            select exists (select from site.story
                            where coalesce(translates, story) = ? and language = ? and ended_at is null)
            """)
        .params(first, language)
        .query(Boolean.class)
        .single();
  }

  List<Story> all(int limit) {
    return jdbc.sql(STORIES + " order by s.story desc limit ?")
        .param(limit)
        .query(DataClassRowMapper.newInstance(Story.class))
        .list();
  }

  List<Long> numbers() {
    return jdbc
        .sql(
            """
            select s.story from site.story s join activities.activities a using (activity)
             where s.ended_at is null and not a.removed order by s.story
            """)
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
      long activity,
      @Nullable Long translates,
      String language,
      String title,
      String words,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into site.story (activity, translates, language, title, words, published_at, published_by, key)
            values (:activity, :translates, :language, :title, :words, :at, :by, :key) returning story
            """)
        .param("activity", activity)
        .param("translates", translates)
        .param("language", language)
        .param("title", title)
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("key", key)
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
