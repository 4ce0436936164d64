package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Visitor;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.outcomes.Gifts;
import org.junit.jupiter.api.Test;

/**
 * Three computers are given: one goes to a school, one is ready, one is dismantled. The lot closes,
 * its papers are issued; it is opened again, and none of them may be believed any longer.
 */
class LotThatClosesTest extends Gifts {
  @Test
  void a_lot_closes_by_two_gives_its_papers_and_opened_again_revokes_them() throws Exception {
    var gift = gift(3, 3);
    var donor = visitor(Role.DONOR, gift.donor());
    var school = inClass(gift, 1);
    ready(gift, 2);
    var certificate = unique("沪拆-");
    dismantled(gift, 3, certificate);

    var page = officer.get(gift.path()).is(200);
    page.says(
        "3 announced = 3 came + 0 did not come",
        "3 came = 3 of the list + 0 beyond it",
        "It adds up",
        "in a classroom",
        "ready for a classroom",
        "dismantled, certified",
        "3 known = 3 cleared + 0 purged",
        "It can be closed");
    // no paper before
    officer.post(gift.path() + "/papers", "kind", "REPORT").is(422).says("is not closed");

    Form.on(officer, page, "/closing").send().is(200).says("A second person must agree");
    posted(officer, gift, "/closing").is(409).says("is proposed already");
    posted(officer, gift, "/closing/agreement").is(422).says("You proposed this yourself");
    second.get("/").is(200).says("Lots to close or to open again");
    var closed =
        Form.on(second, second.get(gift.path()).is(200), "/closing/agreement").send().is(200);
    closed.says("Lot " + gift.lot() + " is closed", "3 items are frozen", "unchanged");

    var papers = new HashMap<String, String>();
    for (var kind : List.of("REPORT", "APPRECIATION", "WRITE_OFF")) {
      var issued =
          Form.on(officer, officer.get(gift.path()), "/papers", "kind", kind).send().is(200);
      issued.says("is issued in three languages", "Valid");
      papers.put(kind, issued.path());
      posted(officer, gift, "/papers", "kind", kind).is(409).says("is issued already");
    }
    var report = text(pdf(officer, papers, "REPORT", "en"));
    assertThat(report)
        .contains(gift.donorName(), "in a classroom", school.strip(), certificate)
        .contains("3 announced = 3 came", "3 known = 3 cleared");
    for (var tag : gift.tags()) assertThat(report).contains(tag.printed());
    assertThat(text(pdf(officer, papers, "REPORT", "zh"))).contains("捐赠物去向报告", "在教室使用");
    assertThat(text(pdf(officer, papers, "REPORT", "fr"))).contains("Rapport de devenir");
    var thanks = text(pdf(officer, papers, "APPRECIATION", "en"));
    assertThat(thanks).contains(gift.donorName(), "no tax receipt", "6.0");
    assertThat(text(pdf(officer, papers, "APPRECIATION", "zh"))).contains("感谢证书", "不是捐赠票据");
    var voucher = text(pdf(officer, papers, "WRITE_OFF", "zh"));
    assertThat(voucher)
        .contains(certificate, "资产核销凭证", "FA-" + gift.mark() + "-003", "PF" + gift.mark() + "003")
        .contains("依协议移交所有权", "ZS-");
    for (var kind : papers.keySet())
      for (var language : List.of("en", "zh", "fr")) {
        var bytes = pdf(officer, papers, kind, language);
        Archive.takes(bytes);
        assertThat(Signatures.of(bytes))
            .singleElement()
            .satisfies(each -> assertThat(each.intact() && each.whole() && each.pades()).isTrue());
      }

    // its donor has them; another donor does not know of them
    donor.get(papers.get("REPORT")).is(200).says("Outcome report");
    assertThat(pdf(donor, papers, "REPORT", "en")).isEqualTo(pdf(officer, papers, "REPORT", "en"));
    donor.get(gift.path() + "/report.csv").is(200).says("PF" + gift.mark() + "001");
    assertThat(donor.get(gift.path() + "/report.xlsx").is(200).bytes()).startsWith('P', 'K');
    var stranger = visitor(Role.DONOR, donor(unique("Other")));
    stranger.get(papers.get("REPORT")).is(404);
    stranger.get(papers.get("REPORT") + "/en.pdf").is(404);
    stranger.get(gift.path() + "/report.csv").is(404);
    stranger.get(gift.path() + "/items.csv").is(404);

    // anybody who holds one may ask
    var address = first(officer.get(papers.get("WRITE_OFF")).body(), "href=\"(/o/[^\"]+)\"");
    var anybody = stranger();
    var checked =
        anybody.get(address).is(200).says("We issued this paper and stand by it", "2.0 kg");
    assertThat(checked.text())
        .doesNotContain(gift.donorName(), gift.tags().getFirst().printed(), school.strip());
    anybody
        .upload(address, Map.of(), List.of(upload(pdf(officer, papers, "WRITE_OFF", "en"))))
        .is(200)
        .says("byte for byte");
    anybody.get(address);
    anybody
        .upload(address, Map.of(), List.of(upload(pdf(officer, papers, "REPORT", "en"))))
        .is(200)
        .says("of another paper");
    anybody.get(address);
    anybody
        .upload(address, Map.of(), List.of(upload("%PDF-1.7 mine".getBytes())))
        .is(200)
        .says("not one that we issued");
    anybody.get(address.substring(0, address.length() - 2) + "0Z").is(404);

    // opened again by two, with a reason
    posted(officer, gift, "/reopening", "reason", "").is(422).says("Say why");
    posted(officer, gift, "/reopening", "reason", "One more laptop turned up").is(200);
    posted(officer, gift, "/reopening/agreement").is(422).says("You proposed this yourself");
    posted(second, gift, "/reopening/withdrawal").is(200).says("stays closed");
    posted(second, gift, "/reopening", "reason", "One more laptop turned up").is(200);
    posted(officer, gift, "/reopening/agreement")
        .is(200)
        .says("is open again", "Revoked", "One more laptop turned up");
    for (var kind : papers.keySet()) {
      officer.get(papers.get(kind)).is(200).says("Revoked");
      donor.get(papers.get(kind)).is(200).says("Revoked");
      donor.get(papers.get(kind) + "/en.pdf").is(422).says("no longer valid");
    }
    donor.get(gift.path() + "/report.csv").is(422);
    anybody.get(address).is(200).says("have revoked it", "Since");
    anybody.speaking("zh").get(address).is(200).says("已撤销");

    // closed again: new papers, and the history keeps both
    closed(gift);
    officer.get(gift.path()).says("Earlier closings");
    var again = Form.on(officer, officer.get(gift.path()), "/papers", "kind", "REPORT").send();
    assertThat(again.is(200).path()).isNotEqualTo(papers.get("REPORT"));
    posted(officer, gift, "/papers", "kind", "REPORT").is(409);
    officer.get(again.path());
    officer.post(again.path() + "/void", "reason", "wrong").is(422).says("You issued");
    second.get(again.path());
    second.post(again.path() + "/void", "reason", "The name is wrong").is(200).says("Void");
    second.post(again.path() + "/void", "reason", "The name is wrong").is(409);
    posted(officer, gift, "/papers", "kind", "REPORT").is(200);
  }

  @Test
  void nothing_that_was_frozen_is_ever_changed() {
    var gift = gift(1, 1);
    ready(gift, 1);
    closed(gift);
    for (var change :
        List.of(
            "update outcomes.closing_item set outcome = 'LOST'",
            "delete from outcomes.closing_item",
            "truncate outcomes.closing_item"))
      assertThat(catchThrowable(() -> jdbc.sql(change).update())).isNotNull();
    // a donor sees no page of the office
    var donor = visitor(Role.DONOR, gift.donor());
    donor.get(gift.path()).is(403);
    donor.get(gift.path() + "/items").is(403);
  }

  private static byte[] pdf(Visitor who, Map<String, String> papers, String kind, String language) {
    return who.get(Objects.requireNonNull(papers.get(kind)) + "/" + language + ".pdf")
        .is(200)
        .bytes();
  }

  private static Visitor.Upload upload(byte[] bytes) {
    return new Visitor.Upload("file", "paper.pdf", "application/pdf", bytes);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }
}
