package org.greenclassroom.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code papers.signature}, {@code papers.signer} and {@code papers.scan}. */
@Component
class SignatureTable {
  private final JdbcClient jdbc;

  SignatureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is written of a signature. */
  record Set(
      long paper,
      String role,
      Seal.How how,
      Instant signedAt,
      Instant recordedAt,
      @Nullable Long by,
      String paperHash,
      String seal,
      @Nullable Long scan,
      @Nullable Long invitation) {}

  long insert(Set set, UUID key) {
    return jdbc.sql(
            """
            insert into papers.signature (paper, role, how, signed_at, recorded_at, recorded_by, paper_hash,
                                          seal, scan, invitation, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning signature
            """)
        .params(
            Arrays.asList(
                set.paper(),
                set.role(),
                set.how().name(),
                set.signedAt().atOffset(ZoneOffset.UTC),
                set.recordedAt().atOffset(ZoneOffset.UTC),
                set.by(),
                set.paperHash(),
                set.seal(),
                set.scan(),
                set.invitation(),
                key))
        .query(Long.class)
        .single();
  }

  void insertSigner(long signature, String salt, Signature signed) {
    jdbc.sql(
            "insert into papers.signer (signature, name, salt, image, media_type) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(signature, signed.name(), salt, signed.image(), signed.mediaType()))
        .update();
  }

  /** The key with which this side signed, if it has. */
  Optional<UUID> keyOf(long paper, String role) {
    return jdbc.sql("select key from papers.signature where paper = ? and role = ?")
        .params(paper, role)
        .query(UUID.class)
        .optional();
  }

  List<Seal> seals(long paper) {
    return jdbc.sql(
            """
            select s.signature, s.role, s.how, s.signed_at, s.recorded_at, s.recorded_by, s.paper_hash, g.name,
                   g.image, g.media_type, s.scan
              from papers.signature s
              join papers.party y using (paper, role)
              left join papers.signer g using (signature)
             where s.paper = ? order by y.nth
            """)
        .param(paper)
        .query(SignatureTable::seal)
        .list();
  }

  long insertScan(long paper, byte[] bytes, String mediaType, Instant now, long account) {
    return jdbc.sql(
            """
            insert into papers.scan (paper, sha256, media_type, bytes, uploaded_at, uploaded_by)
            values (?, ?, ?, ?, ?, ?) returning scan
            """)
        .params(paper, Files.sha256(bytes), mediaType, bytes, now.atOffset(ZoneOffset.UTC), account)
        .query(Long.class)
        .single();
  }

  /** A scan of this paper whose bytes are still there. */
  Optional<Files.Kept> scan(long paper, long scan) {
    return jdbc.sql(
            """
            select sha256, 'scan' as name, media_type, bytes from papers.scan
             where paper = ? and scan = ? and bytes is not null
            """)
        .params(paper, scan)
        .query(Files.Kept.class)
        .optional();
  }

  /** The paper of which this very file is the scan. */
  Optional<Long> ofScan(String sha256) {
    return jdbc.sql("select paper from papers.scan where sha256 = ? order by scan limit 1")
        .param(sha256)
        .query(Long.class)
        .optional();
  }

  /** Forgets who signed for this side, and the scan that shows it. */
  void forget(long paper, String role) {
    jdbc.sql(
            """
            delete from papers.signer g using papers.signature s
             where g.signature = s.signature and s.paper = ? and s.role = ?
            """)
        .params(paper, role)
        .update();
    jdbc.sql(
            """
            update papers.scan c set bytes = null
              from papers.signature s where s.scan = c.scan and s.paper = ? and s.role = ?
            """)
        .params(paper, role)
        .update();
  }

  private static Seal seal(ResultSet row, int index) throws SQLException {
    return new Seal(
        row.getLong("signature"),
        row.getString("role"),
        Seal.How.valueOf(row.getString("how")),
        row.getTimestamp("signed_at").toInstant(),
        row.getTimestamp("recorded_at").toInstant(),
        row.getObject("recorded_by", Long.class),
        row.getString("paper_hash"),
        row.getString("name"),
        row.getBytes("image"),
        row.getString("media_type"),
        row.getObject("scan", Long.class));
  }
}
