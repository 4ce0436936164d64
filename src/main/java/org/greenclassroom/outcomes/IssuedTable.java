package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code outcomes.paper}, its count and its files. */
@Component
class IssuedTable {
  private final JdbcClient jdbc;

  IssuedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number; whoever else issues one of this kind waits until this one is written. */
  int next(String prefix, Issued.Kind kind, int year) {
    return jdbc.sql(
            """
            insert into outcomes.paper_count (prefix, kind, year, last) values (?, ?, ?, 1)
            on conflict (prefix, kind, year) do update set last = paper_count.last + 1
            returning last
            """)
        .params(prefix, kind.name(), year)
        .query(Integer.class)
        .single();
  }

  long insert(
      long closing,
      Issued.Kind kind,
      String number,
      String secret,
      long pieces,
      long weighed,
      long estimated,
      @Nullable String letterhead,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into outcomes.paper (closing, kind, number, secret, pieces, weighed, estimated, letterhead,
                   issued_at, issued_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning paper
            """)
        .params(
            Arrays.asList(
                closing,
                kind.name(),
                number,
                secret,
                pieces,
                weighed,
                estimated,
                letterhead,
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .query(Long.class)
        .single();
  }

  void insertFile(long paper, String language, String sha256) {
    jdbc.sql("insert into outcomes.paper_file (paper, language, sha256) values (?, ?, ?)")
        .params(paper, language, sha256)
        .update();
  }

  /** SHA-256 of its papers, by language. */
  Map<String, String> files(long paper) {
    var files = new TreeMap<String, String>();
    jdbc.sql("select language, sha256 from outcomes.paper_file where paper = ?")
        .param(paper)
        .query(row -> {
          files.put(row.getString(1), row.getString(2));
        });
    return files;
  }

  /** The number of the paper that this very file is. */
  Optional<String> numberOf(String sha256) {
    return jdbc.sql(
            """
            select p.number from outcomes.paper_file f join outcomes.paper p using (paper)
             where f.sha256 = ?
            """)
        .param(sha256)
        .query(String.class)
        .optional();
  }

  private static final String SELECT =
      """
      select p.paper, p.closing, c.lot, l.donor, p.kind, p.number, p.secret, p.pieces, p.weighed,
             p.estimated, p.issued_at, p.issued_by, p.letterhead, s.state, s.ended_at, p.reason
        from outcomes.paper p
        join outcomes.closing c using (closing)
        join donations.lots l on l.lot = c.lot
        join outcomes.papers s using (paper)
      """;

  Optional<Issued> paper(long paper) {
    return jdbc.sql(SELECT + " where p.paper = ?")
        .param(paper)
        .query(DataClassRowMapper.newInstance(Issued.class))
        .optional();
  }

  Optional<Issued> keyed(UUID key) {
    return jdbc.sql(SELECT + " where p.key = ?")
        .param(key)
        .query(DataClassRowMapper.newInstance(Issued.class))
        .optional();
  }

  Optional<Issued> coded(String number, String secret) {
    return jdbc.sql(SELECT + " where p.number = ? and p.secret = ?")
        .params(number, secret)
        .query(DataClassRowMapper.newInstance(Issued.class))
        .optional();
  }

  /** Newest first, also those that are no longer believed. */
  List<Issued> ofLot(long lot) {
    return jdbc.sql(SELECT + " where c.lot = ? order by p.paper desc")
        .param(lot)
        .query(DataClassRowMapper.newInstance(Issued.class))
        .list();
  }

  int voided(long paper, String reason, Instant at, long by) {
    return jdbc.sql(
            """
            update outcomes.paper set voided_at = ?, voided_by = ?, reason = ?
             where paper = ? and voided_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, reason, paper)
        .update();
  }
}
