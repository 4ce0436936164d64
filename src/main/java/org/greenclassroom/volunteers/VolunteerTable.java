package org.greenclassroom.volunteers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code volunteers.volunteer} and {@code volunteers.clearance}. */
@Component
class VolunteerTable {
  private static final String SELECT =
      """
      select volunteer, name, email, language, partner, account, at_least, made_at, verified_at, erased_at
        from volunteers.volunteer
      """;

  private final JdbcClient jdbc;

  VolunteerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A paper that was seen. */
  record Clearance(
      long volunteer,
      ClearanceKind kind,
      ClearanceResult result,
      LocalDate issuedOn,
      LocalDate validUntil) {}

  /** One line of the list. */
  record Row(
      long volunteer,
      @Nullable String name,
      @Nullable String email,
      @Nullable String partner,
      @Nullable Integer atLeast,
      int unsigned,
      @Nullable LocalDate clearedUntil) {}

  Optional<Volunteer> volunteer(long volunteer) {
    return jdbc.sql(SELECT + " where volunteer = ?")
        .param(volunteer)
        .query(DataClassRowMapper.newInstance(Volunteer.class))
        .optional();
  }

  List<Volunteer> volunteers(Collection<Long> volunteers) {
    return jdbc.sql(SELECT + " where volunteer = any(?)")
        .param(volunteers.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Volunteer.class))
        .list();
  }

  Optional<Volunteer> mailed(String email) {
    return jdbc.sql(SELECT + " where lower(email) = lower(?)")
        .param(email)
        .query(DataClassRowMapper.newInstance(Volunteer.class))
        .optional();
  }

  Optional<Long> ofAccount(long account) {
    return jdbc.sql("select volunteer from volunteers.volunteer where account = ?")
        .param(account)
        .query(Long.class)
        .optional();
  }

  /** Empty: somebody else has just entered this address. */
  Optional<Long> insert(Person person, String email, Instant now, long by) {
    return jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, partner, at_least, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing returning volunteer
            """)
        .params(
            Arrays.asList(
                person.name().strip(),
                email,
                person.language().getLanguage(),
                person.partner(),
                person.atLeast(),
                now.atOffset(ZoneOffset.UTC),
                by))
        .query(Long.class)
        .optional();
  }

  void change(
      long volunteer,
      String name,
      String language,
      @Nullable Long partner,
      @Nullable Integer atLeast) {
    jdbc.sql(
            """
            update volunteers.volunteer set name = ?, language = ?, partner = ?, at_least = ?
             where volunteer = ? and erased_at is null
            """)
        .params(Arrays.asList(name, language, partner, atLeast, volunteer))
        .update();
  }

  void attach(long volunteer, long account) {
    jdbc.sql(
            """
            update volunteers.volunteer v set account = ?
             where volunteer = ? and account is null and erased_at is null
               and not exists (select from volunteers.volunteer o where o.account = ?)
            """)
        .params(account, volunteer, account)
        .update();
  }

  void verified(long volunteer, Instant now) {
    jdbc.sql(
            "update volunteers.volunteer set verified_at = ? where volunteer = ? and verified_at is null")
        .params(now.atOffset(ZoneOffset.UTC), volunteer)
        .update();
  }

  /** Everybody who is one of these numbers, belongs to one of these accounts, is reached there. */
  List<Volunteer> meant(
      Collection<Long> volunteers, Collection<Long> accounts, Collection<String> addresses) {
    return jdbc.sql(
            SELECT
                + " where volunteer = any(?) or account = any(?) or lower(email) = any(?) order by volunteer")
        .params(
            volunteers.toArray(Long[]::new),
            accounts.toArray(Long[]::new),
            addresses.toArray(String[]::new))
        .query(DataClassRowMapper.newInstance(Volunteer.class))
        .list();
  }

  void erase(Collection<Long> volunteers, Instant now) {
    jdbc.sql(
            """
            update volunteers.volunteer
               set name = null, email = null, language = null, account = null, at_least = null, erased_at = ?
             where volunteer = any(?) and erased_at is null
            """)
        .params(now.atOffset(ZoneOffset.UTC), volunteers.toArray(Long[]::new))
        .update();
  }

  /** Somebody of ours knows this person: they are no stranger's entry any more. */
  void vouch(long volunteer, long by) {
    jdbc.sql("update volunteers.volunteer set made_by = ? where volunteer = ? and made_by < 0")
        .params(by, volunteer)
        .update();
  }

  /** Who was entered by nobody of ours and never opened a link; held until the end. */
  List<Long> unverified(Instant madeBefore) {
    return jdbc
        .sql(
            """
            select volunteer from volunteers.volunteer
             where verified_at is null and erased_at is null and made_at < ? and made_by < 0
             order by volunteer for update
            """)
        .param(madeBefore.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void clear(
      long volunteer,
      ClearanceKind kind,
      ClearanceResult result,
      LocalDate issuedOn,
      LocalDate validUntil,
      Instant now,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into volunteers.clearance (volunteer, kind, result, issued_on, valid_until, recorded_at,
                                              recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            volunteer,
            kind.name(),
            result.name(),
            issuedOn,
            validUntil,
            now.atOffset(ZoneOffset.UTC),
            by,
            key)
        .update();
  }

  /** The latest word on each kind. */
  List<Clearance> clearances(Collection<Long> volunteers) {
    return jdbc.sql(
            """
            select distinct on (volunteer, kind) volunteer, kind, result, issued_on, valid_until
              from volunteers.clearance
             where volunteer = any(?) order by volunteer, kind, clearance desc
            """)
        .param(volunteers.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Clearance.class))
        .list();
  }

  private static final String FOUND =
      """
       where v.erased_at is null
         and (:q = '' or v.name ilike '%' || :q || '%' or v.email ilike '%' || :q || '%' or p.name ilike '%' || :q || '%')
         and (not :unsigned or exists (
               select from volunteers.version t where t.number = (
                        select max(m.number) from volunteers.version m where m.text = t.text)
                  and not exists (select from volunteers.agreement a
                                   where a.volunteer = v.volunteer and a.version = t.version)))
      """;

  List<Row> page(String q, boolean unsigned, String afterName, long after, int limit) {
    return jdbc.sql(
            """
            select v.volunteer, v.name, v.email, p.name as partner, v.at_least,
                   (select count(*)::int from volunteers.version t
                     where t.number = (select max(m.number) from volunteers.version m where m.text = t.text)
                       and not exists (select from volunteers.agreement a
                                        where a.volunteer = v.volunteer and a.version = t.version)) as unsigned,
                   (select max(c.valid_until) from volunteers.clearances c
                     where c.volunteer = v.volunteer and c.result = 'CLEAR') as cleared_until
              from volunteers.volunteer v left join partners.partners p using (partner)
            """
                + FOUND
                + " and (lower(v.name), v.volunteer) > (:name, :after) order by lower(v.name), v.volunteer limit :limit")
        .param("q", q)
        .param("unsigned", unsigned)
        .param("name", afterName)
        .param("after", after)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  long count(String q, boolean unsigned) {
    return jdbc.sql(
            "select count(*) from volunteers.volunteer v left join partners.partners p using (partner)"
                + FOUND)
        .param("q", q)
        .param("unsigned", unsigned)
        .query(Long.class)
        .single();
  }
}
