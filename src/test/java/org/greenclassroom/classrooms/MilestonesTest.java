package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** The clock of a loan: each milestone is somebody's, who says when it is done. */
class MilestonesTest extends Rooms {
  @Test
  void each_has_somebody_who_must_act_and_it_stays_until_they_did() {
    var officer = visitor(Role.OFFICER);
    var engineer = visitor(Role.ENGINEER);
    var lent = lent(officer, 1, today().minusMonths(34));
    var decision = open(lent.room(), "DECISION").getFirst();
    var plan = open(lent.room(), "PLAN").getFirst();
    var collection = open(lent.room(), "COLLECTION").getFirst();
    assertThat(
            jdbc.sql(
                    """
                    select count(*), count(*) filter (where late)
                      from classrooms.milestones where classroom = ?
                    """)
                .param(lent.room())
                .query((row, _) -> row.getLong(1) * 10 + row.getLong(2))
                .single())
        .isEqualTo(43);

    officer.get("/").is(200).says("Milestones of the loans");
    officer.get("/classrooms/milestones").is(200).says("Decide how it ends");
    officer.get("/classrooms/milestones?all=true").is(200);
    visitor(Role.AUDITOR).get("/classrooms/milestones").is(200).says("overdue");
    assertThat(engineer.get("/classrooms/milestones").is(200).text())
        .doesNotContain("Decide how it ends");

    // whose duty it is not says nothing; an officer may for anybody
    var said = Map.of("day", today().toString(), "note", "一切正常");
    engineer.get(lent.at() + "/milestones/" + decision).is(200);
    engineer
        .upload(lent.at() + "/milestones/" + decision, said, List.of())
        .is(403)
        .says("is not your duty");
    engineer.get(lent.at() + "/milestones/" + collection).is(200);
    engineer
        .upload(lent.at() + "/milestones/" + collection, said, List.of())
        .is(200)
        .says("Noted: it is done");
    officer.get(lent.at() + "/milestones/" + plan);
    for (var wrong :
        List.of(
            Map.of("day", today().plusDays(1).toString(), "note", ""),
            Map.of("day", today().minusYears(4).toString()),
            Map.of("day", today().toString(), "note", "x".repeat(501))))
      officer.upload(lent.at() + "/milestones/" + plan, wrong, List.of()).is(422);
    officer
        .upload(
            lent.at() + "/milestones/" + plan,
            said,
            List.of(new Upload("paper", "a.txt", "text/plain", new byte[] {1})))
        .is(422);
    officer
        .upload(
            lent.at() + "/milestones/" + plan,
            said,
            List.of(new Upload("paper", "回收安排.png", "image/png", Agreeing.DOT)))
        .is(200)
        .says("done", "一切正常");
    assertThat(officer.get(lent.at() + "/milestones/" + plan + "/paper").is(200).bytes())
        .isEqualTo(Agreeing.DOT);
    officer.get(lent.at() + "/milestones/" + decision + "/paper").is(404);
    officer.get(lent.at() + "/milestones/" + plan).is(200).says("回收安排.png", "Ticked by mistake");
    officer.post(lent.at() + "/milestones/" + plan + "/undo").is(200);
    assertThat(open(lent.room(), "PLAN")).containsExactly(plan);

    var calendar = officer.get(lent.at() + "/milestones.ics").is(200).body();
    assertThat(calendar).contains("BEGIN:VCALENDAR", "milestone-" + decision + "@", "VALUE=DATE");
    assertThat(calendar).doesNotContain("milestone-" + collection + "@");
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      officer.get(lent.at()).is(200);
      officer.get(lent.at() + "/milestones/" + decision).is(200);
      officer.get("/classrooms/milestones").is(200);
    }
    var other = visitor(Role.SCHOOL, lent(officer, 1, today()).school());
    other.get(lent.at() + "/milestones/" + decision).is(404);
    other.get(lent.at() + "/milestones.ics").is(404);
  }

  @Test
  void what_was_done_before_the_follow_up_planned_stays_as_history() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(7));
    var visit =
        jdbc.sql(
                """
                insert into classrooms.milestone (classroom, kind, month, due_on, done_on, done_at, done_by)
                values (?, 'VISIT', 3, ?, ?, now(), 0) returning milestone
                """)
            .params(lent.room(), today().minusMonths(4), today().minusMonths(4))
            .query(Long.class)
            .single();
    officer.get(lent.at()).is(200).says("First visit");
    officer.get(lent.at() + "/milestones/" + visit).is(200);
    officer.post(lent.at() + "/milestones/" + visit + "/undo").is(422).says("history");
  }

  @Test
  void programs_see_and_do_the_same() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(30));
    var api = api(Role.OFFICER);
    var list = api.get("/api/v1/classrooms?q=" + encoded(lent.schoolName())).is(200).json();
    assertThat(list.get("classrooms").get(0).get("classroom").asLong()).isEqualTo(lent.room());
    var one = api.get("/api/v1/classrooms/" + lent.room()).is(200).json();
    assertThat(one.get("state").asString()).isEqualTo("ENDING");
    assertThat(one.get("due_on").asString()).isEqualTo(due(lent.room()).toString());
    var at = "/api/v1/classrooms/" + lent.room() + "/milestones";
    var first = api.get(at).is(200).json().get("milestones").get(0);
    assertThat(first.get("late").asBoolean()).isTrue();
    assertThat(first.get("duty").asString()).isEqualTo("OFFICER");
    var done = api.post(at + "/" + first.get("milestone").asLong(), "{\"note\":\"打过电话\"}").is(200);
    assertThat(done.json().get("done_on").asString()).isEqualTo(today().toString());
    api(Role.SCHOOL, partner(org.greenclassroom.partners.PartnerKind.SCHOOL, "Other"))
        .get("/api/v1/classrooms/" + lent.room())
        .is(404);
    api(Role.SCHOOL, lent.school()).get(at).is(200);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
