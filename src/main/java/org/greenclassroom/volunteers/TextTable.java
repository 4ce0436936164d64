package org.greenclassroom.volunteers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code volunteers.version} and {@code volunteers.agreement}. */
@Component
class TextTable {
  private final JdbcClient jdbc;

  TextTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A text as it was published; never changed. */
  record Version(
      long version,
      Text text,
      int number,
      String bodyEn,
      String bodyZh,
      String bodyFr,
      Instant publishedAt) {
    /** What it says, line by line. */
    public List<String> lines(Locale reader) {
      var body =
          switch (reader.getLanguage()) {
            case "zh" -> bodyZh;
            case "fr" -> bodyFr;
            default -> bodyEn;
          };
      return body.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** What somebody signed: which text, in which version, and when; null: not signed. */
  record Signed(
      long volunteer, Text text, int number, @Nullable Instant agreedAt, boolean before) {}

  private static final String SELECT =
      """
      select version, text, number, body_en, body_zh, body_fr, published_at from volunteers.version
      """;

  Optional<Version> latest(Text text) {
    return jdbc.sql(SELECT + " where text = ? order by number desc limit 1")
        .param(text.name())
        .query(DataClassRowMapper.newInstance(Version.class))
        .optional();
  }

  Optional<Version> version(Text text, int number) {
    return jdbc.sql(SELECT + " where text = ? and number = ?")
        .params(text.name(), number)
        .query(DataClassRowMapper.newInstance(Version.class))
        .optional();
  }

  List<Version> all() {
    return jdbc.sql(SELECT + " order by text, number desc")
        .query(DataClassRowMapper.newInstance(Version.class))
        .list();
  }

  /** One publishes at a time. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('volunteers.version'))")
        .query(row -> {
          // nothing to read
        });
  }

  long insert(Text text, int number, String en, String zh, String fr, Instant now, long by) {
    return jdbc.sql(
            """
            insert into volunteers.version (text, number, body_en, body_zh, body_fr, published_at, published_by)
            values (?, ?, ?, ?, ?, ?, ?) returning version
            """)
        .params(text.name(), number, en, zh, fr, now.atOffset(ZoneOffset.UTC), by)
        .query(Long.class)
        .single();
  }

  /** From now on those who signed an older one are to be told of this one, and of no other. */
  void toTell(Text text, long version) {
    jdbc.sql(
            """
            delete from volunteers.telling
             where version in (select version from volunteers.version where text = ?)
            """)
        .param(text.name())
        .update();
    jdbc.sql("insert into volunteers.telling (version) values (?)").param(version).update();
  }

  /**
   * A version of which people are being told.
   *
   * @param after the last who was written to; 0: nobody yet
   */
  record Telling(long version, Text text, int number, long after) {}

  /** The oldest of them, unless somebody else is just at it. */
  Optional<Telling> telling() {
    return jdbc.sql(
            """
            select t.version, v.text, v.number, t.after
              from volunteers.telling t join volunteers.version v using (version)
             order by t.version limit 1 for update of t skip locked
            """)
        .query(DataClassRowMapper.newInstance(Telling.class))
        .optional();
  }

  void told(long version, long after) {
    jdbc.sql("update volunteers.telling set after = ? where version = ?")
        .params(after, version)
        .update();
  }

  void allTold(long version) {
    jdbc.sql("delete from volunteers.telling where version = ?").param(version).update();
  }

  void agree(long volunteer, long version, Instant now) {
    jdbc.sql(
            """
            insert into volunteers.agreement (volunteer, version, agreed_at) values (?, ?, ?)
            on conflict (volunteer, version) do nothing
            """)
        .params(volunteer, version, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The newest version of each text, and whether these people signed it or one before it. */
  List<Signed> signed(Collection<Long> volunteers) {
    return jdbc.sql(
            """
            select w.volunteer, v.text, v.number, a.agreed_at,
                   exists (select from volunteers.agreement b join volunteers.version o using (version)
                            where b.volunteer = w.volunteer and o.text = v.text and o.number < v.number) as before
              from unnest(?::bigint[]) as w (volunteer)
              cross join volunteers.version v
              left join volunteers.agreement a on a.version = v.version and a.volunteer = w.volunteer
             where v.number = (select max(number) from volunteers.version m where m.text = v.text)
             order by w.volunteer, v.text
            """)
        .param(volunteers.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Signed.class))
        .list();
  }

  /** Those who signed an older version, not this one yet, and can be written to; by number. */
  List<Long> signedBefore(Telling telling, int most) {
    return jdbc
        .sql(
            """
            select distinct a.volunteer from volunteers.agreement a
              join volunteers.version v using (version)
              join volunteers.volunteer o using (volunteer)
             where v.text = ? and v.number < ? and o.erased_at is null and a.volunteer > ?
               and not exists (select from volunteers.agreement n
                                where n.volunteer = a.volunteer and n.version = ?)
             order by a.volunteer limit ?
            """)
        .params(telling.text().name(), telling.number(), telling.after(), telling.version(), most)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
