package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.greenclassroom.Fixtures;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stock agent is pointed at us: the same headers, bodies and order of requests as its own HTTP
 * clients send (no credentials before it was asked for them; zlib; first the old PROLOG).
 */
class AgentTest extends Workshop {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private String room = "";
  private String secret = "";

  @BeforeEach
  void enrolled() {
    enrol(40);
  }

  private void enrol(int most) {
    var page =
        visitor(Role.OFFICER)
            .post(
                "/evidence/agents",
                "name",
                unique("Room"),
                "partner",
                "1",
                "days",
                "1096",
                "most",
                String.valueOf(most))
            .is(200);
    var command =
        Pattern.compile(
                "glpi-agent --server (\\S+/agent/inventory) --user (room-\\d+) --password (\\S+?)<")
            .matcher(page.body());
    assertThat(command.find()).as(page.text()).isTrue();
    room = command.group(2);
    secret = command.group(3);
  }

  private HttpResponse<byte[]> send(UUID agent, byte[] body, String credentials) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/agent/inventory"))
            .header("User-Agent", "GLPI-Agent_v1.11")
            .header("Pragma", "no-cache")
            .header("Content-type", "application/x-compress-zlib")
            .header("GLPI-Agent-ID", agent.toString())
            .POST(BodyPublishers.ofByteArray(body));
    if (!credentials.isEmpty())
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<byte[]> send(UUID agent, String body) {
    return send(agent, zlib(body), room + ":" + secret);
  }

  private static byte[] zlib(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static JsonNode said(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  private static final String PROLOG =
      """
      <?xml version="1.0" encoding="UTF-8" ?>
      <REQUEST>
        <DEVICEID>pc07-2026-11-23-10-00-00</DEVICEID>
        <QUERY>PROLOG</QUERY>
        <TOKEN>12345678</TOKEN>
      </REQUEST>
      """;

  private static final String CONTACT =
      """
      {"action":"contact","deviceid":"pc07-2026-11-23-10-00-00","name":"GLPI-Agent","version":"1.11",
       "installed-tasks":["inventory","netdiscovery","deploy"],"enabled-tasks":["inventory"]}
      """;

  private static String inventory(String serial) {
    return """
    {"action":"inventory","deviceid":"pc07-2026-11-23-10-00-00","itemtype":"Computer","content":{
      "versionclient":"GLPI-Agent_v1.11",
      "bios":{"ssn":"%s","smanufacturer":"Dell Inc.","smodel":"Latitude E5530"},
      "hardware":{"name":"ZHANGWEI-PC","uuid":"%s","chassis_type":"Laptop","lastloggeduser":"zhangwei"},
      "users":[{"login":"zhangwei"}],
      "softwares":[{"name":"WeChat"}],
      "storages":[{"name":"sda","serial":"WD-%s","model":"WDC WD5000","disksize":476940,"interface":"SATA"}]}}
    """
        .formatted(serial, UUID.randomUUID(), serial);
  }

  @Test
  void a_stock_agent_is_asked_for_its_password_then_for_its_inventory_and_finds_its_device() {
    var serial = serial("PF");
    var tag = atBench(serial);
    var agent = UUID.randomUUID();
    var first = send(agent, zlib(PROLOG), "");
    assertThat(first.statusCode()).isEqualTo(401);
    assertThat(first.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"classroom\"");
    var prolog = send(agent, PROLOG);
    assertThat(prolog.statusCode()).isEqualTo(200);
    assertThat(said(prolog).get("status").asString()).isEqualTo("ok");
    assertThat(said(prolog).get("expiration").asString()).matches("\\d+[dshm]?");
    var contact = said(send(agent, CONTACT));
    var task = contact.get("tasks").get("inventory");
    assertThat(task.get("server").asString()).isEqualTo("glpi");
    assertThat(task.get("version").asString()).isNotBlank();
    assertThat(task.get("no-category").asString()).contains("user", "software", "process");
    assertThat(contact.get("disabled").toString()).contains("deploy", "collect");
    var taken = send(agent, inventory(serial));
    assertThat(said(taken).get("status").asString())
        .as(new String(taken.body(), StandardCharsets.UTF_8))
        .isEqualTo("ok");
    var document =
        jdbc.sql("select document from evidence.agent where agent = ?")
            .param(agent)
            .query(Long.class)
            .single();
    assertThat(
            jdbc.sql(
                    "select d.tag from evidence.link l join custody.device d using (device) where document = ?")
                .param(document)
                .query(String.class)
                .single())
        .isEqualTo(tag.code());
    var file =
        jdbc.sql(
                "select f.bytes from evidence.document d join frame.file f using (sha256) where document = ?")
            .param(document)
            .query(byte[].class)
            .single();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains(serial)
        .doesNotContainIgnoringCase("zhangwei")
        .doesNotContain("WeChat");
  }

  @Test
  void an_older_agent_is_answered_in_its_own_xml() throws Exception {
    var serial = serial("PF");
    atBench(serial);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/agent/inventory"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((room + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    var prolog =
        CLIENT.send(
            request.copy().POST(BodyPublishers.ofByteArray(zlib(PROLOG))).build(),
            BodyHandlers.ofString());
    assertThat(prolog.body()).contains("<PROLOG_FREQ>24</PROLOG_FREQ>");
    var inventory =
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <REQUEST><CONTENT><BIOS><SSN>%s</SSN><SMANUFACTURER>Dell Inc.</SMANUFACTURER></BIOS>
        <HARDWARE><NAME>PC07</NAME><UUID>%s</UUID></HARDWARE></CONTENT>
        <DEVICEID>pc07-2026-11-23-10-00-00</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>
        """
            .formatted(serial, UUID.randomUUID());
    var taken =
        CLIENT.send(
            request.copy().POST(BodyPublishers.ofByteArray(zlib(inventory))).build(),
            BodyHandlers.ofString());
    assertThat(taken.body()).contains("<REPLY>");
    assertThat(
            jdbc.sql(
                    "select count(*) from evidence.document d join evidence.link using (document) where host_serial = ?")
                .param(serial)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void the_inventories_of_real_agents_are_taken() throws Exception {
    var examples = Fixtures.folder("glpi-inventory-format/examples");
    int taken = 0;
    try (var files = Files.list(examples)) {
      for (var file :
          files
              .filter(path -> path.getFileName().toString().startsWith("computer_"))
              .sorted()
              .toList()) {
        var message = JSON.readTree(Files.readAllBytes(file));
        if (!message.has("content")) continue;
        var answer = send(UUID.randomUUID(), message.toString());
        assertThat(answer.statusCode())
            .as(file + new String(answer.body(), StandardCharsets.UTF_8))
            .isEqualTo(200);
        taken++;
      }
    }
    assertThat(taken).isPositive();
  }

  @Test
  void a_wrong_password_another_room_and_an_ended_room_are_refused() {
    var agent = UUID.randomUUID();
    assertThat(send(agent, zlib(CONTACT), room + ":guess").statusCode()).isEqualTo(401);
    assertThat(send(agent, zlib(CONTACT), "room-999999999:" + secret).statusCode()).isEqualTo(401);
    assertThat(send(agent, zlib(CONTACT), "admin:" + PASSWORD).statusCode()).isEqualTo(401);
    assertThat(send(agent, CONTACT).statusCode()).isEqualTo(200);
    var mine = room;
    var old = secret;
    enrol(40);
    assertThat(send(agent, CONTACT).statusCode()).as("it belongs to the first room").isEqualTo(403);
    visitor(Role.OFFICER).post("/evidence/agents/" + mine.substring(5) + "/end").is(200);
    assertThat(send(agent, zlib(CONTACT), mine + ":" + old).statusCode()).isEqualTo(401);
  }

  @Test
  void one_more_than_enrolled_is_refused_also_when_all_come_at_once() throws Exception {
    enrol(5);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          threads.invokeAll(
              java.util.Collections.nCopies(
                  12, () -> send(UUID.randomUUID(), CONTACT).statusCode()));
      assertThat(answers.stream().map(Future::resultNow)).containsOnly(200, 403);
      assertThat(
              answers.stream()
                  .map(Future::resultNow)
                  .filter(status -> Integer.valueOf(200).equals(status)))
          .hasSize(5);
    }
  }

  @Test
  void hostile_bodies_are_refused_in_words() throws Exception {
    var agent = UUID.randomUUID();
    var bomb = zlib("{\"action\":\"inventory\",\"content\":\"" + "0".repeat(30_000_000) + "\"}");
    for (var body :
        new byte[][] {
          bomb,
          new byte[0],
          new byte[] {0x78, (byte) 0x9c, 1, 2, 3},
          zlib("[".repeat(50_000)),
          zlib("{\"action\":\"netinventory\"}"),
          zlib("<REQUEST><QUERY>DOWNLOAD</QUERY><DEVICEID>x</DEVICEID></REQUEST>"),
          "hello".getBytes(StandardCharsets.UTF_8)
        }) {
      var answer = send(agent, body, room + ":" + secret);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(said(answer).get("status").asString()).isEqualTo("error");
      assertThat(said(answer).get("message").asString()).contains(" ").doesNotContain("evidence.");
    }
    assertThat(
            new InflaterInputStream(new java.io.ByteArrayInputStream(zlib(CONTACT))).readAllBytes())
        .asString()
        .contains("contact");
  }

  @Test
  void only_officers_enrol_and_a_room_needs_a_name() {
    visitor(Role.TECHNICIAN).get("/evidence/agents").is(403);
    visitor(Role.OFFICER)
        .post("/evidence/agents", "name", " ", "partner", "1", "days", "10", "most", "5")
        .is(422);
    visitor(Role.OFFICER)
        .post("/evidence/agents", "name", "A", "partner", "1", "days", "100000", "most", "5")
        .is(422);
  }

  @Test
  void a_rooms_secret_speaks_only_for_devices_that_are_there() {
    var serial = serial("PF");
    atBench(serial);
    var school =
        partners.record(
            occasion(Role.OFFICER),
            unique("School"),
            java.util.List.of(org.greenclassroom.partners.PartnerKind.SCHOOL),
            "CN",
            null);
    var page =
        visitor(Role.OFFICER)
            .post(
                "/evidence/agents",
                "name",
                unique("Room"),
                "partner",
                String.valueOf(school),
                "days",
                "9",
                "most",
                "5");
    var command = Pattern.compile("--user (room-\\d+) --password (\\S+?)<").matcher(page.body());
    assertThat(command.find()).isTrue();
    room = command.group(1);
    secret = command.group(2);
    assertThat(send(UUID.randomUUID(), inventory(serial)).statusCode()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select doubt from evidence.document d left join evidence.link l using (document) where host_serial = ? and l.document is null")
                .param(serial)
                .query(String.class)
                .single())
        .isEqualTo("agent-elsewhere");
  }

  @Test
  void a_computer_whose_room_has_ended_reports_under_the_next_one() {
    var agent = UUID.randomUUID();
    assertThat(send(agent, CONTACT).statusCode()).isEqualTo(200);
    visitor(Role.OFFICER).post("/evidence/agents/" + room.substring(5) + "/end").is(200);
    enrol(5);
    assertThat(send(agent, CONTACT).statusCode()).isEqualTo(200);
  }
}
