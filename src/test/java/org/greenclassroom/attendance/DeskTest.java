package org.greenclassroom.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** The desk: badges, several telephones, whoever is not simply expected, and what was wrong. */
class DeskTest extends Attending {
  private static final Pattern HASH = Pattern.compile("data-hash=\"([0-9a-f]{64})\"");

  @Test
  void badges_carry_a_signed_number_and_the_desk_knows_their_hashes_only() throws Exception {
    var company =
        partner(PartnerKind.DONOR, "Société Européenne de Maintenance et de Réemploi Informatique");
    var day = open(20, company, false);
    var anna =
        signups
            .ask(
                officer(),
                day.slot(),
                volunteers.known(
                    officer(),
                    new org.greenclassroom.volunteers.Person(
                        "Anne-Sophie Dubois-Lefèvre",
                        "a" + System.nanoTime() + "@example.org",
                        java.util.Locale.FRENCH,
                        company,
                        18)))
            .signup();
    people(day, 9);
    var engineer = visitor(Role.ENGINEER);
    var code = badges.code(anna);
    assertThat(code).matches("B\\d+-[0-9A-Z]{16}");
    for (var language : List.of("en", "zh", "fr")) {
      var pdf =
          engineer
              .get("/attendance/" + day.activity() + "/badges-" + language + ".pdf")
              .is(200)
              .bytes();
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).isEqualTo(2);
        assertThat(new PDFTextStripper().getText(document)).contains("Anne-Sophie", code);
      }
    }
    engineer.get("/attendance/" + day.activity() + "/badges-de.pdf").is(404);
    var page = engineer.get("/attendance/" + day.activity() + "/desk").is(200);
    assertThat(page.body()).doesNotContain(code).contains("Anne-Sophie");
    assertThat(HASH.matcher(page.body()).results().map(one -> one.group(1)))
        .hasSize(10)
        .contains(Files.sha256(code.getBytes(StandardCharsets.US_ASCII)));
    page.says("Without a network this page does not know", "who has cancelled");
    // without scripts: by code and by name
    engineer
        .post("/attendance/" + day.activity() + "/desk", "code", code.toLowerCase(), "mode", "IN")
        .is(200)
        .says("Checked in");
    engineer
        .post("/attendance/" + day.activity() + "/desk", "one", "OUT:" + anna)
        .is(200)
        .says("Checked out");
    engineer.get("/attendance/" + day.activity() + "/desk?q=nobody").is(200);
    assertThat(presences(day)).hasSize(1);
    visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "S"))
        .get("/attendance/" + day.activity() + "/desk")
        .is(403);
  }

  @Test
  void an_invalid_scan_never_blocks_the_next() {
    var day = open(30);
    var other = badges.code(people(open(1), 1).getFirst());
    var signed = people(day, 25);
    long seed = 9;
    var random = new Random(seed);
    var entries = new ArrayList<Map<String, Object>>();
    for (var one : signed) {
      var code = badges.code(one);
      for (int i = 0; i < 3; i++) entries.add(entry(day, "IN", "QR", "code", broken(code, random)));
      entries.add(entry(day, "IN", "QR", "code", other));
      entries.add(entry(day, "IN", "QR", "code", code));
    }
    entries.add(entry(day, "IN", "QR"));
    entries.add(entry(day, "IN", "OFFICE", "signup", 1));
    entries.add(entry(day, "STRUCK", "QR", "signup", 1));
    entries.add(entry(day, "IN", "QR", "id", "no id"));
    var results = send(api(Role.ENGINEER), entries);
    assertThat(results.stream().filter("DONE"::equals)).as("seed " + seed).hasSize(25);
    assertThat(results).doesNotContain("frame.refusal.broken");
    assertThat(presences(day)).hasSize(25);
  }

  private static String broken(String code, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> code.substring(0, random.nextInt(code.length()));
      case 2 -> {
        var signs = code.toCharArray();
        int at = code.indexOf('-') + 1 + random.nextInt(16);
        signs[at] = signs[at] == '7' ? '8' : '7';
        yield new String(signs);
      }
      case 3 -> "https://example.org/" + random.nextLong();
      case 4 -> "\u0001\u202e<script>" + "x".repeat(5000);
      default -> "B99999999999999999999-" + "0".repeat(16);
    };
  }

  @Test
  void the_same_person_on_two_telephones_is_one_presence_in_whatever_order_it_arrives() {
    var day = open(40);
    var signed = people(day, 12);
    var first = new ArrayList<Map<String, Object>>();
    var second = new ArrayList<Map<String, Object>>();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (var one : signed) {
      first.add(
          entry(day, "IN", "QR", "code", badges.code(one), "at", "" + now.minusSeconds(3600)));
      first.add(entry(day, "OUT", "NAME", "signup", one, "at", "" + now.minusSeconds(60)));
      second.add(entry(day, "IN", "NAME", "signup", one, "at", "" + now.minusSeconds(3500)));
      second.add(
          entry(day, "OUT", "QR", "code", badges.code(one), "at", "" + now.minusSeconds(30)));
    }
    Collections.shuffle(first, new Random(3));
    Collections.shuffle(second, new Random(4));
    var one = api(Role.ENGINEER);
    var two = api(Role.OFFICER);
    assertThat(send(two, second)).containsOnly("DONE");
    assertThat(send(one, first)).containsOnly("DONE");
    for (int i = 0; i < 2; i++) assertThat(send(one, first)).as("again").containsOnly("DONE");
    assertThat(presences(day))
        .hasSize(12)
        .allSatisfy(row -> {
          assertThat(((java.sql.Timestamp) row.get("came_at")).toInstant())
              .isEqualTo(now.minusSeconds(3600));
          assertThat(((java.sql.Timestamp) row.get("left_at")).toInstant())
              .isEqualTo(now.minusSeconds(30));
          assertThat(row.get("via")).isEqualTo("QR");
        });
    var said =
        "select count(*) from attendance.entry join attendance.presence using (presence) where activity = ?";
    assertThat(jdbc.sql(said).param(day.activity()).query(Integer.class).single()).isEqualTo(48);
    assertThatThrownBy(() -> jdbc.sql("update attendance.entry set word = 'x'").update())
        .hasStackTraceContaining("permission denied");
    // somebody was taken for somebody else: struck, and what was said stays
    var officer = visitor(Role.OFFICER);
    var wrong = presences(day).getFirst().get("volunteer");
    var at = "/attendance/" + day.activity() + "/strikes";
    officer.post(at, "slot", "" + day.slot(), "volunteer", "" + wrong, "word", " ").is(422);
    officer
        .post(at, "slot", "" + day.slot(), "volunteer", "" + wrong, "word", "认错人了")
        .is(200)
        .says("11", "认错人了");
    officer.post(at, "slot", "" + day.slot(), "volunteer", "17", "word", "x").is(404);
    assertThat(presences(day)).hasSize(11);
    assertThat(jdbc.sql(said).param(day.activity()).query(Integer.class).single()).isEqualTo(49);
  }

  @Test
  void whoever_is_not_simply_expected_needs_a_coordinators_word() {
    var day = open(2);
    var signed = people(day, 3); // the third waits
    var phone = api(Role.ENGINEER);
    var listed = Instant.now();
    assertThat(send(phone, List.of(entry(day, "IN", "NAME", "signup", signed.get(2)))))
        .containsExactly("attendance.refusal.not-admitted");
    visitor(Role.ENGINEER)
        .get("/attendance/" + day.activity() + "/desk")
        .is(200)
        .says("on the waiting list");
    assertThat(
            send(
                phone,
                List.of(
                    entry(
                        day, "IN", "NAME", "signup", signed.get(2), "word", "Li Na: we need her"))))
        .containsExactly("DONE");
    // a word lets nobody without a clearance in to children
    var school = open(3, null, true);
    var lacks = placed(school, person("Without clearance"));
    assertThat(
            send(
                phone,
                List.of(entry(school, "IN", "NAME", "signup", lacks, "word", "we need her"))))
        .containsExactly("volunteers.lack.clearance");
    // a telephone without a clock is told so, and does not try for ever
    assertThat(
            send(
                phone,
                List.of(
                    entry(
                        day, "IN", "NAME", "signup", signed.get(1), "at", "1970-01-01T00:00:00Z"))))
        .containsExactly("frame.refusal.unreadable");
    // cancelled after the list was taken along: they were let in in good faith, and it is seen
    signups.cancel(officer(), signed.getFirst());
    assertThat(send(phone, List.of(entry(day, "IN", "QR", "code", badges.code(signed.getFirst())))))
        .containsExactly("attendance.refusal.not-admitted");
    assertThat(
            send(
                phone,
                List.of(
                    entry(
                        day,
                        "IN",
                        "QR",
                        "code",
                        badges.code(signed.getFirst()),
                        "listed_at",
                        "" + listed,
                        "phone",
                        java.util.UUID.randomUUID().toString()))))
        .containsExactly("DONE");
    // a telephone whose clock is wrong by days
    assertThat(
            send(
                phone,
                List.of(
                    entry(
                        day, "IN", "NAME", "signup", signed.get(1), "at", "2026-01-01T00:00:00Z"))))
        .containsExactly("DONE");
    visitor(Role.AUDITOR)
        .get("/attendance/" + day.activity())
        .is(200)
        .says("Li Na: we need her", "the place was gone by then", "clock of the telephone?");
  }

  @Test
  void whoever_walks_in_is_one_person_and_has_agreed() {
    var day = open(1);
    people(day, 1);
    var email = "w" + System.nanoTime() + "@example.org";
    var walk =
        new Object[] {
          "slot", day.slot(), "name", "Walker", "email", email, "speaks", "fr", "at_least", 18
        };
    var phone = api(Role.ENGINEER);
    assertThat(send(phone, List.of(entry(day, "IN", "WALK_IN", walk))))
        .containsExactly("attendance.refusal.not-agreed");
    var agreed = entry(day, "IN", "WALK_IN", walk);
    agreed.put("agreed", true);
    var same = entry(day, "IN", "WALK_IN", walk);
    same.put("agreed", true);
    same.put("email", email.toUpperCase());
    assertThat(send(phone, List.of(agreed))).containsExactly("DONE");
    assertThat(send(api(Role.OFFICER), List.of(agreed, same))).containsOnly("DONE");
    assertThat(presences(day)).hasSize(1);
    // where children are nobody goes in on their own word, and a clearance is asked
    var school = open(3, null, true);
    walk[1] = school.slot();
    var child = entry(school, "IN", "WALK_IN", walk);
    child.put("agreed", true);
    assertThat(send(phone, List.of(child))).containsExactly("attendance.refusal.guarded");
    child.put("word", "the headmistress");
    assertThat(send(phone, List.of(child))).containsExactly("volunteers.lack.clearance");
    assertThat(presences(school)).isEmpty();
    // by a form, without scripts
    visitor(Role.ENGINEER)
        .post(
            "/attendance/" + day.activity() + "/walk-ins",
            "slot",
            "" + day.slot(),
            "name",
            "Second Walker",
            "email",
            "v" + email,
            "speaks",
            "en",
            "agreed",
            "true")
        .is(200)
        .says("Second Walker");
    assertThat(presences(day)).hasSize(2);
    visitor(Role.OFFICER).get("/attendance/desks").is(200).says("Desks");
  }
}
