package org.greenclassroom.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.cast.Played;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A pick-up from its order to its slip, through real pages. */
class PickupTest extends House {
  @Autowired Donations donations;
  @Autowired Partners partners;
  @Autowired Pickups pickups;
  @Autowired Driving driving;
  @Autowired Attachments attachments;
  private long donor;
  private long lot;
  private long carrier;

  @BeforeEach
  void a_lot() {
    var occasion = occasion(Role.OFFICER);
    donor =
        partners.record(occasion, unique("Pick AG"), List.of(PartnerKind.DONOR), "CN", "Road 1");
    var other = occasion(Role.OFFICER);
    carrier =
        partners.record(other, unique("Trucks"), List.of(PartnerKind.CARRIER), "CN", "Road 2");
    lot = donations.open(occasion, donor);
  }

  private long ordered(Visitor officer, String... more) {
    officer.get("/collection/pickups/new?lot=" + lot).is(200);
    var fields =
        new ArrayList<>(
            List.of(
                "lot",
                String.valueOf(lot),
                "day",
                "2027-03-01",
                "from",
                "09:00",
                "to",
                "12:00",
                "address",
                "1 Century Avenue, 3rd floor",
                "access",
                "LIFT",
                "access",
                "ID_NEEDED",
                "contactName",
                "Chen, Min; \"x\"",
                "contactPhone",
                "+86 21 5555",
                "contactEmail",
                "chen@example.org",
                "contactLanguage",
                "zh",
                "carrier",
                String.valueOf(carrier),
                "pallets",
                "2",
                "pieces.LAPTOP",
                "30",
                "pieces.SCREEN",
                "12"));
    fields.addAll(List.of(more));
    return officer.post("/collection/pickups", fields.toArray(String[]::new)).is(200).id();
  }

  private int sequence(long pickup) {
    return jdbc.sql("select sequence from collection.pickup where pickup = ?")
        .param(pickup)
        .query(Integer.class)
        .single();
  }

  private String state(long pickup) {
    return jdbc.sql("select state from collection.pickups where pickup = ?")
        .param(pickup)
        .query(String.class)
        .single();
  }

  private static String[] move(long pickup, int sequence, String day) {
    return new String[] {
      "sequence",
      String.valueOf(sequence),
      "day",
      day,
      "from",
      "13:00",
      "to",
      "15:00",
      "address",
      "2 Other Road",
      "pallets",
      "1",
      "pieces.LAPTOP",
      "29"
    };
  }

  @Test
  void ordered_confirmed_moved_and_two_officers_at_once() {
    var officer = visitor(Role.OFFICER);
    long pickup = ordered(officer, "_key", "one-click");
    assertThat(ordered(officer, "_key", "one-click")).isEqualTo(pickup);
    officer
        .get("/collection/pickups/" + pickup)
        .is(200)
        .says("Century Avenue", "goods lift", "+86 21 5555", "planned");
    officer.post("/collection/pickups/%d/confirmation".formatted(pickup), "sequence", "0").is(200);
    assertThat(state(pickup)).isEqualTo("CONFIRMED");

    var second = visitor(Role.OFFICER);
    second.get("/collection/pickups/%d/change".formatted(pickup)).is(200);
    officer.get("/collection/pickups/%d/change".formatted(pickup)).is(200);
    officer.post("/collection/pickups/" + pickup, move(pickup, 1, "2027-03-05")).is(200);
    second
        .post("/collection/pickups/" + pickup, move(pickup, 1, "2027-03-09"))
        .is(409)
        .says("Somebody changed");
    assertThat(state(pickup)).isEqualTo("PLANNED"); // another window is another promise
    assertThat(sequence(pickup)).isEqualTo(2);
    officer
        .get("/collection/pickups/" + pickup)
        .says("ordered", "confirmed by the donor", "moved to another window", "2 Other Road");
    assertThat(
            jdbc
                .sql("select body from frame.letter where address = 'chen@example.org'")
                .query(String.class)
                .list()
                .stream()
                .filter(body -> body.contains("Chen, Min"))
                .toList())
        .hasSizeGreaterThanOrEqualTo(2);

    officer
        .post(
            "/collection/pickups/%d/end".formatted(pickup),
            "sequence",
            "2",
            "why",
            "WEATHER",
            "state",
            "CANCELLED")
        .is(200);
    assertThat(state(pickup)).isEqualTo("CANCELLED");
    officer
        .post(
            "/collection/pickups/%d/end".formatted(pickup),
            "sequence",
            "3",
            "why",
            "WEATHER",
            "state",
            "FAILED")
        .is(422)
        .says("is over");
  }

  @Test
  void what_cannot_be_ordered_is_said() {
    var officer = visitor(Role.OFFICER);
    officer.get("/collection/pickups/new").is(200);
    var form = List.of("lot", String.valueOf(lot), "day", "2027-03-01", "from", "12:00");
    post(officer, form, "to", "09:00", "address", "X").is(422).says("before it begins");
    post(officer, form, "to", "13:00").is(422).says("without an address");
    post(officer, form, "to", "13:00", "until", "2027-06-01", "address", "X")
        .is(422)
        .says("two weeks");
    post(officer, form, "to", "13:00", "address", "X", "pallets", "999").is(422).says("Pallets");
    post(officer, form, "to", "13:00", "address", "X", "carrier", String.valueOf(donor))
        .is(422)
        .says("no carrier");
    post(officer, form, "to", "13:00", "site", "1").is(404); // a site of somebody else
    assertThat(
            jdbc.sql("select count(*) from collection.pickup where lot = ?")
                .param(lot)
                .query(Long.class)
                .single())
        .isZero();
  }

  private static Visitor.Seen post(Visitor officer, List<String> form, String... more) {
    var all = new ArrayList<>(form);
    all.addAll(List.of(more));
    return officer.post("/collection/pickups", all.toArray(String[]::new));
  }

  @Test
  void a_donor_sees_its_own_and_no_others() {
    long pickup = ordered(visitor(Role.OFFICER));
    var own = visitor(Role.DONOR, donor);
    own.get("/collection").is(200).says("P-%05d".formatted(pickup));
    own.get("/collection/pickups/" + pickup).is(200);
    own.get("/collection/things/" + lot).is(200);
    var stranger =
        visitor(
            Role.DONOR,
            partners.record(
                occasion(Role.OFFICER), unique("Else"), List.of(PartnerKind.DONOR), "CN", null));
    stranger.get("/collection/pickups/" + pickup).is(404);
    stranger.get("/collection/things/" + lot).is(404);
    stranger.get("/driving/" + pickup).is(404);
    assertThat(stranger.get("/collection").text()).doesNotContain("P-%05d".formatted(pickup));
  }

  private static byte[] photograph() throws Exception {
    var image =
        new java.awt.image.BufferedImage(400, 300, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void what_the_queue_sent_before_is_drawn_anew_as_well() throws Exception {
    var driver = occasion(Role.ENGINEER);
    var png = photograph();
    attachments.add(driver, Files.sha256(png), png.length, 0, png);
    var sent = driving.sent(driver, List.of(Files.sha256(png)));
    assertThat(Files.typeOf(sent.getFirst())).isEqualTo("image/jpeg");
    var text = "FF D8 FF is no picture".getBytes(StandardCharsets.UTF_8);
    text[0] = (byte) 0xFF;
    text[1] = (byte) 0xD8;
    text[2] = (byte) 0xFF;
    attachments.add(driver, Files.sha256(text), text.length, 0, text);
    assertThatThrownBy(() -> driving.sent(driver, List.of(Files.sha256(text))))
        .hasMessageContaining("photo-unreadable");
  }

  @Test
  void a_driver_without_scripts_counts_photographs_and_two_sign() throws Exception {
    long pickup = ordered(visitor(Role.OFFICER));
    var driver = visitor(Role.ENGINEER);
    driver.get("/driving/" + pickup).is(200).says("of 30 expected", "No faces");
    var photo = new Visitor.Upload("photos", "truck.png", "image/png", photograph());
    var fields =
        Map.of(
            "pieces.LAPTOP",
            "29",
            "pieces.SCREEN",
            "12",
            "pieces.CABLE",
            "3",
            "pallets",
            "2",
            "seals",
            "A-1, A-2 A-1",
            "kilograms",
            "240.5",
            "remarks",
            "LESS_THAN_EXPECTED",
            "giverName",
            "Chen Min",
            "takerName",
            "Zhou Chi");
    driver
        .upload("/driving/" + pickup, Map.of("giverName", "A", "takerName", "B"), List.of())
        .is(422)
        .says("Nothing is counted");
    driver
        .upload(
            "/driving/" + pickup,
            fields,
            List.of(
                new Visitor.Upload(
                    "photos", "x.txt", "text/plain", "no".getBytes(StandardCharsets.UTF_8))))
        .is(422)
        .says("no picture");
    driver.upload("/driving/" + pickup, fields, List.of(photo)).is(200).says("Collected on");
    driver.upload("/driving/" + pickup, fields, List.of(photo)).is(422).says("collected already");
    var row =
        jdbc.sql(
                "select state, pieces, grams, pallets, array_to_string(seals, '|') as seals, slip from collection.pickups where pickup = ?")
            .param(pickup)
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("state", "COLLECTED")
        .containsEntry("pieces", 44)
        .containsEntry("grams", 240_500L)
        .containsEntry("seals", "A-1|A-2");
    assertThat(
            jdbc.sql(
                    "select string_agg(name, '|' order by side) from custody.signature where slip = ?")
                .param(row.get("slip"))
                .query(String.class)
                .single())
        .isEqualTo("Chen Min|Zhou Chi");
    var officer = visitor(Role.OFFICER);
    var page =
        officer.get("/collection/pickups/" + pickup).is(200).says("−1", "+3", "less than expected");
    var image =
        Pattern.compile("/collection/pickups/\\d+/photos/[0-9a-f]{64}").matcher(page.body());
    assertThat(image.find()).isTrue();
    assertThat(
            ImageIO.read(new ByteArrayInputStream(officer.get(image.group()).is(200).bytes()))
                .getWidth())
        .isEqualTo(400);
    officer.get("/collection/pickups/%d/photos/%s".formatted(pickup, "0".repeat(64))).is(404);
  }

  @Test
  void nobody_was_there() {
    long pickup = ordered(visitor(Role.OFFICER));
    var driver = visitor(Role.TECHNICIAN);
    driver.get("/driving/" + pickup).is(200);
    driver.post("/driving/%d/failure".formatted(pickup), "why", "").is(422);
    driver.post("/driving/%d/failure".formatted(pickup), "why", "NOBODY_THERE").is(200);
    assertThat(state(pickup)).isEqualTo("FAILED");
  }

  @Test
  void a_link_opens_in_one_browser_and_ends() {
    var officer = visitor(Role.OFFICER);
    long pickup = ordered(officer);
    var page = officer.post("/collection/pickups/%d/links".formatted(pickup)).is(200);
    var link = Pattern.compile("/pickup/[A-Za-z0-9_-]{20,}").matcher(page.body());
    assertThat(link.find()).isTrue();
    assertThat(officer.get("/collection/pickups/" + pickup).body()).doesNotContain(link.group());

    var driver = stranger();
    driver.get(link.group()).is(200).says("Open it here");
    var late = stranger();
    late.get(link.group()).is(200).says("Open it here");
    driver.post(link.group()).is(200).says("of 30 expected");
    driver.get("/driving/" + pickup).is(200);
    var other = stranger();
    other.get(link.group()).is(200).says("another browser");
    late.post(link.group()).is(200).says("another browser");
    // a pass is for one page: nothing else opens, other pick-ups do not exist
    assertThat(driver.get("/").path()).contains("sign-in");
    assertThat(driver.get("/collection").path()).contains("sign-in");
    driver.get(link.group()).is(200);
    long another = ordered(officer);
    driver.get("/driving/" + another).is(404);

    driver.get(link.group()).is(200);
    driver
        .post(
            "/driving/" + pickup,
            "at",
            link.group(),
            "pieces.LAPTOP",
            "30",
            "giverName",
            "A",
            "takerName",
            "B")
        .is(200)
        .says("Collected on");
    assertThat(state(pickup)).isEqualTo("COLLECTED");
    officer.get("/collection/pickups/" + pickup).is(200).says("somebody with the link");

    var second = officer.post("/collection/pickups/%d/links".formatted(another)).is(200);
    var ended = Pattern.compile("/pickup/[A-Za-z0-9_-]{20,}").matcher(second.body());
    assertThat(ended.find()).isTrue();
    officer.post("/collection/pickups/%d/links/end".formatted(another)).is(200);
    stranger().get(ended.group()).is(404);
  }

  @Test
  void the_order_is_printed_with_a_square() {
    var officer = visitor(Role.OFFICER);
    long pickup = ordered(officer);
    var paper = officer.get("/collection/pickups/%d/order.pdf".formatted(pickup)).is(200);
    assertThat(new String(paper.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    officer.get("/collection/pickups/" + pickup).is(200);
    var linked = officer.post("/collection/pickups/%d/order.pdf".formatted(pickup)).is(200);
    assertThat(new String(linked.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(
            jdbc.sql("select count(*) from collection.pass where pickup = ?")
                .param(pickup)
                .query(Long.class)
                .single())
        .isOne();
  }

  @Autowired Desk desk;
  @Autowired ApplicationContext house;

  @Test
  void contacts_are_forgotten_after_half_a_year() {
    long pickup = ordered(visitor(Role.OFFICER));
    jdbc.sql(
            "update collection.pickup_contact set written_at = now() - interval '181 days' where pickup = ?")
        .param(pickup)
        .update();
    assertThat(pickups.forgetContacts(clock.instant())).isPositive();
    assertThat(pickups.contact(pickup)).isEmpty();
  }

  @Test
  void who_stood_by_a_seal_is_forgotten_after_half_a_year() {
    Played.in(house);
    var seals =
        jdbc.sql(
                """
                insert into collection.container_seal (key, container, what, seal, at, by)
                select gen_random_uuid(), container, 'SEALED', 'NS-1', now(), 0
                  from (select container from collection.container limit 1), generate_series(1, 2)
                returning container_seal
                """)
            .query(Long.class)
            .list();
    for (int at = 0; at < 2; at++)
      jdbc.sql(
              "insert into collection.container_witness (container_seal, one, other, written_at) values (?, 'Zhou', 'Mei', now() - ? * interval '1 day')")
          .params(seals.get(at), at == 0 ? 181 : 179)
          .update();
    assertThat(desk.forgetWitnesses(clock.instant())).isPositive();
    assertThat(
            jdbc.sql(
                    "select container_seal from collection.container_witness where container_seal = any(?)")
                .param(seals.toArray(Long[]::new))
                .query(Long.class)
                .list())
        .containsExactly(seals.getLast());
  }

  private HttpResponse<byte[]> fetch(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    if (headers.length > 0) request.headers(headers);
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private VEvent event(String address, long pickup) throws Exception {
    var calendar = new CalendarBuilder().build(new ByteArrayInputStream(fetch(address).body()));
    assertThat(calendar.getComponents("VTIMEZONE").toString()).contains("Asia/Shanghai");
    return calendar.getComponents("VEVENT").stream()
        .map(VEvent.class::cast)
        .filter(one -> one.getSummary().getValue().contains("P-%05d".formatted(pickup)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_calendar_program_sees_it_move_and_end() throws Exception {
    var officer = visitor(Role.OFFICER);
    officer.get("/collection/calendar").is(200);
    long pickup = ordered(officer);
    // so near that the feed holds it, whatever day it is
    var day = java.time.LocalDate.now().plusDays(20).toString();
    officer.get("/collection/calendar").is(200);
    officer.post("/collection/pickups/" + pickup, move(pickup, 0, day)).is(200);
    officer.get("/collection/calendar").is(200);
    var told = officer.post("/collection/calendar/key").is(200);
    var found =
        Pattern.compile("/collection/calendar\\.ics\\?key=[A-Za-z0-9_-]+").matcher(told.body());
    assertThat(found.find()).isTrue();
    var address = found.group();

    var first = event(address, pickup);
    var uid = first.getUid().orElseThrow().getValue();
    assertThat(first.getSequence().getSequenceNo()).isEqualTo(1);
    assertThat(first.getStatus().getValue()).isEqualTo("TENTATIVE");
    var text = new String(fetch(address).body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("DTSTART;TZID=Asia/Shanghai:" + day.replace("-", "") + "T130000")
        .contains("LAST-MODIFIED:")
        .doesNotContain("Chen")
        .doesNotContain("5555")
        .doesNotContain("example.org");
    var tag = fetch(address).headers().firstValue("ETag").orElseThrow();
    assertThat(fetch(address, "If-None-Match", tag).statusCode()).isEqualTo(304);

    officer.post("/collection/pickups/%d/confirmation".formatted(pickup), "sequence", "1").is(200);
    assertThat(fetch(address, "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(event(address, pickup).getStatus().getValue()).isEqualTo("CONFIRMED");
    officer
        .post("/collection/pickups/%d/end".formatted(pickup), "sequence", "2", "why", "OTHER")
        .is(200);
    var last = event(address, pickup);
    assertThat(last.getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(last.getUid().orElseThrow().getValue()).isEqualTo(uid);
    assertThat(last.getSequence().getSequenceNo()).isEqualTo(3);
    officer.get("/collection/calendar?month=" + day.substring(0, 7)).is(200).says("called off");

    officer.post("/collection/calendar/key").is(200);
    assertThat(fetch(address).statusCode()).isEqualTo(404);
    officer.post("/collection/calendar/key/end").is(200);
    assertThat(fetch("/collection/calendar.ics").statusCode()).isEqualTo(404);
  }
}
