package org.greenclassroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stock-taking rounds: expected, found, missing, unexpected, unknown. */
class RoundsTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  private Lives lives;
  private long donor;

  @BeforeEach
  void somebodyGives() {
    lives = new Lives(custody, actor(Role.OFFICER, Partners.HOUSE));
    donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
  }

  private List<Tag> received(int count) {
    return lives.received(donor, Instant.now(), count, DeviceKind.LAPTOP, 1_900);
  }

  private long pallet(String word) {
    visitor(Role.TECHNICIAN).post("/bench/pallets", "site", "1", "word", word).is(200);
    return jdbc.sql("select pallet from bench.pallet where word = ?")
        .param(word)
        .query(Long.class)
        .single();
  }

  private void put(long pallet, List<Tag> tags) {
    var scans =
        tags.stream()
            .map(tag -> BenchTest.scan(tag.code(), Mode.PALLET).put("pallet", pallet))
            .toArray(ObjectNode[]::new);
    for (var outcome : BenchTest.post(api(Role.TECHNICIAN), scans))
      assertThat(outcome.get("result").asString()).isEqualTo("DONE");
  }

  private long round(String... fields) {
    return visitor(Role.TECHNICIAN).post("/bench/rounds", fields).is(200).id();
  }

  private static JsonNode see(Api api, long round, String code) {
    return BenchTest.one(api, BenchTest.scan(code, Mode.ROUND).put("round", round));
  }

  private static void answers(JsonNode outcome, String result, String words) {
    assertThat(outcome.get("result").asString()).as(outcome.toString()).isEqualTo(result);
    assertThat(outcome.get("said").asString()).contains(words);
  }

  private long stands(Tag tag) {
    return jdbc.sql("select pallet from bench.stands where tag = ?")
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  @Test
  void a_round_over_a_pallet_tells_found_missing_unexpected_and_unknown() {
    var word = unique("B");
    long b = pallet(word);
    long c = pallet(unique("C"));
    var tags = received(5);
    put(b, tags.subList(0, 3));
    put(c, tags.subList(3, 4));
    long round = round("pallet", Long.toString(b));
    // what moves after it began is still expected
    put(c, tags.subList(2, 3));
    var one = api(Role.TECHNICIAN);
    var two = api(Role.OFFICER);
    answers(see(one, round, tags.get(0).code()), "DONE", "found");
    answers(see(two, round, "https://x.cn/" + tags.get(1).code()), "DONE", "found");
    answers(see(two, round, tags.get(0).printed()), "DOUBLED", "counted already");
    answers(see(one, round, tags.get(3).code()), "NOTED", "not expected here");
    answers(see(one, round, tags.get(4).code()), "NOTED", "not expected here");
    answers(see(one, round, "=HYPERLINK(1)"), "NOTED", "no tag of ours");
    answers(see(two, round, "hyperlink(1"), "DOUBLED", "already");

    var technician = visitor(Role.TECHNICIAN);
    var path = "/bench/rounds/" + round;
    technician.get(path).is(200).says("Expected 3 Found 2 Missing 1 Unexpected 2 Unknown 1", word);
    var csv = technician.get(path + ".csv").is(200).body();
    assertThat(csv)
        .contains("MISSING," + tags.get(2).code() + "," + tags.get(2).printed())
        .contains("UNEXPECTED," + tags.get(3).code())
        .contains("UNKNOWN,HYPERLINK(1,");
    assertThat(technician.get(path + ".csv?result=UNKNOWN").body().lines()).hasSize(2);
    technician.get(path + ".csv?result=NONSENSE").is(422);
    visitor(Role.AUDITOR).get(path).is(200);
    visitor(Role.DONOR, donor).get(path).is(403);

    technician.get(path);
    technician.post(path + "/closing").is(200).says("closed", "Look for them");
    technician.post(path + "/closing").is(200);
    assertThat(stands(tags.get(0))).isEqualTo(b);
    assertThat(stands(tags.get(3))).as("it was found on B").isEqualTo(b);
    assertThat(stands(tags.get(4))).isEqualTo(b);
    assertThat(stands(tags.get(2))).isEqualTo(c);
    assertThat(
            jdbc.sql(
                    "select count(*) from bench.stand s join custody.devices d using (device) where d.tag = ?")
                .param(tags.get(0).code())
                .query(Long.class)
                .single())
        .as("who stood there already is not put there again")
        .isEqualTo(1);
    assertThat(custody.device(tags.get(2)).stage().name())
        .as("nobody is missed by itself")
        .isEqualTo("TO_INSPECT");
    var late = see(one, round, tags.get(2).code());
    assertThat(late.get("code").asString()).isEqualTo("bench.refusal.round-closed");
    technician.get("/bench/rounds").is(200).says("closed on");
  }

  @Test
  void a_device_that_is_away_is_unexpected_and_is_put_nowhere() {
    long b = pallet(unique("B"));
    var tag = received(1).getFirst();
    lives.write(List.of(tag), new Fact.Missed(), Instant.now());
    long round = round("pallet", Long.toString(b));
    answers(see(api(Role.TECHNICIAN), round, tag.code()), "NOTED", "missing");
    visitor(Role.TECHNICIAN).post("/bench/rounds/" + round + "/closing").is(200);
    assertThat(
            jdbc.sql("select count(*) from bench.stands where tag = ?")
                .param(tag.code())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_round_is_narrowed_by_site_stage_and_kind() {
    received(2);
    var ready = received(1);
    lives.toDismantle(ready, Instant.now());
    long all = round("site", "1", "kind", "LAPTOP");
    long some = round("site", "1", "kind", "LAPTOP", "stage", "TO_DISMANTLE");
    long none = round("site", "1", "kind", "TABLET", "stage", "RESERVED");
    assertThat(expected(all)).isGreaterThan(expected(some));
    assertThat(expected(some)).isPositive();
    assertThat(expected(none))
        .as("what other tests left there")
        .isEqualTo(
            jdbc.sql(
                    "select count(*) from custody.devices where place = 1 and kind = 'TABLET' and stage = 'RESERVED'")
                .query(Long.class)
                .single());
    answers(see(api(Role.TECHNICIAN), some, ready.getFirst().code()), "DONE", "found");
  }

  private long expected(long round) {
    return jdbc.sql("select count(*) from bench.expected where round = ?")
        .param(round)
        .query(Long.class)
        .single();
  }

  @Test
  void the_same_form_sent_twice_is_one_round_and_the_same_scan_one_sighting() {
    var key = UUID.randomUUID().toString();
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/bench/rounds");
    var first = technician.post("/bench/rounds", "_key", key, "kind", "SCREEN").is(200).id();
    assertThat(technician.post("/bench/rounds", "_key", key, "kind", "SCREEN").id())
        .isEqualTo(first);
    var api = api(Role.TECHNICIAN);
    var scan = BenchTest.scan("a foreign thing", Mode.ROUND).put("round", first);
    var answer = BenchTest.one(api, scan);
    assertThat(BenchTest.one(api, scan)).isEqualTo(answer);
    jdbc.sql("delete from frame.receipt where key = ?").param(scan.get("id").asString()).update();
    assertThat(BenchTest.one(api, scan).get("number")).isEqualTo(answer.get("number"));
  }

  @Test
  void a_round_is_scanned_without_scripts_too_and_waits_in_the_tray() {
    var tags = received(2);
    long b = pallet(unique("B"));
    put(b, tags);
    long round = round("pallet", Long.toString(b));
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/").is(200).says("Stock-taking");
    technician.get("/bench/rounds/" + round).is(200);
    technician
        .post(
            "/bench/list",
            "mode",
            "ROUND",
            "round",
            Long.toString(round),
            "codes",
            tags.getFirst().code() + "\nXYZ-1")
        .is(200)
        .says("found", "no tag of ours");
    technician.get("/bench/rounds/" + round).says("Expected 2 Found 1 Missing 1");
  }

  @Test
  void a_round_that_is_not_there_is_said_so() {
    var outcome = see(api(Role.TECHNICIAN), 999_999_999, "7K3M9QX2");
    assertThat(outcome.get("result").asString()).isEqualTo("REFUSED");
    visitor(Role.TECHNICIAN).get("/bench/rounds/999999999").is(404);
  }
}
