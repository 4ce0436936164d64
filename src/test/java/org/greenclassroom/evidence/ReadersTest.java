package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no real file beside the project shows, but a tool writes. */
class ReadersTest {
  private final Readers readers = AllReaders.all();

  private Report read(String text) {
    return readers.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_snapshot_with_drives_as_a_list_inside_a_string_and_inxi() {
    var report =
        read(
            """
            {"timestamp": "2025-03-01T10:00:00", "type": "Snapshot", "software": "workbench-script",
             "version": "2025", "operator_id": "anna", "data": {
              "smartctl": "[{\\"smartctl\\": {\\"exit_status\\": 0}, \\"device\\": {\\"name\\": \\"/dev/sda\\", \\"protocol\\": \\"ATA\\"}, \\"model_name\\": \\"WDC WD5000\\", \\"serial_number\\": \\"WD-WCC1\\", \\"rotation_rate\\": 7200}, {\\"smartctl\\": {\\"exit_status\\": 2}}]",
              "dmidecode": "",
              "inxi": [{"000#1#0#System": [{"000#1#0#Host": "annas-laptop"}]},
                       {"001#1#0#Machine": [{"000#1#0#Type": "Laptop", "001#1#0#System": "LENOVO", "002#0#2#product": "20L5", "003#0#3#v": "ThinkPad T480", "004#0#3#serial": "PF1ABCDE",
                                            "005#1#0#Mobo": "LENOVO", "006#0#2#serial": "L1HF8AB"}]},
                       {"002#1#0#Network": [{"000#1#0#IF": "enp0s31f6", "001#1#0#mac": "8c:16:45:aa:bb:cc"}]}]}}
            """);
    assertThat(report.format()).isEqualTo("ereuse-script");
    assertThat(report.host())
        .isEqualTo(
            new Host("LENOVO", "20L5", "PF1ABCDE", null, "L1HF8AB", null, null, DeviceKind.LAPTOP));
    assertThat(report.machine().drives()).hasSize(1);
    assertThat(report.machine().drives().getFirst().serial()).isEqualTo("WD-WCC1");
    assertThat(report.findings()).contains("drive-silent");
    assertThat(report.reduced())
        .contains("PF1ABCDE", "WD-WCC1")
        .doesNotContain("anna", "8c:16:45", "enp0s31f6");
    assertThat(readers.read(report.reduced().getBytes(StandardCharsets.UTF_8)).host())
        .as("what is kept reads as what came")
        .isEqualTo(report.host());
  }

  @Test
  void newer_lshw_puts_the_root_into_a_list_and_an_nvme_drive_under_its_controller() {
    var report =
        read(
            """
            [{"id": "annas-laptop", "class": "system", "product": "T14 (20W0)", "vendor": "LENOVO", "serial": "PF2ABCDE",
              "configuration": {"chassis": "convertible", "uuid": "4c4c4544-0038-4610-8054-c4c04f525931"},
              "children": [{"id": "core", "class": "bus", "serial": "L1HF", "children": [
                {"id": "pci", "class": "bridge", "children": [
                  {"id": "nvme", "class": "storage", "description": "NVMe device", "product": "SAMSUNG MZVLB256", "serial": "S4GENX0N", "logicalname": "/dev/nvme0",
                   "children": [{"id": "namespace", "class": "disk", "description": "NVMe disk", "logicalname": "/dev/nvme0n1", "size": 256060514304,
                                 "children": [{"id": "volume:0", "class": "volume", "logicalname": ["/dev/nvme0n1p1", "/home/anna"]}]}]},
                  {"id": "network", "class": "network", "description": "Ethernet interface", "businfo": "pci@0000:00:1f.6", "serial": "8c:16:45:aa:bb:cc",
                   "configuration": {"ip": "192.168.1.7"}}]}]}]}]
            """);
    assertThat(report.format()).isEqualTo("lshw-json");
    assertThat(report.host().model()).isEqualTo("T14");
    assertThat(report.machine().drives())
        .containsExactly(
            new SeenDrive(
                "/dev/nvme0n1",
                null,
                "SAMSUNG MZVLB256",
                "S4GENX0N",
                256_060_514_304L,
                "NVME",
                SeenDrive.Kind.NVME,
                null,
                null));
    assertThat(report.mac()).isEqualTo("8c1645aabbcc");
    assertThat(report.reduced()).doesNotContain("anna", "8c:16:45", "192.168");
  }

  @Test
  void ocs_writes_the_same_fields_in_capitals() {
    var report =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <REQUEST><DEVICEID>anna-pc-2019</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>
              <VERSIONCLIENT>OCS-NG_unified_unix_agent_v2.9.3</VERSIONCLIENT>
              <HARDWARE><NAME>anna-pc</NAME><USERID>anna</USERID><MEMORY>3906</MEMORY><OSNAME>Debian 10</OSNAME><UUID>4C4C4544-0038-4610-8054-C4C04F525931</UUID></HARDWARE>
              <BIOS><SSN>D8FTRY1</SSN><SMANUFACTURER>Dell Inc.</SMANUFACTURER><SMODEL>Latitude E5530</SMODEL><TYPE>Laptop</TYPE></BIOS>
              <STORAGES><MODEL>HGST HTS725050A7</MODEL><SERIALNUMBER>TF755AWH</SERIALNUMBER><DISKSIZE>500107</DISKSIZE><TYPE>disk</TYPE></STORAGES>
              <STORAGES><MODEL>DVD+-RW UJ8E1</MODEL><TYPE>cdrom</TYPE></STORAGES>
            </CONTENT></REQUEST>
            """);
    assertThat(report.format()).isEqualTo("ocs-xml");
    assertThat(report.host().serial()).isEqualTo("D8FTRY1");
    assertThat(report.host().kind()).isEqualTo(DeviceKind.LAPTOP);
    assertThat(report.machine().system()).isEqualTo("Debian 10");
    assertThat(report.machine().drives()).hasSize(1);
    assertThat(report.reduced()).startsWith("<?xml").doesNotContain("anna");
    assertThat(read(report.reduced()).machine()).isEqualTo(report.machine());
  }

  @Test
  void osquerys_row_may_stand_in_a_list_and_minus_one_is_no_serial_number() {
    var report =
        read(
            """
            [{"hostname": "anna-pc", "uuid": "", "hardware_vendor": "Dell Inc.", "hardware_model": "Vostro 3420",
              "hardware_serial": "-1", "cpu_brand": "i5-1235U", "physical_memory": "17179869184"}]
            """);
    assertThat(report.format()).isEqualTo("osquery-json");
    assertThat(report.host().serial()).isNull();
    assertThat(report.machine().memory()).isEqualTo(17_179_869_184L);
    assertThat(report.reduced()).doesNotContain("anna");
  }

  @Test
  void a_serial_number_that_is_only_the_adapters_proves_nothing() {
    var template =
        """
        {"device_info": {"manufacturer": "TOSHIBA", "model": "MK3259GSXP", "serial_number": "152D00539000", "size": "298.1G",
           "storage_medium": "HDD", "export_data": {"block": {"path": "/dev/sdb", "tran": "usb"}, "smart": {}}},
         "method": {"name": "Basic", "overwriting_steps": [{"tool": "shred", "pattern": "random"}]},
         "steps": [{"success": true, "start_time": 1689976139.0, "end_time": %s, "commands": []}],
         "validation": {"result": true}, "result": true, "version": "0.1"}
        """;
    var run = read(template.formatted("1689987789.5")).drives().getFirst();
    assertThat(run.reason()).isEqualTo(Reason.SERIAL_OF_BRIDGE);
    assertThat(run.serial()).isNull();
    assertThat(run.findings()).contains("usb-bridge", "bridge-serial");
    assertThat(read(template.formatted("1689976139.0")).drives().getFirst().reason())
        .isEqualTo(Reason.IMPLAUSIBLE_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To Be Filled By O.E.M.",
        "Default string",
        "System Serial Number",
        "Chassis Serial Number",
        "N/A",
        "None",
        "Not Specified",
        "Not Applicable",
        "INVALID",
        "-1",
        "0000000000",
        "FFFFFFFF",
        "XXXXXXXX",
        "0123456789",
        "123456789ABC",
        "SN 123456789ABC",
        "BSS-0123456789",
        "EeePC-0123456789",
        "SerNum0",
        "PartNum1",
        "ModulePartNumber00",
        "REDACTED",
        "????",
        "<OUT OF SPEC>",
        "<BAD INDEX>",
        "No Asset Tag",
        "O.E.M.",
        "Base Board Serial Number",
        "b8:6b:23:e0:5c:81"
      })
  void a_placeholder_is_no_serial_number(String text) {
    assertThat(Values.serial(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "03000200-0400-0500-0006-000700080009",
        "00020003-0004-0005-0006-000700080009",
        "Not Present"
      })
  void a_shared_uuid_is_none(String text) {
    assertThat(Placeholders.uuid(text)).isNull();
  }

  @Test
  void what_is_kept_of_an_inventory_reads_as_the_inventory_did() {
    for (var text :
        List.of(
            "{\"action\": \"inventory\", \"content\": {\"bios\": {\"ssn\": \"PF0ABC12\", \"smodel\": \"X & <Y>\"}}}",
            "<node id=\"pc\" class=\"system\"><product>X &amp; &lt;Y&gt;</product><serial>PF0ABC12</serial></node>",
            "<REQUEST><QUERY>INVENTORY</QUERY><CONTENT><BIOS><SSN>PF0ABC12</SSN><SMODEL>X &amp; &lt;Y&gt;</SMODEL></BIOS></CONTENT></REQUEST>",
            "{\"@type\": \"Snapshot\", \"device\": {\"@type\": \"Computer\", \"serialNumber\": \"PF0ABC12\", \"model\": \"X & <Y>\"}, \"components\": []}")) {
      var first = read(text);
      assertThat(first.host().model()).isEqualTo("X & <Y>");
      var second = read(first.reduced());
      assertThat(second.host()).isEqualTo(first.host());
      assertThat(second.reduced()).isEqualTo(first.reduced());
    }
  }
}
