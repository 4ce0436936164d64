package org.greenclassroom.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked after a password, and what nobody reaches before it was shown. */
class SecondFactorTest extends House {
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");
  private static final Pattern ON_PAPER = Pattern.compile("<code>(\\d+-\\w{5}-\\w{5})</code>");

  private static final Pattern TOKEN = Pattern.compile("<code>(gc_[\\w-]+)</code>");

  @Autowired SecondFactors factors;
  @Autowired Partners partners;
  private long account;
  private String login;

  @BeforeEach
  void anOfficerOfWhomOneIsAsked() {
    account = actor(Role.OFFICER, 1).account();
    login = people.known(account).login();
    factors.ask(house(), account, true);
  }

  private Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  /** An app on a phone: it reads the page, and shows a code for any step. */
  private byte[] scanned(Visitor.Seen page) {
    var found = SECRET.matcher(page.body());
    assertThat(found.find()).as(page.text()).isTrue();
    var bits = new StringBuilder();
    for (var letter : found.group(1).replace(" ", "").toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
    }
    var secret = new ByteArrayOutputStream();
    for (int i = 0; i + 8 <= bits.length(); i += 8)
      secret.write(Integer.parseInt(bits.substring(i, i + 8), 2));
    return secret.toByteArray();
  }

  private String code(byte[] secret, int later) {
    return Totp.code(secret, Totp.step(clock.instant()) + later);
  }

  private Visitor halfIn() {
    var visitor = stranger();
    visitor.get("/sign-in");
    assertThat(visitor.post("/sign-in", "login", login, "password", PASSWORD).is(200).path())
        .isEqualTo("/sign-in/second");
    return visitor;
  }

  private List<String> onPaper(Visitor.Seen page) {
    return ON_PAPER.matcher(page.body()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void it_is_set_up_at_the_first_sign_in_and_asked_at_the_second() {
    var first = halfIn();
    var page = first.get("/sign-in/second").is(200).says("Set up codes");
    var secret = scanned(page);
    assertThat(scanned(first.get("/sign-in/second")))
        .as("the same when loaded again")
        .isEqualTo(secret);
    first.post("/sign-in/second/set-up", "code", "000000x").is(422).says("does not show that code");
    first.get("/sign-in/second");
    var codes =
        first
            .post("/sign-in/second/set-up", "code", code(secret, -1))
            .is(200)
            .says("shown only this once");
    assertThat(onPaper(codes)).hasSize(10);
    first.get("/devices").is(200);
    assertThat(onPaper(first.get("/me/signing-in"))).as("shown once").isEmpty();

    var second = halfIn();
    second.get("/sign-in/second").says("Six digits from your app");
    second.post("/sign-in/second", "code", code(secret, -1)).is(422).says("used before");
    second.get("/sign-in/second");
    second.post("/sign-in/second", "code", code(secret, 0)).is(200);
    second.get("/devices").is(200);
  }

  @Test
  void half_signed_in_reaches_nothing_but_the_second_step_and_the_way_out() {
    var half = halfIn();
    for (var path :
        List.of("/devices", "/me", "/me/signing-in", "/people", "/find?q=a", "/partners"))
      assertThat(half.get(path).path()).as(path).isEqualTo("/sign-in/second");
    half.get("/sign-in/second");
    for (var form : List.of("/me/tokens", "/me/password", "/me/signing-in/end", "/people")) {
      var answer =
          half.post(
              form, "name", "a", "days", "1", "current", PASSWORD, "password", "another long");
      assertThat(answer.path()).as(form).isEqualTo("/sign-in/second");
    }
    assertThat(
            jdbc.sql("select count(*) from people.token where account = ?")
                .param(account)
                .query(Long.class)
                .single())
        .isZero();
    half.get("/sign-in/second");
    half.post("/sign-out").is(200);
    assertThat(half.get("/sign-in/second").is(200).path()).isEqualTo("/sign-in");
  }

  @Test
  void each_recovery_code_opens_once() {
    var secretAndCodes = enrolled();
    var code = secretAndCodes.codes().get(2);
    var visitor = halfIn();
    visitor.post("/sign-in/second", "code", code.toUpperCase(Locale.ROOT)).is(200);
    visitor.get("/devices").is(200);
    visitor.get("/me/signing-in").says("Recovery codes left: 9", "A recovery code was used");
    var again = halfIn();
    again.post("/sign-in/second", "code", code).is(422).says("not right, or it was used");
  }

  @Test
  void after_five_wrong_codes_even_the_right_one_waits() {
    var enrolled = enrolled();
    var visitor = halfIn();
    for (int i = 0; i < 5; i++) {
      visitor.post("/sign-in/second", "code", "12345" + i + "0").is(422);
      visitor.get("/sign-in/second");
    }
    visitor.post("/sign-in/second", "code", code(enrolled.secret(), 1)).is(429);
    jdbc.sql("delete from people.attempt where subject = ?").param("second:" + account).update();
    visitor.get("/sign-in/second");
    visitor.post("/sign-in/second", "code", code(enrolled.secret(), 1)).is(200);
  }

  private void wrongToday(int codes) {
    jdbc.sql(
            """
            insert into signin.wrong_code (account, browser, at)
            select ?, '', ?::timestamptz from generate_series(1, ?)
            """)
        .params(account, clock.instant().plusSeconds(60).toString(), codes)
        .update();
  }

  @Test
  void five_wrong_codes_elsewhere_keep_neither_the_owners_browser_nor_paper_waiting() {
    var enrolled = enrolled();
    var own = halfIn();
    own.post("/sign-in/second", "code", code(enrolled.secret(), 0)).is(200);
    own.post("/sign-out").is(200);
    var thief = halfIn();
    for (int i = 0; i < 5; i++) {
      thief.post("/sign-in/second", "code", "12345" + i + "0").is(422);
      thief.get("/sign-in/second");
    }
    thief.post("/sign-in/second", "code", "123456").is(429);
    var elsewhere = halfIn();
    elsewhere.post("/sign-in/second", "code", enrolled.codes().getFirst()).is(200);
    own.get("/sign-in");
    own.post("/sign-in", "login", login, "password", PASSWORD);
    own.post("/sign-in/second", "code", code(enrolled.secret(), 1)).is(200);
    own.get("/devices").is(200);
  }

  @Test
  void after_twenty_wrong_codes_in_a_day_no_code_is_taken_and_the_owner_is_told() {
    var enrolled = enrolled();
    people.writeTo(account, login + "@example.org", Locale.ENGLISH);
    var own = halfIn();
    own.post("/sign-in/second", "code", code(enrolled.secret(), 0)).is(200);
    own.post("/sign-out").is(200);
    wrongToday(SecondFactors.MOST_A_DAY - 1);
    var thief = halfIn();
    thief.post("/sign-in/second", "code", "1234560").is(422);
    assertThat(new LetterBox(jdbc).lastTo(login + "@example.org").body())
        .contains("somebody knows your password");
    thief.get("/sign-in/second");
    thief
        .post("/sign-in/second", "code", code(enrolled.secret(), 1))
        .is(429)
        .says("Many wrong codes were typed");
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    Api.withCode(port, basic, code(enrolled.secret(), 1)).post("/api/v1/tokens", "{}").is(429);
    own.get("/sign-in");
    own.post("/sign-in", "login", login, "password", PASSWORD);
    own.post("/sign-in/second", "code", code(enrolled.secret(), 1)).is(200);
    halfIn().post("/sign-in/second", "code", enrolled.codes().getFirst()).is(200);
    factors.sweep(clock.instant().plus(java.time.Duration.ofDays(3)));
    assertThat(
            jdbc.sql("select count(*) from signin.wrong_code where account = ?")
                .param(account)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void who_knows_only_the_password_cannot_set_up_another() {
    enrolled();
    var thief = halfIn();
    thief.post("/sign-in/second/set-up", "code", "123456").is(409).says("second factor already");
  }

  @Test
  void a_machine_sends_its_code_too() {
    var enrolled = enrolled();
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var without = Api.with(port, basic).post("/api/v1/tokens", "{}").is(401);
    assertThat(without.text()).contains("One-Time-Code");
    Api.with(port, basic).get("/api/v1/devices").is(401);
    Api.withCode(port, basic, "000000").post("/api/v1/tokens", "{}").is(401);
    Api.withCode(port, basic, code(enrolled.secret(), 0)).post("/api/v1/tokens", "{}").is(201);
    Api.withCode(port, basic, code(enrolled.secret(), 0)).post("/api/v1/tokens", "{}").is(401);
  }

  @Test
  void an_administrator_takes_it_away_and_the_person_is_told() {
    var enrolled = enrolled();
    people.writeTo(account, login + "@example.org", Locale.ENGLISH);
    var open = halfIn();
    open.post("/sign-in/second", "code", code(enrolled.secret(), 0)).is(200);
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/signing-in?q=" + login).is(200).says(login);
    admin.post("/people/signing-in/" + account + "/reset").is(200).says("every session ended");
    assertThat(open.get("/devices").path()).isEqualTo("/sign-in");
    assertThat(new LetterBox(jdbc).lastTo(login + "@example.org").body())
        .contains("An administrator took the second factors away");
    halfIn().get("/sign-in/second").says("Set up codes");
  }

  /** As after a restore without second-factor.secret, for which the house made another. */
  private Enrolled enrolledUnderALostKey(Path elsewhere) {
    var enrolled = enrolled();
    var another = new Vault(elsewhere);
    another.file().make();
    jdbc.sql("update signin.second_factor set secret = ? where account = ?")
        .params(another.seal(enrolled.secret(), account), account)
        .update();
    return enrolled;
  }

  @Test
  void where_the_key_is_lost_a_code_on_paper_opens_and_one_sets_up_anew(@TempDir Path elsewhere) {
    var enrolled = enrolledUnderALostKey(elsewhere);
    var visitor = halfIn();
    visitor
        .post("/sign-in/second", "code", code(enrolled.secret(), 0))
        .is(422)
        .says("That code is not right");
    visitor.get("/sign-in/second").is(200);
    visitor.post("/sign-in/second", "code", enrolled.codes().getFirst()).is(200);
    var secret = scanned(visitor.get("/me/signing-in/set-up").is(200));
    var codes = onPaper(visitor.post("/me/signing-in/set-up", "code", code(secret, -1)).is(200));
    assertThat(codes).hasSize(10);
    var again = halfIn();
    again.post("/sign-in/second", "code", code(secret, 0)).is(200);
    again.get("/devices").is(200);
    var old = halfIn();
    old.post("/sign-in/second", "code", enrolled.codes().get(1)).is(422);
  }

  @Test
  void where_the_paper_is_lost_too_an_administrator_lets_one_set_up_anew(@TempDir Path elsewhere) {
    enrolledUnderALostKey(elsewhere);
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/signing-in?q=" + login).is(200).says(login);
    admin.post("/people/signing-in/" + account + "/reset").is(200);
    var visitor = halfIn();
    var secret = scanned(visitor.get("/sign-in/second").is(200));
    visitor.post("/sign-in/second/set-up", "code", code(secret, -1)).is(200);
    visitor.get("/devices").is(200);
  }

  @Test
  void grace_lets_in_with_one_proof_until_its_day() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/signing-in").is(200);
    admin.post("/people/signing-in/" + account + "/grace", "days", "31").is(422);
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + account + "/grace", "days", "7").is(200);
    stranger().signIn(login, PASSWORD).get("/me/signing-in").is(200).says("Set one up before");
    graceIsOver();
    halfIn();
  }

  private void graceIsOver() {
    jdbc.sql("update signin.exemption set grace_until = ? where account = ?")
        .params(java.sql.Timestamp.from(Instant.now().minusSeconds(5)), account)
        .update();
  }

  @Test
  void a_token_of_days_of_grace_does_not_outlive_them() {
    factors.grace(house(), account, 7);
    Api.of(port, login, PASSWORD).get("/api/v1/devices").is(200);
    var program = Api.of(port, login, PASSWORD);
    var visitor = stranger().signIn(login, PASSWORD);
    assertThat(visitor.get("/me").is(200).text()).doesNotContain("issued with one proof");
    graceIsOver();
    assertThat(program.get("/api/v1/devices").is(401).text())
        .contains("people.refusal.token-one-proof", "Sign in with both");
    assertThat(program.get("/api/v1/devices").is(401).text())
        .as("remembered")
        .contains("one-proof");
    visitor.get("/me").is(200).says("refused: issued with one proof");
    visitor
        .post("/me/tokens", "name", "robot", "days", "3", "roles", "OFFICER")
        .is(403)
        .says("this session showed none");
    factors.ask(house(), account, false);
    Api.of(port, login, PASSWORD).get("/api/v1/devices").is(200);
  }

  @Test
  void a_token_that_was_issued_with_two_proofs_is_good_where_two_are_asked() {
    var enrolled = enrolled();
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var byCode =
        Api.withCode(port, basic, code(enrolled.secret(), 0)).post("/api/v1/tokens", "{}").is(201);
    var visitor = halfIn();
    visitor.post("/sign-in/second", "code", code(enrolled.secret(), 1)).is(200);
    var older = issued(visitor);
    var oldest = issued(visitor);
    // as they were before it was written down with how many proofs
    jdbc.sql("update people.token set twofold = null where account = ? and name = 'robot'")
        .param(account)
        .update();
    Api.with(port, "Bearer " + byCode.json().get("token").asString())
        .get("/api/v1/devices")
        .is(200);
    older.get("/api/v1/devices").is(200);
    jdbc.sql(
            "update people.token set created_at = created_at - interval '1 day' where account = ? and name = 'robot'")
        .param(account)
        .update();
    assertThat(oldest.get("/api/v1/devices").is(401).text())
        .as("it is older than the second factor")
        .contains("one-proof");
  }

  @Test
  void who_set_a_factor_up_in_a_session_has_shown_it() {
    factors.ask(house(), account, false);
    var visitor = stranger().signIn(login, PASSWORD);
    var secret = scanned(visitor.get("/me/signing-in/set-up").is(200));
    visitor.post("/me/signing-in/set-up", "code", code(secret, 0)).is(200);
    issued(visitor).get("/api/v1/devices").is(200);
  }

  private Api issued(Visitor visitor) {
    visitor.get("/me").is(200);
    var found =
        TOKEN.matcher(
            visitor.post("/me/tokens", "name", "robot", "days", "3", "roles", "OFFICER").body());
    assertThat(found.find()).isTrue();
    return Api.with(port, "Bearer " + found.group(1));
  }

  @Test
  void a_school_reads_where_its_teachers_are_reached_after_a_second_proof() {
    long school =
        partners.record(house(), unique("School"), EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    var own = actor(Role.SCHOOL, school).account();
    var principal = stranger().signIn(people.known(own).login(), PASSWORD);
    principal.get("/training/schools/" + school).is(200);
    var page =
        principal
            .post(
                "/training/schools/" + school + "/teachers",
                "name",
                "Sun Li",
                "agreed",
                "true",
                "email",
                "sun.li@school.example")
            .is(200)
            .says("with a second factor");
    assertThat(page.body()).doesNotContain("sun.li@");
    var secret = scanned(principal.get("/me/signing-in/set-up").is(200));
    principal.post("/me/signing-in/set-up", "code", code(secret, 0)).is(200);
    principal.get(page.path()).is(200).says("sun.li@school.example");
    principal
        .post(page.path(), "name", "Sun Li", "agreed", "true", "email", "sl@school.example")
        .is(200)
        .says("sl@school.example");
  }

  @Test
  void an_administrator_does_none_of_it_to_himself() {
    var own = actor(Role.ADMINISTRATOR, 1);
    var admin = stranger().signIn(people.known(own.account()).login(), PASSWORD);
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + own.account() + "/reset").is(422).says("This is for others");
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + own.account() + "/grace", "days", "3").is(422);
  }

  @Test
  void in_earnest_it_is_asked_of_every_role_that_issues_papers_or_sees_addresses() {
    for (var role : Role.values()) {
      var actor = new Actor(1, List.of(new Actor.Grant(role, 1)));
      var own = role == Role.SCHOOL || role == Role.DONOR;
      assertThat(Asked.BY_ROLE.of(actor, true)).as(role.name()).isEqualTo(!own);
      assertThat(Asked.BY_ROLE.of(actor, false)).as(role + " where it is offered").isFalse();
      assertThat(new Asked(true, null).of(actor, false)).as(role + " of whom always").isTrue();
    }
  }

  @Test
  void one_sets_it_up_changes_the_phone_and_switches_it_off_oneself() {
    factors.ask(house(), account, false);
    var visitor = stranger().signIn(login, PASSWORD);
    var other = stranger().signIn(login, PASSWORD);
    var secret = scanned(visitor.get("/me/signing-in/set-up").is(200));
    assertThat(onPaper(visitor.post("/me/signing-in/set-up", "code", code(secret, 0)).is(200)))
        .hasSize(10);
    assertThat(other.get("/me").path()).as("who came in the old way is out").isEqualTo("/sign-in");
    assertThat(onPaper(visitor.post("/me/signing-in/codes").is(200))).hasSize(10);
    assertThat(scanned(visitor.get("/me/signing-in/set-up")))
        .as("a new secret")
        .isNotEqualTo(secret);
    visitor.get("/me/signing-in");
    visitor.post("/me/signing-in/codes/removal").is(200).says("no longer asked");
    stranger().signIn(login, PASSWORD).get("/devices").is(200);
  }

  @Test
  void a_must_cannot_be_switched_off() {
    var enrolled = enrolled();
    var visitor = halfIn();
    visitor.post("/sign-in/second", "code", code(enrolled.secret(), 0)).is(200);
    visitor.get("/me/signing-in");
    visitor.post("/me/signing-in/codes/removal").is(403).says("must keep a second factor");
  }

  @Test
  void the_secret_is_not_in_the_database() {
    var enrolled = enrolled();
    assertThat(
            jdbc.sql(
                    "select position(:secret in secret) from signin.second_factor where account = :a")
                .param("secret", enrolled.secret())
                .param("a", account)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    "select count(*) from signin.recovery_code c where c.account = ? and c.hash not like '$argon2id$%'")
                .param(account)
                .query(Long.class)
                .single())
        .isZero();
  }

  private record Enrolled(byte[] secret, List<String> codes) {}

  private Enrolled enrolled() {
    var secret = factors.freshSecret();
    return new Enrolled(secret, factors.setUp(house(), account, secret, code(secret, -1), false));
  }

  @Test
  void of_two_first_set_ups_at_once_the_later_is_refused_and_the_first_stands() {
    var secret = factors.freshSecret();
    factors.setUp(house(), account, secret, code(secret, -1), true);
    var later = factors.freshSecret();
    assertThatThrownBy(() -> factors.setUp(house(), account, later, code(later, -1), true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("set-up-already");
  }

  @Test
  void who_is_asked_for_two_from_now_on_is_not_in_by_one() {
    var school = actor(Role.SCHOOL, 1).account();
    var open = stranger().signIn(people.known(school).login(), PASSWORD);
    open.get("/me").is(200);
    factors.ask(occasion(Role.ADMINISTRATOR), school, true);
    assertThat(open.get("/me").path()).isEqualTo("/sign-in");
  }
}
