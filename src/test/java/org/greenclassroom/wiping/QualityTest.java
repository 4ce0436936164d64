package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** The second pair of eyes: judging, reading a sample again, holding a lot. */
class QualityTest extends Proofs {

  private Visitor.Seen judge(Visitor who, Tag tag, String sensitivity, String enough) {
    who.get("/wiping/" + tag.code());
    return who.post(
        "/wiping/" + tag.code() + "/validations",
        "sensitivity",
        sensitivity,
        "enough",
        enough,
        "reason",
        "Because");
  }

  @Test
  void a_record_says_what_was_done_and_whether_it_is_clear_only() {
    var tag = atBench(null);
    var api = technician();
    var ssd = NwipeLogs.drive("nvme0n1", serial("S")).bus("NVME");
    post(api, tag, file(log().with(ssd))).is(201);
    visitor(Role.AUDITOR)
        .get("/wiping/" + tag.code())
        .is(200)
        .says(
            "SSD (NVMe)",
            "Category Clear",
            "Overwritten · 3 passes",
            "nwipe",
            "no error",
            "nobody has judged it yet");
  }

  @Test
  void a_run_faster_than_its_plug_is_no_proof() {
    var tag = atBench(null);
    var api = technician();
    // 1 TB in 25 minutes: evidence lets it pass (750 MB/s), this drive's plug carries 600
    post(api, tag, file(log().with(NwipeLogs.drive("sda", serial("S")).seconds(1_560)))).is(201);
    var refused =
        api.post("/api/v1/devices/" + tag.printed() + "/facts", "{\"kind\":\"CLEARED\"}").is(422);
    assertThat(refused.json().get("detail").asString())
        .contains("cannot have been so", "Faster than its interface can go");
    visitor(Role.AUDITOR).get("/wiping/" + tag.code()).is(200).says("Cannot have been so");
  }

  @Test
  void whoever_wiped_does_not_judge() {
    var worker = visitor(Role.TECHNICIAN);
    var tag = atBench(null);
    worker.get("/wiping/" + tag.code());
    worker
        .upload(
            "/wiping/" + tag.code() + "/evidence", Map.of(), List.of(file(log().with(serial("S")))))
        .is(200);
    worker.post("/wiping/" + tag.code() + "/clearings").is(200).says("Somebody else must judge");
    judge(worker, tag, "ORDINARY", "true").is(422).says("You wiped");
    var other = visitor(Role.ENGINEER);
    other.get("/wiping/validations").is(200).says("To validate");
    judge(other, tag, "CONFIDENTIAL", "true").is(422).says("Clear is not enough");
    other
        .post(
            "/wiping/" + tag.code() + "/validations",
            "sensitivity",
            "ORDINARY",
            "enough",
            "true",
            "reason",
            " ")
        .is(422)
        .says("Say why");
    judge(other, tag, "ORDINARY", "true").is(200).says("enough for ordinary data. Because");
    var row =
        jdbc.sql("select count(*) from wiping.validation where device = ?")
            .param(custody.device(tag).id())
            .query(Long.class)
            .single();
    assertThat(row).isEqualTo(1);
  }

  @Test
  void what_is_judged_not_enough_is_wiped_again() {
    var tag = atBench(null);
    var serial = wiped(tag);
    assertThat(stage(tag)).isEqualTo("TO_REPAIR");
    judge(visitor(Role.OFFICER), tag, "CONFIDENTIAL", "false").is(200).says("Found wanting");
    assertThat(stage(tag)).isEqualTo("TO_WIPE");
    var api = technician();
    var path = "/api/v1/devices/" + tag.printed() + "/facts";
    assertThat(api.post(path, "{\"kind\":\"CLEARED\"}").is(422).json().get("detail").asString())
        .contains("was found wanting");
    post(api, tag, file(log().with(serial))).is(201);
    api.post(path, "{\"kind\":\"CLEARED\"}").is(201);
  }

  @Test
  void no_drive_at_all_is_judged_too() {
    var tag = atBench(null);
    var path = "/wiping/" + tag.code();
    var first = visitor(Role.TECHNICIAN);
    first.get(path);
    first.post(path + "/absence").is(200);
    var second = visitor(Role.TECHNICIAN);
    var witness = all(second.get(path).body(), "action=\"(/wiping/[^\"]+/witness)\"").getFirst();
    second.post(witness).is(200);
    second.post(path + "/clearings").is(200);
    judge(first, tag, "ORDINARY", "true").is(422);
    judge(visitor(Role.OFFICER), tag, "CONFIDENTIAL", "true")
        .is(200)
        .says("enough for confidential data");
  }

  @Test
  void a_drawn_device_is_read_by_somebody_else_and_found_data_holds_the_lot() {
    var gift = wipedGift(3);
    var lot = "/wiping/lots/" + gift.lot();
    var reader = visitor(Role.TECHNICIAN);
    reader.get(lot).is(200).says("Nothing has been drawn yet");
    var page = reader.post(lot + "/draws").is(200).says("One device was drawn", "Seed");
    var drawing =
        jdbc.sql("select seed, candidates from wiping.draw where lot = ?")
            .param(gift.lot())
            .query((row, _) ->
                Draw.drawn(row.getString(1), List.of((String[]) row.getArray(2).getArray()), 1))
            .single();
    var drawn = Tag.parse(drawing.getFirst());
    page.says(drawn.printed());
    reader.post(lot + "/draws").is(422).says("Enough devices");
    var sample = all(page.body(), "action=\"(/wiping/lots/\\d+/samples/\\d+)\"").getFirst();

    // whoever handed in its log may not read it
    var worker = visitor(Role.TECHNICIAN);
    var own = gift.tags().stream().filter(tag -> !tag.equals(drawn)).findFirst().orElseThrow();
    var account =
        jdbc.sql("select recorded_by from custody.facts where tag = ? and kind = 'CLEARED'")
            .param(drawn.code())
            .query(Long.class)
            .single();
    assertThat(account).isNotNull();
    var technician = people.known(account).login();
    var same = stranger().signIn(technician, PASSWORD);
    same.get(lot);
    same.post(sample, "result", "NOTHING_READABLE", "note", "")
        .is(422)
        .says("Somebody else must do this");

    happens(own, new Fact.Readied("A"));
    worker.get(lot);
    worker
        .post(sample, "result", "DATA_FOUND", "note", "NTFS in sector 2048")
        .is(200)
        .says("is held", "Data found", "NTFS in sector 2048");
    assertThat(stage(drawn)).isEqualTo("TO_WIPE");
    worker.post(sample, "result", "NOTHING_READABLE", "note", "").is(409).says("read already");

    // nothing of the lot goes on: neither by page nor by program
    var api = technician();
    var third =
        gift.tags().stream()
            .filter(tag -> !tag.equals(drawn) && !tag.equals(own))
            .findFirst()
            .orElseThrow();
    assertThat(api.get("/api/v1/devices/" + own.printed()).is(200).status()).isEqualTo(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> happens(third, new Fact.Readied("A")))
        .hasMessageContaining("wiping.refusal.held");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> happens(own, new Fact.Reserved(1)))
        .hasMessageContaining("wiping.refusal.held");
    var held =
        jdbc.sql("select count(*) from wiping.holds where lot = ?")
            .param(gift.lot())
            .query(Long.class)
            .single();
    assertThat(held).isEqualTo(3);
    worker.get("/wiping/" + drawn.code()).is(200).says("Its lot is held");
    var officer = visitor(Role.OFFICER);
    officer.get("/").is(200).says("Lots on hold");
    officer.get(lot);
    officer
        .post(lot + "/release", "reason", "Too soon")
        .is(422)
        .says("is not proven clear since then");
    worker.get(lot);
    assertThat(worker.post(lot + "/release", "reason", "I want").status()).isEqualTo(403);
    officer.post(lot + "/certificate").is(422).says("is held");

    // the old proof does not count any more; a new run does, but the lot is still held
    var path = "/api/v1/devices/" + drawn.printed() + "/facts";
    assertThat(api.post(path, "{\"kind\":\"CLEARED\"}").is(422).json().get("detail").asString())
        .contains("stays here");
    var serial =
        jdbc.sql("select serial from wiping.drives where device = ?")
            .param(custody.device(drawn).id())
            .query(String.class)
            .single();
    post(api, drawn, file(log().with(serial))).is(201);
    api.post(path, "{\"kind\":\"CLEARED\"}").is(422);
    officer.get(lot);
    officer
        .post(lot + "/release", "reason", "The cable was loose; wiped again")
        .is(200)
        .says("goes on");
    api.post(path, "{\"kind\":\"CLEARED\"}").is(201);
    happens(third, new Fact.Readied("A"));
    // what failed does not count as read: one more is drawn
    officer.get(lot);
    officer.post(lot + "/draws").is(200).says("One device was drawn");
    visitor(Role.AUDITOR).get("/wiping/lots").is(200).says("Lot " + gift.lot(), "Samples wait");
  }

  @Test
  void what_cannot_be_read_is_replaced() {
    var gift = wipedGift(2);
    var lot = "/wiping/lots/" + gift.lot();
    var reader = visitor(Role.OFFICER);
    reader.get(lot);
    var page = reader.post(lot + "/draws").is(200);
    var sample = all(page.body(), "action=\"(/wiping/lots/\\d+/samples/\\d+)\"").getFirst();
    reader
        .post(sample, "result", "CANNOT_BE_READ", "note", "no spin")
        .is(200)
        .says("Cannot be read");
    reader.post(lot + "/draws").is(200).says("One device was drawn");
    reader.post(lot + "/draws").is(422);
  }

  @Test
  void a_whole_lot_is_judged_at_once_without_ones_own_work() {
    var gift = wipedGift(2);
    var lot = "/wiping/lots/" + gift.lot();
    var judge = visitor(Role.OFFICER);
    judge.get(lot).is(200).says("2 cleared devices");
    judge
        .post(lot + "/validations", "sensitivity", "ORDINARY", "reason", "Office data")
        .is(200)
        .says("2 devices are judged enough");
    judge
        .post(lot + "/validations", "sensitivity", "ORDINARY", "reason", "Office data")
        .is(422)
        .says("waits for your judgement");
  }

  @Test
  void nothing_is_drawn_from_a_lot_of_which_nothing_is_cleared() {
    var gift = gift(1);
    var visitor = visitor(Role.TECHNICIAN);
    visitor.get("/wiping/lots/" + gift.lot()).is(200);
    visitor.post("/wiping/lots/" + gift.lot() + "/draws").is(422).says("Nothing of lot");
    visitor.get("/wiping/lots/999999999").is(404);
  }
}
