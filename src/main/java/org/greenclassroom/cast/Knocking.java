package org.greenclassroom.cast;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.glpi.Caller;
import org.greenclassroom.glpi.Glpi;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The computers that were forgotten when the others enrolled have the stock GLPI agent: they knock,
 * one got another disk, and one that knocks is not ours.
 */
@Component
@Order(111)
class Knocking implements Scene {
  private final Glpi glpi;
  private final Enrolments enrolments;
  private final Custody custody;

  Knocking(Glpi glpi, Enrolments enrolments, Custody custody) {
    this.glpi = glpi;
    this.enrolments = enrolments;
    this.custody = custody;
  }

  @Override
  public void play(Characters who, Instant now) {
    for (long room : enrolments.rooms(who.migrants())) {
      var given = glpi.give(Story.on(who.engineer(), now), room, 60);
      var caller = glpi.caller(given.secret()).orElseThrow();
      int nth = 0;
      for (var tag : enrolments.open(room).keySet()) {
        if (nth == 4) break;
        var it = custody.device(tag).observed();
        var serial = it.serial();
        var drives = it.drives();
        var drive = drives == null || drives.isEmpty() ? null : drives.getFirst().serial();
        if (serial == null || drive == null) continue;
        knocks(caller, serial, drive, 8_192);
        // one has another drive in it the next time: the house doubts that it was ever cleared
        if (nth++ == 0) knocks(caller, serial, "50026B7784C1", 4_096);
      }
      knocks(caller, "PF0XK7QZ", "WD-WX11A", 4_096);
    }
  }

  private void knocks(Caller caller, String serial, String drive, int memory) {
    var agent =
        UUID.nameUUIDFromBytes((caller.address() + serial).getBytes(StandardCharsets.UTF_8));
    glpi.hear(caller, agent, "1.11");
    glpi.take(caller, agent, "1.11", inventory(serial, drive, memory));
  }

  private static byte[] inventory(@Nullable String serial, String drive, int memory) {
    return """
    {"action":"inventory","deviceid":"classroom","itemtype":"Computer","content":{
     "versionclient":"GLPI-Agent_v1.11","bios":{"ssn":"%s","smanufacturer":"Dell Inc.","smodel":"Latitude E5530"},
     "hardware":{"chassis_type":"Laptop","memory":%d},
     "memories":[{"capacity":%d,"serialnumber":"M%s","type":"DDR3","caption":"DIMM A"}],
     "storages":[{"name":"sda","serial":"%s","model":"500 GB","disksize":476940,"interface":"SATA"}]}}
    """
        .formatted(serial, memory, memory, drive, drive)
        .getBytes(StandardCharsets.UTF_8);
  }
}
