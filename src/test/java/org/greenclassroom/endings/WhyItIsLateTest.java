package org.greenclassroom.endings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** What stands in the way of a loan past its day, along the way home of its computers. */
class WhyItIsLateTest extends Ends {
  private String reason(long room) {
    return jdbc.sql("select coalesce(max(reason), 'none') from endings.lates where classroom = ?")
        .param(room)
        .query(String.class)
        .single();
  }

  private String search(Tag tag) {
    return "/losses/"
        + jdbc.sql(
                """
                select max(s.search) from losses.searches s join custody.devices d using (device)
                 where d.tag = ?
                """)
            .param(tag.code())
            .query(Long.class)
            .single();
  }

  /** Recalled by what was decided; of those that are not named nobody knows where they are. */
  private long counted(Near near, Visitor officer, Tag... there) {
    propose(officer, near.at(), "COLLECT").is(200);
    for (var side :
        Map.of(Role.SCHOOL, near.lent().school(), Role.DONOR, near.sponsor()).entrySet())
      answer(
              visitor(side.getKey(), side.getValue()),
              "/endings/mine/" + near.ending(),
              near.ending(),
              true)
          .is(200);
    assertThat(reason(near.lent().room())).isEqualTo("COUNTING");
    var recall = consequence(near.ending(), "RECALL");
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/takeback/" + recall + "/sheet").is(200);
    var fields = new LinkedHashMap<String, String>();
    for (var tag : there) fields.put("is." + tag.code(), "GOOD");
    signedBy(engineer, "/takeback/" + recall + "/sheet", fields).is(200);
    return recall;
  }

  @Test
  void on_the_road_then_only_missing_then_back_in_class_and_not_recalled() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 2, today().minusYears(3).minusDays(5));
    var room = near.lent().room();
    var home = near.lent().tags().getFirst();
    var lost = near.lent().tags().getLast();
    // one is missing for long, and another is set aside for its seat: the room is not over
    custody.write(
        occasion(Role.ENGINEER), Set.of(lost), Entry.of(new Fact.Missed(), clock.instant()));
    officer.get(near.lent().at() + "/reservation").is(200);
    officer.post(near.lent().at() + "/reservation", "tag", ready(1).getFirst().code()).is(200);
    long recall = counted(near, officer, home);
    assertThat(reason(room)).isEqualTo("ON_THE_ROAD");
    officer.get("/endings/late?reason=ON_THE_ROAD").is(200).says(near.lent().schoolName());

    var technician = visitor(Role.TECHNICIAN);
    technician.get("/takeback/" + recall + "/receipt").is(200);
    signedBy(technician, "/takeback/" + recall + "/receipt", Map.of("tag", home.code())).is(200);
    assertThat(reason(room)).isEqualTo("ONLY_MISSING");
    officer.get("/endings/late?reason=ONLY_MISSING").is(200).says(near.lent().schoolName());

    var engineer = visitor(Role.ENGINEER);
    engineer.get(search(lost)).is(200);
    engineer.post(search(lost) + "/find", "words", "在储物柜里").is(200);
    assertThat(custody.device(lost).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(reason(room))
        .as("decided and carried out, but one stands there")
        .isEqualTo("NOT_RECALLED");
    officer.get("/endings/late?reason=NOT_RECALLED").is(200).says(near.lent().schoolName());
  }

  @Test
  void what_is_found_after_the_room_was_over_stands_in_the_list() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusYears(3).minusDays(5));
    var room = near.lent().room();
    var lost = near.lent().tags().getFirst();
    counted(near, officer);
    assertThat(reason(room)).as("nothing of ours stands there").isEqualTo("none");
    assertThat(state(near.ending())).isEqualTo("SETTLED");

    var engineer = visitor(Role.ENGINEER);
    engineer.get(search(lost)).is(200);
    engineer.post(search(lost) + "/find", "words", "旧货市场，已取回").is(200);
    assertThat(reason(room)).isEqualTo("FOUND_AGAIN");
    officer.get("/endings/late?reason=FOUND_AGAIN").is(200).says(near.lent().schoolName());
  }

  /** Whatever went wrong with its beginning: the list does not need an ending to name a room. */
  @Test
  void a_late_loan_without_an_ending_is_named_and_begins_the_next_morning() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusYears(3).minusDays(5));
    jdbc.sql(
            """
            update endings.ending set state = 'SETTLED', settled_at = now(), outcome = 'MOVED'
             where classroom = ?
            """)
        .param(lent.room())
        .update();
    assertThat(reason(lent.room())).isEqualTo("NOT_BEGUN");
    officer.get("/endings/late?reason=NOT_BEGUN").is(200).says(lent.schoolName());
    rounds.morning(schoolDay(today()));
    assertThat(reason(lent.room())).isEqualTo("UNDECIDED");
  }

  @Test
  void three_months_before_the_end_the_officers_are_told_to_plan_the_day_once() {
    var officer = visitor(Role.OFFICER);
    var address = "officer" + unique() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'zh')")
        .params(actor(Role.OFFICER, 1).account(), address)
        .update();
    var near = near(officer, 1, today().minusYears(3).plusDays(80));
    var far = near(officer, 1, today().minusYears(3).plusMonths(5));
    rounds.morning(schoolDay(today()));
    var told = letters().lastTo(address);
    assertThat(told.subject()).contains("三个月内到期");
    assertThat(told.body())
        .contains(near.lent().schoolName(), near.at())
        .doesNotContain(far.lent().schoolName());
    assertThat(noticed(near.ending(), "PROGRAMME", "PLAN_DUE")).isOne();
    officer.get(near.at()).is(200).says("officers told to plan the day");
    rounds.morning(schoolDay(today(), 1));
    assertThat(noticed(near.ending(), "PROGRAMME", "PLAN_DUE")).as("once").isOne();
    assertThat(noticed(far.ending(), "PROGRAMME", "PLAN_DUE")).isZero();
  }

  @Test
  void which_school_takes_a_room_over_is_the_programmes_to_propose() {
    var officer = visitor(Role.OFFICER);
    var near = near(officer, 1, today().minusMonths(30));
    var other = partner(PartnerKind.SCHOOL, "中心小学");
    var said =
        propose(
            visitor(Role.SCHOOL, near.lent().school()),
            "/endings/mine/" + near.ending(),
            "TRANSFER",
            "day",
            today().toString(),
            "school",
            Long.toString(other));
    said.is(422).says("proposed by the programme");
    assertThat(said.text()).doesNotContain(nameOf(other));
  }
}
