package org.greenclassroom.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The book's pages and its JSON. */
class DevicesTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired MessageSource words;

  private long donor() {
    return partners.record(
        occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
  }

  private Tag received(long donor, String serial) {
    var occasion = occasion(Role.OFFICER);
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                donor,
                Partners.HOUSE,
                1L,
                occasion.now(),
                "封123",
                new HandOver.Signature("王芳", null, null),
                null));
    return custody
        .receiveNew(
            occasion,
            slip,
            List.of(
                new Observed(
                    DeviceKind.LAPTOP,
                    "Dell",
                    "Latitude E5530",
                    serial,
                    null,
                    2_400,
                    Basis.WEIGHED,
                    donor,
                    null,
                    List.of(Drive.of("TF755AWHKL0LHM")))))
        .getFirst();
  }

  @Test
  void a_typed_or_scanned_tag_lands_on_the_device_and_its_strip() {
    var tag = received(donor(), "D8FTRY1");
    var officer = visitor(Role.OFFICER);
    var page = officer.get("/find?q=" + tag.printed().toLowerCase()).is(200);
    assertThat(page.path()).isEqualTo("/devices/" + tag.code());
    page.says("Latitude E5530", "D8FTRY1", "to inspect", "received", "TF755AWHKL0LHM");
    assertThat(page.text()).contains("one signature is missing"); // the taker did not sign
    assertThat(officer.get("/" + tag.code()).is(200).path()).isEqualTo("/devices/" + tag.code());
    officer.get("/devices/7K3M-9QX9").is(422);
  }

  @Test
  void the_public_sees_what_it_is_and_nothing_that_identifies_anybody() {
    var tag = received(donor(), "SECRET-SERIAL");
    var page = stranger().get("/" + tag.code()).is(200).says("belongs to");
    assertThat(page.text()).contains("E5530").doesNotContain("SECRET-SERIAL", "王芳");
  }

  @Test
  void the_public_is_told_what_is_true_at_each_stage() {
    long donor = donor();
    var tag = received(donor, null);
    var stranger = stranger();
    var page = stranger.get("/" + tag.code()).is(200).says("belongs to", "is looked at next");
    assertThat(page.body())
        .contains("noindex", "<meta name=\"description\" content=\"This ")
        .doesNotContain("cleared", "came home");
    stranger.get("/" + tag.code() + "?language=zh").is(200).says("下一步是检查");
    stranger.get("/" + tag.code() + "?language=fr").is(200).says("va être examiné");
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    lives.toRepair(List.of(tag), clock.instant());
    stranger.get("/" + tag.code() + "?language=en").is(200).says("is mended next");
    lives.write(List.of(tag), new Fact.Readied("A"), clock.instant());
    stranger.get("/" + tag.code()).is(200).says("ready for a school");
    lives.handOver(List.of(tag), new Fact.GivenBack(), Partners.HOUSE, donor, clock.instant());
    page = stranger.get("/" + tag.code()).is(200).says("was part of", "went back");
    assertThat(page.text()).doesNotContain("belongs to", "came home");
  }

  @ParameterizedTest
  @EnumSource
  void each_stage_has_its_words_for_the_public(Stage stage) {
    var page =
        new DeviceController.PublicPage(Tag.numbered(1), DeviceKind.LAPTOP, "", stage, List.of());
    for (var language : Words.LANGUAGES)
      assertThat(words.getMessage("custody.scanned.stage." + page.stands(), null, language))
          .isNotBlank();
  }

  @Test
  void a_donor_sees_own_devices_and_another_donors_do_not_exist() {
    long own = donor();
    var mine = received(own, null);
    var other = received(donor(), null);
    var donor = visitor(Role.DONOR, own);
    donor.get("/devices/" + mine.code()).is(200);
    donor.get("/devices/" + other.code()).is(404);
    donor.get("/devices").is(200).says(mine.printed());
    assertThat(donor.get("/devices").text()).doesNotContain(other.printed());
    api(Role.DONOR, own).get("/api/v1/devices/" + other.code()).is(404);
    var csv = donor.get("/devices.csv").is(200).text();
    assertThat(csv).contains(mine.printed()).doesNotContain(other.printed());
  }

  @Test
  void the_api_writes_a_fact_once_however_often_it_is_posted() {
    var tag = received(donor(), null);
    var technician = api(Role.TECHNICIAN);
    var path = "/api/v1/devices/" + tag.printed() + "/facts";
    var first = technician.post(path, "{\"kind\":\"MISSED\"}", "key-1").is(201);
    var again = technician.post(path, "{\"kind\":\"MISSED\"}", "key-1").is(201);
    assertThat(again.json()).isEqualTo(first.json());
    technician.post(path, "{\"kind\":\"FOUND\"}", "key-1").is(409);
    technician.post(path, "{\"kind\":\"FOUND\"}", "key-2").is(201);
    var refused = technician.post(path, "{\"kind\":\"FOUND\"}", "key-3").is(422);
    assertThat(refused.json().get("detail").asString()).contains(tag.printed());
    assertThat(refused.json().get("code").asString()).isEqualTo("custody.refusal.stage");
    var facts = technician.get(path).is(200).json();
    assertThat(facts.get("rows").size()).isEqualTo(3);
    assertThat(technician.get(path + "?size=2").is(200).json().get("next").asString())
        .isEqualTo("2");
    api(Role.AUDITOR).post(path, "{\"kind\":\"MISSED\"}").is(403);
    technician.post(path, "{\"kind\":\"NONSENSE\"}").is(422);
    technician.post(path, "nonsense").is(422);
  }

  @Test
  void nobody_writes_cleared_past_the_rules_of_wiping() {
    var tag = received(donor(), null);
    var technician = api(Role.TECHNICIAN);
    var facts = "/api/v1/devices/" + tag.code() + "/facts";
    custody.write(
        occasion(Role.TECHNICIAN), tag, Entry.of(new Fact.Inspected(null), clock.instant()));
    var refused =
        technician.post(facts, "{\"kind\":\"CLEARED\",\"detail\":{\"how\":\"WIPED\"}}").is(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("wiping.refusal.no-proof");
  }

  @Test
  void a_laptop_is_missed_proposed_and_written_off_by_two() {
    var tag = received(donor(), null);
    var first = visitor(Role.OFFICER);
    var page = "/devices/" + tag.code();
    first.get(page).is(200);
    first.post(page + "/misses").is(200).says("missing");
    first.post(page + "/proposals", "kind", "WRITTEN_OFF").is(200).says("second person");
    first.post(page + "/agreements", "kind", "WRITTEN_OFF").is(422);
    var second = visitor(Role.OFFICER);
    second.get(page).is(200).says("proposed");
    second.post(page + "/agreements", "kind", "WRITTEN_OFF").is(200).says("written off", "lost");
  }

  @Test
  void a_wrong_entry_is_struck_and_stays_on_the_strip() {
    var tag = received(donor(), null);
    var officer = visitor(Role.OFFICER);
    var page = "/devices/" + tag.code();
    officer.get(page).is(200);
    officer.post(page + "/misses").is(200);
    officer
        .post(page + "/corrections", "why", "WRONG_DEVICE")
        .is(200)
        .says("to inspect", "voided", "last entry struck");
  }

  @Test
  void the_book_is_checked_on_a_page_and_by_the_api() {
    visitor(Role.AUDITOR).get("/book?check=now").is(200).says("Intact");
    var answer = api(Role.AUDITOR).get("/api/v1/custody/verification").is(200).json();
    assertThat(answer.get("intact").asBoolean()).isTrue();
    api(Role.DONOR, 1).get("/api/v1/custody/verification").is(403);
  }
}
