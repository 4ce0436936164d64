package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.repair.Repair;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three years are over: a room comes home but for two, each of them explained; the school is freed
 * in three languages; what came home is cleared again and sorted; three of it are dismantled, and
 * whoever gave them has the voucher; one serves three more years, and three more.
 */
class ThreeYearsLaterTest extends Rooms {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired Repair repair;
  @Autowired Files files;
  @Autowired Attachments attachments;

  private List<Stage> stages(List<Tag> tags) {
    return custody.devices(tags).stream().map(Device::stage).distinct().sorted().toList();
  }

  private <T> T one(String sql, Class<T> type, Object... arguments) {
    return jdbc.sql(sql).params(arguments).query(type).single();
  }

  /** Mice and adapters left with the room, counted into its pallet. */
  private void sent(long room, String accessory, int pieces) {
    var record = files.keep("{}".getBytes(StandardCharsets.UTF_8), "slip.json", "application/json");
    var number = unique("L");
    jdbc.sql(
            """
            insert into delivery.consignment (classroom, number, vehicle, seal, left_on, expected_on, devices,
                   parcels, grams, record, recorded_at, recorded_by, key)
            values (?, ?, '', '', current_date, current_date, 1, 1, 1000, ?, now(), 0, gen_random_uuid())
            """)
        .params(room, number, record)
        .update();
    jdbc.sql(
            """
            insert into delivery.parcel (classroom, nth, kind, grams, consignment, opened_at, opened_by, key)
            select classroom, 1 + (select count(*) from delivery.parcel p where p.classroom = c.classroom),
                   'BOX', 1000, consignment, now(), 0, gen_random_uuid()
              from delivery.consignment c where number = ?
            """)
        .param(number)
        .update();
    jdbc.sql(
            """
            insert into delivery.counted (parcel, accessory, pieces, counted_at, counted_by, key)
            select p.parcel, ?, ?, now(), 0, gen_random_uuid()
              from delivery.parcel p join delivery.consignment c using (consignment) where c.number = ?
            """)
        .params(accessory, pieces, number)
        .update();
  }

  private static String text(byte[] pdf) throws java.io.IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void a_room_comes_home_and_each_of_its_computers_has_its_way() throws Exception {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 6, today().minusYears(3).minusDays(2));
    var tags = lent.tags();
    sent(lent.room(), "MOUSE", 6);
    sent(lent.room(), "POWER_ADAPTER", 6);
    var other = lent(officer, 1, today().minusYears(3).minusDays(2));

    // two rooms are recalled in one go; each list is frozen
    officer.get("/takeback").is(200).says(lent.schoolName(), "Recall the ticked rooms");
    officer
        .post("/takeback/many", "classroom", lent.room() + "," + other.room())
        .is(200)
        .says("2 rooms are recalled. 7 computers are on the frozen lists");
    officer.post("/takeback/many").is(422).says("No room is ticked");
    long recall =
        one("select recall from takeback.recalls where classroom = ?", Long.class, lent.room());
    assertThat(
            jdbc.sql(
                    "select accessory, issued, found from takeback.accessories where recall = ? order by 1")
                .param(recall)
                .query()
                .listOfRows())
        .extracting(row -> row.get("accessory") + " " + row.get("issued") + " " + row.get("found"))
        .containsExactly("MOUSE 6 null", "POWER_ADAPTER 6 null");

    // the sheet of the engineer, up the mountain
    var engineer = visitor(Role.ENGINEER);
    for (var language : List.of("zh", "fr", "en"))
      engineer.speaking(language).get("/takeback/" + recall + "/sheet").is(200);
    var actor = actor(Role.ENGINEER, 1);
    var api = org.greenclassroom.Api.of(port, people.known(actor.account()).login(), PASSWORD);
    var photo = picture();
    var hash = Files.sha256(photo);
    attachments.add(Occasion.of(actor, clock.instant()), hash, photo.length, 0, photo);
    var sheet = new LinkedHashMap<String, Object>();
    sheet.put("at", clock.instant().minusSeconds(7200).toString());
    sheet.put(
        "is",
        Map.of(
            tags.get(0).code(), "GOOD",
            tags.get(1).code(), "WORN",
            tags.get(2).code(), "DEAD",
            tags.get(3).code(), "GOOD",
            tags.get(4).code(), "STOLEN",
            tags.get(5).code(), "UNKNOWN"));
    sheet.put("words", Map.of(tags.get(2).code(), "进水", tags.get(4).code(), "夜里被撬门"));
    sheet.put("others", "SCHOOL-PC-0815\n" + other.tags().getFirst().printed());
    sheet.put("accessory", Map.of("MOUSE", "5", "HEADSET", "2"));
    sheet.put("giver", Map.of("name", "王校长", "drawn", ""));
    sheet.put("taker", Map.of("name", "李工", "drawn", ""));
    sheet.put("attachments", List.of(Map.of("sha256", hash)));
    sheet.put("shows", List.of(tags.get(2).code()));
    var at = "/api/v1/takeback/" + recall + "/sheet";
    // a theft has a number at the police; refused, nothing of it is kept
    api.post(at, JSON.writeValueAsString(sheet)).is(422);
    assertThat(one("select count(*) from takeback.sightings where recall = ?", Long.class, recall))
        .isZero();
    sheet.put("report", Map.of(tags.get(4).code(), "赫公（治）2026-117"));
    var key = UUID.randomUUID().toString();
    var body = JSON.writeValueAsString(sheet);
    assertThat(api.post(at, body, key).is(200).json().get("found").asInt()).isEqualTo(4);
    // late, and twice: the answer was lost on its way back
    assertThat(api.post(at, body, key).is(200).json().get("missing").asInt()).isEqualTo(2);
    // a colleague had counted, too: his sheet is refused, and stays with him
    sheet.remove("attachments");
    api(Role.ENGINEER).post(at, JSON.writeValueAsString(sheet)).is(422);

    assertThat(stages(tags.subList(0, 4))).containsExactly(Stage.RETURNING);
    assertThat(stages(tags.subList(4, 6))).containsExactly(Stage.MISSING);
    assertThat(custody.device(other.tags().getFirst()).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(
            jdbc.sql(
                    "select cause, police_report from takeback.losses where recall = ? order by cause")
                .param(recall)
                .query((row, _) -> row.getString(1) + " " + row.getString(2))
                .list())
        .containsExactly("STOLEN 赫公（治）2026-117", "UNKNOWN ");
    engineer
        .speaking("en")
        .get("/takeback/" + recall)
        .is(200)
        .says(
            "4 / 6",
            "SCHOOL-PC-0815",
            "police report 赫公（治）2026-117",
            "does not switch on",
            "进水",
            "mouse",
            "one computer is missing and nobody has said why");
    var picture =
        Pattern.compile("/takeback/photos/\\d+")
            .matcher(engineer.get("/takeback/" + recall).body());
    assertThat(picture.find()).isTrue();
    assertThat(engineer.get(picture.group()).is(200).bytes()).hasSizeGreaterThan(100);

    // the school is freed when nothing is unknown any more
    officer.get("/takeback/" + recall).is(200);
    officer.post("/takeback/" + recall + "/discharge").is(422).says("nobody has said why");
    var loss = "/takeback/" + recall + "/losses/" + tags.get(5).code();
    officer.post(loss, "cause", "MOVED").is(422).says("Say in words");
    officer.post(loss, "cause", "MOVED", "words", "村委会办公室", "day", "2025-03-01").is(200);
    officer.post("/takeback/" + recall + "/discharge").is(200).says("The discharge letter DL-");
    officer.post(loss, "cause", "BROKEN", "words", "x").is(422).says("discharged already");
    var school = visitor(Role.SCHOOL, lent.school());
    var letters =
        Map.of(
            "en", "owes the programme nothing more",
            "zh", "归还责任至此解除",
            "fr", "ne doit plus rien au programme");
    for (var letter : letters.entrySet()) {
      var bytes =
          school
              .get("/takeback/" + recall + "/discharge.pdf?language=" + letter.getKey())
              .is(200)
              .bytes();
      var pdf = text(bytes);
      assertThat(pdf.replaceAll("\\s+", " ").replace("任 至", "任至"))
          .contains(tags.getFirst().printed(), "赫公（治）2026-117");
      assertThat(pdf.replaceAll("\\s+", "")).contains(letter.getValue().replace(" ", ""));
    }
    visitor(Role.SCHOOL, other.school()).get("/takeback/" + recall + "/discharge.pdf").is(404);
    var code =
        one(
            "select number || '-' || secret from takeback.discharge where recall = ?",
            String.class,
            recall);
    stranger().get("/b/" + code).is(200).says("valid", "4").text();
    assertThat(stranger().get("/b/" + code).text()).doesNotContain(lent.schoolName());
    stranger().get("/b/" + code.substring(0, code.length() - 1) + "0X").is(404);

    // home again: data may be on them until they are cleared once more
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/takeback/" + recall + "/receipt").is(200);
    technician
        .post(
            "/takeback/" + recall + "/receipt",
            "tag",
            String.join(",", tags.subList(0, 4).stream().map(Tag::code).toList()))
        .is(200);
    assertThat(custody.devices(tags.subList(0, 4)))
        .allSatisfy(device -> assertThat(device.data()).isEqualTo(Held.MAY_HOLD));
    technician.get("/takeback/sorting").is(200);
    technician
        .post("/takeback/sorting", "tag", tags.getFirst().code())
        .is(422)
        .says("does not wait to be sorted");
    var lives = new Lives(custody, actor(Role.TECHNICIAN, 1));
    lives.toRepair(tags.subList(0, 4), Instant.now());
    repair.test(occasion(Role.TECHNICIAN), tags.get(3), Map.of("power", "PASS", "madeIn", "2009"));

    // the rule, and a person above it
    technician
        .get("/takeback/sorting")
        .is(200)
        .says(tags.get(0).printed(), "too old for one more loan", "for parts", "once, 36 months");
    var first = "/takeback/sorting/" + tags.get(1).code();
    technician.post(first, "way", "DISMANTLE").is(422).says("Say why it shall be otherwise");
    technician.post(first, "way", "DISMANTLE", "reason", "外壳开裂，孩子会划伤").is(200);
    technician
        .post(
            "/takeback/sorting",
            "tag",
            String.join(",", List.of(tags.get(0).code(), tags.get(2).code(), tags.get(3).code())))
        .is(200)
        .says("1 to lend again, 1 for parts, 1 to dismantle");
    assertThat(
            jdbc.sql(
                    """
                    select s.rule || ' ' || s.overruled from takeback.sortings s
                      join custody.devices d using (device) where d.tag = any(?) order by 1
                    """)
                .param(tags.stream().map(Tag::code).toArray(String[]::new))
                .query(String.class)
                .list())
        .containsExactly("DISMANTLE false", "DISMANTLE true", "LEND false", "PARTS false");
    assertThat(stages(List.of(tags.get(1), tags.get(3)))).containsExactly(Stage.TO_DISMANTLE);
    assertThat(stages(List.of(tags.get(0), tags.get(2)))).containsExactly(Stage.TO_REPAIR);
    technician.get("/devices/" + tags.get(2).code()).is(200).says("for parts");
    assertThatThrownBy(() ->
            custody.write(
                occasion(Role.TECHNICIAN),
                List.of(tags.get(2)),
                Entry.of(new Fact.Readied("B"), Instant.now())))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("takeback.refusal.for-parts"));

    // what gave its parts goes the way of the old ones: weighed, certified, closed, written off
    lives.write(List.of(tags.get(2)), new Fact.Condemned(Fact.Condemned.Why.BROKEN), Instant.now());
    var gone = List.of(tags.get(1), tags.get(2), tags.get(3));
    var plant = partner(PartnerKind.DISMANTLER, "绿循环");
    partners.enterLicence(
        occasion(Role.OFFICER),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today().minusYears(1),
        today().plusYears(1),
        null);
    long batch =
        new AtThePlant(officer, visitor(Role.DISMANTLER, plant), plant)
            .closed(
                gone,
                gone.stream()
                    .map(tag -> String.valueOf(custody.device(tag).observed().serial()))
                    .toList(),
                6_200);
    assertThat(stages(gone)).containsExactly(Stage.DISMANTLED);
    assertThat(
            one(
                "select grams_in || '/' || grams_out || ' ' || state from dismantling.batches where batch = ?",
                String.class,
                batch))
        .isEqualTo("6200/6200 CLOSED");
    assertThat(
            one("select explained from dismantling.closures where batch = ?", Boolean.class, batch))
        .isFalse();
    long giver = one("select donor from dismantling.vouchers where batch = ?", Long.class, batch);
    assertThat(
            one(
                "select devices || ' ' || grams || ' ' || basis from dismantling.vouchers where batch = ?",
                String.class,
                batch))
        .isEqualTo("3 6300 WEIGHED");
    long voucher =
        one("select voucher from dismantling.vouchers where batch = ?", Long.class, batch);
    visitor(Role.DONOR, giver)
        .get("/vouchers/" + voucher)
        .is(200)
        .says("6.3 kg, 3 devices", tags.get(1).printed(), tags.get(2).printed());
    dropped(visitor(Role.DONOR, giver).get("/vouchers/" + voucher + "/fr.pdf").is(200).bytes())
        .is(200)
        .says(one("select number from dismantling.vouchers where batch = ?", String.class, batch));

    // a second and a third loan add years, not devices
    long devices = one("select count(*) from custody.devices", Long.class);
    var veteran = tags.get(0);
    relent(officer, lives, lent.school(), "302 室", veteran);
    technician.get("/devices/" + veteran.code()).is(200).says("Lent twice, 36 months together");
    var second =
        one("select classroom from custody.devices where tag = ?", Long.class, veteran.code());
    officer.get("/takeback").is(200);
    long homewards = officer.post("/takeback", "classroom", "" + second).is(200).id();
    officer.get("/takeback/" + homewards + "/sheet").is(200);
    signedBy(officer, "/takeback/" + homewards + "/sheet", Map.of("is." + veteran.code(), "GOOD"))
        .is(200);
    technician.get("/takeback/" + homewards + "/receipt").is(200);
    technician.post("/takeback/" + homewards + "/receipt", "tag", veteran.code()).is(200);
    assertThat(custody.device(veteran).data()).isEqualTo(Held.MAY_HOLD);
    assertThatThrownBy(() ->
            custody.write(
                occasion(Role.TECHNICIAN),
                List.of(veteran),
                Entry.of(new Fact.Readied("B"), Instant.now())))
        .as("not cleared since it came home")
        .isInstanceOf(Refusal.class);
    lives.toRepair(List.of(veteran), Instant.now());
    technician.get("/takeback/sorting").is(200).says(veteran.printed(), "twice, 36 months");
    technician.post("/takeback/sorting", "tag", veteran.code()).is(200).says("1 to lend again");
    relent(officer, lives, lent.school(), "303 室", veteran);
    assertThat(custody.device(veteran).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(one("select count(*) from custody.devices", Long.class)).isEqualTo(devices);
    technician.get("/devices/" + veteran.code()).is(200).says("Lent 3 times, 36 months together");
    assertThat(
            one(
                "select count(*) from classrooms.loans where tag = ? and classroom in (?, ?)",
                Long.class,
                veteran.code(),
                lent.room(),
                second))
        .isEqualTo(2);

    // a letter that was wrong is void, and says so
    officer.get("/takeback/" + recall).is(200);
    officer.post("/takeback/" + recall + "/discharge/end", "reason", " ").is(422);
    officer.post("/takeback/" + recall + "/discharge/end", "reason", "学校名称有误").is(200);
    stranger().get("/b/" + code).is(200).says("void");
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language).get("/takeback/" + recall).is(200);
      officer.get("/takeback").is(200);
      officer.get("/takeback/sorting").is(200);
    }
  }

  /** Made ready, and lent to a room of its own from today on. */
  private void relent(Visitor officer, Lives lives, long school, String name, Tag tag) {
    lives.write(List.of(tag), new Fact.Readied("A"), Instant.now());
    var room = plan(officer, school, name, 1);
    Agreeing.byHand(officer, room, today().minusDays(9).toString(), "school", "programme").is(200);
    fill(officer, room, List.of(tag), today());
  }

  private static byte[] picture() throws java.io.IOException {
    var image =
        new java.awt.image.BufferedImage(320, 240, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var out = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
