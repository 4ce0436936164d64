package org.greenclassroom.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code bench.pallet}. */
@Component
class Pallets {
  private final JdbcClient jdbc;

  Pallets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pallet in use, and how many devices stand on it. */
  record Pallet(long pallet, long site, String siteName, String word, boolean closed) {
    String printed() {
      return word + " (" + siteName + ")";
    }
  }

  /** The same with how much stands on it. */
  record Loaded(long pallet, String siteName, String word, long devices) {}

  Optional<Long> insert(long site, String word, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into bench.pallet (site, word, opened_at, opened_by, key) values (?, ?, ?, ?, ?)
            on conflict do nothing returning pallet
            """)
        .params(site, word, Timestamp.from(at), by, key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from bench.pallet where key = ?)")
        .param(key)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  int close(long pallet, Instant at) {
    return jdbc.sql("update bench.pallet set closed_at = ? where pallet = ? and closed_at is null")
        .params(Timestamp.from(at), pallet)
        .update();
  }

  private static final String ROWS =
      """
      select p.pallet, p.site, s.name as site_name, p.word, p.closed_at is not null as closed
        from bench.pallet p join partners.sites s using (site)
      """;

  Optional<Pallet> pallet(long pallet) {
    return jdbc.sql(ROWS + " where p.pallet = ?")
        .param(pallet)
        .query(DataClassRowMapper.newInstance(Pallet.class))
        .optional();
  }

  /** Those in use, by their words. */
  List<Pallet> open() {
    return jdbc.sql(ROWS + " where p.closed_at is null order by s.name, lower(p.word) limit 500")
        .query(DataClassRowMapper.newInstance(Pallet.class))
        .list();
  }

  List<Loaded> loaded() {
    return jdbc.sql(
            """
            select p.pallet, s.name as site_name, p.word,
                   (select count(*) from bench.stands d where d.pallet = p.pallet) as devices
              from bench.pallet p join partners.sites s using (site)
             where p.closed_at is null order by s.name, lower(p.word) limit 500
            """)
        .query(DataClassRowMapper.newInstance(Loaded.class))
        .list();
  }
}
