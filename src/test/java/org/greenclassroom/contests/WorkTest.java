package org.greenclassroom.contests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
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
  void a_scratch_project_says_neither_on_which_machine_nor_by_whom() throws IOException {
    var told =
        "{\"targets\":[{\"name\":\"Frog\",\"comments\":{\"a\":{\"text\":\"%s\"}}}],\"meta\":{\"agent\":\"PC-of-Li\"}}";
    refused(
        "contests.refusal.looks-like-a-name",
        Contesting.zip("project.json", told.formatted("by Li Hua")),
        "game.sb3");
    var drawn = "<svg><!-- Li Hua --><metadata>Li Hua</metadata><g/></svg>";
    var work =
        Work.of(
            Contesting.zip("project.json", told.formatted("jump here"), COSTUME, drawn),
            "game.sb3");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(work.bytes()))) {
      zip.getNextEntry();
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
          .contains("jump here")
          .doesNotContain("PC-of-Li");
      zip.getNextEntry();
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("<svg><g/></svg>");
    }
  }

  @Test
  void pictures_and_sounds_inside_a_work_keep_no_remark() {
    var photo =
        HexFormat.of()
            .parseHex("ffd8" + "ffe00004aaaa" + "ffe10006457869ff" + "ffda0002" + "0102ffd9");
    assertThat(Bare.of("a.jpg", photo))
        .isEqualTo(HexFormat.of().parseHex("ffd8" + "ffe00004aaaa" + "ffda0002" + "0102ffd9"));
    var head = "89504e470d0a1a0a";
    var text = "00000001" + "74455874" + "41" + "00000000"; // tEXt
    var end = "00000000" + "49454e44" + "ae426082"; // IEND
    assertThat(Bare.of("a.png", HexFormat.of().parseHex(head + text + end)))
        .isEqualTo(HexFormat.of().parseHex(head + end));
    assertThat(Bare.of("a.mp3", text("ID3\u0003\0\0\0\0\0\u0002LiSOUND"))).isEqualTo(text("SOUND"));
    var list = text("LIST\u0002\0\0\0Li");
    var wave = text("RIFF\u0010\0\0\0WAVEdata\u0002\0\0\0ab");
    var both = new ByteArrayOutputStream();
    both.writeBytes(wave);
    both.writeBytes(list);
    var bare = Bare.of("a.wav", both.toByteArray());
    assertThat(bare).hasSize(wave.length).endsWith(text("ab"));
    assertThat(bare[4]).isEqualTo((byte) (wave.length - 8));
    assertThat(Bare.of("a.wav", text("RIFF"))).isEqualTo(text("RIFF"));
    assertThat(Bare.of("a.png", HexFormat.of().parseHex("89504e47")))
        .isEqualTo(HexFormat.of().parseHex("89504e47"));
    assertThat(
            Bare.of(
                "a.svg",
                text(
                    "<svg inkscape:export-filename=\"/home/li/a.png\" sodipodi:docname='li.svg'><metadata/><g/>"
                        + "<!--".repeat(100_000))))
        .isEqualTo(text("<svg><metadata/><g/>"));
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
      var camera = new ByteArrayOutputStream();
      camera.writeBytes(java.util.Arrays.copyOf(Contesting.photo(), 2));
      camera.writeBytes(HexFormat.of().parseHex("ffe10006457869ff"));
      camera.write(Contesting.photo(), 2, Contesting.photo().length - 2);
      var picture = JPEGFactory.createFromByteArray(pdf, camera.toByteArray());
      picture.getCOSObject().setString(COSName.getPDFName("PieceInfo"), "Li Hua");
      try (var pen = new PDPageContentStream(pdf, pdf.getPage(0))) {
        pen.drawImage(picture, 0, 0);
      }
      pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      pdf.save(out);
    }
    var work = Work.of(out.toByteArray(), "poster.pdf");
    assertThat(work.kind()).isEqualTo(Work.Kind.PDF);
    try (var clean = Loader.loadPDF(work.bytes())) {
      assertThat(clean.getNumberOfPages()).isEqualTo(1);
      assertThat(clean.getDocumentInformation().getAuthor()).isNull();
      assertThat(clean.getDocumentCatalog().getOpenAction()).isNull();
      var kept = clean.getPage(0).getResources();
      var picture = (PDImageXObject) kept.getXObject(kept.getXObjectNames().iterator().next());
      assertThat(picture.getCOSObject().containsKey(COSName.getPDFName("PieceInfo"))).isFalse();
      assertThat(picture.getImage().getWidth()).isEqualTo(80);
      try (var raw = picture.getCOSObject().createRawInputStream()) {
        assertThat(raw.readAllBytes()).isEqualTo(Contesting.photo());
      }
    }
    refused("contests.refusal.file-broken", text("%PDF-1.7 nothing"), "poster.pdf");
  }

  @Test
  void a_program_is_text_without_its_author() {
    assertThat(Work.of(text("print('蛙')  # a frog\n"), "frog.py").kind())
        .isEqualTo(Work.Kind.PYTHON);
    for (var told :
        new String[] {
          "# author: Li Hua\nprint(1)",
          "'''\nA frog\nby Li Hua\n'''\nprint(1)",
          "x = 1\nprint('Name: Li Hua')",
          "author = \"Li Hua\"\n",
          "print('作者：李华')"
        }) refused("contests.refusal.looks-like-a-name", text(told), "frog.py");
    // what the code is called, and a text that asks, name nobody
    var asks =
        "class Dog:\n    @property\n    def size(self): return 10000000\nname = input('Your name: ')\nprint(\"it's\", name)\n";
    assertThat(Work.of(text(asks), "dog.py").bytes()).isEqualTo(text(asks));
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
