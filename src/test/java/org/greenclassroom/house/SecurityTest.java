package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger, a curious partner and a hostile file get: nothing. */
class SecurityTest extends House {
  private static final String HOSTILE = "<script>alert('学校')</script>";
  private static final String FORMULA = "=HYPERLINK(\"http://example.org\")";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired Custody custody;
  @Autowired Partners partners;

  private long partner(String name, PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(name), List.of(kind), "CN", null);
  }

  /** A device somebody gave, with hostile words on its label. */
  private Tag given(long donor) {
    var occasion = occasion(Role.OFFICER);
    var slip = slip(donor, Partners.HOUSE);
    return custody
        .receiveNew(
            occasion,
            slip,
            List.of(
                new Observed(
                    DeviceKind.LAPTOP,
                    HOSTILE,
                    FORMULA,
                    unique("SN"),
                    null,
                    2_000,
                    Basis.ESTIMATED,
                    donor,
                    null,
                    null)))
        .getFirst();
  }

  private Slip slip(long from, long to) {
    var signature =
        new HandOver.Signature("王芳", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "image/png");
    return custody.handOver(
        occasion(Role.OFFICER),
        new HandOver(from, to, null, clock.instant().minusSeconds(9), null, signature, signature));
  }

  @Test
  void every_form_that_posts_carries_the_sessions_own_secret() throws java.io.IOException {
    // th:action writes the hidden field; a plain action would be refused by the browser's server
    var plain = new ArrayList<String>();
    for (var page : Sources.files("pages", ".html")) {
      var forms =
          java.util.regex.Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>")
              .matcher(java.nio.file.Files.readString(page));
      while (forms.find())
        if (!forms.group().contains("th:action")) plain.add(page + ": " + forms.group());
    }
    assertThat(plain).isEmpty();
  }

  @Test
  void a_form_from_elsewhere_is_refused() {
    var wrong = new ArrayList<String>();
    var login = people.known(actor(Role.OFFICER, 1).account()).login();
    var officer = Caller.signedIn(port, login, PASSWORD);
    // one handler without a secret, the next with a wrong one; both at each with -Deverywhere
    var bodies = List.of("", "_csrf=" + "A".repeat(96));
    int turn = 0;
    for (var way : HandlersTest.ways(mapping)) {
      if (way.api() || way.byKey() || !way.verb().equals("POST")) continue;
      var one = List.of(bodies.get(turn++ % 2));
      for (var body : Boolean.getBoolean("everywhere") ? bodies : one) {
        var answer =
            officer.send(
                officer
                    .request(Caller.filled(way.path()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        if (answer.status() != 403) wrong.add(way + ": " + answer);
      }
    }
    for (var path : List.of("/sign-in", "/sign-out")) {
      var answer =
          officer.send(
              officer
                  .request(path)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("login=admin&password=" + PASSWORD)));
      if (answer.status() != 403) wrong.add(path + ": " + answer);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_forged_secret_is_refused_and_breaks_nothing() {
    var caller = Caller.stranger(port);
    for (var forged : java.util.List.of("wapiti", "", reversed(caller.csrf()), "_".repeat(100)))
      assertThat(
              caller
                  .send(
                      caller
                          .request("/sign-in")
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .POST(
                              java.net.http.HttpRequest.BodyPublishers.ofString(
                                  "_csrf=" + Caller.encoded(forged) + "&login=a&password=b")))
                  .status())
          .as(forged)
          .isEqualTo(403);
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  @Test
  void a_cookie_opens_no_door_of_the_api() {
    var login = people.known(actor(Role.OFFICER, 1).account()).login();
    var officer = Caller.signedIn(port, login, PASSWORD);
    assertThat(officer.get("/devices").status()).isEqualTo(200);
    assertThat(officer.get("/api/v1/devices").status()).isEqualTo(401);
  }

  @Test
  void another_organisations_device_does_not_exist() {
    var donor = partner("Donor", PartnerKind.DONOR);
    var tag = given(donor);
    var strangers =
        Map.of(
            Role.DONOR, partner("Other donor", PartnerKind.DONOR),
            Role.SCHOOL, partner("School", PartnerKind.SCHOOL),
            Role.DISMANTLER, partner("Plant", PartnerKind.DISMANTLER));
    api(Role.DONOR, donor).get("/api/v1/devices/" + tag.code()).is(200);
    visitor(Role.DONOR, donor).get("/devices/" + tag.code()).is(200);
    strangers.forEach((role, partner) -> {
      var api = api(role, partner);
      api.get("/api/v1/devices/" + tag.code()).is(404);
      api.get("/api/v1/devices/" + tag.code() + "/facts").is(404);
      assertThat(api.get("/api/v1/devices").is(200).text()).doesNotContain(tag.printed());
      var visitor = visitor(role, partner);
      visitor.get("/devices/" + tag.code()).is(404);
      assertThat(visitor.get("/devices").is(200).body()).doesNotContain(tag.printed());
      assertThat(visitor.get("/devices.csv").is(200).body()).doesNotContain(tag.printed());
      assertThat(visitor.get("/devices?q=" + tag.code()).body())
          .doesNotContain("&lt;script&gt;alert", tag.printed());
      assertThat(visitor.get("/find?q=" + tag.code()).body())
          .doesNotContain("/devices/" + tag.code());
    });
  }

  @Test
  void a_device_that_left_a_school_is_no_longer_that_schools_to_see() {
    var school = partner("School", PartnerKind.SCHOOL);
    var tag = given(partner("Donor", PartnerKind.DONOR));
    custody.write(
        occasion(Role.OFFICER), tag, Entry.on(slip(Partners.HOUSE, school), new Fact.HandedOver()));
    var api = api(Role.SCHOOL, school);
    api.get("/api/v1/devices/" + tag.code()).is(200);
    custody.write(
        occasion(Role.OFFICER), tag, Entry.on(slip(school, Partners.HOUSE), new Fact.HandedOver()));
    api.get("/api/v1/devices/" + tag.code()).is(404);
  }

  @Test
  void another_organisations_slip_and_its_signatures_do_not_exist() {
    var school = partner("School", PartnerKind.SCHOOL);
    var slip = slip(Partners.HOUSE, school);
    visitor(Role.SCHOOL, school).get("/slips/" + slip.id()).is(200);
    visitor(Role.SCHOOL, school).get("/slips/" + slip.id() + "/signatures/taker").is(200);
    var other = visitor(Role.SCHOOL, partner("Other school", PartnerKind.SCHOOL));
    other.get("/slips/" + slip.id()).is(404);
    other.get("/slips/" + slip.id() + "/signatures/taker").is(404);
    other.get("/slips/" + slip.id() + "/signatures/giver").is(404);
  }

  @Test
  void hostile_words_are_shown_and_not_obeyed() {
    var tag = given(partner("Donor", PartnerKind.DONOR));
    var officer = visitor(Role.OFFICER);
    assertThat(officer.get("/devices/" + tag.code()).is(200).body())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert");
    assertThat(officer.get("/devices").is(200).body()).doesNotContain("<script>alert");
    assertThat(officer.get("/find?q=" + Caller.encoded(HOSTILE)).is(200).body())
        .doesNotContain("<script>alert");
    var csv = officer.get("/devices.csv").is(200).body();
    assertThat(csv).contains(tag.printed());
    for (var line : csv.split("\n"))
      assertThat(line.split("[,;]"))
          .as("no cell that a spreadsheet would execute")
          .noneMatch(cell -> cell.matches("\"?[=+@\\t\\r].*"));
  }

  @Test
  void a_character_no_database_keeps_is_refused_and_breaks_nothing() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people").is(200);
    var answer =
        admin.post(
            "/people",
            "login",
            "nul" + unique(),
            "name",
            "a\u0000b",
            "password",
            PASSWORD,
            "role",
            "AUDITOR",
            "partner",
            "1");
    assertThat(answer.status()).isLessThan(500);
    for (var path : List.of("/devices?q=%00", "/find?q=a%00b", "/devices/%00", "/?language=%00"))
      assertThat(admin.get(path).status()).as(path).isLessThan(500);
    var api = api(Role.OFFICER);
    assertThat(api.get("/api/v1/devices?q=%00").status()).isLessThan(500);
    assertThat(api.post("/api/v1/tokens", "{\"name\":\"a\\u0000b\"}").status()).isLessThan(500);
  }

  @Test
  void the_session_is_new_after_signing_in_and_no_script_reads_it() {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    var caller = Caller.stranger(port);
    var before = caller.session();
    var number = "[A-Za-z0-9_-]{36}";
    var uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertThat(decoded(before)).as("216 random bits").matches(number).doesNotMatch(uuid);
    var answer =
        caller.send(
            caller
                .request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "_csrf=%s&login=%s&password=%s"
                            .formatted(
                                Caller.encoded(caller.csrf()),
                                Caller.encoded(login),
                                Caller.encoded(PASSWORD)))));
    assertThat(answer.status()).isEqualTo(302);
    var session =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("session="))
            .findFirst()
            .orElseThrow();
    assertThat(session).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    assertThat(caller.session()).isNotEqualTo(before);
    assertThat(decoded(caller.session())).matches(number).doesNotMatch(uuid);
  }

  private static String decoded(String cookie) {
    return new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
  }

  @Test
  void signing_in_leads_to_no_foreign_place() {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    var kept = "/devices?next=//example.org";
    for (var path :
        List.of("//example.org", "/%5Cexample.org", "/?next=http://example.org", kept)) {
      var caller = Caller.stranger(port);
      caller.send(caller.request(path).header("X-Forwarded-Host", "example.org").GET());
      var answer =
          caller.send(
              caller
                  .request("/sign-in")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "_csrf=%s&login=%s&password=%s"
                              .formatted(
                                  Caller.encoded(caller.csrf()),
                                  login,
                                  Caller.encoded(PASSWORD)))));
      assertThat(answer.location())
          .as(path)
          .matches(
              "(http://localhost:" + port + ")?/(?![/\\\\]).*|http://localhost:" + port + "/?");
      if (path.equals(kept)) assertThat(answer.location()).contains(kept);
    }
  }

  @Test
  void a_stranger_sees_that_the_house_is_well_and_nothing_of_its_inside() {
    var stranger = Caller.stranger(port);
    var health = stranger.get("/actuator/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).contains("\"UP\"").doesNotContain("postgres", "diskSpace", "/work");
    for (var inside :
        List.of(
            "env",
            "beans",
            "configprops",
            "mappings",
            "loggers",
            "metrics",
            "threaddump",
            "heapdump",
            "prometheus",
            "shutdown",
            "sessions",
            "flyway",
            "scheduledtasks",
            "conditions",
            "caches",
            "httpexchanges",
            "modulith"))
      assertThat(stranger.get("/actuator/" + inside).status()).as(inside).isNotEqualTo(200);
    var admin = caller(Role.ADMINISTRATOR, 1);
    for (var inside : List.of("env", "heapdump", "beans", "loggers"))
      assertThat(admin.get("/actuator/" + inside).status()).as(inside).isNotEqualTo(200);
  }

  @Test
  void the_api_describes_itself_completely() {
    var answer = Caller.stranger(port).get("/api/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    var description = JsonMapper.shared().readTree(answer.body());
    assertThat(description.get("openapi").asString()).startsWith("3.");
    var described = description.get("paths");
    var wrong = new ArrayList<String>();
    for (var way : HandlersTest.ways(mapping)) {
      if (!way.path().startsWith("/api/v1/")) continue;
      var path = described.get(way.path().replaceAll("\\{(\\w+):[^/]*}", "{$1}"));
      if (path == null || path.get(way.verb().toLowerCase()) == null) wrong.add(way.toString());
    }
    assertThat(wrong).as("not described").isEmpty();
    for (var path : described.propertyNames())
      assertThat(path).as("pages are no API").startsWith("/api/");
  }

  @Test
  void a_machine_is_refused_by_problems_that_tell_nothing_of_the_inside() {
    var officer = caller(Role.OFFICER, 1);
    var stranger = Caller.stranger(port);
    var answers = new TreeMap<String, Caller.Answer>();
    answers.put("401", stranger.get("/api/v1/devices"));
    answers.put("401 wrong token", bearer(stranger, "gc_nonsense", "/api/v1/devices"));
    for (var way : HandlersTest.ways(mapping)) {
      if (!way.api() || way.byKey()) continue;
      answers.put("nothing " + way, officer.call(way));
    }
    answers.put("404", officer.call(get("/api/v1/nothing-here")));
    answers.put("422", officer.call(get("/api/v1/devices/not-a-tag")));
    answers.put("wrong number", officer.call(get("/api/v1/devices?after=x")));
    var json =
        officer.send(
            officer
                .request("/api/v1/tokens")
                .header("Authorization", officer.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{not json")));
    answers.put("unreadable", json);
    var xml =
        officer.send(
            officer
                .request("/api/v1/tokens")
                .header("Authorization", officer.authorization())
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<a/>")));
    answers.put("415", xml);
    answers.put(
        "405",
        officer.send(
            officer
                .request("/api/v1/devices")
                .header("Authorization", officer.authorization())
                .DELETE()));
    var wrong = new ArrayList<String>();
    answers.forEach((what, answer) -> {
      if (answer.status() < 400) return;
      var type = answer.response().headers().firstValue("Content-Type").orElse("none");
      if (!type.startsWith("application/problem+json"))
        wrong.add(what + ": " + answer + " is " + type);
      else {
        var problem = JsonMapper.shared().readTree(answer.body());
        if (problem.get("status") == null || problem.get("status").asInt() != answer.status())
          wrong.add(what + ": another status inside: " + answer.body());
        if (problem.get("detail") == null || problem.get("detail").asString().isBlank())
          wrong.add(what + ": says nothing: " + answer.body());
      }
      if (answer.status() >= 500) wrong.add(what + ": broke: " + answer.body());
      if (answer.body().matches("(?s).*(Exception|org\\.spring|org\\.greenclassroom|select ).*"))
        wrong.add(what + ": tells of the inside: " + answer.body());
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void an_upload_that_is_too_large_is_refused() throws Exception {
    var api = api(Role.OFFICER);
    for (var way : HandlersTest.ways(mapping)) {
      if (!way.multipart() || !way.api() || !way.open(Role.OFFICER)) continue;
      var large = new byte[21 * 1024 * 1024];
      var file = new Visitor.Upload("file", "large.csv", "text/csv", large);
      int status;
      try {
        status = api.upload(Caller.filled(way.path()), Map.of(), List.of(file)).status();
      } catch (IllegalStateException closed) {
        continue; // the server may close the door while we still push
      }
      assertThat(status).as(way.toString()).isEqualTo(413);
    }
    api.get("/api/v1/devices").is(200);
  }

  @Test
  void an_upload_in_a_thousand_pieces_is_refused() {
    var api = api(Role.OFFICER);
    var pieces =
        Collections.nCopies(
            1_000,
            new Visitor.Upload("file", "a.csv", "text/csv", "a".getBytes(StandardCharsets.UTF_8)));
    for (var way : HandlersTest.ways(mapping))
      if (way.multipart() && way.api() && way.open(Role.OFFICER))
        assertThat(api.upload(Caller.filled(way.path()), Map.of(), pieces).status())
            .as(way.toString())
            .isBetween(400, 499);
  }

  @Test
  void an_address_that_climbs_out_reaches_nothing() throws Exception {
    var client = HttpClient.newHttpClient();
    for (var path :
        List.of(
            "/assets/frame/..%2f..%2fapplication.yaml",
            "/assets/../application.yaml",
            "/assets/frame/%2e%2e/words/frame.properties",
            "/assets/custody/..;/sql/x.sql",
            "/org/greenclassroom/frame/words/frame.properties",
            "/application.yaml")) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
    }
  }

  @Test
  void secrets_are_not_kept_in_clear() throws IOException {
    var login = people.known(actor(Role.OFFICER, 1).account()).login();
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var token =
        Api.with(port, basic).post("/api/v1/tokens", "{}").is(201).json().get("token").asString();
    assertThat(
            jdbc.sql(
                    "select count(*) from people.account a where a.password_hash not like '$argon2id$%'")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select count(*) from people.token t where t::text like '%' || ? || '%'")
                .param(token)
                .query(Long.class)
                .single())
        .isZero();
  }

  private Caller caller(Role role, long partner) {
    var login = people.known(actor(role, partner).account()).login();
    return Caller.signedIn(port, login, PASSWORD);
  }

  private static Caller.Answer bearer(Caller caller, String token, String path) {
    return caller.send(caller.request(path).header("Authorization", "Bearer " + token).GET());
  }

  private static HandlersTest.Way get(String path) {
    return new HandlersTest.Way("GET", path, null, false, false, false, "");
  }
}
