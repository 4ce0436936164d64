package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A paper is drawn in somebody's name: its head, its seal, its numbers, its law, its language. */
class LetterheadOnPaperTest extends Desk {
  private static final String SEAL =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><circle cx=\"20\" cy=\"20\" r=\"18\""
          + " fill=\"none\" stroke=\"#c0392b\"/><text x=\"20\" y=\"23\" font-size=\"6\">合同专用章</text></svg>";

  @Autowired Files files;

  private Letterhead letterhead(String prefix, String address) {
    return new Letterhead(
        77,
        2,
        Partners.HOUSE,
        prefix,
        Map.of("TT", "AGR"),
        Map.of("en", "Netspring Limited", "zh", "耐创有限公司"),
        Map.of("en", address),
        "Company limited by guarantee",
        "hk-br",
        "12345678",
        List.of("+852 5555 0000"),
        "HK",
        "HK",
        "en",
        null,
        files.keep(
            SEAL.getBytes(java.nio.charset.StandardCharsets.UTF_8), "seal", "image/svg+xml"));
  }

  private static String prefix() {
    var letters = new StringBuilder();
    for (int i = 0; i < 4; i++)
      letters.append((char) ('A' + ThreadLocalRandom.current().nextInt(26)));
    return letters.toString();
  }

  private Drawn drawn(Letterhead letterhead) {
    var donor = donor("Head");
    var plain = wanted(donor, values(), annex());
    return papers.draw(
        occasion(Role.OFFICER),
        new DrawUp(
            plain.kind(), plain.values(), plain.parties(), plain.annex(), List.of(), letterhead));
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  /** How much of the last page is of the colour of the seal. */
  private static long red(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 50);
      long red = 0;
      for (int x = 0; x < image.getWidth(); x++)
        for (int y = 0; y < image.getHeight(); y++) {
          var colour = new java.awt.Color(image.getRGB(x, y));
          if (colour.getRed() > 150 && colour.getGreen() < 120 && colour.getBlue() < 120) red++;
        }
      return red;
    }
  }

  @Test
  void it_has_its_entitys_number_law_and_language_and_they_are_bound() throws Exception {
    var prefix = prefix();
    var paper = drawn(letterhead(prefix, "1 Harbour Road"));
    assertThat(paper.number()).matches(prefix + "-AGR-\\d{4}-0001");
    assertThat(drawn(letterhead(prefix, "1 Harbour Road")).number()).endsWith("-0002");
    assertThat(paper.prevails()).isEqualTo("en");
    assertThat(paper.languages()).containsExactly("en", "zh", "fr");
    assertThat(paper.law()).isEqualTo("HK");
    assertThat(papers.fits(paper)).isTrue();
    var touched =
        new Drawn(
            paper.paper(),
            paper.kind(),
            paper.version(),
            paper.number(),
            paper.code(),
            paper.state(),
            paper.sha256(),
            paper.prevails(),
            paper.languages(),
            "CN",
            paper.letterhead(),
            paper.annex(),
            paper.annexRows(),
            paper.drawnAt(),
            paper.drawnBy(),
            paper.signedAt(),
            paper.replaces(),
            paper.sides());
    assertThat(papers.fits(touched)).as("another law is another paper").isFalse();
    visitor(Role.OFFICER).get("/papers/" + paper.paper()).is(200).says(paper.number());
    assertThat(visitor(Role.OFFICER).get("/find?q=" + paper.number()).is(200).path())
        .isEqualTo("/papers/" + paper.paper());
    stranger().get("/p/" + paper.code()).is(200).says(paper.number());
  }

  @Test
  void a_draft_has_its_letterhead_and_the_seal_comes_when_all_have_signed() throws Exception {
    var paper = drawn(letterhead(prefix(), "1 Harbour Road"));
    var draft = papers.pdf(paper.paper(), Locale.ENGLISH).bytes();
    assertThat(text(draft))
        .contains("Netspring Limited", "耐创有限公司", "1 Harbour Road", "+852 5555 0000", "12345678")
        .contains("Hong Kong Special Administrative Region", "the English text prevails");
    sign(paper, "DONOR", "王芳");
    sign(paper, "PROGRAMME", "Li Na");
    var signed = papers.pdf(paper.paper(), Locale.ENGLISH).bytes();
    assertThat(red(draft)).isZero();
    assertThat(red(signed)).isPositive();
    Archive.takes(signed);
  }

  @Test
  void what_was_drawn_keeps_the_letterhead_of_its_day() throws Exception {
    var prefix = prefix();
    var before = drawn(letterhead(prefix, "1 Harbour Road"));
    var after = drawn(letterhead(prefix, "2 Queen’s Road"));
    assertThat(text(papers.pdf(before.paper(), Locale.FRENCH).bytes()))
        .contains("1 Harbour Road")
        .doesNotContain("2 Queen’s Road");
    assertThat(text(papers.pdf(after.paper(), Locale.FRENCH).bytes())).contains("2 Queen’s Road");
    assertThat(before.letterhead()).isNotEqualTo(after.letterhead());
  }

  @Test
  void the_letter_with_the_link_ends_with_its_lines() {
    var paper = drawn(letterhead(prefix(), "1 Harbour Road"));
    var address = "head" + unique() + "@example.org";
    papers.invite(occasion(Role.OFFICER), paper.paper(), "DONOR", address, Locale.ENGLISH);
    assertThat(
            jdbc.sql("select body from frame.letter where address = ?")
                .param(address)
                .query(String.class)
                .single())
        .endsWith(
            "Netspring Limited\n耐创有限公司\nCompany limited by guarantee\nHong Kong business registration"
                + " 12345678\n1 Harbour Road\n+852 5555 0000\n");
  }
}
