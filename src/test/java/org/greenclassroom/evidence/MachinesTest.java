package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Fixtures;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Documents that speak of whole computers: handed in, shown, and seen by the rooms above. */
class MachinesTest extends Workshop {

  private static String inventory(String serial, String drive) {
    return """
    {"action": "inventory", "itemtype": "Computer", "deviceid": "pc", "content": {
      "versionclient": "GLPI-Agent_v1.11",
      "bios": {"ssn": "%s", "msn": "B-%s", "assettag": "T-%s", "smanufacturer": "Dell Inc.", "smodel": "XPS 13 9350"},
      "hardware": {"chassis_type": "Laptop", "memory": 7800},
      "operatingsystem": {"full_name": "Fedora 31", "version": "31"},
      "cpus": [{"name": "Core i5-6200U", "core": 2}],
      "memories": [{"capacity": 4096, "type": "LPDDR3", "numslots": 1, "serialnumber": "12161217"}],
      "batteries": [{"manufacturer": "SMP", "name": "DELL RWT1R43", "capacity": 57570, "real_capacity": 50570}],
      "monitors": [{"manufacturer": "Sharp", "caption": "DJCP6", "serial": "ABH55D"}],
      "storages": [{"model": "PM951 NVMe", "serial": "%s", "disksize": 256060, "interface": "NVMe"}]}}
    """
        .formatted(serial, serial, serial, drive);
  }

  @Test
  void an_inventory_is_shown_as_tables_in_three_languages() {
    var serial = serial("PF");
    var tag = atBench(serial);
    var visitor = visitor(Role.TECHNICIAN);
    visitor.get("/evidence").is(200);
    var seen =
        visitor
            .upload(
                "/evidence",
                Map.of("device", ""),
                List.of(
                    file(
                        "pc.json",
                        inventory(serial, serial("S")).getBytes(StandardCharsets.UTF_8))))
            .is(200)
            .says(tag.printed(), "Core i5-6200U", "Fedora 31", "256 GB", "NVMe SSD", "57,570 mWh")
            .says("DJCP6", "GLPI inventory (JSON)", "were dropped before it was stored");
    visitor.speaking("zh").get(seen.path()).is(200).says("硬盘", "笔记本", "GLPI 清单");
    visitor.speaking("fr").get(seen.path()).is(200).says("Disques vus", "inventaire GLPI");
  }

  @Test
  void rooms_above_see_machines_and_drives() {
    var serial = serial("PF");
    var drive = serial("S");
    var tag = atBench(serial);
    var id =
        post(
                technician(),
                file("pc.json", inventory(serial, drive).getBytes(StandardCharsets.UTF_8)))
            .is(201)
            .json()
            .get("id")
            .asLong();
    var machine =
        jdbc.sql("select * from evidence.machines where document = ?")
            .param(id)
            .query()
            .singleRow();
    assertThat(machine)
        .containsEntry("serial", serial)
        .containsEntry("board", "B-" + serial)
        .containsEntry("label", "T-" + serial)
        .containsEntry("kind", "LAPTOP")
        .containsEntry("cpu", "Core i5-6200U")
        .containsEntry("memory", 7800L << 20)
        .containsEntry("system", "Fedora 31")
        .containsEntry("device", custody.device(tag).id());
    var seen =
        jdbc.sql("select * from evidence.seen_drives where document = ?")
            .param(id)
            .query()
            .singleRow();
    assertThat(seen)
        .containsEntry("serial", drive)
        .containsEntry("bytes", 256_060_000_000L)
        .containsEntry("kind", "NVME")
        .containsEntry("bus", "NVME");
  }

  @Test
  void a_drive_seen_in_a_computer_finds_it_again_by_its_health_report() {
    var serial = serial("PF");
    var drive = serial("S");
    var tag = atBench(serial);
    post(technician(), file("pc.json", inventory(serial, drive).getBytes(StandardCharsets.UTF_8)))
        .is(201);
    var smart =
        """
        {"smartctl": {"version": [7, 4], "exit_status": 0}, "device": {"name": "/dev/nvme0", "protocol": "NVMe"},
         "model_name": "PM951 NVMe", "serial_number": "%s", "smart_status": {"passed": false},
         "power_on_time": {"hours": 4321}, "nvme_smart_health_information_log": {"percentage_used": 103}}
        """
            .formatted(drive);
    var answer =
        post(technician(), file("smart.json", smart.getBytes(StandardCharsets.UTF_8))).is(201);
    assertThat(answer.json().get("device").asString()).isEqualTo(tag.printed());
    assertThat(answer.json().get("findings").toString()).contains("smart-failed");
    var id = answer.json().get("id").asLong();
    visitor(Role.AUDITOR)
        .get("/evidence/" + id)
        .is(200)
        .says("failing by its own test", "4,321 hours running", "103 % of its life used");
    assertThat(
            jdbc.sql("select health ->> 'hours' from evidence.seen_drives where document = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo("4321");
  }

  @Test
  void a_stick_in_two_computers_is_no_sign_of_either() {
    var stick = serial("STICK");
    var lshw =
        """
        {"id": "%s", "class": "system", "product": "PC", "serial": "%s", "children": [
          {"id": "usb", "class": "storage", "businfo": "usb@4:3", "children": [
            {"id": "disk", "class": "disk", "serial": "%s", "size": 8000000000, "logicalname": "/dev/sdb"}]}]}
        """;
    var serial = serial("PF");
    atBench(serial);
    post(
            technician(),
            file("a", lshw.formatted("a", serial, stick).getBytes(StandardCharsets.UTF_8)))
        .is(201);
    var other =
        post(
                technician(),
                file("b", lshw.formatted("b", "0", stick).getBytes(StandardCharsets.UTF_8)))
            .is(201);
    assertThat(other.json().get("outcome").asString()).isEqualTo("UNMATCHED");
  }

  @Test
  void a_paper_of_the_wiping_tool_is_read_like_its_log() throws Exception {
    var api = technician();
    int papers = 0;
    for (var path : FixturesOutcomeTest.files(Fixtures.folder("nwipe-run"))) {
      if (!path.toString().endsWith(".pdf")) continue;
      var answer = post(api, file("report.pdf", Files.readAllBytes(path)));
      if (answer.status() == 201) papers++;
      assertThat(answer.json().get("drives").size()).isEqualTo(1);
    }
    assertThat(papers).isPositive();
  }

  @Test
  void every_real_document_has_a_page() throws Exception {
    var visitor = visitor(Role.AUDITOR);
    var api = technician();
    for (var path :
        List.of(
            "ereuse-workbench/tests/fixtures/e5530.lshw.json",
            "ereuse-workbench/tests/output/1001pxd.snapshot.json",
            "usody-sanitize/examples/2023-07-22_152D00539000.json",
            "glpi-agent/resources/generic/dmidecode/lenovo-thinkpad",
            "glpi-inventory-format/tests/data/2.xml",
            "fleet/host-linux-empty-serial.json",
            "scrutiny/webapp/backend/pkg/models/testdata/smart-scsi.json")) {
      var answer = post(api, file("real", Files.readAllBytes(Fixtures.file(path))));
      visitor.get("/evidence/" + answer.json().get("id").asLong()).is(200);
    }
  }

  @Test
  void a_format_never_seen_for_real_proves_nothing() {
    var serial = serial("WD-");
    var xml =
        """
        <?xml version="1.0"?><root><report><blancco_data>
          <blancco_hardware_report><entries name="system"><entry name="manufacturer">Dell</entry><entry name="serial">%s</entry></entries>
            <entries name="disks"><entries name="disk"><entry name="id">1</entry><entry name="serial">%s</entry><entry name="model">WD5000</entry><entry name="capacity">500107862016</entry></entries></entries></blancco_hardware_report>
          <blancco_erasure_report><entries name="erasures"><entries name="erasure"><entry name="state">Successful</entry><entry name="erasure_standard_name">NIST 800-88 Clear</entry>
            <entry name="start_time">2026-01-01T10:00:00+0100</entry><entry name="end_time">2026-01-01T12:00:00+0100</entry>
            <entries name="target"><entry name="serial">%s</entry></entries></entries></entries></blancco_erasure_report>
        </blancco_data></report></root>
        """
            .formatted(serial("PF"), serial, serial);
    var answer =
        post(technician(), file("blancco.xml", xml.getBytes(StandardCharsets.UTF_8))).is(201);
    var drive = answer.json().get("drives").get(0);
    assertThat(drive.get("serial").asString()).isEqualTo(serial);
    assertThat(drive.get("verdict").asString()).isEqualTo("NOT_PROVEN");
    assertThat(drive.get("reason").asString()).isEqualTo("unverified-format");
  }
}
