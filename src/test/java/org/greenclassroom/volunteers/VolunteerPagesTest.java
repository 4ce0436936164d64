package org.greenclassroom.volunteers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Volunteers through their real pages: a link in a letter, texts, papers, reports. */
class VolunteerPagesTest extends House {
  @Autowired private Volunteers volunteers;
  @Autowired private Texts texts;
  @Autowired private Incidents incidents;
  @Autowired private Rounds rounds;
  @Autowired private Floods floods;
  @Autowired private Calendars calendars;

  private String mail() {
    return "p" + System.nanoTime() + unique() + "@example.org";
  }

  private Visitor comesIn(String mail) {
    var guest = stranger();
    guest.get("/volunteering").is(200);
    guest.post("/volunteering/links", "email", mail).is(200).says("a letter with a link");
    var link = new LetterBox(jdbc).lastTo(mail).link();
    guest.get(link).is(200).says("Hello");
    guest.post(link).is(200).says("Your page as a volunteer", "to sign");
    return guest;
  }

  private long volunteer(String mail) {
    return volunteers.known(
        Occasion.of(Actor.NOBODY, clock.instant()), Person.of("Wang Fang", mail, Locale.ENGLISH));
  }

  @Test
  void a_link_lets_in_signs_and_forgets() {
    var mail = mail();
    var number = volunteer(mail);
    var stranger = stranger();
    stranger.get("/volunteering/me").says("Sign in");
    // whether an address is known is not to be seen
    stranger.get("/volunteering").is(200);
    stranger.post("/volunteering/links", "email", mail()).is(200).says("a letter with a link");
    stranger.get("/v/" + "0".repeat(32)).is(404).says("opens nothing any longer");
    var guest = comesIn(mail);
    guest.get("/volunteering/me").is(200).says("I am never alone with a child");
    for (var text : Text.values())
      guest
          .post(
              "/volunteering/me/agreements",
              "text",
              text.name(),
              "number",
              "" + texts.current(text))
          .is(200);
    guest.get("/volunteering/me").says("All is signed");
    guest
        .post("/volunteering/me/agreements", "text", "CONDUCT", "number", "0")
        .is(409)
        .says("no longer the newest");
    guest
        .post("/volunteering/me", "name", "王芳", "spoken", "zh", "atLeast", "18")
        .is(200)
        .says("Kept");
    assertThat(volunteers.volunteer(number).atLeast()).isEqualTo(18);
    assertThat(volunteers.volunteer(number).verifiedAt()).isNotNull();
    stranger.get("/volunteering/texts/conduct").is(200).says("Code of conduct");
    stranger.get("/volunteering/texts/conduct?version=99999").is(404);
    guest.get("/volunteers").says("Sign in");
    guest.get("/volunteering/me");
    guest.post("/volunteering/me/forgetting").is(422).says("cannot be undone");
    guest.post("/volunteering/me/forgetting", "sure", "true").is(200);
    assertThat(volunteers.volunteer(number).erased()).isTrue();
    guest.get("/volunteering/me").says("Sign in");
  }

  @Test
  void a_house_that_was_not_told_its_address_writes_no_stranger_a_link() {
    var mail = mail();
    var number = volunteer(mail);
    var stranger = Visitor.elsewhere(port);
    for (var page : List.of("/volunteering", "/my-days"))
      stranger.get(page).is(200).says("was not told its own public address");
    for (var form : List.of("/volunteering/links", "/my-days/link")) {
      stranger.get("/sign-in");
      stranger.post(form, "email", mail).is(403).says("was not told its own public address");
    }
    var letters = new LetterBox(jdbc);
    assertThat(letters.to(mail)).isEmpty();
    // one of ours sends it all the same: nobody else wrote the address in their browser
    var officer = Visitor.elsewhere(port);
    officer.signIn(people.known(actor(Role.OFFICER, 1).account()).login(), PASSWORD);
    officer.get("/volunteers/" + number).is(200);
    officer.post("/volunteers/" + number + "/links").is(200);
    stranger.get(letters.lastTo(mail).link()).is(200).says("Hello");
  }

  @Test
  void what_a_proxy_hands_on_of_a_host_is_not_believed() throws Exception {
    var mail = mail();
    volunteer(mail);
    var stranger = stranger().saying("X-Forwarded-Host", "stranger.example");
    stranger.get("/volunteering").is(200);
    stranger.post("/volunteering/links", "email", mail).is(200);
    assertThat(new LetterBox(jdbc).lastTo(mail).body())
        .contains("http://localhost:" + port + "/v/")
        .doesNotContain("stranger.example");
  }

  @Test
  void whoever_has_an_account_keeps_it() {
    var mail = mail();
    var number = volunteer(mail);
    volunteers.sendLink(occasion(Role.OFFICER), number, "/volunteering/me");
    var link = new LetterBox(jdbc).lastTo(mail).link();
    var engineer = actor(Role.ENGINEER, 1);
    var visitor = stranger().signIn(people.known(engineer.account()).login(), PASSWORD);
    visitor.get(link).is(200).says("You are signed in");
    visitor.post(link).is(200).says("Wang Fang", "Signed in");
    visitor.get("/tickets").is(200);
    assertThat(volunteers.of(engineer)).contains(number);
    // a second volunteer does not take the account over
    var other = mail();
    volunteers.sendLink(occasion(Role.OFFICER), volunteer(other), "/volunteering/me");
    volunteers.open(
        Occasion.of(engineer, clock.instant()),
        new LetterBox(jdbc).lastTo(other).link().replace("/v/", ""));
    assertThat(volunteers.of(engineer)).contains(number);
  }

  @Test
  void an_officer_keeps_the_register() {
    var officer = visitor(Role.OFFICER);
    officer.get("/volunteers").is(200);
    var name = unique("李强");
    var number =
        officer
            .post("/volunteers", "name", name, "email", mail(), "spoken", "zh")
            .is(200)
            .says("Entered")
            .id();
    var at = "/volunteers/" + number;
    officer.post("/volunteers", "name", name, "email", "nobody", "spoken", "zh").is(422);
    officer.get("/volunteers?q=" + name.substring(3)).is(200).says(name, "3 to sign", "none seen");
    officer.get("/volunteers?unsigned=true&q=" + name.substring(3)).is(200).says(name);
    officer.get(at).is(200).says("None was seen", "to sign");
    officer
        .post(
            at + "/clearances",
            "clearance",
            "CRIMINAL_RECORD",
            "result",
            "CLEAR",
            "issuedOn",
            "2026-01-10",
            "validUntil",
            "2031-01-10")
        .is(200)
        .says("Written down", "until 10 Jan 2031");
    officer
        .post(
            at + "/clearances",
            "clearance",
            "HEALTH",
            "result",
            "CLEAR",
            "issuedOn",
            "2026-01-10",
            "validUntil",
            "2025-01-10")
        .is(422)
        .says("Check the two days");
    officer.post(at, "name", name, "spoken", "fr", "atLeast", "17").is(422);
    officer.post(at, "name", name, "spoken", "fr", "atLeast", "21").is(200).says("21+");
    officer.post(at + "/links").is(200).says("on its way");
    officer.post(at + "/forgetting", "sure", "true").is(200).says("Only the number is left");
    officer.post(at, "name", name, "spoken", "fr").is(422).says("was forgotten");
    officer.get("/volunteers/1").is(404);
    visitor(Role.DONOR).get("/volunteers").is(403);
  }

  @Test
  void a_new_version_is_asked_of_those_who_signed_the_one_before() {
    var mail = mail();
    var number = volunteer(mail);
    texts.agreeToAll(occasion(Role.OFFICER), number);
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/volunteers/texts").is(200).says("Waiver");
    admin.get("/volunteers/texts/waiver").is(200);
    admin
        .post("/volunteers/texts/waiver", "bodyEn", "I wear a helmet.", "bodyZh", "", "bodyFr", "x")
        .is(422)
        .says("all three languages");
    var line = unique("I wear a helmet.");
    for (int twice = 0; twice < 2; twice++)
      admin
          .post(
              "/volunteers/texts/waiver",
              "bodyEn",
              line,
              "bodyZh",
              "我戴安全帽。",
              "bodyFr",
              "Je porte un casque.")
          .is(200)
          .says("is published");
    // whoever presses the button does not wait for the letters; whoever signed it needs none
    assertThat(new LetterBox(jdbc).to(mail)).isEmpty();
    var quick = mail();
    var signed = volunteer(quick);
    texts.agreeToAll(occasion(Role.OFFICER), signed);
    rounds.round(clock.instant());
    rounds.round(clock.instant());
    assertThat(new LetterBox(jdbc).to(quick)).isEmpty();
    var letters = new LetterBox(jdbc).to(mail);
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().subject()).contains("Waiver");
    assertThat(
            volunteers.lacks(
                number,
                new Needs(0, null, java.util.Set.of(Text.WAIVER, Text.CONDUCT)),
                occasion(Role.OFFICER).today()))
        .extracting(Lack::key)
        .containsExactly("volunteers.lack.text-new");
    var guest = stranger();
    guest.get(letters.getFirst().link()).is(200);
    guest.post(letters.getFirst().link()).is(200).says("new version to sign", line);
  }

  @Test
  void a_report_is_read_by_the_leads_alone_and_stays() throws Exception {
    var lead = actor(Role.OFFICER, 1);
    var box = mail();
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(lead.account(), box)
        .update();
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/incidents").is(200).says("read by the leads alone");
    admin.post("/incidents/leads", "account", "" + lead.account()).is(200).says("Appointed");
    var engineer =
        Visitor.elsewhere(port)
            .signIn(people.known(actor(Role.ENGINEER, 1).account()).login(), PASSWORD);
    engineer.get("/incidents/new").is(200).says("Name no child");
    var place = unique("School yard");
    engineer
        .post(
            "/incidents",
            "happenedOn",
            "2026-11-20",
            "place",
            place,
            "words",
            "A pupil named Tom was alone with an adult.")
        .is(422)
        .says("A child is named here", "was alone with an adult");
    engineer
        .post(
            "/incidents",
            "happenedOn",
            "2026-11-20",
            "place",
            place,
            "urgent",
            "true",
            "words",
            "A pupil was alone with an adult behind a locked door.")
        .is(200)
        .says("Thank you");
    var incident =
        jdbc.sql("select incident from volunteers.incident where place = ?")
            .param(place)
            .query(Long.class)
            .single();
    var letter = new LetterBox(jdbc).lastTo(box);
    assertThat(letter.body())
        .contains("/incidents/" + incident)
        .doesNotContain("locked door", "127.0.0.2");
    // nobody has looked after some hours: once more, and only once more, though two nodes do it
    var later = clock.instant().plus(Duration.ofHours(4));
    assertThat(incidents.unseen(later)).contains(incident);
    AtOnce.all(
        AtOnce.outcome(() -> incidents.remind(Occasion.of(Actor.HOUSE, later), incident)),
        AtOnce.outcome(() -> incidents.remind(Occasion.of(Actor.HOUSE, later), incident)));
    rounds.round(later);
    assertThat(
            new LetterBox(jdbc)
                .to(box).stream().filter(one -> one.subject().contains("" + incident)))
        .hasSize(2);
    engineer.get("/incidents/" + incident).is(404);
    admin.get("/incidents/" + incident).is(404);
    admin.post("/incidents/" + incident + "/steps", "step", "SEEN").is(404);
    var reader = stranger().signIn(people.known(lead.account()).login(), PASSWORD);
    reader.get("/incidents").is(200).says(place, "danger", "not read yet");
    reader.get("/incidents/" + incident).is(200).says("locked door");
    reader.post("/incidents/" + incident + "/steps", "step", "SEEN").is(200).says("read");
    reader.post("/incidents/" + incident + "/steps", "step", "NOTE").is(422);
    reader
        .post("/incidents/" + incident + "/steps", "step", "CLOSED", "words", "Spoken to both.")
        .is(200)
        .says("Spoken to both.");
    reader.post("/incidents/" + incident + "/steps", "step", "NOTE", "words", "x").is(422);
    assertThatThrownBy(() -> jdbc.sql("delete from volunteers.incident").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    admin.get("/incidents");
    admin.post("/incidents/leads/" + lead.account() + "/end").is(200).says("Is lead no longer");
    reader.get("/incidents/" + incident).is(404);
  }

  @Test
  void where_nobody_is_in_danger_the_leads_have_three_hours_of_the_office() {
    var place = unique("Corridor");
    incidents.report(
        occasion(Role.OFFICER),
        clock.instant().atZone(Occasion.PROGRAMME_ZONE).toLocalDate(),
        place,
        false,
        "A door was left open.");
    var report =
        jdbc.sql("select incident, reported_at from volunteers.incident where place = ?")
            .param(place)
            .query((row, _) -> Map.entry(row.getLong(1), row.getTimestamp(2).toInstant()))
            .single();
    var due = calendars.officeIn("CN", Counting.WORKING).after(report.getValue(), 3 * 3600);
    assertThat(incidents.unseen(due.minusSeconds(60))).doesNotContain(report.getKey());
    var over = due.plusSeconds(60);
    assertThat(incidents.unseen(over)).contains(report.getKey());
    rounds.round(over);
    assertThat(incidents.unseen(over)).doesNotContain(report.getKey());
  }

  @Test
  void nobody_floods_the_leads_or_a_stranger_s_mailbox() {
    var mail = mail();
    volunteer(mail);
    var guest = stranger();
    guest.get("/volunteering");
    for (int i = 0; i < 6; i++) guest.post("/volunteering/links", "email", mail).is(200);
    guest.post("/volunteering/links", "email", mail.toUpperCase(Locale.ROOT)).is(429);
    assertThat(new LetterBox(jdbc).to(mail)).hasSize(6);
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/incidents/new");
    for (int i = 0; i < 30; i++)
      floods.count("volunteers/incident", "127.0.0.1", 1_000, clock.instant());
    engineer.post("/incidents", "happenedOn", "2026-11-20", "place", "x", "words", "y").is(429);
    jdbc.sql("delete from frame.attempt where what = 'volunteers/incident'").update();
  }

  @Test
  void only_what_is_surely_a_name_is_refused() {
    for (var sure :
        new String[] {
          "Un élève nommé Paul", "一名学生名叫张小明", "the girl, called Anna", "110101201203074518"
        }) assertThat(Naming.isSure(sure)).as(sure).isTrue();
    for (var open :
        new String[] {
          "A pupil of class 3 fell", "三年级一名学生摔倒了", "Un élève de CM1 est tombé", "Mrs Chen saw it"
        }) assertThat(Naming.isSure(open)).as(open).isFalse();
  }

  @Test
  void who_was_entered_by_a_stranger_and_never_answers_is_forgotten() {
    var number = volunteer(mail());
    var known = mail();
    var vouched = volunteer(known);
    var cleared = volunteer(mail());
    var night = Occasion.of(Actor.HOUSE, clock.instant());
    volunteers.sweep(night);
    assertThat(volunteers.volunteer(number).erased()).isFalse();
    // whom one of ours enters too, or whose paper they saw, is nobody's invention
    volunteers.known(occasion(Role.OFFICER), Person.of("Other", known, Locale.ENGLISH));
    var today = occasion(Role.OFFICER).today();
    volunteers.clear(
        occasion(Role.OFFICER),
        cleared,
        ClearanceKind.HEALTH,
        ClearanceResult.CLEAR,
        today,
        today.plusDays(90));
    for (var one : List.of(number, vouched, cleared))
      jdbc.sql(
              "update volunteers.volunteer set made_at = made_at - interval '40 days' where volunteer = ?")
          .param(one)
          .update();
    volunteers.sweep(night);
    assertThat(volunteers.volunteer(number).erased()).isTrue();
    assertThat(volunteers.volunteer(vouched).name()).isEqualTo("Wang Fang");
    assertThat(volunteers.volunteer(cleared).erased()).isFalse();
  }
}
