package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.thymeleaf.spring6.SpringTemplateEngine;

class PaperTest {
  private static Paper paper;

  @BeforeAll
  static void open() throws IOException {
    paper = printer();
  }

  private static Paper printer() throws IOException {
    var words = new Words().messageSource();
    var context = new GenericApplicationContext();
    context.refresh();
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(new Templates().roomTemplates(context, true));
    engine.setTemplateEngineMessageSource(words);
    return new Paper(engine, new Shown(words), new Letterheads(null, words));
  }

  /** A letter with everything that a paper of ours may have on it. */
  static byte[] letter() throws IOException {
    return letter(printer(), LookPreview.Page.stamps());
  }

  private static byte[] letter(List<Stamp> stamps) {
    return letter(paper, stamps);
  }

  private static byte[] letter(Paper paper, List<Stamp> stamps) {
    return paper.pdf(
        "frame/letter",
        Map.of(
            "stamps",
            stamps,
            "qr",
            Qr.svg("HTTPS://EXAMPLE.ORG/D/7K3M9QX2"),
            "chart",
            LookPreview.charts().get(1),
            "issued",
            "2026年11月23日"),
        Locale.CHINESE);
  }

  @Test
  void a_chinese_letter_has_its_fonts_inside_and_its_text_can_be_copied() throws IOException {
    var pdf = letter(LookPreview.Page.stamps());
    Files.write(Path.of("target", "letter.pdf"), pdf);
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text).contains("成果报告：华为采购部的捐赠", "希望小学", "7K3M-9QX2", "École d’Été");
      assertThat(text.replaceAll("[\\s\u00a0]", ""))
          .contains("第1页，共" + document.getNumberOfPages() + "页");
      for (var page : document.getPages())
        for (var name : page.getResources().getFontNames()) {
          var font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
        }
    }
    assertThat(pdf.length).isLessThan(200_000);
  }

  @Test
  void a_character_that_the_fonts_lack_is_named_not_printed_as_something_else() {
    var stamps = List.of(new Stamp("𠮷野家", null, null, null, null, Stamp.State.FULL, null));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> letter(stamps))
        .satisfies(refusal -> {
          assertThat(refusal.key()).isEqualTo("frame.refusal.glyph");
          assertThat(refusal.arguments()).containsExactly("𠮷");
        });
  }
}
