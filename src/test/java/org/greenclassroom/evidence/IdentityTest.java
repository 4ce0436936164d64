package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.greenclassroom.Api;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which device a document speaks of: a sure sign links, weak ones wait, a match can be undone. */
class IdentityTest extends Workshop {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** An inventory in the agent's own format, of a computer with these signs. */
  private static final class Computer {
    private final tools.jackson.databind.node.ObjectNode message = JSON.createObjectNode();
    private final tools.jackson.databind.node.ObjectNode bios;
    private final tools.jackson.databind.node.ObjectNode hardware;
    private final tools.jackson.databind.node.ArrayNode storages;

    Computer() {
      message.put("action", "inventory").put("deviceid", unique("pc")).put("itemtype", "Computer");
      var content = message.putObject("content");
      content.put("versionclient", "GLPI-Agent_v1.11");
      bios = content.putObject("bios").put("smanufacturer", "LENOVO").put("smodel", "20L5");
      hardware = content.putObject("hardware").put("chassis_type", "Notebook");
      storages = content.putArray("storages");
    }

    Computer serial(String serial) {
      bios.put("ssn", serial);
      return this;
    }

    Computer board(String serial) {
      bios.put("msn", serial);
      return this;
    }

    Computer label(String label) {
      bios.put("assettag", label);
      return this;
    }

    Computer uuid(String uuid) {
      hardware.put("uuid", uuid);
      return this;
    }

    Computer drive(String serial) {
      storages
          .addObject()
          .put("name", "sda")
          .put("serial", serial)
          .put("model", "WDC WD5000LPCX")
          .put("disksize", 476_940)
          .put("interface", "SATA")
          .put("type", "disk");
      return this;
    }

    byte[] bytes() {
      return message.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private Api.Answer report(Computer computer) {
    return post(technician(), file("inventory.json", computer.bytes())).is(201);
  }

  private static String outcome(Api.Answer answer) {
    return answer.json().get("outcome").asString();
  }

  private static @Nullable String device(Api.Answer answer) {
    var device = answer.json().get("device");
    return device.isNull() ? null : device.asString();
  }

  private static String swapped(String uuid) {
    var parts = uuid.split("-");
    return swappedPart(parts[0])
        + "-"
        + swappedPart(parts[1])
        + "-"
        + swappedPart(parts[2])
        + "-"
        + parts[3]
        + "-"
        + parts[4];
  }

  private static String swappedPart(String part) {
    var turned = new StringBuilder();
    for (int i = part.length() - 2; i >= 0; i -= 2) turned.append(part, i, i + 2);
    return turned.toString();
  }

  @Test
  void the_same_computer_is_known_again_by_its_uuid_in_either_byte_order() {
    var serial = serial("PF");
    var uuid = UUID.randomUUID().toString();
    var tag = atBench(serial);
    assertThat(device(report(new Computer().serial(serial).uuid(uuid)))).isEqualTo(tag.printed());
    var again = report(new Computer().serial("To be filled by O.E.M.").uuid(swapped(uuid)));
    assertThat(outcome(again)).isEqualTo("MATCHED");
    assertThat(device(again)).isEqualTo(tag.printed());
  }

  @Test
  void our_own_tag_in_the_firmware_is_a_sure_sign() {
    var tag = atBench(null);
    var answer = report(new Computer().label(tag.printed()).uuid(UUID.randomUUID().toString()));
    assertThat(device(answer)).isEqualTo(tag.printed());
  }

  @Test
  void sure_signs_of_two_devices_wait_for_a_person_who_sees_both_beside_each_other() {
    var first = serial("PF");
    var second = serial("PF");
    var one = atBench(first);
    var other = atBench(second);
    var answer = report(new Computer().serial(first).label(other.printed()));
    assertThat(outcome(answer)).isEqualTo("REVIEW");
    var page =
        visitor(Role.TECHNICIAN).get("/evidence/" + answer.json().get("id").asLong()).is(200);
    page.says(one.printed(), other.printed(), first, second, "differs", "same");
  }

  @Test
  void only_a_mainboard_is_not_enough_but_board_and_drive_together_are() {
    var serial = serial("PF");
    var board = serial("MB");
    var drive = serial("WD");
    var tag = atBench(serial);
    report(new Computer().serial(serial).board(board).drive(drive));
    assertThat(outcome(report(new Computer().board(board)))).isEqualTo("REVIEW");
    var both = report(new Computer().board(board).drive(drive));
    assertThat(outcome(both)).isEqualTo("MATCHED");
    assertThat(device(both)).isEqualTo(tag.printed());
  }

  @Test
  void a_drive_in_another_computer_does_not_make_it_the_first_computer() {
    var serial = serial("PF");
    var drive = serial("WD");
    atBench(serial);
    report(new Computer().serial(serial).uuid(UUID.randomUUID().toString()).drive(drive));
    var answer = report(new Computer().uuid(UUID.randomUUID().toString()).drive(drive));
    assertThat(outcome(answer)).isEqualTo("REVIEW");
    assertThat(answer.json().get("findings").toString()).contains("drive-moved");
  }

  @Test
  void a_match_is_undone_waits_again_and_is_linked_to_the_right_device() {
    var serial = serial("PF");
    var wrong = atBench(serial);
    var right = atBench(serial("PF"));
    long id = report(new Computer().serial(serial)).json().get("id").asLong();
    var bench = visitor(Role.TECHNICIAN);
    bench.post("/evidence/" + id + "/undoing", "why", "OTHER_COMPUTER").is(200).says("waits again");
    assertThat(linkOf(id)).isNull();
    bench.get("/evidence").is(200);
    assertThat(bench.get("/evidence?state=REVIEW").body()).contains("/evidence/" + id);
    bench
        .post("/evidence/" + id + "/undoing", "why", "OTHER_COMPUTER")
        .is(409)
        .says("nothing to undo");
    bench
        .post("/evidence/" + id + "/link", "device", right.printed(), "why", "LIST_WAS_WRONG")
        .is(200);
    assertThat(linkOf(id)).isEqualTo(right.code()).isNotEqualTo(wrong.code());
    assertThat(
            jdbc.sql("select undone from evidence.unlink where document = ?")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("OTHER_COMPUTER");
  }

  private @Nullable String linkOf(long document) {
    return jdbc.sql(
            "select d.tag from evidence.link l join custody.device d using (device) where document = ?")
        .param(document)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  @Test
  void a_computer_that_is_in_no_list_becomes_a_device_with_a_slip_and_a_weight() {
    var serial = serial("PF");
    received(serial("PF")); // so that there is a donor
    long id = report(new Computer().serial(serial).drive(serial("WD"))).json().get("id").asLong();
    long donor =
        jdbc.sql("select max(partner) from partners.partner where 'DONOR' = any(kinds)")
            .query(Long.class)
            .single();
    var officer = visitor(Role.OFFICER);
    officer
        .post(
            "/evidence/" + id + "/device",
            "kind",
            "LAPTOP",
            "donor",
            String.valueOf(donor),
            "kilograms",
            "0")
        .is(422);
    officer
        .post(
            "/evidence/" + id + "/device",
            "kind",
            "LAPTOP",
            "donor",
            String.valueOf(donor),
            "kilograms",
            "1.84")
        .is(200)
        .says("Received as");
    var tag = new Tag(java.util.Objects.requireNonNull(linkOf(id)));
    var device = custody.device(tag);
    assertThat(device.observed().serial()).isEqualTo(serial);
    assertThat(device.observed().grams()).isEqualTo(1840);
    assertThat(device.observed().drives()).hasSize(1);
    assertThat(facts(tag)).containsExactly("RECEIVED");
    officer
        .post(
            "/evidence/" + id + "/device",
            "kind",
            "LAPTOP",
            "donor",
            String.valueOf(donor),
            "kilograms",
            "1.84")
        .is(409);
    visitor(Role.TECHNICIAN)
        .post(
            "/evidence/" + id + "/device",
            "kind",
            "LAPTOP",
            "donor",
            String.valueOf(donor),
            "kilograms",
            "1.84")
        .is(403);
  }

  @Test
  void an_aborted_undo_of_a_stranger_is_refused() {
    var serial = serial("PF");
    atBench(serial);
    long id = report(new Computer().serial(serial)).json().get("id").asLong();
    visitor(Role.DONOR).post("/evidence/" + id + "/undoing", "why", "WRONG_TAG").is(403);
    assertThat(linkOf(id)).isNotNull();
  }

  @Test
  void naming_a_device_does_not_give_it_the_proof_of_anothers_drive() {
    var drive = serial("WD");
    var serial = serial("PF");
    atBench(serial);
    report(new Computer().serial(serial).drive(drive));
    var neighbour = atBench(serial("PF"));
    var answer = post(technician(), neighbour, file(log().with(drive))).is(201);
    assertThat(outcome(answer)).isEqualTo("REVIEW");
    assertThat(answer.json().get("findings").toString()).contains("drives-of-another");
  }
}
