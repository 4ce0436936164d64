package org.greenclassroom.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inviting by e-mail: a link that opens once, for a week, with which somebody sets a password of
 * their own. Nothing said to whoever invites shows whether the address was known before.
 */
@Service
@Transactional
public class Invitations {
  private static final Duration GOOD_FOR = Duration.ofDays(7);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** Whom officers may let in; staff is let in by an administrator. */
  private static final Set<Role> GUESTS = EnumSet.of(Role.DONOR, Role.SCHOOL, Role.DISMANTLER);

  private final InvitationTable table;
  private final Accounts accounts;
  private final People people;
  private final Post post;
  private final List<Organisations> organisations;
  private final ObjectProvider<Nearby> nearby; // of a room above
  private final SecureRandom random = new SecureRandom();

  Invitations(
      InvitationTable table,
      Accounts accounts,
      People people,
      Post post,
      List<Organisations> organisations,
      ObjectProvider<Nearby> nearby) {
    this.table = table;
    this.accounts = accounts;
    this.people = people;
    this.post = post;
    this.organisations = organisations;
    this.nearby = nearby;
  }

  /**
   * Writes a letter with the link. An earlier link to the same role there opens nothing any longer.
   *
   * @param organisation the name of that partner, for the letter
   * @param language in which the letter is written, and all later ones
   * @param origin where the house is found from outside
   */
  public void invite(
      Occasion occasion,
      String typedAddress,
      String name,
      Role role,
      long partner,
      String organisation,
      Locale language,
      String origin) {
    var address = Post.address(typedAddress);
    if (!address.matches("[\\p{L}\\p{N}._@+-]{2,80}"))
      throw new Refusal("people.refusal.login", address); // it becomes the account's name
    if (name.isBlank()) throw new Refusal("frame.refusal.missing", "name");
    checkReach(occasion.actor(), role, partner);
    checkFits(role, partner, organisation);
    var key = occasion.keyFor("invitation");
    if (table.isKnown(key)) return;
    table.revokeWaiting(address, role, partner, occasion.now());
    var secret = secret();
    table.insert(
        address,
        name.strip(),
        role,
        partner,
        language.getLanguage(),
        PublicLinks.hash(secret),
        occasion.now(),
        occasion.actor().account(),
        occasion.now().plus(GOOD_FOR),
        key);
    post.writeSealed(
        occasion,
        address,
        language,
        "people.letter.invitation",
        name.strip(),
        organisation,
        origin + "/invitations/" + secret,
        occasion.now().plus(GOOD_FOR));
  }

  /** The same again: a new link, a new week. */
  void repeat(Occasion occasion, long invitation, String organisation, String origin) {
    var before = invitation(occasion.actor(), invitation);
    invite(
        occasion,
        before.address(),
        before.name(),
        before.role(),
        before.partner(),
        organisation,
        Locale.forLanguageTag(before.language()),
        origin);
  }

  void revoke(Occasion occasion, long invitation) {
    var known = invitation(occasion.actor(), invitation);
    checkReach(occasion.actor(), known.role(), known.partner());
    if (table.revoke(invitation, occasion.now()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "people.refusal.invitation-over");
  }

  /** Officers let in guests; whose role holds in some places only, people of the schools there. */
  private void checkReach(Actor actor, Role role, long partner) {
    if (!mayInvite(actor, role))
      throw new Refusal(
          Refusal.Kind.NOT_ALLOWED,
          actor.places() == null ? "people.refusal.invite-staff" : "people.refusal.invite-place");
    var schools = schoolsOf(actor);
    if (schools != null && !schools.contains(partner))
      throw Refusal.notFound(String.valueOf(partner));
  }

  /** A donor's person is none of a school. */
  private void checkFits(Role role, long partner, String organisation) {
    if (GUESTS.contains(role)
        && organisations.stream().noneMatch(one -> one.rolesIn(partner).contains(role)))
      throw new Refusal("people.refusal.invite-unfit", organisation, role);
  }

  static boolean mayInvite(Actor actor, Role role) {
    if (actor.places() != null) return actor.is(Role.OFFICER) && role == Role.SCHOOL;
    return actor.is(Role.ADMINISTRATOR) || actor.is(Role.OFFICER) && GUESTS.contains(role);
  }

  /** The schools whose invitations alone this person makes and sees; null: all organisations'. */
  @Nullable Set<Long> schoolsOf(Actor actor) {
    return actor.places() == null ? null : nearby.getObject().schools(actor);
  }

  @Transactional(readOnly = true)
  Slice<Invitation> page(Actor actor, long before, int size) {
    return Slice.of(
        table.page(schoolsOf(actor), before, size + 1),
        size,
        each -> String.valueOf(each.invitation()));
  }

  /** For whoever may see the list it stands in. */
  @Transactional(readOnly = true)
  Invitation invitation(Actor actor, long invitation) {
    var schools = schoolsOf(actor);
    return table
        .invitation(invitation)
        .filter(
            one -> schools == null || one.role() == Role.SCHOOL && schools.contains(one.partner()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(invitation)));
  }

  /** The invitation behind a link, if it still opens the door. */
  @Transactional(readOnly = true)
  Invitation opened(String secret, Instant now) {
    return good(table.hashed(PublicLinks.hash(secret)).orElseThrow(Invitations::unknown), now);
  }

  /** Whether whoever holds this link has an account already, and keeps its password. */
  @Transactional(readOnly = true)
  boolean hasAccount(Invitation invitation) {
    return accounts.secretOf(login(invitation)).isPresent();
  }

  /**
   * The link is used: an account is opened, or the role is added to the one that was there, which
   * keeps the address of its letters. Somebody else may read letters at its login by now.
   *
   * @param password of one's own; not looked at when there was an account already
   */
  void accept(Occasion occasion, String secret, String password) {
    var invitation =
        good(
            table.lock(PublicLinks.hash(secret)).orElseThrow(Invitations::unknown), occasion.now());
    accounts.hold(login(invitation)); // two links to one address follow each other
    var known = accounts.secretOf(login(invitation));
    long account;
    if (known.isPresent()) {
      account = known.get().account();
      if (known.get().disabled()) throw unknown();
      people.give(occasion, account, invitation.role(), invitation.partner());
    } else {
      account =
          people.open(
              occasion,
              login(invitation),
              invitation.name(),
              password,
              invitation.role(),
              invitation.partner());
    }
    var box = accounts.mailbox(account);
    if (box.isEmpty() || box.get().isAt(invitation.address()) && !box.get().confirmed()) {
      // where two share a letter box it is the first's that proved it; the other gets letters only
      var sure = !accounts.isOfAnother(login(invitation), account);
      accounts.writeTo(
          account,
          invitation.address(),
          box.map(People.Mailbox::language).orElse(invitation.language()),
          sure ? occasion.now() : null);
    }
    table.use(invitation.invitation(), account, occasion.now());
  }

  /** Invitations that nobody took up are forgotten a month after they ended. */
  int sweep(Instant now) {
    return table.forget(now.minus(REMEMBERED));
  }

  private static Invitation good(Invitation invitation, Instant now) {
    return switch (invitation.state(now)) {
      case WAITS -> invitation;
      case USED -> throw new Refusal("people.refusal.invitation-used");
      case REVOKED -> throw new Refusal("people.refusal.invitation-revoked");
      case EXPIRED -> throw new Refusal("people.refusal.invitation-expired");
    };
  }

  private static Refusal unknown() {
    return new Refusal(Refusal.Kind.NOT_FOUND, "people.refusal.invitation-unknown");
  }

  private static String login(Invitation invitation) {
    return invitation.address().toLowerCase(Locale.ROOT);
  }

  private String secret() {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
