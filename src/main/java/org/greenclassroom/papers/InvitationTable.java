package org.greenclassroom.papers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code papers.invitation}. */
@Component
class InvitationTable {
  private static final String SELECT =
      """
      select invitation, paper, role, address, language, sent_at, expires_at, used_at, withdrawn_at
        from papers.invitation
      """;

  private final JdbcClient jdbc;

  InvitationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was written; the same key again writes nothing. */
  boolean insert(
      long paper,
      String role,
      String secretHash,
      String address,
      String language,
      Instant now,
      long account,
      Instant expiresAt,
      UUID key) {
    return jdbc.sql(
                """
                insert into papers.invitation (paper, role, secret_hash, address, language, sent_at, sent_by,
                                               expires_at, key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
                """)
            .params(
                paper,
                role,
                secretHash,
                address,
                language,
                now.atOffset(ZoneOffset.UTC),
                account,
                expiresAt.atOffset(ZoneOffset.UTC),
                key)
            .update()
        == 1;
  }

  Optional<Invitation> secret(String secretHash) {
    return jdbc.sql(SELECT + " where secret_hash = ?")
        .param(secretHash)
        .query(Invitation.class)
        .optional();
  }

  Optional<Invitation> keyed(UUID key) {
    return jdbc.sql(SELECT + " where key = ?").param(key).query(Invitation.class).optional();
  }

  List<Invitation> of(long paper) {
    return jdbc.sql(SELECT + " where paper = ? order by invitation")
        .param(paper)
        .query(DataClassRowMapper.newInstance(Invitation.class))
        .list();
  }

  void used(long invitation, Instant now) {
    jdbc.sql("update papers.invitation set used_at = ? where invitation = ?")
        .params(now.atOffset(ZoneOffset.UTC), invitation)
        .update();
  }

  /**
   * All open ones of this side but the one just used; of the whole paper when the role is empty.
   */
  void withdrawOthers(long paper, String role, @Nullable Long but, Instant now) {
    jdbc.sql(
            """
            update papers.invitation set withdrawn_at = ?
             where paper = ? and (role = ? or ? = '') and invitation <> ?
               and used_at is null and withdrawn_at is null
            """)
        .params(now.atOffset(ZoneOffset.UTC), paper, role, role, but == null ? 0L : but)
        .update();
  }

  void forget(long paper, String role) {
    jdbc.sql("update papers.invitation set address = null where paper = ? and role = ?")
        .params(paper, role)
        .update();
  }
}
