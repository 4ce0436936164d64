package org.greenclassroom.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.LetterBox;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.entities.Register;
import org.greenclassroom.entities.Wording;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Days through their real pages: the officer's, the school's, everybody's. */
class ActivityPagesTest extends Days {
  @Autowired private Entities entities;

  private String mailbox(long account) {
    var box = "d" + System.nanoTime() + unique() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(account, box)
        .update();
    return box;
  }

  private long item(long day, String code) {
    return jdbc.sql("select item from activities.item where activity = ? and code = ?")
        .params(day, code)
        .query(Long.class)
        .single();
  }

  @Test
  void an_officer_makes_a_day_the_school_says_yes_and_everybody_sees_it() {
    var school = partner(PartnerKind.SCHOOL, "泉山小学");
    var company = partner(PartnerKind.DONOR, "Bluelake");
    var teacher = actor(Role.SCHOOL, school);
    var box = mailbox(teacher.account());
    var donorBox = mailbox(actor(Role.DONOR, company).account());
    var title = unique("Coding lesson");
    var when = today().plusDays(20);
    var officer = visitor(Role.OFFICER);
    officer.get("/activities/new?school=" + school).is(200).says(nameOf(school));
    officer
        .post("/activities", "kind", "VOLUNTEER_LESSON", "title", title, "place", "Gate 2")
        .is(422);
    var number =
        officer
            .post(
                "/activities",
                "kind",
                "VOLUNTEER_LESSON",
                "title",
                title,
                "school",
                "" + school,
                "partner",
                "" + company,
                "day",
                when.toString(),
                "from",
                "14:00",
                "to",
                "16:30",
                "zone",
                "Asia/Shanghai",
                "place",
                "Gate 2",
                "spoken",
                "zh",
                "words",
                "Bring a cup.")
            .is(200)
            .says("Made, with its checklist", "Lead of the day", "Find the second adult")
            .id();
    var at = "/activities/" + number;
    officer.get("/activities?q=" + title.substring(14)).is(200).says(title, "14:00–16:30", "draft");
    officer.get("/activities?when=past&q=" + title.substring(14)).says("No day fits");
    officer.get("/activities/month?month=" + when.toString().substring(0, 7)).is(200).says(title);
    officer.get("/activities/month?month=2026-13").is(404);

    officer.post(at + "/publication").is(422).says("has not said yes");
    officer.post(at + "/asking").is(200).says("The school is asked", "/day/");
    assertThat(new LetterBox(jdbc).lastTo(box).subject()).contains("May we come");
    var link = new LetterBox(jdbc).lastTo(box).link();
    // nobody sees it before, and no other school ever
    var address = activities.activity(number).address();
    stranger().get("/days/a/" + address).is(404);
    visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "别校")).get("/school/days/" + number).is(404);
    var signedIn = stranger().signIn(people.known(teacher.account()).login(), PASSWORD);
    signedIn.get("/").is(200).says("1 day waits for your yes");
    signedIn.get("/school/days").is(200).says(title, "school asked");
    signedIn.get("/school/days/" + number).is(200).says("May we come?", "Gate 2");
    signedIn.post("/school/days/" + number + "/refusal").is(422).says("Say why");
    var byLink = stranger();
    byLink.get(link).is(200).says("Two adults are with every class", title);
    byLink.post(link + "/approval").is(422).says("Say your name");
    byLink.post(link + "/approval", "name", "Zhang, principal").is(200).says("look forward");
    officer.get("/").is(200).says("Days to prepare");
    officer.get(at).is(200).says("Zhang, principal");
    officer.post(at + "/publication").is(200).says("Published. People may come");
    assertThat(new LetterBox(jdbc).lastTo(donorBox).body()).contains("/days/a/" + address);
    signedIn.get("/school/days/" + number).is(200).says("published");
    // in words, with the day as people write it
    assertThat(officer.get("/schools/" + school).is(200).says(title).text())
        .doesNotContain("ASKED", "DRAFT", "VOLUNTEER_LESSON");

    // its page, with places but no names; not in the open list, in the company's
    stranger().get("/days/a/" + address).is(200).says(title, "6 of 6 free", "Code of conduct");
    assertThat(stranger().get("/days").is(200).text()).doesNotContain(title);
    var companys = activities.addressOf(company).orElseThrow();
    stranger().get("/days/" + companys).is(200).says(title, nameOf(company));
    stranger().get("/days/no-such-company").is(404);
    officer.get(at + "/change").is(200);
    officer
        .post(
            at + "/change",
            "title",
            title,
            "school",
            "" + school,
            "partner",
            "" + company,
            "place",
            "Gate 3",
            "spoken",
            "zh",
            "open",
            "true",
            "consents",
            "CONDUCT")
        .is(200)
        .says("Gate 3");
    assertThat(activities.activity(number).sequence()).isEqualTo(1);
    assertThat(activities.activity(number).consents()).containsExactly(Consent.CONDUCT);
    officer.get(at);
    officer
        .post(at + "/moves", "day", when.plusDays(1).toString(), "from", "09:00", "to", "11:00")
        .is(422)
        .says("Say why");
    officer
        .post(
            at + "/moves",
            "day",
            when.plusDays(1).toString(),
            "from",
            "09:00",
            "to",
            "11:00",
            "reason",
            "An exam")
        .is(200)
        .says("Moved", "school asked");
    assertThat(new LetterBox(jdbc).lastTo(donorBox).body()).contains("An exam");
    byLink.get(link).is(404);
    stranger().get("/days/a/" + address).is(200).says("has not confirmed it yet");
    var read =
        java.util.regex.Pattern.compile("name=\"asked\" value=\"([^\"]+)\"")
            .matcher(signedIn.get("/school/days/" + number).is(200).body());
    assertThat(read.find()).isTrue();
    signedIn.post("/school/days/" + number + "/approval").is(409).says("Look at it again");
    signedIn
        .post("/school/days/" + number + "/approval", "asked", read.group(1))
        .is(200)
        .says("look forward");
    officer.get(at);
    officer.post(at + "/publication").is(200);
    officer.post(at + "/postponement", "reason", "Snow").is(200).says("Postponed");
    stranger().get("/days/a/" + address).is(200).says("Snow");
    officer.post(at + "/removal", "sure", "true").is(422).says("Cancel it first");
    officer.post(at + "/cancellation", "reason", "The road is gone").is(200).says("Cancelled");
    assertThat(new LetterBox(jdbc).lastTo(box).subject()).contains("Cancelled");
    stranger().get("/days/a/" + address).is(200).says("The road is gone");
    officer.post(at + "/removal").is(422).says("Nothing was changed");
    officer.post(at + "/removal", "sure", "true").is(200).says("It can be brought back");
    stranger().get("/days/a/" + address).is(404);
    officer.get("/activities?when=removed&q=" + title.substring(14)).is(200).says(title);
    officer.get(at).is(200).says("Was removed");
    officer.post(at + "/restoration").is(200).says("It is back", "cancelled");
  }

  @Test
  void a_school_may_say_no_by_its_link() {
    var school = partner(PartnerKind.SCHOOL, "泉山小学");
    var number = day(Kind.REVISIT, null, school);
    var secret = lives.ask(occasion(Role.OFFICER), number);
    var guest = stranger();
    guest.get("/day/" + secret).is(200);
    guest
        .post("/day/" + secret + "/refusal", "reason", "Harvest holidays")
        .is(200)
        .says("Thank you");
    guest.get("/day/" + secret).is(404);
    visitor(Role.OFFICER).get("/activities/" + number).is(200).says("Harvest holidays", "draft");
  }

  @Test
  void places_are_added_changed_and_taken_away() {
    var number = day(Kind.REFURBISHING, null, null);
    var at = "/activities/" + number;
    var officer = visitor(Role.OFFICER);
    officer.get(at + "/slots/new").is(200);
    var day = activities.activity(number).day().toString();
    var from = activities.activity(number).from().toString();
    var to = activities.activity(number).to().toString();
    // begun when the day ends, over when it begins: on whichever day that is, not round this one
    officer
        .post(
            at + "/slots",
            "duty",
            "HELPER",
            "name",
            "Cleaning keyboards",
            "day",
            day,
            "from",
            to,
            "to",
            from,
            "capacity",
            "4",
            "minAge",
            "21",
            "withChildren",
            "true")
        .is(422);
    officer
        .post(
            at + "/slots",
            "duty",
            "HELPER",
            "name",
            "Cleaning keyboards",
            "day",
            day,
            "from",
            from,
            "to",
            to,
            "capacity",
            "4",
            "minAge",
            "21",
            "spoken",
            "en")
        .is(200)
        .says("Cleaning keyboards", "21 or older", "4 of 4");
    var slot =
        activities.slots(number).stream()
            .filter(one -> "Cleaning keyboards".equals(one.name()))
            .findFirst()
            .orElseThrow();
    officer.get(at + "/slots/" + slot.slot()).is(200).says("Cleaning keyboards");
    officer
        .get("/activities/" + day(Kind.REFURBISHING, null, null) + "/slots/" + slot.slot())
        .is(404);
    officer.get(at + "/slots/" + slot.slot());
    officer
        .post(
            at + "/slots/" + slot.slot(),
            "duty",
            "HELPER",
            "day",
            day,
            "from",
            from,
            "to",
            to,
            "capacity",
            "7",
            "minAge",
            "18",
            "clearance",
            "HEALTH",
            "photosAllowed",
            "true")
        .is(200)
        .says("7 of 7", "Fit for the work");
    officer.post(at + "/slots/" + slot.slot() + "/removal").is(200).says("taken away");
    officer.get(at + "/slots/" + slot.slot()).is(404);
  }

  @Test
  void the_folder_is_ticked_written_and_printed_in_three_languages() throws IOException {
    var school = partner(PartnerKind.SCHOOL, "泉山小学");
    var number = day(Kind.OPENING_CEREMONY, partner(PartnerKind.DONOR, "Parc"), school);
    var at = "/activities/" + number;
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200).says("Order the plaque");
    officer.post(at + "/items/" + item(number, "plaque"), "done", "true").is(200).says("done");
    officer.post(at + "/items/" + item(number, "plaque"), "done", "false").is(200);
    officer.post(at + "/items/" + item(number, "media") + "/removal").is(200);
    officer.post(at + "/items/99999999", "done", "true").is(404);
    officer.get(at);
    var pressed = unique("key");
    for (int i = 0; i < 2; i++)
      officer
          .post(
              at + "/items",
              "words",
              "Order flowers",
              "dueOn",
              today().minusDays(2).toString(),
              "_key",
              pressed)
          .is(200)
          .says("Order flowers", "late");
    assertThat(officer.get(at).text().split("Order flowers", -1)).as("pressed twice").hasSize(2);
    officer.get("/activities?kind=OPENING_CEREMONY&state=DRAFT").is(200).says(" late");

    officer.get(at + "/run-sheet").is(200).says("The principal speaks");
    var start = activities.activity(number).from();
    for (int i = 0; i < 2; i++)
      officer
          .post(
              at + "/lines",
              "kind",
              "SPEAKER",
              "words",
              "教育局领导致辞",
              "at",
              start.plusMinutes(7).toString(),
              "minutes",
              "6",
              "who",
              "王局长",
              "_key",
              pressed)
          .is(200)
          .says("教育局领导致辞", "王局长");
    assertThat(
            jdbc.sql(
                    "select count(*) from activities.line where activity = ? and words = '教育局领导致辞'")
                .param(number)
                .query(Integer.class)
                .single())
        .as("pressed twice")
        .isEqualTo(1);
    var lines =
        jdbc.sql(
                "select line from activities.line where activity = ? and code in ('principal', 'press') order by code desc")
            .param(number)
            .query(Long.class)
            .list();
    officer
        .post(
            at + "/lines/" + lines.getFirst(),
            "at",
            start.plusMinutes(5).toString(),
            "minutes",
            "4",
            "who",
            "张校长")
        .is(200)
        .says("The principal speaks", "张校长");
    officer.post(at + "/lines/" + lines.getLast() + "/removal").is(200);
    assertThat(officer.get(at + "/run-sheet").text()).doesNotContain("The media arrive");
    var said = Map.of("zh", "校长致辞", "en", "The principal speaks", "fr", "Discours de la direction");
    for (var language : said.keySet())
      try (var pdf =
          Loader.loadPDF(officer.get(at + "/run-sheet.pdf?in=" + language).is(200).bytes())) {
        assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
            .contains(said.get(language), "教育局领导致辞", "王局长")
            .as("its head has no machine's day")
            .doesNotContain(today().toString());
      }

    officer.get(at + "/risks").is(200).says("Nothing was written down");
    officer
        .post(at + "/risks", "hazard", "Ice", "likelihood", "3", "harm", "2", "measure", "Salt")
        .is(200)
        .says("Ice", "high", "Salt");
    officer
        .post(at + "/risks", "hazard", "Ice", "likelihood", "4", "harm", "2", "measure", "x")
        .is(422);
    officer.post(at + "/costs", "item", "Bus", "amount", "much", "currency", "CNY").is(422);
    officer
        .post(at + "/costs", "item", "Bus", "amount", "1 250,50", "currency", "CNY")
        .is(200)
        .says("Bus", "250.50 CNY");
    for (var kind : List.of("risk", "cost")) {
      var id =
          jdbc.sql("select max(%1$s) from activities.%1$s where activity = ?".formatted(kind))
              .param(number)
              .query(Long.class)
              .single();
      officer.post(at + "/" + kind + "s/" + id + "/removal").is(200);
    }
    officer.get(at + "/risks").says("Nothing was written down");
    visitor(Role.ENGINEER).get(at + "/run-sheet").is(200).says("王局长");
    visitor(Role.DONOR).get(at).is(403);
  }

  @Test
  void a_run_sheet_is_made_in_the_name_of_whoever_acts_there() throws IOException {
    var prefix = new StringBuilder();
    for (int i = 0; i < 4; i++)
      prefix.append((char) ('A' + ThreadLocalRandom.current().nextInt(26)));
    var since = LocalDate.of(2019, 1, 1);
    var entity =
        entities.open(
            occasion(Role.ADMINISTRATOR),
            prefix.toString(),
            new Wording(
                since,
                null,
                unique("Quay"),
                null,
                "Limited",
                Register.OTHER,
                "R-8",
                null,
                "8 Quay Street",
                null,
                "OTHER",
                "GB",
                "en",
                "",
                null,
                null,
                null,
                null,
                Map.of(),
                ""));
    entities.rule(occasion(Role.OFFICER), "OTHER", entity, since, "");
    var school =
        partners.record(
            occasion(Role.OFFICER),
            unique("École du quai"),
            List.of(PartnerKind.SCHOOL),
            "OTHER",
            null);
    var number = day(Kind.REVISIT, null, school);
    var name = entities.actingFor("OTHER", today()).name("en");
    assertThat(name).isNotBlank();
    var paper = visitor(Role.OFFICER).get("/activities/" + number + "/run-sheet.pdf?in=en").is(200);
    try (var pdf = Loader.loadPDF(paper.bytes())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ")).contains(name);
    }
  }

  @Test
  void a_long_list_is_paged_without_a_gap() {
    var mark = unique("page").replace(" ", "");
    var starts = clock.instant().plus(Duration.ofDays(90));
    for (int i = 0; i < 33; i++) {
      var number =
          activities.open(
              occasion(Role.OFFICER),
              new Opening(
                  Kind.TEAM_BUILDING,
                  mark + " " + i,
                  null,
                  null,
                  null,
                  null,
                  starts,
                  starts.plus(Duration.ofHours(1)),
                  org.greenclassroom.kernel.Occasion.PROGRAMME_ZONE,
                  "Hall",
                  "en",
                  true,
                  null));
      lives.publish(occasion(Role.OFFICER), number);
    }
    var seen = new HashSet<String>();
    var path = "/days";
    var visitor = stranger();
    while (path != null) {
      var page = visitor.get(path).is(200);
      var found = java.util.regex.Pattern.compile(mark + " \\d+").matcher(page.text());
      while (found.find()) assertThat(seen.add(found.group())).as(found.group()).isTrue();
      var next =
          java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page.body());
      path = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(seen).hasSize(33);
    visitor.get("/days?after=nonsense").is(404);
  }
}
