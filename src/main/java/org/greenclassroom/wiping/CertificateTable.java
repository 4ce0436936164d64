package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code wiping.certificate}, its count, its files and its ending. */
@Component
class CertificateTable {
  private final JdbcClient jdbc;

  CertificateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number; whoever else issues one of this kind waits until this one is written. */
  int next(String prefix, Certificate.Kind kind, int year) {
    return jdbc.sql(
            """
            insert into wiping.certificate_count (prefix, kind, year, last) values (?, ?, ?, 1)
            on conflict (prefix, kind, year) do update set last = certificate_count.last + 1
            returning last
            """)
        .params(prefix, kind.name(), year)
        .query(Integer.class)
        .single();
  }

  long insert(Certificate issued, UUID key) {
    return jdbc.sql(
            """
            insert into wiping.certificate (kind, number, version, secret, device, drive, lot, donor, stay,
                   subject, record, supersedes, issued_at, issued_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning certificate
            """)
        .params(
            Arrays.asList(
                issued.kind().name(),
                issued.number(),
                issued.version(),
                issued.secret(),
                issued.device(),
                issued.drive(),
                issued.lot(),
                issued.donor(),
                issued.stay() == null ? null : issued.stay().atOffset(ZoneOffset.UTC),
                issued.subject(),
                issued.record(),
                issued.supersedes(),
                issued.issuedAt().atOffset(ZoneOffset.UTC),
                issued.issuedBy(),
                key))
        .query(Long.class)
        .single();
  }

  void insertFile(long certificate, String language, String sha256) {
    jdbc.sql("insert into wiping.certificate_file (certificate, language, sha256) values (?, ?, ?)")
        .params(certificate, language, sha256)
        .update();
  }

  /** SHA-256 of its papers, by language. */
  Map<String, String> files(long certificate) {
    var files = new TreeMap<String, String>();
    jdbc.sql("select language, sha256 from wiping.certificate_file where certificate = ?")
        .param(certificate)
        .query(row -> {
          files.put(row.getString(1), row.getString(2));
        });
    return files;
  }

  /** The number of the certificate that this very file is a paper of. */
  Optional<String> numberOf(String sha256) {
    return jdbc.sql(
            """
            select c.number from wiping.certificate_file f join wiping.certificate c using (certificate)
             where f.sha256 = ?
            """)
        .param(sha256)
        .query(String.class)
        .optional();
  }

  private static final String SELECT =
      """
      select c.certificate, c.kind, c.number, c.version, c.secret, c.device, c.drive, c.lot, c.donor,
             c.stay, c.subject, c.record, c.supersedes, c.issued_at, c.issued_by, e.ending, e.how,
             e.reason, e.proposed_at, e.proposed_by, e.agreed_at, e.agreed_by
        from wiping.certificate c
        left join wiping.ending e on e.certificate = c.certificate and e.withdrawn_at is null
      """;

  Optional<Certificate> certificate(long certificate) {
    return jdbc.sql(SELECT + " where c.certificate = ?")
        .param(certificate)
        .query(CertificateTable::certificate)
        .optional();
  }

  Optional<Certificate> keyed(UUID key) {
    return jdbc.sql(SELECT + " where c.key = ?")
        .param(key)
        .query(CertificateTable::certificate)
        .optional();
  }

  Optional<Certificate> coded(String number, String secret) {
    return jdbc.sql(SELECT + " where c.number = ? and c.secret = ?")
        .params(number, secret)
        .query(CertificateTable::certificate)
        .optional();
  }

  Optional<Certificate> successor(long certificate) {
    return jdbc.sql(SELECT + " where c.supersedes = ?")
        .param(certificate)
        .query(CertificateTable::certificate)
        .optional();
  }

  /** Newest first; of these donors only, or of all when null. */
  List<Certificate> page(@Nullable Collection<Long> donors, long before, int most) {
    return jdbc.sql(
            SELECT
                + """
                 where c.certificate < ? and (?::bigint[] is null or c.donor = any(?::bigint[]))
                 order by c.certificate desc limit ?
                """)
        .param(before)
        .param(donors == null ? null : donors.toArray(Long[]::new))
        .param(donors == null ? null : donors.toArray(Long[]::new))
        .param(most)
        .query(CertificateTable::certificate)
        .list();
  }

  /** All that were ever issued for this device, newest first. */
  List<Certificate> ofDevice(long device) {
    return jdbc.sql(SELECT + " where c.device = ? order by c.certificate desc")
        .param(device)
        .query(CertificateTable::certificate)
        .list();
  }

  List<Certificate> ofLot(long lot) {
    return jdbc.sql(SELECT + " where c.lot = ? and c.kind = 'LOT' order by c.certificate desc")
        .param(lot)
        .query(CertificateTable::certificate)
        .list();
  }

  /** Those whose ending waits for a second officer. */
  long waiting() {
    return jdbc.sql(
            "select count(*) from wiping.ending where withdrawn_at is null and agreed_at is null")
        .query(Long.class)
        .single();
  }

  void propose(
      long certificate, Certificate.State how, String reason, Instant at, long account, UUID key) {
    jdbc.sql(
            """
            insert into wiping.ending (certificate, how, reason, proposed_at, proposed_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(certificate, how.name(), reason, at.atOffset(ZoneOffset.UTC), account, key)
        .update();
  }

  int withdraw(long ending, Instant at) {
    return jdbc.sql(
            """
            update wiping.ending set withdrawn_at = ?
             where ending = ? and agreed_at is null and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), ending)
        .update();
  }

  int agree(long ending, Instant at, long account) {
    return jdbc.sql(
            """
            update wiping.ending set agreed_at = ?, agreed_by = ?
             where ending = ? and agreed_at is null and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), account, ending)
        .update();
  }

  private static Certificate certificate(ResultSet row, int index) throws SQLException {
    var stay = row.getTimestamp("stay");
    return new Certificate(
        row.getLong("certificate"),
        Certificate.Kind.valueOf(row.getString("kind")),
        row.getString("number"),
        row.getInt("version"),
        row.getString("secret"),
        row.getObject("device", Long.class),
        row.getObject("drive", Long.class),
        row.getObject("lot", Long.class),
        row.getObject("donor", Long.class),
        stay == null ? null : stay.toInstant(),
        row.getString("subject"),
        row.getString("record"),
        row.getObject("supersedes", Long.class),
        row.getTimestamp("issued_at").toInstant(),
        row.getLong("issued_by"),
        ending(row));
  }

  private static Certificate.@Nullable Ending ending(ResultSet row) throws SQLException {
    var how = row.getString("how");
    if (how == null) return null;
    var agreed = row.getTimestamp("agreed_at");
    return new Certificate.Ending(
        row.getLong("ending"),
        Certificate.State.valueOf(how),
        row.getString("reason"),
        row.getTimestamp("proposed_at").toInstant(),
        row.getLong("proposed_by"),
        agreed == null ? null : agreed.toInstant(),
        row.getObject("agreed_by", Long.class));
  }
}
