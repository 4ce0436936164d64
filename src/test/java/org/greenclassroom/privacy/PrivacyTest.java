package org.greenclassroom.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person is found, given what is theirs, forgotten; who looked is written down. */
class PrivacyTest extends House {
  @Autowired Privacy privacy;
  @Autowired Rounds rounds;
  @Autowired Volunteers volunteers;
  @Autowired Chain chain;
  @Autowired DataSource source;

  /** Somebody with an account and a volunteer's entry under one address. */
  private record Wei(long account, long volunteer, String mail, String name, Visitor visitor) {}

  private Wei somebody() {
    return somebody("wei-" + unique() + System.nanoTime() + "@example.org");
  }

  private Wei somebody(String mail) {
    var name = unique("Wei Wandering");
    var actor = new Actor(account(name), List.of(new Actor.Grant(Role.OFFICER, 1)));
    people.writeTo(actor.account(), mail, Locale.ENGLISH);
    var volunteer =
        volunteers.known(
            Occasion.of(actor, clock.instant()), Person.of(name, mail, Locale.ENGLISH));
    var login = people.known(actor.account()).login();
    return new Wei(
        actor.account(), volunteer, mail, name, new Visitor(port).signIn(login, PASSWORD));
  }

  private long account(String name) {
    var login = "wei-" + unique() + System.nanoTime();
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    return people.open(house, login, name, PASSWORD, Role.OFFICER, 1);
  }

  private long asked(Visitor admin, String whom) {
    return admin.post("/people/data", "whom", whom).is(200).id();
  }

  private static Map<String, String> unpacked(byte[] zip) throws Exception {
    var files = new TreeMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return files;
  }

  @Test
  void everybody_reads_what_is_kept_on_whom_and_why() {
    stranger()
        .get("/privacy")
        .is(200)
        .says("What we keep of people", "Volunteers", "People who sign papers", "never named");
    stranger().speaking("zh").get("/privacy").is(200).says("我们保存哪些个人信息", "志愿者");
    stranger().speaking("fr").get("/privacy").is(200).says("Bénévoles");
    stranger().get("/").is(200).says("Privacy");
  }

  @Test
  void one_address_leads_to_everything_of_a_person() throws Exception {
    var wei = somebody();
    var person = privacy.person(Somebody.address(wei.mail()));
    assertThat(person.accounts()).containsExactly(wei.account());
    assertThat(person.volunteers()).containsExactly(wei.volunteer());
    assertThat(person.names()).contains(wei.name());
    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail().toUpperCase(Locale.ROOT));
    admin
        .get("/people/data/" + request)
        .is(200)
        .says(wei.mail(), wei.name(), "volunteers.volunteer", "people.account");
    var files = unpacked(admin.get("/people/data/" + request + ".zip").is(200).bytes());
    assertThat(files).containsOnlyKeys("data.csv", "data.json", "data.xlsx");
    assertThat(files.get("data.json")).contains(wei.mail(), wei.name()).doesNotContain("argon2");
    assertThat(files.get("data.csv"))
        .contains("volunteers,volunteer,1,email," + wei.mail(), "people,role,1,role,OFFICER")
        .containsPattern("people,role,1,\\w+_at,20\\d\\d-");
  }

  @Test
  void of_more_rows_than_are_given_it_is_said_how_many_there_are() throws Exception {
    var wei = somebody();
    jdbc.sql(
            """
            insert into privacy.look (account, page, whose, at)
            select ?, '/many', 'VOLUNTEER', now() from generate_series(1, ?)
            """)
        .params(wei.account(), Everywhere.MOST_ROWS + 7)
        .update();
    var files = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes());
    assertThat(files.get("data.csv")).contains("privacy,look,0,rows in all,5007");
    assertThat(files.get("data.json").replaceAll("\\s", "")).contains("\"rows_in_all\":5007");
  }

  @Test
  void whom_nobody_can_mean_is_refused() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.post("/people/data", "whom", "somebody tall").is(422).says("somebody tall");
    visitor(Role.OFFICER).get("/people/data").is(403);
    visitor(Role.AUDITOR).get("/people/data").is(403);
  }

  @Test
  void a_forgotten_person_is_nowhere_and_the_book_still_holds() {
    var wei = somebody();
    jdbc.sql(
            """
            insert into federation.link (account, issuer, subject, shown, linked_at, linked_by)
            values (?, 'https://id.example', ?, ?, now(), ?)
            """)
        .params(wei.account(), "s" + wei.account(), wei.mail(), wei.account())
        .update();
    // others wrote about this person
    long sweep =
        jdbc.sql(
                """
                insert into training.declaration (school, said_on, words, recorded_at, recorded_by)
                select min(partner), date '2026-11-01', ?, now(), 0 from partners.partner
                returning declaration
                """)
            .param("Ask " + wei.name() + " at " + wei.mail() + ".")
            .query(Long.class)
            .single();
    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail());
    admin.get("/people/data/" + request).is(200).says("training.declaration", "federation.link");
    admin.post("/people/data/" + request + "/forgetting").is(200).says("Forgotten");

    assertThat(privacy.person(Somebody.address(wei.mail())).isNobody()).isFalse();
    assertThat(privacy.found(privacy.person(Somebody.address(wei.mail()))))
        .filteredOn(found -> !found.held().name().equals("frame.letter"))
        .isEmpty();
    assertThat(people.known(wei.account()).disabled()).isTrue();
    assertThat(people.known(wei.account()).login()).isEqualTo("forgotten-" + wei.account());
    assertThat(people.known(wei.account()).name()).isEqualTo(Held.Whose.ACCOUNT.former());
    assertThat(volunteers.volunteer(wei.volunteer()).erased()).isTrue();
    assertThat(
            jdbc.sql("select words from training.declaration where declaration = ?")
                .param(sweep)
                .query(String.class)
                .single())
        .isEqualTo("Ask … at ….");
    assertThat(
            jdbc.sql("select count(*) from federation.link where account = ?")
                .param(wei.account())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(wei.visitor().get("/me").path()).as("the session ended").contains("sign-in");
    assertThat(chain.verify().intact()).isTrue();
    admin.get("/people/data/" + request).is(200).says("settled");
    admin.get("/people/data/" + request + ".zip").is(404);
    // twice is harmless
    admin.post("/people/data/" + request + "/forgetting").is(200).says("0 rows gone");
    long again = asked(admin, wei.mail());
    admin.post("/people/data/" + again + "/forgetting").is(200);
  }

  @Test
  void who_shares_an_address_is_not_taken_for_one_person() throws Exception {
    var wei = somebody();
    var other = unique("Ping Passing");
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    people.open(house, wei.mail(), other, PASSWORD, Role.OFFICER, 1); // called so
    var files = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes());
    assertThat(files.get("data.json")).contains(wei.name()).doesNotContain(other);

    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail());
    admin.get("/people/data/" + request).says(wei.name(), other, "perhaps several people");
    var forgetting = "/people/data/" + request + "/forgetting";
    admin.post(forgetting).is(422).says("may be several people");
    assertThat(people.known(wei.account()).disabled()).isFalse();
    admin.post(forgetting, "one", "true").is(200).says("Forgotten");
    assertThat(people.known(wei.account()).disabled()).isTrue();
  }

  @Test
  void an_address_that_another_typed_and_nobody_proved_makes_nobody_several() throws Exception {
    var wei = somebody();
    var other = unique("Cui Curious");
    long curious = account(other);
    typed(curious, wei.mail());
    var files = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes());
    assertThat(files.get("data.json")).contains(wei.name(), wei.mail()).doesNotContain(other);
    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail());
    assertThat(
            admin
                .get("/people/data/" + request)
                .says(wei.name(), "nobody confirmed", wei.mail() + " (#" + curious + ")")
                .text())
        .doesNotContain(other, "perhaps several people");
    admin.post("/people/data/" + request + "/forgetting").is(200).says("Forgotten");
    assertThat(people.known(wei.account()).disabled()).isTrue();
    assertThat(people.known(curious).disabled()).isFalse();
  }

  @Test
  void letters_to_an_address_nobody_proved_go_with_the_account_where_nobody_else_has_it() {
    long alone = account(unique("Cui Curious"));
    var own = "cui-" + unique() + System.nanoTime() + "@example.org";
    typed(alone, own);
    letterTo(own);
    long beside = account(unique("Bai Beside"));
    var wei = somebody();
    typed(beside, wei.mail());
    letterTo(wei.mail());
    var admin = visitor(Role.ADMINISTRATOR);
    for (var account : List.of(alone, beside)) {
      long request = asked(admin, "#" + account);
      admin.get("/people/data/" + request).says("nobody confirmed", "(#" + account + ")");
      admin.post("/people/data/" + request + "/forgetting").is(200).says("Forgotten");
    }
    assertThat(lettersTo(own)).isZero();
    assertThat(lettersTo(wei.mail())).isOne();
    assertThat(people.known(wei.account()).disabled()).isFalse();
  }

  private void letterTo(String mail) {
    jdbc.sql(
            """
            insert into frame.letter (key, address, language, subject, body, sealed, written_at, sent_at, tries)
            values (gen_random_uuid(), ?, 'en', 'A letter', 'Hello', false, now(), now(), 1)
            """)
        .param(mail)
        .update();
  }

  private long lettersTo(String mail) {
    return jdbc.sql("select count(*) from frame.letter where address = ?")
        .param(mail)
        .query(Long.class)
        .single();
  }

  /** As it was until addresses had to be confirmed: an address for letters that nobody proved. */
  private void typed(long account, String mail) {
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(account, mail)
        .update();
  }

  @Test
  void who_types_somebody_else_s_address_is_given_nothing_that_is_kept_under_it() throws Exception {
    var mail = "wei-" + unique() + System.nanoTime() + "@example.org";
    var name = unique("Wei Wandering");
    volunteers.known(
        Occasion.of(Actor.HOUSE, clock.instant()), Person.of(name, mail, Locale.ENGLISH));
    long curious = account(unique("Cui Curious"));
    var visitor = new Visitor(port).signIn(people.known(curious).login(), PASSWORD);
    visitor.get("/me/signing-in");
    visitor.post("/me/signing-in/address", "address", mail, "spoken", "en").is(200);
    visitor.get("/me/data").is(200);
    assertThat(unpacked(visitor.get("/me/data.zip").is(200).bytes()).get("data.json"))
        .doesNotContain(name);
    typed(curious, mail); // typed before it had to be confirmed
    assertThat(unpacked(visitor.get("/me/data.zip").is(200).bytes()).get("data.json"))
        .contains(mail)
        .doesNotContain(name);
    people.writeTo(curious, mail, Locale.ENGLISH); // confirmed
    jdbc.sql("update people.account set name = ? where account = ?").params(name, curious).update();
    assertThat(unpacked(visitor.get("/me/data.zip").is(200).bytes()).get("data.json"))
        .contains("volunteer");
  }

  @Test
  void what_letters_said_is_not_repeated_and_goes_with_the_person() throws Exception {
    var wei = somebody();
    var secret = "secret-" + unique() + System.nanoTime();
    jdbc.sql(
            """
            insert into frame.letter (key, address, language, subject, body, sealed, written_at, given_up_at, tries,
                                      trouble, last_error)
            values (gen_random_uuid(), ?, 'en', 'A link', ?, false, now(), now(), 3, 'ADDRESS_REFUSED', ?)
            """)
        .params(wei.mail(), "Open " + secret, "550 no such user " + wei.mail())
        .update();
    var files = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes());
    assertThat(files.get("data.json")).contains("A link").doesNotContain(secret);
    assertThat(files.get("data.csv")).doesNotContain(secret);
    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail());
    admin.post("/people/data/" + request + "/forgetting").is(200).says("Forgotten");
    assertThat(
            jdbc.sql(
                    "select count(*) from frame.letter where last_error like '%' || ? || '%' or body like '%' || ? || '%'")
                .params(wei.mail(), secret)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void two_at_once_forget_once() throws Exception {
    var wei = somebody();
    var admin = occasion(Role.ADMINISTRATOR);
    long one = privacy.look(Occasion.of(admin.actor(), clock.instant()), wei.mail());
    long other = privacy.look(Occasion.of(admin.actor(), clock.instant()), "#" + wei.account());
    var outcomes =
        AtOnce.all(
            AtOnce.outcome(() -> privacy.forget(again(admin), one, false, false)),
            AtOnce.outcome(() -> privacy.forget(again(admin), one, false, false)),
            AtOnce.outcome(() -> privacy.forget(again(admin), other, true, false)));
    assertThat(outcomes).containsOnly("done");
    assertThat(privacy.request(one).open()).isFalse();
    assertThat(privacy.request(other).open()).isFalse();
    assertThat(people.known(wei.account()).disabled()).isTrue();
  }

  private Occasion again(Occasion occasion) {
    return Occasion.of(occasion.actor(), clock.instant());
  }

  @Test
  void what_was_granted_at_the_start_is_not_granted_again() throws Exception {
    try (var connection = source.getConnection()) {
      assertThat(Grants.grant(connection, privacy.list())).isZero();
    }
  }

  @Test
  void the_last_administrator_is_not_forgotten() {
    var wei = actor(Role.ADMINISTRATOR, 1);
    long request = privacy.look(Occasion.of(wei, clock.instant()), "#" + wei.account());
    var others =
        people.all().stream()
            .filter(account -> !account.disabled() && account.account() != wei.account())
            .filter(account ->
                account.grants().stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR))
            .map(account -> account.account())
            .toList();
    var now = clock.instant();
    others.forEach(account -> people.disable(Occasion.of(wei, now), account));
    try {
      assertThatThrownBy(
              () -> privacy.forget(Occasion.of(wei, clock.instant()), request, false, false))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("people.refusal.last-administrator");
      assertThat(people.known(wei.account()).grants()).isNotEmpty();
    } finally {
      others.forEach(account -> people.enable(Occasion.of(wei, now), account));
    }
    privacy.forget(Occasion.of(wei, clock.instant()), request, false, false);
    assertThat(people.known(wei.account()).disabled()).isTrue();
  }

  @Test
  void a_person_takes_their_own_and_asks_to_be_forgotten() throws Exception {
    var wei = somebody();
    wei.visitor()
        .get("/me/data")
        .is(200)
        .says("My data", "volunteers.volunteer", "Ask to be forgotten");
    var files = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes());
    assertThat(files.get("data.json")).contains(wei.mail());
    wei.visitor().post("/me/data/forgetting").is(200).says("You asked on");
    wei.visitor().post("/me/data/forgetting").is(200).says("You asked on"); // twice is once
    var open =
        privacy.open().stream()
            .filter(one -> one.account() != null && one.account() == wei.account())
            .toList();
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().dueOn())
        .isEqualTo(Occasion.of(Actor.HOUSE, clock.instant()).today().plusDays(30));
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/data").is(200).says("Account #" + wei.account());
    admin.get("/").is(200).says("People who ask to be forgotten");
    admin.post("/people/data/" + open.getFirst().request() + "/forgetting").is(200);
    admin.get("/people/data").is(200).says("Forgotten lately");
    assertThat(people.known(wei.account()).disabled()).isTrue();
  }

  @Test
  void what_is_past_its_time_goes_at_night_and_is_counted() {
    long by = actor(Role.OFFICER, 1).account();
    jdbc.sql(
            """
            insert into privacy.look (account, page, whose, at)
            values (?, '/old', 'VOLUNTEER', now() - interval '400 days'), (?, '/new', 'VOLUNTEER', now())
            """)
        .params(by, by)
        .update();
    assertThat(rounds.round(clock.instant())).isPositive();
    assertThat(
            jdbc.sql("select page from privacy.look where account = ?")
                .param(by)
                .query(String.class)
                .list())
        .containsExactly("/new");
    visitor(Role.AUDITOR).get("/people/data/rounds").is(200).says("privacy.look", "forget-letters");
    visitor(Role.OFFICER).get("/people/data/rounds").is(403);
    rounds.round(clock.instant().plus(Duration.ofSeconds(1)));
  }

  @Test
  void a_look_is_written_down_and_nobody_changes_it() {
    var wei = somebody();
    var officer = actor(Role.OFFICER, 1);
    var looker = new Visitor(port).signIn(people.known(officer.account()).login(), PASSWORD);
    looker.get("/volunteers/" + wei.volunteer()).is(200);
    looker.get("/volunteers").is(200);
    // the person is attached to the volunteer's entry
    jdbc.sql("update volunteers.volunteer set account = ? where volunteer = ?")
        .params(wei.account(), wei.volunteer())
        .update();
    wei.visitor()
        .get("/me/data")
        .is(200)
        .says(people.known(officer.account()).name(), "#" + wei.volunteer(), "Lists on which");
    visitor(Role.AUDITOR)
        .get("/people/looks?account=" + officer.account())
        .is(200)
        .says("/volunteers", people.known(officer.account()).name());
    visitor(Role.AUDITOR).get("/people/looks").is(200);
    visitor(Role.OFFICER).get("/people/looks").is(403);
    for (var sql : List.of("update privacy.look set person = 1", "delete from privacy.look"))
      assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(RuntimeException.class);
  }

  /** A principal writes down a teacher's telephone, and has a name as good as any. */
  @Test
  void who_writes_somebody_else_s_telephone_beside_the_own_name_is_given_nothing_of_theirs()
      throws Exception {
    var wei = somebody();
    var number = number();
    var victim = "contact-" + unique() + System.nanoTime() + "@example.org";
    contact("Victim Vu", victim, number);
    jdbc.sql(
            """
            insert into training.teacher (key, school, name, email, phone, language, post, qualified, agreed_at,
                                          recorded_at, recorded_by)
            select gen_random_uuid(), min(partner), ?, ?, ?, 'en', 'TEACHER', null, now(), now(), 0
              from partners.partner
            """)
        .params(wei.name(), wei.mail(), number)
        .update();
    assertThat(privacy.own(wei.account()).teachers()).hasSize(1);
    var own = unpacked(wei.visitor().get("/me/data.zip").is(200).bytes()).get("data.json");
    assertThat(own).contains(number).doesNotContain("Victim Vu", victim);

    // the desk, which somebody answers for, is told of both and that they may be several
    var admin = visitor(Role.ADMINISTRATOR);
    long request = asked(admin, wei.mail());
    admin.get("/people/data/" + request).says("Victim Vu", victim, "perhaps several people");
  }

  @Test
  void what_stands_for_no_number_means_nobody() {
    contact("No Number", "none-" + unique() + System.nanoTime() + "@example.org", "");
    for (var typed : List.of("000", "---", "", "110", "8602")) {
      assertThat(Somebody.phone(typed)).as(typed).isEqualTo(Somebody.NOBODY);
      assertThat(privacy.found(Somebody.phone(typed))).as(typed).isEmpty();
    }
  }

  @Test
  void a_contact_s_row_says_by_which_other_address_the_same_person_stands_elsewhere() {
    var mail = "li-" + unique() + System.nanoTime() + "@example.org";
    var number = number();
    contact("Li Looking " + unique(), mail, number);
    var person = privacy.person(Somebody.address(mail.toUpperCase(Locale.ROOT)));
    assertThat(person.phones()).containsExactly(number);
    assertThat(person.names()).hasSize(1);
    contact("Somebody Else " + unique(), "x" + mail, number);
    assertThat(privacy.person(Somebody.address(mail)).maybeSeveral()).isTrue();
  }

  private static String number() {
    return "138" + String.format("%08d", System.nanoTime() % 100_000_000);
  }

  /** Of somebody who offered something of their own. */
  private void contact(String name, String mail, String phone) {
    long form =
        jdbc.sql(
                """
                insert into donations.form (secret, language, saved_at)
                values (substr(md5(random()::text), 1, 32), 'en', now()) returning form
                """)
            .query(Long.class)
            .single();
    long offer =
        jdbc.sql(
                """
                insert into donations.offer (form, sent_at, donor_type, organisation, place, territory, address,
                    floor, lift, asset_status, wiping, remarks, language, state)
                values (?, now(), 'PERSON', '', 'Home', 'CN', 'At home 1', '3', 'NO', 'IDLE', 'PROGRAMME', '', 'en',
                    'DECLINED')
                returning offer
                """)
            .param(form)
            .query(Long.class)
            .single();
    jdbc.sql(
            "insert into donations.contact (offer, person, email, phone, consented_at) values (?, ?, ?, ?, now())")
        .params(offer, name, mail, phone)
        .update();
  }

  @Test
  void a_number_is_the_same_however_it_is_dialled() {
    for (var typed :
        List.of("13900000000", "+86 139 0000 0000", "0086-139-0000-0000", "013900000000"))
      assertThat(Somebody.digits(typed)).as(typed).isEqualTo("13900000000");
    for (var typed : List.of("0851-8765 4321", "+86 851 87654321", "+86 (0)851 8765-4321"))
      assertThat(Somebody.digits(typed)).as(typed).isEqualTo("85187654321");
    assertThat(Somebody.digits("0033 6 12 34 56 78")).isEqualTo(Somebody.digits("+33612345678"));
    assertThat(Somebody.digits("06 12 34 56 78")).isEqualTo("612345678");
    assertThat(Somebody.digits("8612 3456")).as("no country before so few").isEqualTo("86123456");
  }

  @Test
  void names_that_may_mean_many_are_not_looked_for_in_words() {
    assertThat(Everywhere.mentions(Somebody.called(List.of("Li", "Wei", "王")))).isNull();
    assertThat(Everywhere.mentions(Somebody.called(List.of("王小明")))).isEqualTo("王小明");
    assertThat(Everywhere.mentions(Somebody.address("a.b@c.org"))).contains("a\\.b\\@c\\.org");
  }
}
