package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A special school with three rooms, each with a profile of its own: one in which screens are
 * heard, one in which they are enlarged, one with tables of another height.
 */
class SpecialSchoolTest extends House {
  @Test
  void each_room_has_its_own_profile_and_only_what_meets_it_counts() {
    var officer = visitor(Role.OFFICER);
    officer.get("/schools/new").is(200);
    var name = unique("启明特殊教育学校");
    long school =
        officer
            .post("/schools", "name", name, "territory", "CN", "kinds", "SPECIAL_EDUCATION")
            .is(200)
            .id();
    long listening = room(officer, school, "听读室", 4, "SCREEN_READER", "HEADSET", "BRAILLE_DISPLAY");
    long enlarging = room(officer, school, "放大室", 6, "MAGNIFIER");
    long sitting = room(officer, school, "低桌教室", 2, "SEAT_HEIGHT");
    officer.get("/schools/" + school).is(200).says("听读室", "放大室", "低桌教室");

    // what each lacks is said, on its own page and on the classroom's
    officer.get("/equipment/" + listening).is(200).says("0 of 3 features", "lacking at 4 seats");
    officer
        .get("/classrooms/" + listening)
        .is(200)
        .says("0 of 3 features of its profile are there");
    officer.get("/equipment/" + enlarging).is(200).says("lacking at 6 seats");

    // a room does not live from what another one has, nor from what nobody asked for
    enter(officer, enlarging, "feature", "SCREEN_READER", "product", "NVDA", "version", "2025.1")
        .says("not in the profile", "0 of one feature");
    assertThat(lacking(listening, "SCREEN_READER")).isEqualTo(4);
    assertThat(lacking(enlarging, "MAGNIFIER")).isEqualTo(6);

    // two Braille displays are needed, not four; one stands at seat 1
    officer.get("/equipment/" + listening);
    officer
        .post("/equipment/" + listening + "/measures", "feature", "BRAILLE_DISPLAY", "seats", "2")
        .is(200);
    officer
        .post("/equipment/" + listening + "/measures", "feature", "BRAILLE_DISPLAY", "seats", "9")
        .is(422);
    enter(officer, listening, "feature", "BRAILLE_DISPLAY", "product", "清华双星", "seat", "1")
        .says("at seat 1", "lacking at one seat");
    enter(officer, listening, "feature", "BRAILLE_DISPLAY", "product", "清华双星 40", "seat", "1");
    assertThat(lacking(listening, "BRAILLE_DISPLAY")).as("twice at one seat is one seat").isOne();
    enter(officer, listening, "feature", "BRAILLE_DISPLAY", "product", "清华双星", "seat", "3");
    assertThat(lacking(listening, "BRAILLE_DISPLAY")).isZero();
    enter(officer, listening, "feature", "HEADSET", "product", "K800", "pieces", "3");
    assertThat(lacking(listening, "HEADSET")).isOne();

    // a licence that ends before long is on the home page; one that is over meets nothing
    var today = occasion(Role.OFFICER).today();
    long before = ending();
    enter(
            officer,
            listening,
            "feature",
            "SCREEN_READER",
            "product",
            "阳光读屏",
            "version",
            "9.6",
            "provider",
            "1",
            "number",
            "YG-117",
            "validTo",
            today.plusDays(20).toString())
        .says("ends soon", "YG-117", "9.6", "given by");
    assertThat(lacking(listening, "SCREEN_READER")).isZero();
    assertThat(ending()).isEqualTo(before + 1);
    officer.get("/").is(200).says("Licences that end", "within 60 days");
    officer.get("/equipment?only=expiring&after=" + (listening - 1)).is(200).says(name, "听读室");
    officer.get("/classrooms/" + listening).is(200).says("One licence ends soon");
    enter(
            officer,
            enlarging,
            "feature",
            "MAGNIFIER",
            "product",
            "旧放大镜",
            "validTo",
            today.minusDays(1).toString())
        .says("over since", "lacking at 6 seats");
    assertThat(lacking(enlarging, "MAGNIFIER")).isEqualTo(6);

    // it is renewed: both licences are kept, the longer one holds
    var item = item(enlarging, "旧放大镜");
    officer.get("/equipment/" + enlarging);
    var licences = "/equipment/" + enlarging + "/items/" + item + "/licences";
    officer.post(licences, "number", "F-2", "validTo", today.minusDays(2).toString()).is(422);
    officer.post(licences, "number", "F-2", "validTo", today.plusYears(1).toString()).is(200);
    assertThat(lacking(enlarging, "MAGNIFIER")).isZero();
    assertThat(
            jdbc.sql("select count(*) from equipment.licence where item = ?")
                .param(item)
                .query(Long.class)
                .single())
        .isEqualTo(2);

    // what goes away leaves a hole, and stays in the room's history
    officer.get("/equipment/" + enlarging);
    officer
        .post("/equipment/" + enlarging + "/items/" + item + "/end")
        .is(200)
        .says("One thing was here before", "lacking at 6 seats");
    officer.post(licences, "number", "F-3").is(422).says("not in this room any more");
    officer.post("/equipment/" + listening + "/items/" + item + "/end").is(404);

    // what makes no sense is refused
    officer.get("/equipment/" + sitting);
    var items = "/equipment/" + sitting + "/items";
    officer.post(items, "feature", "SEAT_HEIGHT", "product", " ").is(422);
    officer.post(items, "feature", "SEAT_HEIGHT", "product", "桌", "seat", "3").is(422);
    officer.post(items, "feature", "SEAT_HEIGHT", "product", "桌", "pieces", "0").is(422);
    officer
        .post(items, "feature", "SEAT_HEIGHT", "product", "桌", "version", "x".repeat(61))
        .is(422);
    officer.get("/equipment?only=lacking&after=" + (sitting - 1)).is(200).says("低桌教室");

    // the school sees its own rooms, another school none of them; programs read the same
    visitor(Role.SCHOOL, school).get("/equipment/" + listening).is(200).says("阳光读屏");
    officer.get("/schools/new");
    long other = officer.post("/schools", "name", unique("别校"), "territory", "CN").is(200).id();
    visitor(Role.SCHOOL, other).get("/equipment/" + listening).is(404);
    var told = api(Role.AUDITOR).get("/api/v1/classrooms/" + listening + "/equipment").is(200);
    assertThat(told.json().get("profile").size()).isEqualTo(3);
    assertThat(told.json().get("profile").get(0).get("feature").asString()).isEqualTo("HEADSET");
    assertThat(told.json().get("items").size()).isEqualTo(5);
    api(Role.SCHOOL, other).get("/api/v1/classrooms/" + listening + "/equipment").is(404);
  }

  private long room(Visitor officer, long school, String name, int seats, String... features) {
    officer.get("/classrooms/new").is(200);
    long room =
        officer
            .post(
                "/classrooms",
                "school",
                "" + school,
                "name",
                name,
                "seats",
                "" + seats,
                "kind",
                "LAPTOP",
                "specialNeeds",
                "true")
            .is(200)
            .id();
    officer.get("/classrooms/" + room + "/need").is(200);
    var fields = new ArrayList<String>();
    for (var feature : features) fields.addAll(List.of("feature", feature));
    officer.post("/classrooms/" + room + "/need", fields.toArray(String[]::new)).is(200);
    return room;
  }

  private static Visitor.Seen enter(Visitor officer, long room, String... fields) {
    officer.get("/equipment/" + room).is(200);
    return officer.post("/equipment/" + room + "/items", fields).is(200);
  }

  private int lacking(long room, String feature) {
    return jdbc.sql("select lacking from equipment.coverages where classroom = ? and feature = ?")
        .params(room, feature)
        .query(Integer.class)
        .single();
  }

  private long item(long room, String product) {
    return jdbc.sql("select item from equipment.items where classroom = ? and product = ?")
        .params(room, product)
        .query(Long.class)
        .single();
  }

  private long ending() {
    return jdbc.sql(
            "select count(*) from equipment.items where ended_on is null and expires_on <= current_date + 60")
        .query(Long.class)
        .single();
  }
}
