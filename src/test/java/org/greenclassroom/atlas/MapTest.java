package org.greenclassroom.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The map, as the browser without JavaScript sees it, and what the moving one asks for. */
class MapTest extends House {
  @Autowired Atlas atlas;
  @Autowired PinTable pins;
  @Autowired PublicMap open;
  @Autowired Files files;

  private long school(Visitor officer, String name, String kind, String coordinates) {
    officer.get("/schools/new").is(200);
    return officer
        .post(
            "/schools",
            "name",
            name,
            "territory",
            "CN",
            "kinds",
            kind,
            "coordinates",
            coordinates,
            "datum",
            "WGS84")
        .is(200)
        .id();
  }

  private long room(Visitor officer, long school, String name) {
    officer.get("/classrooms/new").is(200);
    return officer
        .post(
            "/classrooms",
            "school",
            Long.toString(school),
            "name",
            name,
            "seats",
            "30",
            "kind",
            "LAPTOP")
        .is(200)
        .id();
  }

  private void lies(Visitor officer, long school, String division, String path) {
    officer.get("/schools/" + school);
    officer
        .post(
            "/schools/" + school + "/divisions",
            "division",
            division,
            "path",
            path,
            "from",
            "2020-01-01")
        .is(200);
  }

  @Test
  void a_room_is_a_dot_in_its_province_then_in_its_county_and_a_row_in_the_table() {
    var officer = visitor(Role.OFFICER);
    var name = unique("图上小学");
    var school = school(officer, name, "RURAL", "38.4867, 106.2309");
    lies(officer, school, "640121", "宁夏回族自治区/银川市/永宁县");
    var room = room(officer, school, "301 室");
    officer.get("/atlas");
    officer.post("/atlas/readings").is(200).says("Everything was read anew", "As of");
    var map = officer.get("/atlas/map").is(200).says("宁夏回族自治区", "As of");
    assertThat(map.body()).contains("<svg", "base.svg?v=", "role=\"group\"");
    var everywhere = new Sight("", null, null, null, true);
    assertThat(pins.spots(everywhere, Spot.Size.PROVINCE))
        .anySatisfy(spot -> assertThat(spot.key()).isEqualTo("64"));
    assertThat(pins.spots(new Sight("64", null, null, null, true), Spot.Size.COUNTY))
        .anySatisfy(spot -> assertThat(spot.name()).contains("永宁县"));
    assertThat(map.body().length()).as("the page itself is light").isLessThan(120_000);
    var county =
        officer.get("/atlas/map?place=640121").is(200).says(name, "301 室", "30", "planned");
    assertThat(county.body()).contains("/schools/" + school, "/classrooms/" + room, "dot coming");
    officer.get("/atlas/map?place=640121&state=LATE").is(200).says("No classroom answers to this");
    officer.get("/atlas/map?place=640121&kind=RURAL").is(200).says(name);
    officer
        .get("/atlas/map?place=640121&kind=COMMUNITY&sponsor=1")
        .is(200)
        .says("No classroom answers to this");
    officer.get("/atlas/map?place=64&after=" + room).is(200);
    officer.get("/atlas").is(200).says("Map of classrooms");
    var csv = officer.get("/atlas/map.csv?place=640121").is(200).body();
    assertThat(csv).startsWith("\uFEFFclassroom,name,school").contains(name, "38.4867", "PLANNED");
    assertThat(officer.get("/atlas/map.json?place=640121").is(200).body())
        .contains("\"classroom\":" + room, "\"look\":\"coming\"");
    visitor(Role.OFFICER).speaking("zh").get("/atlas/map?place=640121").says("待建", "底图线条");
    var base =
        officer.get(map.body().replaceAll("(?s).*href=\"(/assets/atlas/base.svg[^#\"]*)#.*", "$1"));
    assertThat(base.is(200).bytes().length).isLessThan(150_000);
  }

  @Test
  void a_school_whose_pupils_need_protection_is_not_shown_exactly_to_everybody() {
    var officer = visitor(Role.OFFICER);
    var name = unique("启明学校");
    var school = school(officer, name, "SPECIAL_EDUCATION", "36.0611, 103.8343");
    lies(officer, school, "620102", "甘肃省/兰州市/城关区");
    room(officer, school, "1");
    atlas.read(clock.instant());
    assertThat(officer.get("/atlas/map.csv?place=620102").body()).contains("36.0611");
    var auditor = visitor(Role.AUDITOR);
    assertThat(auditor.get("/atlas/map.csv?place=620102").is(200).body())
        .contains(name)
        .doesNotContain("36.0611");
    auditor
        .get("/atlas/map?place=620102")
        .is(200)
        .says(name, "about here", "within fifty kilometres");
    var shown = atlas.page(new Sight("620102", null, null, null, false), 0, 9).rows().getFirst();
    assertThat(shown.latitude()).isCloseTo(36.0, within(1e-9));
    auditor.post("/atlas/readings").is(403);
    visitor(Role.DONOR, 1).get("/atlas/map").is(403);
  }

  @Test
  void schools_nobody_has_placed_are_counted_beside_the_map() {
    var officer = visitor(Role.OFFICER);
    officer.get("/schools/new").is(200);
    var school = officer.post("/schools", "name", unique("无处小学"), "territory", "CN").is(200).id();
    lies(officer, school, "630105", "青海省/西宁市/城北区");
    room(officer, school, "A");
    atlas.read(clock.instant());
    officer
        .get("/atlas/map?place=630105")
        .is(200)
        .says("One of them is on no map", "nobody has said");
  }

  @Test
  void strangers_see_rooms_that_stand_whether_or_not_anybody_said_where() {
    var officer = visitor(Role.OFFICER);
    var placed = school(officer, unique("拉萨小学"), "RURAL", "29.65, 91.14");
    officer.get("/schools/new");
    var lost = officer.post("/schools", "name", unique("无处小学"), "territory", "CN").is(200).id();
    for (var school : List.of(placed, lost)) lies(officer, school, "540102", "西藏自治区/拉萨市/城关区");
    long before = standing("54");
    long undrawn = open.spread().undrawn();
    var here = room(officer, placed, "A");
    var there = room(officer, lost, "B");
    room(officer, placed, "only planned");
    assertThat(standing("54")).isEqualTo(before);
    for (var room : List.of(here, there)) accepted(room);
    assertThat(standing("54")).isEqualTo(before + 2);
    assertThat(open.spread().undrawn()).isEqualTo(undrawn + 1);
    assertThat(stranger().get("/open-data/places.json").is(200).body())
        .contains("\"id\":\"54\"", "\"classrooms\":" + (before + 2));
    assertThat(stranger().get("/map").is(200).says("no dot", "counts those that have ended").body())
        .contains("place-54");
    jdbc.sql("update classrooms.classroom set ended_on = current_date where classroom = ?")
        .param(here)
        .update();
    assertThat(standing("54")).isEqualTo(before + 1);
  }

  private long standing(String place) {
    atlas.read(clock.instant());
    return open.spread().places().stream()
        .filter(one -> one.key().equals(place))
        .mapToLong(PublicMap.Place::rooms)
        .sum();
  }

  private void accepted(long room) {
    var words = files.keep("signed".getBytes(StandardCharsets.UTF_8), "a", "text/plain");
    jdbc.sql(
            """
            with signed as (
              insert into classrooms.agreement (school, text_version, text, years, signed_on, recorded_at,
                     recorded_by, key)
              select school, 'test', :words, 3, current_date, now(), 0, gen_random_uuid()
                from classrooms.classroom where classroom = :room returning agreement)
            update classrooms.classroom
               set agreement = (select agreement from signed), accepted_on = current_date,
                   due_on = current_date + 1096
             where classroom = :room
            """)
        .param("room", room)
        .param("words", words)
        .update();
  }
}
