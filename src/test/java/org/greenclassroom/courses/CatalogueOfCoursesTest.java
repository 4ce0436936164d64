package org.greenclassroom.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The catalogue, and what leaves of it on a USB stick. */
class CatalogueOfCoursesTest extends House {
  @Autowired private Courses courses;
  @Autowired private Packs packs;

  private CourseVersion latest(String code) {
    return courses.latest(code).orElseThrow();
  }

  @Test
  void the_starter_catalogue_is_there_with_its_tags_and_filters() {
    var officer = visitor(Role.OFFICER);
    officer.get("/courses").is(200).says("Scratch", "Python, as text", "Screen-reader basics");
    officer
        .get("/courses?usable=true&grade=5&module=ALGORITHMS&area=5&offline=true&q=py")
        .is(200)
        .says("Python, as text");
    assertThat(officer.get("/courses?usable=true").body()).doesNotContain(">Scratch<");
    visitor(Role.OFFICER).speaking("zh").get("/courses").says("身边的算法", "读屏软件入门");
    var scratch = latest("scratch");
    assertThat(scratch.modules()).containsExactly(CnModule.ALGORITHMS);
    assertThat(scratch.dlgf()).containsExactly("3.4", "5.5");
    officer
        .get("/courses/" + scratch.course())
        .is(200)
        .says("Python, as text", "3.4 Programming", "Blocks only", "Loops");
    visitor(Role.DONOR).get("/courses").is(403);
  }

  @Test
  void blocks_only_is_not_for_a_room_of_the_visually_impaired_without_a_reason() {
    var scratch = latest("scratch").version();
    assertThat(courses.alternatives(scratch))
        .extracting(CourseVersion::code)
        .startsWith("python", "screen-reader");
    assertThatThrownBy(() -> courses.refuseUnlessUsable(scratch, "  "))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Python");
    courses.refuseUnlessUsable(scratch, "one sighted class has its lesson here");
    courses.refuseUnlessUsable(latest("python").version(), null);
    courses.refuseUnlessUsable(latest("charts").version(), null);
  }

  private static String[] draft(String code, String title, String reader, String... more) {
    var fields =
        new java.util.ArrayList<>(
            List.of(
                "code",
                code,
                "titleEn",
                title,
                "titleZh",
                "乌龟",
                "titleFr",
                "Tortue",
                "gradeFrom",
                "4",
                "gradeTo",
                "6",
                "hours",
                "7,5",
                "screenReader",
                reader,
                "modules",
                "ALGORITHMS",
                "dlgf",
                "3.4",
                "competencies",
                "THINKING",
                "offline",
                "true",
                "instead",
                "python"));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  @Test
  void what_is_published_is_never_changed_and_a_new_version_takes_its_place() {
    var officer = visitor(Role.OFFICER);
    var code = "turtle" + unique();
    officer.get("/courses/new").is(200);
    officer.post("/courses", draft("Bad Code", "Turtle", "NO")).is(422);
    officer.post("/courses", draft(code, "Turtle", "YES", "blocksOnly", "true")).is(422);
    long first =
        officer.post("/courses", draft(code, "Turtle", "NO", "units", "A | 甲 |")).is(200).id();
    officer.post("/courses/versions/" + first + "/publication").is(422).says("three languages");
    officer.get("/courses/versions/" + first + "/edit").is(200).says("A | 甲 |");
    officer
        .post("/courses/versions/" + first, draft(code, "Turtle", "NO", "units", "A | 甲 | Un"))
        .is(200);
    assertThat(courses.latest(code)).isEmpty();
    officer.post("/courses/versions/" + first + "/publication").is(200).says("published");
    officer
        .post("/courses/versions/" + first, draft(code, "X", "NO"))
        .is(422)
        .says("stays as it is");
    assertThatThrownBy(() ->
            jdbc.sql("update courses.version set title_en = 'X' where version = ?")
                .param(first)
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> jdbc.sql("delete from courses.unit where version = ?").param(first).update())
        .isInstanceOf(DataAccessException.class);
    long course = latest(code).course();
    assertThat(officer.post("/courses/" + course + "/versions").is(200).path()).endsWith("/edit");
    long second = courses.versions(course).getFirst().version();
    assertThat(second).isNotEqualTo(first);
    assertThat(latest(code).version()).isEqualTo(first);
    officer.post("/courses/versions/" + second + "/publication").is(200);
    assertThat(latest(code).version()).isEqualTo(second);
    officer.post("/courses/" + course + "/retirement").is(200).says("offered no more");
    assertThat(courses.latest(code)).isEmpty();
    officer.post("/courses/" + course + "/offer").is(200);
    assertThat(latest(code).number()).isEqualTo(2);
    officer.post("/courses", draft(code, "Turtle", "NO")).is(422).says("already");
  }

  @Test
  void a_pack_leaves_sealed_and_what_comes_back_is_checked_file_by_file() throws IOException {
    var officer = visitor(Role.OFFICER);
    var version = latest("python").version();
    var name = "python-" + unique();
    officer.get("/courses/versions/" + version).is(200);
    long pack = officer.post("/courses/versions/" + version + "/packs", "name", name).is(200).id();
    var at = "/courses/packs/" + pack;
    officer.post(at + "/seal").is(422).says("is empty");
    officer.get(at + "/pack.zip").is(422);
    officer
        .upload(
            at + "/files",
            Map.of("folder", "第一课"),
            List.of(
                new Visitor.Upload(
                    "files",
                    "hello.py",
                    "text/plain",
                    "print('你好')".getBytes(StandardCharsets.UTF_8)),
                new Visitor.Upload("files", "sound.wav", "audio/wav", new byte[3000]),
                new Visitor.Upload(
                    "files", "odd.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8))))
        .is(200)
        .says("第一课/hello.py", "3 files");
    officer.post(at + "/removal", "path", "第一课/odd.txt").is(200);
    officer.post(at + "/seal").is(200).says("may leave");
    officer.post(at + "/removal", "path", "第一课/hello.py").is(422).says("stays as it is");
    var zip = officer.get(at + "/pack.zip").is(200).bytes();
    assertThat(officer.get(at + "/pack.zip").bytes()).isEqualTo(zip);
    // however slow the line is, no connection of the database is kept for it
    packs.write(
        pack,
        new OutputStream() {
          @Override
          public void write(int one) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
          }
        });
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      assertThat(in.getNextEntry().getName()).isEqualTo("manifest.sha256");
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("  第一课/hello.py", name + "-1");
    }
    officer.get("/courses/packs/check").is(200);
    check(officer, "a.zip", zip).says("whole: 2 files");
    var manifest = officer.get(at + "/manifest").is(200).body();
    officer.get("/courses/packs/check");
    check(officer, "m.txt", manifest.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
        .says("whole");
    var worn =
        manifest
            .replaceFirst("(?m)^[0-9a-f]{8}", "00000000")
            .replaceFirst("(?m)^.*sound.wav\n", "");
    check(officer, "m.txt", worn.getBytes(StandardCharsets.UTF_8))
        .says("not all is as it was sealed", "changed", "missing");
    check(officer, "m.txt", ("0".repeat(64) + "  a.txt").getBytes(StandardCharsets.UTF_8))
        .says("No sealed pack");
    officer
        .upload(
            "/courses/packs/check",
            Map.of(),
            List.of(
                new Visitor.Upload(
                    "file", "x", "text/plain", "no manifest".getBytes(StandardCharsets.UTF_8))))
        .is(422);
    officer.get("/courses/versions/" + version);
    assertThat(
            officer
                .post("/courses/versions/" + version + "/packs", "name", name)
                .is(200)
                .says(name + "-2")
                .id())
        .isNotEqualTo(pack);
  }

  private static Visitor.Seen check(Visitor who, String name, byte[] bytes) {
    return who.upload(
            "/courses/packs/check",
            Map.of(),
            List.of(new Visitor.Upload("file", name, "application/octet-stream", bytes)))
        .is(200);
  }
}
