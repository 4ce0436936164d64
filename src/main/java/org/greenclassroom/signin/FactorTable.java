package org.greenclassroom.signin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code signin.second_factor}, {@code signin.recovery_code} and {@code
 * signin.exemption}.
 */
@Component
class FactorTable {
  private final JdbcClient jdbc;

  FactorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Sealed(byte[] secret, long lastStep, Instant since) {}

  Optional<Sealed> of(long account) {
    return jdbc.sql("select secret, last_step, since from signin.second_factor where account = ?")
        .param(account)
        .query(DataClassRowMapper.newInstance(Sealed.class))
        .optional();
  }

  /** Whoever tries many codes at once tries them one after the other. */
  void lock(long account) {
    jdbc.sql("select 1 from signin.second_factor where account = ? for update")
        .param(account)
        .query(Integer.class)
        .optional();
  }

  /** Which of these accounts make codes, since when. */
  Map<Long, Instant> since(Long[] accounts) {
    var all = new HashMap<Long, Instant>();
    jdbc.sql("select account, since from signin.second_factor where account = any (?)")
        .param(accounts)
        .query((row, _) -> all.put(row.getLong(1), row.getTimestamp(2).toInstant()))
        .list();
    return all;
  }

  void set(long account, byte[] secret, long step, Instant at) {
    jdbc.sql(
            """
            insert into signin.second_factor (account, secret, last_step, since) values (?, ?, ?, ?)
            on conflict (account) do update set secret = excluded.secret, last_step = excluded.last_step,
                   since = excluded.since
            """)
        .params(account, secret, step, utc(at))
        .update();
  }

  /** Where there is none yet. */
  boolean setFirst(long account, byte[] secret, long step, Instant at) {
    return jdbc.sql(
                """
                insert into signin.second_factor (account, secret, last_step, since)
                values (?, ?, ?, ?) on conflict (account) do nothing
                """)
            .params(account, secret, step, utc(at))
            .update()
        == 1;
  }

  /** Only a later step than the last: of two who send the same code one is first. */
  boolean use(long account, long step) {
    return jdbc.sql(
                "update signin.second_factor set last_step = :step where account = :account and last_step < :step")
            .param("step", step)
            .param("account", account)
            .update()
        == 1;
  }

  int remove(long account) {
    return jdbc.sql("delete from signin.second_factor where account = ?").param(account).update();
  }

  void addCode(long account, int nth, String hash) {
    jdbc.sql("insert into signin.recovery_code (account, nth, hash) values (?, ?, ?)")
        .params(account, nth, hash)
        .update();
  }

  Optional<String> codeHash(long account, int nth) {
    return jdbc.sql(
            "select hash from signin.recovery_code where account = ? and nth = ? and used_at is null")
        .params(account, nth)
        .query(String.class)
        .optional();
  }

  boolean useCode(long account, int nth, Instant at) {
    return jdbc.sql(
                """
                update signin.recovery_code set used_at = ?
                 where account = ? and nth = ? and used_at is null
                """)
            .params(utc(at), account, nth)
            .update()
        == 1;
  }

  int codesLeft(long account) {
    return jdbc.sql(
            "select count(*) from signin.recovery_code where account = ? and used_at is null")
        .param(account)
        .query(Integer.class)
        .single();
  }

  void forgetCodes(long account) {
    jdbc.sql("delete from signin.recovery_code where account = ?").param(account).update();
  }

  Asked asked(long account) {
    return jdbc.sql("select asked as always, grace_until from signin.exemption where account = ?")
        .param(account)
        .query(DataClassRowMapper.newInstance(Asked.class))
        .optional()
        .orElse(Asked.BY_ROLE);
  }

  Map<Long, Asked> asked(Long[] accounts) {
    var all = new HashMap<Long, Asked>();
    for (var each :
        jdbc.sql("select account, asked, grace_until from signin.exemption where account = any (?)")
            .param(accounts)
            .query((row, _) -> {
              var until = row.getTimestamp(3);
              return Map.entry(
                  row.getLong(1),
                  new Asked(row.getBoolean(2), until == null ? null : until.toInstant()));
            })
            .list()) all.put(each.getKey(), each.getValue());
    return all;
  }

  void ask(long account, Asked asked) {
    jdbc.sql(
            """
            insert into signin.exemption (account, asked, grace_until)
            values (:account, :asked, :until)
            on conflict (account) do update set asked = excluded.asked, grace_until = excluded.grace_until
            """)
        .param("account", account)
        .param("asked", asked.always())
        .param("until", orNull(asked.graceUntil()))
        .update();
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
