package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a room needs, said on its page and read by the plan. */
class NeedTest extends House {
  @Autowired Needs needs;

  @Test
  void what_a_room_needs_is_said_anew_and_what_was_said_before_is_kept() {
    var officer = visitor(Role.OFFICER);
    officer.get("/classrooms/new").is(200);
    long room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                unique("云岭希望小学"),
                "name",
                "机房",
                "seats",
                "30",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    var at = "/classrooms/" + room;
    officer.get(at).says("Nobody said more than the number of seats");
    assertThat(needs.of(room)).isEmpty();
    assertThat(row(room)).containsEntry("lacking", 30).containsEntry("told", false);

    officer.get(at + "/need").is(200).says("never of a child");
    officer
        .post(at + "/need", "tier", "5", "spares", "2", "priority", "700")
        .is(422)
        .says("both or neither");
    officer.get(at + "/need");
    officer
        .post(
            at + "/need",
            "tier",
            "5",
            "generation",
            "8",
            "gigabytes",
            "8",
            "inches",
            "13.3",
            "spares",
            "2",
            "teacher",
            "true",
            "supported",
            "true",
            "priority",
            "700",
            "reason",
            "申请 A-12：70 分",
            "children",
            "620",
            "wantedFrom",
            "2027-08-25",
            "wantedUntil",
            "2027-09-20",
            "feature",
            "SCREEN_READER",
            "feature",
            "SOUND")
        .is(200)
        .says("i5, generation 8", "8 GB at least", "2 spares, one for the teacher", "620", "sound");
    assertThat(row(room))
        .containsEntry("lacking", 33)
        .containsEntry("memory_mb", 8192)
        .containsEntry("priority", 700)
        .containsEntry("territory", "CN");
    visitor(Role.OFFICER).speaking("zh").get(at).says("备用机 2 台，教师机 1 台", "读屏软件");

    officer.get(at + "/need");
    officer
        .post(at + "/need", "wantedFrom", "2027-09-20", "wantedUntil", "2027-08-25")
        .is(422)
        .says("is before");
    officer.get(at + "/need");
    officer.post(at + "/need", "spares", "0", "priority", "400").is(200).says("400");
    assertThat(row(room)).containsEntry("lacking", 30).containsEntry("tier", null);
    assertThat(
            jdbc.sql("select count(*) from classrooms.need where classroom = ?")
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(2);
    visitor(Role.SCHOOL, 999_999).get(at + "/need").is(403);
  }

  private java.util.Map<String, Object> row(long room) {
    return jdbc.sql("select * from classrooms.needs where classroom = ?")
        .param(room)
        .query()
        .singleRow();
  }
}
