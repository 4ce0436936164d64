package org.greenclassroom.ceremonies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.attendance.Attendance;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The kit of a ceremony: what its papers say, and that even the longest name has room. */
class CeremonyTest extends Rooms {
  private static final String LONGEST = "蓝湖（中国）数字科技发展与可持续创新有限公司上海浦东新区第二分公司";
  private static final List<String> SHEETS =
      List.of(
          "guest-list",
          "programme",
          "seat-cards",
          "plaque",
          "facts",
          "delivery-note",
          "press",
          "thanks",
          "certificates");

  @Autowired Activities activities;

  private long ceremony(
      @Nullable Long partner, @Nullable Long school, @Nullable Long room, String title) {
    return activities.open(
        occasion(Role.OFFICER),
        new Opening(
            Kind.OPENING_CEREMONY,
            title,
            partner,
            school,
            room,
            null,
            clock.instant().plus(Duration.ofDays(10)),
            clock.instant().plus(Duration.ofDays(10)).plus(Duration.ofHours(2)),
            Occasion.PROGRAMME_ZONE,
            "学校多功能厅",
            "zh",
            true,
            null));
  }

  private static void invite(
      Visitor officer, long day, String name, String title, String organisation, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "name", name, "title", title, "organisation", organisation, "party", "COMPANY"));
    Collections.addAll(fields, more);
    officer
        .post("/ceremonies/" + day + "/guests", fields.toArray(String[]::new))
        .is(200)
        .says(name + " is on the list");
  }

  private static byte[] pdf(Visitor officer, long day, String in, String sheet) throws IOException {
    var bytes = officer.get("/ceremonies/" + day + "/" + in + "/" + sheet + ".pdf").is(200).bytes();
    var look = System.getProperty("look");
    if (look != null) {
      var at = Path.of(look, in + "-" + sheet + ".pdf");
      Files.createDirectories(at.getParent());
      Files.write(at, bytes);
    }
    return bytes;
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  /** Letters that stand outside of the page, or nearer to its edge than a printer prints. */
  private static List<String> outside(byte[] pdf) throws IOException {
    var wrong = new ArrayList<String>();
    try (var document = Loader.loadPDF(pdf)) {
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
              var box = getCurrentPage().getMediaBox();
              float x = letter.getTextMatrix().getTranslateX();
              float y = letter.getTextMatrix().getTranslateY();
              // of one that stands on its head the width goes to the left
              float end =
                  letter.getTextMatrix().getScaleX() < 0
                      ? x - letter.getWidth()
                      : x + letter.getWidth();
              if (Math.min(x, end) < 12
                  || Math.max(x, end) > box.getWidth() - 12
                  || y < 12
                  || y > box.getHeight() - 12)
                wrong.add(letter.getUnicode() + " at " + x + ", " + y);
              super.processTextPosition(letter);
            }
          };
      stripper.getText(document);
    }
    return wrong;
  }

  private static int pages(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  @Test
  void of_pupils_papers_say_only_what_may_be_told() throws IOException {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 1, today().minusDays(20));
    var day = ceremony(null, lent.school(), lent.room(), "启用仪式");
    count(officer, lent.room(), 480);
    assertThat(text(pdf(officer, day, "en", "press"))).contains("480", "pupilsusetheroom");
    assertThat(text(pdf(officer, day, "en", "facts"))).contains("480pupilsusetheroom");
    // the newest count, not one that could be told
    count(officer, lent.room(), 7);
    untold(officer, day);
    var special = lent(officer, 1, today().minusDays(20));
    jdbc.sql("update classrooms.classroom set special_needs = true where classroom = ?")
        .param(special.room())
        .update();
    count(officer, special.room(), 480);
    untold(officer, ceremony(null, special.school(), special.room(), "启用仪式"));
  }

  private static void count(Visitor officer, long room, int pupils) {
    officer
        .post(
            "/classrooms/" + room + "/headcounts",
            "schoolYear",
            "2026-2027",
            "pupils",
            "" + pupils,
            "source",
            "SCHOOL_REPORT")
        .is(200);
  }

  private static void untold(Visitor officer, long day) throws IOException {
    var press = text(pdf(officer, day, "en", "press"));
    assertThat(press).doesNotContain("pupilsuse", "480").contains("knownonthedayofprinting:");
    assertThat(press.substring(press.indexOf("knownonthedayofprinting:"))).doesNotContain("Pupils");
    var facts = text(pdf(officer, day, "en", "facts"));
    assertThat(facts).contains("isnottold").doesNotContain("480", "480pupils");
    officer.get("/ceremonies/" + day).is(200).says("How many pupils use the room is not told");
  }

  @Test
  void a_kit_says_what_the_records_know_and_the_longest_name_has_room() throws IOException {
    var officer = visitor(Role.OFFICER);
    var company =
        partners.record(
            occasion(Role.OFFICER),
            LONGEST,
            java.util.EnumSet.of(PartnerKind.DONOR, PartnerKind.SPONSOR),
            "CN",
            null);
    var lent = lent(officer, 3, today().minusDays(20), "sponsor", "" + company);
    var day = ceremony(company, lent.school(), lent.room(), "青山小学绿色电脑教室启用仪式");
    var at = "/ceremonies/" + day;
    officer.get("/ceremonies").is(200).says("青山小学绿色电脑教室启用仪式");
    officer
        .get(at)
        .is(200)
        .says(
            "3 are in the classroom",
            "Destroyed with proof on 3 of 3",
            "Nobody has counted the pupils",
            "Of one fact something is not known");
    invite(officer, day, "王建国", "副局长", "都安瑶族自治县教育体育局", "protocol", "5", "speaker", "true");
    invite(officer, day, "欧阳慧敏", "首席可持续发展官兼企业社会责任委员会主任", LONGEST, "speaker", "true");
    invite(
        officer,
        day,
        "Alexandra Featherstonehaugh-Montgomery",
        "Head of Sustainability, Asia Pacific and Japan",
        "Very Long Industrial Holdings (Shanghai) Company Limited, Pudong Branch");
    invite(officer, day, "李不来", "", "");
    officer.post(at + "/guests", "name", "", "party", "MEDIA").is(422);
    officer.post(at + "/guests", "name", "张三", "party", "MEDIA", "protocol", "0").is(422);
    var list =
        new ArrayList<Long>(
            jdbc.sql(
                    "select guest from ceremonies.guest where activity = ? order by protocol,"
                        + " guest")
                .param(day)
                .query(Long.class)
                .list());
    assertThat(list).hasSize(4);
    officer.post(at + "/guests/" + list.get(3) + "/reply", "reply", "NOT_COMING").is(200);
    officer.post(at + "/guests/" + list.get(0) + "/reply", "reply", "COMING").is(200);
    assertThat(
            jdbc.sql("select guests, coming, speakers from ceremonies.kits where activity = ?")
                .param(day)
                .query()
                .singleRow()
                .values())
        .map(Object::toString)
        .containsExactly("4", "1", "2");

    var papers = new HashMap<String, byte[]>();
    for (var in : List.of("zh", "en", "fr"))
      for (var sheet : SHEETS) {
        var pdf = pdf(officer, day, in, sheet);
        papers.put(in + "/" + sheet, pdf);
        assertThat(outside(pdf)).as(in + " " + sheet).isEmpty();
      }
    // in order of protocol, whatever order they were written in
    var guests = text(papers.get("zh/guest-list"));
    assertThat(guests)
        .contains("嘉宾名单", "不出席")
        .containsSubsequence("王建国", "欧阳慧敏", "Featherstonehaugh");
    // three come, each card is read from both sides, two cards on a page
    var cards = papers.get("zh/seat-cards");
    assertThat(pages(cards)).isEqualTo(2);
    assertThat(text(cards).split("欧阳慧敏", -1)).hasSize(3);
    assertThat(text(cards)).doesNotContain("李不来").contains("蓝湖（中国）数字科技发展与可持续创新有限公司");
    assertThat(pages(papers.get("zh/plaque"))).isOne();
    assertThat(text(papers.get("zh/plaque"))).contains("3台电脑在这里开始第二次生命", "上海浦东新区第二分公司");
    assertThat(text(papers.get("zh/facts")))
        .contains("3台已在教室", "还没有统计学生人数", "/classrooms/" + lent.room())
        .doesNotContain("0名学生");
    assertThat(text(papers.get("en/facts"))).contains("weighed(3computers)", "Askthe");
    for (var tag : lent.tags())
      assertThat(text(papers.get("fr/delivery-note"))).contains(tag.printed());
    assertThat(text(papers.get("en/press"))).contains("3computersbegintheirsecondlife", "Pupils");
    // sponsor, donor, school, three guests: a page each
    assertThat(text(papers.get("zh/thanks"))).contains("尊敬的王建国：", LONGEST);
    assertThat(pages(papers.get("zh/thanks")))
        .isEqualTo((int) text(papers.get("zh/thanks")).split("此致敬礼", -1).length - 1);
    assertThat(text(papers.get("zh/programme"))).contains("欧阳慧敏");

    var zip = new ArrayList<String>();
    try (var entries =
        new ZipInputStream(
            new ByteArrayInputStream(officer.get(at + "/kit.zip?in=zh").is(200).bytes()))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
        zip.add(entry.getName());
    }
    assertThat(zip).hasSize(8).allMatch(name -> name.startsWith("zh/") && name.endsWith(".pdf"));

    // once somebody counted, the number is there
    officer
        .post(
            "/classrooms/" + lent.room() + "/headcounts",
            "schoolYear",
            "2026-2027",
            "pupils",
            "480",
            "source",
            "SCHOOL_REPORT")
        .is(200);
    officer.get(at).is(200).says("480 pupils use the room");
    officer
        .post(
            at + "/guests/" + list.get(1),
            "name",
            "欧阳慧敏",
            "title",
            "总监",
            "organisation",
            LONGEST,
            "party",
            "COMPANY",
            "protocol",
            "2")
        .is(200);
    assertThat(officer.get(at + "/guests/" + list.get(1)).is(200).body()).contains("总监");
    officer.post(at + "/guests/" + list.get(3) + "/removal").is(200);
    assertThat(
            jdbc.sql("select name || title || organisation from ceremonies.guest where guest = ?")
                .param(list.get(3))
                .query(String.class)
                .single())
        .as("of whoever is on the list no longer nothing is kept")
        .isEqualTo("–");
    officer.get(at + "/guests/" + list.get(3)).is(404);
    officer.get(at).is(200);
  }

  @Test
  void whoever_was_there_has_a_certificate_and_hours_stand_only_on_a_numbered_one()
      throws IOException {
    var school = partner(PartnerKind.SCHOOL, unique("School"));
    var day = ceremony(null, school, null, "青山小学绿色电脑教室启用仪式");
    var officer = visitor(Role.OFFICER);
    officer.get("/ceremonies/" + day).is(200).says("Nobody has been checked in");
    long slot =
        jdbc.sql("select min(slot) from activities.slots where activity = ?")
            .param(day)
            .query(Long.class)
            .single();
    var people = new ArrayList<Long>();
    for (var name : List.of("欧阳慧敏", "Alexandra Featherstonehaugh-Montgomery", "王建国")) {
      long volunteer =
          volunteers.known(
              occasion(Role.OFFICER),
              Person.of(name, "v" + System.nanoTime() + "@example.org", Locale.CHINESE));
      jdbc.sql(
              "insert into attendance.presence (activity, slot, volunteer, came_at, via) values (?, ?, ?, now(), 'OFFICE')")
          .params(day, slot, volunteer)
          .update();
      people.add(volunteer);
    }
    // it was held: of two the hours are written, of one of them they are confirmed
    jdbc.sql(
            "update activities.activity set state = 'HELD', starts_at = now() - interval '2 hours', ends_at = now() where activity = ?")
        .param(day)
        .update();
    var logged = occasion(Role.ENGINEER);
    attendance.log(logged, day, slot, people.get(1), 90, "");
    attendance.decide(
        occasion(Role.OFFICER),
        attendance.log(logged, day, slot, people.get(0), 135, ""),
        true,
        "");
    var at = "/ceremonies/" + day;
    officer
        .get(at)
        .is(200)
        .says("3 volunteers were there: 0 with", "Issue one certificate of hours");
    for (var in : List.of("zh", "en", "fr")) {
      var pdf = pdf(officer, day, in, "certificates");
      assertThat(pages(pdf)).isEqualTo(3);
      assertThat(outside(pdf)).isEmpty();
    }
    assertThat(text(pdf(officer, day, "zh", "certificates")))
        .contains("参与证书", "王建国", "青山小学绿色电脑教室启用仪式")
        .doesNotContain("135", "90");
    officer.get(at);
    officer
        .post(at + "/certificates")
        .is(200)
        .says("One certificate of hours was issued", "1 with");
    officer.post(at + "/certificates").is(200).says("Nobody was waiting");
    assertThat(text(pdf(officer, day, "zh", "certificates")))
        .contains("王建国")
        .doesNotContain("欧阳慧敏");
    try (var entries =
        new ZipInputStream(
            new ByteArrayInputStream(officer.get(at + "/kit.zip?in=zh").is(200).bytes()))) {
      var names = new ArrayList<String>();
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        names.add(entry.getName());
        if (entry.getName().contains("/HC-"))
          assertThat(text(entries.readAllBytes())).contains("欧阳慧敏", "2小时15分钟");
      }
      assertThat(names)
          .contains("zh/9-certificates.pdf")
          .filteredOn(name -> name.contains("/HC-"))
          .hasSize(1);
    }
  }

  @Autowired Volunteers volunteers;
  @Autowired Attendance attendance;

  @Test
  void without_a_room_nothing_is_made_up_and_only_openings_have_a_kit() throws IOException {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, unique("School"));
    var day = ceremony(null, school, null, unique("Opening"));
    var other = ceremony(null, school, null, unique("Opening"));
    officer.get("/ceremonies/" + day).is(200).says("not about one of our classrooms yet");
    for (var sheet : SHEETS) pdf(officer, day, "en", sheet);
    assertThat(text(pdf(officer, day, "en", "facts")))
        .contains("Thedayisnotaboutoneofourclassroomsyet");
    assertThat(text(pdf(officer, day, "en", "press")))
        .contains("knownonthedayofprinting:")
        .doesNotContain("begintheirsecondlife", "computers,usedagain");
    invite(officer, day, "王建国", "", "");
    var guest =
        jdbc.sql("select guest from ceremonies.guest where activity = ?")
            .param(day)
            .query(Long.class)
            .single();
    officer.get("/ceremonies/" + other + "/guests/" + guest).is(404);
    officer.post("/ceremonies/" + other + "/guests/" + guest + "/removal").is(404);
    officer.get("/ceremonies/" + day + "/en/nothing.pdf").is(404);
    officer.get("/ceremonies/999999999").is(404);
    var lesson =
        activities.open(
            occasion(Role.OFFICER),
            new Opening(
                Kind.TEAM_BUILDING,
                unique("Day"),
                null,
                null,
                null,
                null,
                clock.instant(),
                clock.instant().plusSeconds(3_600),
                Occasion.PROGRAMME_ZONE,
                "Hall",
                "zh",
                true,
                null));
    officer.get("/ceremonies/" + lesson).is(404);
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/ceremonies/" + day).is(200);
    visitor(Role.SCHOOL, school).get("/ceremonies/" + day).is(403);
  }

  @Test
  void names_break_where_a_reader_would_break_them() {
    assertThat(Fit.of(LONGEST, 178, 2, 20, 18, 16, 14, 12).lines())
        .containsExactly("蓝湖（中国）数字科技发展与可持续创新有限公司", "上海浦东新区第二分公司");
    assertThat(Fit.of("王建国", 178, 2, 54, 46).points()).isEqualTo(54);
    assertThat(Fit.of("Very Long Industrial Holdings Limited", 60, 2, 20, 16, 12).lines())
        .containsExactly("Very Long Industrial", "Holdings Limited");
    assertThat(String.join("", Fit.of("字".repeat(120), 100, 2, 20, 12).lines())).hasSize(120);
  }
}
