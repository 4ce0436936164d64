package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page about a room stands while its school says yes; a device's page names nobody. */
class OpenRoomsTest extends Rooms {
  @Autowired OpenRooms rooms;

  @Test
  void a_room_is_public_while_its_school_says_yes_and_gone_at_once_when_it_says_no()
      throws IOException {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusYears(1));
    var at = "/rooms/" + lent.room();
    stranger().get(at).is(404);
    var school = visitor(Role.SCHOOL, lent.school());
    school.get(lent.at()).is(200).says("May the public read about this room?");
    school.get("/site/rooms").is(200).says("You have not said anything yet");
    school.post("/site/rooms/" + lent.room(), "given", "true").is(200).says("The page is public");
    school.get(lent.at()).is(200).says("The public may read about this room since");

    headcount(lent.room(), 9);
    var photograph = photograph(officer, lent.room());
    var page = stranger().get(at).is(200).says(lent.schoolName(), "301");
    assertThat(page.text()).as("nothing under ten").doesNotContain("Pupils with IT lessons");
    assertThat(page.body()).contains(at + "/" + photograph + ".jpg");
    var picture = stranger().get(at + "/" + photograph + ".jpg").is(200);
    assertThat(picture.response().headers().firstValue("Cache-Control")).contains("no-store");
    headcount(lent.room(), 40);
    stranger().get(at).is(200).says("Pupils with IT lessons", "40");
    stranger().get("/rooms?after=" + (lent.room() - 1)).is(200).says(lent.schoolName());
    assertThat(stranger().get("/sitemap.xml").body()).contains(at + "</loc>");

    school.get("/site/rooms").is(200);
    school.post("/site/rooms/" + lent.room(), "given", "false").is(200).says("The page is gone");
    stranger().get(at).is(404);
    stranger().get(at + "/" + photograph + ".jpg").is(404);
    assertThat(rooms.all()).doesNotContain(lent.room());
    school.get(lent.at()).is(200).says("you said no on");
  }

  @Test
  void of_a_room_for_special_needs_no_pupils_are_told() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "启明学校");
    var room = plan(officer, school, "资源教室", 20, "specialNeeds", "true");
    headcount(room, 40);
    var principal = visitor(Role.SCHOOL, school);
    principal.get("/site/rooms").is(200);
    principal.post("/site/rooms/" + room, "given", "true").is(200);
    var page = stranger().get("/rooms/" + room).is(200).says("资源教室");
    assertThat(page.text()).doesNotContain("Pupils with IT lessons");
  }

  @Test
  void nobody_but_the_school_says_it_for_the_school() {
    var officer = visitor(Role.OFFICER);
    var room = plan(officer, partner(PartnerKind.SCHOOL, "远山小学"), "101 室", 20);
    officer.post("/site/rooms/" + room, "given", "true").is(403);
    var other = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "另一所小学"));
    other.get("/site/rooms").is(200);
    other.post("/site/rooms/" + room, "given", "true").is(404);
    stranger().get("/rooms/" + room).is(404);
  }

  @Test
  void a_device_tells_its_way_in_words_and_neither_serial_nor_school() {
    var lent = lent(visitor(Role.OFFICER), 1, today().minusYears(1));
    var tag = lent.tags().getFirst();
    var page =
        stranger()
            .get("/" + tag.code())
            .is(200)
            .says(
                "Its way",
                "A company gave it",
                "Its data were destroyed",
                "It began to serve in a classroom");
    assertThat(page.text()).doesNotContain(lent.schoolName(), "301 室");
    for (var language : List.of("zh", "fr"))
      stranger().speaking(language).get("/" + tag.code()).is(200);
  }

  private void headcount(long room, int pupils) {
    jdbc.sql(
            """
            insert into classrooms.headcount
              (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            values (?, '2026-2027', ?, 'VISIT', ?, 0, ?)
            """)
        .params(room, pupils, OffsetDateTime.now(clock), UUID.randomUUID())
        .update();
  }

  private long photograph(Visitor officer, long room) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    officer.get("/photographs/rooms/" + room + "/new").is(200);
    long photograph =
        officer
            .upload(
                "/photographs",
                Map.of("classroom", "" + room, "day", "" + today(), "words", "空教室"),
                List.of(new Visitor.Upload("files", "a.jpg", "image/jpeg", out.toByteArray())))
            .is(200)
            .id();
    officer
        .post("/photographs/" + photograph + "/saying", "shows", "NO_PEOPLE", "unnamed", "0")
        .is(200);
    return photograph;
  }
}
