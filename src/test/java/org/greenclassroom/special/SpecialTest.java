package org.greenclassroom.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.greenclassroom.Visitor;
import org.greenclassroom.agents.Lent;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.training.Duty;
import org.greenclassroom.training.Learning;
import org.greenclassroom.training.Teachers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms without sight: aids and licences, trials, teachers, levels that are hidden when small. */
class SpecialTest extends Learning {
  @Autowired Custody custody;
  @Autowired Classrooms classrooms;
  @Autowired Special special;
  @Autowired Circles circles;
  @Autowired Courses courses;
  @Autowired Paper paper;

  private Actor officer;

  private Occasion officer() {
    if (officer == null) officer = actor(Role.OFFICER, 1);
    return Occasion.of(officer, clock.instant());
  }

  private Lent room() {
    return room(true);
  }

  private Lent room(boolean special) {
    var lent =
        Lent.of(custody, partners, classrooms, occasion(Role.OFFICER).actor(), unique("盲校"), 2);
    jdbc.sql(
            """
            update classrooms.classroom
               set special_needs = ?
             where classroom = ?
            """)
        .params(special, lent.classroom())
        .update();
    return lent;
  }

  private String tag(Lent lent) {
    return jdbc.sql("select tag from custody.devices where classroom = ? order by tag limit 1")
        .param(lent.classroom())
        .query(String.class)
        .single();
  }

  @Test
  void a_room_has_its_aids_and_a_licence_that_ends_is_told_once() {
    var lent = room();
    var at = "/special/classrooms/" + lent.classroom();
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200).says("Nothing is written down yet", "Nobody with a certificate");
    officer
        .post(
            at + "/aids",
            "kind",
            "SCREEN_READER",
            "product",
            "NVDA",
            "version",
            "2026.1",
            "pieces",
            "2")
        .is(200)
        .says("NVDA is written down", "NVDA 2026.1", "none needed");
    officer.get(at);
    officer
        .post(
            at + "/aids",
            "kind",
            "BRAILLE_DISPLAY",
            "product",
            "Focus 40",
            "pieces",
            "1",
            "tag",
            tag(lent))
        .is(200)
        .says(tag(lent));
    var soon = now().today().plusDays(20).toString();
    officer.get(at);
    officer
        .post(
            at + "/aids",
            "kind",
            "MAGNIFIER",
            "product",
            "ZoomText",
            "pieces",
            "5",
            "expiresOn",
            soon)
        .is(422)
        .says("has an end but no licence");
    officer.get(at);
    officer
        .post(at + "/aids", "kind", "HEADSET", "product", "H", "pieces", "2", "tag", tag(lent))
        .is(422)
        .says("there is one piece");
    officer.get(at);
    officer
        .post(at + "/aids", "kind", "HEADSET", "product", "H", "pieces", "1", "tag", tag(room()))
        .is(422)
        .says("does not stand in this room");
    officer.get(at);
    officer.post(at + "/aids", "kind", "HEADSET", "product", " ", "pieces", "1").is(422);
    officer.get(at);
    officer
        .post(at + "/aids", "kind", "HEADSET", "product", "H", "pieces", "0")
        .is(422)
        .says("1 to 500 pieces");
    officer.get(at);
    officer
        .post(
            at + "/aids",
            "kind",
            "MAGNIFIER",
            "product",
            "ZoomText",
            "pieces",
            "5",
            "licence",
            "Z-1",
            "expiresOn",
            soon)
        .is(200)
        .says("ends soon");
    // somebody who agreed to be written to teaches there
    long teacher =
        teachers.record(
            now(),
            new Teachers.Known(
                lent.school(),
                "Ma Lin",
                "ma" + unique() + "@school.example",
                null,
                "zh",
                Duty.TEACHER,
                null,
                null,
                true));
    officer.get(at);
    officer
        .post(
            at + "/instructors",
            "teacher",
            "" + teacher,
            "title",
            "Teacher of the blind",
            "issuer",
            "Changchun University",
            "number",
            "C-7",
            "validUntil",
            soon)
        .is(200)
        .says("Ma Lin teaches here", "Changchun University");
    officer.get(at);
    officer
        .post(
            at + "/instructors",
            "teacher",
            "" + teacher(school(), "Else"),
            "title",
            "T",
            "issuer",
            "I")
        .is(422)
        .says("is not a teacher who is at the school");
    officer.get("/special/licences").is(200).says("ZoomText", "none yet");
    placed(Role.OFFICER, "99")
        .post("/special/licences/letters")
        .is(200)
        .says("Nobody waits for a letter");
    officer.post("/special/licences/letters").is(200).says("go");
    long aid =
        jdbc.sql("select aid from special.licences where classroom = ? and warned_at is not null")
            .param(lent.classroom())
            .query(Long.class)
            .single();
    int letters = letters();
    special.warn(now());
    assertThat(letters()).isEqualTo(letters);
    officer.get(at);
    officer
        .post("/special/aids/" + aid + "/renewal", "until", now().today().toString())
        .is(422)
        .says("Give a later day");
    officer.get(at);
    officer
        .post("/special/aids/" + aid + "/renewal", "until", now().today().plusYears(1).toString())
        .is(200)
        .says("is licensed until");
    officer.get(at);
    officer.post("/special/aids/" + aid + "/removal").is(200).says("is not here any more");
    officer.get(at);
    officer.post("/special/aids/" + aid + "/removal").is(409);
    officer.get(at);
    officer
        .post(
            at + "/trials",
            "computer",
            tag(lent),
            "reader",
            "NVDA",
            "readerVersion",
            "2026.1",
            "outcome",
            "READS",
            "words",
            "Well.")
        .is(200)
        .says("it is read", "1 of 2");
    officer.get(at);
    officer
        .post(
            at + "/trials",
            "computer",
            tag(lent),
            "reader",
            "NVDA",
            "outcome",
            "READS",
            "triedOn",
            "2199-01-01")
        .is(422)
        .says("lies ahead");
    assertThat(
            jdbc.sql(
                    """
                    select reader || ' ' || readers || ' ' || braille_displays || ' ' || reading || ' ' || instructed
                      from special.profiles where classroom = ?
                    """)
                .param(lent.classroom())
                .query(String.class)
                .single())
        .isEqualTo("NVDA 2026.1 2 1 1 true");
    officer.get("/classrooms/" + lent.classroom()).is(200).says("1 of 2 computers read");
    officer.get("/special?after=" + (lent.classroom() - 1)).is(200).says("NVDA 2026.1");
    var instructor =
        jdbc.sql("select instructor from special.instructor where classroom = ?")
            .param(lent.classroom())
            .query(Long.class)
            .single();
    officer.get(at);
    teachers.forget(now(), teacher);
    assertThat(
            jdbc.sql("select i::text from special.instructor i where instructor = ?")
                .param(instructor)
                .query(String.class)
                .single())
        .contains("Changchun")
        .doesNotContain("C-7");
    officer.get(at);
    officer.post(at + "/instructors/" + instructor + "/ending").is(200);
    officer.get(at);
    officer.post(at + "/instructors/" + instructor + "/ending").is(404);
  }

  private int letters() {
    return jdbc.sql("select count(*) from frame.letter").query(Integer.class).single();
  }

  private long circle(Lent lent, String label) {
    circles.begin(officer(), lent.classroom(), label, now().today().minusDays(30));
    return circles.of(lent.classroom()).stream()
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow()
        .circle();
  }

  private List<String> levels(long circle) {
    return jdbc.sql(
            """
            select coalesce(pupils::text, '-') from special.levels where circle = ?
             order by array_position(array['KEYBOARD','SCREEN_READER','DOCUMENTS','INTERNET','CODING'], level)
            """)
        .param(circle)
        .query(String.class)
        .list();
  }

  private void report(
      long circle, int keyboard, int reader, int documents, int internet, int coding) {
    circles.report(
        officer(),
        circle,
        now().today(),
        Map.of(
            Reached.KEYBOARD, keyboard,
            Reached.SCREEN_READER, reader,
            Reached.DOCUMENTS, documents,
            Reached.INTERNET, internet,
            Reached.CODING, coding));
  }

  @Test
  void nothing_under_ten_is_told_and_nothing_from_which_it_could_be_reckoned() {
    var lent = room();
    long circle = circle(lent, "A");
    // one small figure takes the smallest of the others with it: thirty less the shown is not it
    report(circle, 20, 12, 3, 15, 11);
    assertThat(levels(circle)).containsExactly("20", "12", "-", "15", "-");
    // a small one and a nought are three together: the next goes too
    report(circle, 20, 12, 3, 15, 0);
    assertThat(levels(circle)).containsExactly("20", "-", "-", "15", "-");
    report(circle, 20, 12, 13, 15, 10);
    assertThat(levels(circle)).containsExactly("20", "12", "13", "15", "10");
    report(circle, 9, 9, 9, 9, 9);
    assertThat(levels(circle)).containsExactly("-", "-", "-", "-", "-");
    report(circle, 41, 0, 0, 0, 0);
    assertThat(levels(circle)).containsExactly("-", "-", "-", "-", "-");
    var seen = visitor(Role.SCHOOL, lent.school()).get("/special/classrooms/" + lent.classroom());
    seen.is(200).says("fewer than ten");
    assertThat(rows(seen)).doesNotContain(">41<").doesNotContain(">0<");

    // the sum of all groups is made of what is shown
    var before = sum();
    var other = circle(room(), "B");
    report(other, 20, 12, 3, 15, 11);
    assertThat(sum() - before).isEqualTo(20 + 12 + 15);
    visitor(Role.AUDITOR).get("/special").is(200).says("Levels reached in all rooms");
  }

  private static String rows(Visitor.Seen seen) {
    return seen.body().substring(seen.body().indexOf("Groups and the levels"));
  }

  private int sum() {
    return circles.sums().stream().mapToInt(one -> one.pupils() == null ? 0 : one.pupils()).sum();
  }

  @Test
  void a_group_is_counted_by_the_school_itself_and_each_refusal_says_why() {
    var lent = room();
    var at = "/special/classrooms/" + lent.classroom();
    var principal = visitor(Role.SCHOOL, lent.school());
    principal.get(at).is(200);
    principal.post(at + "/circles", "label", " ", "beganOn", now().today().toString()).is(422);
    principal.get(at);
    principal
        .post(at + "/circles", "label", "Monday", "beganOn", now().today().minusDays(3).toString())
        .is(200)
        .says("The group Monday begins");
    long circle = circles.of(lent.classroom()).getFirst().circle();
    var reports = "/special/circles/" + circle + "/reports";
    principal.get(at);
    principal
        .post(reports, "day", now().today().toString(), "level.KEYBOARD", "many")
        .is(422)
        .says("whole number from 0 to 500");
    principal.get(at);
    principal.post(reports, "day", now().today().toString()).is(422).says("Nobody is counted");
    principal.get(at);
    principal
        .post(reports, "day", now().today().minusDays(9).toString(), "level.KEYBOARD", "12")
        .is(422)
        .says("before the group Monday began");
    principal.get(at);
    principal
        .post(
            reports,
            "day",
            now().today().toString(),
            "level.KEYBOARD",
            "12",
            "level.CODING",
            "14",
            "level.DOCUMENTS",
            "11",
            "level.INTERNET",
            "10",
            "level.SCREEN_READER",
            "31")
        .is(200)
        .says("The counts of Monday", "31");
    principal.get(at);
    principal.post("/special/circles/" + circle + "/ending").is(200).says("has ended");
    principal.get(at);
    principal.post("/special/circles/" + circle + "/ending").is(409);
    // what is not theirs
    var stranger = visitor(Role.SCHOOL, school());
    stranger.get(at).is(404);
    stranger.get("/special/documents").is(200);
    stranger.post("/special/circles/" + circle + "/ending").is(404);
    stranger.get("/special/documents");
    stranger.post(at + "/circles", "label", "X", "beganOn", now().today().toString()).is(404);
    stranger.get("/special/documents");
    stranger.post(at + "/aids", "kind", "OTHER", "product", "X").is(403);
    var officer = visitor(Role.OFFICER);
    officer
        .get("/special/classrooms/" + room(false).classroom())
        .is(422)
        .says("is not a room for special needs");
    officer.get("/special/classrooms/999999999").is(404);
  }

  @Test
  void the_types_of_disability_are_told_from_ten_up() {
    var lent = room();
    var officer = visitor(Role.OFFICER);
    officer.get("/schools/" + lent.school() + "/counts?subject=DISABILITIES").is(200);
    officer
        .post(
            "/schools/" + lent.school() + "/counts",
            "subject",
            "DISABILITIES",
            "schoolYear",
            "2026-2027",
            "source",
            "VISIT",
            "VISUAL",
            "34",
            "MULTIPLE",
            "4",
            "HEARING",
            "12")
        .is(200);
    var seen =
        officer
            .get("/special/classrooms/" + lent.classroom())
            .is(200)
            .says("2026-2027", "34", "fewer than ten");
    assertThat(seen.body()).doesNotContain(">12<").doesNotContain(">4<");
  }

  @Test
  void a_document_is_what_it_is_said_to_be() throws Exception {
    var officer = visitor(Role.OFFICER);
    var tagged =
        paper.pdf(
            "training/paper",
            Map.of(
                "page",
                new org.greenclassroom.training.Certificates.Printed(
                    new org.greenclassroom.training.Certificate(
                        1,
                        "T-1",
                        "S",
                        1,
                        org.greenclassroom.training.Level.CREATION,
                        now().today(),
                        now().today(),
                        1,
                        1,
                        1,
                        null,
                        org.greenclassroom.training.CertificateState.VALID,
                        null,
                        null,
                        null),
                    "A",
                    "B",
                    "C",
                    Qr.svg("C")),
                "issued",
                "T-1"),
            Locale.ENGLISH);
    var plain = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }
    var title = unique("Python by ear");
    keep(officer, title, "TAGGED_PDF", "a.pdf", plain.toByteArray())
        .is(422)
        .says("is not a tagged PDF");
    keep(officer, title, "LARGE_PRINT", "a.txt", bytes("text")).is(422).says("is not a PDF");
    keep(officer, title, "BRAILLE", "a.txt", bytes(",braille")).is(422).says("not a Braille file");
    keep(officer, title, "AUDIO", "a.mp3", bytes("no sound")).is(422).says("is not a recording");
    keep(officer, title, "BRAILLE", "a.brf", new byte[0]).is(422).says("is empty");
    keep(officer, " ", "BRAILLE", "a.brf", bytes(",b")).is(422).says("A title");
    keep(officer, title, "BRAILLE", "a.brf", bytes(",python ,by ,ear")).is(200).says(title);
    keep(officer, title + " (sound)", "AUDIO", "a.mp3", bytes("ID3 la la la")).is(200);
    keep(officer, title + " (pdf)", "TAGGED_PDF", "a.pdf", tagged).is(200).says("Tagged PDF");
    var course = courses.offered().isEmpty() ? "" : courses.offered().getFirst().code();
    keep(officer, title + " (large)", "LARGE_PRINT", "a.pdf", plain.toByteArray(), course).is(200);
    keep(officer, title, "BRAILLE", "a.brf", bytes(",x"), "no-such-course").is(422);
    long document =
        jdbc.sql("select document from special.documents where title = ?")
            .param(title)
            .query(Long.class)
            .single();
    var seen =
        visitor(Role.SCHOOL, school()).get("/special/documents/" + document + "/file").is(200);
    assertThat(new String(seen.bytes(), StandardCharsets.US_ASCII)).isEqualTo(",python ,by ,ear");
    officer.get("/special/documents?form=BRAILLE").is(200).says(title);
    officer.post("/special/documents/" + document + "/withdrawal").is(200).says("offered no more");
    officer.get("/special/documents");
    officer.post("/special/documents/" + document + "/withdrawal").is(409);
    officer.get("/special/documents/" + document + "/file").is(404);
  }

  private Visitor.Seen keep(
      Visitor officer, String title, String form, String name, byte[] bytes, String... course) {
    officer.get("/special/documents").is(200);
    return officer.upload(
        "/special/documents",
        Map.of(
            "title",
            title,
            "form",
            form,
            "tongue",
            "en",
            "course",
            course.length == 0 ? "" : course[0]),
        List.of(new Visitor.Upload("file", name, "application/octet-stream", bytes)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
