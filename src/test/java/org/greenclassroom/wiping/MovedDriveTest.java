package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Workshop;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A drive that a machine shows counts, wherever it is; one that moved is a move, not a new drive.
 */
class MovedDriveTest extends Workshop {

  private void inventory(String serial, String... drives) {
    var storages = new StringBuilder();
    for (var drive : drives)
      storages
          .append(storages.isEmpty() ? "" : ",")
          .append("{\"name\":\"sda\",\"serial\":\"")
          .append(drive)
          .append(
              "\",\"model\":\"WDC WD5000LPCX\",\"disksize\":476940,\"interface\":\"SATA\",\"type\":\"disk\"}");
    var text =
        """
        {"action":"inventory","deviceid":"%s","itemtype":"Computer","content":{"versionclient":"GLPI-Agent_v1.11",
         "bios":{"ssn":"%s","smanufacturer":"LENOVO"},"hardware":{"uuid":"%s"},"storages":[%s]}}
        """
            .formatted(unique("pc"), serial, UUID.randomUUID(), storages);
    assertThat(
            post(technician(), file("i.json", text.getBytes(StandardCharsets.UTF_8)))
                .is(201)
                .json()
                .get("outcome")
                .asString())
        .isEqualTo("MATCHED");
  }

  private org.greenclassroom.Visitor.Seen clear(Tag tag) {
    return visitor(Role.TECHNICIAN).post("/wiping/" + tag.code() + "/clearings");
  }

  @Test
  void a_second_drive_that_only_an_inventory_saw_keeps_the_device_here() {
    var serial = serial("PF");
    var listed = serial("WD");
    var hidden = serial("WD");
    var tag = atBench(serial, drive(listed, null));
    post(technician(), tag, file(log().host(serial).with(listed))).is(201);
    inventory(serial, listed, hidden);
    clear(tag).is(422).says(hidden);
    post(technician(), tag, file(log().host(serial).with(hidden))).is(201);
    clear(tag).is(200);
    assertThat(facts(tag)).endsWith("CLEARED");
  }

  @Test
  void a_drive_seen_in_another_computer_belongs_there_and_not_here_any_more() {
    var first = serial("PF");
    var second = serial("PF");
    var drive = serial("WD");
    var stays = serial("WD");
    var one = atBench(first);
    var other = atBench(second);
    inventory(first, drive, stays);
    inventory(second, drive);
    post(technician(), one, file(log().host(first).with(stays))).is(201);
    clear(one).is(200);
    clear(other).is(422).says(drive);
  }

  @Test
  void a_drive_that_is_put_into_a_cleared_device_stops_it() {
    var serial = serial("PF");
    var own = serial("WD");
    var late = serial("WD");
    var tag = atBench(serial, drive(own, null));
    post(technician(), tag, file(log().host(serial).with(own))).is(201);
    clear(tag).is(200);
    inventory(serial, own, late);
    assertThat(custody.can(tag, FactKind.READIED)).isFalse();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> happens(tag, new Fact.Readied("A")))
        .hasMessageContaining("latecomer");
    post(technician(), tag, file(log().host(serial).with(late))).is(201);
    assertThat(custody.can(tag, FactKind.READIED)).isTrue();
  }

  @Test
  void a_proof_the_book_rests_on_is_not_taken_away() {
    var serial = serial("PF");
    var own = serial("WD");
    var tag = atBench(serial, drive(own, null));
    long id =
        post(technician(), tag, file(log().host(serial).with(own)))
            .is(201)
            .json()
            .get("id")
            .asLong();
    clear(tag).is(200);
    visitor(Role.TECHNICIAN)
        .post("/evidence/" + id + "/undoing", "why", "OTHER_COMPUTER")
        .is(409)
        .says("cleared on the strength");
  }

  @Test
  void what_one_person_says_alone_does_not_let_a_late_drive_go() {
    var serial = serial("PF");
    var own = serial("WD");
    var late = serial("WD");
    var tag = atBench(serial, drive(own, null));
    post(technician(), tag, file(log().host(serial).with(own))).is(201);
    clear(tag).is(200);
    inventory(serial, own, late);
    var page = visitor(Role.TECHNICIAN);
    page.get("/wiping/" + tag.code());
    page.post("/wiping/" + tag.code() + "/drives/2/absence").is(200);
    assertThat(custody.can(tag, FactKind.READIED)).isFalse();
    long removal =
        jdbc.sql(
                "select max(removal) from wiping.removal r join custody.device d using (device) where tag = ?")
            .param(tag.code())
            .query(Long.class)
            .single();
    var second = visitor(Role.TECHNICIAN);
    second.get("/wiping/" + tag.code());
    second.post("/wiping/" + tag.code() + "/removals/" + removal + "/witness").is(200);
    assertThat(custody.can(tag, FactKind.READIED)).isTrue();
  }

  @Test
  void a_run_that_fails_after_the_clearing_sends_the_device_back_to_wiping() {
    var serial = serial("PF");
    var own = serial("WD");
    var tag = atBench(serial, drive(own, null));
    post(technician(), tag, file(log().host(serial).with(own))).is(201);
    clear(tag).is(200);
    var failed =
        log()
            .host(serial)
            .with(
                org.greenclassroom.evidence.NwipeLogs.drive("sda", own)
                    .status("-FAILED-")
                    .errors(3));
    post(technician(), tag, file(failed)).is(201);
    assertThat(facts(tag)).endsWith("WIPE_FAILED");
  }

  @Test
  void undoing_a_wrong_match_takes_its_drives_back_from_the_device() {
    var wrong = serial("PF");
    var own = serial("WD");
    var foreign = serial("WD");
    var tag = atBench(wrong, drive(own, null));
    var right = atBench(serial("PF"));
    post(technician(), tag, file(log().host(wrong).with(own))).is(201);
    var file = file(log().host(wrong).with(foreign));
    long id = post(technician(), file).is(201).json().get("id").asLong();
    visitor(Role.TECHNICIAN).get("/wiping/" + tag.code()).is(200).says(foreign);
    visitor(Role.TECHNICIAN).post("/evidence/" + id + "/undoing", "why", "OTHER_COMPUTER").is(200);
    assertThat(visitor(Role.TECHNICIAN).get("/wiping/" + tag.code()).is(200).text())
        .doesNotContain(foreign);
    clear(tag).is(200);
    // and the drive is at home where the document belongs
    visitor(Role.TECHNICIAN)
        .post("/evidence/" + id + "/link", "device", right.printed(), "why", "LIST_WAS_WRONG")
        .is(200);
    clear(right).is(200);
  }

  @Test
  void a_drive_that_comes_back_after_an_undo_counts_again() {
    var serial = serial("PF");
    var own = serial("WD");
    var other = serial("WD");
    var tag = atBench(serial, drive(own, null));
    post(technician(), tag, file(log().host(serial).with(own))).is(201);
    long id =
        post(technician(), file(log().host(serial).with(other))).is(201).json().get("id").asLong();
    visitor(Role.TECHNICIAN).post("/evidence/" + id + "/undoing", "why", "OTHER_COMPUTER").is(200);
    inventory(serial, own, other);
    clear(tag).is(422).says(other);
  }
}
