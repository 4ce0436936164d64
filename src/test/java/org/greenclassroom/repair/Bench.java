package org.greenclassroom.repair;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A bench with devices on it, and what a technician posts there. */
abstract class Bench extends House {
  static final Instant TODAY = Instant.now();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Imaging imaging;
  Lives lives;
  long donor;

  @BeforeEach
  void aDonor() {
    var occasion = occasion(Role.OFFICER);
    lives = new Lives(custody, occasion.actor());
    donor = partners.record(occasion, unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
  }

  Tag onBench(DeviceKind kind) {
    var at = TODAY.minus(60, ChronoUnit.DAYS);
    var tags = lives.received(donor, at, 1, kind, 2300);
    lives.toRepair(tags, at);
    return tags.getFirst();
  }

  long image(int years) {
    return image(LocalDate.now(Occasion.PROGRAMME_ZONE).plusYears(years));
  }

  long image(LocalDate ends) {
    return imaging.keep(
        occasion(Role.OFFICER), "绿色教室", unique("v"), "zh", "ab".repeat(32), null, ends);
  }

  static void install(Visitor technician, Tag tag, long image) {
    technician
        .post("/repair/" + tag.code() + "/installations", "image", "" + image)
        .is(200)
        .says(tag.printed());
  }

  long defect(Tag tag, String code) {
    return jdbc.sql(
            """
            select defect from repair.defect join custody.devices using (device)
             where tag = ? and code = ?
            """)
        .params(tag.code(), code)
        .query(Long.class)
        .single();
  }

  static String[] all() {
    return with("", "");
  }

  static String[] without(String field) {
    return with(field, "");
  }

  static String[] with(String field, String value) {
    var form =
        new LinkedHashMap<>(
            Map.of(
                "power", "PASS",
                "screen", "PASS",
                "keyboard", "PASS",
                "network", "PASS",
                "sound", "PASS",
                "battery", "PASS",
                "disk", "PASS",
                "looks", "WORN",
                "batteryPercent", "85"));
    form.put("hazards", "NONE");
    form.put("memoryMb", "8192");
    if (!field.isEmpty()) form.put(field, value);
    List<String> fields = new ArrayList<>();
    form.forEach((name, text) -> {
      fields.add(name);
      fields.add(text);
    });
    return fields.toArray(String[]::new);
  }
}
