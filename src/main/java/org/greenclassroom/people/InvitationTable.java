package org.greenclassroom.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code people.invitation}. */
@Component
class InvitationTable {
  private final JdbcClient jdbc;

  InvitationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SELECT =
      """
      select invitation, address, name, role, partner, language, invited_at, invited_by, expires_at,
             used_at, revoked_at
        from people.invitation
      """;

  boolean isKnown(UUID key) {
    return jdbc.sql("select exists (select from people.invitation where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      String address,
      String name,
      Role role,
      long partner,
      String language,
      String hash,
      Instant at,
      long by,
      Instant expires,
      UUID key) {
    jdbc.sql(
            """
            insert into people.invitation (address, name, role, partner, language, hash, invited_at,
                   invited_by, expires_at, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            address,
            name,
            role.name(),
            partner,
            language,
            hash,
            Accounts.utc(at),
            by,
            Accounts.utc(expires),
            key)
        .update();
  }

  /** Only the newest link to the same role opens a door. */
  void revokeWaiting(String address, Role role, long partner, Instant at) {
    jdbc.sql(
            """
            update people.invitation set revoked_at = ?
             where lower(address) = lower(?) and role = ? and partner = ?
               and used_at is null and revoked_at is null
            """)
        .params(Accounts.utc(at), address, role.name(), partner)
        .update();
  }

  int revoke(long invitation, Instant at) {
    return jdbc.sql(
            """
            update people.invitation set revoked_at = ?
             where invitation = ? and used_at is null and revoked_at is null
            """)
        .params(Accounts.utc(at), invitation)
        .update();
  }

  Optional<Invitation> invitation(long invitation) {
    return jdbc.sql(SELECT + " where invitation = ?")
        .param(invitation)
        .query(DataClassRowMapper.newInstance(Invitation.class))
        .optional();
  }

  /** Nobody else uses it meanwhile. */
  Optional<Invitation> lock(String hash) {
    return jdbc.sql(SELECT + " where hash = ? for update")
        .param(hash)
        .query(DataClassRowMapper.newInstance(Invitation.class))
        .optional();
  }

  Optional<Invitation> hashed(String hash) {
    return jdbc.sql(SELECT + " where hash = ?")
        .param(hash)
        .query(DataClassRowMapper.newInstance(Invitation.class))
        .optional();
  }

  /**
   * The newest first.
   *
   * @param schools only those of people of these; null: all
   */
  List<Invitation> page(@Nullable Set<Long> schools, long before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where invitation < :before
                   and (:all or role = 'SCHOOL' and partner = any (:schools))
                 order by invitation desc limit :limit
                """)
        .param("before", before)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Invitation.class))
        .list();
  }

  void use(long invitation, long account, Instant at) {
    jdbc.sql("update people.invitation set used_at = ?, account = ? where invitation = ?")
        .params(Accounts.utc(at), account, invitation)
        .update();
  }

  /** Who never came is forgotten. */
  int forget(Instant expiredBefore) {
    return jdbc.sql("delete from people.invitation where used_at is null and expires_at < ?")
        .param(Accounts.utc(expiredBefore))
        .update();
  }
}
