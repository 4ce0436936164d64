package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RepairTest extends House {
  private static final Instant TODAY = Instant.now();
  @Autowired Custody custody;
  @Autowired Partners partners;
  private Lives lives;
  private long donor;

  @BeforeEach
  void aDonor() {
    var occasion = occasion(Role.OFFICER);
    lives = new Lives(custody, occasion.actor());
    donor = partners.record(occasion, unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
  }

  @Test
  void a_tested_and_graded_device_is_declared_ready() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair").is(200).says("To repair");
    technician.get("/repair/" + tag.code()).is(200).says("No test since it was last received");
    technician
        .post("/repair/" + tag.code() + "/tests", all())
        .is(200)
        .says("The test of " + tag.printed() + " is recorded");
    technician
        .get("/repair/" + tag.code())
        .says("function A · looks B · battery A", "Declare it ready");
    technician
        .post("/repair/" + tag.code() + "/readiness", "grade", "B")
        .is(200)
        .says("is ready for a classroom");
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.READY);
    assertThat(
            jdbc.sql(
                    """
                    select detail->>'grade' from custody.facts f where tag = ? and kind = 'READIED'
                    """)
                .param(tag.code())
                .query(String.class)
                .single())
        .isEqualTo("B");
  }

  @Test
  void what_nobody_tried_stays_unknown_and_keeps_it_here() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", without("sound")).is(200);
    var page = technician.get("/repair/" + tag.code());
    page.says("Sound unknown", "one thing was not tried, first: Sound");
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("not tried, first: Sound");
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_REPAIR);
  }

  @Test
  void a_failed_must_keeps_it_here_until_it_is_mended_and_tested_again() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN).speaking("zh");
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", with("keyboard", "FAIL")).is(200);
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("此项不合格：键盘与触控板");
    technician
        .post(
            "/repair/" + tag.code() + "/parts",
            "kind",
            "KEYBOARD",
            "source",
            "NEW",
            "serial",
            "KB1")
        .is(200)
        .says("请重新检测");
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician.post("/repair/" + tag.code() + "/readiness").is(200);
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.READY);
  }

  @Test
  void a_part_put_in_after_the_test_asks_for_a_new_test() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician.post("/repair/" + tag.code() + "/parts", "kind", "FAN", "source", "USED").is(200);
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("A part was put into");
  }

  @Test
  void a_system_without_support_for_three_years_is_refused_and_so_is_an_unknown_one() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    var soon = LocalDate.now(Occasion.PROGRAMME_ZONE).plusYears(3).minusDays(1).toString();
    technician.post("/repair/" + tag.code() + "/tests", with("supportedUntil", soon)).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("is supported until " + soon + " only");
    technician.post("/repair/" + tag.code() + "/tests", with("supportedUntil", "")).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("until when it is supported");
  }

  @Test
  void a_test_older_than_thirty_days_says_nothing_any_more() {
    var tag = onBench(DeviceKind.SCREEN);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    jdbc.sql(
            """
            insert into repair.test (key, device, tested_at, tested_by, power, screen, keyboard, network,
                   sound, battery, disk, looks)
            select gen_random_uuid(), device, ?, 0, 'PASS', 'PASS', 'NOT_APPLICABLE', 'NOT_APPLICABLE',
                   'NOT_APPLICABLE', 'NOT_APPLICABLE', 'NOT_APPLICABLE', 'GOOD'
              from custody.devices where tag = ?
            """)
        .params(TODAY.minus(31, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC), tag.code())
        .update();
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("more than 30 days ago");
  }

  @Test
  void another_grade_than_the_rules_needs_a_reason() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness", "grade", "C")
        .is(422)
        .says("The rule says grade B, you say C");
    technician.post("/repair/" + tag.code() + "/readiness", "grade", "C", "reason", "一排坏点").is(200);
    assertThat(
            jdbc.sql(
                    """
                    select computed || given || reason from repair.grade
                      join custody.devices using (device) where tag = ?
                    """)
                .param(tag.code())
                .query(String.class)
                .single())
        .isEqualTo("BC一排坏点");
  }

  @Test
  void a_laptop_cannot_be_without_a_screen_and_a_used_disk_is_not_put_in() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician
        .post("/repair/" + tag.code() + "/tests", with("screen", "NOT_APPLICABLE"))
        .is(422)
        .says("has this: Screen");
    technician
        .post("/repair/" + tag.code() + "/parts", "kind", "DISK", "source", "USED")
        .is(422)
        .says("may still hold somebody's data");
    technician
        .post("/repair/" + tag.code() + "/tests", with("memoryMb", "viel"))
        .is(422)
        .says("“viel” cannot be read");
  }

  @Test
  void a_device_not_worth_mending_goes_to_dismantling() {
    var tag = onBench(DeviceKind.DESKTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/condemnation", "why", "UNSAFE").is(200);
    assertThat(custody.device(tag).stage()).isEqualTo(Stage.TO_DISMANTLE);
    technician.post("/repair/" + tag.code() + "/tests", all()).is(422).says("is not on the bench");
  }

  @Test
  void the_interface_writes_readied_by_the_same_rules_and_only_once() {
    var tag = onBench(DeviceKind.LAPTOP);
    var api = api(Role.TECHNICIAN);
    var refused = api.post("/api/v1/devices/" + tag.code() + "/facts", "{\"kind\":\"READIED\"}");
    assertThat(refused.is(422).json().get("code").asString()).isEqualTo("repair.refusal.no-test");
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    var first =
        api.post("/api/v1/devices/" + tag.code() + "/facts", "{\"kind\":\"READIED\"}", "once")
            .is(201);
    var second =
        api.post("/api/v1/devices/" + tag.code() + "/facts", "{\"kind\":\"READIED\"}", "once")
            .is(201);
    assertThat(second.json()).isEqualTo(first.json());
    api.post("/api/v1/devices/" + tag.code() + "/facts", "{\"kind\":\"READIED\"}", "twice").is(422);
  }

  @Test
  void a_donor_has_nothing_to_do_at_the_bench() {
    visitor(Role.DONOR, donor).get("/repair").is(403);
    var auditor = visitor(Role.AUDITOR);
    var tag = onBench(DeviceKind.LAPTOP);
    auditor.get("/repair/" + tag.code()).is(200);
    auditor.post("/repair/" + tag.code() + "/tests", all()).is(403);
  }

  private Tag onBench(DeviceKind kind) {
    var at = TODAY.minus(60, ChronoUnit.DAYS);
    var tags = lives.received(donor, at, 1, kind, 2300);
    lives.toRepair(tags, at);
    return tags.getFirst();
  }

  private static String[] all() {
    return with("", "");
  }

  private static String[] without(String field) {
    return with(field, "");
  }

  private static String[] with(String field, String value) {
    var until = LocalDate.now(Occasion.PROGRAMME_ZONE).plusYears(4).toString();
    var form =
        new java.util.LinkedHashMap<>(
            Map.of(
                "power", "PASS",
                "screen", "PASS",
                "keyboard", "PASS",
                "network", "PASS",
                "sound", "PASS",
                "battery", "PASS",
                "disk", "PASS",
                "looks", "WORN",
                "batteryPercent", "85",
                "image", "Debian 14 GITC"));
    form.put("supportedUntil", until);
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
