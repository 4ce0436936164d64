package org.greenclassroom.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Pdfsig;
import org.greenclassroom.Visitor;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.claims.PartyKind;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.past.Added;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class EditionsTest extends House {
  private static final int YEAR = LocalDate.now(Occasion.PROGRAMME_ZONE).minusDays(45).getYear();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Editions editions;
  @Autowired ApplicationContext context;
  @Autowired Telling telling;
  @Autowired Claims claims;
  @Autowired org.greenclassroom.frame.Files files;
  private Actor drawer;
  private Actor publisher;
  private Lives lives;
  private long donor;
  private long sponsor;
  private long school;
  private long lot;
  private long room;
  private String donorName;
  private List<Tag> weighed;

  /** Five gifts of one donor, of one lot; two stand in a classroom that a sponsor pays for. */
  @BeforeEach
  void gifts() {
    drawer = actor(Role.OFFICER, 1);
    publisher = actor(Role.OFFICER, 1);
    lives = new Lives(custody, drawer);
    donorName = unique("上海绿叶电子");
    donor = partners.record(fresh(), donorName, Set.of(PartnerKind.DONOR), "CN", null);
    sponsor = partners.record(fresh(), unique("Sponsor"), Set.of(PartnerKind.SPONSOR), "CN", null);
    school = partners.record(fresh(), unique("山谷希望小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
    lot =
        jdbc.sql(
                "insert into donations.lot (donor, opened_at, opened_by) values (?, now(), 0) returning lot")
            .param(donor)
            .query(Long.class)
            .single();
    room =
        classrooms.plan(
            fresh(), new Classrooms.Wanted(school, sponsor, "一楼机房", 30, DeviceKind.LAPTOP, false));
    weighed = new ArrayList<>();
    for (int i = 0; i < 4; i++) weighed.addAll(receive(DeviceKind.LAPTOP, 2_300, Basis.WEIGHED));
    receive(DeviceKind.SCREEN, 5_500, Basis.ESTIMATED);
    var lent = weighed.subList(0, 2);
    lives.toRepair(lent, ago(40));
    lives.write(lent, new Fact.Readied("A"), ago(39));
    lives.write(lent, new Fact.Reserved(room), ago(38));
    lives.handOver(lent, new Fact.Dispatched(room), Partners.HOUSE, school, ago(37));
    lives.write(lent, new Fact.Installed(room), ago(36));
    accept(school);
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            values (?, ?, 120, 'SCHOOL_REPORT', now(), 0, gen_random_uuid())
            """)
        .params(room, schoolYear())
        .update();
  }

  /** As if school, sponsor and programme had signed and the room had been taken over. */
  private void accept(long school) {
    var words = files.keep("agreed".getBytes(StandardCharsets.UTF_8), "agreed.txt", "text/plain");
    var agreement =
        jdbc.sql(
                """
                insert into classrooms.agreement (school, sponsor, text_version, text, years, signed_on, recorded_at,
                       recorded_by, key)
                values (?, ?, '1', ?, 3, current_date, now(), 0, gen_random_uuid()) returning agreement
                """)
            .params(school, sponsor, words)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            update classrooms.classroom set agreement = ?, accepted_on = ?, due_on = ? where classroom = ?
            """)
        .params(agreement, today().minusDays(36), today().plusYears(3), room)
        .update();
  }

  private List<Tag> receive(DeviceKind kind, long grams, Basis basis) {
    return lives.received(
        donor,
        ago(45),
        new Observed(kind, "Lenovo", "T480", unique("SN"), null, grams, basis, donor, lot, null));
  }

  @Test
  void one_draws_it_up_and_another_publishes_it() throws IOException {
    var first = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var drawn = first.post("/editions", "kind", "DONOR_LOT", "lot", "" + lot).is(200);
    long edition = drawn.id();
    drawn.says("You drew it up", "drawn up", donorName, "It adds up: all 5 pieces");
    first.post("/editions/" + edition + "/publication").is(422).says("Somebody else publishes it");
    var own = visitor(Role.DONOR, donor);
    own.get("/editions/" + edition).is(404);

    var published = second.post("/editions/" + edition + "/publication").is(200);
    published.says("published", "Devices received", "9.2", "5.5");
    assertThat(published.text()).doesNotContain("14.7"); // weighed and estimated are never added
    own.get("/editions").is(200).says("ED-");
    own.get("/editions/" + edition).is(200).says("most is");
    var other = partners.record(fresh(), unique("Other"), Set.of(PartnerKind.DONOR), "CN", null);
    visitor(Role.DONOR, other).get("/editions/" + edition).is(404);
    stranger().get("/editions/" + edition).is(404);
    visitor(Role.AUDITOR).get("/editions/" + edition).is(200);

    for (var language : List.of("en", "zh", "fr")) {
      var pdf = own.get("/editions/" + edition + "/" + language + ".pdf").is(200).bytes();
      picture("donor-lot", language, pdf);
      Archive.takes(pdf);
      assertThat(Signatures.of(pdf)).hasSize(1).allMatch(one -> one.intact() && one.whole());
      assertThat(text(pdf)).contains(donorName);
    }
    var known = editions.edition(publisher, edition);
    stranger()
        .get("/i/" + known.code())
        .is(200)
        .says("it stands", "figures and words give the hash", "last read over on", known.sha256());
    stranger().get("/check?number=" + known.code()).is(200).says("it stands");
    var pdf = own.get("/editions/" + edition + "/en.pdf").bytes();
    var anybody = stranger();
    anybody.get("/check").is(200);
    anybody
        .upload(
            "/check",
            Map.of(),
            List.of(new Visitor.Upload("file", "a.pdf", "application/pdf", pdf)))
        .says(Objects.requireNonNull(known.number()));
    var wrong = known.code().replaceFirst("ED-(\\d{4})-(\\d)", "ED-$1-7");
    stranger().get("/i/" + wrong).is(422).says("a character is wrong");
  }

  @Test
  void every_figure_opens_to_frozen_rows_that_add_up_to_it() {
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    var own = visitor(Role.DONOR, donor);
    var known = editions.edition(publisher, edition);
    for (var figure : editions.told(known).figures()) {
      var csv =
          own.get("/editions/%d/figures/%d/rows.csv".formatted(edition, figure.nth())).is(200);
      var lines = new String(csv.bytes(), StandardCharsets.UTF_8).strip().split("\r\n");
      assertThat(lines.length - 1).isEqualTo(figure.lines());
      long sum = 0;
      for (var line : editions.lines(figure, 0, 1_000).rows()) sum += line.amount();
      assertThat(sum).as(figure.name()).isEqualTo(figure.amount());
    }
    var received = figure(known, "received");
    assertThat(received.amount()).isEqualTo(5);
    own.get("/editions/%d/figures/%d".formatted(edition, received.nth()))
        .is(200)
        .says(weighed.getFirst().printed(), "5 rows behind it", received.sha256());
    var xlsx =
        own.get("/editions/%d/figures/%d/rows.xlsx".formatted(edition, received.nth())).is(200);
    assertThat(new String(xlsx.bytes(), 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
    own.get("/devices/" + weighed.getFirst().code()).is(200);
    assertThat(figure(known, "pupils").sums()).as("supported, not attributed").isFalse();
    own.get("/editions/" + edition + "/canonical.txt").is(200);
    assertThat(Canon.sha256(editions.canon(known))).isEqualTo(known.sha256());
  }

  @Test
  void a_stay_goes_on_with_a_find_and_the_days_between_are_none() {
    var one = weighed.subList(0, 1);
    lives.write(one, new Fact.Missed(), ago(30));
    lives.write(one, new Fact.Found(), ago(10));
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    assertThat(figure(editions.edition(publisher, edition), "computer-years").amount())
        .isEqualTo(within(36, 30) + within(10, 0) + within(36, 0));
  }

  /** Days of the year among these. */
  private long within(int from, int until) {
    return IntStream.range(until + 1, from + 1)
        .filter(days -> LocalDate.ofInstant(ago(days), Occasion.PROGRAMME_ZONE).getYear() == YEAR)
        .count();
  }

  @Test
  void of_pupils_an_edition_freezes_what_may_be_told_and_nothing_else() {
    for (int pupils : List.of(8, 40, 41, 42)) {
      long another =
          partners.record(fresh(), unique("School"), Set.of(PartnerKind.SCHOOL), "CN", null);
      long other =
          classrooms.plan(
              fresh(),
              new Classrooms.Wanted(
                  another, null, unique("Other room"), 30, DeviceKind.LAPTOP, pupils >= 40));
      jdbc.sql(
              """
              insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
              values (?, ?, ?, 'SCHOOL_REPORT', now(), 0, gen_random_uuid())
              """)
          .params(other, schoolYear(), pupils)
          .update();
    }
    var drawn = editions.edition(drawer, drawn(new Wanted(Kind.PROGRAMME, null, null, null, YEAR)));
    var pupils =
        editions.told(drawn).figures().stream()
            .filter(figure -> figure.code().equals("pupils") && figure.part().equals(schoolYear()))
            .findFirst()
            .orElseThrow();
    var lines = editions.lines(pupils, 0, 10_000).rows();
    assertThat(lines).allMatch(line -> line.amount() >= 10);
    assertThat(lines).noneMatch(line -> ("" + line.cells().get(1)).startsWith("Other room"));
    assertThat(lines)
        .filteredOn(line -> "#editions.pupils.special".equals(line.cells().getFirst()))
        .singleElement()
        .satisfies(line -> assertThat(line.amount()).isGreaterThanOrEqualTo(40 + 41 + 42));
  }

  /** The ledger is told with its range, attributed and supported apart, and stays from then on. */
  @Test
  void what_it_was_worth_is_told_and_used() {
    claims.reckon(Occasion.of(Actor.HOUSE, Instant.now()), today());
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    var known = editions.edition(publisher, edition);
    var net = figure(known, "co2e-net-b");
    assertThat(net.lines()).isEqualTo(2);
    assertThat(net.isUncertain()).isTrue();
    assertThat(net.sums()).as("a sponsor is told of the same devices").isFalse();
    assertThat(net.amount())
        .isEqualTo(
            figure(known, "co2e-net-a").amount() - figure(known, "co2e-use-induced").amount());
    var share = claims.attributed(PartyKind.DONOR, donor, YEAR).amounts();
    assertThat(figure(known, "attributed-net-b").amount()).isEqualTo(share.netB());
    assertThat(figure(known, "attributed-net-b").sums()).isTrue();
    assertThat(figure(known, "supported-net-b").amount())
        .isEqualTo(claims.supported(PartyKind.DONOR, donor, YEAR).amounts().netB());
    assertThat(figure(known, "supported-net-b").sums()).isFalse();
    assertThat(figure(known, "displaced").amount()).isEqualTo(2);
    assertThat(figure(known, "compared-restart").sums()).isFalse();
    assertThat(
            jdbc.sql("select count(*) from claims.use where reference = ? and donor = ?")
                .params(known.number(), donor)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    visitor(Role.DONOR, donor)
        .get("/editions/" + edition)
        .is(200)
        .says("not a carbon offset", "P5–P95", "not additive", "For comparison only");

    for (var kind : List.of(Kind.DONOR_LOT, Kind.SPONSOR, Kind.FINAL, Kind.PROGRAMME)) {
      var drawn = editions.edition(drawer, drawn(new Wanted(kind, donor, lot, room, YEAR)));
      assertThat(figure(drawn, "co2e-net-b").lines()).as(kind.id()).isGreaterThanOrEqualTo(2);
      // the whole's range is that of no kind of party
      assertThat(figure(drawn, "attributed-net-b").isUncertain())
          .as(kind.id())
          .isEqualTo(kind != Kind.PROGRAMME);
      if (kind != Kind.DONOR_LOT)
        assertThat(editions.told(drawn).figures())
            .as(kind.id())
            .anyMatch(figure -> figure.chapter().equals("people"));
    }
  }

  @Test
  void a_correction_is_a_new_edition_and_the_old_one_stays_as_it_was() {
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    var before = editions.edition(publisher, edition);
    receive(DeviceKind.LAPTOP, 2_000, Basis.WEIGHED);
    assertThat(figure(editions.edition(publisher, edition), "received").amount()).isEqualTo(5);
    assertThatThrownBy(
            () -> editions.draw(fresh(), new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR)))
        .isInstanceOf(Refusal.class);
    var officer = visitor(Role.OFFICER);
    officer.post("/editions/" + edition + "/correction", "reason", "short").is(422);
    var next =
        officer
            .post(
                "/editions/" + edition + "/correction",
                "reason",
                "A sixth laptop was found in the hall.")
            .is(200)
            .says("What changed", "A sixth laptop", "+1", "+2.0");
    editions.publish(on(publisher), next.id(), false, "http://localhost");
    var after = editions.edition(publisher, edition);
    assertThat(after.state()).isEqualTo(EditionState.SUPERSEDED);
    assertThat(after.sha256()).isEqualTo(before.sha256());
    assertThat(editions.isWhole(after)).isTrue();
    var own = visitor(Role.DONOR, donor);
    own.get("/editions/" + edition).is(200).says("A later edition corrects this one");
    own.get("/editions/" + edition + "/en.pdf").is(200);
    stranger().get("/i/" + after.code()).is(200).says("corrects it");
    officer
        .post("/editions/" + edition + "/correction", "reason", "once more, because of something")
        .is(409);
  }

  @Test
  void nothing_that_was_frozen_can_be_changed() {
    long edition = editions.draw(fresh(), new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR));
    for (var change :
        List.of(
            "update editions.line set amount = 7",
            "update editions.edition set reason = null",
            "delete from editions.total",
            "truncate editions.passage",
            "update editions.seal set sha256 = repeat('0', 64)"))
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .hasStackTraceContaining("permission denied");
    assertThat(editions.isWhole(editions.edition(drawer, edition))).isTrue();
    editions.withdraw(fresh(), edition);
    assertThat(editions.edition(drawer, edition).state()).isEqualTo(EditionState.WITHDRAWN);
    assertThatThrownBy(() -> editions.publish(on(publisher), edition, false, "http://localhost"))
        .isInstanceOf(Refusal.class);
  }

  /**
   * Every kind, in each language in turn (in all three of them with {@code -Deverywhere}); what is
   * the programme's may be open to everybody.
   */
  @Test
  void every_kind_is_printed_for_an_archive() throws IOException {
    var papers = new TreeMap<String, byte[]>();
    for (var kind : Kind.values()) {
      long edition = drawn(new Wanted(kind, donor, lot, room, YEAR));
      var known = editions.edition(publisher, edition);
      if (known.state() == EditionState.DRAWN)
        editions.publish(on(publisher), edition, kind.isOfAll(), "http://localhost");
      var reader =
          kind.isOfAll() ? stranger() : visitor(Role.DONOR, kind.isOfDonor() ? donor : sponsor);
      var seen = reader.get("/editions/" + edition).is(200);
      assertThat(seen.body().contains("noindex")).as(kind.id()).isNotEqualTo(kind.isOfAll());
      assertThat(
              stranger().get("/sitemap.xml").is(200).body().contains("/editions/" + edition + "<"))
          .as(kind.id())
          .isEqualTo(kind.isOfAll());
      for (var language : languages(kind)) {
        var pdf = reader.get("/editions/" + edition + "/" + language + ".pdf").is(200).bytes();
        picture(kind.id(), language, pdf);
        Archive.takes(pdf);
        papers.put(kind.id() + " " + language, pdf);
        if (kind.isOfAll())
          assertThat(text(pdf).replaceAll("\\s+", ""))
              .as("of %s, which everybody may read", kind.id())
              .doesNotContain(devicesAndSchools(edition));
      }
    }
    var reports = stranger().get("/reports").is(200).says("the programme’s year", "ED-");
    assertThat(reports.body()).doesNotContain("noindex").contains("What the programme published");
    stranger().get("/editions").says("Sign in");
    assertThat(papers).hasSizeGreaterThanOrEqualTo(Kind.values().length);
    Pdfsig.sees(papers);
  }

  /** What the rows on its page name, and something that no report says. */
  private List<String> devicesAndSchools(long edition) {
    var names = new ArrayList<>(List.of("no report says this"));
    for (var section : telling.told(editions.told(editions.edition(publisher, edition))).sections())
      for (var listing : section.listings())
        for (var row : listing.rows()) {
          var name = row.tag() == null ? row.cells().getFirst() : row.tag();
          if (name.length() > 5) names.add(name.replaceAll("\\s+", ""));
        }
    return names;
  }

  private static List<String> languages(Kind kind) {
    var all = List.of("en", "zh", "fr");
    return Boolean.getBoolean("everywhere") ? all : List.of(all.get(kind.ordinal() % 3));
  }

  /** The three-year report is the school's too, once it is published; nobody else's school's. */
  @Test
  void a_school_reads_the_final_report_of_its_own_room_and_of_no_other() {
    claims.reckon(Occasion.of(Actor.HOUSE, Instant.now()), today());
    var own = visitor(Role.SCHOOL, school);
    var other = partners.record(fresh(), unique("别的小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
    var stranger = visitor(Role.SCHOOL, other);
    long edition = editions.draw(fresh(), new Wanted(Kind.FINAL, null, null, room, null));
    own.get("/editions/" + edition).is(404);
    editions.publish(on(publisher), edition, false, "http://localhost");
    var number = Objects.requireNonNull(editions.edition(publisher, edition).number());
    own.get("/editions").is(200).says(number);
    own.get("/editions/" + edition).is(200).says(number, "SHA-256");
    own.get("/editions/" + edition + "/zh.pdf").is(200);
    var first = editions.told(editions.edition(publisher, edition)).figures().getFirst().nth();
    own.get("/editions/%d/figures/%d".formatted(edition, first)).is(200);

    assertThat(stranger.get("/editions").is(200).text()).doesNotContain(number);
    for (var part : List.of("", "/zh.pdf", "/canonical.txt", "/figures/" + first))
      stranger.get("/editions/" + edition + part).is(404);
    api(Role.SCHOOL, other).get("/api/v1/editions/" + number).is(404);
    api(Role.SCHOOL, school).get("/api/v1/editions/" + number).is(200);

    // the sponsor's own report of the same room is the sponsor's
    long sponsors = publish(new Wanted(Kind.SPONSOR, null, null, room, YEAR), false);
    own.get("/editions/" + sponsors).is(404);

    assertThat(
            jdbc.sql("select distinct classroom from claims.use where reference = ?")
                .param(number)
                .query(Long.class)
                .list())
        .as("that room's rows only")
        .containsExactly(room);
  }

  @Test
  void programs_read_an_edition_by_its_number_with_the_rights_of_its_page() {
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    var known = editions.edition(publisher, edition);
    var at = "/api/v1/editions/" + known.number();
    stranger().get(at).is(404);
    var own = visitor(Role.DONOR, donor);
    var told = api(Role.DONOR, donor).get(at + "?language=zh").is(200).json();
    assertThat(told.get("sha256").asString()).isEqualTo(known.sha256());
    assertThat(told.get("method").asString()).isEqualTo(known.method());
    assertThat(told.get("set_hash").asString()).isEqualTo(known.setHash());
    assertThat(told.get("title").asString()).contains(donorName);
    assertThat(told.get("corrected_by").isNull()).isTrue();
    assertThat(told.get("figures")).hasSameSizeAs(editions.told(known).figures());
    assertThat(told.get("figures"))
        .anyMatch(figure -> figure.get("id").asString().endsWith("/received"));
    for (var figure : told.get("figures")) {
      if (!figure.get("id").asString().endsWith("/received")) continue;
      assertThat(figure.get("value").asInt()).isEqualTo(5);
      assertThat(figure.get("unit").asString()).isEqualTo("pieces");
      assertThat(figure.get("basis").asString()).isEqualTo("COUNTED");
      var rows = own.get(figure.get("rows_at").asString().replaceFirst("https?://[^/]+", ""));
      assertThat(rows.is(200).body().strip().split("\r\n")).hasSize(1 + 5);
    }
    api(Role.OFFICER).get("/api/v1/editions/ED-2001-00001-X").is(404);
    assertThat(visitor(Role.ADMINISTRATOR).get("/api/openapi.json").is(200).body())
        .contains("/api/v1/editions/{number}");
  }

  /** Whoever looks is told at once; the night has read all rows, and says when. */
  @Test
  void rows_are_read_over_at_night_and_a_look_says_what_was_found() {
    long edition = publish(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR), false);
    var known = editions.edition(publisher, edition);
    var at = "/i/" + known.code();
    assertThat(editions.published()).contains(edition);
    stranger().speaking("zh").get(at).is(200).says("封存的数据和文字与哈希值一致");
    jdbc.sql("update editions.proof set whole = false where edition = ?").param(edition).update();
    stranger().get(at).is(200).says("no longer gives the hash");
    assertThat(editions.prove(edition, Instant.parse("2026-01-02T03:04:05Z"))).isTrue();
    stranger()
        .get(at)
        .is(200)
        .says("figures and words give the hash", "last read over on 2 Jan 2026");
  }

  /** What a document of an earlier year says stands beside what the book proves. */
  @Test
  void waste_kept_from_disposal_in_earlier_years_is_declared_apart() {
    long earlier =
        jdbc.sql(
                """
                insert into past.import (key, source, file, file_name, document, document_name, sheet, heading, headings,
                       meanings, year, read_at, read_by, taken_at, taken_by)
                values (gen_random_uuid(), 'Year book', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'a.csv',
                       repeat('0', 64), 'a.csv', '', 1, '{"PC"}', '{"COMPUTERS"}', '', now(), 0, now(), 0)
                returning import
                """)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into past.entry (import, line, kind, year, school, company, room, room_key, place, pieces, grams, page)
            values (?, 2, 'COMPUTER', 2017, '老学校', '', '', '', ?, 3, 42000, '')
            """)
        .params(earlier, unique("place"))
        .update();
    Added.up(context);
    var edition = editions.edition(drawer, drawn(new Wanted(Kind.GRI306, null, null, null, 2017)));
    var declared = figure(edition, "reuse-declared");
    assertThat(declared.basis()).isEqualTo(org.greenclassroom.editions.Basis.DECLARED);
    assertThat(declared.amount()).isGreaterThanOrEqualTo(42_000);
    assertThat(figure(edition, "reuse-weighed").amount()).isZero();
    visitor(Role.OFFICER)
        .get("/editions/" + edition.edition())
        .is(200)
        .says("declared, not evidenced", "42.0");
  }

  /** Else the same five thousand would stand in the report of every year. */
  @Test
  void what_has_no_clear_year_stands_in_no_report_of_a_year() {
    var source = unique("Ten years");
    long earlier =
        jdbc.sql(
                """
                insert into past.import (key, source, file, file_name, document, document_name, sheet, heading, headings,
                       meanings, year, read_at, read_by, taken_at, taken_by)
                values (gen_random_uuid(), ?, encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'a.csv',
                       repeat('0', 64), 'a.csv', '', 1, '{"PC"}', '{"COMPUTERS"}', '', now(), 0, now(), 0)
                returning import
                """)
            .param(source)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into past.entry (import, line, kind, year, school, company, room, room_key, place, pieces, page)
            select ?, x.line, x.kind, x.year, '', '', '', '', x.place, x.pieces, ''
              from (values (2, 'DONATION', null::int, '', 5000000), (3, 'DONATION', 2018, 'donor x', 12),
                           (4, 'TEACHER', null, '', 7000000), (5, 'TEACHER', 2018, '', 40)) as x (line, kind, year, place, pieces)
            """)
        .param(earlier)
        .update();
    var edition =
        editions.edition(drawer, drawn(new Wanted(Kind.PROGRAMME, null, null, null, 2018)));
    var told = editions.told(edition).figures();
    assertThat(told)
        .filteredOn(figure -> figure.code().equals("declared"))
        .flatExtracting(figure -> editions.lines(figure, 0, 1_000).rows())
        .filteredOn(line -> line.cells().contains(source))
        .extracting(Line::amount)
        .containsExactly(12L);
    assertThat(told)
        .filteredOn(figure -> figure.code().equals("teachers-declared"))
        .extracting(Frozen::part, Frozen::amount)
        .containsExactly(org.assertj.core.api.Assertions.tuple("2018", 40L));
    jdbc.sql(
            "update past.import set struck_at = now(), struck_by = 0, reason = 'Over' where import = ?")
        .param(earlier)
        .update();
    Added.up(context);
  }

  @Test
  void what_cannot_be_drawn_up_says_why() {
    var officer = visitor(Role.OFFICER);
    officer.post("/editions", "kind", "DONOR_YEAR", "year", "" + YEAR).is(422).says("Which donor?");
    officer.post("/editions", "kind", "PROGRAMME", "year", "1999").is(422).says("Which year?");
    var nobody = partners.record(fresh(), unique("Nobody"), Set.of(PartnerKind.DONOR), "CN", null);
    officer
        .post("/editions", "kind", "DONOR_YEAR", "donor", "" + nobody, "year", "" + YEAR)
        .is(422)
        .says("nothing to report");
    visitor(Role.AUDITOR).post("/editions", "kind", "PROGRAMME").is(403);
  }

  /** The programme's year is one: another test may have published it. */
  private long drawn(Wanted wanted) {
    try {
      return editions.draw(fresh(), wanted);
    } catch (Refusal published) {
      var standing =
          editions.page(drawer, false, Long.MAX_VALUE).rows().stream()
              .filter(one -> one.kind() == wanted.kind() && one.state() == EditionState.PUBLISHED)
              .findFirst()
              .orElseThrow(() -> published);
      return editions.correct(fresh(), standing.edition(), "Read once more by a test.");
    }
  }

  private long publish(Wanted wanted, boolean open) {
    long edition = editions.draw(fresh(), wanted);
    editions.publish(on(publisher), edition, open, "http://localhost");
    return edition;
  }

  private Frozen figure(Edition edition, String code) {
    return editions.told(edition).figures().stream()
        .filter(figure -> figure.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(new ByteArrayInputStream(pdf).readAllBytes())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** For whoever wants to look at them. */
  private static void picture(String kind, String language, byte[] pdf) {
    var folder = System.getProperty("editions");
    if (folder == null) return;
    try {
      Files.write(Path.of(folder, kind + "-" + language + ".pdf"), pdf);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String schoolYear() {
    var day = today().minusDays(30);
    int first = day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
    return first + "-" + (first + 1);
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private static Instant ago(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }

  private Occasion fresh() {
    return on(drawer);
  }

  private static Occasion on(Actor actor) {
    return Occasion.of(actor, Instant.now());
  }
}
