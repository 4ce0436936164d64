package org.greenclassroom.editions;

import static org.greenclassroom.editions.Kind.FINAL;
import static org.greenclassroom.editions.Kind.SPONSOR;

import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One classroom: what stands in it, how it is used, who came, what was taught. */
@Configuration(proxyBeanMethods = false)
class RoomChapters {
  private static final Set<Kind> ROOM = Set.of(SPONSOR, FINAL);

  /** The room's stays that touch the period; what ended one is a part for the final report. */
  private static final String LENT =
      """
      select l.device as key, (extract(epoch from l.installed_at) * 1000000)::bigint as nth, %s as part, l.tag, 1::bigint as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model),
                   (l.installed_at at time zone 'Asia/Shanghai')::date::text, c.due_on::text,
                   (l.ended_at at time zone 'Asia/Shanghai')::date::text] as cells
        from classrooms.loans l
        join custody.devices d using (device)
        join classrooms.classrooms c on c.classroom = l.classroom
       where l.classroom = :classroom
         and (l.installed_at at time zone 'Asia/Shanghai')::date <= :until
         and coalesce((l.ended_at at time zone 'Asia/Shanghai')::date, 'infinity') >= :since
      """;

  private static final String ENDED =
      "'#editions.ended.' || coalesce(lower(l.ended_by), 'still-there')";

  private static final String EQUIPMENT =
      """
      select i.item as key, 0::bigint as nth, '' as part, null::text as tag, coalesce(i.pieces, 1)::bigint as amount,
             array[concat_ws(' ', i.product, i.version), i.seat::text, (i.entered_at at time zone 'Asia/Shanghai')::date::text,
                   i.expires_on::text, i.ended_on::text] as cells
        from equipment.items i
       where i.classroom = :classroom
         and (i.entered_at at time zone 'Asia/Shanghai')::date <= :until
         and coalesce(i.ended_on, 'infinity') >= :since
      """;

  /**
   * By quarter: a month is not much, and three years have thirty-six. Of some minutes only the
   * month is known.
   */
  private static final String USE =
      """
      select (m.month - date '2000-01-01')::bigint as key, 0::bigint as nth,
             extract(year from m.month)::text || '/' || extract(quarter from m.month)::text as part, null::text as tag,
             coalesce(%s, 0)::bigint as amount, array[to_char(m.month, 'YYYY-MM')] as cells
        from usage.months m
       where m.classroom = :classroom and m.month between date_trunc('month', :since::date) and :until
      """;

  private static final String VISITS =
      """
      select v.visit as key, 0::bigint as nth, '' as part, null::text as tag, 1::bigint as amount,
             array[v.day::text, '#' || 'visits.visitstate.' || lower(v.state)] as cells
        from visits.visits v
       where v.classroom = :classroom and v.day between :since and :until and v.state in ('SUBMITTED', 'APPROVED')
      """;

  private static final String TICKETS =
      """
      select t.ticket as key, 0::bigint as nth, '' as part, null::text as tag, 1::bigint as amount,
             array[(t.opened_at at time zone 'Asia/Shanghai')::date::text, '#' || 'tickets.category.' || lower(t.category),
                   (t.solved_at at time zone 'Asia/Shanghai')::date::text] as cells
        from tickets.tickets t
       where t.classroom = :classroom and (t.opened_at at time zone 'Asia/Shanghai')::date between :since and :until
         and %s
      """;

  /** Planned, held and the pupils' own time are three series; nobody adds them. */
  private static final String LESSONS =
      """
      select (w.week - date '2000-01-01')::bigint as key, 0::bigint as nth, '' as part, null::text as tag,
             (%s)::bigint as amount, array[w.week::text, w.expected::text, w.held::text, w.extra::text, w.cancelled::text] as cells
        from lessons.weeks w
       where w.classroom = :classroom and w.week between :since and :until
      """;

  /** Sittings; how many people came is told by the chapter of people, none under ten. */
  private static final String TRAINED =
      """
      select a.session as key, 0::bigint as nth, '' as part, null::text as tag, 1::bigint as amount,
             array[min(a.day)::text, min(s.title)] as cells
        from training.attendances a
        join training.sessions s using (session)
       where a.school = (select c.school from classrooms.classrooms c where c.classroom = :classroom)
         and a.day between :since and :until
       group by a.session
      """;

  @Bean
  Chapter roomChapter() {
    return chapter(
        10,
        "room",
        ROOM,
        Figured.of(
                "lent",
                Unit.PIECES,
                Basis.COUNTED,
                "kind model installed due ended",
                LENT.formatted("''"))
            .lineByLine());
  }

  @Bean
  Chapter equipmentChapter() {
    return chapter(
        35,
        "equipment",
        ROOM,
        Figured.of(
                "equipment",
                Unit.PIECES,
                Basis.COUNTED,
                "product seat entered licensed-until ended",
                EQUIPMENT)
            .lineByLine());
  }

  @Bean
  Chapter useChapter() {
    return chapter(
        40,
        "use",
        ROOM,
        Figured.of(
                "hours-on",
                Unit.MINUTES,
                Basis.COUNTED,
                "month",
                USE.formatted("m.on_min + m.unknown_day_on_min"))
            .inParts(),
        Figured.of(
                "hours-used",
                Unit.MINUTES,
                Basis.COUNTED,
                "month",
                USE.formatted("m.active_min + m.unknown_day_active_min"))
            .inParts());
  }

  @Bean
  Chapter visitsChapter() {
    return chapter(
        45,
        "visits",
        ROOM,
        Figured.of("visits", Unit.PIECES, Basis.COUNTED, "day state", VISITS).lineByLine(),
        Figured.of(
            "tickets",
            Unit.PIECES,
            Basis.COUNTED,
            "day category solved",
            TICKETS.formatted("true")),
        Figured.of(
            "tickets-solved",
            Unit.PIECES,
            Basis.COUNTED,
            "day category solved",
            TICKETS.formatted("t.solved_at is not null")));
  }

  @Bean
  Chapter lessonsChapter() {
    return chapter(
        55,
        "lessons",
        ROOM,
        Figured.of(
            "lessons-planned",
            Unit.PIECES,
            Basis.COUNTED,
            "week planned held extra cancelled",
            LESSONS.formatted("w.expected")),
        Figured.of(
            "lessons-held",
            Unit.PIECES,
            Basis.COUNTED,
            "week planned held extra cancelled",
            LESSONS.formatted("w.held + w.extra")),
        Figured.of(
            "lesson-hours",
            Unit.MINUTES,
            Basis.COUNTED,
            "week planned held extra cancelled",
            LESSONS.formatted("w.minutes")));
  }

  @Bean
  Chapter trainedChapter() {
    return chapter(
        65,
        "trained",
        ROOM,
        Figured.of("training-sittings", Unit.PIECES, Basis.COUNTED, "day title", TRAINED)
            .lineByLine());
  }

  @Bean
  Chapter endedChapter() {
    return chapter(
        70,
        "ended",
        Set.of(FINAL),
        Figured.of(
                "ended",
                Unit.PIECES,
                Basis.COUNTED,
                "kind model installed due ended",
                LENT.formatted(ENDED))
            .inParts());
  }

  /**
   * Each sponsor of a room has a report on all of it, and the last report is of all its years:
   * nobody adds them.
   */
  private static Chapter chapter(int order, String key, Set<Kind> kinds, Figured... figures) {
    return Chapter.of(
        order, key, kinds, Arrays.stream(figures).map(Figured::supported).toArray(Figured[]::new));
  }
}
