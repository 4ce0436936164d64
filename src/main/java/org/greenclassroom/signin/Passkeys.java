package org.greenclassroom.signin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door of passkeys. Each must be findable by itself and ask for a finger, a face or a
 * PIN: then it is two factors by one touch, and no name is typed.
 *
 * <p>They belong to the host under which the house is found from outside: when that name changes,
 * all are lost.
 */
@Service
@Transactional
class Passkeys {
  private static final int MOST = 20;
  private static final int LONGEST_LABEL = 60;
  private static final UsernamePasswordAuthenticationToken NOBODY =
      UsernamePasswordAuthenticationToken.unauthenticated("nobody", "");
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

  private final PasskeyTable table;
  private final Changes changes;
  private final Vault vault;
  private final People people;
  private final Origin origin;
  private final String house;

  Passkeys(
      PasskeyTable table,
      Changes changes,
      Vault vault,
      People people,
      Origin origin,
      @Value("${greenclassroom.paper-seal.organisation:Green Classroom}") String house) {
    this.table = table;
    this.changes = changes;
    this.vault = vault;
    this.people = people;
    this.origin = origin;
    this.house = house;
  }

  @Transactional(readOnly = true)
  List<PasskeyTable.Passkey> of(long account) {
    return table.of(account);
  }

  /** What a browser is asked to make a key by; kept until it answers. */
  PublicKeyCredentialCreationOptions wanted(Occasion occasion) {
    var account = occasion.actor().account();
    if (table.count(account) >= MOST) throw new Refusal("signin.refusal.passkeys-many", MOST);
    table.handle(account, vault.random(32));
    var party = party();
    party.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    return party.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(
            UsernamePasswordAuthenticationToken.authenticated(
                people.known(account).login(), null, List.of())));
  }

  /** The browser's answer: from now on this key opens the account. */
  void add(
      Occasion occasion, PublicKeyCredentialCreationOptions wanted, String json, String typed) {
    var label = typed.strip();
    if (label.isEmpty()) throw new Refusal("frame.refusal.missing", "label");
    if (label.length() > LONGEST_LABEL)
      throw new Refusal("signin.refusal.passkey-label", LONGEST_LABEL);
    var account = occasion.actor().account();
    if (!table.accountOf(wanted.getUser().getId()).equals(Optional.of(account)))
      throw refused(); // the page was opened by somebody else
    try {
      var credential =
          JSON.readValue(
              json, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      party()
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  wanted, new RelyingPartyPublicKey(credential, label)));
    } catch (RuntimeException wrong) {
      LOG.info("A passkey was not taken: {}", wrong.getClass().getSimpleName());
      throw refused();
    }
    changes.note(occasion, account, Change.PASSKEY_ADDED, account);
  }

  void remove(Occasion occasion, long passkey, boolean another) {
    var account = occasion.actor().account();
    if (!another && table.count(account) == 1)
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.must-have");
    if (table.remove(account, passkey).isEmpty()) throw Refusal.notFound(String.valueOf(passkey));
    changes.note(occasion, account, Change.PASSKEY_REMOVED, account);
  }

  /** What any browser is asked to sign; kept until it answers. */
  @Transactional(readOnly = true)
  PublicKeyCredentialRequestOptions asked() {
    var party = party();
    party.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return party.createCredentialRequestOptions(
        new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
  }

  /** Whose key answered. */
  long shown(PublicKeyCredentialRequestOptions asked, String json) {
    try {
      var credential =
          JSON.readValue(
              json, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      var entity = party().authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
      return table.accountOf(entity.getId()).orElseThrow(Passkeys::refused);
    } catch (RuntimeException wrong) {
      LOG.info("A passkey was not right: {}", wrong.getClass().getSimpleName());
      throw refused();
    }
  }

  static String json(Object options) {
    return JSON.writeValueAsString(options);
  }

  private static Refusal refused() {
    return new Refusal("signin.refusal.passkey");
  }

  private Webauthn4JRelyingPartyOperations party() {
    var here = origin.here();
    var host = String.valueOf(URI.create(here).getHost());
    return new Webauthn4JRelyingPartyOperations(
        table,
        table,
        PublicKeyCredentialRpEntity.builder().id(host).name(house).build(),
        Set.of(here));
  }
}
