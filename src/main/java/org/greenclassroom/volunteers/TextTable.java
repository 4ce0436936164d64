package org.greenclassroom.volunteers;

import java.time.Instant;
import java.time.ZoneOffset;
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
  record Signed(Text text, int number, @Nullable Instant agreedAt, boolean before) {}

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

  void insert(Text text, int number, String en, String zh, String fr, Instant now, long by) {
    jdbc.sql(
            """
            insert into volunteers.version (text, number, body_en, body_zh, body_fr, published_at, published_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(text.name(), number, en, zh, fr, now.atOffset(ZoneOffset.UTC), by)
        .update();
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

  /** The newest version of each text, and whether this person signed it or one before it. */
  List<Signed> signed(long volunteer) {
    return jdbc.sql(
            """
            select v.text, v.number, a.agreed_at,
                   exists (select from volunteers.agreement b join volunteers.version o using (version)
                            where b.volunteer = :volunteer and o.text = v.text and o.number < v.number) as before
              from volunteers.version v
              left join volunteers.agreement a on a.version = v.version and a.volunteer = :volunteer
             where v.number = (select max(number) from volunteers.version m where m.text = v.text)
             order by v.text
            """)
        .param("volunteer", volunteer)
        .query(DataClassRowMapper.newInstance(Signed.class))
        .list();
  }

  /** Those who signed an older version and can be written to. */
  List<Long> signedBefore(Text text, int number) {
    return jdbc
        .sql(
            """
            select distinct a.volunteer from volunteers.agreement a
              join volunteers.version v using (version)
              join volunteers.volunteer o using (volunteer)
             where v.text = ? and v.number < ? and o.erased_at is null order by a.volunteer
            """)
        .params(text.name(), number)
        .query(Long.class)
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
