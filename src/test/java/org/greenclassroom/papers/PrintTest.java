package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Pdfsig;
import org.greenclassroom.Scanner;
import org.greenclassroom.Visitor;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Papers on paper: all their languages, fit for archives, sealed, checked by anybody. */
class PrintTest extends Desk {
  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  private static List<Visitor.Upload> file(byte[] bytes) {
    return List.of(new Visitor.Upload("file", "paper.pdf", "application/pdf", bytes));
  }

  @Test
  void a_signed_paper_goes_out_in_all_its_languages_and_anybody_can_check_it() throws Exception {
    var donor = donor("Print");
    var paper = signed(donor);
    var theirs = visitor(Role.DONOR, donor);
    var path = "/papers/" + paper.paper();
    var pdf = theirs.get(path + "/en.pdf").is(200).bytes();
    assertThat(text(pdf))
        .contains(
            paper.number(),
            "闲置电脑设备捐赠与移交协议",
            "Agreement on the donation",
            "Convention de don",
            "PF-0001",
            "昭阳",
            "王芳",
            "Li Na",
            "on the screen",
            partners.partner(donor).name());
    assertThat(text(pdf).replaceAll("\\s", "")).contains(paper.sha256(), paper.annex());
    Archive.takes(pdf);
    assertThat(Signatures.of(pdf))
        .singleElement()
        .satisfies(seal -> {
          assertThat(seal.intact() && seal.whole() && seal.pades()).isTrue();
          assertThat(seal.reason()).contains(paper.number());
        });
    assertThat(theirs.get(path + "/en.pdf").bytes()).isEqualTo(pdf);
    assertThat(text(papers.pdf(paper.paper(), Locale.CHINESE).bytes()))
        .contains("屏幕签署", "签署方".substring(0, 2));
    theirs.get(path + "/de.pdf").is(404);

    var address = URI.create(Scanner.scanned(pdf));
    assertThat(address.getPath()).isEqualTo("/P/" + paper.code());
    var stranger = stranger();
    var check = "/p/" + paper.code();
    var seen = stranger.get(address.getPath()).is(200);
    seen.says("Signed", paper.number(), paper.sha256(), "2 of 2", "all its parties have signed");
    assertThat(seen.text())
        .doesNotContain("王芳", "Li Na", partners.partner(donor).name(), "绿色电脑教室 ");
    stranger.get(check).is(200);
    stranger.upload(check, Map.of(), file(pdf)).is(200).says("Byte for byte");
    var altered = pdf.clone();
    altered[altered.length / 2] ^= 1;
    stranger.upload(check, Map.of(), file(altered)).is(200).says("It is no file of ours");
    var other = papers.pdf(drawn(donor).paper(), Locale.ENGLISH).bytes();
    stranger.upload(check, Map.of(), file(other)).is(200).says("belongs to another paper");
    stranger.get(check.substring(0, check.length() - 1) + "_").is(404);
    stranger.get("/p/" + paper.number()).is(404);
    stranger.get("/p/x").is(404);
  }

  @Test
  void the_same_state_is_the_same_file_and_a_new_signature_another() {
    var paper = drawn(donor("Stages"));
    var open = papers.pdf(paper.paper(), Locale.ENGLISH);
    assertThat(papers.pdf(paper.paper(), Locale.ENGLISH).sha256()).isEqualTo(open.sha256());
    sign(paper, "DONOR", "王芳");
    var half = papers.pdf(paper.paper(), Locale.ENGLISH);
    assertThat(half.sha256()).isNotEqualTo(open.sha256());
    assertThat(papers.ofFile(open.bytes()).paper()).isEqualTo(paper.paper());
    assertThat(papers.ofFile(half.bytes()).paper()).isEqualTo(paper.paper());
  }

  @Test
  void every_reader_of_pdf_sees_the_seal() throws Exception {
    var paper = signed(donor("Seal")).paper();
    var seen = new TreeMap<String, byte[]>();
    for (var language : Words.LANGUAGES)
      seen.put(language.getLanguage(), papers.pdf(paper, language).bytes());
    Pdfsig.sees(seen);
  }

  @Test
  void a_name_that_our_fonts_lack_is_signed_but_not_printed_wrong() {
    var donor = donor("Glyph");
    var all = new HashMap<>(values());
    all.put("lot", "𠮟𠮟𪚥");
    var paper = papers.draw(occasion(Role.OFFICER), wanted(donor, all, null));
    sign(paper, "DONOR", "王芳");
    assertThatThrownBy(() -> papers.pdf(paper.paper(), Locale.ENGLISH))
        .hasMessageContaining("frame.refusal.glyph");
    visitor(Role.OFFICER).get("/papers/" + paper.paper()).is(200).says("𠮟𠮟𪚥");
  }
}
