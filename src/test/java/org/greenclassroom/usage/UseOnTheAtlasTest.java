package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** What computers told is drawn by week, divided by all computers and by those that told. */
class UseOnTheAtlasTest extends Speaking {

  @Test
  void minutes_become_a_line_and_a_row_and_a_silent_room_counts_against_it() {
    var officer = visitor(Role.OFFICER);
    var speaks = room(2);
    var silent = room(2);
    for (var room : List.of(speaks, silent)) {
      officer.get("/schools/" + room.school()).is(200);
      officer
          .post(
              "/schools/" + room.school() + "/divisions",
              "division",
              "460105",
              "path",
              "海南省/海口市/秀英区",
              "from",
              "2020-01-01")
          .is(200);
    }
    var agent = enrolled(speaks.tags().getFirst());
    var day = today().minusDays(8);
    put(piece(sender(agent, Told.of(day, 1, 300, 120)))).is(200);
    officer.get("/atlas");
    officer.post("/atlas/readings").is(200);

    var csv = officer.get("/atlas/usage.csv?place=46").is(200).body();
    var week =
        csv.lines().filter(line -> line.startsWith(Usage.weekOf(day).toString())).findFirst();
    assertThat(week).isPresent();
    var cells = week.get().split(",");
    assertThat(List.of(cells).subList(1, 7))
        .as("two rooms of which one told, four computers of which one told, 120 and 300 minutes")
        .isEqualTo(List.of("2", "1", "4", "1", "120", "300"));
    officer
        .get("/atlas/usage?place=46&weeks=13")
        .is(200)
        .says("Use over time", "for each computer that told", "1 of 2", "1 of 4", "13 weeks");
    officer.get("/atlas/usage?place=99").is(200).says("no computer stood in a room");
    officer.get("/atlas/heat?place=46").is(200).says("Room by room", "一楼机房", "nothing was heard");
    officer.get("/atlas/heat?place=46&after=" + silent.room()).is(200);
    visitor(Role.AUDITOR)
        .speaking("zh")
        .get("/atlas/usage?place=46")
        .is(200)
        .says("使用情况", "按在位电脑平均");
  }

  @Test
  void the_pipeline_the_ages_and_how_long_computers_last_are_counted_from_the_book() {
    var officer = visitor(Role.OFFICER);
    var room = room(3);
    officer.get("/schools/" + room.school()).is(200);
    officer
        .post(
            "/schools/" + room.school() + "/divisions",
            "division",
            "150102",
            "path",
            "内蒙古自治区/呼和浩特市/新城区",
            "from",
            "2020-01-01")
        .is(200);
    officer.get("/atlas");
    officer.post("/atlas/readings").is(200);
    assertThat(officer.get("/atlas/pipeline.csv?place=15").is(200).body())
        .contains("device,IN_CLASS,3", "classroom,PLANNED,1", "device,LOST,0");
    officer
        .get("/atlas/pipeline?place=15")
        .is(200)
        .says("One classroom goes on, none past its day; 3 devices are in the programme.");
    assertThat(officer.get("/atlas/ages.csv?place=15").is(200).body()).contains("device,0.0,3");
    officer.get("/atlas/ages?place=15").is(200).says("No loan runs", "less than a year");
    assertThat(officer.get("/atlas/survival.csv?place=15").is(200).body()).contains("0,3,3");
    officer
        .get("/atlas/survival?place=15")
        .is(200)
        .says("Too few computers were delivered", "fewer than 20");
    officer
        .get("/atlas")
        .is(200)
        .says("Use over time", "On its way", "Ages", "How long computers last");
    officer.get("/atlas/nothing").is(404);
  }
}
