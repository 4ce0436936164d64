package org.greenclassroom.endings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** What was decided falls through, is pressed twice, or said by two at once: it is made once. */
class OpenedAgainTest extends Ends {
  @Test
  void a_decision_is_withdrawn_and_the_next_one_has_papers_of_its_own() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(30));
    var due = due(near.lent().room());
    var school = visitor(Role.SCHOOL, near.lent().school());
    var sponsor = visitor(Role.DONOR, near.sponsor());
    propose(school, mine(near), "EXTEND", "day", due.plusYears(2).toString()).is(200);
    answer(sponsor, mine(near), near.ending(), true).is(200);
    answer(officer, near.at(), near.ending(), true).is(200).says("All have said yes");
    long first = consequence(near.ending(), "EXTENSION");

    officer.get(near.at());
    officer.post(near.at() + "/reopening").is(200).says("open again", "Made for it before");
    assertThat(state(near.ending())).isEqualTo("OPEN");
    officer.get(near.at());
    officer.post(near.at() + "/reopening").is(200); // twice is once

    propose(school, mine(near), "EXTEND", "day", due.plusMonths(6).toString()).is(200);
    answer(officer, near.at(), near.ending(), true).is(200);
    answer(sponsor, mine(near), near.ending(), true).is(200).says("All have said yes");
    long second = consequence(near.ending(), "EXTENSION");
    assertThat(second).as("not the paper of what fell through").isNotEqualTo(first);
    assertThat(officer.get("/papers/" + first).is(200).text()).contains("Replaced by");
    Agreeing.signAll(officer, officer.get("/papers/" + second).is(200), "杨校长");
    assertThat(due(near.lent().room())).isEqualTo(due.plusMonths(6));

    // the day moved, by less than nine months: all are asked again for the new one
    assertThat(state(near.ending())).isEqualTo("SETTLED");
    var anew = endings.openOf(near.lent().room());
    if (due.plusMonths(6).minusMonths(9).isAfter(today())) assertThat(anew).isNull();
    else assertThat(anew).extracting(Ending::dueOn).isEqualTo(due.plusMonths(6));
    officer.get(near.at());
    officer.post(near.at() + "/reopening").is(409).says("is over");
  }

  @Test
  void two_voices_at_once_decide_once_and_what_follows_is_made_once() throws Exception {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(30));
    var due = due(near.lent().room());
    var school = visitor(Role.SCHOOL, near.lent().school());
    var sponsor = visitor(Role.DONOR, near.sponsor());
    propose(officer, near.at(), "EXTEND", "day", due.plusMonths(6).toString()).is(200);
    var proposal = Long.toString(proposal(near.ending()));
    for (var side : List.of(school, sponsor)) side.get(mine(near)).is(200);
    var answers = new ArrayList<Callable<Visitor.Seen>>();
    for (var side : List.of(school, sponsor, school, sponsor))
      answers.add(
          () -> side.post(mine(near) + "/answers", "proposal", proposal, "yes", "true").is(200));
    atOnce(answers);
    assertThat(state(near.ending())).isEqualTo("CARRIED");
    assertThat(count("endings.voice where proposal = " + proposal)).isEqualTo(3);
    assertThat(
            count(
                "classrooms.loan_papers where purpose = 'EXTENSION' and classroom = "
                    + near.lent().room()))
        .isOne();
    assertThat(noticed(near.ending(), "SCHOOL", "DECIDED")).as("one letter").isOne();

    // two propose at once: one counts, the other was said before it
    officer.get(near.at());
    officer.post(near.at() + "/reopening").is(200);
    for (var side : List.of(school, sponsor)) side.get(mine(near)).is(200);
    var wishes = new ArrayList<Callable<Visitor.Seen>>();
    for (var side : List.of(school, sponsor))
      wishes.add(() -> side.post(mine(near) + "/proposals", "decision", "COLLECT").is(200));
    atOnce(wishes);
    assertThat(count("endings.proposal where state = 'OPEN' and ending = " + near.ending()))
        .isOne();
    // the morning and the press of a button at once
    answer(officer, near.at(), near.ending(), true).is(200);
    for (var side : List.of(school, sponsor)) answer(side, mine(near), near.ending(), true).is(200);
    var officers = new ArrayList<Callable<Object>>();
    for (int i = 0; i < 3; i++)
      officers.add(() -> {
        carrying.carryOut(occasion(Role.OFFICER), near.ending(), true);
        return "";
      });
    atOnce(officers);
    assertThat(count("takeback.recalls where classroom = " + near.lent().room())).isOne();
  }

  @Test
  void a_form_sent_twice_and_a_day_planned_twice_are_one() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(35));
    officer.get(near.at());
    for (int i = 0; i < 2; i++)
      officer
          .post(
              near.at() + "/proposals", "decision", "COLLECT", "_key", "6f0c7a52-" + near.ending())
          .is(200);
    assertThat(count("endings.proposal where ending = " + near.ending())).isOne();
    assertThat(letters().to(near.schoolsAddress())).hasSize(1);
    answer(visitor(Role.SCHOOL, near.lent().school()), mine(near), near.ending(), true).is(200);
    answer(visitor(Role.DONOR, near.sponsor()), mine(near), near.ending(), true).is(200);
    for (var words : List.of("请准备推车", "请准备推车", "请走东门")) {
      officer.get(near.at());
      officer
          .post(near.at() + "/plan", "day", today().plusDays(20).toString(), "words", words)
          .is(200);
    }
    assertThat(noticed(near.ending(), "SCHOOL", "PLAN")).as("told of a change only").isEqualTo(2);
    assertThat(letters().lastTo(near.sponsorsAddress()).body()).contains("请走东门");
  }

  @Test
  void another_organisations_ending_is_not_there_and_nonsense_is_refused() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(34));
    propose(officer, near.at(), "COLLECT").is(200);
    var proposal = Long.toString(proposal(near.ending()));
    var others =
        List.of(
            visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "另一所小学")),
            visitor(Role.DONOR, partner(PartnerKind.SPONSOR, "Other")));
    for (var other : others) {
      other.get("/endings/mine").is(200);
      other.get(mine(near)).is(404);
      other.post(mine(near) + "/proposals", "decision", "COLLECT").is(404);
      other.post(mine(near) + "/answers", "proposal", proposal, "yes", "true").is(404);
      other.get(near.at()).is(403);
    }
    var school = others.getFirst();
    school.get("/endings/rooms/" + near.lent().room()).is(404);
    school.post("/endings/mine", "classroom", Long.toString(near.lent().room())).is(404);
    officer.get("/endings/999999999999999999").is(404);
    officer.post(near.at() + "/answers", "proposal", "999999999999999999", "yes", "true").is(409);
    officer.get("/endings?q=%25_&after=zzz").is(200);
    officer.get("/endings?q=%00").is(422);
    officer.get("/endings/late?reason=NONE").is(422);
    var far = "+999999999-12-31";
    for (var wish :
        List.of(
            new String[] {"EXTEND", "day", far},
            new String[] {"EXTEND"},
            new String[] {"EARLY_END", "day", "-999999999-01-01", "why", "NOT_USED"},
            new String[] {"TRANSFER", "day", far, "school", Long.toString(near.sponsor())},
            new String[] {"TRANSFER", "day", today().toString(), "school", "" + near.sponsor()},
            new String[] {"LEAVE_PART", "tag", "<script>"},
            new String[] {"RENEW", "roomName", "x", "seats", "501", "kind", "LAPTOP"},
            new String[] {"RENEW", "roomName", "x", "seats", "9999999999", "kind", "LAPTOP"},
            new String[] {"COLLECT", "words", "長".repeat(501)},
            new String[] {"GIVE_AWAY"}))
      propose(
              officer,
              near.at(),
              wish[0],
              List.of(wish).subList(1, wish.length).toArray(String[]::new))
          .is(422);
    propose(officer, near.at(), "TRANSFER", "day", today().toString(), "school", "99999999999")
        .is(404);
    propose(officer, near.at(), "COLLECT", "words", "a\u0000b").is(422);
    officer.get("/endings/late");
    officer
        .post("/endings/late/" + near.lent().room() + "/remarks", "words", "x", "until", far)
        .is(422);
    officer.post("/endings/late/999999999999/remarks", "words", "x").is(404);
    assertThat(count("endings.proposal where ending = " + near.ending())).isOne();
  }

  private static String mine(Near near) {
    return "/endings/mine/" + near.ending();
  }

  private static <T> void atOnce(List<Callable<T>> all) throws Exception {
    var gun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (var one : all)
        running.add(
            threads.submit(() -> {
              gun.await();
              return one.call();
            }));
      gun.countDown();
      for (var one : running) one.get();
    }
  }

  private int count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
  }
}
