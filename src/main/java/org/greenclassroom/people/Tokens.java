package org.greenclassroom.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code people.token}. The token itself is never stored, only its hash. */
@Component
class Tokens {
  private final JdbcClient jdbc;

  Tokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * With how many proofs a token was issued.
   *
   * @param twofold null: nobody wrote it down then
   */
  record Issuing(Instant at, @Nullable Boolean twofold) {}

  record Good(long account, Instant expiresAt, List<String> roles, Issuing issued) {}

  /** A token as its owner sees it. */
  record Listed(long token, String name, Instant expiresAt, List<String> roles, Issuing issued) {}

  boolean insert(
      long account,
      String name,
      String hash,
      Set<Role> roles,
      UUID key,
      boolean twofold,
      Instant at,
      Instant expires) {
    return jdbc.sql(
                """
                insert into people.token (account, name, hash, roles, key, twofold, created_at, expires_at)
                values (?, ?, ?, ?::text[], ?, ?, ?, ?) on conflict (key) do nothing
                """)
            .params(
                account,
                name,
                hash,
                "{" + String.join(",", roles.stream().map(Role::name).sorted().toList()) + "}",
                key,
                twofold,
                Accounts.utc(at),
                Accounts.utc(expires))
            .update()
        == 1;
  }

  Optional<Good> good(String hash, Instant at) {
    return jdbc.sql(
            """
            select t.account, t.expires_at, t.roles, t.created_at, t.twofold
              from people.token t join people.account a using (account)
             where t.hash = ? and t.revoked_at is null and t.expires_at > ?
               and a.disabled_at is null
            """)
        .params(hash, Accounts.utc(at))
        .query((row, _) ->
            new Good(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                List.of((String[]) row.getArray(3).getArray()),
                issued(row)))
        .optional();
  }

  List<Listed> of(long account, Instant at) {
    return jdbc.sql(
            """
            select token, name, expires_at, roles, created_at, twofold from people.token
             where account = ? and revoked_at is null and expires_at > ? order by created_at desc
            """)
        .params(account, Accounts.utc(at))
        .query((row, _) ->
            new Listed(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                List.of((String[]) row.getArray(4).getArray()),
                issued(row)))
        .list();
  }

  private static Issuing issued(ResultSet row) throws SQLException {
    return new Issuing(
        row.getTimestamp("created_at").toInstant(), row.getObject("twofold", Boolean.class));
  }

  int revoke(long token, long account, Instant at) {
    return jdbc.sql(
            """
            update people.token set revoked_at = ?
             where token = ? and account = ? and revoked_at is null
            """)
        .params(Accounts.utc(at), token, account)
        .update();
  }

  /** Answers how many were good until now. */
  int revokeAll(long account, Instant at) {
    return jdbc.sql(
            """
            update people.token set revoked_at = :now
             where account = :account and revoked_at is null and expires_at > :now
            """)
        .param("now", Accounts.utc(at))
        .param("account", account)
        .update();
  }
}
