package org.greenclassroom.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who acts, since when, under which letterhead; and that what was issued stays as it was. */
class EntitiesTest extends House {
  static final String SEAL =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><circle cx=\"20\" cy=\"20\" r=\"18\""
          + " fill=\"none\" stroke=\"#c0392b\" stroke-width=\"2\"/><text x=\"20\" y=\"23\" font-size=\"7\""
          + " text-anchor=\"middle\" fill=\"#c0392b\">专用章</text></svg>";

  @Autowired Entities entities;

  /** Four capitals that no other test has. */
  static String prefix() {
    var letters = new StringBuilder();
    for (int i = 0; i < 4; i++)
      letters.append((char) ('A' + ThreadLocalRandom.current().nextInt(26)));
    return letters.toString();
  }

  private Map<String, String> fields(String name) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("validFrom", "2026-01-01");
    fields.put("nameZh", "耐创有限公司 " + name);
    fields.put("nameEn", name);
    fields.put("form", "Company limited by guarantee");
    fields.put("register", "HK_BR");
    fields.put("number", "12345678");
    fields.put("addressEn", "1 Harbour Road, Wan Chai");
    fields.put("territory", "HK");
    fields.put("law", "HK");
    fields.put("prevails", "en");
    fields.put("lines", "+852 5555 0000\nexample.org");
    fields.put("series-TA", "AGR");
    return fields;
  }

  private static List<Visitor.Upload> seal() {
    return List.of(
        new Visitor.Upload(
            "seal", "seal.svg", "image/svg+xml", SEAL.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  @Test
  void an_entity_is_written_down_changed_and_shown_as_it_was() throws Exception {
    var officer = visitor(Role.OFFICER);
    officer.get("/entities/new").is(200).says("Transfer agreement", "(TA)");
    var name = unique("Netspring HK");
    var prefix = prefix();
    var fields = fields(name);
    fields.put("prefix", prefix);
    var opened = officer.upload("/entities", fields, seal()).is(200);
    opened.says(name, "12345678", "Hong Kong", prefix + "-AGR-…", "It is written down");
    long entity = opened.id();
    var path = "/entities/" + entity;
    var first = officer.get(path + "/versions/1/preview.pdf").is(200).bytes();
    Archive.takes(first);
    java.nio.file.Files.write(java.nio.file.Path.of("target/letterhead.pdf"), first);
    assertThat(text(first))
        .contains(name, "Wan Chai", "12345678", "Hong Kong Special", "the English text prevails");
    officer.get(path + "/versions/1/seal").is(200);
    officer.get(path + "/versions/1/logo").is(404);
    officer.get(path + "/versions/9/preview.pdf").is(404);
    var before = entities.letterhead(entity, LocalDate.of(2026, 3, 1));

    assertThat(officer.get(path + "/change").is(200).body()).contains("Wan Chai");
    var moved = fields(name);
    moved.put("validFrom", "2026-02-01");
    moved.put("addressEn", "2 Queen's Road Central");
    moved.put("note", "New address");
    officer.upload(path + "/versions", moved, List.of()).is(200).says("Version 2 is written");
    assertThat(entities.letterhead(entity, LocalDate.of(2026, 1, 15)).address("en"))
        .contains("Wan Chai");
    var after = entities.letterhead(entity, LocalDate.of(2026, 3, 1));
    assertThat(after.address("en")).contains("Queen's Road");
    assertThat(after.seal()).as("kept without choosing it again").isEqualTo(before.seal());
    assertThat(officer.get(path + "/versions/1/preview.pdf").is(200).bytes()).isNotEmpty();
    officer.get(path).says("New address", "now");

    moved.put("validFrom", "2026-01-31");
    officer.get(path + "/change");
    officer.upload(path + "/versions", moved, List.of()).is(422).says("when version 2 began");
    moved.put("validFrom", "2026-02-01");
    moved.put("withoutSeal", "true");
    officer.upload(path + "/versions", moved, List.of()).is(200);
    assertThat(entities.letterhead(entity, LocalDate.of(2026, 3, 1)).seal()).isNull();
    visitor(Role.AUDITOR).get(path).is(200).says("New address", "Test officer");
    visitor(Role.AUDITOR).get(path + "/change").is(403);
    visitor(Role.TECHNICIAN).get("/entities").is(403);
    assertThat(
            jdbc.sql("select version || ' ' || prefix from entities.entities where entity = ?")
                .param(entity)
                .query(String.class)
                .single())
        .isEqualTo("3 " + prefix);
  }

  @Test
  void it_is_one_of_the_programmes_own_partners() {
    var name = unique("Own");
    var letterhead = entities.letterhead(open(name, prefix()), LocalDate.of(2026, 3, 1));
    assertThat(
            jdbc.sql("select kinds::text from partners.partners where name = ? and partner = ?")
                .params(name, letterhead.partner())
                .query(String.class)
                .single())
        .isEqualTo("{HOUSE}");
    assertThat(
            entities.actingAs(
                java.util.Objects.requireNonNull(letterhead.partner()),
                "CN",
                LocalDate.of(2026, 3, 1)))
        .isEqualTo(letterhead);
    assertThat(entities.choices(LocalDate.of(2026, 3, 1), "en")).containsValue(name);
    assertThat(entities.choices(LocalDate.of(2025, 3, 1), "en")).doesNotContainValue(name);
  }

  private long open(String name, String prefix) {
    var officer = visitor(Role.OFFICER);
    officer.get("/entities/new");
    var fields = fields(name);
    fields.put("prefix", prefix);
    return officer.upload("/entities", fields, seal()).is(200).id();
  }

  @Test
  void a_dated_rule_says_who_acts_and_the_house_does_where_none_says() {
    assertThat(entities.actingFor("VN", LocalDate.of(2060, 1, 1))).isEqualTo(Letterhead.PLAIN);
    var one = open(unique("One"), prefix());
    var two = open(unique("Two"), prefix());
    var officer = visitor(Role.OFFICER);
    officer.get("/entities");
    rule(officer, one, "2061-01-01").is(200).says("2061");
    rule(officer, two, "2062-01-01").is(200);
    assertThat(acts(LocalDate.of(2060, 12, 31))).isEqualTo(Entities.HOUSE);
    assertThat(acts(LocalDate.of(2061, 1, 1))).isEqualTo(one);
    assertThat(acts(LocalDate.of(2062, 1, 1))).isEqualTo(two);
    assertThat(entities.actingFor("VN", LocalDate.of(2062, 1, 1), one).entity()).isEqualTo(one);
    assertThat(entities.actingFor("VN", LocalDate.of(2062, 1, 1), null).entity()).isEqualTo(two);
    // a slip of the pen is written over by a newer rule of the same day
    rule(officer, one, "2062-01-01").is(200);
    assertThat(acts(LocalDate.of(2062, 1, 1))).isEqualTo(one);
    rule(officer, 999_999L, "2062-01-01").is(404);
    assertThat(
            jdbc.sql("select count(*) from entities.rules where territory = 'VN'")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(3);
  }

  private static Visitor.Seen rule(Visitor officer, long entity, String from) {
    return officer.post(
        "/entities/rules", "territory", "VN", "entity", String.valueOf(entity), "from", from);
  }

  private long acts(LocalDate day) {
    return entities.actingFor("VN", day).entity();
  }

  @Test
  void what_cannot_be_right_is_refused_and_nothing_is_half_written() {
    var officer = visitor(Role.OFFICER);
    officer.get("/entities/new");
    var name = unique("Wrong");
    var fields = fields(name);
    fields.put("prefix", "h");
    officer.upload("/entities", fields, List.of()).is(422).says("two to four capitals");
    fields.put("prefix", prefix());
    fields.put("number", "1234");
    officer.upload("/entities", fields, List.of()).is(422).says("eight digits");
    fields.put("number", "12345678");
    fields.put("series-TA", "TT");
    officer.upload("/entities", fields, List.of()).is(422).says("Two kinds of paper");
    fields.put("series-TA", "");
    officer
        .upload(
            "/entities",
            fields,
            List.of(
                new Visitor.Upload(
                    "logo", "x.svg", "image/svg+xml", "<html/>".getBytes(StandardCharsets.UTF_8))))
        .is(422)
        .says("neither a PNG nor an SVG");
    fields.put("ended", "2026-06-30");
    long entity = officer.upload("/entities", fields, List.of()).is(200).id();
    assertThatThrownBy(() -> entities.letterhead(entity, LocalDate.of(2026, 7, 1)))
        .hasMessageContaining("not-then");
    var again = fields(unique("Same"));
    again.put("prefix", fields.get("prefix"));
    officer.get("/entities/new");
    officer.upload("/entities", again, List.of()).is(409).says("already");
    assertThat(
            jdbc.sql("select count(*) from partners.partners where name = ?")
                .param(again.get("nameEn"))
                .query(Long.class)
                .single())
        .isZero();
  }
}
