package org.greenclassroom.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** FU-01: a plan from the acceptance on, with history, always within the loan. */
class FollowupPlanTest extends Rooms {
  @Autowired Plan plan;
  @Autowired Calendars calendars;

  private List<Task> tasks(long room, TaskKind kind) {
    return plan.open(room).stream().filter(one -> one.kind() == kind).toList();
  }

  private Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  @Test
  void a_room_that_is_accepted_has_a_plan_and_a_moved_day_keeps_its_history() {
    var officer = visitor(Role.OFFICER);
    var engineer = visitor(Role.ENGINEER);
    var lent = lent(officer, 1, today().minusMonths(2));
    var due = due(lent.room());
    var visits = tasks(lent.room(), TaskKind.VISIT);
    assertThat(visits.stream().map(Task::wantedOn))
        .containsExactlyElementsOf(
            List.of(1, 3, 6, 12, 18, 24, 30, 36).stream()
                .map(month -> today().minusMonths(2).plusMonths(month))
                .toList());
    assertThat(plan.open(lent.room()))
        .allMatch(one -> !one.dueOn().isAfter(due) && one.dueOn().isAfter(today().minusMonths(2)));
    for (var one : visits)
      assertThat(one.firstDueOn())
          .isEqualTo(
              calendars.nextVisitDay(
                  lent.school(),
                  one.wantedOn(),
                  10,
                  one.wantedOn().isBefore(today()) ? today().minusMonths(2).plusDays(1) : today(),
                  due));
    // nobody is asked now how it was last month
    assertThat(tasks(lent.room(), TaskKind.CHECKIN)).hasSizeBetween(34, 35);
    assertThat(
            tasks(lent.room(), TaskKind.INVENTORY).stream()
                .map(one -> one.wantedOn().getMonthValue()))
        .isNotEmpty()
        .allMatch(month -> month == 1 || month == 7);
    assertThat(tasks(lent.room(), TaskKind.QUESTIONNAIRE)).hasSize(3);

    // the plan: the overdue visit first, in the list of who may go
    var late = visits.getFirst();
    var list =
        "/followup?q="
            + java.net.URLEncoder.encode(
                lent.schoolName(), java.nio.charset.StandardCharsets.UTF_8);
    officer.get(list).is(200).says("overdue", "Visit", lent.schoolName());
    officer.get("/").is(200).says("Visits");
    assertThat(officer.get("/followup.csv" + list.substring(9)).is(200).body())
        .contains(late.number(), lent.schoolName());
    officer
        .get("/followup?whose=mine&kind=VISIT&month=" + today().toString().substring(0, 7))
        .is(200);
    engineer.get("/followup?whose=nobody").is(200);
    visitor(Role.AUDITOR).get("/followup/tasks/" + late.task()).is(200).says("By the cadence");

    // another day needs a reason, and lies within the loan
    var at = "/followup/tasks/" + late.task();
    engineer.get(at).is(200);
    engineer
        .post(at + "/moves", "day", today().plusDays(9).toString(), "reason", " ")
        .is(422)
        .says("without a reason");
    engineer
        .post(at + "/moves", "day", due.plusDays(1).toString(), "reason", "路断了")
        .is(422)
        .says("within the loan");
    engineer.post(at + "/moves", "day", today().minusDays(1).toString(), "reason", "路断了").is(422);
    engineer
        .post(at + "/moves", "day", today().plusDays(9).toString(), "reason", "路断了")
        .is(200)
        .says("路断了");
    engineer
        .post(at + "/moves", "day", today().plusDays(12).toString(), "reason", "考试")
        .is(200)
        .says("路断了", "考试");
    assertThat(
            jdbc.sql("select count(*) from followup.moves where task = ?")
                .param(late.task())
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(plan.task(late.task()).firstDueOn()).isEqualTo(late.firstDueOn());
    assertThat(plan.task(late.task()).dueOn()).isEqualTo(today().plusDays(12));

    // somebody takes it; an officer gives several; done is done
    engineer.post(at + "/engineer").is(200).says("One task was given");
    var other = actor(Role.ENGINEER, 1).account();
    officer.get("/followup").is(200);
    officer
        .post(
            "/followup/engineer",
            "tag",
            "" + late.task(),
            "tag",
            "" + visits.get(1).task(),
            "engineer",
            "" + other)
        .is(200)
        .says("2 tasks");
    officer.post("/followup/engineer", "engineer", "" + other).is(422);
    officer.get(list + "&whose=" + other).is(200).says(lent.schoolName());
    engineer.get(at).is(200);
    engineer.post(at + "/done", "day", today().plusDays(1).toString()).is(422);
    engineer.post(at + "/done", "day", today().toString()).is(200);
    assertThat(plan.task(late.task()).state()).isEqualTo(TaskState.DONE);
    engineer.get(at).is(200).says("somebody said so");
    engineer
        .post(at + "/moves", "day", today().plusDays(20).toString(), "reason", "x")
        .is(422)
        .says("done or called off");
    officer.get("/followup/tasks/" + visits.get(1).task());
    officer.post("/followup/tasks/" + visits.get(1).task() + "/end").is(200).says("Called off");
    officer.get(lent.at()).is(200).says("Next visit on");
    officer.get("/followup/classrooms/" + lent.room()).is(200).says("called off");
    var calendar =
        officer
            .get("/collection/calendar?month=" + visits.get(2).dueOn().toString().substring(0, 7))
            .is(200);
    calendar.says(lent.schoolName());
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      for (var page :
          List.of(
              "/followup",
              at,
              "/followup/classrooms/" + lent.room(),
              "/followup/contacts",
              "/followup/cadence")) officer.get(page).is(200);
    }
  }

  @Test
  void the_tail_follows_the_last_day_of_the_loan() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(2));
    var before = plan.open(lent.room()).size();
    var due = due(lent.room());
    officer.get(lent.at() + "/next").is(200);
    var drawn =
        officer.post(lent.at() + "/extension", "until", due.plusYears(1).toString()).is(200);
    Agreeing.signAll(officer, drawn, "王芳");
    assertThat(tasks(lent.room(), TaskKind.VISIT).stream().map(Task::wantedOn))
        .contains(due.plusMonths(6), due.plusYears(1));
    var day = today().plusMonths(8);
    officer.get(lent.at() + "/next").is(200);
    officer.post(lent.at() + "/early-end", "day", day.toString(), "why", "SCHOOL_MERGES").is(200);
    assertThat(plan.open(lent.room())).isNotEmpty().allMatch(one -> !one.dueOn().isAfter(day));
    assertThat(plan.of(lent.room()).size()).isGreaterThan(before);
    plan.ended(house(), lent.room());
    assertThat(plan.open(lent.room())).isEmpty();
    // what was done all the same is done
    var off =
        plan.of(lent.room()).stream()
            .filter(one -> !one.dueOn().isAfter(today()))
            .findFirst()
            .orElseThrow();
    plan.done(house(), off.task(), today(), DoneBy.VISIT);
    assertThat(plan.task(off.task()).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void rooms_that_were_accepted_before_get_a_plan_once_and_what_was_open_is_taken_in() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today());
    var old =
        jdbc.sql(
                """
                insert into classrooms.classroom (school, site, name, seats, kind, special_needs, agreement,
                       accepted_on, due_on, planned_at, key)
                select school, site, '旧机房', seats, kind, false, agreement, :from, :due, planned_at,
                       gen_random_uuid()
                  from classrooms.classroom where classroom = :room
                returning classroom
                """)
            .param("room", lent.room())
            .param("from", today().minusMonths(14))
            .param("due", today().minusMonths(14).plusYears(3))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into classrooms.milestone (classroom, kind, month, due_on)
            values (:room, 'ANNIVERSARY', 12, :late), (:room, 'INVENTORY', 18, :day)
            """)
        .param("room", old)
        .param("late", today().minusMonths(2))
        .param("day", tasksOfNextInventory())
        .update();
    plan.catchUp(house());
    var made = plan.open(old);
    // a check-in of these days may be late since yesterday
    assertThat(
            made.stream()
                .filter(one -> one.late(today()) && one.kind() != TaskKind.CHECKIN)
                .map(Task::kind))
        .containsExactly(TaskKind.VISIT);
    assertThat(made.stream().filter(one -> one.kind() == TaskKind.VISIT)).hasSize(5);
    plan.catchUp(house());
    assertThat(plan.open(old)).hasSameSizeAs(made);
    assertThat(officer.get("/classrooms/milestones?all=true").is(200).text())
        .doesNotContain("A year more: visit");
  }

  private LocalDate tasksOfNextInventory() {
    var next = today().plusMonths(1).withDayOfMonth(15);
    while (next.getMonthValue() != 1 && next.getMonthValue() != 7) next = next.plusMonths(1);
    return next;
  }

  @Test
  void contacts_are_logged_and_what_was_promised_waits_until_it_is_done() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(1));
    var checkin = tasks(lent.room(), TaskKind.CHECKIN).getFirst();
    var at = "/followup/classrooms/" + lent.room();
    officer.get(at).is(200).says("Never name or describe a pupil");
    officer
        .post(at + "/contacts", "channel", "CALL", "day", today().toString(), "summary", "")
        .is(422);
    officer
        .post(
            at + "/contacts",
            "channel",
            "CALL",
            "day",
            today().toString(),
            "summary",
            "都好",
            "nextWhat",
            "寄键盘")
        .is(422)
        .says("both");
    officer
        .post(
            at + "/contacts",
            "channel",
            "CALL",
            "day",
            today().plusDays(1).toString(),
            "summary",
            "都好")
        .is(422);
    officer
        .post(
            at + "/contacts",
            "channel",
            "CALL",
            "day",
            today().toString(),
            "summary",
            "都好",
            "nextWhat",
            "寄键盘",
            "nextOn",
            today().minusDays(1).toString())
        .is(422);
    officer
        .post(
            at + "/contacts",
            "channel",
            "WECHAT",
            "day",
            today().minusDays(9).toString(),
            "summary",
            "老师说都好",
            "nextWhat",
            "寄键盘",
            "nextOn",
            today().minusDays(2).toString(),
            "task",
            "" + checkin.task())
        .is(200)
        .says("老师说都好", "寄键盘", "overdue");
    assertThat(plan.task(checkin.task()).doneByKind()).isEqualTo(DoneBy.CONTACT);
    officer.get("/").is(200).says("Next actions");
    officer.get("/followup/contacts").is(200).says(lent.schoolName(), "寄键盘");
    var contact =
        jdbc.sql("select contact from followup.contacts where classroom = ? and late")
            .param(lent.room())
            .query(Long.class)
            .single();
    officer.post("/followup/contacts/" + contact + "/done").is(200);
    officer.get(at).is(200).says("done");
    assertThat(
            jdbc.sql("select count(*) from followup.contacts where contact = ? and late")
                .param(contact)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void another_cadence_holds_for_rooms_accepted_from_then_on() {
    var officer = visitor(Role.OFFICER);
    officer.get("/followup/cadence").is(200).says("months 1, 3, 6, 12, 18, 24, 30, 36");
    var fields =
        new String[] {
          "kind",
          "SPECIAL_NEEDS",
          "visits",
          "2,1",
          "visitsThen",
          "6",
          "checkins",
          "1",
          "inventories",
          "1,7",
          "questionnaires",
          "12",
          "reason",
          "试行"
        };
    officer.post("/followup/cadence", fields).is(422).says("must rise");
    fields[3] = "1, 500";
    officer.post("/followup/cadence", fields).is(422);
    fields[3] = "1, 2, 3, 6, 9, 12, 18, 24, 30, 36";
    officer.post("/followup/cadence", fields).is(200).says("试行");
    var room = plan(officer, partner(PartnerKind.SCHOOL, "盲校"), "语音教室", 1, "specialNeeds", "true");
    Agreeing.byHand(officer, room, today().minusDays(20).toString(), "school", "programme").is(200);
    fill(officer, room, ready(1), today());
    assertThat(tasks(room, TaskKind.VISIT)).hasSize(10);
  }
}
