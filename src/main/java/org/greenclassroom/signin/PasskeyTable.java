package org.greenclassroom.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The tables {@code signin.passkey} and {@code signin.handle}, as the library asks for them. */
@Component
class PasskeyTable implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private static final String SELECT =
      """
      select p.credential, h.handle, p.public_key, p.signatures, p.verifies, p.backup_eligible,
             p.backed_up, p.transports, p.attestation, p.label, p.created_at, p.last_used_at
        from signin.passkey p join signin.handle h using (account)
      """;

  private final JdbcClient jdbc;

  PasskeyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A passkey as its owner sees it. */
  record Passkey(
      long passkey, String label, Instant createdAt, Instant lastUsedAt, boolean backedUp) {}

  List<Passkey> of(long account) {
    return jdbc.sql(
            """
            select passkey, label, created_at, last_used_at, backed_up from signin.passkey
             where account = ? order by passkey
            """)
        .param(account)
        .query(DataClassRowMapper.newInstance(Passkey.class))
        .list();
  }

  int count(long account) {
    return jdbc.sql("select count(*) from signin.passkey where account = ?")
        .param(account)
        .query(Integer.class)
        .single();
  }

  Map<Long, Integer> counts(Long[] accounts) {
    var counts = new HashMap<Long, Integer>();
    jdbc.sql(
            "select account, count(*) from signin.passkey where account = any (?) group by account")
        .param(accounts)
        .query((row, _) -> counts.put(row.getLong(1), row.getInt(2)))
        .list();
    return counts;
  }

  Optional<String> remove(long account, long passkey) {
    return jdbc.sql("delete from signin.passkey where account = ? and passkey = ? returning label")
        .params(account, passkey)
        .query(String.class)
        .optional();
  }

  void removeAll(long account) {
    jdbc.sql("delete from signin.passkey where account = ?").param(account).update();
  }

  /** The account has a handle from now on; the first stays. */
  void handle(long account, byte[] handle) {
    jdbc.sql(
            "insert into signin.handle (account, handle) values (?, ?) on conflict (account) do nothing")
        .params(account, handle)
        .update();
  }

  Optional<Long> accountOf(Bytes handle) {
    return jdbc.sql("select account from signin.handle where handle = ?")
        .param(handle.getBytes())
        .query(Long.class)
        .optional();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return jdbc.sql(
            """
            select h.handle, a.login, a.name from signin.handle h join people.accounts a using (account)
             where h.handle = ?
            """)
        .param(id.getBytes())
        .query((row, _) -> entity(row))
        .optional()
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
    return jdbc.sql(
            """
            select h.handle, a.login, a.name from signin.handle h join people.accounts a using (account)
             where a.login = ?
            """)
        .param(login)
        .query((row, _) -> entity(row))
        .optional()
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    throw new IllegalStateException("a handle is given before the library asks");
  }

  @Override
  public void delete(Bytes credential) {
    throw new IllegalStateException("a passkey is taken away on its owner's page");
  }

  /** A new one, or one that was just used. */
  @Override
  public void save(CredentialRecord record) {
    jdbc.sql(
            """
            insert into signin.passkey (account, credential, public_key, signatures, verifies,
                   backup_eligible, backed_up, transports, attestation, label, created_at, last_used_at)
            select account, :credential, :key, :signatures, :verifies, :eligible, :backed,
                   :transports::text[], :attestation, :label, :created, :used
              from signin.handle where handle = :handle
            on conflict (credential) do update set signatures = excluded.signatures,
                   verifies = excluded.verifies, backed_up = excluded.backed_up,
                   last_used_at = excluded.last_used_at
            """)
        .param("credential", record.getCredentialId().getBytes())
        .param("key", record.getPublicKey().getBytes())
        .param("signatures", record.getSignatureCount())
        .param("verifies", record.isUvInitialized())
        .param("eligible", record.isBackupEligible())
        .param("backed", record.isBackupState())
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .collect(Collectors.joining(",", "{", "}")))
        .param("attestation", Objects.requireNonNull(record.getAttestationObject()).getBytes())
        .param("label", record.getLabel())
        .param("created", record.getCreated().atOffset(ZoneOffset.UTC))
        .param("used", record.getLastUsed().atOffset(ZoneOffset.UTC))
        .param("handle", record.getUserEntityUserId().getBytes())
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql(SELECT + " where p.credential = ?")
        .param(credential.getBytes())
        .query((row, _) -> record(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return jdbc.sql(SELECT + " where h.handle = ?")
        .param(handle.getBytes())
        .query((row, _) -> record(row))
        .list();
  }

  private static PublicKeyCredentialUserEntity entity(ResultSet row) throws SQLException {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(new Bytes(row.getBytes("handle")))
        .name(row.getString("login"))
        .displayName(row.getString("name"))
        .build();
  }

  private static CredentialRecord record(ResultSet row) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential")))
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signatures"))
        .uvInitialized(row.getBoolean("verifies"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .transports(
            Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .label(row.getString("label"))
        .created(row.getTimestamp("created_at").toInstant())
        .lastUsed(row.getTimestamp("last_used_at").toInstant())
        .build();
  }
}
