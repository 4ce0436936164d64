package org.greenclassroom.editions;

import static org.greenclassroom.editions.Kind.GRI306;
import static org.greenclassroom.editions.Kind.GRI413;
import static org.greenclassroom.editions.Kind.PROGRAMME;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The tables of the Global Reporting Initiative: 306 (waste, 2020) and 413 (local communities,
 * 2016). What was weighed, estimated and declared stands apart.
 */
@Configuration(proxyBeanMethods = false)
class GriChapters {
  /**
   * 306-3: what left for a plant, on its scale, in the year in which it left: weighed in the next,
   * it would be told twice, estimated first.
   */
  private static final String GENERATED =
      """
      select w.weighing as key, 0::bigint as nth,
             case when w.hazardous then '#editions.waste.hazardous' else '#editions.waste.other' end as part, null::text as tag,
             w.net_grams as amount,
             array[w.ticket, b.number, p.name, w.weighed_on::text, '#' || 'dismantling.category.' || lower(replace(w.category, '_', '-'))] as cells
        from dismantling.weighings w
        join dismantling.batches b using (batch)
        join partners.partners p on p.partner = w.plant
       where coalesce((b.handed_over_at at time zone 'Asia/Shanghai')::date, w.weighed_on) between :since and :until
      """;

  /** What left in a batch that nobody has weighed. */
  private static final String UNWEIGHED =
      """
      select t.device as key, t.batch as nth, '' as part, d.tag, t.grams as amount,
             array['#' || 'custody.devicekind.' || lower(replace(coalesce(t.kind, d.kind), '_', '-')), b.number, p.name,
                   (t.handed_over_at at time zone 'Asia/Shanghai')::date::text] as cells
        from dismantling.treatments t
        join custody.devices d using (device)
        join dismantling.batches b on b.batch = t.batch
        join partners.partners p on p.partner = t.plant
       where t.grams is not null
         and (t.handed_over_at at time zone 'Asia/Shanghai')::date between :since and :until
         and not exists (select from dismantling.weighings w where w.batch = t.batch)
      """;

  /** By route, as certificates say that were accepted; the plant is not our site. */
  private static final String ROUTED =
      """
      select o.output as key, 0::bigint as nth, '#' || 'dismantling.route.' || lower(replace(o.route, '_', '-')) as part, null::text as tag,
             o.grams as amount,
             array[c.number, p.name, c.issued_on::text, '#' || 'dismantling.material.' || lower(replace(o.material, '_', '-'))] as cells
        from dismantling.outputs o
        join dismantling.certificates c using (certificate)
        join partners.partners p on p.partner = c.plant
       where c.issued_on between :since and :until and o.route in (%s)
      """;

  /** Prepared for reuse: what stood in a classroom for the first time. */
  private static final String REUSED =
      """
      select l.device as key, 0::bigint as nth, '' as part, l.tag, d.grams as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model),
                   (l.installed_at at time zone 'Asia/Shanghai')::date::text] as cells
        from (select distinct on (device) device, tag, installed_at from classrooms.loans order by device, installed_at) l
        join custody.devices d using (device)
       where (l.installed_at at time zone 'Asia/Shanghai')::date between :since and :until and %s
      """;

  /** Computers in rooms of a year before the book, where the source says their weight. */
  private static final String DECLARED =
      """
      select r.row as key, 0::bigint as nth, r.year::text as part, null::text as tag, r.grams as amount,
             array[r.year::text, r.school, r.company, r.source, r.page] as cells
        from past.declareds r
       where r.kind = 'COMPUTER' and r.grams is not null
         and r.year between extract(year from :since::date) and extract(year from :until::date)
      """;

  private static final String ROOMS =
      """
      select %s as key, 0::bigint as nth, '' as part, null::text as tag, 1::bigint as amount,
             array[s.name, min(c.name), min(c.accepted_on)::text] as cells
        from classrooms.classrooms c
        join partners.partners s on s.partner = c.school
       where c.accepted_on <= :until and coalesce(c.ended_on, 'infinity') >= :since
       group by %s, s.name
      """;

  private static final String VISITS =
      """
      select v.visit as key, 0::bigint as nth, '' as part, null::text as tag, 1::bigint as amount,
             array[v.day::text, s.name] as cells
        from visits.visits v
        join classrooms.classrooms c on c.classroom = v.classroom
        join partners.partners s on s.partner = c.school
       where v.day between :since and :until and v.state = 'APPROVED'
      """;

  private static final String COSTS =
      """
      select x.cost as key, 0::bigint as nth, x.currency as part, null::text as tag, x.cents as amount,
             array[x.spent_on::text, s.name] as cells
        from funding.costs x
        join classrooms.classrooms c on c.classroom = x.classroom
        join partners.partners s on s.partner = c.school
       where x.spent_on between :since and :until
      """;

  private static final String INSTALLED = "kind model installed";
  private static final String ROUTE = "certificate plant issued material";

  @Bean
  Chapter wasteGeneratedChapter() {
    return Chapter.of(
        110,
        "gri-306-3",
        Set.of(GRI306, PROGRAMME),
        Figured.of(
                "waste-weighed",
                Unit.GRAMS,
                Basis.WEIGHED,
                "ticket batch plant day category",
                GENERATED)
            .inParts(),
        Figured.of(
            "waste-estimated", Unit.GRAMS, Basis.ESTIMATED, "kind batch plant day", UNWEIGHED));
  }

  @Bean
  Chapter wasteDivertedChapter() {
    return Chapter.of(
        120,
        "gri-306-4",
        Set.of(GRI306, PROGRAMME),
        Figured.of(
            "reuse-weighed",
            Unit.GRAMS,
            Basis.WEIGHED,
            INSTALLED,
            REUSED.formatted("d.basis <> 'ESTIMATED'")),
        Figured.of(
            "reuse-estimated",
            Unit.GRAMS,
            Basis.ESTIMATED,
            INSTALLED,
            REUSED.formatted("d.basis = 'ESTIMATED'")),
        Figured.of(
                "reuse-declared",
                Unit.GRAMS,
                Basis.DECLARED,
                "year school company source page",
                DECLARED)
            .inParts(),
        Figured.of(
                "diverted",
                Unit.GRAMS,
                Basis.WEIGHED,
                ROUTE,
                ROUTED.formatted("'REUSED', 'RECYCLED'"))
            .inParts());
  }

  @Bean
  Chapter wasteDisposedChapter() {
    return Chapter.of(
        130,
        "gri-306-5",
        Set.of(GRI306, PROGRAMME),
        Figured.of(
                "disposed",
                Unit.GRAMS,
                Basis.WEIGHED,
                ROUTE,
                ROUTED.formatted(
                    "'RECOVERED_ENERGY', 'LANDFILLED', 'INCINERATED', 'HAZARDOUS_TREATMENT'"))
            .inParts());
  }

  @Bean
  Chapter communitiesChapter() {
    return Chapter.of(
        140,
        "gri-413-1",
        Set.of(GRI413, PROGRAMME),
        // they stand for years: in each of them they are the same ones
        Figured.of(
                "schools",
                Unit.PIECES,
                Basis.COUNTED,
                "school classroom accepted",
                ROOMS.formatted("c.school", "c.school"))
            .supported(),
        Figured.of(
                "classrooms",
                Unit.PIECES,
                Basis.COUNTED,
                "school classroom accepted",
                ROOMS.formatted("c.classroom", "c.classroom"))
            .supported(),
        Figured.of("visits", Unit.PIECES, Basis.COUNTED, "day school", VISITS));
  }

  @Bean
  Chapter investmentsChapter() {
    return Chapter.of(
        150,
        "gri-203-1",
        Set.of(GRI413),
        Figured.of("spent", Unit.CENTS, Basis.COUNTED, "day school", COSTS).inParts());
  }
}
