package org.greenclassroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Scans through HTTP, into the book and onto pallets. */
class BenchTest extends House {
  private static final JsonMapper JSON = JsonMapper.shared();
  @Autowired Custody custody;
  @Autowired Partners partners;
  private Lives lives;
  private long donor;

  @BeforeEach
  void somebodyGives() {
    var officer = actor(Role.OFFICER, Partners.HOUSE);
    lives = new Lives(custody, officer);
    donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
  }

  private List<Tag> received(int count) {
    return lives.received(donor, Instant.now(), count, DeviceKind.LAPTOP, 1_900);
  }

  private Tag received(String serial, String donorsTag) {
    return lives
        .received(
            donor,
            Instant.now(),
            new Observed(
                DeviceKind.LAPTOP,
                "Lenovo",
                "ThinkPad T480",
                serial,
                donorsTag,
                1_900,
                Basis.WEIGHED,
                donor,
                null,
                null))
        .getFirst();
  }

  static ObjectNode scan(String code, Mode mode) {
    return JSON.createObjectNode()
        .put("id", UUID.randomUUID().toString())
        .put("code", code)
        .put("mode", mode.name());
  }

  static ObjectNode inspected(String code) {
    var scan = scan(code, Mode.INSPECTED);
    scan.putObject("options").put("powers_on", "yes").put("drives", "ONE");
    return scan;
  }

  static JsonNode post(Api api, ObjectNode... scans) {
    var body = JSON.createObjectNode();
    var list = body.putArray("scans");
    for (var scan : scans) list.add(scan);
    return api.post("/api/v1/bench/scans", body.toString()).is(200).json().get("outcomes");
  }

  static JsonNode one(Api api, ObjectNode scan) {
    return api.post("/api/v1/bench/scans", scan.toString()).is(200).json().get("outcomes").get(0);
  }

  private long pallet(String word) {
    visitor(Role.TECHNICIAN).post("/bench/pallets", "site", "1", "word", word).is(200).says(word);
    return jdbc.sql("select pallet from bench.pallet where word = ?")
        .param(word)
        .query(Long.class)
        .single();
  }

  private ObjectNode to(long pallet, String code) {
    return scan(code, Mode.PALLET).put("pallet", pallet);
  }

  @Test
  void a_scan_writes_the_fact_and_says_what_it_did() {
    var tag = received(1).getFirst();
    var outcome = one(api(Role.TECHNICIAN), inspected("HTTPS://GC.EXAMPLE/" + tag.code()));
    assertThat(outcome.get("result").asString()).isEqualTo("DONE");
    assertThat(outcome.get("tag").asString()).isEqualTo(tag.printed());
    assertThat(outcome.get("stage").asString()).isEqualTo("TO_WIPE");
    assertThat(outcome.get("number").asLong()).isPositive();
    assertThat(outcome.get("said").asString())
        .contains(tag.printed(), "laptop", "ThinkPad T480", "inspected", "to clear of data");
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_WIPE);
    assertThat(custody.device(tag).drives()).hasSize(1);
  }

  @Test
  void the_same_scan_posted_again_is_answered_as_the_first_was_and_writes_nothing() {
    var tag = received(1).getFirst();
    var technician = api(Role.TECHNICIAN);
    var scan = inspected(tag.printed());
    var first = one(technician, scan);
    var before = custody.device(tag).facts();
    assertThat(one(technician, scan)).isEqualTo(first);
    assertThat(post(technician, scan, scan).get(1)).isEqualTo(first);
    assertThat(custody.device(tag).facts()).isEqualTo(before);

    var other = scan.deepCopy().put("code", "somethingelse");
    var refused = one(technician, other);
    assertThat(refused.get("result").asString()).isEqualTo("REFUSED");
    assertThat(refused.get("code").asString()).isEqualTo("frame.refusal.other-content");
  }

  @Test
  void a_receipt_that_was_lost_does_not_write_twice() {
    var tag = received(1).getFirst();
    var b = pallet(unique("Q"));
    var technician = api(Role.TECHNICIAN);
    var inspected = inspected(tag.printed());
    var put = to(b, tag.printed());
    var first = post(technician, inspected, put);
    jdbc.sql("delete from frame.receipt where key in (?, ?)")
        .params(inspected.get("id").asString(), put.get("id").asString())
        .update();
    var again = post(technician, inspected, put);
    assertThat(again.get(0).get("number")).isEqualTo(first.get(0).get("number"));
    assertThat(again.get(1).get("number")).isEqualTo(first.get(1).get("number"));
    assertThat(again.get(1).get("result").asString()).isEqualTo("DONE");
    assertThat(custody.device(tag).facts()).isEqualTo(2);
  }

  @Test
  void one_refused_scan_undoes_none_of_the_others() {
    var tags = received(3);
    var outcomes =
        post(
            api(Role.TECHNICIAN),
            inspected(tags.get(0).code()),
            inspected("7K3M-9QX3"),
            inspected("no such thing"),
            inspected(tags.get(1).code()),
            inspected(tags.get(1).code()),
            scan(tags.get(2).code(), Mode.CLEARED));
    assertThat(results(outcomes))
        .containsExactly("DONE", "REFUSED", "REFUSED", "DONE", "DOUBLED", "REFUSED");
    assertThat(outcomes.get(1).get("code").asString()).isEqualTo("bench.refusal.mistyped");
    assertThat(outcomes.get(2).get("code").asString()).isEqualTo("bench.refusal.unknown");
    assertThat(outcomes.get(4).get("said").asString()).contains("already");
    assertThat(custody.device(tags.get(2)).facts()).isEqualTo(1);
  }

  private static List<String> results(JsonNode outcomes) {
    var results = new ArrayList<String>();
    for (var outcome : outcomes) results.add(outcome.get("result").asString());
    return results;
  }

  @Test
  void five_hundred_in_a_list_are_all_answered_and_more_are_refused() {
    var tags = received(500);
    var technician = api(Role.TECHNICIAN);
    var scans = tags.stream().map(tag -> inspected(tag.code())).toArray(ObjectNode[]::new);
    var outcomes = post(technician, scans);
    assertThat(results(outcomes)).hasSize(500).containsOnly("DONE");
    var ids = new ArrayList<String>();
    for (var outcome : outcomes) ids.add(outcome.get("id").asString());
    assertThat(ids)
        .containsExactly(
            java.util.Arrays.stream(scans).map(s -> s.get("id").asString()).toArray(String[]::new));

    var body = JSON.createObjectNode();
    var list = body.putArray("scans");
    for (int i = 0; i <= 500; i++) list.add(inspected("7K3M9QX2"));
    var refused = technician.post("/api/v1/bench/scans", body.toString()).is(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("bench.refusal.too-many");
  }

  @Test
  void a_serial_number_or_donors_tag_does_when_only_one_device_carries_it() {
    var serial = unique("PF").replace(" ", "");
    var tag = received(serial, "IT-" + serial);
    var technician = api(Role.TECHNICIAN);
    assertThat(one(technician, scan(serial.toLowerCase(), Mode.LOOK_UP)).get("tag").asString())
        .isEqualTo(tag.printed());
    assertThat(one(technician, scan("it-" + serial, Mode.LOOK_UP)).get("tag").asString())
        .isEqualTo(tag.printed());
    received("X" + serial, "IT-" + serial);
    var refused = one(technician, scan("IT-" + serial, Mode.LOOK_UP));
    assertThat(refused.get("code").asString()).isEqualTo("bench.refusal.ambiguous");
    assertThat(refused.get("said").asString()).contains("2 devices");
  }

  @Test
  void what_scanners_send_around_a_code_does_no_harm() {
    var tag = received(1).getFirst();
    var technician = api(Role.TECHNICIAN);
    for (var sent :
        List.of(
            "*" + tag.code() + "*",
            "]Q1https://x.cn/" + tag.code().toLowerCase(),
            "\u0002" + tag.printed() + "\u0003",
            "SN" + tag.code() + "#",
            "https://x.cn/" + tag.code() + "/?from=label"))
      assertThat(one(technician, scan(sent, Mode.LOOK_UP)).get("tag").asString())
          .as(sent)
          .isEqualTo(tag.printed());
  }

  @Test
  void a_device_stands_on_the_last_pallet_it_was_put_on_until_it_leaves_the_house() {
    var tag = received(1).getFirst();
    long b = pallet(unique("B"));
    long c = pallet(unique("C"));
    var technician = api(Role.TECHNICIAN);
    assertThat(results(post(technician, to(b, tag.code()), to(c, tag.code()), to(c, tag.code()))))
        .containsExactly("DONE", "DONE", "DOUBLED");
    assertThat(stand(tag)).containsExactly(c);
    assertThat(jdbc.sql("select count(*) from bench.stand").query(Long.class).single())
        .isGreaterThanOrEqualTo(2);
    assertThat(one(technician, scan(tag.code(), Mode.LOOK_UP)).get("said").asString())
        .contains("It stands on");

    lives.write(List.of(tag), new Fact.Missed(), Instant.now());
    assertThat(stand(tag)).isEmpty();
    var refused = one(technician, to(b, tag.code()));
    assertThat(refused.get("code").asString()).isEqualTo("bench.refusal.away");
    lives.write(List.of(tag), new Fact.Found(), Instant.now());
    assertThat(stand(tag)).as("nobody said where it was found").isEmpty();
    assertThat(one(technician, to(b, tag.code())).get("result").asString()).isEqualTo("DONE");
  }

  private List<Long> stand(Tag tag) {
    return jdbc.sql("select pallet from bench.stands where tag = ?")
        .param(tag.code())
        .query(Long.class)
        .list();
  }

  @Test
  void a_word_is_used_once_at_a_site_and_a_closed_pallet_takes_nothing() {
    var word = unique("P");
    long p = pallet(word);
    var technician = visitor(Role.TECHNICIAN);
    assertThat(
            one(api(Role.TECHNICIAN), to(p, received(1).getFirst().code())).get("said").asString())
        .contains(word);
    technician.get("/bench/pallets/" + p).is(200).says("One device", "ThinkPad");
    technician.get("/bench/pallets").is(200);
    technician.post("/bench/pallets", "site", "1", "word", word).is(422).says("already");
    technician.post("/bench/pallets/" + p + "/closing").is(200).says("not in use any more");
    var refused = one(api(Role.TECHNICIAN), to(p, received(1).getFirst().code()));
    assertThat(refused.get("code").asString()).isEqualTo("bench.refusal.pallet-closed");
  }

  @Test
  void a_pasted_list_without_scripts_gets_a_table_line_by_line_and_is_done_once() {
    var tags = received(3);
    var glued = tags.stream().map(Tag::code).collect(Collectors.joining());
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/bench").is(200).says("Paste a list");
    var fields =
        new String[] {
          "_key",
          UUID.randomUUID().toString(),
          "mode",
          "INSPECTED",
          "powers_on",
          "yes",
          "drives",
          "NONE",
          "codes",
          glued + "\nnot ours\n" + tags.getFirst().printed()
        };
    var seen = technician.post("/bench/list", fields).is(200);
    assertThat(seen.body().split("data-result=\"DONE\"", -1)).hasSize(4);
    assertThat(seen.body().split("data-result=\"REFUSED\"", -1)).hasSize(2);
    assertThat(seen.body().split("data-result=\"DOUBLED\"", -1)).hasSize(2);
    var again = technician.post("/bench/list", fields).is(200);
    assertThat(again.body().split("data-result=\"DONE\"", -1)).hasSize(4);
    for (var tag : tags) assertThat(custody.device(tag).facts()).isEqualTo(2);
    technician.get("/bench");
    technician
        .post("/bench/list", "mode", "LOOK_UP", "codes", " ")
        .is(422)
        .says("Nothing was scanned");
  }

  @Test
  void inspecting_asks_for_the_drives_when_nobody_said_which_there_are() {
    var scan = scan(received(1).getFirst().code(), Mode.INSPECTED);
    scan.putObject("options").put("drives", "KNOWN");
    assertThat(one(api(Role.TECHNICIAN), scan).get("code").asString())
        .isEqualTo("bench.refusal.drives-unknown");
  }

  @Test
  void condemned_and_ready_go_by_the_rules_of_their_rooms() {
    var tags = received(2);
    lives.toRepair(tags, Instant.now());
    var technician = api(Role.TECHNICIAN);
    var condemned = scan(tags.getFirst().code(), Mode.CONDEMNED);
    condemned.putObject("options").put("why", "TOO_OLD");
    assertThat(one(technician, condemned).get("stage").asString()).isEqualTo("TO_DISMANTLE");
    var untested = one(technician, scan(tags.getLast().code(), Mode.READIED));
    assertThat(untested.get("result").asString()).isEqualTo("REFUSED");
    assertThat(untested.get("code").asString()).startsWith("repair.");
  }

  @Test
  void other_organisations_people_have_nothing_to_do_here() {
    var tag = received(1).getFirst();
    for (var role : List.of(Role.DONOR, Role.SCHOOL, Role.DISMANTLER, Role.AUDITOR)) {
      api(role, donor)
          .post("/api/v1/bench/scans", scan(tag.code(), Mode.LOOK_UP).toString())
          .is(403);
      visitor(role, donor).get("/bench").is(403);
    }
    var engineer = one(api(Role.ENGINEER), inspected(tag.code()));
    assertThat(engineer.get("code").asString()).isEqualTo("frame.refusal.not-allowed");
  }

  @Test
  void the_decoder_may_be_compiled_on_the_bench_and_nowhere_else() {
    var technician = visitor(Role.TECHNICIAN);
    var policy = "Content-Security-Policy";
    assertThat(technician.get("/bench").response().headers().firstValue(policy).orElseThrow())
        .contains("script-src 'self' 'wasm-unsafe-eval';");
    assertThat(technician.get("/").response().headers().firstValue(policy).orElseThrow())
        .contains("script-src 'self';");
  }
}
