package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Api;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.evidence.Workshop;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** A device is cleared only when every drive it is known to hold is accounted for. */
class WipingTest extends Workshop {
  private static final long GB500 = 500_107_862_016L;

  private Api.Answer clear(Api api, Tag tag) {
    return api.post("/api/v1/devices/" + tag.printed() + "/facts", "{\"kind\":\"CLEARED\"}");
  }

  @Test
  void the_refusal_names_the_drive() {
    var first = serial("WD-");
    var second = serial("WD-");
    var tag = atBench(null, drive(first, GB500), drive(second, GB500));
    var api = technician();
    post(api, tag, file(log().with(first))).is(201);
    var refused = clear(api, tag).is(422);
    assertThat(refused.json().get("detail").asString())
        .isEqualTo(
            tag.printed()
                + " cannot leave: its second drive, S/N "
                + second
                + ", has no proof of clearing. Attach the wipe log or record its destruction.");
    post(api, tag, file(log().with(second))).is(201);
    assertThat(clear(api, tag).is(201).json().get("stage").asString()).isEqualTo("TO_REPAIR");
  }

  @Test
  void a_device_of_which_no_drive_is_known_is_not_cleared() {
    var tag = atBench(null);
    var refused = clear(technician(), tag).is(422);
    assertThat(refused.json().get("detail").asString()).contains("no drive of it is known");
  }

  @Test
  void the_same_request_twice_clears_once() {
    var tag = atBench(null);
    var api = technician();
    post(api, tag, file(log().with(serial("S")))).is(201);
    var path = "/api/v1/devices/" + tag.printed() + "/facts";
    var first = api.post(path, "{\"kind\":\"CLEARED\"}", "one-key").is(201);
    var again = api.post(path, "{\"kind\":\"CLEARED\"}", "one-key").is(201);
    assertThat(again.json().get("number")).isEqualTo(first.json().get("number"));
    assertThat(clear(api, tag).status()).isEqualTo(422);
    assertThat(facts(tag)).containsExactly("RECEIVED", "INSPECTED", "CLEARED");
  }

  @Test
  void what_is_no_proof_does_not_clear() {
    var api = technician();
    var cases =
        Map.of(
            "nothing", log().with(serial("S")).method("Verify Zeros (0x00)", 1),
            "read back", log().with(serial("S")).verify("0 (off)"),
            "stopped", log().with(NwipeLogs.drive("sda", serial("S")).status("UABORTED")),
            "cut off", log().with(serial("S")).withoutTables(),
            "hide", log().with("XXXXXXXXXXXXXXX"),
            "hidden", log().with(NwipeLogs.drive("sda", serial("S")).hiddenSectors()),
            "errors", log().with(NwipeLogs.drive("sda", serial("S")).errors(2)));
    cases.forEach((words, log) -> {
      var tag = atBench(null);
      post(api, tag, file(log)).is(201);
      var refused = clear(api, tag).is(422).json().get("detail").asString();
      assertThat(refused).contains(words).contains("first drive");
    });
  }

  @Test
  void a_failure_stands_in_the_book_and_a_later_flawless_run_heals_it() {
    var tag = atBench(null);
    var api = technician();
    var serial = serial("S");
    post(api, tag, file(log().with(NwipeLogs.drive("sda", serial).errors(1)))).is(201);
    assertThat(facts(tag)).containsExactly("RECEIVED", "INSPECTED", "WIPE_FAILED");
    assertThat(clear(api, tag).is(422).json().get("detail").asString()).contains("failed");
    post(api, tag, file(log().with(serial))).is(201);
    clear(api, tag).is(201);
  }

  @Test
  void an_aborted_run_takes_no_proof_away_but_a_failure_does() {
    var tag = atBench(null);
    var api = technician();
    var serial = serial("S");
    post(api, tag, file(log().with(serial))).is(201);
    post(api, tag, file(log().with(NwipeLogs.drive("sda", serial).status("UABORTED")))).is(201);
    visitor(Role.AUDITOR).get("/wiping/" + tag.code()).is(200).says("Proven clear");
    post(api, tag, file(log().with(NwipeLogs.drive("sda", serial).errors(1)))).is(201);
    assertThat(clear(api, tag).is(422).json().get("detail").asString()).contains("failed");
  }

  @Test
  void a_drive_without_number_never_stands_for_one_that_is_known_by_number() {
    var tag = atBench(null, drive(serial("WD-"), NwipeLogs.GB256));
    var api = technician();
    post(api, tag, file(log().with(""))).is(201);
    assertThat(clear(api, tag).is(422).json().get("detail").asString())
        .contains("its first drive", "no proof");
  }

  @Test
  void a_drive_that_the_list_knows_without_number_is_found_by_its_size() {
    var api = technician();
    var same = atBench(null, drive(null, 256_000_000_000L));
    post(api, same, file(log().with(serial("S")))).is(201);
    clear(api, same).is(201);
    var other = atBench(null, drive(null, 1_000_000_000_000L));
    post(api, other, file(log().with(serial("S")))).is(201);
    assertThat(clear(api, other).is(422).json().get("detail").asString())
        .contains("its first drive, serial number unknown, has no proof");
  }

  @Test
  void a_drive_that_the_tool_saw_and_nobody_chose_keeps_the_device_here_a_stick_does_not() {
    var api = technician();
    var tag = atBench(null);
    var left = NwipeLogs.drive("sdb", serial("S")).notChosen();
    post(api, tag, file(log().with(serial("S")).with(left))).is(201);
    assertThat(clear(api, tag).is(422).json().get("detail").asString())
        .contains("second drive", "did not wipe it");
    var stick = NwipeLogs.drive("sdb", serial("S")).notChosen().bus("USB");
    var clean = atBench(null);
    post(api, clean, file(log().with(serial("S")).with(stick))).is(201);
    clear(api, clean).is(201);
  }

  @Test
  void a_returned_device_is_wiped_again() {
    var tag = atBench(null);
    var api = technician();
    var serial = serial("S");
    var first = file(log(Duration.ofDays(1)).with(serial));
    post(api, tag, first).is(201);
    clear(api, tag).is(201);
    toSchoolAndBack(tag);
    assertThat(clear(api, tag).is(422).json().get("detail").asString()).contains(serial);
    // the old file once more changes nothing
    assertThat(post(api, tag, first).is(200).json().get("outcome").asString())
        .isEqualTo("DUPLICATE");
    assertThat(clear(api, tag).is(422).json().get("detail").asString()).contains("no proof");
    // nor does a run of the first life that was never handed in
    post(api, tag, file(log(Duration.ofDays(2)).with(serial))).is(201);
    assertThat(clear(api, tag).is(422).json().get("detail").asString())
        .contains("ended before the device came back");
    post(api, tag, file(log().with(serial))).is(201);
    clear(api, tag).is(201);
  }

  @Test
  void a_wrong_clock_is_answered_for_by_somebody_who_watched() {
    var tag = atBench(null);
    var api = technician();
    var serial = serial("S");
    // in its first stay an old clock is only said
    post(api, tag, file(log(Duration.ofDays(4000)).with(serial))).is(201);
    clear(api, tag).is(201);
    toSchoolAndBack(tag);
    post(api, tag, file(log(Duration.ofDays(4000)).with(serial))).is(201);
    clear(api, tag).is(422);
    var visitor = visitor(Role.TECHNICIAN);
    var page = visitor.get("/wiping/" + tag.code()).is(200).says("Wiped before it came back");
    var path = page.body().replaceAll("(?s).*action=\"(/wiping/[^\"]+/vouching)\".*", "$1");
    visitor.post(path).is(200).says("you watched this run");
    clear(api, tag).is(201);
  }

  @Test
  void no_drive_present_needs_two_people() {
    var tag = atBench(null);
    var first = visitor(Role.TECHNICIAN);
    var path = "/wiping/" + tag.code();
    first.get(path).is(200).says("No drive is known yet");
    first.post(path + "/absence").is(200).says("Somebody else must look");
    assertThat(clear(technician(), tag).is(422).json().get("detail").asString())
        .contains("only one person");
    var page = first.get(path).body();
    var second = visitor(Role.ENGINEER);
    var witness =
        second.get(path).body().replaceAll("(?s).*action=\"(/wiping/[^\"]+/witness)\".*", "$1");
    assertThat(page).doesNotContain("/witness\"");
    first.get(path);
    first.post(witness).is(422).says("recorded this yourself");
    second.post(witness).is(200).says("Two people looked");
    second.post(path + "/clearings").is(200).says("is cleared");
    var detail =
        jdbc.sql("select detail from custody.facts where tag = ? and kind = 'CLEARED'")
            .param(tag.code())
            .query(String.class)
            .single();
    assertThat(detail).contains("NONE_PRESENT", "account:");
  }

  @Test
  void a_drive_written_down_by_hand_needs_a_proof_too() {
    var tag = atBench(null);
    var visitor = visitor(Role.TECHNICIAN);
    var path = "/wiping/" + tag.code();
    visitor.get(path);
    visitor
        .post(path + "/drives", "serial", "MSATA 9", "model", "Kingston", "gigabytes", "32")
        .is(200)
        .says("MSATA 9", "32 GB", "No proof yet");
    visitor
        .post(path + "/drives", "serial", "msata-9", "model", "", "gigabytes", "")
        .is(422)
        .says("already known");
    visitor
        .post(path + "/drives", "serial", "x", "model", "", "gigabytes", "much")
        .is(422)
        .says("not a size");
  }

  @Test
  void a_device_condemned_with_data_is_cleared_before_it_leaves() {
    var tag = atBench(null);
    happens(tag, new Fact.Condemned(Fact.Condemned.Why.BROKEN));
    var api = technician();
    post(api, tag, file(log().with(serial("S")))).is(201);
    assertThat(clear(api, tag).is(201).json().get("stage").asString()).isEqualTo("TO_DISMANTLE");
  }

  @Test
  void evidence_may_come_before_the_inspection() {
    var tag = received(null);
    var api = technician();
    post(api, tag, file(log().with(serial("S")))).is(201);
    assertThat(clear(api, tag).is(422).json().get("code").asString())
        .isEqualTo("custody.refusal.stage");
    happens(tag, new Fact.Inspected(null));
    clear(api, tag).is(201);
  }

  @Test
  void the_bench_lists_what_waits_oldest_first_and_the_tray_counts_it() {
    var tag = atBench(null);
    post(technician(), tag, file(log().with(serial("S")))).is(201);
    var visitor = visitor(Role.TECHNICIAN);
    var seen = visitor.get("/wiping").is(200);
    while (!seen.body().contains(tag.printed())) {
      var next = seen.body().replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
      assertThat(next).startsWith("/wiping");
      seen = visitor.get(next.replace("&amp;", "&")).is(200);
    }
    seen.says("1 of 1 accounted for");
    visitor.get("/").is(200).says("Devices to wipe");
    visitor.get("/devices/" + tag.code()).is(200).says("Clear its data");
    visitor.speaking("zh").get("/wiping").is(200).says("待清除数据");
    visitor.speaking("fr").get("/wiping/" + tag.code()).is(200).says("Ses disques");
  }

  @Test
  void only_the_workshop_works_here() {
    var tag = atBench(null);
    for (var role : List.of(Role.DONOR, Role.SCHOOL, Role.DISMANTLER))
      assertThat(visitor(role).get("/wiping/" + tag.code()).status()).isEqualTo(403);
    var auditor = visitor(Role.AUDITOR);
    assertThat(auditor.get("/wiping/" + tag.code()).is(200).body()).doesNotContain("/clearings\"");
    assertThat(auditor.post("/wiping/" + tag.code() + "/clearings").status()).isEqualTo(403);
  }
}
