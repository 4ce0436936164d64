package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Evidence;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PartsTest extends Bench {
  @Autowired Evidence evidence;

  @Test
  void a_part_goes_from_a_donor_machine_over_the_shelf_into_another_device() {
    var donorMachine = onBench(DeviceKind.LAPTOP);
    var device = onBench(DeviceKind.LAPTOP);
    lives.write(List.of(donorMachine), new Fact.Condemned(Fact.Condemned.Why.PARTS_TAKEN), TODAY);
    var technician = visitor(Role.TECHNICIAN);
    var serial = unique("BAT").replace(" ", "");
    technician.get("/repair/" + donorMachine.code()).says("Take a part out");
    technician
        .post(
            "/repair/" + donorMachine.code() + "/removals",
            "kind",
            "BATTERY",
            "serial",
            serial,
            "grams",
            "312")
        .is(200)
        .says("is in stock", serial);
    technician.get("/repair/parts?kind=BATTERY").is(200).says(serial, donorMachine.printed());
    long part = part(serial);
    technician.get("/repair/" + device.code()).says(serial);
    technician.post("/repair/" + device.code() + "/parts", "part", "" + part).is(200);
    assertThat(row(part)).isEqualTo("BATTERY DEVICE 312 WEIGHED DEVICE NONE");
    technician
        .post("/repair/" + device.code() + "/parts", "part", "" + part)
        .is(409)
        .says("is not in stock: in a device");
    technician
        .post("/repair/" + donorMachine.code() + "/removals", "part", "" + part)
        .is(409)
        .says("is not in " + donorMachine.printed() + " any more");
    technician.get("/repair/" + device.code());
    technician.post("/repair/" + device.code() + "/removals", "part", "" + part).is(200);
    technician.get("/repair/parts");
    technician.post("/repair/parts/" + part + "/dismantling").is(200).says("goes to dismantling");
    assertThat(row(part)).isEqualTo("BATTERY DEVICE 312 WEIGHED DISMANTLING NONE");
    technician.post("/repair/parts/999999999/dismantling").is(404);
  }

  @Test
  void a_drive_without_a_proof_goes_nowhere() {
    var from = onBench(DeviceKind.LAPTOP);
    var into = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    var serial = serial();
    technician.get("/repair/" + from.code());
    technician
        .post("/repair/" + from.code() + "/removals", "kind", "DISK", "serial", serial)
        .is(200)
        .says("may hold data");
    long part = part(serial);
    assertThat(row(part)).isEqualTo("DISK DEVICE 100 ESTIMATED STOCK MAY_HOLD");
    technician.get("/repair/" + into.code());
    technician
        .post("/repair/" + into.code() + "/parts", "part", "" + part)
        .is(422)
        .says("The drive " + serial + " may still hold somebody's data");
    technician.get("/repair/parts").says("1 may hold data");
    technician
        .post("/repair/parts/" + part + "/dismantling")
        .is(422)
        .says("may still hold somebody's data");
    technician
        .post("/repair/parts/" + part + "/proof", "sha256", "0".repeat(64))
        .is(422)
        .says("does not prove that " + serial);
    var other = log(serial());
    take(other, from);
    technician
        .post("/repair/parts/" + part + "/proof", "sha256", Files.sha256(other))
        .is(422)
        .says("does not prove that " + serial);
    var log = log(serial);
    take(log, from);
    technician
        .post("/repair/parts/" + part + "/proof", "sha256", Files.sha256(log))
        .is(200)
        .says("proven clear");
    technician.get("/repair/" + into.code());
    technician.post("/repair/" + into.code() + "/parts", "part", "" + part).is(200);
    assertThat(row(part)).isEqualTo("DISK DEVICE 100 ESTIMATED DEVICE CLEARED");
    technician.post("/repair/" + into.code() + "/tests", all()).is(200);
    technician.post("/repair/" + into.code() + "/readiness").is(422).says("No system is recorded");
  }

  @Test
  void the_log_of_this_stay_proves_a_drive_as_it_is_taken_out() {
    var from = onBench(DeviceKind.LAPTOP);
    var serial = serial();
    take(log(serial), from);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + from.code());
    technician
        .post(
            "/repair/" + from.code() + "/removals", "kind", "DISK", "serial", serial.toLowerCase())
        .is(200);
    assertThat(row(part(serial.toLowerCase())))
        .isEqualTo("DISK DEVICE 100 ESTIMATED STOCK CLEARED");
  }

  @Test
  void a_drive_that_no_log_can_name_is_destroyed_before_two() {
    var from = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + from.code());
    technician.post("/repair/" + from.code() + "/removals", "kind", "DISK").is(200);
    long part =
        jdbc.sql(
                "select max(part) from repair.parts join custody.devices d on d.device = from_device where tag = ?")
            .param(from.code())
            .query(Long.class)
            .single();
    technician.get("/repair/parts");
    technician
        .post("/repair/parts/" + part + "/proof", "sha256", "0".repeat(64))
        .is(422)
        .says("no serial number on record");
    technician.post("/repair/parts/" + part + "/destruction", "how", "DRILLED").is(200);
    technician
        .post("/repair/parts/" + part + "/destruction", "how", "DRILLED")
        .is(422)
        .says("Another person who saw it");
    assertThat(row(part)).endsWith("STOCK MAY_HOLD");
    var second = visitor(Role.TECHNICIAN);
    second.get("/repair/parts");
    second.post("/repair/parts/" + part + "/destruction", "how", "DRILLED").is(200);
    assertThat(row(part)).endsWith("STOCK CLEARED");
    var into = onBench(DeviceKind.LAPTOP);
    second.get("/repair/" + into.code());
    second
        .post("/repair/" + into.code() + "/parts", "part", "" + part)
        .is(422)
        .says("was destroyed");
    second.get("/repair/parts");
    second.post("/repair/parts/" + part + "/dismantling").is(200);
  }

  @Test
  void a_new_drive_needs_its_paper_and_nothing_leaves_an_uncleared_device() {
    var device = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + device.code());
    technician
        .post("/repair/" + device.code() + "/parts", "kind", "DISK", "source", "NEW")
        .is(422)
        .says("A new drive needs its paper");
    var serial = serial();
    technician
        .post(
            "/repair/" + device.code() + "/parts",
            "kind",
            "DISK",
            "source",
            "NEW",
            "serial",
            serial,
            "reference",
            "RE-2026-114")
        .is(200);
    assertThat(row(part(serial))).isEqualTo("DISK NEW 100 ESTIMATED DEVICE CLEARED");
    technician.post("/repair/" + device.code() + "/removals", "part", "" + part(serial)).is(200);
    assertThat(row(part(serial))).as("it was used").endsWith("STOCK MAY_HOLD");
    technician.get("/repair/parts");
    var bought = serial();
    technician
        .post("/repair/parts", "kind", "MEMORY", "source", "USED", "serial", bought, "grams", "0")
        .is(422)
        .says("no weight of a part");
    technician
        .post("/repair/parts", "kind", "MEMORY", "source", "USED", "serial", bought)
        .is(200)
        .says("on the shelf", bought);

    var waiting = lives.received(donor, TODAY, 1, DeviceKind.LAPTOP, 2000).getFirst();
    lives.write(List.of(waiting), new Fact.Condemned(Fact.Condemned.Why.BROKEN), TODAY);
    technician.get("/repair/" + waiting.code());
    technician
        .post("/repair/" + waiting.code() + "/removals", "kind", "DISK", "serial", serial())
        .is(422)
        .says("Have it cleared first");
    visitor(Role.DONOR, donor).get("/repair/parts").is(403);
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/repair/parts").is(200);
    auditor.post("/repair/parts", "kind", "MEMORY", "source", "USED").is(403);
  }

  @Test
  void what_the_machine_reports_of_its_battery_counts_when_it_is_younger() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    var report =
        """
        {"action":"inventory","deviceid":"%s-2026-11-20-09-00-00","itemtype":"Computer","content":{
         "versionclient":"GLPI-Agent_v1.11","hardware":{"name":"pc"},
         "bios":{"smanufacturer":"Lenovo","smodel":"ThinkPad T480","ssn":"%s"},
         "batteries":[{"name":"B","capacity":50000,"real_capacity":30500}]}}
        """
            .formatted(serial(), custody.device(tag).observed().serial());
    evidence.take(
        occasion(Role.TECHNICIAN), report.getBytes(StandardCharsets.UTF_8), "agent.json", tag);
    technician
        .get("/repair/" + tag.code())
        .is(200)
        .says("Battery B 61 % of design capacity, reported by the machine on");
  }

  @Test
  void of_two_who_put_the_same_part_into_two_devices_one_is_told() throws Exception {
    var technicians = List.of(visitor(Role.TECHNICIAN), visitor(Role.TECHNICIAN));
    var devices = List.of(onBench(DeviceKind.LAPTOP), onBench(DeviceKind.LAPTOP));
    var serial = serial();
    technicians.getFirst().get("/repair/parts");
    technicians
        .getFirst()
        .post("/repair/parts", "kind", "FAN", "source", "USED", "serial", serial)
        .is(200);
    long part = part(serial);
    for (int i = 0; i < 2; i++) technicians.get(i).get("/repair/" + devices.get(i).code());
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          List.of(
              both.submit(() -> put(technicians.get(0), devices.get(0), part)),
              both.submit(() -> put(technicians.get(1), devices.get(1), part)));
      assertThat(List.of(status(answers.get(0)), status(answers.get(1))))
          .containsExactlyInAnyOrder(200, 409);
    }
    assertThat(
            jdbc.sql("select count(*) from repair.move where part = ? and what = 'PUT_IN'")
                .param(part)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private static int put(Visitor technician, Tag tag, long part) {
    return technician.post("/repair/" + tag.code() + "/parts", "part", "" + part).status();
  }

  private static int status(Future<Integer> answer) throws Exception {
    return answer.get();
  }

  private void take(byte[] log, Tag tag) {
    evidence.take(occasion(Role.TECHNICIAN), log, "nwipe.log", tag);
  }

  private byte[] log(String serial) {
    var begun = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusSeconds(7200);
    return new String(
            NwipeLogs.log().at(begun).salt(unique("salt")).with(serial).bytes(),
            StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String serial() {
    return "WD-" + Long.toString(System.nanoTime(), 36).toUpperCase() + unique();
  }

  private long part(String serial) {
    return jdbc.sql("select part from repair.parts where serial = ?")
        .param(serial)
        .query(Long.class)
        .single();
  }

  private String row(long part) {
    return jdbc.sql(
            """
            select concat_ws(' ', kind, source, grams, basis, place, data) from repair.parts
             where part = ?
            """)
        .param(part)
        .query(String.class)
        .single();
  }
}
