package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is invited by e-mail: one link, one week, a password of one's own. */
class InvitationTest extends House {
  @Autowired Partners partners;
  @Autowired Invitations invitations;
  private LetterBox letters;
  private Visitor officer;
  private long donor;
  private String donorName;

  @BeforeEach
  void anOfficerAndADonor() {
    letters = new LetterBox(jdbc);
    officer = visitor(Role.OFFICER);
    donorName = unique("Donor");
    donor =
        partners.record(occasion(Role.OFFICER), donorName, Set.of(PartnerKind.DONOR), "CN", null);
  }

  private Visitor.Seen invite(Visitor who, String address, String role, String language) {
    who.get("/people/invitations").is(200);
    return who.post(
        "/people/invitations",
        "address",
        address,
        "name",
        "陈敏",
        "role",
        role,
        "partner",
        Long.toString(donor),
        "spoken",
        language);
  }

  private static String address() {
    return unique("chen.min").replace(" ", ".") + "@example.org";
  }

  @Test
  void whoever_is_invited_sets_a_password_and_sees_that_donor_only() {
    var address = address();
    invite(officer, address, "DONOR", "zh").is(200).says("A letter to " + address, donorName);
    var letter = letters.lastTo(address);
    assertThat(letter.language()).isEqualTo("zh");
    assertThat(letter.subject()).contains("访问邀请");
    var link = letter.link();
    var guest = stranger();
    guest.get(link).is(200).says("陈敏", donorName, address.toLowerCase());
    guest.post(link, "password", "short").is(422).says("10");
    guest.get(link);
    guest.post(link, "password", "a long password").is(200).says("Sign in with your e-mail");
    guest.get(link).is(422).says("was used already");
    guest.signIn(address, "a long password");
    guest.get("/giving").is(200);
    guest.get("/partners").is(403);
    officer.get("/people/invitations").is(200).says("accepted");
    assertThat(
            jdbc.sql("select language from people.mailboxes where address = ?")
                .param(address)
                .query(String.class)
                .single())
        .isEqualTo("zh");
  }

  @Test
  void a_link_opens_for_a_week_and_only_the_newest_one_does() {
    var address = address();
    invite(officer, address, "DONOR", "en");
    var first = letters.lastTo(address).link();
    var page = officer.get("/people/invitations").is(200);
    var again =
        page.body().replaceAll("(?s).*?action=\"(/people/invitations/\\d+/repetition)\".*", "$1");
    officer.post(again).is(200);
    var newest = letters.lastTo(address).link();
    assertThat(newest).isNotEqualTo(first);
    stranger().get(first).is(422).says("opens nothing any longer");
    stranger().get(newest).is(200);
    var revoke =
        officer
            .get("/people/invitations")
            .body()
            .replaceAll("(?s).*?action=\"(/people/invitations/\\d+/revocation)\".*", "$1");
    officer.post(revoke).is(200).says("opens nothing");
    officer.post(revoke).is(409);
    stranger().get(newest).is(422).says("opens nothing any longer");

    invite(officer, address, "DONOR", "fr");
    var last = letters.lastTo(address);
    assertThat(last.subject()).contains("accès");
    jdbc.sql(
            "update people.invitation set invited_at = invited_at - interval '8 days', expires_at = expires_at - interval '8 days' where address = ?")
        .param(address)
        .update();
    stranger().get(last.link()).is(422).says("good for seven days");
    var late = stranger();
    late.get("/sign-in");
    late.post(last.link(), "password", "a long password").is(422).says("good for seven days");
    stranger().get(last.link() + "x").is(404).says("no such link");
    assertThat(invitations.sweep(clock.instant().plusSeconds(60L * 86_400))).isPositive();
    assertThat(
            jdbc.sql("select count(*) from people.invitation where address = ? and used_at is null")
                .param(address)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void an_address_that_is_known_gets_the_role_and_keeps_its_password() {
    var address = address();
    var unknown = invite(officer, address, "DONOR", "en").text();
    var guest = stranger();
    guest.get(letters.lastTo(address).link());
    guest.post(letters.lastTo(address).link(), "password", "a long password").is(200);

    var another =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    donor = another;
    // whoever invites is told the same, known or not
    assertThat(List.of(unknown, invite(officer, address, "DONOR", "en").text()))
        .allSatisfy(told -> assertThat(told).contains("A letter to " + address));
    var link = letters.lastTo(address).link();
    guest.get(link).is(200).says("You have an account under this address already");
    guest.post(link).is(200);
    stranger().signIn(address, "a long password").get("/giving").is(200);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from people.grants g join people.mailboxes m using (account)
                     where m.address = ? and g.role = 'DONOR'
                    """)
                .param(address)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  /** An account of this login, opened by an administrator. */
  private long known(String login) {
    return people.open(
        occasion(Role.ADMINISTRATOR), login, "陈敏", "a long password", Role.DONOR, donor);
  }

  private String invited(String address) {
    invite(officer, address, "DONOR", "zh").is(200);
    return letters.lastTo(address).link();
  }

  private void accept(String link) {
    var guest = stranger();
    guest.get(link).is(200).says("You have an account under this address already");
    guest.post(link).is(200);
  }

  private void typed(long account, String address) {
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(account, address)
        .update();
  }

  /**
   * A successor may read the old letter box by now: the link gives them no letters of the other.
   */
  @Test
  void an_account_that_has_an_address_for_letters_keeps_it() {
    var proved = address();
    long first = known(proved);
    people.writeTo(first, "new." + proved, Locale.ENGLISH);
    accept(invited(proved));
    assertThat(people.mailbox(first)).contains(new People.Mailbox("new." + proved, "en", true));
    var unproved = address();
    long second = known(unproved);
    typed(second, "new." + unproved);
    accept(invited(unproved));
    assertThat(people.mailbox(second)).contains(new People.Mailbox("new." + unproved, "en", false));
  }

  @Test
  void who_accepts_at_an_address_that_was_typed_only_proves_it_unless_another_did() {
    var address = address();
    long account = known(address);
    typed(account, address);
    accept(invited(address));
    assertThat(people.mailbox(account)).contains(new People.Mailbox(address, "en", true));
    var shared = address();
    people.writeTo(actor(Role.DONOR, donor).account(), shared, Locale.ENGLISH);
    long second = known(shared);
    typed(second, shared);
    accept(invited(shared));
    assertThat(people.mailbox(second)).contains(new People.Mailbox(shared, "en", false));
  }

  @Test
  void two_links_to_one_address_and_somebody_who_proves_it_all_at_once_end_in_sentences()
      throws Exception {
    var address = address();
    var one = invited(address);
    donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var two = invited(address);
    assertThat(one).isNotEqualTo(two);
    var other = actor(Role.DONOR, donor);
    var outcomes =
        AtOnce.all(
            AtOnce.outcome(() -> accept(one, PASSWORD)),
            AtOnce.outcome(() -> accept(two, PASSWORD)),
            AtOnce.outcome(() -> people.writeTo(other.account(), address, Locale.ENGLISH)));
    assertThat(outcomes.subList(0, 2)).containsOnly("done");
    assertThat(outcomes.get(2)).isIn("done", "people.refusal.address-taken");
    assertThat(
            jdbc.sql(
                    "select count(*) from people.mailbox where address = ? and confirmed_at is not null")
                .param(address)
                .query(Long.class)
                .single())
        .isOne();
  }

  private void accept(String link, String password) {
    invitations.accept(
        Occasion.of(Actor.HOUSE, clock.instant()),
        link.substring(link.lastIndexOf('/') + 1),
        password);
  }

  @Test
  void staff_is_let_in_by_an_administrator_only() {
    invite(officer, address(), "OFFICER", "en").is(403).says("Only an administrator");
    invite(visitor(Role.ADMINISTRATOR), address(), "TECHNICIAN", "en").is(200);
    invite(officer, "no address", "DONOR", "en").is(422);
    visitor(Role.TECHNICIAN).get("/people/invitations").is(403);
  }
}
