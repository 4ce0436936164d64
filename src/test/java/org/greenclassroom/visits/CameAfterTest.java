package org.greenclassroom.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Api;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** A visit that was made offline and is sent after another computer came. */
class CameAfterTest extends Visiting {
  @Test
  void nobody_must_call_a_computer_that_came_after_the_visit() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "希望小学");
    var room = plan(officer, school, "301 室", 3);
    var accepted = today().minusMonths(1);
    Agreeing.byHand(officer, room, accepted.minusDays(20).toString(), "school", "programme")
        .is(200);
    var tags = ready(3);
    fill(officer, room, tags.subList(0, 2), accepted);
    fill(officer, room, tags.subList(2, 3), today());
    var task = task(room);
    var engineer = actor(Role.ENGINEER, 1);
    var api = Api.of(port, people.known(engineer.account()).login(), PASSWORD);

    var sheet = new Sheet(task).answered().called(tags.subList(0, 1), "WORKING", "");
    sheet.handedIn();
    yesterday(sheet);
    send(api, sheet.entries).is(200);
    assertThat(state(task)).as("one that stood there was not called").isEqualTo("DRAFT");

    var called = new Sheet(task);
    called.called(tags.subList(1, 2), "WORKING", "");
    for (var entry : called.entries) entry.put("visit", sheet.key);
    yesterday(called);
    send(api, called.entries).is(200);
    var again = new Sheet(task);
    again.entry("SUBMIT", "promised", List.of());
    for (var entry : again.entries) entry.put("visit", sheet.key);
    yesterday(again);
    send(api, again.entries).is(200);
    assertThat(state(task)).as("the third came afterwards").isEqualTo("SUBMITTED");
  }

  private static void yesterday(Sheet sheet) {
    int nth = 0;
    for (Map<String, Object> entry : sheet.entries) {
      entry.put("opened_at", Instant.now().minusSeconds(24 * 3600).toString());
      entry.put("at", Instant.now().minusSeconds(23 * 3600 - nth++).toString());
    }
  }

  private Object state(long task) {
    return jdbc.sql("select state from visits.visits where task = ?")
        .param(task)
        .query(String.class)
        .single();
  }
}
