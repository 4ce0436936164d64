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
    var lent = lent(officer, 1, today().minusMonths(7));
    var principal = visitor(Role.SCHOOL, lent.school());
    var call = open(lent.room(), "CALL").getFirst();
    var visit = open(lent.room(), "VISIT").getFirst();
    var inventory = open(lent.room(), "INVENTORY").getFirst();
    assertThat(
            jdbc.sql("select count(*) from classrooms.milestones where classroom = ?")
                .param(lent.room())
                .query(Long.class)
                .single())
        .isEqualTo(10);
    assertThat(
            jdbc.sql("select count(*) from classrooms.milestones where classroom = ? and late")
                .param(lent.room())
                .query(Long.class)
                .single())
        .isEqualTo(3);

    officer.get("/").is(200).says("Milestones of the loans");
    officer.get("/classrooms/milestones").is(200).says("does everything work?");
    officer.get("/classrooms/milestones?all=true").is(200).says("Half-year inventory");
    visitor(Role.AUDITOR).get("/classrooms/milestones").is(200).says("overdue");
    engineer.get("/classrooms/milestones").is(200).says("First visit");
    principal.get("/").is(200).says("Milestones of the loans", "1");
    assertThat(principal.get("/classrooms/milestones").is(200).says("Half-year inventory").text())
        .doesNotContain("First visit");

    // whose duty it is not says nothing; an officer may for anybody
    var said = Map.of("day", today().toString(), "note", "一切正常");
    principal.get(lent.at() + "/milestones/" + visit).is(200);
    principal
        .upload(lent.at() + "/milestones/" + visit, said, List.of())
        .is(403)
        .says("is not your duty");
    principal.get(lent.at() + "/milestones/" + inventory).is(200).says("Walk along the seats");
    principal
        .upload(lent.at() + "/milestones/" + inventory, said, List.of())
        .is(200)
        .says("Noted: it is done");
    engineer.get(lent.at() + "/milestones/" + visit);
    engineer
        .upload(
            lent.at() + "/milestones/" + visit,
            Map.of("day", today().plusDays(1).toString(), "note", ""),
            List.of())
        .is(422);
    engineer
        .upload(
            lent.at() + "/milestones/" + visit,
            Map.of("day", today().minusYears(1).toString()),
            List.of())
        .is(422)
        .says("before the school accepted");
    engineer
        .upload(
            lent.at() + "/milestones/" + visit,
            Map.of("day", today().toString(), "note", "x".repeat(501)),
            List.of())
        .is(422);
    engineer
        .upload(
            lent.at() + "/milestones/" + visit,
            said,
            List.of(new Upload("paper", "a.txt", "text/plain", new byte[] {1})))
        .is(422);
    engineer
        .upload(
            lent.at() + "/milestones/" + visit,
            said,
            List.of(new Upload("paper", "回访记录.png", "image/png", Agreeing.DOT)))
        .is(200)
        .says("done", "一切正常");
    assertThat(engineer.get(lent.at() + "/milestones/" + visit + "/paper").is(200).bytes())
        .isEqualTo(Agreeing.DOT);
    officer.get(lent.at() + "/milestones/" + call + "/paper").is(404);
    engineer.get(lent.at() + "/milestones/" + visit).is(200).says("回访记录.png");

    officer.get(lent.at() + "/milestones/" + visit).says("Ticked by mistake");
    officer.post(lent.at() + "/milestones/" + visit + "/undo").is(200);
    assertThat(open(lent.room(), "VISIT")).containsExactly(visit);

    var calendar = officer.get(lent.at() + "/milestones.ics").is(200).body();
    assertThat(calendar).contains("BEGIN:VCALENDAR", "milestone-" + call + "@", "VALUE=DATE");
    assertThat(calendar).doesNotContain("milestone-" + inventory + "@");
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      officer.get(lent.at()).is(200);
      officer.get(lent.at() + "/milestones/" + call).is(200);
      officer.get("/classrooms/milestones").is(200);
    }
    var other = visitor(Role.SCHOOL, lent(officer, 1, today()).school());
    other.get(lent.at() + "/milestones/" + call).is(404);
    other.get(lent.at() + "/milestones.ics").is(404);
  }

  @Test
  void programs_see_and_do_the_same() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusMonths(2));
    var api = api(Role.OFFICER);
    var list = api.get("/api/v1/classrooms?q=" + encoded(lent.schoolName())).is(200).json();
    assertThat(list.get("classrooms").get(0).get("classroom").asLong()).isEqualTo(lent.room());
    var one = api.get("/api/v1/classrooms/" + lent.room()).is(200).json();
    assertThat(one.get("state").asString()).isEqualTo("IN_CLASS");
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
