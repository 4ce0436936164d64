package org.greenclassroom.endings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** School, sponsor and programme decide together; what they decide is set going. */
class DecidingTest extends Ends {
  @Test
  void all_are_asked_by_letter_and_an_extension_moves_the_day_when_all_have_signed() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(28));
    var due = due(near.lent().room());
    officer.get(near.at()).is(200).says("to be decided", near.schoolsAddress());
    officer.get(near.lent().at()).says("how shall it end?");

    rounds.morning(schoolDay(today()));
    var asked = letters().lastTo(near.schoolsAddress());
    assertThat(asked.language()).isEqualTo("zh");
    assertThat(asked.subject()).contains("借用怎样结束");
    assertThat(letters().lastTo(near.sponsorsAddress()).body()).contains("sans compte");
    rounds.morning(schoolDay(today()));
    assertThat(letters().to(near.schoolsAddress())).as("asked once").hasSize(1);
    assertThat(noticed(near.ending(), "SCHOOL", "ASKED")).isOne();

    // the school proposes behind its link, without an account
    var school = stranger();
    var link = asked.link();
    school.get(link).is(200).says("What do you wish?");
    propose(school, link, "EXTEND", "day", due.toString(), "name", "杨校长").is(422).says("due on");
    propose(school, link, "EXTEND", "day", due.plusYears(1).toString()).is(422).says("your name");
    propose(
            school,
            link,
            "EXTEND",
            "day",
            due.plusYears(1).toString(),
            "words",
            "机房每天都在用",
            "name",
            "杨校长")
        .is(200)
        .says("It is proposed", "stay until", "杨校长", "being answered");
    assertThat(state(near.ending())).isEqualTo("PROPOSED");

    // the sponsor refuses without a reason, with one, and agrees to something else
    var sponsor = stranger().speaking("fr");
    var sponsorsLink = letters().lastTo(near.sponsorsAddress()).link();
    answer(sponsor, sponsorsLink, near.ending(), false, "name", "H. Laurent")
        .is(422)
        .says("Dites pourquoi pas");
    answer(
            sponsor,
            sponsorsLink,
            near.ending(),
            false,
            "words",
            "Un an est long",
            "name",
            "H. Laurent")
        .is(200);
    assertThat(state(near.ending())).isEqualTo("OPEN");
    assertThat(letters().lastTo(near.schoolsAddress()).body()).contains("Un an est long");
    propose(officer, near.at(), "EXTEND", "day", due.plusMonths(6).toString()).is(200);
    answer(sponsor, sponsorsLink, near.ending(), true, "name", "H. Laurent").is(200);
    assertThat(state(near.ending())).isEqualTo("PROPOSED");
    answer(school, link, near.ending(), true, "name", "杨校长")
        .is(200)
        .says("All have said yes", "comes with a letter");
    assertThat(state(near.ending())).isEqualTo("CARRIED");
    assertThat(open(near.lent().room(), "DECISION")).isEmpty();
    officer.get(near.at()).is(200).says("Addendum for a longer loan", "set going");

    // signed as papers are: by link twice, by the programme on the screen
    long paper = consequence(near.ending(), "EXTENSION");
    for (var address : List.of(near.schoolsAddress(), near.sponsorsAddress())) {
      var sign = letters().lastTo(address).link();
      assertThat(sign).startsWith("/sign/");
      var signer = stranger();
      signer.get(sign).is(200);
      signer
          .upload(
              sign.replaceAll("\\?.*", ""),
              java.util.Map.of("signerName", "Zhang", "typedCounts", "true"),
              List.of())
          .is(200);
    }
    assertThat(due(near.lent().room())).isEqualTo(due);
    Agreeing.sign(officer, officer.get("/papers/" + paper).is(200), "PROGRAMME", "林晓");
    assertThat(due(near.lent().room())).isEqualTo(due.plusMonths(6));
    assertThat(
            jdbc.sql("select outcome from endings.endings where ending = ?")
                .param(near.ending())
                .query(String.class)
                .single())
        .isEqualTo("MOVED");
    officer.get(near.at()).says("due on another day");
    assertThat(endings.openOf(near.lent().room())).as("14 months are left").isNull();
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      officer.get(near.at()).is(200);
      officer.get("/endings").is(200);
      officer.get("/endings/late").is(200);
      officer.get("/endings/timeline").is(200);
    }
  }

  @Test
  void under_a_strangers_address_one_side_gets_no_link_of_another() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(28));
    rounds.morning(schoolDay(today()));
    var link = letters().lastTo(near.schoolsAddress()).link();
    var sponsorsLink = letters().lastTo(near.sponsorsAddress()).link();
    var school = Visitor.elsewhere(port);
    var day = due(near.lent().room()).plusMonths(6).toString();
    propose(school, link, "EXTEND", "day", day, "name", "杨校长").is(200);
    assertThat(letters().lastTo(near.sponsorsAddress()).body())
        .contains("ne connaît pas son adresse publique")
        .doesNotContain("http", "127.0.0.2");
    propose(officer, near.at(), "EXTEND", "day", day).is(200);
    answer(stranger(), sponsorsLink, near.ending(), true, "name", "H. Laurent").is(200);
    // all have said yes, and what signs for the others does not go where this side says
    answer(school, link, near.ending(), true, "name", "杨校长")
        .is(200)
        .says("only the programme’s own people send links that sign");
    assertThat(state(near.ending())).isEqualTo("DECIDED");
    for (var letter : letters().to(near.sponsorsAddress()))
      assertThat(letter.body()).doesNotContain("127.0.0.2", "/sign/");
    rounds.morning(schoolDay(today(), 1));
    assertThat(state(near.ending())).isEqualTo("CARRIED");
    assertThat(letters().lastTo(near.sponsorsAddress()).link()).startsWith("/sign/");
  }

  @Test
  void an_accepted_collection_recalls_the_room_three_months_before_its_day() {
    var officer = visitor(Role.OFFICER);
    var early = lent(officer, 2, today().minusMonths(28));
    var soon = lent(officer, 2, today().minusMonths(34));
    for (var lent : List.of(early, soon)) {
      var principal = visitor(Role.SCHOOL, lent.school());
      var mine = "/endings/mine/" + open(lent.room());
      principal.get("/").says("How shall it end?");
      principal.get("/endings/mine").is(200).says("301 室");
      propose(principal, mine, "COLLECT").is(200).says("It is proposed");
      answer(officer, "/endings/" + open(lent.room()), open(lent.room()), true)
          .is(200)
          .says("All have said yes");
      principal.get(mine).is(200).says("Everything comes home");
    }
    assertThat(state(open(early.room()))).as("computers are still swapped").isEqualTo("DECIDED");
    assertThat(state(open(soon.room()))).isEqualTo("CARRIED");
    assertThat(recalls(soon.room())).isOne();
    assertThat(recalls(early.room())).isZero();
    // the day is planned for both; the far one is recalled by the press of a button
    officer.get("/endings/" + open(soon.room())).says("We come on");
    officer
        .post(
            "/endings/" + open(soon.room()) + "/plan",
            "day",
            today().plusDays(20).toString(),
            "words",
            "请准备推车")
        .is(200)
        .says("All were written to", "请准备推车");
    assertThat(open(soon.room(), "PLAN")).isEmpty();
    officer.get("/endings/" + open(early.room()));
    officer.post("/endings/" + open(early.room()) + "/consequences").is(200).says("set going");
    assertThat(recalls(early.room())).isOne();
    officer.post("/endings/" + open(early.room()) + "/reopening").is(422).says("recalled already");
    // a colleague's morning does nothing again
    rounds.morning(schoolDay(today()));
    assertThat(recalls(soon.room())).isOne();
    visitor(Role.SCHOOL, soon.school()).get("/endings/mine/" + open(early.room())).is(404);
  }

  @Test
  void an_officer_speaks_for_the_programme_on_its_own_page_only() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(28));
    var mine = "/endings/mine/" + near.ending();
    for (var place : List.of("", "52")) {
      var account = actor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "别校")).account();
      people.give(
          occasion(Role.ADMINISTRATOR),
          account,
          new org.greenclassroom.kernel.Actor.Grant(Role.OFFICER, 1, place));
      var both = stranger().signIn(people.known(account).login(), PASSWORD);
      both.get("/endings/mine").is(200);
      both.get(mine).is(404);
      both.post(mine + "/proposals", "decision", "COLLECT").is(404);
      both.get(near.at()).is(place.isEmpty() ? 200 : 404);
    }
    assertThat(state(near.ending())).isEqualTo("OPEN");
    officer.get(near.at()).is(200);
    propose(officer, near.at(), "COLLECT").is(200);
  }

  private int recalls(long room) {
    return jdbc.sql("select count(*) from takeback.recalls where classroom = ?")
        .param(room)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_part_stays_with_the_teachers_and_stands_on_the_watch_list() {
    var officer = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var near = near(officer, 3, today().minusMonths(35));
    var staying = near.lent().tags().getFirst();
    propose(officer, near.at(), "LEAVE_PART").is(422).says("Tick the computers");
    propose(officer, near.at(), "LEAVE_PART", "tag", ready(1).getFirst().code())
        .is(422)
        .says("does not stand");
    propose(officer, near.at(), "LEAVE_PART", "tag", staying.code())
        .is(200)
        .says("One computer stays");
    var principal = visitor(Role.SCHOOL, near.lent().school());
    answer(principal, "/endings/mine/" + near.ending(), near.ending(), true).is(200);
    var donor = visitor(Role.DONOR, near.sponsor());
    donor.get("/endings/mine").is(200).says(near.lent().schoolName());
    answer(donor, "/endings/mine/" + near.ending(), near.ending(), true)
        .is(200)
        .says("All have said yes", "Read and sign");
    // not recalled while the one that stays is not the school's: the count would look for it
    assertThat(recalls(near.lent().room())).isZero();
    long paper = consequence(near.ending(), "OWNERSHIP");
    Agreeing.signAll(officer, officer.get("/papers/" + paper).is(200), "王芳");
    var addendum = near.lent().at() + "/addenda/" + paper;
    officer.get(near.lent().at());
    officer.post(addendum + "/proposal").is(200);
    second.get(near.lent().at());
    second.post(addendum + "/agreement").is(200);
    assertThat(custody.device(staying).stage()).isEqualTo(Stage.WITH_SCHOOL);
    rounds.morning(schoolDay(today()));
    assertThat(recalls(near.lent().room())).isOne();
    assertThat(state(near.ending())).isEqualTo("CARRIED");

    // the duty lasts until a licensed plant has it
    long device = custody.device(staying).id();
    officer.get("/endings/watch-list").is(200).says(staying.printed(), near.lent().schoolName());
    var watched = "/endings/watch-list/" + device;
    officer.get(watched).is(200).says("The school was asked");
    officer.post(watched + "/visits", "day", today().plusDays(1).toString()).is(422);
    officer.get(watched);
    officer.post(watched + "/visits", "day", today().toString(), "words", "在教师办公室").says("在教师办公室");
    var plant = partner(PartnerKind.DISMANTLER, "Plant");
    var file =
        new org.greenclassroom.Visitor.Upload(
            "evidence", "凭证.pdf", "application/pdf", "%PDF-1.4 x".getBytes());
    var fields =
        java.util.Map.of(
            "how", "PLANT", "day", today().toString(), "plant", Long.toString(plant), "words", "");
    officer.get(watched);
    officer.upload(watched + "/release", fields, List.of(file)).is(422).says("had no licence");
    partners.enterLicence(
        occasion(Role.OFFICER),
        plant,
        "E" + unique(),
        List.of("LAPTOP"),
        today().minusYears(1),
        today().plusYears(1),
        null);
    officer.get(watched);
    officer.upload(watched + "/release", fields, List.of()).is(422).says("Add the plant");
    officer.get(watched);
    officer
        .upload(
            watched + "/release",
            java.util.Map.of("how", "GONE", "day", today().toString(), "words", " "),
            List.of())
        .is(422)
        .says("what became of it");
    officer.get(watched);
    officer
        .upload(watched + "/release", fields, List.of(file))
        .is(200)
        .says("off the list", "凭证.pdf");
    assertThat(officer.get(watched + "/evidence").is(200).bytes()).startsWith("%PDF".getBytes());
    officer.get("/endings/watch-list?over=true").is(200).says(staying.printed());
    officer.get(watched);
    officer.upload(watched + "/release", fields, List.of(file)).is(409);
  }

  @Test
  void a_renewal_plans_the_room_that_follows() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(30));
    var lent = near.lent();
    var at = near.at();
    propose(officer, at, "RENEW", "roomName", " ", "seats", "4", "kind", "LAPTOP").is(422);
    propose(officer, at, "RENEW", "roomName", "301 室 · 二期", "seats", "4", "kind", "LAPTOP")
        .is(200)
        .says("301 室 · 二期");
    var principal = visitor(Role.SCHOOL, lent.school());
    answer(principal, "/endings/mine/" + near.ending(), near.ending(), true).is(200);
    assertThat(state(near.ending())).isEqualTo("PROPOSED");
    answer(
            visitor(Role.DONOR, near.sponsor()),
            "/endings/mine/" + near.ending(),
            near.ending(),
            true)
        .is(200);
    officer.get(at).is(200).says("The room that follows");
    officer.get(lent.at()).says("Renewed as", "301 室 · 二期");
  }

  @Test
  void another_school_takes_the_room_over_and_is_asked_anew() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(30));
    var lent = near.lent();
    long ending = near.ending();
    var next = partner(PartnerKind.SCHOOL, "中心小学");
    propose(officer, "/endings/" + ending, "TRANSFER", "day", today().toString())
        .is(422)
        .says("which school");
    propose(
            officer,
            "/endings/" + ending,
            "TRANSFER",
            "day",
            today().toString(),
            "school",
            Long.toString(next))
        .is(200)
        .says(nameOf(next));
    var principal = visitor(Role.SCHOOL, lent.school());
    answer(principal, "/endings/mine/" + ending, ending, true).is(200);
    answer(visitor(Role.DONOR, near.sponsor()), "/endings/mine/" + ending, ending, true).is(200);
    long paper = consequence(ending, "RELOCATION");
    Agreeing.signAll(officer, officer.get("/papers/" + paper).is(200), "王芳");
    var addendum = lent.at() + "/addenda/" + paper;
    officer.get(addendum + "/hand-over").is(200);
    var codes = String.join(",", lent.tags().stream().map(Tag::code).toList());
    signedBy(
            officer,
            addendum + "/hand-over",
            java.util.Map.of("tag", codes, "day", today().toString()))
        .is(200);
    rounds.morning(schoolDay(today()));
    assertThat(state(ending)).isEqualTo("SETTLED");
    long anew = open(lent.room());
    assertThat(anew).isNotEqualTo(ending);
    visitor(Role.SCHOOL, next).get("/endings/mine/" + anew).is(200).says("What do you wish?");
    officer.get("/endings/" + anew).is(200).says("Earlier endings", "went to another school");
  }
}
