package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

class RepairTest extends Bench {
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
        .says(
            "Function A everything passed the test of",
            "Looks B worn, test of",
            "Battery A 85 % of design capacity, test of",
            "Data A cleared, its drives passed",
            "No system is recorded on " + tag.printed());
    install(technician, tag, image(5));
    technician
        .post("/repair/" + tag.code() + "/readiness")
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
    install(technician, tag, image(5));
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
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("No system is recorded on " + tag.printed());
    var ends = LocalDate.now(Occasion.PROGRAMME_ZONE).plusYears(3).minusDays(1);
    long image = image(ends);
    install(technician, tag, image);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says(
            "is supported until " + said(ends) + " only",
            "needs support until " + said(ends.plusDays(1)));
    var officer = visitor(Role.OFFICER);
    officer.get("/repair/images").is(200);
    officer
        .post("/repair/images/" + image + "/support", "ends", ends.plusYears(1).toString())
        .is(200)
        .says("The end of support is recorded");
    technician.post("/repair/" + tag.code() + "/readiness").is(200);
  }

  @Test
  void an_image_is_kept_once_and_not_installed_when_superseded() {
    var officer = visitor(Role.OFFICER);
    officer.get("/repair/images").is(200);
    var version = unique("v");
    String[] form = {
      "name",
      "Debian",
      "version",
      version,
      "spoken",
      "fr",
      "sha256",
      "AB".repeat(32),
      "released",
      "2026-01-01",
      "supportEnds",
      "2031-06-30"
    };
    officer.post("/repair/images", form).is(200).says("Debian " + version + " is kept");
    officer.post("/repair/images", form).is(409).says("is kept already");
    officer
        .post(
            "/repair/images",
            "name",
            "Debian",
            "version",
            "x",
            "spoken",
            "fr",
            "sha256",
            "no",
            "supportEnds",
            "2031-06-30")
        .is(422)
        .says("This is no SHA-256");
    long image =
        jdbc.sql("select image from repair.images where version = ?")
            .param(version)
            .query(Long.class)
            .single();
    officer.post("/repair/images/" + image + "/supersession").is(200).says("superseded");
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician
        .post("/repair/" + tag.code() + "/installations", "image", "" + image)
        .is(422)
        .says("Debian " + version + " is superseded");
    technician.post("/repair/images", form).is(403);
    visitor(Role.AUDITOR).get("/repair/images").is(200).says(version);
  }

  @Test
  void a_blocking_defect_keeps_it_here_until_it_is_mended_and_tested_again() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    install(technician, tag, image(5));
    technician
        .post("/repair/" + tag.code() + "/defects", "codes", "ba1, sc5 kb2/c", "note", "左下角")
        .is(200)
        .says("3 defects of " + tag.printed() + " noted", "battery: battery swollen", "左下角");
    technician.get("/repair?show=blocked").is(200).says(tag.printed(), "3 open defects");
    technician.get("/").says("has an open defect that blocks");
    technician
        .get("/repair/" + tag.code())
        .says("Battery C an open or tolerated defect that blocks: battery swollen");
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("has an open defect that blocks: battery swollen (BA1)");
    long swollen = defect(tag, "BATTERY_SWOLLEN");
    technician.post("/repair/" + tag.code() + "/defects/" + swollen + "/mending").is(200);
    technician
        .post("/repair/" + tag.code() + "/defects/" + swollen + "/waiver", "reason", "x")
        .is(409)
        .says("Somebody was faster");
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("Something was mended on");
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician.post("/repair/" + tag.code() + "/readiness").is(200);
    assertThat(
            jdbc.sql(
                    """
                    select computed || given || function || looks || battery || grade.data
                      from repair.grade join custody.devices using (device) where tag = ?
                    """)
                .param(tag.code())
                .query(String.class)
                .single())
        .isEqualTo("BBABAA");
  }

  @Test
  void a_defect_stays_only_with_a_reason_and_only_its_own_device_closes_it() {
    var tag = onBench(DeviceKind.LAPTOP);
    var other = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician
        .post("/repair/" + tag.code() + "/defects", "codes", "xx9")
        .is(422)
        .says("The catalogue has no code “xx9”");
    technician
        .post("/repair/" + tag.code() + "/defects", "codes", "sc1/x")
        .is(422)
        .says("behind the stroke");
    technician
        .post("/repair/" + tag.code() + "/defects", "codes", "ot1")
        .is(422)
        .says("says nothing by itself");
    technician.post("/repair/" + tag.code() + "/defects", "codes", "sc1").is(200);
    long cracked = defect(tag, "SCREEN_CRACKED");
    technician
        .post("/repair/" + tag.code() + "/defects/" + cracked + "/waiver", "reason", " ")
        .is(422)
        .says("only with a reason");
    technician.post("/repair/" + other.code() + "/defects/" + cracked + "/mending").is(404);
    technician
        .post("/repair/" + tag.code() + "/defects/" + cracked + "/waiver", "reason", "hairline")
        .is(200)
        .says("may stay", "hairline");
    technician.post("/repair/" + tag.code() + "/defects", "codes", "ne1 ne2").is(200);
    technician.post("/repair/" + tag.code() + "/mending").is(200).says("are mended. Test");
    technician.post("/repair/" + tag.code() + "/tests", all()).is(200);
    technician.get("/repair/" + tag.code()).says("Function C an open or tolerated defect");
    technician.get("/repair/catalogue").is(200).says("SC1 screen cracked glass or panel blocking");
  }

  @Test
  void hazards_are_looked_for_and_nothing_hazardous_leaves() {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/tests", without("hazards")).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("Nobody recorded a look for hazardous substances");
    technician.post("/repair/" + tag.code() + "/tests", with("hazards", "FOUND")).is(200);
    technician
        .post("/repair/" + tag.code() + "/readiness")
        .is(422)
        .says("Hazardous substances were found");
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
    technician.post("/repair/" + tag.code() + "/readiness").is(422).says("Nobody recorded a look");
    technician.get("/repair/" + tag.code()).says("more than 30 days ago");
    technician.get("/repair?show=old").is(200).says(tag.printed());
    technician.get("/").says("tested more than 30 days ago");
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
    install(technician, tag, image(5));
    var another =
        api.post(
            "/api/v1/devices/" + tag.code() + "/facts",
            "{\"kind\":\"READIED\",\"detail\":{\"grade\":\"A\"}}");
    assertThat(another.is(422).json().get("code").asString())
        .isEqualTo("repair.refusal.grade-typed");
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
}
