package org.greenclassroom.courses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code courses.course}, {@code courses.version} and {@code courses.unit}. */
@Component
class CourseTable {
  private static final String SELECT =
      """
      select v.*, c.code, c.retired_at is not null as retired
        from courses.version v
        join courses.course c using (course)
      """;

  private final JdbcClient jdbc;

  CourseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CourseVersion> version(long version) {
    return jdbc.sql(SELECT + " where v.version = ?")
        .param(version)
        .query(CourseTable::read)
        .optional();
  }

  Optional<CourseVersion> latest(String code) {
    return jdbc.sql(
            SELECT
                + """
                 where c.code = ? and v.state = 'PUBLISHED' and c.retired_at is null
                 order by v.number desc limit 1
                """)
        .param(code)
        .query(CourseTable::read)
        .optional();
  }

  /** All versions of a course, the newest first. */
  List<CourseVersion> versions(long course) {
    return jdbc.sql(SELECT + " where v.course = ? order by v.number desc")
        .param(course)
        .query(CourseTable::read)
        .list();
  }

  /** What is offered now, and drafts of what never was, by code; after this code. */
  List<CourseVersion> offered(CourseFilter filter, String after, int most) {
    var module = filter.module();
    return jdbc.sql(
            SELECT
                + """
                 where c.retired_at is null and c.code > :after
                   and v.number = coalesce(
                     (select max(n.number) from courses.version n where n.course = v.course and n.state = 'PUBLISHED'), v.number)
                   and (:grade::int is null or :grade::int between v.grade_from and v.grade_to)
                   and (:module::text is null or :module::text = any(v.cn_modules))
                   and (:area = '' or exists (select from unnest(v.dlgf) d where d like :area || '.%'))
                   and (not :usable or v.screen_reader <> 'NO' and not v.blocks_only)
                   and (not :offline or v.offline)
                   and (:q = '' or concat_ws(' ', c.code, v.title_en, v.title_zh, v.title_fr) ilike '%' || :q || '%')
                 order by c.code limit :most
                """)
        .param("after", after)
        .param("grade", filter.grade(), java.sql.Types.INTEGER)
        .param("module", module == null ? null : module.name(), java.sql.Types.VARCHAR)
        .param("area", filter.area())
        .param("usable", filter.usable())
        .param("offline", filter.offline())
        .param("q", filter.q())
        .param("most", most)
        .query(CourseTable::read)
        .list();
  }

  /**
   * What can be followed with a screen reader in place of this: first what its authors named, then
   * what shares most of its modules and competences and is for the same grades.
   */
  List<CourseVersion> alternatives(long version, int most) {
    return jdbc.sql(
            SELECT
                + """
                 join courses.versions n on n.version = v.version and n.current
                 join courses.version o on o.version = :version and o.course <> v.course
                 cross join lateral (
                   select array_position(o.instead, c.code) as named,
                          (select count(*) from unnest(v.cn_modules) m where m = any(o.cn_modules))
                          + (select count(*) from unnest(v.dlgf) d where d = any(o.dlgf)) as shared) s
                 where v.screen_reader <> 'NO' and not v.blocks_only
                   and (s.named is not null
                        or s.shared > 0 and v.grade_from <= o.grade_to and v.grade_to >= o.grade_from)
                 order by s.named nulls last, s.shared desc, c.code limit :most
                """)
        .param("version", version)
        .param("most", most)
        .query(CourseTable::read)
        .list();
  }

  /** A new course; the same key answers the one it made. */
  long insert(String code, UUID key) {
    return jdbc.sql(
            """
            insert into courses.course (code, key) values (?, ?)
            on conflict (key) do update set key = excluded.key returning course
            """)
        .params(code, key)
        .query(Long.class)
        .single();
  }

  Optional<Long> known(String code) {
    return jdbc.sql("select course from courses.course where code = ?")
        .param(code)
        .query(Long.class)
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select course from courses.course where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  void hold(long course) {
    jdbc.sql("select course from courses.course where course = ? for update")
        .param(course)
        .query(Long.class)
        .single();
  }

  long draft(long course, Draft draft, Instant now, long by) {
    return jdbc.sql(
            """
            insert into courses.version (course, number, title_en, title_zh, title_fr, about_en, about_zh, about_fr,
                   cn_modules, dlgf, competencies, grade_from, grade_to, software, offline, screen_reader, blocks_only,
                   hours, instead, made_at, made_by)
            select :course, coalesce(max(number), 0) + 1, :titleEn, :titleZh, :titleFr, :aboutEn, :aboutZh, :aboutFr,
                   :modules, :dlgf, :competencies, :from, :to, :software, :offline, :reader, :blocks, :hours, :instead,
                   :now, :by
              from courses.version where course = :course
            returning version
            """)
        .param("course", course)
        .params(draft.fields())
        .param("now", Timestamp.from(now))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  void change(long version, Draft draft) {
    jdbc.sql(
            """
            update courses.version
               set title_en = :titleEn, title_zh = :titleZh, title_fr = :titleFr, about_en = :aboutEn, about_zh = :aboutZh,
                   about_fr = :aboutFr, cn_modules = :modules, dlgf = :dlgf, competencies = :competencies,
                   grade_from = :from, grade_to = :to, software = :software, offline = :offline, screen_reader = :reader,
                   blocks_only = :blocks, hours = :hours, instead = :instead
             where version = :version
            """)
        .param("version", version)
        .params(draft.fields())
        .update();
  }

  void units(long version, List<Title> units) {
    jdbc.sql("delete from courses.unit where version = ?").param(version).update();
    jdbc.sql(
            """
            insert into courses.unit (version, nth, title_en, title_zh, title_fr)
            select ?, u.nth, u.en, u.zh, u.fr
              from unnest(?::text[], ?::text[], ?::text[]) with ordinality as u (en, zh, fr, nth)
            """)
        .params(
            version,
            units.stream().map(Title::en).toArray(String[]::new),
            units.stream().map(Title::zh).toArray(String[]::new),
            units.stream().map(Title::fr).toArray(String[]::new))
        .update();
  }

  List<Title> units(long version) {
    return jdbc.sql(
            "select title_en, title_zh, title_fr from courses.unit where version = ? order by nth")
        .param(version)
        .query((row, _) -> new Title(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  Map<Long, List<Title>> unitsOf(Collection<Long> versions) {
    var all = new HashMap<Long, List<Title>>();
    jdbc.sql(
            """
            select version, title_en, title_zh, title_fr from courses.unit
             where version = any(?::bigint[]) order by version, nth
            """)
        .param(versions.toArray(Long[]::new))
        .query(row -> {
          all.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(new Title(row.getString(2), row.getString(3), row.getString(4)));
        });
    return all;
  }

  void publish(long version, Instant now, long by) {
    jdbc.sql(
            """
            update courses.version set state = 'PUBLISHED', published_at = ?, published_by = ? where version = ?
            """)
        .params(Timestamp.from(now), by, version)
        .update();
  }

  void retire(long course, Instant now) {
    jdbc.sql("update courses.course set retired_at = coalesce(retired_at, ?) where course = ?")
        .params(Timestamp.from(now), course)
        .update();
  }

  void offer(long course) {
    jdbc.sql("update courses.course set retired_at = null where course = ?").param(course).update();
  }

  private static CourseVersion read(ResultSet row, int at) throws SQLException {
    var modules = new ArrayList<CnModule>();
    for (var one : texts(row, "cn_modules")) modules.add(CnModule.valueOf(one));
    var competencies = new ArrayList<Competency>();
    for (var one : texts(row, "competencies")) competencies.add(Competency.valueOf(one));
    var published = row.getTimestamp("published_at");
    return new CourseVersion(
        row.getLong("version"),
        row.getLong("course"),
        row.getString("code"),
        row.getInt("number"),
        VersionState.valueOf(row.getString("state")),
        new Title(row.getString("title_en"), row.getString("title_zh"), row.getString("title_fr")),
        new Title(row.getString("about_en"), row.getString("about_zh"), row.getString("about_fr")),
        modules,
        texts(row, "dlgf"),
        competencies,
        row.getInt("grade_from"),
        row.getInt("grade_to"),
        row.getString("software"),
        row.getBoolean("offline"),
        ScreenReader.valueOf(row.getString("screen_reader")),
        row.getBoolean("blocks_only"),
        row.getBigDecimal("hours").stripTrailingZeros(),
        texts(row, "instead"),
        published == null ? null : published.toInstant(),
        row.getBoolean("retired"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
