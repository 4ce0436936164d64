package org.greenclassroom.hooks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code hooks.hook}. */
@Component
class HookTable {
  private static final String SELECT =
      """
      select h.hook, h.name, h.address, array_to_string(h.kinds, ',') as kinds, h.email, h.language, h.made_at,
             h.failing_since, h.dead_at, h.closed_at,
             (select count(*) from hooks.delivery d where d.hook = h.hook and d.next_try_at is not null) as waiting,
             (select max(d.delivered_at) from hooks.delivery d where d.hook = h.hook) as heard_at
        from hooks.hook h
      """;

  private final JdbcClient jdbc;

  HookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was written now; the same key again changes nothing. */
  boolean insert(
      Occasion occasion,
      String name,
      String address,
      byte[] secret,
      List<String> kinds,
      String email,
      String language) {
    return jdbc.sql(
                """
                insert into hooks.hook (key, name, address, secret, kinds, email, language, made_at, made_by)
                values (:key, :name, :address, :secret, string_to_array(:kinds, ','), :email, :language, :now, :by)
                on conflict (key) do nothing
                """)
            .param("key", occasion.key())
            .param("name", name)
            .param("address", address)
            .param("secret", secret)
            .param("kinds", String.join(",", kinds)) // of nothing: no element at all
            .param("email", email)
            .param("language", language)
            .param("now", at(occasion.now()))
            .param("by", occasion.actor().account())
            .update()
        > 0;
  }

  /** A secret as it is. */
  record Unlocked(long hook, byte[] secret) {}

  List<Unlocked> unlocked() {
    return jdbc.sql(
            """
            select hook, secret from hooks.hook where octet_length(secret) = 32 order by hook for update
            """)
        .query((row, _) -> new Unlocked(row.getLong(1), row.getBytes(2)))
        .list();
  }

  void lock(long hook, byte[] locked) {
    jdbc.sql("update hooks.hook set secret = ? where hook = ?").params(locked, hook).update();
  }

  long keyed(UUID key) {
    return jdbc.sql("select hook from hooks.hook where key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  /** The ones that are wanted first, by name. */
  List<Hook> all() {
    return jdbc
        .sql(SELECT + " order by h.closed_at is not null, lower(h.name), h.hook")
        .query(Hook.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  Optional<Hook> one(long hook) {
    return jdbc.sql(SELECT + " where h.hook = ?").param(hook).query(Hook.class).optional();
  }

  boolean isHeard(String kind) {
    return jdbc.sql(
            """
            select exists (select from hooks.hook
                            where dead_at is null and closed_at is null and (kinds = '{}' or ?::text = any (kinds)))
            """)
        .param(kind)
        .query(Boolean.class)
        .single();
  }

  /** Forgets the secret and whom to write to. */
  void close(long hook, Instant now) {
    jdbc.sql(
            """
            update hooks.hook set closed_at = ?, secret = null, email = null, failing_since = null
             where hook = ? and closed_at is null
            """)
        .params(at(now), hook)
        .update();
  }

  void revive(long hook) {
    jdbc.sql(
            "update hooks.hook set dead_at = null, failing_since = null where hook = ? and closed_at is null")
        .param(hook)
        .update();
  }

  void answered(long hook) {
    jdbc.sql(
            "update hooks.hook set failing_since = null where hook = ? and failing_since is not null")
        .param(hook)
        .update();
  }

  void failed(long hook, Instant now) {
    jdbc.sql("update hooks.hook set failing_since = ? where hook = ? and failing_since is null")
        .params(at(now), hook)
        .update();
  }

  /** Whether it died now: two that find it silent at once write one letter. */
  boolean die(long hook, Instant now) {
    return jdbc.sql(
                "update hooks.hook set dead_at = ? where hook = ? and dead_at is null and closed_at is null")
            .params(at(now), hook)
            .update()
        > 0;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
