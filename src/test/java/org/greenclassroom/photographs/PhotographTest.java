package org.greenclassroom.photographs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Releases, uses and their withdrawal; faces; who may see what. */
class PhotographTest extends House {
  @Autowired Activities activities;
  @Autowired Volunteers volunteers;
  @Autowired Classrooms classrooms;
  @Autowired Photographs photographs;

  private Visitor officer;

  private Visitor officer() {
    if (officer == null) officer = visitor(Role.OFFICER);
    return officer;
  }

  private LocalDate today() {
    return Occasion.of(Actor.HOUSE, clock.instant()).today();
  }

  private long room() {
    return classrooms.planWithSchool(
        occasion(Role.OFFICER),
        null,
        new Classrooms.NewSchool(unique("青山小学"), "CN", null),
        new Classrooms.Wanted(0, null, "Room 1", 20, DeviceKind.DESKTOP, false));
  }

  /** A colourful picture whose file says where and with what it was taken. */
  private static byte[] taken() throws IOException {
    var picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int y = 0; y < 300; y += 4)
      for (int x = 0; x < 400; x += 4) {
        int colour =
            new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)).getRGB();
        for (int j = 0; j < 4; j++)
          for (int i = 0; i < 4; i++) picture.setRGB(x + i, y + j, colour);
      }
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", out);
    var jpeg = out.toByteArray();
    var comment = "GPS 25.0N 108.0E SomeCamera".getBytes(StandardCharsets.US_ASCII);
    var marked = new ByteArrayOutputStream();
    marked.write(jpeg, 0, 2);
    marked.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
    marked.write(comment);
    marked.write(jpeg, 2, jpeg.length - 2);
    return marked.toByteArray();
  }

  private long photograph(long room) throws IOException {
    officer().get("/photographs/rooms/" + room + "/new").is(200);
    return officer()
        .upload(
            "/photographs",
            Map.of("classroom", "" + room, "day", "" + today(), "words", "两位成年人在教室里"),
            List.of(new Visitor.Upload("files", "a.jpg", "image/jpeg", taken())))
        .is(200)
        .id();
  }

  private void say(long photograph, String shows, String... more) {
    var fields = new String[4 + more.length];
    fields[0] = "shows";
    fields[1] = shows;
    fields[2] = "unnamed";
    fields[3] = "0";
    System.arraycopy(more, 0, fields, 4, more.length);
    officer().post("/photographs/" + photograph + "/saying", fields).is(200);
  }

  private Set<String> usable(long photograph) {
    return new HashSet<>(
        jdbc.sql("select purpose from photographs.usables where photograph = ?")
            .param(photograph)
            .query(String.class)
            .list());
  }

  @Test
  void a_withdrawal_lists_every_use_stops_the_pages_and_asks_the_print_back() throws IOException {
    var room = room();
    var photograph = photograph(room);
    var kept = officer().get("/photographs/" + photograph + ".jpg").is(200);
    assertThat(kept.response().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("SomeCamera", "Exif");
    assertThat(usable(photograph)).as("nobody said what it shows").isEmpty();

    var person = actor(Role.ENGINEER, 1);
    var name = people.known(person.account()).name();
    var adult = "STAFF-" + person.account();
    var at = "/photographs/" + photograph;
    say(photograph, "ADULTS");
    officer().get(at).says("nobody has said who they are");
    officer().get(at + "?who=" + name.replace(" ", "+")).is(200).says(name, "Is in it");
    officer().post(at + "/figures", "adult", adult).is(200).says(name + " has not allowed it");
    officer()
        .post(at + "/uses", "purpose", "PRINT", "place", "Annual report, 500 copies")
        .is(422)
        .says("may not be used for this (print)");

    // by himself for the website, on paper for print
    var self = new Visitor[1];
    self[0] = stranger().signIn(people.known(person.account()).login(), PASSWORD);
    self[0].get("/photographs/mine").is(200).says("Nowhere.");
    self[0].post("/photographs/mine", "purpose", "WEBSITE").is(200).says("written down");
    officer().get("/photographs/people/" + adult).is(200).says("given by the person on the page");
    officer()
        .post(
            "/photographs/people/" + adult,
            "purpose",
            "PRINT",
            "evidence",
            "",
            "granted",
            "" + today())
        .is(422);
    officer()
        .post("/photographs/people/" + adult, "purpose", "PRINT", "evidence", "folder 1")
        .is(200)
        .says("The release is written down");
    assertThat(usable(photograph)).containsExactlyInAnyOrder("WEBSITE", "PRINT");

    var published = "/photographs/public/" + photograph + ".jpg";
    stranger().get(published).is(404);
    officer().post(at + "/uses", "purpose", "WEBSITE", "place", "/impact").is(200);
    officer().post(at + "/uses", "purpose", "WEBSITE", "place", "/impact").is(200);
    officer().post(at + "/uses", "purpose", "WEBSITE", "place", "Website of the company").is(200);
    officer().post(at + "/uses", "purpose", "PRINT", "place", "Annual report, 500 copies").is(200);
    stranger().get(published).is(200);

    // he takes the website back: both places are listed, ours has stopped, the other is a task
    var mine = self[0].post("/photographs/mine").is(200);
    mine.says("/impact", "Website of the company", "Annual report, 500 copies");
    stranger().get(published).is(404);
    assertThat(uses(photograph))
        .containsExactly(
            "/impact stopped", "Annual report, 500 copies waits", "Website of the company waits");
    officer().get("/").is(200).says("shown where somebody no longer allows it");
    var task =
        jdbc.sql("select use from photographs.uses where photograph = ? and place like 'Website%'")
            .param(photograph)
            .query(Long.class)
            .single();
    officer().get("/photographs/pulls").is(200);
    officer().post("/photographs/pulls/" + task, "words", "").is(422);
    officer().post("/photographs/pulls/" + task, "words", "Taken down by their editor").is(200);
    officer().post("/photographs/pulls/" + task, "words", "again").is(404);
    officer()
        .get("/photographs/people/" + adult)
        .is(200)
        .says("taken back", "Taken down by their editor", "to be taken back since");
    officer().get(at).says("gone from", "asked back", "used");
    officer().get("/photographs/releases?who=" + name.replace(" ", "+")).is(200).says(name);

    // somebody else withdraws by the number of a paper release
    officer().post("/photographs/people/" + adult, "purpose", "TRAINING", "evidence", "f").is(200);
    var release =
        jdbc.sql(
                "select release from photographs.releases where person = ? and kind = 'STAFF' and"
                    + " live")
            .param(person.account())
            .query(Long.class)
            .single();
    officer().post("/photographs/releases/" + release + "/withdrawal").is(200).says("Taken back");
    assertThat(usable(photograph)).isEmpty();
  }

  private List<String> uses(long photograph) {
    return jdbc
        .sql(
            """
            select place || case when recalled_at is null then '' when pulled_at is null then ' waits'
                                 else ' stopped' end
              from photographs.uses where photograph = ? order by 1
            """)
        .param(photograph)
        .query(String.class)
        .list()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  void children_are_recognisable_only_under_a_live_release_that_counts_who_is_left_out()
      throws IOException {
    var room = room();
    var school =
        jdbc.sql("select school from classrooms.classrooms where classroom = ?")
            .param(room)
            .query(Long.class)
            .single();
    var photograph = photograph(room);
    say(photograph, "CHILDREN");
    assertThat(usable(photograph)).isEmpty();
    var principal = visitor(Role.SCHOOL, school);
    var at = "/photographs/rooms/" + room;
    principal.get(at).is(200).says("No class is released");
    principal.post(at, "label", "五（2）班", "purpose", "WEBSITE", "evidence", "letter").is(422);
    principal
        .post(at, "label", "五（2）班", "purpose", "WEBSITE", "excluded", "2", "evidence", "王校长签字")
        .is(200)
        .says("五（2）班");
    var release =
        jdbc.sql("select class_release from photographs.class_releases where classroom = ?")
            .param(room)
            .query(Long.class)
            .single();
    say(photograph, "CHILDREN", "released", "" + release);
    officer().get("/photographs/" + photograph).says("nobody of the school has looked");
    assertThat(usable(photograph)).isEmpty();
    principal.get("/photographs/" + photograph).is(200).says("None of them is in it");
    principal.post("/photographs/" + photograph + "/look").is(200).says("Thank you");
    assertThat(usable(photograph)).containsExactly("WEBSITE");
    officer()
        .post("/photographs/" + photograph + "/uses", "purpose", "WEBSITE", "place", "a poster");
    // another school, its rooms, its releases and its photographs are not known
    var other =
        visitor(
            Role.SCHOOL,
            jdbc.sql("select school from classrooms.classrooms where classroom = ?")
                .param(room())
                .query(Long.class)
                .single());
    for (var path :
        List.of(
            "/photographs/" + photograph,
            "/photographs/" + photograph + ".jpg",
            "/photographs/classes/" + release,
            "/photographs?classroom=" + room,
            at)) other.get(path).is(404);
    assertThat(other.get("/photographs").is(200).text()).doesNotContain("Photograph " + photograph);
    other.post("/photographs/classes/" + release + "/withdrawal").is(404);
    officer().get("/classrooms/" + room).is(200).says("1 photograph.");
    assertThat(photographs.usable(Purpose.WEBSITE, 999_999_999)).isEmpty();
    principal.get("/photographs?classroom=" + room).is(200).says("Photograph " + photograph);
    principal
        .post("/photographs/classes/" + release + "/withdrawal")
        .is(200)
        .says("a poster", "to be taken back");
    assertThat(usable(photograph)).isEmpty();
    // of another room's class nothing can be said
    say(photograph(room), "CHILDREN_NOT_RECOGNISABLE");
    officer()
        .post(
            "/photographs/" + photograph(room()) + "/saying",
            "shows",
            "CHILDREN",
            "released",
            "" + release)
        .is(404);
  }

  @Test
  void a_blurred_one_is_another_photograph_and_the_original_is_opened_by_few() throws IOException {
    var original = photograph(room());
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/photographs/" + original + ".jpg").is(200);
    officer().get("/photographs/" + original + "/blur").is(200).says("Place 1");
    var at = "/photographs/" + original + "/blur";
    officer().post(at, "shows", "CHILDREN_NOT_RECOGNISABLE").is(422).says("No place is given");
    officer()
        .post(
            at,
            "shows",
            "CHILDREN_NOT_RECOGNISABLE",
            "left.0",
            "90",
            "top.0",
            "0",
            "width.0",
            "20",
            "height.0",
            "5")
        .is(422)
        .says("outside");
    officer()
        .post(
            at,
            "shows",
            "CHILDREN_NOT_RECOGNISABLE",
            "left.0",
            "x",
            "top.0",
            "0",
            "width.0",
            "20",
            "height.0",
            "5")
        .is(422);
    var blurred =
        officer()
            .post(
                at,
                "shows",
                "CHILDREN_NOT_RECOGNISABLE",
                "left.0",
                "25",
                "top.0",
                "20",
                "width.0",
                "50",
                "height.0",
                "40")
            .is(200)
            .id();
    assertThat(blurred).isNotEqualTo(original);
    var before = ImageIO.read(new ByteArrayInputStream(photographs.content(original)));
    var after = ImageIO.read(new ByteArrayInputStream(photographs.content(blurred)));
    assertThat(roughness(after, 105, 65, 295, 175))
        .isLessThan(roughness(before, 105, 65, 295, 175) / 4);
    assertThat(roughness(after, 5, 5, 90, 290)).isGreaterThan(roughness(before, 5, 5, 90, 290) / 2);
    assertThat(usable(blurred)).hasSize(5);
    assertThat(usable(original)).isEmpty();
    engineer.get("/photographs/" + original).is(200).says("There is a blurred one");
    engineer.get("/photographs/" + original + ".jpg").is(404);
    officer().get("/photographs/" + original + ".jpg").is(200);
    officer().get("/photographs/" + original).says("original opened");
    assertThat(photographs.content(blurred, Purpose.SOCIAL)).isNotEmpty();
    officer().get("/photographs?only=USABLE").is(200).says("Photograph " + blurred);
    officer().get("/photographs?only=UNSAID").is(200);
  }

  @Test
  void a_queue_brings_photographs_part_by_part_and_once() throws IOException {
    var room = room();
    var person = actor(Role.ENGINEER, 1);
    var phone = Api.of(port, people.known(person.account()).login(), PASSWORD);
    var file = taken();
    var hash = Files.sha256(file);
    var body =
        "{\"classroom\": %d, \"day\": \"%s\", \"attachments\": [{\"sha256\": \"%s\"}]}"
            .formatted(room, today(), hash);
    var key = UUID.randomUUID().toString();
    var mine = Occasion.of(person, clock.instant());
    int half = file.length / 2;
    attachments.add(mine, hash, file.length, 0, Arrays.copyOf(file, half));
    var early = phone.post("/api/v1/photographs", body, key).is(409);
    assertThat(early.json().get("code").asString()).isEqualTo("frame.refusal.attachment-missing");
    attachments.add(mine, hash, file.length, half, Arrays.copyOfRange(file, half, file.length));
    var once = phone.post("/api/v1/photographs", body, key).is(200).json();
    assertThat(phone.post("/api/v1/photographs", body, key).is(200).json()).isEqualTo(once);
    var number = once.get("photographs").get(0).asLong();
    assertThat(
            new String(
                officer().get("/photographs/" + number + ".jpg").is(200).bytes(),
                StandardCharsets.ISO_8859_1))
        .doesNotContain("SomeCamera");
    assertThat(
            jdbc.sql("select count(*) from photographs.photographs where classroom = ?")
                .param(room)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    phone.post("/api/v1/photographs", "{\"attachments\": [{}]}").is(422);
    phone.post("/api/v1/photographs", "{}").is(422);
  }

  @Autowired Attachments attachments;

  @Test
  void of_a_day_only_what_a_volunteer_allows_and_nothing_of_who_was_forgotten() throws IOException {
    var room = room();
    var school =
        jdbc.sql("select school from classrooms.classrooms where classroom = ?")
            .param(room)
            .query(Long.class)
            .single();
    var occasion = occasion(Role.OFFICER);
    var day =
        activities.open(
            occasion,
            new Opening(
                Kind.OPENING_CEREMONY,
                unique("Opening"),
                null,
                school,
                room,
                null,
                clock.instant(),
                clock.instant().plusSeconds(7_200),
                Occasion.PROGRAMME_ZONE,
                "Hall",
                "zh",
                false,
                null));
    var volunteer =
        volunteers.known(
            occasion,
            Person.of(
                "李慧 " + unique("v"),
                unique("li").replace(' ', '.') + "@example.org",
                Locale.CHINESE));
    officer().get("/photographs/days/" + day + "/new").is(200);
    officer()
        .upload(
            "/photographs",
            Map.of("activity", "" + day, "words", ""),
            List.of(
                new Visitor.Upload("files", "a.jpg", "image/jpeg", taken()),
                new Visitor.Upload("files", "b.jpg", "image/jpeg", taken())))
        .is(200)
        .says("2 photographs are here");
    var of =
        jdbc.sql("select photograph from photographs.photographs where activity = ? order by 1")
            .param(day)
            .query(Long.class)
            .list();
    assertThat(of).hasSize(2);
    say(of.getFirst(), "ADULTS");
    say(of.getLast(), "NO_PEOPLE");
    officer()
        .post("/photographs/" + of.getFirst() + "/figures", "adult", "VOLUNTEER-" + volunteer)
        .is(200);
    officer()
        .post("/photographs/" + of.getLast() + "/figures", "adult", "VOLUNTEER-" + volunteer)
        .is(422)
        .says("said to show nobody");
    officer()
        .post(
            "/photographs/people/VOLUNTEER-" + volunteer,
            "purpose",
            "DONOR_REPORT",
            "evidence",
            "f")
        .is(200);
    assertThat(photographs.usable(Purpose.DONOR_REPORT, day)).hasSize(2);
    assertThat(photographs.usable(Purpose.PRINT, day)).hasSize(1);
    visitor(Role.SCHOOL, school).get("/photographs/" + of.getFirst()).is(200);
    officer().get("/photographs?activity=" + day).is(200);
    volunteers.erase(occasion, volunteer);
    assertThat(photographs.usable(Purpose.DONOR_REPORT, day)).hasSize(1);
  }

  /** How much neighbours differ, on the average. */
  private static double roughness(BufferedImage picture, int x0, int y0, int x1, int y1) {
    long sum = 0;
    for (int y = y0; y < y1; y++)
      for (int x = x0; x < x1; x++)
        sum +=
            Math.abs((picture.getRGB(x, y) >> 8 & 0xFF) - (picture.getRGB(x + 1, y) >> 8 & 0xFF));
    return sum / (double) ((x1 - x0) * (y1 - y0));
  }

  @Test
  void a_release_that_ended_is_as_good_as_withdrawn_and_who_is_removed_need_not_allow()
      throws IOException {
    var photograph = photograph(room());
    var person = actor(Role.ENGINEER, 1);
    var adult = "STAFF-" + person.account();
    say(photograph, "ADULTS");
    officer().post("/photographs/" + photograph + "/figures", "adult", adult).is(200);
    officer().post("/photographs/" + photograph + "/figures", "adult", "STAFF-999999999").is(404);
    officer()
        .post(
            "/photographs/people/" + adult,
            "purpose",
            "PRINT",
            "evidence",
            "f",
            "until",
            "" + today().plusYears(9))
        .is(422)
        .says("within 5 years");
    officer().post("/photographs/people/" + adult, "purpose", "PRINT", "evidence", "f").is(200);
    assertThat(
            jdbc.sql("select until from photographs.releases where person = ? and kind = 'STAFF'")
                .param(person.account())
                .query(LocalDate.class)
                .single())
        .isEqualTo(today().plusYears(3));
    var use = photographs.used(occasion(Role.OFFICER), photograph, Purpose.PRINT, "Calendar");
    assertThat(photographs.used(occasion(Role.OFFICER), photograph, Purpose.PRINT, "Calendar"))
        .isEqualTo(use);
    var late = actor(Role.ENGINEER, 1);
    officer()
        .post(
            "/photographs/people/STAFF-" + late.account(),
            "purpose",
            "PRINT",
            "evidence",
            "f",
            "granted",
            "" + today().minusYears(3).minusDays(1),
            "until",
            "" + today().minusDays(1))
        .is(200)
        .says("over");
    officer()
        .post("/photographs/" + photograph + "/figures", "adult", "STAFF-" + late.account())
        .is(200);
    assertThat(uses(photograph)).containsExactly("Calendar waits");
    var figure =
        jdbc.sql("select figure from photographs.figures where photograph = ? and person = ?")
            .params(photograph, late.account())
            .query(Long.class)
            .single();
    officer().post("/photographs/" + photograph + "/figures/" + figure + "/removal").is(200);
    officer().post("/photographs/" + photograph + "/figures/" + figure + "/removal").is(404);
    assertThat(usable(photograph)).containsExactly("PRINT");
    photographs.recall(Occasion.of(Actor.HOUSE, clock.instant()));
    assertThat(uses(photograph))
        .as("what was asked back stays asked back")
        .containsExactly("Calendar waits");
  }
}
