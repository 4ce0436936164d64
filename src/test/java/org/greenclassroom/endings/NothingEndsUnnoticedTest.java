package org.greenclassroom.endings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Silence is answered by reminders; what is past its day stands in a list with its reason. */
class NothingEndsUnnoticedTest extends Ends {
  private String reason(long room) {
    return jdbc.sql("select reason from endings.lates where classroom = ?")
        .param(room)
        .query(String.class)
        .single();
  }

  /** The days between two letters, for a school and for a sponsor. */
  @Test
  void who_is_silent_is_reminded_twice_on_school_days_and_then_the_officers_are_told() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(28));
    var above = "county" + unique() + "@example.org";
    contact(officer, near.ending(), "SCHOOL", above, "zh", 2);
    officer.get(near.at());
    officer
        .post(near.at() + "/contacts", "side", "SCHOOL", "address", "no address", "spoken", "zh")
        .is(422);
    officer
        .post(near.at() + "/contacts", "side", "PROGRAMME", "address", above, "spoken", "zh")
        .is(422);

    rounds.morning(schoolDay(today()));
    rounds.morning(schoolDay(today(), 9));
    assertThat(letters().to(near.schoolsAddress())).as("nine school days are too few").hasSize(1);
    rounds.morning(schoolDay(today(), 10));
    assertThat(letters().lastTo(near.schoolsAddress()).subject()).contains("还在等您的答复");
    assertThat(letters().to(above)).as("only when nobody answers").isEmpty();
    rounds.morning(schoolDay(today(), 20));
    assertThat(letters().to(above)).hasSize(1);
    rounds.morning(schoolDay(today(), 30));
    assertThat(noticed(near.ending(), "SCHOOL", "ESCALATED")).isOne();
    assertThat(noticed(near.ending(), "SPONSOR", "ESCALATED")).isOne();
    assertThat(
            letters().to(near.schoolsAddress()).stream()
                .filter(one ->
                    !one.subject().contains("还没有商定"))) // six months before, in some seasons by now
        .as("told to the officers instead")
        .hasSize(3);
    rounds.morning(schoolDay(today(), 45));
    assertThat(noticed(near.ending(), "SCHOOL", "ESCALATED")).as("once").isOne();
    officer.get(near.at()).says("told to the officers", "reminded");
  }

  @Test
  void letters_at_six_months_go_out_or_are_handed_over_on_paper() throws Exception {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusMonths(31));
    var unreachable = lent(officer, 2, today().minusMonths(31));
    var at = "/endings/" + open(unreachable.room());
    rounds.morning(schoolDay(today()));
    assertThat(letters().lastTo(near.schoolsAddress()).subject()).contains("还没有商定怎样结束");
    assertThat(letters().lastTo(near.sponsorsAddress()).body()).contains("n'est pas encore décidé");
    assertThat(open(near.lent().room(), "LETTERS")).isEmpty();
    assertThat(open(unreachable.room(), "LETTERS")).as("nobody has an address").hasSize(1);
    officer.get(at).is(200).says("nobody at the school has an address", "handed over on paper");
    for (var language : List.of("en", "zh", "fr")) {
      var pdf = officer.get(at + "/notice.pdf?in=" + language).is(200).bytes();
      try (var read = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(read))
            .contains(unreachable.tags().getFirst().printed(), unreachable.schoolName());
      }
    }
    // the same morning again, or an address that is entered late: each letter goes once
    var found = lent(officer, 1, today().minusMonths(31));
    rounds.morning(lastSchoolDay());
    var late = "late" + unique() + "@example.org";
    officer.get("/endings/" + open(found.room()));
    contact(officer, open(found.room()), "SCHOOL", late, "fr", 1);
    for (int i = 0; i < 2; i++) rounds.morning(schoolDay(today(), 1));
    assertThat(letters().to(late))
        .extracting(LetterBox.Letter::subject)
        .doesNotHaveDuplicates()
        .anyMatch(subject -> subject.contains("rien n'est décidé"));
    assertThat(letters().lastTo(late).language()).isEqualTo("fr");
    assertThat(open(found.room(), "LETTERS")).isEmpty();
    assertThat(
            letters().to(near.schoolsAddress()).stream()
                .filter(one -> one.subject().contains("还没有商定")))
        .hasSize(1);
    officer.get(at);
    officer.post(at + "/notice").is(200).says("counts as handed over");
    assertThat(open(unreachable.room(), "LETTERS")).isEmpty();
    // a link instead of an address: shown once, it opens this ending and no other
    officer.get(at);
    var shown = officer.post(at + "/links", "side", "SCHOOL").is(200);
    var link = Pattern.compile("/ending/[0-9a-z]{32}").matcher(shown.body());
    assertThat(link.find()).isTrue();
    stranger().get(link.group()).is(200).says(unreachable.schoolName());
    officer.get(at);
    officer.post(at + "/links", "side", "SCHOOL").is(200);
    stranger().get(link.group()).is(404);
    officer.get(at);
    officer.post(at + "/links", "side", "PROGRAMME").is(422);
  }

  @Test
  void a_silent_side_is_passed_over_by_a_second_officer_with_a_reason() {
    var officer = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(35));
    propose(officer, near.at(), "COLLECT").is(200);
    var principal = visitor(Role.SCHOOL, near.lent().school());
    answer(principal, "/endings/mine/" + near.ending(), near.ending(), true).is(200);
    without(second, near, "赞助方已注销").is(422).says("Not reminded yet");
    rounds.morning(schoolDay(today(), 12));
    without(officer, near, "赞助方已注销").is(422).says("second officer");
    without(second, near, " ").is(422);

    // whoever passed a side over does not speak for the programme either
    propose(principal, "/endings/mine/" + near.ending(), "COLLECT").is(200);
    without(second, near, "赞助方已注销").is(200).says("decided without its word");
    answer(second, near.at(), near.ending(), true).is(422).says("One officer speaks");

    propose(officer, near.at(), "COLLECT").is(200);
    answer(principal, "/endings/mine/" + near.ending(), near.ending(), true).is(200);
    without(second, near, "赞助方已注销")
        .is(200)
        .says("decided without its word", "赞助方已注销", "The recall");
    answer(second, near.at(), near.ending(), true).is(200); // said already
  }

  private Visitor.Seen without(Visitor who, Near near, String words) {
    who.get(near.at()).is(200);
    return who.post(
        near.at() + "/silences",
        "proposal",
        "" + proposal(near.ending()),
        "side",
        "SPONSOR",
        "words",
        words);
  }

  @Test
  void every_loan_past_its_day_stands_in_the_list_with_what_is_in_the_way() {
    var officer = visitor(Role.OFFICER);
    var undecided = lent(officer, 2, today().minusYears(3).minusDays(40));
    var counting = lent(officer, 1, today().minusYears(3).minusDays(3));
    assertThat(reason(undecided.room())).isEqualTo("UNDECIDED");
    officer.get("/").is(200).says("Loans past their day");
    officer
        .get("/endings/late?reason=UNDECIDED")
        .is(200)
        .says(undecided.schoolName(), "nobody proposed anything");
    officer
        .post(
            "/endings/late/" + undecided.room() + "/remarks",
            "words",
            "大雪封路",
            "until",
            today().plusDays(30).toString())
        .is(200)
        .says("大雪封路", "solved by");
    officer.post("/endings/late/" + undecided.room() + "/remarks", "words", " ").is(422);

    var principal = visitor(Role.SCHOOL, undecided.school());
    var mine = "/endings/mine/" + open(undecided.room());
    propose(principal, mine, "EXTEND", "day", today().plusMonths(11).toString()).is(200);
    assertThat(reason(undecided.room())).isEqualTo("UNANSWERED");
    officer.get("/endings/late").says("the programme");
    var csv =
        new String(
            officer.get("/endings/late.csv?reason=UNANSWERED").is(200).bytes(),
            StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith("\uFEFFclassroom,school,room")
        .contains(undecided.schoolName(), "UNANSWERED", "PROGRAMME", "大雪封路", ",40,2,0,0,");
    answer(
            officer,
            "/endings/" + open(undecided.room()),
            open(undecided.room()),
            false,
            "words",
            "太旧了")
        .is(200);
    assertThat(reason(undecided.room())).isEqualTo("REFUSED");
    propose(principal, mine, "EXTEND", "day", today().plusMonths(11).toString()).is(200);
    answer(officer, "/endings/" + open(undecided.room()), open(undecided.room()), true).is(200);
    assertThat(reason(undecided.room())).isEqualTo("UNSIGNED");
    // it cannot be had: nobody signs; everything is open again
    officer.get("/endings/" + open(undecided.room()));
    officer.post("/endings/" + open(undecided.room()) + "/reopening").is(200).says("open again");
    assertThat(reason(undecided.room())).isEqualTo("UNDECIDED");

    officer.get("/takeback");
    officer.post("/takeback", "classroom", Long.toString(counting.room())).is(200);
    assertThat(reason(counting.room())).isEqualTo("COUNTING");
    officer.get("/endings/late").says(counting.schoolName());

    // what ends when, for the programme and for the school alone
    var months = officer.get("/endings/timeline").is(200);
    months.says("What ends when", "being decided", "past");
    assertThat(months.body()).contains("<svg");
    principal.get("/endings/timeline").is(200).says("One loan with 2 computers ends");
    officer.get("/endings?state=OPEN&q=" + "希望").is(200);
    officer.get("/endings?decision=COLLECT").is(200);
    visitor(Role.AUDITOR).get("/endings/late").is(200);
    visitor(Role.DONOR).get("/endings/mine").is(200).says("Nothing ends within nine months");
  }

  @Test
  void what_was_decided_stands_in_the_list_until_it_is_done() {
    var officer = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusYears(3).minusDays(3));
    long ending = open(lent.room());
    var at = "/endings/" + ending;
    var principal = visitor(Role.SCHOOL, lent.school());
    // a room of that name is there: it is decided, and whoever said the last word reads what is in
    // the way
    propose(officer, at, "RENEW", "roomName", "301 室", "seats", "2", "kind", "LAPTOP").is(200);
    answer(principal, "/endings/mine/" + ending, ending, true)
        .is(200)
        .says("could not be set going yet", "301 室");
    assertThat(reason(lent.room())).isEqualTo("NOT_CARRIED");
    rounds.morning(schoolDay(today()));
    assertThat(state(ending)).isEqualTo("DECIDED");
    officer.get(at);
    officer.post(at + "/consequences").is(409).says("301 室");
    officer.get(at);
    officer.post(at + "/reopening").is(200);

    propose(
            principal,
            "/endings/mine/" + ending,
            "LEAVE_PART",
            "tag",
            lent.tags().getFirst().code())
        .is(200);
    answer(officer, at, ending, true).is(200);
    assertThat(reason(lent.room())).isEqualTo("UNSIGNED");
    long paper = consequence(ending, "OWNERSHIP");
    Agreeing.signAll(officer, officer.get("/papers/" + paper).is(200), "王芳");
    assertThat(reason(lent.room())).isEqualTo("HANDS");
    officer.get("/endings/late?reason=HANDS").says("signed, not carried out yet");
    officer.get(lent.at());
    officer.post(lent.at() + "/addenda/" + paper + "/proposal").is(200);
    second.get(lent.at());
    second.post(lent.at() + "/addenda/" + paper + "/agreement").is(200);
    assertThat(reason(lent.room())).isEqualTo("NOT_CARRIED");
    rounds.morning(schoolDay(today()));
    assertThat(reason(lent.room())).isEqualTo("COUNTING");
  }

  @Test
  void endings_begin_for_all_rooms_in_one_statement() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(20));
    assertThat(endings.openOf(lent.room())).as("16 months are left").isNull();
    officer.get(lent.at()).says("Its time has not come");
    officer.get("/endings/rooms/" + lent.room()).is(200).says("Does it end earlier?");
    var when = schoolDay(due(lent.room()).minusMonths(9));
    var did = rounds.morning(when);
    assertThat(did.begun()).isPositive();
    var begun = endings.openOf(lent.room());
    assertThat(begun).isNotNull();
    assertThat(begun.beganOn()).isAfterOrEqualTo(due(lent.room()).minusMonths(9));
    assertThat(begun.lettersOn()).isBeforeOrEqualTo(due(lent.room()).minusMonths(6));
    assertThat(begun.planOn()).isBeforeOrEqualTo(due(lent.room()).minusMonths(3));
    for (var day : List.of(begun.askOn(), begun.lettersOn(), begun.planOn()))
      assertThat(isSchoolDay(day)).as(day + " is a school day").isTrue();
    assertThat(rounds.morning(when).begun()).isZero();
  }

  private boolean isSchoolDay(LocalDate day) {
    return jdbc.sql(
            """
            select d.teaching and d.kind <> 'EXAM' from calendar.days d
              join calendar.calendars c using (calendar)
             where c.territory = 'CN' and c.level = 'TERRITORY' and d.day = ?
            """)
        .param(Date.valueOf(day))
        .query(Boolean.class)
        .single();
  }

  @Test
  void names_and_addresses_are_gone_on_their_day() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(30));
    rounds.morning(schoolDay(today()));
    var school = stranger();
    var link = letters().lastTo(near.schoolsAddress()).link();
    var name = "杨校长 " + unique();
    propose(school, link, "COLLECT", "name", name).is(200).says(name);
    officer.get(near.at()).says(near.schoolsAddress());
    var contact =
        jdbc.sql("select contact from endings.contact where address = ?")
            .param(near.sponsorsAddress())
            .query(Long.class)
            .single();
    officer.post(near.at() + "/contacts/" + contact + "/removal", "side", "SPONSOR").is(200);
    assertThat(officer.get(near.at()).text()).doesNotContain(near.sponsorsAddress());
    jdbc.sql(
            """
            update endings.ending set state = 'SETTLED', settled_at = now(), outcome = 'HOME' where ending = ?
            """)
        .param(near.ending())
        .update();
    var house =
        org.greenclassroom.kernel.Occasion.of(
            org.greenclassroom.kernel.Actor.HOUSE, clock.instant());
    forgetting.round(house.now().plus(java.time.Duration.ofDays(181)));
    assertThat(
            count("select count(*) from endings.contact where address = ?", near.schoolsAddress()))
        .isZero();
    assertThat(count("select count(*) from endings.voice where name = ?", name)).isPositive();
    forgetting.round(house.now().plus(java.time.Duration.ofDays(3 * 365 + 1)));
    assertThat(count("select count(*) from endings.voice where name = ?", name)).isZero();
  }

  @org.springframework.beans.factory.annotation.Autowired Forgetting forgetting;

  private int count(String sql, String what) {
    return jdbc.sql(sql).param(what).query(Integer.class).single();
  }
}
