package org.greenclassroom.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.editions.Editions;
import org.greenclassroom.editions.Kind;
import org.greenclassroom.editions.Wanted;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.entities.Register;
import org.greenclassroom.entities.Wording;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.Signature;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever leaves the house for a donor is made by the entity that acts where the donor is. */
class InTheNameOfTest extends Gifts {
  @Autowired Entities entities;
  @Autowired Editions editions;
  @Autowired Papers papers;
  @Autowired Post post;

  private static String prefix() {
    var letters = new StringBuilder();
    for (int i = 0; i < 4; i++)
      letters.append((char) ('A' + ThreadLocalRandom.current().nextInt(26)));
    return letters.toString();
  }

  private long entity(String name, String prefix) {
    return entities.open(
        occasion(Role.ADMINISTRATOR),
        prefix,
        new Wording(
            LocalDate.of(2020, 1, 1),
            null,
            name,
            null,
            "Limited",
            Register.OTHER,
            "R-7",
            null,
            "7 Quay Street",
            null,
            "OTHER",
            "GB",
            "en",
            "",
            null,
            entities.keep(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>"
                    .getBytes(StandardCharsets.UTF_8),
                "seal"),
            null,
            null,
            Map.of("OR", "REP"),
            ""));
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  @Test
  void agreement_certificate_report_and_letter_are_made_by_the_same_one() throws Exception {
    var name = unique("Quay");
    var prefix = prefix();
    long entity = entity(name, prefix);
    entities.rule(occasion(Role.OFFICER), "OTHER", entity, LocalDate.of(2020, 1, 1), "");
    long donor =
        partners.record(
            occasion(Role.OFFICER), unique("Abroad"), Set.of(PartnerKind.DONOR), "OTHER", null);
    var gift = gift(donor, "Abroad", 1, 1);

    promised(gift);
    // the agreement, without choosing
    var lot = "/donations/lots/" + gift.lot();
    officer.get(lot).is(200).says("In whose name");
    officer.post(lot + "/agreement").is(200).says(prefix + "-TA-");
    // chosen by hand, another one makes it; it takes the place of the first
    var other = unique("Other");
    var othersPrefix = prefix();
    long chosen = entity(other, othersPrefix);
    officer.get(lot);
    var drawn = officer.post(lot + "/agreement", "entity", Long.toString(chosen)).is(200);
    drawn.says(othersPrefix + "-TA-", other);
    long paper = Long.parseLong(first(drawn.body(), "href=\"/papers/(\\d+)\">" + othersPrefix));
    assertThat(papers.paper(paper).prevails()).isEqualTo("en");
    assertThat(text(papers.pdf(paper, Locale.ENGLISH).bytes()))
        .contains(other, "7 Quay Street", "governed by the law of England and Wales");

    for (var role : List.of("DONOR", "ENTITY"))
      papers.sign(occasion(Role.OFFICER), paper, role, Signature.typed("王芳"));
    // the certificate of clearing
    wiped(gift, 1);
    var page = "/wiping/" + gift.tags().getFirst().code();
    officer.get(page);
    officer
        .post(
            page + "/validations", "sensitivity", "ORDINARY", "enough", "true", "reason", "Office")
        .is(200);
    officer.get(page);
    var certificate = officer.post(page + "/certificate").is(200).says(prefix + "-C-").path();
    assertThat(text(officer.get(certificate + "/en.pdf").is(200).bytes()))
        .contains(name, "R-7", prefix + "-C-", "law of England and Wales");
    assertThat(officer.get(certificate + "/record.json").is(200).body())
        .contains("\"entity\":{", name);

    // the report of the closed lot
    lives.write(gift.tags(), new Fact.Readied("B"), clock.instant());
    closed(gift);
    officer.get(gift.path());
    officer.post(gift.path() + "/papers", "kind", "REPORT").is(200).says(prefix + "-REP-");
    assertThat(
            jdbc.sql(
                    "select number from outcomes.paper where letterhead is not null and number like ?")
                .param(prefix + "-REP-%")
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .endsWith("-00001");

    // an edition of the same lot
    long edition =
        editions.draw(
            occasion(Role.OFFICER), new Wanted(Kind.DONOR_LOT, null, gift.lot(), null, null));
    editions.publish(occasion(Role.OFFICER), edition, false, "http://localhost");
    for (var language : List.of("en", "zh", "fr"))
      assertThat(text(officer.get("/editions/" + edition + "/" + language + ".pdf").bytes()))
          .contains(name, "R-7", "7 Quay Street");

    // a letter
    var address = "quay" + unique() + "@example.org";
    post.write(
        occasion(Role.OFFICER),
        address,
        Locale.FRENCH,
        entities.actingFor("OTHER", LocalDate.of(2026, 1, 1)),
        "donations.letter.left",
        "https://example.org/x");
    assertThat(
            jdbc.sql("select body from frame.letter where address = ?")
                .param(address)
                .query(String.class)
                .single())
        .endsWith(name + "\nLimited\nImmatriculation R-7\n7 Quay Street\n");
  }

  private void promised(Gift gift) {
    jdbc.sql("insert into donations.pledge (lot, kind, pieces) values (?, 'LAPTOP', 1)")
        .param(gift.lot())
        .update();
  }

  @Test
  void what_the_house_makes_is_numbered_and_hashed_as_it_always_was() {
    var gift = gift(1, 1);
    promised(gift);
    officer.get("/donations/lots/" + gift.lot());
    officer.post("/donations/lots/" + gift.lot() + "/agreement").is(200).says(" TA-20");
    assertThat(entities.actingFor("CN", LocalDate.of(2026, 1, 1))).isEqualTo(Letterhead.PLAIN);
    assertThat(List.of(Letterhead.PLAIN.series("TA"))).containsExactly("TA");
  }
}
