package org.greenclassroom.editions;

import static org.greenclassroom.editions.Kind.DONOR_LOT;
import static org.greenclassroom.editions.Kind.DONOR_YEAR;
import static org.greenclassroom.editions.Kind.FINAL;
import static org.greenclassroom.editions.Kind.PROGRAMME;
import static org.greenclassroom.editions.Kind.SPONSOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.claims.Between;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.method.Comparison;
import org.greenclassroom.method.Term;
import org.greenclassroom.method.Uncertainty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * CO2e by the ledger of claims. What is attributed adds up over all reports to the programme's;
 * what is told as a whole or supported overlaps and is never added.
 */
@Configuration(proxyBeanMethods = false)
class CarbonChapters {
  private static final Set<Kind> ALL = Set.of(DONOR_LOT, DONOR_YEAR, SPONSOR, FINAL, PROGRAMME);

  /** Rows of the ledger, reversals and all; what is nothing has no row. */
  private static final String WORTH =
      """
      select c.claim as key, 0::bigint as nth, '' as part, d.tag, c.grams as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model), c.year::text,
                   s.name, case when c.reverses is not null then '#editions.co2e.reversal' end] as cells
        from claims.claims c
        join custody.devices d on d.device = c.device
        left join partners.partners s on s.partner = c.school
       where c.indicator = '%s' and c.grams <> 0
         and c.year between extract(year from :since::date) and extract(year from :until::date)
         and (:donor::bigint is null or c.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
         and (:classroom::bigint is null or c.classroom = :classroom)
      """;

  private static final String WORTH_COLUMNS = "kind model year school reversal";

  /** A party's shares, device by device. */
  private static final String SHARES =
      """
      select x.claim as key, 0::bigint as nth, '' as part, d.tag, x.grams as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model), x.year::text,
                   s.name, round(x.share / 100.0, 2)::text || ' %%'] as cells
        from claims.shares x
        join custody.devices d on d.device = x.device
        left join partners.partners s on s.partner = x.school
       where x.indicator = '%1$s' and x.grams <> 0 and x.party = :%2$s::bigint and x.party_kind = '%3$s'
         and (:donor::bigint is null or x.donor = :donor)
         and x.year between extract(year from :since::date) and extract(year from :until::date)
         and (:lot::bigint is null or d.lot = :lot) and (:classroom::bigint is null or x.classroom = :classroom)
      """;

  /** The programme's total once more, by who may say it. */
  private static final String ATTRIBUTED =
      """
      select a.party as key, a.year::bigint as nth, '#' || 'claims.partykind.' || lower(a.party_kind) as part, null::text as tag,
             a.grams::bigint as amount, array[p.name, a.year::text] as cells
        from claims.attributions a
        left join partners.partners p on p.partner = a.party
       where a.indicator = '%s' and a.grams <> 0
         and a.year between extract(year from :since::date) and extract(year from :until::date)
      """;

  /** Whole schools in whole years; others' devices in them are told as one sum. */
  private static final String SUPPORTED =
      """
      select c.school as key, c.year::bigint as nth, '' as part, null::text as tag, sum(c.grams)::bigint as amount,
             array[min(s.name), c.year::text] as cells
        from claims.claims c
        join partners.partners s on s.partner = c.school
       where c.indicator = '%s'
         and (c.school, c.year) in (
               select g.school, g.year
                 from claims.claims g
                 join custody.devices d on d.device = g.device
                where g.indicator = 'DEVICE_DAYS' and g.donor = :donor and (:lot::bigint is null or d.lot = :lot)
                  and g.school is not null
                  and g.year between extract(year from :since::date) and extract(year from :until::date)
                group by g.school, g.year having sum(g.days) > 0)
       group by c.school, c.year
      """;

  /** Which answer stood for how many devices; %s is what stands where nobody answered. */
  private static final String DISPLACED =
      """
      select x.school as key, x.year::bigint * 100000 + coalesce(x.share, 0) as nth,
             case when x.resale then '#editions.displaced.resale' when x.share is null then '#editions.displaced.coefficient'
                  else '#editions.displaced.answer' end as part,
             null::text as tag, count(distinct x.device) as amount,
             array[min(s.name), x.year::text,
                   case when x.resale then '0 %%' when x.share is null then '%s'
                        else round(x.share / 100.0, 2)::text || ' %%' end,
                   x.evidence] as cells
        from claims.displacements x
        join custody.devices d on d.device = x.device
        left join partners.partners s on s.partner = x.school
       where x.year between extract(year from :since::date) and extract(year from :until::date)
         and (:donor::bigint is null or x.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
         and (:classroom::bigint is null or x.classroom = :classroom)
       group by x.school, x.year, x.share, x.resale, x.evidence
      """;

  private static final String UNCOUNTED =
      """
      select u.device as key, u.year::bigint * 1000000000 + coalesce(u.classroom, 0) as nth, '' as part, d.tag, 1::bigint as amount,
             array['#' || 'custody.devicekind.' || lower(replace(d.kind, '_', '-')), concat_ws(' ', d.maker, d.model), u.year::text,
                   case when u.lacking = '' then '#editions.uncounted.class' else u.lacking end] as cells
        from claims.uncounteds u
        join custody.devices d on d.device = u.device
       where u.year between extract(year from :since::date) and extract(year from :until::date)
         and (:donor::bigint is null or d.donor = :donor) and (:lot::bigint is null or d.lot = :lot)
         and (:classroom::bigint is null or u.classroom = :classroom)
      """;

  /** A figure that was reckoned elsewhere, and of how many. */
  private static final String RECKONED =
      """
      select 0::bigint as key, 0::bigint as nth, '' as part, null::text as tag, %d::bigint as amount, array['%d'] as cells
      """;

  private static final String SWING =
      """
      select 0::bigint as key, 0::bigint as nth, '%s' as part, null::text as tag, %d::bigint as amount,
             array['%s', '%s'] as cells
      """;

  private static final int SWINGS = 8;

  @Bean
  Chapter carbonChapter() {
    return Chapter.of(
        80,
        "co2e",
        ALL,
        asked -> {
          var sure = asked.sure();
          return List.of(
              sure == null ? netB(asked) : between(netB(asked), sure.whole().netB()),
              sure == null ? netA(asked) : between(netA(asked), sure.whole().netA()),
              sure == null ? gross(asked) : between(gross(asked), sure.whole().gross()),
              worth(asked, "co2e-end-of-life", "END_OF_LIFE"),
              worth(asked, "co2e-refurbishing", "REFURBISHING"),
              worth(asked, "co2e-parts", "PARTS"),
              worth(asked, "co2e-transport", "TRANSPORT"),
              worth(asked, "co2e-use-displaced", "USE_DISPLACED"),
              worth(asked, "co2e-use-induced", "USE_INDUCED"));
        });
  }

  @Bean
  Chapter carbonAttributedChapter() {
    return Chapter.of(
        81,
        "co2e-attributed",
        ALL,
        asked -> {
          var netB = attributed(asked, "attributed-net-b", "NET_B");
          var netA = attributed(asked, "attributed-net-a", "NET_A");
          var share = share(asked);
          return List.of(
              share == null ? netB : between(netB, share.netBLow(), share.netBHigh()),
              share == null ? netA : between(netA, share.netALow(), share.netAHigh()),
              attributed(asked, "attributed-gross", "GROSS"));
        });
  }

  /**
   * How sure the party's own share is. Kinds of party have none here: the whole's is not theirs.
   */
  private static @Nullable Between share(Asked asked) {
    var sure = asked.sure();
    return sure == null || asked.kind() == PROGRAMME ? null : sure.share();
  }

  @Bean
  Chapter carbonSupportedChapter() {
    return Chapter.of(
        82,
        "co2e-supported",
        Set.of(DONOR_LOT, DONOR_YEAR),
        supported("supported-net-b", "NET_B"),
        supported("supported-net-a", "NET_A"));
  }

  @Bean
  Chapter displacedChapter() {
    return Chapter.of(
        83,
        "displaced",
        ALL,
        asked ->
            List.of(
                Figured.of(
                        "displaced",
                        Unit.PIECES,
                        Basis.COUNTED,
                        "school year displaced evidence",
                        DISPLACED.formatted(coefficient(asked)))
                    .inParts()
                    .supported()
                    .lineByLine()));
  }

  @Bean
  Chapter uncountedChapter() {
    return Chapter.of(
        84,
        "uncounted",
        ALL,
        Figured.of("uncounted", Unit.PIECES, Basis.COUNTED, "kind model year lacking", UNCOUNTED)
            .supported()
            .lineByLine());
  }

  @Bean
  Chapter comparedChapter(Claims claims) {
    return Chapter.of(
        85,
        "compared",
        ALL,
        asked ->
            claims
                .beside(asked.chosen(), asked.coefficients())
                .map(other ->
                    List.of(
                        compared("compared-restart", other.restart()),
                        compared("compared-one-to-one", other.oneToOne())))
                .orElse(List.of()));
  }

  /** What the headline's range hides: how often it is below zero, and which number decides it. */
  @Bean
  Chapter sureChapter() {
    return Chapter.of(
        86,
        "sure",
        ALL,
        asked -> {
          var sure = asked.sure();
          if (sure == null) return List.of();
          var figures = new ArrayList<Figured>();
          figures.add(belowZero(sure.whole()));
          sure.whole().swings().stream()
              .filter(swing -> swing.width() > 0)
              .limit(SWINGS)
              .forEach(swing -> figures.add(swing(swing)));
          return figures;
        });
  }

  private static Figured belowZero(Uncertainty sure) {
    return Figured.of(
            "below-zero",
            Unit.RATIO,
            Basis.RECKONED,
            "runs",
            RECKONED.formatted(Math.round(sure.belowZero() * 100 * 100), sure.runs()))
        .supported();
  }

  private static Figured swing(Uncertainty.Swing swing) {
    var one = swing.coefficient();
    var named = "#method.term." + one.term().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Figured.of(
            Telling.SWING,
            Unit.GRAMS_CO2E,
            Basis.RECKONED,
            "at-low at-high",
            SWING.formatted(
                (named + Wording.AND + one.id()).replace("'", "''"),
                grams(swing.width()),
                kilograms(swing.atLow()),
                kilograms(swing.atHigh())))
        .inParts()
        .supported()
        .between(
            grams(Math.min(swing.atLow(), swing.atHigh())),
            grams(Math.max(swing.atLow(), swing.atHigh())));
  }

  private static String kilograms(double exact) {
    return Unit.GRAMS_CO2E.shown(grams(exact)).toPlainString();
  }

  private static Figured netB(Asked asked) {
    return worth(asked, "co2e-net-b", "NET_B");
  }

  private static Figured netA(Asked asked) {
    return worth(asked, "co2e-net-a", "NET_A");
  }

  private static Figured gross(Asked asked) {
    return worth(asked, "co2e-gross", "GROSS");
  }

  /** A device of a donor stands in a sponsor's room: only the programme's whole is told once. */
  private static Figured worth(Asked asked, String code, String indicator) {
    var figured =
        Figured.of(
            code, Unit.GRAMS_CO2E, Basis.RECKONED, WORTH_COLUMNS, WORTH.formatted(indicator));
    return asked.kind() == PROGRAMME ? figured : figured.supported();
  }

  private static Figured between(Figured figured, Uncertainty.Spread spread) {
    return between(figured, spread.p5(), spread.p95());
  }

  private static Figured between(Figured figured, double low, double high) {
    return figured.between(grams(low), grams(high));
  }

  private static Figured attributed(Asked asked, String code, String indicator) {
    if (asked.kind() == PROGRAMME)
      return Figured.of(
              code, Unit.GRAMS_CO2E, Basis.RECKONED, "party year", ATTRIBUTED.formatted(indicator))
          .inParts();
    var whose = asked.kind().isOfDonor() ? "donor" : "sponsor";
    return Figured.of(
        code,
        Unit.GRAMS_CO2E,
        Basis.RECKONED,
        "kind model year school share",
        SHARES.formatted(indicator, whose, asked.kind().isOfDonor() ? "DONOR" : "SPONSOR"));
  }

  private static Figured supported(String code, String indicator) {
    return Figured.of(
            code, Unit.GRAMS_CO2E, Basis.RECKONED, "school year", SUPPORTED.formatted(indicator))
        .supported();
  }

  private static Figured compared(String code, Comparison other) {
    return Figured.of(
            code,
            Unit.GRAMS_CO2E,
            Basis.RECKONED,
            "devices",
            RECKONED.formatted(grams(other.kilograms()), other.pieces()))
        .supported();
  }

  private static String coefficient(Asked asked) {
    return asked
        .coefficients()
        .of(Term.DISPLACEMENT)
        .map(one ->
            "%s (%s–%s)"
                .formatted(
                    one.central().toPlainString(),
                    one.low().toPlainString(),
                    one.high().toPlainString()))
        .orElse("");
  }

  private static long grams(double kilograms) {
    return Math.round(kilograms * 1_000);
  }
}
