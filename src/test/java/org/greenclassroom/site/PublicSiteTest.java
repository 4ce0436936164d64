package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.frame.Way;
import org.greenclassroom.impact.Impact;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.past.Past;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody reads without an account, and what machines are told. */
class PublicSiteTest extends House {
  @Autowired Counters counters;
  @Autowired Impact impact;
  @Autowired List<Way> ways;
  @Autowired Past past;

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "fr"})
  void one_menu_leads_through_all_public_pages(String language) {
    var stranger = stranger().speaking(language);
    var home = stranger.get("/").is(200);
    assertThat(home.path()).isEqualTo("/");
    assertThat(home.body()).doesNotContain("noindex");
    for (var way : ways) {
      assertThat(home.body()).contains("href=\"" + way.path() + "\"");
      var page = stranger.get(way.path()).is(200);
      assertThat(page.body()).as(way.path()).contains("class=\"ways\"", "aria-current=\"page\"");
    }
    for (var path : List.of("/rooms", "/newsletter", "/open-data")) stranger.get(path).is(200);
  }

  @Test
  void whoever_signed_in_finds_the_trays_and_no_public_menu() {
    var home = visitor(Role.OFFICER).get("/").is(200).says("Today");
    assertThat(home.body()).doesNotContain("class=\"ways\"");
  }

  @Test
  void the_counters_are_those_of_impact_with_their_moment() {
    var occasion = occasion(Role.OFFICER);
    counters.read(occasion);
    var told = counters.told();
    assertThat(told.stream().filter(one -> !one.unit().equals("pupils")))
        .extracting(Counter::figure, Counter::rows)
        .containsExactlyElementsOf(
            impact.told(occasion).stream()
                .filter(one -> !one.unit().equals("pupils"))
                .map(one -> tuple(one.figure(), one.rows()))
                .toList());
    assertThat(told).allMatch(Counter::isTold);
    stranger().get("/figures").is(200).says("As it stood on", "devices received", "Behind it:");
    stranger().get("/").is(200).says("devices received");
  }

  @Test
  void what_earlier_years_declare_stands_apart_wherever_a_counter_stands() {
    var table = "year,donor,computers\n2013,%s,4321\n".formatted(unique("Giver"));
    var sent = new Past.Sent(table.getBytes(StandardCharsets.UTF_8), "old.csv");
    for (var draft : past.read(occasion(Role.OFFICER), unique("Report"), sent, null))
      past.take(occasion(Role.OFFICER), draft);
    counters.read(occasion(Role.OFFICER));
    var received =
        counters.told().stream()
            .filter(one -> one.figure().equals("devices-received"))
            .findFirst()
            .orElseThrow();
    assertThat(received.declared()).isGreaterThanOrEqualTo(BigDecimal.valueOf(4321));
    var declared = Objects.requireNonNull(received.declared()).toPlainString();
    for (var path : List.of("/", "/figures", "/figures/embed")) {
      stranger().get(path).is(200).says("computers given in earlier years", "not evidenced");
      stranger().get(path + "?language=zh").is(200).says("台往年捐赠的电脑", "申报，无凭据");
      stranger().get(path + "?language=fr").is(200).says("ordinateurs donnés", "non prouvé");
    }
    var csv = stranger().get("/open-data/figures.csv").is(200).body().strip().split("\r?\n");
    assertThat(csv[0]).endsWith("licence,declared");
    assertThat(csv)
        .filteredOn(line -> line.startsWith("devices-received,"))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith("," + declared));
    assertThat(csv)
        .filteredOn(line -> line.startsWith("devices-lost,"))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith("licenses/by/4.0/,"));
    assertThat(stranger().get("/open-data/figures.json").is(200).body())
        .contains("\"declared\":" + declared);
    stranger().get("/open-data").is(200).says("a column of its own");
  }

  @Test
  void only_the_counters_may_stand_in_a_frame_of_another_site() {
    counters.read(occasion(Role.OFFICER));
    var framed = stranger().get("/figures/embed?language=fr").is(200).says("en chiffres");
    var headers = framed.response().headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors *", "default-src 'none'");
    assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
    assertThat(framed.body()).doesNotContain("<form", "<script");
    for (var path : List.of("/", "/figures", "/sign-in", "/check")) {
      var other = stranger().get(path).response().headers();
      assertThat(other.firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(other.firstValue("Content-Security-Policy").orElseThrow())
          .contains("frame-ancestors 'none'");
    }
  }

  @Test
  void open_data_says_its_licence_and_robots_find_the_list_of_pages() {
    counters.read(occasion(Role.OFFICER));
    var json = stranger().get("/open-data/figures.json").is(200).body();
    assertThat(json).contains("licenses/by/4.0", "\"devices-received\"", "\"zh\"");
    assertThat(stranger().get("/open-data/figures.csv").is(200).body())
        .contains("devices-received", "name_fr", "licenses/by/4.0");
    assertThat(stranger().get("/open-data/places.json").is(200).body()).contains("\"places\"");
    assertThat(stranger().get("/open-data/places.csv").is(200).body()).contains("classrooms");
    assertThat(stranger().get("/robots.txt").is(200).body())
        .contains("Sitemap: ", "Disallow: /api/");
    assertThat(stranger().get("/sitemap.xml").is(200).body())
        .contains("/figures</loc>", "/give</loc>", "/reports</loc>", "/method/sets/")
        .doesNotContain("/newsletter/");
  }

  @Test
  void the_map_tells_nothing_of_a_single_school() {
    var map = stranger().get("/map").is(200);
    assertThat(map.body()).doesNotContain("/classrooms/", "/schools/", "atlas/base.svg");
  }

  @Test
  void a_file_or_a_number_that_is_none_of_ours_is_said_to_be_none() {
    var stranger = stranger();
    stranger.get("/check").is(200).says("Is this paper genuine?");
    stranger
        .upload(
            "/check",
            Map.of(),
            List.of(
                new Visitor.Upload(
                    "file",
                    "a.pdf",
                    "application/pdf",
                    "%PDF".getBytes(StandardCharsets.US_ASCII))))
        .is(200)
        .says("none of the files that we gave out");
    stranger.get("/check?number=D-2020-00001-NOTHING").is(200).says("We know no paper with");
  }

  @Test
  void a_file_that_is_none_too_large_or_hostile_is_answered_by_a_sentence() {
    var stranger = stranger();
    stranger.get("/check").is(200);
    stranger.upload("/check", Map.of(), List.of()).is(422);
    stranger.get("/check");
    stranger.upload("/check", Map.of(), List.of(file("a.pdf", new byte[0]))).is(422);
    stranger.get("/check");
    var hostile =
        stranger
            .upload(
                "/check",
                Map.of(),
                List.of(
                    file(
                        "../<b>.pdf",
                        "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII))))
            .is(200)
            .says("none of the files that we gave out");
    assertThat(hostile.body()).doesNotContain("alert(1)", "<b>.pdf");
    try {
      stranger.upload("/check", Map.of(), List.of(file("a.pdf", new byte[21_000_000]))).is(413);
    } catch (IllegalStateException closed) {
      // the server may close the door while we still push
    }
    stranger.get("/check").is(200);
    stranger.get("/check?number=" + "x".repeat(201)).is(422);
  }

  private static Visitor.Upload file(String name, byte[] bytes) {
    return new Visitor.Upload("file", name, "application/pdf", bytes);
  }

  @Test
  void search_engines_are_told_of_each_page_in_each_language() {
    for (var path : List.of("/", "/figures", "/give", "/days")) {
      assertThat(stranger().get(path).is(200).body())
          .as(path)
          .containsPattern("rel=\"canonical\" href=\"http://[^\"?]*\"")
          .containsPattern("hreflang=\"x-default\" href=\"http://[^\"?]*\"")
          .contains("hreflang=\"zh\"", "property=\"og:description\"");
      assertThat(stranger().get(path + "?language=zh").is(200).body())
          .as(path)
          .containsPattern("rel=\"canonical\" href=\"http://[^\"]*[?]language=zh\"");
    }
    assertThat(stranger().get("/sign-in").body()).contains("noindex").doesNotContain("canonical");
  }

  @Test
  void the_desk_is_for_officers_and_auditors_only_read_it() {
    visitor(Role.AUDITOR).get("/site").is(200).says("Public site");
    var officer = visitor(Role.OFFICER);
    officer.get("/site").is(200);
    officer.post("/site/readings").is(200).says("summed anew");
    visitor(Role.DONOR).get("/site").is(403);
  }
}
