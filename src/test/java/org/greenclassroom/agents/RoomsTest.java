package org.greenclassroom.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms, codes and downloads as people see them. */
class RoomsTest extends House {
  @Autowired Agents agents;
  @Autowired Enrolments enrolments;
  @Autowired Notice notice;
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  private Lent lent;
  private String page;

  @BeforeEach
  void a_classroom() {
    lent =
        Lent.of(
            custody,
            partners,
            classrooms,
            occasion(Role.OFFICER).actor(),
            unique("Hill school"),
            3);
    page = "/agents/classrooms/" + lent.classroom();
  }

  private String enrolled(Tag tag) {
    var code = enrolments.open(lent.classroom()).get(tag);
    return enrolments
        .enrol(occasion(Role.ENGINEER), code, "3".repeat(64), OperatingSystem.LINUX, "1.0.0")
        .agent();
  }

  @Test
  void an_engineer_makes_codes_prints_them_and_sees_who_reports() throws Exception {
    var engineer = visitor(Role.ENGINEER);
    engineer.get(page).is(200).says("一楼机房", "not enrolled", "Make codes for 3 computers");
    engineer.post(page + "/codes").is(200).says("3 codes made", "has a code, waits");
    engineer.post(page + "/collector").is(200).says("A code for the collector is ready");
    var codes = enrolments.open(lent.classroom());
    assertThat(codes.keySet()).containsExactlyInAnyOrderElementsOf(lent.tags());
    var pdf = engineer.get(page + "/codes.pdf").is(200).bytes();
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(text).contains("Collector");
      codes.forEach((tag, code) -> assertThat(text).contains(tag.printed(), code));
    }
    var first = lent.tags().get(0);
    var standing = agents.standings(List.of(enrolled(first))).values().iterator().next();
    engineer.get(page).says("silent", "1.0.0 · Linux");
    agents.heard(clock.instant(), List.of(new Heard(standing.agent(), "1.0.0", false)));
    engineer.get(page).says("reports");
    agents.heard(clock.instant(), List.of(new Heard(standing.agent(), "1.0.0", true)));
    engineer.get(page).says("needs a new code since");
    agents.doubt(clock.instant(), Map.of(standing.agent(), LocalDate.of(2026, 11, 23)));
    engineer
        .get("/agents?only=attention&q=" + lent.name().replace(" ", "+"))
        .says("one needs a new code", "one is doubtful");
    engineer
        .post("/agents/computers/" + first.code() + "/code", "classroom", "" + lent.classroom())
        .is(200)
        .says("has a new code");
    enrolled(first);
    engineer.get(page).says("enrolled once before", "used on", "Codes so far");
    engineer
        .post("/agents/computers/" + first.code() + "/end", "classroom", "" + lent.classroom())
        .is(200)
        .says("is ended");
    engineer.get("/").is(200);
  }

  @Test
  void codes_are_made_on_the_bench_from_a_list_of_tags() throws Exception {
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/agents/codes").is(200);
    var list = String.join("\n", lent.tags().stream().map(Tag::printed).toList());
    var seen = technician.post("/agents/codes", "list", list).is(200).says("3 codes made");
    assertThat(seen.path()).contains(lent.tags().getFirst().code());
    var pdf = technician.get("/agents/codes.pdf?tags=" + lent.tags().getFirst().code()).is(200);
    assertThat(pdf.response().headers().firstValue("Content-Type")).contains("application/pdf");
    technician.post("/agents/codes", "list", list).says("Nothing to make");
    technician.get("/agents/codes.pdf").is(422).says("no unused code");
    technician.get("/agents/codes?tags=" + "0".repeat(8)).is(200);
    technician
        .post("/agents/computers/" + lent.tags().getFirst().code() + "/code")
        .is(200)
        .says("has a new code");
  }

  @Test
  void a_school_sees_its_own_room_without_codes_and_no_other() {
    enrolments.issue(occasion(Role.OFFICER), lent.classroom());
    var school = visitor(Role.SCHOOL, lent.school());
    var code = enrolments.open(lent.classroom()).values().iterator().next();
    assertThat(school.get(page).is(200).says("has a code").body()).doesNotContain(code);
    school.get("/agents").is(200).says(lent.name());
    assertThat(enrolments.rooms(lent.school())).containsExactly(lent.classroom());
    var other = visitor(Role.SCHOOL, 1);
    other.get(page).is(404);
    assertThat(other.get("/agents").is(200).body()).doesNotContain(lent.name());
    visitor(Role.OFFICER).get("/agents/classrooms/999999999").is(404);
    visitor(Role.OFFICER).post("/agents/classrooms/999999999/collector").is(404);
  }

  @Test
  void anybody_reads_what_is_sent_and_downloads_the_scripts() throws Exception {
    for (var language : List.of("en", "zh", "fr")) {
      var seen = stranger().speaking(language).get("/agent").is(200);
      for (var line : notice.sent(Locale.of(language))) assertThat(seen.text()).contains(line);
      for (var line : notice.never(Locale.of(language))) assertThat(seen.text()).contains(line);
      assertThat(stranger().speaking(language).get("/agent/notice.txt").is(200).body())
          .isEqualTo(notice.text(Locale.of(language)));
    }
    var tar = stranger().get("/agent/files/" + Downloads.FOR_LINUX).is(200).bytes();
    var names = new java.util.ArrayList<String>();
    try (var in = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(tar)))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName().replaceFirst(".*/", ""));
        if (entry.getName().endsWith("/green-classroom-agent"))
          assertThat(in.readAllBytes())
              .isEqualTo(Files.readAllBytes(Path.of("agent/linux/green-classroom-agent")));
        if (entry.getName().endsWith("/server"))
          assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .isEqualTo("http://localhost:" + port + "\n");
      }
    }
    assertThat(names).contains("install.sh", "notice-fr.txt", "green-classroom-agent.timer");
    var zip = stranger().get("/agent/files/" + Downloads.FOR_WINDOWS).is(200).bytes();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      assertThat(in.getNextEntry().getName()).endsWith("green-classroom-agent.ps1");
    }
    stranger().get("/agent/files/passwords").is(404);
  }
}
