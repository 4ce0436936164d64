package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.greenclassroom.Api;
import org.greenclassroom.Fixtures;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Files are handed in, kept, and find their device. */
class EvidenceTest extends Workshop {

  private static String outcome(Api.Answer answer) {
    return answer.json().get("outcome").asString();
  }

  @Test
  void the_answer_has_exactly_the_promised_shape() {
    var tag = atBench(serial("PF"));
    var serial = serial("S");
    var log = log().with(serial).with("");
    var answer = post(technician(), tag, file(log)).is(201);
    assertThat(new TreeSet<>(answer.json().propertyNames()))
        .containsExactly("device", "drives", "findings", "format", "id", "outcome", "sha256");
    assertThat(outcome(answer)).isEqualTo("MATCHED");
    assertThat(answer.json().get("device").asString()).isEqualTo(tag.printed());
    assertThat(answer.json().get("format").asString()).isEqualTo("nwipe-log");
    assertThat(answer.json().get("sha256").asString())
        .isEqualTo(org.greenclassroom.frame.Files.sha256(log.bytes()));
    var drives = answer.json().get("drives");
    assertThat(new TreeSet<>(drives.get(0).propertyNames()))
        .containsExactly("reason", "serial", "verdict");
    assertThat(drives.get(0).get("serial").asString()).isEqualTo(serial);
    assertThat(drives.get(0).get("verdict").asString()).isEqualTo("PROVEN");
    assertThat(drives.get(1).get("serial").isNull()).isTrue();
    assertThat(answer.json().get("findings").toString()).contains("no-serial");
  }

  @Test
  void the_computers_serial_number_finds_its_device() {
    var serial = serial("PF");
    var tag = atBench(serial);
    var answer = post(technician(), file(log().host(serial).with(serial("S")))).is(201);
    assertThat(outcome(answer)).isEqualTo("MATCHED");
    assertThat(answer.json().get("device").asString()).isEqualTo(tag.printed());
  }

  @Test
  void a_placeholder_finds_nothing() {
    atBench("To be filled by O.E.M.");
    var answer = post(technician(), file(log().host("To be filled by O.E.M.").with(serial("S"))));
    assertThat(outcome(answer)).isEqualTo("UNMATCHED");
    assertThat(answer.json().get("device").isNull()).isTrue();
  }

  @Test
  void two_devices_under_one_serial_number_go_to_a_person() {
    var serial = serial("PF");
    atBench(serial);
    atBench(serial);
    var answer = post(technician(), file(log().host(serial).with(serial("S"))));
    assertThat(outcome(answer)).isEqualTo("REVIEW");
    assertThat(answer.json().get("findings").toString()).contains("serial-shared");
  }

  @Test
  void a_drive_that_the_list_named_finds_its_device() {
    var drive = serial("WD-");
    var tag = atBench(null, drive(drive, null));
    var answer = post(api(Role.ENGINEER), file(log().with(drive.toLowerCase())));
    assertThat(outcome(answer)).isEqualTo("MATCHED");
    assertThat(answer.json().get("device").asString()).isEqualTo(tag.printed());
  }

  @Test
  void a_uuid_in_the_other_byte_order_is_the_same_computer() {
    var tag = atBench(null);
    var random = Long.toHexString(System.nanoTime() | 1L << 60).substring(0, 12);
    post(technician(), tag, file(log().uuid("4c4c4544-0038-4610-8054-" + random).with(serial("S"))))
        .is(201);
    var answer =
        post(technician(), file(log().uuid("44454C4C-3800-1046-8054-" + random).with(serial("S"))));
    assertThat(outcome(answer)).isEqualTo("MATCHED");
    assertThat(answer.json().get("device").asString()).isEqualTo(tag.printed());
  }

  @Test
  void a_named_device_is_not_believed_against_the_computers_own_serial_number() {
    var tag = atBench(serial("PF"));
    var answer = post(technician(), tag, file(log().host(serial("XX")).with(serial("S")))).is(201);
    assertThat(outcome(answer)).isEqualTo("REVIEW");
    assertThat(answer.json().get("device").isNull()).isTrue();
    assertThat(answer.json().get("findings").toString()).contains("host-differs");
  }

  @Test
  void the_same_bytes_again_are_answered_with_what_the_first_said() {
    var tag = atBench(serial("PF"));
    var other = atBench(serial("PF"));
    var api = technician();
    var file = file(log().with(serial("S")));
    var first = post(api, tag, file).is(201);
    var again = post(api, other, file).is(200);
    assertThat(outcome(again)).isEqualTo("DUPLICATE");
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(again.json().get("device").asString()).isEqualTo(tag.printed());
    assertThat(again.json().get("drives")).isEqualTo(first.json().get("drives"));
  }

  @Test
  void a_document_without_a_device_is_linked_when_somebody_names_one() {
    var tag = atBench(serial("PF"));
    var api = technician();
    var file = file(log().with(serial("S")));
    assertThat(outcome(post(api, file).is(201))).isEqualTo("UNMATCHED");
    var named = post(api, tag, file).is(200);
    assertThat(outcome(named)).isEqualTo("DUPLICATE");
    assertThat(named.json().get("device").asString()).isEqualTo(tag.printed());
  }

  @Test
  void the_same_file_from_eight_hands_is_kept_once() throws Exception {
    var tag = atBench(serial("PF"));
    var api = technician();
    var file = file(log().with(serial("S")));
    var hands = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) hands.add(() -> outcome(post(api, tag, file)));
    try (var pool = Executors.newFixedThreadPool(8)) {
      var outcomes = new ArrayList<String>();
      for (var hand : pool.invokeAll(hands)) outcomes.add(hand.get());
      assertThat(outcomes).containsOnlyOnce("MATCHED").contains("DUPLICATE");
    }
  }

  @Test
  void what_cannot_be_read_is_refused_and_not_kept() {
    var api = technician();
    for (var hostile :
        List.of(
            "",
            "%PDF-1.7 " + unique(),
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "[".repeat(20_000),
            "nul\0" + unique())) {
      var answer = post(api, file(hostile)).is(200);
      assertThat(outcome(answer)).isEqualTo("REFUSED");
      assertThat(answer.json().get("id").isNull()).isTrue();
      assertThat(answer.json().get("drives").size()).isZero();
      assertThat(answer.json().get("findings").size()).isEqualTo(1);
    }
    var large = new byte[21 * 1024 * 1024];
    assertThat(post(api, file("large.log", large)).status()).isIn(413, 200);
  }

  @Test
  void an_unknown_or_mistyped_tag_is_a_problem() {
    var api = technician();
    var log = file(log().with(serial("S")));
    assertThat(api.upload("/api/v1/evidence", Map.of("device", "0000-0001"), List.of(log)).status())
        .isIn(404, 422);
    assertThat(api.upload("/api/v1/evidence", Map.of("device", "7K3M-9QX2"), List.of(log)).status())
        .isIn(404, 422);
  }

  @Test
  void only_the_workshop_hands_in_evidence() {
    for (var role : List.of(Role.DONOR, Role.SCHOOL, Role.DISMANTLER, Role.AUDITOR))
      assertThat(post(api(role), file(log().with(serial("S")))).status()).isEqualTo(403);
    assertThat(visitor(Role.DONOR).get("/evidence").status()).isEqualTo(403);
    visitor(Role.AUDITOR).get("/evidence").is(200);
  }

  @Test
  void a_person_decides_about_what_does_not_fit() {
    var tag = atBench(serial("PF"));
    var id =
        post(technician(), tag, file(log().host(serial("XX")).with(serial("S"))))
            .json()
            .get("id")
            .asLong();
    var visitor = visitor(Role.TECHNICIAN);
    visitor.get("/evidence").is(200).says("To be looked at");
    visitor.get("/evidence/" + id).is(200).says("differs", tag.printed());
    visitor
        .post("/evidence/" + id + "/link", "device", tag.printed(), "why", "BOARD_CHANGED")
        .is(200)
        .says("Attached to " + tag.printed());
    visitor
        .post("/evidence/" + id + "/dismissal", "why", "TEST_RUN")
        .is(409)
        .says("decided about this document already");
  }

  @Test
  void a_document_can_be_put_aside_with_a_reason() {
    var id = post(technician(), file(log().with(serial("S")))).json().get("id").asLong();
    var visitor = visitor(Role.TECHNICIAN);
    visitor.get("/evidence/" + id).is(200);
    visitor.post("/evidence/" + id + "/dismissal", "why", "NOT_OURS").is(200).says("Put aside");
    visitor.get("/evidence?state=DISMISSED").is(200).says("nwipe.log");
  }

  @Test
  void the_raw_file_comes_back_byte_for_byte_and_never_as_a_page() {
    var log = log().with("<script>alert(1)</script>");
    var id = post(technician(), file(log)).json().get("id").asLong();
    var visitor = visitor(Role.OFFICER);
    var seen = visitor.get("/evidence/" + id + "/file").is(200);
    assertThat(seen.bytes()).isEqualTo(log.bytes());
    assertThat(seen.response().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(visitor.get("/evidence/" + id).is(200).body()).doesNotContain("<script>alert");
  }

  @Test
  void a_file_handed_in_on_the_page_is_shown_drive_by_drive_in_three_languages() {
    var visitor = visitor(Role.TECHNICIAN);
    visitor.get("/evidence").is(200);
    var seen =
        visitor
            .upload("/evidence", Map.of("device", ""), List.of(file(log().with(serial("S")))))
            .is(200)
            .says("waits here", "DoD Short", "3 of 3 passes");
    visitor.speaking("zh").get(seen.path()).is(200).says("已证明", "整块硬盘已覆写并回读");
    visitor.speaking("fr").get(seen.path()).is(200).says("Prouvé", "relu sans erreur");
    visitor.speaking("en").get("/evidence");
    visitor
        .upload("/evidence", Map.of("device", ""), List.of(file("%PDF-1.7")))
        .is(422)
        .says("damaged and cannot be opened");
  }

  @Test
  void every_real_log_is_taken_through_the_api() throws Exception {
    var folder = Fixtures.folder("nwipe-run");
    var api = technician();
    try (var files = Files.walk(folder)) {
      for (var path : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        var bytes = Files.readAllBytes(path);
        var salted =
            (new String(bytes, StandardCharsets.UTF_8) + "\n" + unique("salt"))
                .getBytes(StandardCharsets.UTF_8);
        var answer = post(api, atBench(null), file(path.getFileName().toString(), salted)).is(201);
        assertThat(answer.json().get("drives").size()).isPositive();
      }
    }
  }
}
