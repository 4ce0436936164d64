package org.greenclassroom.wiping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code wiping.upload_address}. */
@Component
class UploadTable {
  private final JdbcClient jdbc;

  UploadTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One address.
   *
   * @param answer what was said to the first document; null while none came
   */
  record Address(long address, Tag tag, long madeBy, Instant expiresAt, @Nullable String answer) {}

  void insert(long device, String secretHash, Instant at, long account, Instant expiresAt) {
    jdbc.sql(
            """
            insert into wiping.upload_address (device, secret_hash, made_at, made_by, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            device,
            secretHash,
            at.atOffset(ZoneOffset.UTC),
            account,
            expiresAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Locked: of two documents that come at once, one is the first. */
  Optional<Address> locked(String secretHash) {
    return jdbc.sql(
            """
            select a.address, d.tag, a.made_by, a.expires_at, a.answer
              from wiping.upload_address a join custody.devices d using (device)
             where a.secret_hash = ? for update of a
            """)
        .param(secretHash)
        .query((row, _) ->
            new Address(
                row.getLong("address"),
                Tag.parse(row.getString("tag")),
                row.getLong("made_by"),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("answer")))
        .optional();
  }

  void use(long address, long document, String answer, Instant at) {
    jdbc.sql(
            """
            update wiping.upload_address set used_at = ?, document = ?, answer = ? where address = ?
            """)
        .params(at.atOffset(ZoneOffset.UTC), document, answer, address)
        .update();
  }
}
