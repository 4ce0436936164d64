package org.greenclassroom.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code people.account}, {@code people.role} and {@code people.mailbox}. */
@Component
class Accounts {
  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Secret(long account, @Nullable String passwordHash, boolean disabled) {}

  boolean none() {
    return jdbc.sql("select not exists (select from people.account)").query(Boolean.class).single();
  }

  Optional<Secret> secretOf(String login) {
    return jdbc.sql(
            """
            select account, password_hash, disabled_at is not null as disabled
              from people.account where login = ?
            """)
        .param(login)
        .query(Secret.class)
        .optional();
  }

  Optional<Long> reachedAt(String address) {
    var found =
        jdbc.sql(
                """
                select account from people.account a where login = :address and disabled_at is null
                   and not exists (select from people.mailbox m -- a successor may read the login's
                                    where m.account = a.account and m.confirmed_at is not null)
                 union
                select account from people.mailbox join people.account using (account)
                 where lower(address) = :address and confirmed_at is not null and disabled_at is null
                """)
            .param("address", address)
            .query(Long.class)
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  long insert(String login, String name, @Nullable String hash, Instant at) {
    return jdbc.sql(
            """
            insert into people.account (login, name, password_hash, created_at)
            values (:login, :name, :hash, :at) returning account
            """)
        .param("login", login)
        .param("name", name)
        .param("hash", hash)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  int changePassword(long account, String hash) {
    return jdbc.sql("update people.account set password_hash = ? where account = ?")
        .params(hash, account)
        .update();
  }

  /** The same password under another hash; not where somebody has just set a new one. */
  void rehash(long account, String before, String hash) {
    jdbc.sql("update people.account set password_hash = ? where account = ? and password_hash = ?")
        .params(hash, account, before)
        .update();
  }

  int disable(long account, Instant at) {
    return jdbc.sql(
            "update people.account set disabled_at = ? where account = ? and disabled_at is null")
        .params(at.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  int enable(long account) {
    return jdbc.sql("update people.account set disabled_at = null where account = ?")
        .param(account)
        .update();
  }

  /** Nobody proves any longer to read letters there: the address is free for who does. */
  void unprove(long account) {
    jdbc.sql("update people.mailbox set confirmed_at = null where account = ?")
        .param(account)
        .update();
  }

  int give(long account, Actor.Grant grant, Instant at) {
    return jdbc.sql(
            """
            insert into people.role (account, role, partner, place, given_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            account,
            grant.role().name(),
            grant.partner(),
            grant.place(),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  int take(long account, Actor.Grant grant) {
    return jdbc.sql(
            "delete from people.role where account = ? and role = ? and partner = ? and place = ?")
        .params(account, grant.role().name(), grant.partner(), grant.place())
        .update();
  }

  List<Actor.Grant> grants(long account) {
    return jdbc.sql(
            "select role, partner, place from people.role where account = ? order by 1, 2, 3")
        .param(account)
        .query((row, _) ->
            new Actor.Grant(Role.valueOf(row.getString(1)), row.getLong(2), row.getString(3)))
        .list();
  }

  Optional<Account> account(long account) {
    return jdbc.sql(SELECT + " where a.account = ? group by a.account")
        .param(account)
        .query((row, _) -> read(row))
        .optional();
  }

  List<Account> all() {
    return jdbc.sql(SELECT + " group by a.account order by a.login")
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * Some accounts by login.
   *
   * @param part of a login or a name; empty: all
   * @param openOnly without closed ones
   */
  List<Account> page(String part, boolean openOnly, String after, int limit) {
    return jdbc.sql(
            """
            select a.account, a.login, a.name, a.disabled_at is not null as disabled,
                   array(select r.role || ' ' || r.partner || ' ' || r.place from people.role r
                          where r.account = a.account order by r.role, r.partner, r.place) as grants
              from people.account a
             where a.login > :after
               and (:part = '' or a.login ilike '%' || :part || '%' or a.name ilike '%' || :part || '%')
               and not (:open and a.disabled_at is not null)
             order by a.login limit :limit
            """)
        .param("after", after)
        .param("part", part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
        .param("open", openOnly)
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  Optional<People.Mailbox> mailbox(long account) {
    return jdbc.sql(
            "select address, language, confirmed_at is not null as confirmed from people.mailbox where account = ?")
        .param(account)
        .query(People.Mailbox.class)
        .optional();
  }

  /**
   * @param confirmedAt when somebody proved that they read letters there; null: nobody did
   */
  void writeTo(long account, String address, String language, @Nullable Instant confirmedAt) {
    jdbc.sql(
            """
            insert into people.mailbox (account, address, language, confirmed_at)
            values (:account, :address, :language, :confirmed)
            on conflict (account) do update
               set address = excluded.address, language = excluded.language,
                   confirmed_at = excluded.confirmed_at
            """)
        .param("account", account)
        .param("address", address)
        .param("language", language)
        .param(
            "confirmed",
            confirmedAt == null ? null : confirmedAt.atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  void speakTo(long account, String language) {
    jdbc.sql("update people.mailbox set language = ? where account = ?")
        .params(language, account)
        .update();
  }

  /** Two who prove one address, in small letters, follow each other. */
  void hold(String address) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('people.mailbox'), hashtext(?))")
        .param(address)
        .query((row, _) -> true)
        .single();
  }

  /** Whether another open account is called so, or proved that it reads letters there. */
  boolean isOfAnother(String address, long account) {
    return jdbc.sql(
            """
            select exists (select from people.account
                            where login = :address and disabled_at is null and account <> :account)
                or exists (select from people.mailbox join people.account a using (account)
                            where lower(address) = :address and confirmed_at is not null
                              and a.disabled_at is null and account <> :account)
            """)
        .param("address", address)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  List<Long> meant(String typed) {
    return jdbc
        .sql(
            """
            select a.account from people.account a
              left join people.mailbox m on m.account = a.account and m.confirmed_at is not null
             where a.disabled_at is null and (a.login = ? or lower(m.address) = ?)
             order by a.account limit 5
            """)
        .params(typed, typed)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Where nobody but the account's owner reads: the address they proved, else a login that may be
   * one and that no other account proved.
   *
   * @param otherwise the language where none is known
   */
  Optional<People.Mailbox> surely(long account, String otherwise) {
    return jdbc.sql(
            """
            select case when m.confirmed_at is null then a.login else m.address end as address,
                   coalesce(m.language, :otherwise) as language, true as confirmed
              from people.account a left join people.mailbox m using (account)
             where account = :account and a.disabled_at is null
               and (m.confirmed_at is not null
                    or a.login like '%@%'
                       and not exists (select from people.mailbox o
                                        where lower(o.address) = a.login and o.confirmed_at is not null))
            """)
        .param("account", account)
        .param("otherwise", otherwise)
        .query(People.Mailbox.class)
        .optional();
  }

  /** Addresses, in small letters, that nobody proved: of these accounts, or these addresses. */
  List<People.Unproved> unproved(Collection<Long> accounts, Collection<String> addresses) {
    return jdbc.sql(
            """
            select account, lower(address) as address from people.mailbox
             where confirmed_at is null
               and (account = any(:accounts) or lower(address) = any(:addresses))
             order by account
            """)
        .param("accounts", accounts.toArray(Long[]::new))
        .param("addresses", addresses.toArray(String[]::new))
        .query(DataClassRowMapper.newInstance(People.Unproved.class))
        .list();
  }

  /** Accounts that proved this address, in small letters, or are called so. */
  List<Long> addressed(String address) {
    return jdbc
        .sql(
            """
            select account from people.account where login = :address
             union
            select account from people.mailbox
             where lower(address) = :address and confirmed_at is not null
            """)
        .param("address", address)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The open accounts that may open others; held until the end, so that one of them stays. */
  List<Long> lockAdministrators() {
    return jdbc
        .sql(
            """
            select a.account from people.account a
             where a.disabled_at is null
               and exists (select from people.role r where r.account = a.account and r.role = 'ADMINISTRATOR')
             order by a.account for update
            """)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  boolean isAdministrator(long account) {
    return jdbc.sql(
            """
            select exists (select from people.role r join people.account a using (account)
                            where account = ? and r.role = 'ADMINISTRATOR' and a.disabled_at is null)
            """)
        .param(account)
        .query(Boolean.class)
        .single();
  }

  boolean isForgotten(long account) {
    return jdbc.sql(
            "select exists (select from people.account where account = ? and login = 'forgotten-' || account)")
        .param(account)
        .query(Boolean.class)
        .single();
  }

  /** Closed, and of nobody from now on. */
  void forget(long account, String name, Instant now) {
    jdbc.sql(
            """
            update people.account
               set login = 'forgotten-' || account, name = :name, password_hash = null,
                   disabled_at = coalesce(disabled_at, :now)
             where account = :account
            """)
        .param("name", name)
        .param("now", utc(now))
        .param("account", account)
        .update();
  }

  private static final String SELECT =
      """
      select a.account, a.login, a.name, a.disabled_at is not null as disabled,
             coalesce(array_agg(r.role || ' ' || r.partner || ' ' || r.place
                                order by r.role, r.partner, r.place)
                      filter (where r.role is not null), '{}') as grants
        from people.account a left join people.role r on r.account = a.account
      """;

  private static Account read(ResultSet row) throws SQLException {
    var grants = new ArrayList<Actor.Grant>();
    for (var text : (String[]) row.getArray("grants").getArray()) {
      var part = text.split(" ", 3);
      grants.add(new Actor.Grant(Role.valueOf(part[0]), Long.parseLong(part[1]), part[2]));
    }
    return new Account(
        row.getLong("account"),
        row.getString("login"),
        row.getString("name"),
        row.getBoolean("disabled"),
        grants);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
