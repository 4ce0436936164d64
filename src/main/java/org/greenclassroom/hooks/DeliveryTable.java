package org.greenclassroom.hooks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code hooks.message} and {@code hooks.delivery}. */
@Component
class DeliveryTable {
  private final JdbcClient jdbc;

  DeliveryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is to be sent now.
   *
   * @param key names the message to its receiver, at every try the same
   */
  record Due(
      long delivery,
      long hook,
      int tries,
      UUID key,
      String kind,
      String body,
      Instant toldAt,
      String address,
      byte[] secret) {}

  /** Writes the message and one delivery for each hook that wants it; where none does, nothing. */
  int tell(UUID key, String kind, String body, Instant now) {
    return jdbc.sql(
            """
            with heard as (
              select hook from hooks.hook
               where dead_at is null and closed_at is null and (kinds = '{}' or :kind::text = any (kinds))
            ), told as (
              insert into hooks.message (key, kind, body, told_at)
              select :key, :kind, :body, :now where exists (select from heard)
              on conflict (key) do nothing
              returning message
            )
            insert into hooks.delivery (hook, message, next_try_at)
            select h.hook, t.message, :now from heard h cross join told t
            """)
        .param("kind", kind)
        .param("key", key)
        .param("body", body)
        .param("now", at(now))
        .update();
  }

  /** One message for one hook, whatever it wants to hear. */
  void tellOne(long hook, UUID key, String kind, String body, Instant now) {
    jdbc.sql(
            """
            with told as (
              insert into hooks.message (key, kind, body, told_at) values (:key, :kind, :body, :now)
              on conflict (key) do nothing
              returning message
            )
            insert into hooks.delivery (hook, message, next_try_at)
            select :hook, message, :now from told
            """)
        .param("key", key)
        .param("kind", kind)
        .param("body", body)
        .param("now", at(now))
        .param("hook", hook)
        .update();
  }

  /**
   * The delivery that has been due longest and that no other sender holds; it is held until the
   * end.
   *
   * @param tired hooks that are left alone in this round
   */
  Optional<Due> takeDue(Instant now, Collection<Long> tired) {
    return jdbc.sql(
            """
            select d.delivery, d.hook, d.tries, m.key, m.kind, m.body, m.told_at, h.address, h.secret
              from hooks.delivery d
              join hooks.message m using (message)
              join hooks.hook h using (hook)
             where d.next_try_at <= :now and d.hook not in (:tired)
               and h.dead_at is null and h.closed_at is null
             order by d.next_try_at, d.delivery limit 1
               for update of d skip locked
            """)
        .param("now", at(now))
        .param("tired", tired)
        .query(Due.class)
        .optional();
  }

  void arrived(long delivery, int status, int tookMs, Instant now) {
    jdbc.sql(
            """
            update hooks.delivery
               set tries = tries + 1, status = :status, trouble = null, took_ms = :took, tried_at = :now,
                   delivered_at = :now, next_try_at = null
             where delivery = :delivery
            """)
        .param("status", status)
        .param("took", tookMs)
        .param("now", at(now))
        .param("delivery", delivery)
        .update();
  }

  /**
   * @param again when to try next; null gives it up
   */
  void failed(
      long delivery,
      @Nullable Integer status,
      String trouble,
      int tookMs,
      @Nullable Instant again,
      Instant now) {
    jdbc.sql(
            """
            update hooks.delivery
               set tries = tries + 1, status = :status, trouble = :trouble, took_ms = :took, tried_at = :now,
                   next_try_at = :again,
                   given_up_at = case when :again::timestamptz is null then :now::timestamptz end
             where delivery = :delivery
            """)
        .param("status", status)
        .param("trouble", trouble)
        .param("took", tookMs)
        .param("now", at(now))
        .param("again", again == null ? null : at(again))
        .param("delivery", delivery)
        .update();
  }

  /**
   * What still waits for a hook that is called no more. What another sender holds is left to it: to
   * wait for that one, which may wait for this hook, would be a knot.
   */
  void giveUp(long hook, Instant now) {
    jdbc.sql(
            """
            update hooks.delivery set next_try_at = null, given_up_at = ?
             where delivery in (select d.delivery from hooks.delivery d
                                 where d.hook = ? and d.next_try_at is not null
                                   for update skip locked)
            """)
        .params(at(now), hook)
        .update();
  }

  /** From the beginning, also what had arrived: a receiver may have lost it. */
  int again(long hook, long delivery, Instant now) {
    return jdbc.sql(
            """
            update hooks.delivery
               set tries = 0, next_try_at = ?, delivered_at = null, given_up_at = null
             where hook = ? and delivery = ?
            """)
        .params(at(now), hook, delivery)
        .update();
  }

  /** Newest first. */
  List<Delivery> page(long hook, long before, int most) {
    return jdbc
        .sql(
            """
            select d.delivery, d.message, m.kind, m.told_at, d.tries, d.next_try_at, d.status, d.trouble, d.took_ms,
                   d.tried_at, d.delivered_at, d.given_up_at
              from hooks.delivery d join hooks.message m using (message)
             where d.hook = ? and d.delivery < ?
             order by d.delivery desc limit ?
            """)
        .params(hook, before, most)
        .query(Delivery.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Messages told before then that nobody waits for, with their deliveries. */
  int forget(Instant before) {
    return jdbc.sql(
            """
            delete from hooks.message m
             where m.told_at < ?
               and not exists (select from hooks.delivery d
                                where d.message = m.message and d.next_try_at is not null)
            """)
        .param(at(before))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
