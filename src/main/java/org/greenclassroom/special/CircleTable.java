package org.greenclassroom.special;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code special.circle}, {@code special.report} and {@code special.level}. Figures come
 * out only through the views that hide what is small.
 */
@Component
class CircleTable {
  private final JdbcClient jdbc;

  CircleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A group. */
  record Circle(
      long circle, long classroom, String label, LocalDate beganOn, @Nullable LocalDate endedOn) {}

  List<Circle> of(long classroom) {
    return jdbc.sql(
            """
            select circle, classroom, label, began_on, ended_on from special.circle
             where classroom = ? order by ended_on is not null, began_on, circle
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Circle.class))
        .list();
  }

  Optional<Circle> circle(long circle) {
    return jdbc.sql(
            "select circle, classroom, label, began_on, ended_on from special.circle where circle = ?")
        .param(circle)
        .query(DataClassRowMapper.newInstance(Circle.class))
        .optional();
  }

  /** The same act twice is one group. */
  long begin(Occasion occasion, long classroom, String label, LocalDate day) {
    return jdbc.sql(
            """
            insert into special.circle (classroom, label, began_on, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?)
            on conflict (key) do update set label = excluded.label returning circle
            """)
        .params(
            classroom,
            label,
            Date.valueOf(day),
            Timestamp.from(occasion.now()),
            Math.max(0, occasion.actor().account()),
            occasion.keyFor("circle"))
        .query(Long.class)
        .single();
  }

  int end(long circle, LocalDate day) {
    return jdbc.sql("update special.circle set ended_on = ? where circle = ? and ended_on is null")
        .params(Date.valueOf(day), circle)
        .update();
  }

  void report(Occasion occasion, long circle, LocalDate day, Map<Reached, Integer> counts) {
    var report =
        jdbc.sql(
                """
                insert into special.report (circle, day, recorded_at, recorded_by, key)
                values (?, ?, ?, ?, ?) on conflict (key) do nothing returning report
                """)
            .params(
                circle,
                Date.valueOf(day),
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                occasion.keyFor("report"))
            .query(Long.class)
            .optional();
    if (report.isEmpty()) return;
    jdbc.sql(
            """
            insert into special.level (report, level, pupils)
            select ?, level, pupils from unnest(?::text[], ?::int[]) as l (level, pupils)
            """)
        .params(
            report.get(),
            counts.keySet().stream().map(Enum::name).toArray(String[]::new),
            counts.values().toArray(Integer[]::new))
        .update();
  }

  /**
   * How many of a group stand on a level.
   *
   * @param pupils null: hidden
   */
  record Cell(long circle, LocalDate day, Reached level, @Nullable Integer pupils) {}

  List<Cell> cells(long classroom) {
    return jdbc.sql(
            """
            select circle, day, level, pupils from special.levels where classroom = ? order by circle, level
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Cell.class))
        .list();
  }

  /** A sum of what is shown; null: nothing is. */
  record Sum(Reached level, @Nullable Integer pupils) {}

  List<Sum> sums() {
    return jdbc.sql(
            """
            select l.level, sum(l.pupils)::int as pupils
              from special.levels l
              join special.circle c using (circle)
             where c.ended_on is null
             group by l.level order by l.level
            """)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }

  /**
   * How many pupils of a school have a type of disability.
   *
   * @param pupils null: hidden
   */
  record Type(String schoolYear, String kind, @Nullable Integer pupils) {}

  List<Type> types(long school) {
    return jdbc.sql(
            """
            select school_year, kind, pupils from schools.told_disabilities where school = ? order by kind
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Type.class))
        .list();
  }
}
