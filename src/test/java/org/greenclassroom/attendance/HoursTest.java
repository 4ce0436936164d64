package org.greenclassroom.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.AtOnce;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Hours: written by one, confirmed by another; the paper about them; what was said afterwards. */
class HoursTest extends Attending {
  private List<Long> volunteersOf(Open day) {
    return jdbc.sql("select volunteer from signups.signups where activity = ? order by signup")
        .param(day.activity())
        .query(Long.class)
        .list();
  }

  private static String hidden(String body, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"(\\d+)\"").matcher(body);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private String field(Open day, long volunteer) {
    return "minutes." + day.slot() + "." + volunteer;
  }

  @Test
  void one_of_ten_is_logged_without_the_rest_and_another_confirms() {
    var day = open(10);
    var signed = people(day, 10);
    send(api(Role.ENGINEER), List.of(entry(day, "IN", "NAME", "signup", signed.getFirst())));
    var who = volunteersOf(day);
    var engineer = visitor(Role.ENGINEER);
    var at = "/attendance/" + day.activity();
    engineer
        .post(at + "/hours", field(day, who.getFirst()), "90")
        .is(422)
        .says("when it has begun");
    over(day);
    engineer.post(at + "/hours", field(day, who.getFirst()), "").is(422).says("No minutes");
    engineer.post(at + "/hours", field(day, who.getFirst()), "1441").is(422).says("1,441");
    engineer.post(at + "/hours", field(day, who.getFirst()), "many").is(422);
    engineer.post(at + "/hours", field(day, 17), "60").is(404);
    engineer
        .post(at + "/hours", field(day, who.getFirst()), "170", field(day, who.get(1)), "")
        .is(200)
        .says("hours of one person are written down");
    engineer.post(at + "/hours", field(day, who.getFirst()), "20").is(409).says("already");
    assertThat(count(day, "LOGGED")).isEqualTo(1);

    // an officer writes three more down, and may not confirm these
    var officer = visitor(Role.OFFICER);
    officer
        .post(
            at + "/hours",
            field(day, who.get(1)),
            "60",
            field(day, who.get(2)),
            "61",
            field(day, who.get(3)),
            "62")
        .is(200);
    var list = "/attendance/hours?activity=" + day.activity();
    var page =
        officer.get(list).is(200).says("4 of this list wait; 3 of them", "Confirm these 1 (170");
    var own =
        jdbc.sql("select max(hours) from attendance.hours where activity = ?")
            .param(day.activity())
            .query(Long.class)
            .single();
    officer.post("/attendance/hours/" + own + "/confirmation").is(422).says("Another coordinator");
    officer
        .post(
            "/attendance/hours/confirmations",
            "activity",
            "" + day.activity(),
            "count",
            "4",
            "last",
            hidden(page.body(), "last"))
        .is(409)
        .says("You were shown 4, and now it would be 1");
    assertThat(count(day, "CONFIRMED")).isZero();
    officer
        .post(
            "/attendance/hours/confirmations",
            "activity",
            "" + day.activity(),
            "count",
            hidden(page.body(), "count"),
            "last",
            hidden(page.body(), "last"))
        .is(200)
        .says("one person are confirmed");
    assertThat(count(day, "CONFIRMED")).isEqualTo(1);
    var second = visitor(Role.OFFICER);
    second.get("/attendance/hours/" + own).is(200).says("They count");
    second.post("/attendance/hours/" + own + "/refusal", "reason", " ").is(422);
    second
        .post("/attendance/hours/" + own + "/refusal", "reason", "was ill")
        .is(200)
        .says("was ill");
    second.post("/attendance/hours/" + own + "/confirmation").is(409);
    var third = own - 1;
    second.post("/attendance/hours/" + third + "/confirmation").is(200).says("confirmed");
    // what was refused is written anew
    officer.post(at + "/hours", field(day, who.get(3)), "30").is(200);
    second.get("/attendance/hours?state=CONFIRMED&q=志愿者&partner=1").is(200);
    second.get("/attendance").is(200).says("Who came");
    visitor(Role.AUDITOR).get(at).is(200).says("170");
    assertThat(
            jdbc.sql(
                    "select count(*) from attendance.hours where activity = ? and planned_min = 180")
                .param(day.activity())
                .query(Integer.class)
                .single())
        .isEqualTo(5);
  }

  private Visitor guest(long volunteer) {
    volunteers.sendLink(officer(), volunteer, "/my-days");
    var link = box().lastTo(String.valueOf(volunteers.volunteer(volunteer).email())).link();
    var visitor = stranger();
    visitor.get(link).is(200);
    visitor.post(link).is(200).says("Your hours and certificates");
    return visitor;
  }

  private int count(Open day, String state) {
    return jdbc.sql("select count(*) from attendance.hours where activity = ? and state = ?")
        .params(day.activity(), state)
        .query(Integer.class)
        .single();
  }

  private Visitor confirmed(Open day, long volunteer, int minutes) {
    visitor(Role.ENGINEER)
        .post("/attendance/" + day.activity() + "/hours", field(day, volunteer), "" + minutes)
        .is(200);
    var officer = visitor(Role.OFFICER);
    var page = officer.get("/attendance/hours?activity=" + day.activity()).is(200);
    officer
        .post(
            "/attendance/hours/confirmations",
            "activity",
            "" + day.activity(),
            "count",
            hidden(page.body(), "count"),
            "last",
            hidden(page.body(), "last"))
        .is(200);
    return officer;
  }

  @Test
  void a_certificate_is_checked_by_anybody_and_names_nobody() throws Exception {
    var day = open(2);
    people(day, 1);
    over(day);
    var who = volunteersOf(day).getFirst();
    var officer = confirmed(day, who, 135);
    var on = "" + activities.activity(day.activity()).day();
    officer
        .get("/attendance/certificates/of/" + who + "?from_day=" + on + "&until_day=" + on)
        .is(200)
        .says("2 h 15 min are confirmed");
    officer.get("/attendance/certificates/of/" + who).is(200);
    var of = new String[] {"volunteer", "" + who, "from_day", on, "until_day", on};
    var page = officer.post("/attendance/certificates", of).is(200).says("2 h 15 min", "valid");
    officer.post("/attendance/certificates", of).is(409).says("Replace it");
    officer
        .post(
            "/attendance/certificates",
            "volunteer",
            "" + who,
            "from_day",
            "2020-01-01",
            "until_day",
            "2020-01-02")
        .is(422)
        .says("nothing to certify");
    var code = Pattern.compile("/h/(HC-\\d{4}-\\d{5})-([0-9A-Z]{20})").matcher(page.body());
    assertThat(code.find()).isTrue();
    var number = code.group(1);
    long certificate = page.id();
    var secretNumber = "E" + System.nanoTime();
    var sealed = new java.util.TreeMap<String, byte[]>();
    for (var language : List.of("zh", "en", "fr")) {
      var pdf =
          officer
              .post(
                  "/attendance/certificates/" + certificate + "/paper",
                  "tongue",
                  language,
                  "document",
                  "护照 " + secretNumber)
              .is(200)
              .bytes();
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getSignatureDictionaries()).hasSize(1);
        assertThat(new PDFTextStripper().getText(document)).contains(number, secretNumber, "志愿者 1");
      }
      if (language.equals("fr")) dropped(pdf).is(200).says(number);
      sealed.put(language, pdf);
    }
    officer
        .post("/attendance/certificates/" + certificate + "/paper", "document", "x".repeat(41))
        .is(422);
    // the number of the document is nowhere in the house
    for (var table :
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = 'attendance' and table_type = 'BASE TABLE'")
            .query(String.class)
            .list())
      assertThat(
              jdbc.sql("select count(*) from attendance." + table + " t where t::text like ?")
                  .param("%" + secretNumber + "%")
                  .query(Integer.class)
                  .single())
          .isZero();
    for (var path :
        List.of("/h/" + code.group(0).substring(3), "/h?number=" + number.toLowerCase()))
      assertThat(stranger().get(path).is(200).says("valid", number, "2 h 15 min").body())
          .doesNotContain("志愿者 1", "A day");
    // the volunteer, by their link, sees and prints their own and nobody else's
    var own = guest(who);
    own.get("/attendance/mine").is(200).says("2 h 15 min are confirmed", number);
    var mine = "/attendance/mine/certificates/" + certificate + "/paper";
    assertThat(own.post(mine, "tongue", "fr", "document", "").is(200).bytes()).startsWith('%', 'P');
    var another = guest(person("Another"));
    another.get("/attendance/mine").is(200).says("No hours of yours");
    another.post(mine, "tongue", "fr").is(404);
    stranger().get("/h").is(200).says("Is this certificate of hours genuine?");
    // the sum stands on the page of all that is theirs
    own.get("/volunteering/me")
        .is(200)
        .says(
            "Your hours", "planned 3 h 0 min, given 2 h 15 min, of which 2 h 15 min are confirmed");
    assertThat(another.get("/volunteering/me").is(200).text()).doesNotContain("In all: planned");
    stranger().get("/h/" + number + "-00000000000000000000").is(200).says("no certificate");
    stranger().get("/h?number=x").is(200).says("no certificate");

    // hours under a certificate stay; replaced, then void
    var hours =
        jdbc.sql("select max(hours) from attendance.hours where activity = ?")
            .param(day.activity())
            .query(Long.class)
            .single();
    visitor(Role.OFFICER)
        .post("/attendance/hours/" + hours + "/refusal", "reason", "no")
        .is(422)
        .says(number);
    officer
        .post("/attendance/certificates/" + certificate + "/end", "how", "VOID", "reason", "")
        .is(422);
    var next =
        officer
            .post(
                "/attendance/certificates/" + certificate + "/end",
                "how",
                "SUPERSEDED",
                "reason",
                "name was wrong")
            .is(200)
            .says("Stands for", number);
    stranger().get("/h/" + number).is(200).says("another one stands for it now");
    officer
        .post(
            "/attendance/certificates/" + next.id() + "/end",
            "how",
            "VOID",
            "reason",
            "not our volunteer")
        .is(200)
        .says("void");
    officer
        .post("/attendance/certificates/" + next.id() + "/end", "how", "VOID", "reason", "again")
        .is(409);
    officer.post("/attendance/certificates/" + next.id() + "/paper").is(422);
    var after =
        jdbc.sql("select number from attendance.certificates where certificate = ?")
            .param(next.id())
            .query(String.class)
            .single();
    stranger().get("/h/" + after).is(200).says("took it back");
    visitor(Role.AUDITOR).get("/attendance/certificates").is(200).says(number, after);
    visitor(Role.AUDITOR)
        .get("/attendance/certificates/" + certificate)
        .is(200)
        .says("Replaced by");
    org.greenclassroom.Pdfsig.sees(sealed);
  }

  /** Refused in the moment in which they are certified: one of both comes first, never both. */
  @Test
  void hours_are_never_refused_under_a_certificate_that_is_being_made() throws Exception {
    var day = open(1);
    people(day, 1);
    over(day);
    var who = volunteersOf(day).getFirst();
    confirmed(day, who, 60);
    long hours =
        jdbc.sql("select max(hours) from attendance.hours where activity = ?")
            .param(day.activity())
            .query(Long.class)
            .single();
    var on = activities.activity(day.activity()).day();
    var issuing = officer();
    var refusing = occasion(Role.OFFICER);
    var gun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> outcome(gun, () -> certificates.issue(issuing, who, on, on)));
      var other =
          threads.submit(
              () -> outcome(gun, () -> attendance.decide(refusing, hours, false, "was not there")));
      gun.countDown();
      assertThat(List.of(one.get(), other.get())).containsOnlyOnce("done");
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from attendance.certificate_line join attendance.hour using (hour) where hour = ? and state = 'REFUSED'")
                .param(hours)
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Two officers at two desks: one paper, and the other reads which stands. */
  @Test
  void a_certificate_that_two_issue_at_once_is_one_and_the_other_reads_its_number()
      throws Exception {
    var day = open(3);
    people(day, 3);
    over(day);
    for (var who : volunteersOf(day)) confirmed(day, who, 60);
    var on = activities.activity(day.activity()).day();
    var one = visitor(Role.OFFICER);
    var other = visitor(Role.OFFICER);
    for (var who : volunteersOf(day)) {
      one.get("/attendance/certificates/of/" + who).is(200);
      other.get("/attendance/certificates/of/" + who).is(200);
      var form = new String[] {"volunteer", "" + who, "from_day", "" + on, "until_day", "" + on};
      var got =
          AtOnce.all(
              () -> one.post("/attendance/certificates", form),
              () -> other.post("/attendance/certificates", form));
      assertThat(got.stream().map(Visitor.Seen::status)).containsExactlyInAnyOrder(200, 409);
      var number =
          jdbc.sql("select number from attendance.certificates where volunteer = ?")
              .param(who)
              .query(String.class)
              .single();
      for (var seen : got) if (seen.status() == 409) seen.says(number + " stands for this person");
    }
    assertThat(lines(day)).as("no hour stands on two papers").isEqualTo(3);
  }

  @Test
  void all_certificates_of_a_day_issued_twice_at_once_are_one_for_each() throws Exception {
    var day = open(4);
    people(day, 4);
    over(day);
    for (var who : volunteersOf(day)) confirmed(day, who, 60);
    var one = officer();
    var other = occasion(Role.OFFICER);
    var got =
        AtOnce.all(
            AtOnce.outcome(() -> certificates.issueOf(one, day.activity())),
            AtOnce.outcome(() -> certificates.issueOf(other, day.activity())));
    assertThat(got).contains("done").isSubsetOf("done", "attendance.refusal.issued");
    assertThat(lines(day)).isEqualTo(4);
    assertThat(
            jdbc.sql(
                    "select count(*) from attendance.certificates where volunteer = any (?) and state = 'VALID'")
                .param(volunteersOf(day).toArray(Long[]::new))
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  private int lines(Open day) {
    return jdbc.sql(
            "select count(*) from attendance.certificate_line join attendance.hour using (hour) where activity = ?")
        .param(day.activity())
        .query(Integer.class)
        .single();
  }

  private static String outcome(CountDownLatch gun, Runnable what) throws InterruptedException {
    gun.await();
    try {
      what.run();
      return "done";
    } catch (Refusal refusal) {
      return refusal.key();
    }
  }

  @Test
  void what_is_said_afterwards_is_nobodys_and_shown_from_five_on() {
    var company = partner(PartnerKind.DONOR, "Blue Lake");
    var day = open(10, company, false);
    var signed = people(day, 6);
    var entries = new ArrayList<java.util.Map<String, Object>>();
    for (var one : signed.subList(0, 5)) entries.add(entry(day, "IN", "NAME", "signup", one));
    send(api(Role.ENGINEER), entries);
    over(day);
    activities.held(officer(), day.activity());
    var emails =
        jdbc.sql(
                "select v.email from attendance.presences p join volunteers.volunteers v using (volunteer) where p.activity = ?")
            .param(day.activity())
            .query(String.class)
            .list();
    assertThat(emails).hasSize(5);
    var links = new ArrayList<String>();
    for (var email : emails) links.add(box().lastTo(email).link());
    // whoever had a place and did not come is doubted at the next day
    var absent = volunteersOf(day).getLast();
    var next = open(3);
    placed(next, absent);
    placed(next, volunteersOf(day).getFirst());
    var roster = visitor(Role.OFFICER);
    var doubts = roster.get("/signups/days/" + next.activity()).is(200).text();
    assertThat(doubts.split("did not come the last time", -1)).hasSize(2);
    // a telephone that comes home late brings one more
    send(api(Role.ENGINEER), List.of(entry(day, "IN", "NAME", "signup", signed.getLast())));
    assertThat(roster.get("/signups/days/" + next.activity()).text())
        .doesNotContain("did not come the last time");
    asking.askLate(officer());
    asking.askLate(officer());
    var answers = "/attendance/" + day.activity() + "/answers";
    var officer = visitor(Role.OFFICER);
    officer.get(answers).is(200).says("0 of 6 sheets", "Fewer than five");
    var chosen = new String[] {"prepared", "5", "useful", "4", "safe", "5", "again", "3"};
    for (var link : links) {
      if (link.equals(links.getLast()))
        officer.get(answers).is(200).says("4 of 6 sheets", "Fewer than five");
      var somebody = stranger();
      somebody.get(link).is(200).says("Nobody learns what you say");
      somebody.post(link, "prepared", "5").is(422).says("all four");
      somebody.post(link, chosen).is(200).says("Thank you");
      somebody.post(link, chosen).is(409).says("handed in before");
    }
    officer.get(answers).is(200).says("5 of 6 sheets", "Most said “very much” (5)");
    stranger().get("/asked/" + "0".repeat(32)).is(404);
    // nothing joins an answer to a person or a moment
    assertThat(
            jdbc.sql(
                    "select column_name from information_schema.columns where table_schema = 'attendance' and table_name in ('answer', 'sheet')")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "secret",
            "activity",
            "audience",
            "used",
            "activity",
            "audience",
            "question",
            "choice",
            "given");
    officer.get("/activities/" + day.activity());
  }

  @Autowired Asking asking;
  @Autowired Attendance attendance;
  @Autowired Certificates certificates;
}
