package org.greenclassroom.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.frame.Look;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code privacy.look}: only added to, and gone after a year. */
@Component
class LookTable implements Look.Book {
  private static final String SELECT =
      """
      select l.look, l.account, a.name, l.page, l.whose, l.person, l.at
        from privacy.look l left join people.accounts a using (account)
      """;

  private final JdbcClient jdbc;

  LookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Somebody looked.
   *
   * @param name what who looked is called now; null: no account of the house
   * @param person whom they looked at; null: several
   */
  record Seen(
      long look,
      long account,
      @Nullable String name,
      String page,
      String whose,
      @Nullable Long person,
      Instant at) {
    public String whoseId() {
      return whose.toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void write(Look look) {
    jdbc.sql(
            """
            insert into privacy.look (account, page, whose, person, at)
            values (:account, :page, :whose, :person, :at)
            """)
        .param("account", look.account())
        .param("page", look.page())
        .param("whose", look.whose().name())
        .param("person", look.of())
        .param("at", look.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The newest before that one, of one account or of all. */
  List<Seen> before(long look, @Nullable Long account, int limit) {
    return jdbc
        .sql(
            SELECT
                + """
                 where l.look < :look and (:account::bigint is null or l.account = :account)
                 order by l.look desc limit :limit
                """)
        .param("look", look)
        .param("account", account)
        .param("limit", limit)
        .query(Seen.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Who looked at this one person. */
  List<Seen> at(long account, Collection<Long> volunteers, Collection<Long> teachers, int limit) {
    return jdbc
        .sql(
            SELECT
                + """
                 where l.account <> :account
                   and (l.whose = 'ACCOUNT' and l.person = :account
                        or l.whose = 'VOLUNTEER' and l.person = any(:volunteers)
                        or l.whose = 'TEACHER' and l.person = any(:teachers))
                 order by l.look desc limit :limit
                """)
        .param("account", account)
        .param("volunteers", volunteers.toArray(Long[]::new))
        .param("teachers", teachers.toArray(Long[]::new))
        .param("limit", limit)
        .query(Seen.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** How often lists were looked at on which this person may stand, within the last year. */
  List<Lists> lists(long account, Collection<String> kinds) {
    return jdbc
        .sql(
            """
            select whose, page, count(*)::int as looks, max(at) as last_at from privacy.look
             where person is null and account <> :account and whose = any(:kinds)
             group by whose, page order by looks desc, page
            """)
        .param("account", account)
        .param("kinds", kinds.toArray(String[]::new))
        .query(Lists.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** A list that was looked at. */
  record Lists(String whose, String page, int looks, Instant lastAt) {}
}
