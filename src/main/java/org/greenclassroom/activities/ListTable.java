package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of days, and what waits in them. */
@Component
class ListTable {
  private final JdbcClient jdbc;

  ListTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line of a list. */
  record Row(
      long activity,
      Kind kind,
      String title,
      @Nullable String partner,
      @Nullable String school,
      Instant startsAt,
      Instant endsAt,
      String zone,
      String place,
      String language,
      Activity.State state,
      boolean open,
      String address,
      int late,
      int capacity) {
    public LocalDate day() {
      return LocalDate.ofInstant(startsAt, ZoneId.of(zone));
    }

    public LocalTime from() {
      return LocalTime.ofInstant(startsAt, ZoneId.of(zone)).truncatedTo(ChronoUnit.MINUTES);
    }

    public LocalTime to() {
      return LocalTime.ofInstant(endsAt, ZoneId.of(zone)).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Where the rows after this one begin. */
    String key() {
      return startsAt + "~" + activity;
    }
  }

  /**
   * What is looked for.
   *
   * @param from not before; with the end of the time, and which way it is read
   * @param schools only at these; null: everywhere
   * @param within at these or at none, for staff of some places; null: everywhere
   * @param partner only of this company; null: of all
   * @param announced only what everybody may see who has the address
   * @param open only what everybody is shown
   */
  record Wanted(
      String q,
      @Nullable Kind kind,
      Activity.@Nullable State state,
      Instant from,
      Instant to,
      boolean backwards,
      boolean removed,
      @Nullable Set<Long> schools,
      @Nullable Set<Long> within,
      @Nullable Long partner,
      boolean announced,
      boolean open) {}

  /** Where a page begins. */
  private record After(Instant at, long activity) {
    static After read(String key, boolean backwards) {
      if (key.isEmpty())
        return backwards
            ? new After(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE)
            : new After(Instant.EPOCH, 0);
      var cut = key.lastIndexOf('~');
      try {
        return new After(
            Instant.parse(key.substring(0, Math.max(0, cut))),
            Long.parseLong(key.substring(cut + 1)));
      } catch (java.time.format.DateTimeParseException | NumberFormatException otherAddress) {
        throw org.greenclassroom.kernel.Refusal.notFound(key);
      }
    }
  }

  private static final String FOUND =
      """
        from activities.activity a
        left join partners.partners c on c.partner = a.partner
        left join partners.partners s on s.partner = a.school
       where (a.removed_at is not null) = :removed
         and a.starts_at >= :from and a.starts_at < :to
         and (:q = '' or a.title ilike '%' || :q || '%' or a.place ilike '%' || :q || '%'
              or c.name ilike '%' || :q || '%' or s.name ilike '%' || :q || '%')
         and (:kind::text is null or a.kind = :kind)
         and (:state::text is null or a.state = :state)
         and (:schools::bigint[] is null or a.school = any(:schools) and (a.asked_at is not null or a.published_at is not null))
         and (:within::bigint[] is null or a.school is null or a.school = any(:within))
         and (:partner::bigint is null or a.partner = :partner)
         and (not :announced or a.published_at is not null and a.state in ('PUBLISHED', 'POSTPONED', 'ASKED', 'APPROVED'))
         and (not :open or a.open)
      """;

  private static final String ROW =
      """
      select a.activity, a.kind, a.title, c.name as partner, s.name as school, a.starts_at, a.ends_at, a.zone, a.place,
             a.language, a.state, a.open, a.address,
             (select count(*)::int from activities.item i
               where i.activity = a.activity and i.done_at is null and i.due_on < :today
                 and a.state not in ('HELD', 'CANCELLED')) as late,
             (select coalesce(sum(l.capacity), 0)::int from activities.slot l
               where l.activity = a.activity and l.removed_at is null) as capacity
      """;

  Slice<Row> page(Wanted wanted, String after, LocalDate today, int size) {
    var begin = After.read(after, wanted.backwards());
    var rows =
        filled(
                ROW
                    + FOUND
                    + (wanted.backwards()
                        ? " and (a.starts_at, a.activity) < (:at, :after) order by a.starts_at desc, a.activity desc limit :limit"
                        : " and (a.starts_at, a.activity) > (:at, :after) order by a.starts_at, a.activity limit :limit"),
                wanted)
            .param("at", begin.at().atOffset(ZoneOffset.UTC))
            .param("after", begin.activity())
            .param("today", today)
            .param("limit", size + 1)
            .query(DataClassRowMapper.newInstance(Row.class))
            .list();
    return Slice.of(rows, size, Row::key);
  }

  long count(Wanted wanted) {
    return filled("select count(*)" + FOUND, wanted).query(Long.class).single();
  }

  private JdbcClient.StatementSpec filled(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("removed", wanted.removed())
        .param("from", wanted.from().atOffset(ZoneOffset.UTC))
        .param("to", wanted.to().atOffset(ZoneOffset.UTC))
        .param("q", wanted.q())
        .param("kind", wanted.kind() == null ? null : wanted.kind().name())
        .param("state", wanted.state() == null ? null : wanted.state().name())
        .param("schools", wanted.schools() == null ? null : wanted.schools().toArray(Long[]::new))
        .param("within", wanted.within() == null ? null : wanted.within().toArray(Long[]::new))
        .param("partner", wanted.partner())
        .param("announced", wanted.announced())
        .param("open", wanted.open());
  }

  /** Days on which somebody of the programme has to do something, and how many of them are late. */
  long[] waiting(Instant now, LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where exists (select from activities.item i
                     where i.activity = a.activity and i.done_at is null and i.due_on < ?))
              from activities.activity a
             where a.removed_at is null
               and (a.state in ('DRAFT', 'APPROVED', 'POSTPONED') and a.ends_at > ?
                    or a.state = 'PUBLISHED' and a.ends_at < ?)
            """)
        .params(today, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  /** Days that these schools were asked about. */
  long asked(Set<Long> schools) {
    return jdbc.sql(
            """
            select count(*) from activities.activity
             where removed_at is null and state = 'ASKED' and school = any(?)
            """)
        .param(schools.toArray(Long[]::new))
        .query(Long.class)
        .single();
  }

  /** Which schools' staff and sites may be chosen in a form. */
  record Choice(long number, String name) {}

  List<Choice> rooms(long school) {
    return jdbc.sql(
            """
            select classroom as number, name from classrooms.classrooms
             where school = ? and ended_on is null order by name
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Choice.class))
        .list();
  }

  List<Choice> drives() {
    return jdbc.sql(
            """
            select drive as number, name from collection.drives
             where state not in ('CANCELLED', 'CLOSED') order by opens, drive
            """)
        .query(DataClassRowMapper.newInstance(Choice.class))
        .list();
  }
}
