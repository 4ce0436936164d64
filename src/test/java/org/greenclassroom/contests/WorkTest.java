package org.greenclassroom.contests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in as a work, by its content; and what looks like a name. */
class WorkTest {
  private static final String PROJECT = "{\"targets\":[],\"meta\":{\"semver\":\"3.0.0\"}}";
  private static final String COSTUME = "0123456789abcdef0123456789abcdef.svg";

  private static void refused(String key, byte[] bytes, String name) {
    assertThatThrownBy(() -> Work.of(bytes, name))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_page_of_html_named_as_a_picture_is_refused() {
    refused("contests.refusal.file-kind", text("<html><script>1</script></html>"), "frog.png");
  }

  @Test
  void a_drawing_with_scripts_in_it_is_refused_whatever_its_name() {
    var svg = text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    refused("contests.refusal.file-kind", svg, "frog.svg");
    refused("contests.refusal.file-kind", svg, "frog.jpg");
    refused("contests.refusal.program", svg, "frog.py");
  }

  @Test
  void a_picture_is_drawn_anew() {
    var work = Work.of(Contesting.PICTURE, "whatever.exe");
    assertThat(work.kind()).isEqualTo(Work.Kind.IMAGE);
    assertThat(work.bytes()).startsWith(0xFF, 0xD8);
  }

  @Test
  void a_broken_picture_is_refused() {
    var half = java.util.Arrays.copyOf(Contesting.PICTURE, 40);
    assertThatThrownBy(() -> Work.of(half, "a.png")).isInstanceOf(Refusal.class);
  }

  @Test
  void a_scratch_project_is_packed_anew() throws IOException {
    var work = Work.of(Contesting.zip("project.json", PROJECT, COSTUME, "<svg/>"), "game.sb3");
    assertThat(work.kind()).isEqualTo(Work.Kind.SB3);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(work.bytes()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("project.json");
      assertThat(zip.getNextEntry().getName()).isEqualTo(COSTUME);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void a_bomb_named_as_a_scratch_project_is_refused_before_it_is_unpacked() {
    var bomb = Contesting.zip("project.json", PROJECT, COSTUME, new byte[60 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(100_000);
    refused("contests.refusal.unpacks-too-large", bomb, "game.sb3");
  }

  @Test
  void what_is_no_scratch_project_is_refused() {
    refused("contests.refusal.not-scratch", Contesting.zip("../evil.sh", "rm"), "game.sb3");
    refused("contests.refusal.not-scratch", Contesting.zip(COSTUME, "<svg/>"), "game.sb3");
    refused("contests.refusal.not-scratch", Contesting.zip("project.json", "[1"), "game.sb3");
    refused("contests.refusal.not-scratch", text("PK\u0003\u0004"), "game.sb3");
  }

  @Test
  void a_pdf_loses_its_author_and_its_scripts() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.getDocumentInformation().setAuthor("Li Hua");
      pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      pdf.save(out);
    }
    var work = Work.of(out.toByteArray(), "poster.pdf");
    assertThat(work.kind()).isEqualTo(Work.Kind.PDF);
    try (var clean = Loader.loadPDF(work.bytes())) {
      assertThat(clean.getNumberOfPages()).isEqualTo(1);
      assertThat(clean.getDocumentInformation().getAuthor()).isNull();
      assertThat(clean.getDocumentCatalog().getOpenAction()).isNull();
    }
    refused("contests.refusal.file-broken", text("%PDF-1.7 nothing"), "poster.pdf");
  }

  @Test
  void a_program_is_text_without_its_author() {
    assertThat(Work.of(text("print('蛙')  # a frog\n"), "frog.py").kind())
        .isEqualTo(Work.Kind.PYTHON);
    refused("contests.refusal.looks-like-a-name", text("# author: Li Hua\nprint(1)"), "frog.py");
    refused("contests.refusal.program", new byte[] {0, 1, 2}, "frog.py");
    refused("contests.refusal.file-kind", text("print(1)"), "frog.txt");
    refused("contests.refusal.no-file", new byte[0], "frog.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Frog by Li Hua",
        "Name: Li",
        "作者李华",
        "姓 名：李华",
        "Grenouille par Anne",
        "13800138000",
        "me@example.org",
        "班级三二",
        "Élève : Anne"
      })
  void what_looks_like_a_name_is_refused(String title) {
    assertThatThrownBy(() -> Nameless.line(title, 60)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "House by the sea",
        "我的同学",
        "小学生的梦",
        "2026",
        "Par un matin d’été",
        "My class",
        "The name of the rose"
      })
  void what_is_a_title_is_taken(String title) {
    assertThat(Nameless.line("  " + title + " ", 60)).isEqualTo(title);
  }
}
