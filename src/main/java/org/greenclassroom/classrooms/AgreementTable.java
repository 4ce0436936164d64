package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code classrooms.agreement} and {@code classrooms.signature}. */
@Component
class AgreementTable {
  private final JdbcClient jdbc;

  AgreementTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who signed for a party.
   *
   * @param file SHA-256 of the drawing or the scan
   */
  record SignedBy(Party party, String name, String file) {}

  long insert(
      long school,
      @Nullable Long sponsor,
      String textVersion,
      @Nullable String text,
      @Nullable Long paper,
      int years,
      LocalDate signedOn,
      Instant recordedAt,
      long recordedBy,
      UUID key) {
    return jdbc.sql(
            """
            insert into classrooms.agreement (school, sponsor, text_version, text, paper, years,
                                              signed_on, recorded_at, recorded_by, key)
            values (:school, :sponsor, :version, :text, :paper, :years, :signed, :at, :by, :key)
            returning agreement
            """)
        .param("school", school)
        .param("sponsor", sponsor)
        .param("version", textVersion)
        .param("text", text)
        .param("paper", paper)
        .param("years", years)
        .param("signed", signedOn)
        .param("at", recordedAt.atOffset(ZoneOffset.UTC))
        .param("by", recordedBy)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  void sign(long agreement, Party party, String name, String file) {
    jdbc.sql("insert into classrooms.signature (agreement, party, name, file) values (?, ?, ?, ?)")
        .params(agreement, party.name(), name, file)
        .update();
  }

  Optional<Agreement> keyed(UUID key) {
    return jdbc.sql(SELECT + " where key = ?").param(key).query(Agreement.class).optional();
  }

  Optional<Agreement> agreement(long agreement) {
    return jdbc.sql(SELECT + " where agreement = ?")
        .param(agreement)
        .query(Agreement.class)
        .optional();
  }

  Agreement existing(long agreement) {
    return agreement(agreement).orElseThrow(() -> Refusal.notFound(Long.toString(agreement)));
  }

  List<SignedBy> signatures(long agreement) {
    return jdbc.sql(
            """
            select party, name, file from classrooms.signature where agreement = ?
             order by array_position(array['SCHOOL', 'PROGRAMME', 'SPONSOR'], party)
            """)
        .param(agreement)
        .query(DataClassRowMapper.newInstance(SignedBy.class))
        .list();
  }

  private static final String SELECT =
      """
      select agreement, school, sponsor, text_version, text, paper, years, signed_on
        from classrooms.agreement
      """;
}
