package org.greenclassroom.editions;

import static org.greenclassroom.editions.Kind.DONOR_LOT;
import static org.greenclassroom.editions.Kind.DONOR_YEAR;
import static org.greenclassroom.editions.Kind.FINAL;
import static org.greenclassroom.editions.Kind.GRI413;
import static org.greenclassroom.editions.Kind.PROGRAMME;
import static org.greenclassroom.editions.Kind.SPONSOR;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was given and what it did: for donors and for the programme. */
@Configuration(proxyBeanMethods = false)
class GiftChapters {
  private static final Set<Kind> GIFTS = Set.of(DONOR_LOT, DONOR_YEAR, PROGRAMME);

  /** A serial number is the donor's own; the programme's report does without. */
  private static final String DEVICES =
      """
      select d.device as key, 0::bigint as nth, %s as part, d.tag, %s as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model),
                   case when :donor::bigint is not null then d.serial end,
                   '#' || 'custody.basis.' || lower(replace(d.basis, '_', '-')), round(d.grams / 1000.0, 1)::text,
                   (d.first_received_at at time zone 'Asia/Shanghai')::date::text,
                   '#' || 'custody.stage.' || lower(replace(d.stage, '_', '-'))] as cells
        from custody.devices d
       where (:donor::bigint is null or d.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
         and (d.first_received_at at time zone 'Asia/Shanghai')::date between :since and :until
         and %s
      """;

  private static final String COLUMNS = "kind model serial basis kilograms received stage";

  /** Every stage is in one of these, so that they add up to what came. */
  private static final String BECAME =
      """
      case when d.stage = 'IN_CLASS' then '#editions.became.in-class'
                        when d.stage in ('RESERVED', 'ON_THE_WAY') then '#editions.became.on-the-way'
                        when d.stage = 'SHIPPED' then '#editions.became.at-plant'
                        when d.stage = 'DISMANTLED' then '#editions.became.dismantled'
                        when d.stage in ('LOST', 'MISSING') then '#editions.became.lost'
                        when d.stage = 'WITH_DONOR' then '#editions.became.given-back'
                        when d.stage = 'WITH_SCHOOL' then '#editions.became.with-school'
                        else '#editions.became.in-house' end\
      """;

  private static final String WEIGHED = "d.basis <> 'ESTIMATED'";
  private static final String ESTIMATED = "d.basis = 'ESTIMATED'";

  /**
   * Days are counted in the programme's calendar, and within the period; after a miss a stay goes
   * on with the find, as another row.
   */
  private static final String STAYS =
      """
      select x.* from (
        select l.device as key, (extract(epoch from l.since) * 1000000)::bigint as nth, '' as part, l.tag,
               least(coalesce((l.until at time zone 'Asia/Shanghai')::date, (:at::timestamptz at time zone 'Asia/Shanghai')::date),
                     :until::date + 1)
                 - greatest((l.since at time zone 'Asia/Shanghai')::date, :since::date)::date as amount,
               array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model), s.name, c.name,
                     (l.since at time zone 'Asia/Shanghai')::date::text,
                     (l.until at time zone 'Asia/Shanghai')::date::text] as cells
          from classrooms.presences l
          join custody.devices d using (device)
          join classrooms.classrooms c on c.classroom = l.classroom
          join partners.partners s on s.partner = c.school
         where (:donor::bigint is null or d.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
           and (:classroom::bigint is null or l.classroom = :classroom)) x
       where x.amount > 0
      """;

  /**
   * A certificate states one weight for all it names. Each device's share is by its own recorded
   * weight; cut at the running sums, the shares add up to the certificate to the gram.
   */
  private static final String TREATED =
      """
      select t.device as key, t.certificate as nth, '' as part, d.tag, t.share as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), t.number, p.name, t.issued_on::text] as cells
        from (select x.device, x.certificate, c.number, c.plant, c.issued_on,
                     (c.grams * sum(g.grams) over upto / sum(g.grams) over whole)::bigint
                       - coalesce((c.grams * sum(g.grams) over before / sum(g.grams) over whole)::bigint, 0)
                       as share
                from dismantling.treatments x
                join dismantling.certificates c on c.certificate = x.certificate
                join custody.devices g on g.device = x.device
              window whole as (partition by x.certificate),
                     upto as (partition by x.certificate order by x.device rows unbounded preceding),
                     before as (partition by x.certificate order by x.device
                                rows between unbounded preceding and 1 preceding)) t
        join custody.devices d on d.device = t.device
        join partners.partners p on p.partner = t.plant
       where (:donor::bigint is null or d.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
         and t.issued_on between :since and :until
      """;

  /**
   * As they may be told: nothing under ten, rooms for special needs together and in the programme's
   * report only. Years are parts, because they are never added.
   */
  private static final String PUPILS =
      """
      with lent as materialized (
        select distinct l.classroom, l.since, l.until
          from custody.devices d join classrooms.presences l using (device)
         where d.donor = :donor and (:lot::bigint is null or d.lot = :lot))
      select coalesce(h.classroom, 0) as key, (h.source = 'SMALL')::int::bigint as nth, h.school_year as part,
             null::text as tag, h.pupils as amount,
             array[case h.source when 'SPECIAL' then '#editions.pupils.special' when 'SMALL' then '#editions.pupils.small'
                                 else s.name end, coalesce(c.name, ''), h.school_year] as cells
        from (select t.classroom, t.school_year, t.pupils, t.source
                from classrooms.tellable_headcounts t where :donor::bigint is null
              union all -- of a donor room by room: else the latest count of every room there is would be looked for
              select t.classroom, t.school_year, t.pupils, t.source
                from (select distinct l.classroom from lent l) r
               cross join lateral (select * from classrooms.tellable_headcounts k
                                     where k.classroom = r.classroom offset 0) t
               where exists (
                     select from lent l
                      where l.classroom = t.classroom
                        and l.since < (substr(t.school_year, 6, 4) || '-09-01')::timestamp at time zone 'Asia/Shanghai'
                        and coalesce(l.until, 'infinity') >= (substr(t.school_year, 1, 4) || '-09-01')::timestamp at time zone 'Asia/Shanghai')) h
        left join classrooms.classrooms c on c.classroom = h.classroom
        left join partners.partners s on s.partner = c.school
       where substr(h.school_year, 6, 4)::int >= extract(year from :since::date)
         and substr(h.school_year, 1, 4)::int <= extract(year from :until::date)
         and (:classroom::bigint is null or h.classroom = :classroom)
      """;

  /**
   * By day, never by person. A day on which fewer than ten came would tell of each of them: such
   * days stand together, without their dates, and fewer than ten people are not told.
   */
  private static final String HOURS =
      """
      with given as (
        select h.activity, h.day, h.volunteer, coalesce(h.actual_min, h.planned_min) as minutes
          from attendance.hours h
         where h.state = 'CONFIRMED' and h.day between :since and :until
           and (:donor::bigint is null or h.partner = :donor)),
      many as (
        select g.activity, g.day, a.title from given g join activities.activities a using (activity)
         group by g.activity, g.day, a.title having count(distinct g.volunteer) >= 10)
      select coalesce(m.activity, 0) as key, coalesce(m.day - date '2000-01-01', 0)::bigint as nth, '' as part,
             null::text as tag, sum(g.minutes)::bigint as amount,
             array[m.day::text, coalesce(m.title, '#' || 'editions.hours.few'),
                   case when count(distinct g.volunteer) >= 10 then count(distinct g.volunteer)::text
                        else '#' || 'editions.people.withheld' end] as cells
        from given g left join many m on m.activity = g.activity and m.day = g.day
       group by m.activity, m.day, m.title
      """;

  /**
   * Persons are told by the chapter of people, none under ten. What has no clear year is no year's:
   * it would stand in every one.
   */
  private static final String DECLARED =
      """
      select r.row as key, 0::bigint as nth, '#' || 'past.kind.' || lower(r.kind) as part, null::text as tag, r.pieces as amount,
             array[r.year::text, r.school, r.company, r.source, r.page] as cells
        from past.declareds r
       where r.pieces is not null and r.kind not in ('TEACHER', 'VOLUNTEER') and (:donor::bigint is null or r.donor = :donor)
         and r.year between extract(year from :since::date) and extract(year from :until::date)
      """;

  @Bean
  Chapter giftsChapter() {
    return Chapter.of(
        10,
        "gifts",
        GIFTS,
        Figured.of(
            "received",
            Unit.PIECES,
            Basis.COUNTED,
            COLUMNS,
            DEVICES.formatted("''", "1::bigint", "true")),
        Figured.of(
            "received-weighed",
            Unit.GRAMS,
            Basis.WEIGHED,
            COLUMNS,
            DEVICES.formatted("''", "d.grams", WEIGHED)),
        Figured.of(
            "received-estimated",
            Unit.GRAMS,
            Basis.ESTIMATED,
            COLUMNS,
            DEVICES.formatted("''", "d.grams", ESTIMATED)));
  }

  @Bean
  Chapter becameChapter() {
    return Chapter.of(
        20,
        "became",
        GIFTS,
        Figured.of(
                "became",
                Unit.PIECES,
                Basis.COUNTED,
                COLUMNS,
                DEVICES.formatted(BECAME, "1::bigint", "true"))
            .inParts(),
        Figured.of(
                "became-weighed",
                Unit.GRAMS,
                Basis.WEIGHED,
                COLUMNS,
                DEVICES.formatted(BECAME, "d.grams", WEIGHED))
            .inParts(),
        Figured.of(
                "became-estimated",
                Unit.GRAMS,
                Basis.ESTIMATED,
                COLUMNS,
                DEVICES.formatted(BECAME, "d.grams", ESTIMATED))
            .inParts());
  }

  @Bean
  Chapter useOfGiftsChapter() {
    return Chapter.of(
        30,
        "lent",
        Set.of(DONOR_LOT, DONOR_YEAR, PROGRAMME, SPONSOR, FINAL),
        asked -> {
          var years =
              Figured.of(
                  "computer-years",
                  Unit.DAYS,
                  Basis.COUNTED,
                  "kind model school classroom installed ended",
                  STAYS);
          // a device of a donor stands in a sponsor's room: only the programme's are told once
          return List.of(asked.kind() == PROGRAMME ? years : years.supported());
        });
  }

  @Bean
  Chapter treatedChapter() {
    return Chapter.of(
        40,
        "treated",
        GIFTS,
        Figured.of("treated", Unit.GRAMS, Basis.WEIGHED, "kind certificate plant issued", TREATED));
  }

  @Bean
  Chapter pupilsChapter() {
    return Chapter.of(
        50,
        "pupils",
        Set.of(DONOR_LOT, DONOR_YEAR, PROGRAMME, SPONSOR, FINAL, GRI413),
        Figured.of("pupils", Unit.PUPILS, Basis.COUNTED, "school classroom school-year", PUPILS)
            .inParts()
            .supported());
  }

  @Bean
  Chapter hoursChapter() {
    return Chapter.of(
        60,
        "hours",
        Set.of(DONOR_YEAR, PROGRAMME, GRI413),
        Figured.of("volunteer-hours", Unit.MINUTES, Basis.COUNTED, "day title people", HOURS));
  }

  @Bean
  Chapter declaredChapter() {
    return Chapter.of(
        90,
        "declared",
        Set.of(DONOR_YEAR, PROGRAMME),
        Figured.of(
                "declared",
                Unit.PIECES,
                Basis.DECLARED,
                "year school company source page",
                DECLARED)
            .inParts());
  }
}
