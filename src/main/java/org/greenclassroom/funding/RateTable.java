package org.greenclassroom.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code funding.rate}. */
@Component
class RateTable {
  private final JdbcClient jdbc;

  RateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A rate before it is written. */
  record Fresh(String currency, String counter, LocalDate day, BigDecimal rate, String source) {}

  /** One that stands already and says something else. */
  Optional<Rate> contradicted(List<Fresh> fresh) {
    return jdbc.sql(
            """
            select r.rate_id, r.currency, r.counter, r.day, r.rate, r.source
              from unnest(?::text[], ?::text[], ?::date[], ?::numeric[]) as n (currency, counter, day, rate)
              join funding.rate r using (currency, counter, day)
             where r.rate <> n.rate order by r.day, r.currency limit 1
            """)
        .params(
            fresh.stream().map(Fresh::currency).toArray(String[]::new),
            fresh.stream().map(Fresh::counter).toArray(String[]::new),
            fresh.stream().map(rate -> rate.day().toString()).toArray(String[]::new),
            fresh.stream().map(Fresh::rate).toArray(BigDecimal[]::new))
        .query(DataClassRowMapper.newInstance(Rate.class))
        .optional();
  }

  /** Those that are not there yet; answers how many. */
  int insert(List<Fresh> fresh, Instant at, long by) {
    return jdbc.sql(
            """
            insert into funding.rate (currency, counter, day, rate, source, entered_at, entered_by)
            select currency, counter, day, rate, source, ?, ?
              from unnest(?::text[], ?::text[], ?::date[], ?::numeric[], ?::text[])
                as n (currency, counter, day, rate, source)
            on conflict (currency, counter, day) do nothing
            """)
        .params(
            at.atOffset(ZoneOffset.UTC),
            by,
            fresh.stream().map(Fresh::currency).toArray(String[]::new),
            fresh.stream().map(Fresh::counter).toArray(String[]::new),
            fresh.stream().map(rate -> rate.day().toString()).toArray(String[]::new),
            fresh.stream().map(Fresh::rate).toArray(BigDecimal[]::new),
            fresh.stream().map(Fresh::source).toArray(String[]::new))
        .update();
  }

  /** Everything that may turn one of these currencies into that one, between these days. */
  List<Rate> between(List<String> currencies, String wanted, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select rate_id, currency, counter, day, rate, source from funding.rate
             where day between :from and :until
               and (currency = any(:all::text[]) and counter = :wanted
                    or counter = any(:all::text[]) and currency = :wanted)
            """)
        .param("from", from)
        .param("until", until)
        .param("all", currencies.toArray(String[]::new))
        .param("wanted", wanted)
        .query(DataClassRowMapper.newInstance(Rate.class))
        .list();
  }

  /** The latest day first. */
  List<Rate> page(@Nullable String currency, long skip, int most) {
    return jdbc.sql(
            """
            select rate_id, currency, counter, day, rate, source from funding.rate
             where (:currency::text is null or currency = :currency or counter = :currency)
               and rate_id < :skip
             order by rate_id desc limit :most
            """)
        .param("currency", currency)
        .param("skip", skip)
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Rate.class))
        .list();
  }

  List<String> currencies() {
    return jdbc.sql(
            "select distinct c from (select currency as c from funding.rate union select counter from funding.rate) q order by c")
        .query((row, _) -> row.getString("c"))
        .list();
  }
}
