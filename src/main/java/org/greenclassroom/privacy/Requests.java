package org.greenclassroom.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.frame.Somebody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code privacy.request}. */
@Component
class Requests {
  private static final String SELECT =
      """
      select request, account, address, phone, own, asked_at, asked_by, due_on, settled_at, deleted, emptied
        from privacy.request
      """;

  private final JdbcClient jdbc;

  Requests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Somebody asks, or is looked for.
   *
   * @param dueOn null: nobody asked to be forgotten
   * @param deleted null: still open, or nobody was forgotten
   */
  record Request(
      long request,
      @Nullable Long account,
      @Nullable String address,
      @Nullable String phone,
      boolean own,
      Instant askedAt,
      long askedBy,
      @Nullable LocalDate dueOn,
      @Nullable Instant settledAt,
      @Nullable Integer deleted,
      @Nullable Integer emptied) {
    public boolean open() {
      return settledAt == null;
    }

    Somebody person() {
      if (account != null) return Somebody.account(account);
      if (address != null) return Somebody.address(address);
      return phone != null ? Somebody.phone(phone) : Somebody.NOBODY;
    }
  }

  /** Twice for one account is once, as long as it is open. */
  void ask(UUID key, long account, Instant now, LocalDate due) {
    jdbc.sql(
            """
            insert into privacy.request (key, account, own, asked_at, asked_by, due_on)
            values (:key, :account, true, :now, :account, :due) on conflict do nothing
            """)
        .param("key", key)
        .param("account", account)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("due", due)
        .update();
  }

  long look(
      UUID key,
      @Nullable Long account,
      @Nullable String address,
      @Nullable String phone,
      Instant now,
      long by) {
    return jdbc.sql(
            """
            insert into privacy.request (key, account, address, phone, own, asked_at, asked_by)
            values (:key, :account, :address, :phone, false, :now, :by)
            on conflict (key) do update set key = excluded.key returning request
            """)
        .param("key", key)
        .param("account", account)
        .param("address", address)
        .param("phone", phone)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  Optional<Request> request(long request) {
    return jdbc.sql(SELECT + " where request = ?").param(request).query(Request.class).optional();
  }

  Optional<Request> ofAccount(long account) {
    return jdbc.sql(SELECT + " where account = ? and own and settled_at is null")
        .param(account)
        .query(Request.class)
        .optional();
  }

  /** Held until the end: of two at once the second finds it settled. */
  Optional<Request> lock(long request) {
    // one person at a time: two requests may mean the same
    jdbc.sql("select pg_advisory_xact_lock(hashtext('privacy forgets'))").query((_, _) -> 1).list();
    return jdbc.sql(SELECT + " where request = ? for update")
        .param(request)
        .query(Request.class)
        .optional();
  }

  /** Who waits, the most urgent first. */
  List<Request> open() {
    return jdbc
        .sql(
            SELECT
                + " where due_on is not null and settled_at is null order by due_on, request limit 200")
        .query(Request.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  List<Request> settled() {
    return jdbc
        .sql(SELECT + " where settled_at is not null order by settled_at desc limit 20")
        .query(Request.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  record Due(int requests, @Nullable LocalDate first) {}

  Due due() {
    return jdbc.sql(
            "select count(*)::int as requests, min(due_on) as first from privacy.request where due_on is not null and settled_at is null")
        .query(Due.class)
        .single();
  }

  void settle(long request, Instant now, long by, int deleted, int emptied) {
    jdbc.sql(
            """
            update privacy.request
               set account = null, address = null, phone = null, settled_at = :now, settled_by = :by,
                   deleted = :deleted, emptied = :emptied
             where request = :request and settled_at is null
            """)
        .param("request", request)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("deleted", deleted)
        .param("emptied", emptied)
        .update();
  }

  /** Whatever else was asked for the same person, so that nobody is named here any more. */
  int settleOthers(Somebody person, Instant now, long by) {
    return jdbc.sql(
            """
            update privacy.request
               set account = null, address = null, phone = null, settled_at = :now, settled_by = :by,
                   deleted = 0, emptied = 0
             where settled_at is null
               and (account = any(:accounts) or address = any(:addresses) or phone = any(:phones))
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("accounts", person.accounts().toArray(Long[]::new))
        .param("addresses", person.addresses().toArray(String[]::new))
        .param("phones", person.phones().toArray(String[]::new))
        .update();
  }

  /** Looked for, and nothing came of it within a month. */
  int forgetLooked(Instant before) {
    return jdbc.sql(
            "delete from privacy.request where not own and settled_at is null and asked_at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
