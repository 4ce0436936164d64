package org.greenclassroom.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.attendance.Attendance;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Purpose;
import org.greenclassroom.photographs.Shows;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Exact figures of a company, each the sum of its rows; old days apart. */
class EngagementTest extends House {
  @Autowired private Partners partners;
  @Autowired private Activities activities;
  @Autowired private Volunteers volunteers;
  @Autowired private Attendance attendance;
  @Autowired private Photographs photographs;
  @Autowired private Donations donations;
  @Autowired private Figures figures;

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), name, EnumSet.of(kind), "CN", null);
  }

  private long company(String name) {
    return partner(PartnerKind.DONOR, name);
  }

  /** A day of this company that was held two days ago, with its first slot. */
  private long[] held(long company, Kind kind, String title) {
    var starts = clock.instant().minus(Duration.ofDays(2));
    long activity =
        activities.open(
            occasion(Role.OFFICER),
            new Opening(
                kind,
                title,
                company,
                partner(PartnerKind.SCHOOL, unique("远山小学")),
                null,
                null,
                starts,
                starts.plus(Duration.ofHours(3)),
                Occasion.PROGRAMME_ZONE,
                "Hall 2",
                "zh",
                true,
                null));
    // as it is after the school's yes, its day and the coordinator's word
    jdbc.sql(
            "update activities.activity set state = 'HELD', published_at = ?, held_at = ? where"
                + " activity = ?")
        .params(starts.atOffset(ZoneOffset.UTC), starts.atOffset(ZoneOffset.UTC), activity)
        .update();
    long slot =
        jdbc.sql("select min(slot) from activities.slots where activity = ?")
            .param(activity)
            .query(Long.class)
            .single();
    return new long[] {activity, slot};
  }

  private long volunteer() {
    return volunteers.known(
        occasion(Role.OFFICER),
        Person.of(
            "Zoé Secret", "v" + System.nanoTime() + unique() + "@example.org", Locale.FRENCH));
  }

  private void came(long[] day, long volunteer) {
    jdbc.sql(
            """
            insert into attendance.presence (activity, slot, volunteer, came_at, via)
            values (?, ?, ?, now() - interval '2 days', 'OFFICE')
            """)
        .params(day[0], day[1], volunteer)
        .update();
  }

  private void gave(long[] day, long volunteer, int minutes, boolean confirmed) {
    long hours = attendance.log(occasion(Role.OFFICER), day[0], day[1], volunteer, minutes, "");
    if (confirmed) attendance.decide(occasion(Role.OFFICER), hours, true, "");
  }

  private long photograph(long activity) throws IOException {
    var out = new ByteArrayOutputStream();
    var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(3, 3, (int) (System.nanoTime() & 0xFFFFFF));
    ImageIO.write(picture, "jpeg", out);
    return photographs
        .take(
            occasion(Role.OFFICER),
            new Photographs.Taken(
                activity, null, occasion(Role.OFFICER).today().minusDays(2), "Hands at work"),
            List.of(out.toByteArray()))
        .getFirst();
  }

  private void answers(long activity, int choice, int given) {
    jdbc.sql(
            """
            insert into attendance.answer (activity, audience, question, choice, given)
            values (?, 'VOLUNTEER', 'USEFUL', ?, ?)
            """)
        .params(activity, choice, given)
        .update();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  @Test
  void a_company_is_told_exact_figures_and_each_opens_its_rows() throws IOException {
    var name = unique("阿科玛（张家港）精细化工与先进材料研发制造及国际供应链管理有限公司社会责任与可持续发展部");
    long company = company(name);
    var one = held(company, Kind.VOLUNTEER_LESSON, "Water");
    var two = held(company, Kind.REFURBISHING, "Workshop");
    var marie = volunteer();
    var paul = volunteer();
    came(one, marie);
    came(one, paul);
    came(two, marie);
    gave(one, marie, 180, true);
    gave(one, paul, 150, true);
    gave(two, marie, 90, false);
    long free = photograph(one[0]);
    photographs.say(occasion(Role.OFFICER), free, Shows.NO_PEOPLE, 0, null, false);
    long unreleased = photograph(one[0]);
    photographs.say(occasion(Role.OFFICER), unreleased, Shows.ADULTS, 1, null, false);
    answers(one[0], 5, 4);
    answers(one[0], 4, 2);
    answers(two[0], 1, 4); // four sheets: nobody sees them

    var year = occasion(Role.OFFICER).today().minusDays(2).getYear();
    var subject = Subject.ofYear(company, year);
    var expected =
        Map.of(
            Figure.DAYS, 2L,
            Figure.PEOPLE, 2L,
            Figure.ATTENDANCES, 3L,
            Figure.HOURS_CONFIRMED, 330L,
            Figure.HOURS_LOGGED, 90L,
            Figure.SCHOOLS, 2L,
            Figure.CLASSROOMS, 0L,
            Figure.PHOTOGRAPHS, 1L,
            Figure.KILOGRAMS_MEASURED, 0L,
            Figure.ANSWERS, 6L);
    expected.forEach((figure, sum) ->
        assertThat(figures.worth(figure, subject).sum()).as(figure.id()).isEqualTo(sum));
    for (var figure : Figure.values()) {
      var rows = figures.rows(figure, subject, Long.MIN_VALUE, 1_000);
      var worth = figures.worth(figure, subject);
      assertThat(rows).as(figure.id()).hasSize((int) worth.rows());
      assertThat(rows.stream().mapToLong(Row::amount).sum()).isEqualTo(worth.sum());
    }

    var donor = visitor(Role.DONOR, company);
    var at = "/engagement/companies/" + company;
    donor.get("/engagement/mine").is(200).says(name);
    donor
        .get(at + "?year=" + year)
        .is(200)
        .says(name, "5.5", "1.5", "different people", "Water", "Workshop", "4.7");
    for (var figure : Figure.values())
      donor.get(at + "/figures/" + figure.id() + "?year=" + year).is(200);
    var people = donor.get(at + "/figures/people?year=" + year).is(200);
    assertThat(people.text()).doesNotContain("Zoé").contains("Volunteer ");
    var csv = donor.get(at + "/figures/hours-confirmed.csv?year=" + year).is(200);
    assertThat(csv.body().lines()).hasSize(3);
    assertThat(csv.body()).contains("Water", "2.5").doesNotContain("Zoé");
    var said = donor.get(at + "/figures/answers.csv?year=" + year).is(200).body();
    assertThat(said.lines()).as("of four sheets nothing").hasSize(3);
    assertThat(said).contains("Water").doesNotContain("Workshop");
    donor.get(at + "?day=" + one[0]).is(200).says("Water", "5.5");
    donor.get(at + "/figures/nothing?year=" + year).is(404);
    var picture = at + "/photographs/" + free + "?year=" + year;
    assertThat(donor.get(picture).is(200).bytes().length).isPositive();
    donor.get(at + "/photographs/" + unreleased + "?year=" + year).is(404);
    var officer = visitor(Role.OFFICER);
    officer.get("/engagement?year=" + year + "&kind=REFURBISHING").is(200).says("Workshop", name);

    // looked at twice it is one use; on paper in three languages, with the long name
    donor.get(at + "?year=" + year).is(200);
    assertThat(
            jdbc.sql(
                    "select count(*) from photographs.uses where photograph = ? and place like"
                        + " '/engagement/%year=%'")
                .param(free)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    for (var language : List.of("en", "zh", "fr")) {
      var pdf = donor.get(at + "/report.pdf?year=" + year + "&in=" + language).is(200).bytes();
      var kept = System.getProperty("papers");
      if (kept != null) Files.write(Path.of(kept, language + ".pdf"), pdf);
      assertThat(text(pdf)).contains(name.substring(0, 12));
      assertThat(Signatures.of(pdf)).hasSize(1).allMatch(sign -> sign.intact() && sign.whole());
      var number = at.replaceFirst(".*/", "CD-") + "-";
      assertThat(text(pdf)).contains(number);
      var anybody = stranger();
      anybody.get("/check").is(200);
      anybody
          .upload(
              "/check",
              Map.of(),
              List.of(new Visitor.Upload("file", "r.pdf", "application/pdf", pdf)))
          .says(number);
    }

    // somebody is in it after all: it is gone at the next look
    photographs.say(occasion(Role.OFFICER), free, Shows.ADULTS, 1, null, false);
    assertThat(figures.worth(Figure.PHOTOGRAPHS, subject).sum()).isZero();
    donor.get(picture).is(404);
    assertThat(photographs.usable(Purpose.DONOR_REPORT, one[0])).isEmpty();
    donor.get(at + "?year=" + year).is(200).says("None is released");
  }

  @Test
  void another_company_knows_nothing_of_it() {
    long company = company(unique("Company"));
    long other = company(unique("Other"));
    var day = held(company, Kind.TEAM_BUILDING, "Theirs");
    var stranger = visitor(Role.DONOR, other);
    var at = "/engagement/companies/";
    stranger.get(at + company).is(404);
    stranger.get(at + company + "/figures/people").is(404);
    stranger.get(at + company + "/figures/people.csv").is(404);
    stranger.get(at + company + "/report.pdf").is(404);
    stranger.get(at + other + "?day=" + day[0]).is(404);
    stranger.get(at + other).is(200).says("Nothing was held");
    stranger.get("/engagement").is(403);
    visitor(Role.SCHOOL, 1).get(at + company).is(403);
    visitor(Role.AUDITOR).get(at + company + "?day=" + day[0]).is(200).says("Theirs");
  }

  @Test
  void what_was_collected_is_told_weighed_and_estimated_apart() {
    long company = company(unique("Company"));
    var subject = Subject.ofYear(company, occasion(Role.OFFICER).today().getYear());
    long lot = donations.open(occasion(Role.OFFICER), company);
    for (var basis : List.of("WEIGHED", "ESTIMATED"))
      jdbc.sql(
              """
              insert into collection.tally (key, lot, thing_class, origin, pieces, grams, basis, counted_at, counted_by)
              values (gen_random_uuid(), ?, 'KEYBOARD', 'receipt 1', 10, ?, ?, now(), 1)
              """)
          .params(lot, basis.equals("WEIGHED") ? 4_200 : 4_000, basis)
          .update();
    assertThat(figures.worth(Figure.KILOGRAMS_MEASURED, subject))
        .isEqualTo(new Worth(Figure.KILOGRAMS_MEASURED, 4_200, 1));
    assertThat(figures.worth(Figure.KILOGRAMS_ESTIMATED, subject))
        .isEqualTo(new Worth(Figure.KILOGRAMS_ESTIMATED, 4_000, 1));
    visitor(Role.DONOR, company)
        .get("/engagement/companies/" + company + "/figures/kilograms-measured")
        .is(200)
        .says("keyboard", "4.2");
  }

  @Test
  void old_days_are_read_once_from_a_named_report_and_never_mixed() {
    var name = unique("Oldco");
    long company = company(name);
    var officer = visitor(Role.OFFICER);
    var source = unique("Annual report 2019");
    var table =
        "day,kind,title,company,school,place,volunteers,hours,pupils,quality,page\n"
            + "2019-05-17,VOLUNTEER_LESSON,%s,%s,第一小学,西安,15,30.5,75,COUNTED,12\n"
                .formatted(unique("Sorting"), name)
            + "2019/06/01,team-building,About thirty,%s,,南京,,,,ESTIMATED,\n"
                .formatted(unique("Unknown company"));
    officer.get("/engagement/old").is(200).says("Read a report");
    read(officer, " ", table).is(422).says("from which report");
    read(officer, source, table.replace("30.5", "many")).is(422).says("Line 2", "hours", "many");
    read(officer, source, table.replace("quality", "how")).is(422).says("quality");
    read(officer, source, table.replace("2019-05-17", "2999-05-17")).is(422).says("2999");
    var before = figures.worth(Figure.DAYS, Subject.ofYear(company, 2019));
    read(officer, source, table).is(200).says("2 days were read", "reconstructed from: " + source);
    read(officer, source, table).is(409).says("read already");
    officer
        .get("/engagement/old?year=2019&kind=VOLUNTEER_LESSON")
        .is(200)
        .says(name, "30.5", "75", "page 12", "the report counted");
    officer.get("/engagement").is(200).says("reconstructed from old reports");
    // the company sees them apart; its counted figures do not move
    assertThat(before.sum()).isZero();
    assertThat(figures.worth(Figure.DAYS, Subject.ofYear(company, 2019))).isEqualTo(before);
    visitor(Role.DONOR, company)
        .get("/engagement/companies/" + company + "?year=2019")
        .is(200)
        .says("not part of the figures above", "15");
    assertThat(officer.get("/engagement/old.csv?year=2019").is(200).body())
        .contains(name, source, "2019-05-17");
    visitor(Role.AUDITOR).get("/engagement/old").is(200);
    long report =
        jdbc.sql("select report from engagement.report where source = ?")
            .param(source)
            .query(Long.class)
            .single();
    var strike = "/engagement/old/reports/" + report + "/striking";
    officer.get("/engagement/old");
    officer.post(strike, "reason", "").is(422);
    officer.get("/engagement/old");
    officer.post(strike, "reason", "Wrong year").is(200).says("Wrong year");
    assertThat(officer.get("/engagement/old.csv").is(200).body()).doesNotContain(source);
    officer.get("/engagement/old");
    officer.post(strike, "reason", "x").is(404);
  }

  @Test
  void the_same_report_twice_at_once_is_read_once() throws Exception {
    var file =
        "day,kind,title,quality\n2018-03-01,REVISIT,%s,COUNTED\n"
            .formatted(unique("Twice"))
            .getBytes(StandardCharsets.UTF_8);
    var officer = occasion(Role.OFFICER);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new java.util.ArrayList<java.util.concurrent.Future<String>>();
      for (int i = 0; i < 4; i++)
        all.add(
            threads.submit(() -> {
              try {
                return oldDays.read(officer, "Annual report 2018", file) + " day";
              } catch (Refusal refusal) {
                return refusal.key();
              }
            }));
      var outcomes = new java.util.ArrayList<String>();
      for (var one : all) outcomes.add(one.get());
      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              "1 day",
              "engagement.refusal.known",
              "engagement.refusal.known",
              "engagement.refusal.known");
    }
  }

  @Autowired private OldDays oldDays;

  private static org.greenclassroom.Visitor.Seen read(
      org.greenclassroom.Visitor officer, String source, String table) {
    officer.get("/engagement/old");
    return officer.upload(
        "/engagement/old/reports",
        Map.of("source", source),
        List.of(new Upload("file", "old.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))));
  }
}
