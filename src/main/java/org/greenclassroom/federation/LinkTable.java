package org.greenclassroom.federation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code federation.link} and {@code federation.parted}. */
@Component
class LinkTable {
  private static final String SELECT =
      "select link, account, issuer, subject, shown, linked_at, used_at from federation.link";
  private final JdbcClient jdbc;

  LinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Link> of(String issuer, String subject) {
    return jdbc.sql(SELECT + " where issuer = ? and subject = ?")
        .params(issuer, subject)
        .query(Link.class)
        .optional();
  }

  Optional<Link> of(long account, String issuer) {
    return jdbc.sql(SELECT + " where account = ? and issuer = ?")
        .params(account, issuer)
        .query(Link.class)
        .optional();
  }

  List<Link> of(long account) {
    return jdbc
        .sql(SELECT + " where account = ? order by link")
        .param(account)
        .query(Link.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void insert(long account, Vouched who, long by, Instant at) {
    jdbc.sql(
            """
            insert into federation.link (account, issuer, subject, shown, linked_by, linked_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(account, who.issuer(), who.subject(), who.shown(), by, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void used(String issuer, String subject, Instant at) {
    jdbc.sql("update federation.link set used_at = ? where issuer = ? and subject = ?")
        .params(at.atOffset(ZoneOffset.UTC), issuer, subject)
        .update();
  }

  Optional<Link> delete(long link, long account) {
    return jdbc.sql(
            """
            delete from federation.link where link = ? and account = ?
            returning link, account, issuer, subject, shown, linked_at, used_at
            """)
        .params(link, account)
        .query(Link.class)
        .optional();
  }

  /** Whether a link was taken away that an address would make again. */
  boolean isParted(long account, String issuer) {
    return jdbc.sql(
            "select exists (select from federation.parted where account = ? and issuer = ?)")
        .params(account, issuer)
        .query(Boolean.class)
        .single();
  }

  void part(long account, String issuer, Instant at) {
    jdbc.sql(
            "insert into federation.parted (account, issuer, at) values (?, ?, ?) on conflict do nothing")
        .params(account, issuer, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void unpart(long account, String issuer) {
    jdbc.sql("delete from federation.parted where account = ? and issuer = ?")
        .params(account, issuer)
        .update();
  }
}
