package org.greenclassroom.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.delivery.Prepared;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Stock agents knock: FusionInventory 2.6 with the requests that a real one sent, and GLPI's own
 * with the heads, bodies and order of its HTTP clients (glpi-agent 1.11).
 */
class StockAgentTest extends House {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired Custody custody;
  @Autowired Partners partners;

  private record Room(long room, List<Tag> tags, String secret) {}

  private static LocalDate today() {
    return Occasion.of(Actor.HOUSE, java.time.Instant.now()).today();
  }

  private Room room(Visitor officer, int seats) {
    var day = today().minusDays(40);
    var school =
        partners.record(
            occasion(Role.OFFICER), unique("希望小学"), EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    officer.get("/classrooms/new").is(200);
    var room =
        officer
            .post(
                "/classrooms",
                "school",
                "" + school,
                "name",
                "301 室",
                "seats",
                "" + seats,
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    Agreeing.byHand(officer, room, day.minusDays(20).toString(), "school", "programme").is(200);
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null);
    var tags =
        ReadyDevices.ready(
            custody, occasion(Role.TECHNICIAN), donor, seats, unique("Model"), clock.instant());
    var codes = String.join(",", tags.stream().map(Tag::code).toList());
    officer.get("/classrooms/" + room + "/reservation").is(200);
    officer.post("/classrooms/" + room + "/reservation", "tag", codes).is(200);
    officer
        .post(
            "/classrooms/" + room + "/dispatch",
            "by",
            "own",
            "leftOn",
            day.minusDays(1).toString(),
            "tag",
            codes)
        .is(200);
    var fields = new LinkedHashMap<>(Map.of("tag", codes, "acceptedOn", day.toString()));
    fields.put("giverName", "李明");
    fields.put("takerName", "王芳");
    officer
        .upload(
            "/classrooms/" + room + "/acceptance",
            fields,
            List.of(
                new Upload("giverScan", "a.png", "image/png", Prepared.DOT),
                new Upload("takerScan", "b.png", "image/png", Prepared.DOT)))
        .is(200);
    return new Room(room, tags, secret(officer, room, 40));
  }

  private static String secret(Visitor officer, long room, int most) {
    officer.get("/glpi/classrooms/" + room).is(200);
    var page =
        officer
            .post("/glpi/classrooms/" + room + "/addresses", "most", "" + most)
            .is(200)
            .says("Copy this now", "msiexec", "conf.d");
    var found = Pattern.compile("/glpi/at/([0-9a-z]{32})").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String serial(Tag tag) {
    return Objects.requireNonNull(custody.device(tag).observed().serial());
  }

  private String drive(Tag tag) {
    return Objects.requireNonNull(custody.device(tag).drives().getFirst().serial());
  }

  private static String recorded(String name) {
    try (var in = StockAgentTest.class.getResourceAsStream("/glpi/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private HttpResponse<String> send(String path, byte[] body, String... heads) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Pragma", "no-cache")
            .POST(BodyPublishers.ofByteArray(body));
    if (heads.length > 0) request.headers(heads);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<String> fusion(Room room, String body) {
    return send(
        "/glpi/at/" + room.secret(),
        packed(body, true),
        "User-Agent",
        "FusionInventory-Agent_v2.6-3",
        "Content-Type",
        "application/x-compress-zlib");
  }

  private HttpResponse<String> glpi(Room room, UUID agent, byte[] body, String type) {
    return send(
        "/glpi/at/" + room.secret(),
        body,
        "User-Agent",
        "GLPI-Agent_v1.11",
        "Content-Type",
        type,
        "GLPI-Agent-ID",
        agent.toString());
  }

  private HttpResponse<String> glpi(Room room, UUID agent, String body) {
    return glpi(room, agent, packed(body, true), "application/x-compress-zlib");
  }

  private static byte[] packed(String text, boolean zlib) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = zlib ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static final String CONTACT =
      """
      {"action":"contact","deviceid":"pc07-2026-11-23-10-00-00","name":"GLPI-Agent","version":"1.11",
       "installed-tasks":["inventory","netdiscovery","deploy"],"enabled-tasks":["inventory"]}
      """;

  private static String inventory(String serial, String drive, int banks) {
    var memories = new StringBuilder();
    for (int n = 0; n < banks; n++)
      memories.append(
          "%s{\"capacity\":4096,\"serialnumber\":\"M-%s-%d\",\"type\":\"DDR3\",\"caption\":\"DIMM %d\"}"
              .formatted(n == 0 ? "" : ",", serial, n, n));
    return """
    {"action":"inventory","deviceid":"pc07-2026-11-23-10-00-00","itemtype":"Computer","content":{
      "versionclient":"GLPI-Agent_v1.11",
      "bios":{"ssn":"%s","smanufacturer":"Dell","smodel":"Latitude E5530"},
      "hardware":{"name":"ZHANGWEI-PC","uuid":"%s","chassis_type":"Laptop","lastloggeduser":"zhangwei"},
      "users":[{"login":"zhangwei"}], "softwares":[{"name":"WeChat"}],
      "networks":[{"macaddr":"3c:97:0e:aa:bb:cc","ipaddress":"192.168.1.7"}],
      "memories":[%s],
      "storages":[{"name":"sda","serial":"%s","model":"WDC WD5000","disksize":476940,"interface":"SATA"}]}}
    """
        .formatted(
            serial,
            UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8)),
            memories,
            drive);
  }

  private long seen(Room room) {
    return jdbc.sql(
            "select coalesce(max(devices_seen_28d), 0) from usage.rooms where classroom = ?")
        .param(room.room())
        .query(Long.class)
        .single();
  }

  @Test
  void a_real_agents_requests_make_the_usage_overview_move() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 2);
    var tag = room.tags().getFirst();
    assertThat(seen(room)).isZero();
    var prolog = fusion(room, recorded("fusioninventory-2.6-prolog.xml"));
    assertThat(prolog.statusCode()).isEqualTo(200);
    assertThat(prolog.body()).contains("<RESPONSE>SEND</RESPONSE>", "<PROLOG_FREQ>24<");
    assertThat(seen(room)).as("nobody knows yet which computer it was").isZero();
    var taken =
        fusion(
            room,
            recorded("fusioninventory-2.6-inventory.xml")
                .replace("{serial}", serial(tag))
                .replace("{drive}", drive(tag)));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(seen(room)).as("the overview moves").isEqualTo(1);
    fusion(room, recorded("fusioninventory-2.6-prolog.xml"));
    assertThat(
            jdbc.sql(
                    """
                    select d.quality || ' ' || d.source || ' ' || coalesce(d.on_min::text, 'unknown')
                      from usage.days d join custody.devices c using (device) where c.tag = ?
                    """)
                .param(tag.code())
                .query(String.class)
                .list())
        .as("one sign a day, minutes unknown and never zero")
        .containsExactly("CONTACT_ONLY GLPI unknown");
    officer
        .get("/glpi/classrooms/" + room.room())
        .is(200)
        .says(tag.printed(), serial(tag), "One computer has knocked.");
    officer.get("/classrooms/" + room.room()).is(200).says("one computer has knocked");
    officer.get("/devices/" + tag.code()).is(200).says("Hardware, as the agent sees it");
    officer.get("/glpi/devices/" + tag.code()).is(200).says("Nothing differs");
    officer.get("/glpi/addresses").is(200).says("301 室");
    var document =
        jdbc.sql(
                """
                select m.document from glpi.computer m join glpi.address a using (address)
                 where a.classroom = ?
                """)
            .param(room.room())
            .query(Long.class)
            .single();
    assertThat(officer.get("/evidence/" + document + "/file").is(200).body())
        .contains(serial(tag))
        .doesNotContain("JIAOSHI", "jiaoshi", "192.0.2.2", "02:fc:00", "HOSTID");
  }

  @Test
  void glpis_own_agent_is_asked_for_its_password_and_speaks_zlib_gzip_and_plain() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 2);
    var tag = room.tags().getFirst();
    var agent = UUID.randomUUID().toString();
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("classroom:" + room.secret()).getBytes(StandardCharsets.UTF_8));
    var asked = send("/front/inventory.php", packed(CONTACT, true), "GLPI-Agent-ID", agent);
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    for (var path :
        List.of("/front/inventory.php", "/glpi", "/glpi/front/inventory.php", "/ocsinventory")) {
      var contact =
          send(path, packed(CONTACT, true), "GLPI-Agent-ID", agent, "Authorization", basic);
      assertThat(contact.statusCode()).as(contact.body()).isEqualTo(200);
      assertThat(contact.body())
          .contains("\"status\":\"ok\"", "\"expiration\":\"24\"", "\"deploy\"", "\"inventory\"");
    }
    var number = UUID.fromString(agent);
    var whole = inventory(serial(tag), drive(tag), 2);
    assertThat(glpi(room, number, packed(whole, false), "application/x-compress-gzip").body())
        .contains("\"ok\"");
    assertThat(
            glpi(
                    room,
                    number,
                    whole
                        .replace("\"deviceid\"", "\"tag\":\"x\",\"deviceid\"")
                        .getBytes(StandardCharsets.UTF_8),
                    "application/json")
                .statusCode())
        .isEqualTo(200);
    assertThat(seen(room)).isEqualTo(1);
    var kept =
        jdbc.sql("select detail::text from evidence.document where host_serial = ?")
            .param(serial(tag))
            .query(String.class)
            .list();
    assertThat(kept)
        .isNotEmpty()
        .noneMatch(text -> text.contains("zhangwei") || text.contains("192.168"));
    officer.get("/glpi/classrooms/" + room.room()).is(200).says(tag.printed(), "1.11");
  }

  @Test
  void two_computers_of_one_image_are_told_apart_by_what_they_say_of_themselves() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 2);
    var agent = UUID.randomUUID();
    for (var tag : room.tags())
      assertThat(glpi(room, agent, inventory(serial(tag), drive(tag), 1)).statusCode())
          .isEqualTo(200);
    assertThat(seen(room)).isEqualTo(2);
    officer.get("/glpi/classrooms/" + room.room()).is(200).says("made from one image");
    var knocks =
        "select sum(times) from glpi.knock join glpi.computer using (computer) where agent = ?";
    var before = jdbc.sql(knocks).param(agent).query(Long.class).single();
    assertThat(glpi(room, agent, CONTACT).statusCode()).isEqualTo(200);
    assertThat(jdbc.sql(knocks).param(agent).query(Long.class).single())
        .as("nobody knows which of the two it was")
        .isEqualTo(before);
  }

  @Test
  void another_disk_and_a_lost_module_are_seen_between_two_inventories() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 1);
    var tag = room.tags().getFirst();
    var agent = UUID.randomUUID();
    var other = unique("KINGSTON").replace(" ", "");
    glpi(room, agent, inventory(serial(tag), drive(tag), 2));
    glpi(room, agent, inventory(serial(tag), other, 1));
    officer
        .get("/glpi/devices/" + tag.code())
        .is(200)
        .says(drive(tag), other, "M-" + serial(tag) + "-1", "nothing");
    officer.get("/devices/" + tag.code()).is(200).says("2 parts are not what they were");
    visitor(Role.TECHNICIAN).get("/glpi/devices/" + tag.code()).is(200);
  }

  @Test
  void one_that_nobody_knows_waits_and_counts_from_its_first_day_once_a_person_says_which_it_is() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 1);
    var tag = room.tags().getFirst();
    var agent = UUID.randomUUID();
    var unknown = unique("XX").replace(" ", "");
    assertThat(glpi(room, agent, inventory(unknown, "D" + unknown, 1)).statusCode()).isEqualTo(200);
    officer
        .get("/glpi/classrooms/" + room.room())
        .is(200)
        .says("not recognised", "No device of ours is known by this");
    assertThat(seen(room)).isZero();
    var document =
        jdbc.sql("select document from glpi.computer where agent = ?")
            .param(agent)
            .query(Long.class)
            .single();
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/evidence/" + document).is(200);
    technician
        .post("/evidence/" + document + "/link", "device", tag.printed(), "why", "READ_ON_THE_BOX")
        .is(200);
    assertThat(seen(room)).isEqualTo(1);
    assertThat(glpi(room, agent, CONTACT).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_too_much_wrong_or_taken_back_is_refused() {
    var officer = visitor(Role.OFFICER);
    var room = room(officer, 1);
    var agent = UUID.randomUUID();
    assertThat(glpi(room, agent, "{\"action\":\"contact\"".repeat(3)).statusCode()).isEqualTo(422);
    assertThat(glpi(room, agent, "{\"action\":\"deploy\"}").statusCode()).isEqualTo(422);
    assertThat(
            glpi(room, agent, packed(" ".repeat(40_000_000), true), "application/json")
                .statusCode())
        .as("a bomb")
        .isEqualTo(422);
    assertThat(send("/glpi/at/" + room.secret(), packed(CONTACT, true)).statusCode())
        .as("no number")
        .isEqualTo(400);
    var narrow = new Room(room.room(), room.tags(), secret(officer, room.room(), 1));
    assertThat(glpi(narrow, agent, CONTACT).statusCode()).isEqualTo(200);
    assertThat(glpi(narrow, UUID.randomUUID(), CONTACT).statusCode()).isEqualTo(403);
    assertThat(send("/glpi/at/" + "0".repeat(32), packed(CONTACT, true)).statusCode())
        .isEqualTo(401);
    officer.post("/glpi/classrooms/" + room.room() + "/addresses", "most", "0").is(422);
    var address =
        jdbc.sql("select min(address) from glpi.address where classroom = ?")
            .param(room.room())
            .query(Long.class)
            .single();
    officer.get("/glpi/classrooms/" + room.room());
    officer
        .post("/glpi/classrooms/" + room.room() + "/addresses/" + address + "/end")
        .is(200)
        .says("was taken back");
    officer.get("/glpi/classrooms/" + room.room());
    officer.post("/glpi/classrooms/" + room.room() + "/addresses/" + address + "/end").is(404);
    assertThat(glpi(room, agent, CONTACT).statusCode()).isEqualTo(401);
    visitor(Role.AUDITOR)
        .post("/glpi/classrooms/" + room.room() + "/addresses", "most", "9")
        .is(403);
  }
}
