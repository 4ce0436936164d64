package org.greenclassroom.editions;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code editions.edition}, its words and seal, its publication and papers. */
@Component
class EditionTable {
  private static final String EDITIONS =
      """
      select e.edition, e.kind, e.party, q.name as party_name, e.lot, e.classroom, e.subject, e.since, e.until, e.method,
             e.set_version, e.set_hash, e.seed, e.runs, e.code_version, e.corrects, e.reason, e.drawn_at, e.drawn_by,
             s.sha256, p.number, p.secret, coalesce(p.open, false) as open, p.published_at, p.published_by,
             n.edition as successor, n.number as successor_number, w.edition is not null as withdrawn, r.school, e.ledger
        from editions.edition e
        join editions.seal s using (edition)
        left join classrooms.classrooms r on r.classroom = e.classroom
        left join partners.partners q on q.partner = e.party
        left join editions.publication p on p.edition = e.edition
        left join editions.publication n on n.corrects = e.edition
        left join editions.withdrawal w on w.edition = e.edition
      """;

  private final JdbcClient jdbc;

  EditionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Edition> edition(long edition) {
    return jdbc.sql(EDITIONS + " where e.edition = ?")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select edition from editions.edition where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  Optional<Edition> numbered(String number) {
    return jdbc.sql(EDITIONS + " where p.number = ?")
        .param(number)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .optional();
  }

  Optional<Edition> coded(String number, String secret) {
    return jdbc.sql(EDITIONS + " where p.number = ? and p.secret = ?")
        .params(number, secret)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .optional();
  }

  /** The published edition of this that nobody corrected. */
  Optional<Edition> standing(String subject) {
    return jdbc.sql(EDITIONS + " where p.subject = ? and n.edition is null")
        .param(subject)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .optional();
  }

  /**
   * Newest first.
   *
   * @param parties whose, and published ones only; null: everybody's, drafts too
   * @param schools those of which the final reports of their rooms are for, when published
   * @param open those that everybody may read, only
   */
  List<Edition> page(
      @Nullable List<Long> parties,
      Collection<Long> schools,
      boolean open,
      long before,
      int limit) {
    return jdbc.sql(
            EDITIONS
                + """
                 where e.edition < :before
                   and (:all or p.edition is not null and (p.open or e.party = any(:parties)
                                                       or e.kind = 'FINAL' and r.school = any(:schools)))
                   and (not :open or p.open)
                 order by e.edition desc limit :limit
                """)
        .param("before", before)
        .param("all", parties == null)
        .param("parties", parties == null ? new Long[0] : parties.toArray(Long[]::new))
        .param("schools", schools.toArray(Long[]::new))
        .param("open", open)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .list();
  }

  /** Those that everybody may read and nobody corrected, newest first. */
  List<Long> open(int limit) {
    return jdbc
        .sql(
            """
            select p.edition from editions.publication p
             where p.open and not exists (select from editions.publication n where n.corrects = p.edition)
             order by p.edition desc limit ?
            """)
        .param(limit)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Drafts of others that wait for this person, and mine that wait for somebody else. */
  long waiting(long account) {
    return jdbc.sql(
            """
            select count(*) from editions.edition e
             where e.drawn_by <> ?
               and not exists (select from editions.publication p where p.edition = e.edition)
               and not exists (select from editions.withdrawal w where w.edition = e.edition)
            """)
        .param(account)
        .query(Long.class)
        .single();
  }

  long insert(
      Occasion occasion,
      Asked asked,
      String method,
      String codeVersion,
      @Nullable String ledger,
      @Nullable Long corrects,
      @Nullable String reason) {
    return jdbc.sql(
            """
            insert into editions.edition (kind, party, lot, classroom, subject, since, until, method, set_version,
                   set_hash, seed, runs, code_version, ledger, corrects, reason, drawn_at, drawn_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning edition
            """)
        .params(
            Arrays.asList(
                asked.kind().name(),
                asked.party(),
                asked.lot(),
                asked.classroom(),
                asked.subject(),
                Date.valueOf(asked.since()),
                Date.valueOf(asked.until()),
                method,
                asked.coefficients().version(),
                asked.coefficients().hash(),
                asked.seed(),
                asked.runs(),
                codeVersion,
                ledger,
                corrects,
                reason,
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account(),
                occasion.keyFor("edition")))
        .query(Long.class)
        .single();
  }

  void say(long edition, String language, Map<String, String> passages) {
    jdbc.sql(
            """
            insert into editions.passage (edition, language, place, words)
            select ?, ?, p.place, p.words from unnest(?::text[], ?::text[]) as p(place, words)
            """)
        .params(
            edition,
            language,
            passages.keySet().toArray(String[]::new),
            passages.values().toArray(String[]::new))
        .update();
  }

  /** What it says, by language and place, in the order of their names. */
  Map<String, Map<String, String>> passages(long edition) {
    var passages = new TreeMap<String, Map<String, String>>();
    jdbc.sql("select language, place, words from editions.passage where edition = ?")
        .param(edition)
        .query(row -> {
          passages
              .computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
              .put(row.getString(2), row.getString(3));
        });
    return passages;
  }

  void seal(long edition, String sha256) {
    jdbc.sql("insert into editions.seal (edition, sha256) values (?, ?)")
        .params(edition, sha256)
        .update();
  }

  /** The next number; whoever else publishes waits until this one is written. */
  int next(int year) {
    return jdbc.sql(
            """
            insert into editions.publication_count (year, last) values (?, 1)
            on conflict (year) do update set last = publication_count.last + 1
            returning last
            """)
        .param(year)
        .query(Integer.class)
        .single();
  }

  void publish(Occasion occasion, Edition drawn, String number, String secret, boolean open) {
    jdbc.sql(
            """
            insert into editions.publication (edition, drawn_by, number, secret, open, subject, corrects, published_at,
                   published_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                drawn.edition(),
                drawn.drawnBy(),
                number,
                secret,
                open,
                drawn.subject(),
                drawn.corrects(),
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account(),
                occasion.keyFor("publication")))
        .update();
  }

  void keep(long edition, String language, String sha256) {
    jdbc.sql("insert into editions.paper (edition, language, sha256) values (?, ?, ?)")
        .params(edition, language, sha256)
        .update();
  }

  /** SHA-256 of its papers, by language. */
  Map<String, String> papers(long edition) {
    var papers = new TreeMap<String, String>();
    jdbc.sql("select language, sha256 from editions.paper where edition = ?")
        .param(edition)
        .query(row -> {
          papers.put(row.getString(1), row.getString(2));
        });
    return papers;
  }

  /** All that were published, corrected ones too. */
  List<Long> published() {
    return jdbc
        .sql("select edition from editions.publication order by edition")
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The number of the edition of which this very file is. */
  Optional<String> numberOf(String sha256) {
    return jdbc.sql(
            """
            select p.number from editions.paper f join editions.publication p using (edition)
             where f.sha256 = ? limit 1
            """)
        .param(sha256)
        .query(String.class)
        .optional();
  }

  int withdraw(Occasion occasion, long edition) {
    return jdbc.sql(
            """
            insert into editions.withdrawal (edition, withdrawn_at, withdrawn_by) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(edition, occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account())
        .update();
  }

  /** Two acts on the same follow each other. */
  void hold(String subject) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('editions.edition'), hashtext(?))")
        .param(subject)
        .query((row, _) -> true)
        .single();
  }

  /** Of whom an edition may be. */
  record Choice(long id, String name) {}

  List<Choice> donors() {
    return choices(
        """
        select p.partner as id, p.name from partners.partners p
         where 'DONOR' = any(p.kinds) order by p.name limit 2000
        """);
  }

  /** Whoever ever paid for a room, or promised to. */
  List<Choice> sponsors() {
    return choices(
        """
        select p.partner as id, p.name from partners.partners p
         where p.partner in (select y.partner from claims.payers y) order by p.name limit 2000
        """);
  }

  /** Who paid for a room on one of these days. */
  List<Choice> paying(long classroom, LocalDate since, LocalDate until) {
    return jdbc
        .sql(
            """
            select p.partner as id, p.name from partners.partners p
             where p.partner in (select y.partner from claims.payers y
                                  where y.classroom = ? and y.since < y.until and y.since <= ? and y.until > ?)
             order by p.name
            """)
        .params(classroom, Date.valueOf(until), Date.valueOf(since))
        .query(Choice.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  List<Choice> classrooms() {
    return choices(
        """
        select c.classroom as id, s.name || ' · ' || c.name as name
          from classrooms.classrooms c join partners.partners s on s.partner = c.school
         order by s.name, c.name limit 2000
        """);
  }

  private List<Choice> choices(String sql) {
    return jdbc.sql(sql).query(Choice.class).list().stream().map(Objects::requireNonNull).toList();
  }

  /** A room, as it is named in a report. */
  record Room(
      long classroom,
      String name,
      String school,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate endedOn) {}

  Optional<Room> room(long classroom) {
    return jdbc.sql(
            """
            select c.classroom, c.name, s.name as school, c.accepted_on, c.ended_on
              from classrooms.classrooms c join partners.partners s on s.partner = c.school
             where c.classroom = ?
            """)
        .param(classroom)
        .query(Room.class)
        .optional();
  }

  Optional<Choice> lot(long lot) {
    return jdbc.sql(
            """
            select l.donor as id, p.name from donations.lots l join partners.partners p on p.partner = l.donor
             where l.lot = ?
            """)
        .param(lot)
        .query(Choice.class)
        .optional();
  }
}
