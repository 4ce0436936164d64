package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.greenclassroom.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What a school must never send is not kept: every real inventory goes in, and none of its user
 * names, keys, addresses, host names or programs is in the kept file or in any row.
 */
class PersonalFieldsTest extends Workshop {
  private static final List<String> FOLDERS =
      List.of(
          "glpi-inventory-format/examples",
          "glpi-inventory-format/tests",
          "ereuse-workbench/tests",
          "ereuse-devicehub-2019",
          "ereuse-devicehub-teal/tests",
          "ereuse-devicehub-django/example",
          "freegeek-fgdb/doc/fgss_examples",
          "fleet");

  private static final Set<String> KEYS =
      Set.of(
          "lastloggeduser",
          "datelastloggeduser",
          "winprodkey",
          "winprodid",
          "winowner",
          "wincompany",
          "workgroup",
          "userid",
          "ssh_key",
          "fqdn",
          "dns_domain",
          "hostid",
          "deviceid",
          "ipaddr",
          "ipaddress",
          "ipaddress6",
          "ipgateway",
          "ipdhcp",
          "ipmask",
          "ipsubnet",
          "dns",
          "defaultgateway",
          "mac",
          "macaddr",
          "hostname",
          "computer_name",
          "display_name",
          "primary_ip",
          "primary_mac",
          "public_ip",
          "login",
          "username",
          "productid",
          "licensekey",
          "label",
          "comment",
          "ip",
          "bssid",
          "ssid",
          "hwinfo",
          "lspci");

  private static final Set<String> SECTIONS =
      Set.of(
          "softwares",
          "software",
          "processes",
          "users",
          "local_users",
          "local_groups",
          "envs",
          "licenseinfos",
          "remote_mgmt",
          "accesslog");

  private static final Pattern MAC =
      Pattern.compile("(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])");

  private static final Pattern SSH =
      Pattern.compile("(?<=ssh-[a-z0-9]{2,9} )AAAA[0-9A-Za-z+/]{40,}");

  @Test
  void no_dropped_value_is_in_the_kept_file_or_in_any_row() throws IOException {
    var api = technician();
    var offences = new TreeSet<String>();
    int kept = 0;
    int guarded = 0;
    for (var folder : FOLDERS)
      for (var path : FixturesOutcomeTest.files(Fixtures.folder(folder))) {
        var bytes = Files.readAllBytes(path);
        var personal = personal(bytes);
        var answer = post(api, file("inventory", bytes));
        if (answer.json().get("id").isNull()) continue;
        kept++;
        guarded += personal.size();
        var id = answer.json().get("id").asLong();
        // Names of fields are ours; a program may bear the same name.
        var stored =
            stored(id)
                .replaceAll("\"[A-Za-z_]{1,40}\" ?:", "")
                .replaceAll("</?[A-Za-z_]{1,40}>", "");
        for (var value : personal)
          if (stored.contains(value)) offences.add(path.getFileName() + " keeps " + value);
      }
    // The program that looked is named among the programs, too.
    offences.removeIf(each -> each.endsWith(" keeps FusionInventory-Agent"));
    assertThat(offences).isEmpty();
    assertThat(kept).isGreaterThan(100);
    assertThat(guarded).isGreaterThan(2000);
  }

  @Test
  void the_kept_file_lies_under_its_own_hash_and_the_same_file_again_is_a_duplicate()
      throws IOException {
    var serial = serial("PF");
    var json = inventory(serial, "secretperson");
    var api = technician();
    var first = post(api, file("pc.json", json)).is(201);
    var came = org.greenclassroom.frame.Files.sha256(json);
    var sha256 = first.json().get("sha256").asString();
    assertThat(sha256).isNotEqualTo(came);
    var seen = visitor(org.greenclassroom.kernel.Role.OFFICER);
    var file = seen.get("/evidence/" + first.json().get("id").asLong() + "/file").is(200);
    assertThat(org.greenclassroom.frame.Files.sha256(file.bytes())).isEqualTo(sha256);
    assertThat(file.body()).contains(serial).doesNotContain("secretperson");
    var again = post(api, file("pc.json", json)).is(200);
    assertThat(again.json().get("outcome").asString()).isEqualTo("DUPLICATE");
    // Another user has signed in since: nothing that is kept has changed.
    var other = post(api, file("pc.json", inventory(serial, "anotherperson"))).is(200);
    assertThat(other.json().get("outcome").asString()).isEqualTo("DUPLICATE");
    assertThat(other.json().get("id")).isEqualTo(first.json().get("id"));
  }

  @Test
  void a_network_address_is_kept_as_a_salted_hash_only() {
    var json = inventory(serial("PF"), "someone");
    var id = post(technician(), file("pc.json", json)).is(201).json().get("id").asLong();
    var hash =
        jdbc.sql("select host_mac from evidence.document where document = ?")
            .param(id)
            .query(String.class)
            .single();
    assertThat(hash).hasSize(64);
    assertThat(hash)
        .isNotEqualTo(
            org.greenclassroom.frame.Files.sha256("b86b23e05c81".getBytes(StandardCharsets.UTF_8)));
    var second = inventory(serial("PF"), "someone");
    var other = post(technician(), file("pc.json", second)).is(201).json().get("id").asLong();
    assertThat(
            jdbc.sql("select mac from evidence.machines where document = ?")
                .param(other)
                .query(String.class)
                .single())
        .isEqualTo(hash);
  }

  @Test
  void a_mail_address_in_a_files_name_is_cut_out() {
    var json = inventory(serial("PF"), "someone");
    var id =
        post(technician(), file("2022_anna@example.org_snapshot.json", json))
            .is(201)
            .json()
            .get("id")
            .asLong();
    assertThat(stored(id)).doesNotContain("anna").contains("_snapshot.json");
  }

  private static byte[] inventory(String serial, String user) {
    return """
    {"action": "inventory", "deviceid": "host-%s", "content": {
      "versionclient": "GLPI-Agent_v1.11",
      "bios": {"ssn": "%s", "smanufacturer": "Dell Inc.", "smodel": "XPS 13"},
      "hardware": {"name": "host-%s", "lastloggeduser": "%s", "chassis_type": "Laptop"},
      "networks": [{"type": "ethernet", "virtualdev": false, "pcislot": "0000:00:19.0",
                    "mac": "b8:6b:23:e0:5c:81", "ipaddress": "192.168.1.103"}],
      "users": [{"login": "%s"}]}}
    """
        .formatted(user, serial, user, user, user)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Everything that is stored of one document. */
  private String stored(long id) {
    var rows =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select to_json(d)::text from evidence.document d where document = ?
                    union all
                    select to_json(s)::text from evidence.seen_drive s where document = ?
                    union all
                    select to_json(r)::text from evidence.reading r where document = ?
                    """)
                .params(id, id, id)
                .query(String.class)
                .list());
    var bytes =
        jdbc.sql(
                """
                select f.bytes from frame.file f join evidence.document d using (sha256)
                 where d.document = ?
                """)
            .param(id)
            .query((row, _) -> row.getBytes(1))
            .single();
    rows.add(new String(bytes, StandardCharsets.UTF_8));
    return String.join("\n", rows);
  }

  private static Set<String> personal(byte[] bytes) {
    var found = new TreeSet<String>();
    var text = new String(bytes, StandardCharsets.UTF_8);
    for (var pattern : List.of(MAC, SSH)) {
      var matcher = pattern.matcher(text);
      while (matcher.find())
        if (Macs.real(matcher.group()) != null || pattern == SSH) found.add(matcher.group());
    }
    try {
      var content = Content.of(bytes);
      var xml = content.xml();
      collect(xml == null ? content.json() : Trees.object(xml), "", "", found);
    } catch (Unreadable refused) {
      return found;
    }
    found.removeIf(each -> each.length() < 6);
    return found;
  }

  private static void collect(JsonNode node, String key, String section, Set<String> found) {
    if (node.isObject()) {
      for (var field : node.properties()) {
        var name = field.getKey().toLowerCase(Locale.ROOT);
        collect(field.getValue(), name, SECTIONS.contains(name) ? name : section, found);
      }
    } else if (node.isArray()) {
      for (var each : node) collect(each, key, section, found);
    } else if (node.isString()) {
      var value = node.stringValue().strip();
      boolean named = Set.of("name", "guid", "cmd", "login", "val", "key", "member").contains(key);
      if (KEYS.contains(key) || !section.isEmpty() && named && value.length() >= 8)
        found.add(value);
    }
  }
}
