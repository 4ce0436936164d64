package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code outcomes.letter_choice} and {@code outcomes.told}. */
@Component
class MilestoneTable {
  private final JdbcClient jdbc;

  MilestoneTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What somebody chose. */
  record Choice(long account, Set<Milestone> milestones, String secret) {}

  private static final String CHOICE =
      "select account, milestones, secret from outcomes.letter_choice";

  Optional<Choice> of(long account) {
    return jdbc.sql(CHOICE + " where account = ?")
        .param(account)
        .query((row, _) ->
            new Choice(
                row.getLong(1), set((String[]) row.getArray(2).getArray()), row.getString(3)))
        .optional();
  }

  Optional<Choice> secret(String secret) {
    return jdbc.sql(CHOICE + " where secret = ?")
        .param(secret)
        .query((row, _) ->
            new Choice(
                row.getLong(1), set((String[]) row.getArray(2).getArray()), row.getString(3)))
        .optional();
  }

  private static Set<Milestone> set(String[] names) {
    var all = EnumSet.noneOf(Milestone.class);
    Arrays.stream(names).map(Milestone::valueOf).forEach(all::add);
    return all;
  }

  void choose(long account, Set<Milestone> milestones, String secretIfNew, Instant at) {
    jdbc.sql(
            """
            insert into outcomes.letter_choice (account, milestones, secret, changed_at)
            values (?, ?::text[], ?, ?)
            on conflict (account) do update
              set milestones = excluded.milestones, changed_at = excluded.changed_at
            """)
        .params(
            account,
            milestones.stream().map(Enum::name).toArray(String[]::new),
            secretIfNew,
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Nullable String address(long account) {
    return jdbc.sql("select address from people.mailboxes where account = ?")
        .param(account)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** A letter to write. */
  record Due(
      long account, String name, String about, String address, String language, String secret) {
    /** The lot, or the year. */
    String number() {
      return about.substring(about.indexOf(' ') + 1);
    }
  }

  private static final String TELL =
      """
      with news as (
        insert into outcomes.told (account, milestone, about, told_at)
        select c.account, :milestone, 'lot ' || l.lot, :at
          from outcomes.letter_choice c
          join people.mailboxes m using (account)
          join people.grants g on g.account = c.account and g.role = 'DONOR'
          join donations.lots l on l.donor = g.partner
         where :milestone = any(c.milestones) and (:account::bigint is null or c.account = :account)
           and not exists (select from outcomes.told t
                            where t.account = c.account and t.milestone = :milestone
                              and t.about = 'lot ' || l.lot)
           and
      """;
  private static final String TOLD =
      """
        on conflict do nothing returning account, about
      )
      select n.account, a.name, n.about, m.address, m.language, c.secret
        from news n
        join people.accounts a using (account)
        join people.mailboxes m using (account)
        join outcomes.letter_choice c using (account)
       order by n.account, n.about
      """;

  private static final String OFFER_ANSWERED = TELL + " l.offer is not null " + TOLD;
  private static final String PICKUP_CONFIRMED =
      TELL
          + """
           exists (select from collection.pickups p
                    where p.lot = l.lot and p.state in ('CONFIRMED', 'COLLECTED'))
          """
          + TOLD;
  private static final String RECEIVED =
      TELL + " exists (select from intake.receipts r where r.lot = l.lot) " + TOLD;
  private static final String CLEARED =
      TELL
          + """
           exists (select from custody.devices d where d.lot = l.lot and d.data = 'CLEARED')
           and not exists (select from custody.devices d
                            where d.lot = l.lot and d.data <> 'CLEARED'
                              and d.stage not in ('WITH_DONOR', 'LOST'))
           and not exists (select from intake.items i
                            where i.lot = l.lot and i.device is null and i.difference is null)
          """
          + TOLD;
  private static final String FIRST_CLASSROOM =
      TELL
          + """
           exists (select from custody.devices d where d.lot = l.lot and d.stage = 'IN_CLASS')
          """
          + TOLD;
  private static final String LOT_CLOSED =
      TELL + " exists (select from outcomes.closings z where z.lot = l.lot) " + TOLD;

  private static final String YEARLY =
      """
      with news as (
        insert into outcomes.told (account, milestone, about, told_at)
        select distinct c.account, :milestone, 'year ' || :year, :at::timestamptz
          from outcomes.letter_choice c
          join people.mailboxes m using (account)
          join people.grants g on g.account = c.account and g.role = 'DONOR'
          join donations.lots l on l.donor = g.partner
         where :milestone = any(c.milestones) and (:account::bigint is null or c.account = :account)
           and l.opened_at < :at
      """
          + TOLD;

  /**
   * Writes down who is told what now, and answers whom. One account only, or everybody when null.
   *
   * @param year of the yearly summary
   */
  List<Due> tell(Milestone milestone, @Nullable Long account, int year, Instant at) {
    var sql =
        switch (milestone) {
          case OFFER_ANSWERED -> OFFER_ANSWERED;
          case PICKUP_CONFIRMED -> PICKUP_CONFIRMED;
          case RECEIVED -> RECEIVED;
          case CLEARED -> CLEARED;
          case FIRST_CLASSROOM -> FIRST_CLASSROOM;
          case LOT_CLOSED -> LOT_CLOSED;
          case YEARLY -> YEARLY;
        };
    var statement =
        jdbc.sql(sql)
            .param("milestone", milestone.name())
            .param("account", account)
            .param("at", at.atOffset(ZoneOffset.UTC));
    if (milestone == Milestone.YEARLY) statement = statement.param("year", String.valueOf(year));
    return statement.query(DataClassRowMapper.newInstance(Due.class)).list();
  }
}
