package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Texts: written by one, approved by another, never edited; what was drawn stays as it was. */
class TextsTest extends Desk {
  private static final String ZH = "# 承诺书\n1.1 {who}承诺{what}。\n";
  private static final String EN = "# Promise\n1.1 {who} promises {what}.\n";

  private Visitor.Seen write(Visitor officer, String day, String zh, String en) {
    officer.get("/papers/texts/BARE/new").is(200).says("{what}", "{who}");
    return officer.post(
        "/papers/texts/BARE",
        "validFrom",
        day,
        "prevails",
        "zh",
        "note",
        "Clearer",
        "zh",
        zh,
        "en",
        en,
        "fr",
        "");
  }

  private Drawn draw(String who) {
    return papers.draw(
        occasion(Role.OFFICER),
        new DrawUp(
            "BARE",
            Map.of("who", who, "what", LocalDate.of(2026, 11, 26)),
            List.of(new DrawUp.Party("SIGNER", "Li Na", null)),
            null));
  }

  @Test
  void a_text_is_used_once_somebody_else_approved_it_and_a_paper_keeps_its_words() {
    var writer = visitor(Role.OFFICER);
    var reader = visitor(Role.OFFICER);
    var today = Occasion.of(actor(Role.OFFICER, 1), clock.instant()).today().toString();
    var first = write(writer, today, ZH, EN).is(200).says("Waits for approval", "承诺", "promises");
    assertThat(first.body()).contains("must approve it");
    var path = first.path();
    var hash = first(first.body(), "<code class=\"hash\">([0-9a-f]{64})<");
    writer.post(path + "/approval", "sha256", hash).is(422).says("You wrote this text");
    visitor(Role.OFFICER).get("/").is(200).says("Texts to approve");
    reader.get(path).is(200).says("I have read it and approve it");
    reader
        .post(path + "/approval", "sha256", "0".repeat(64))
        .is(409)
        .says("not the words you read");
    reader.post(path + "/approval", "sha256", hash).is(200).says("is approved");
    visitor(Role.AUDITOR).post(path + "/approval", "sha256", hash).is(403);

    var paper = draw("Zhang <b>San</b>");
    var frozen = papers.words(paper.paper());
    assertThat(frozen.get("zh")).isEqualTo("# 承诺书\n1.1 Zhang <b>San</b>承诺2026年11月26日。\n");
    assertThat(frozen.get("en"))
        .isEqualTo("# Promise\n1.1 Zhang <b>San</b> promises 26 Nov 2026.\n");
    assertThat(paper.languages()).containsExactly("zh", "en");

    // a better text, and the day before it is approved
    var better =
        write(writer, today, ZH.replace("承诺{what}", "保证{what}"), EN.replace("promises", "assures"));
    assertThat(papers.words(draw("Li").paper()).get("en")).contains("promises");
    var second = first(better.body(), "<code class=\"hash\">([0-9a-f]{64})<");
    reader.get(better.path());
    reader.post(better.path() + "/approval", "sha256", second).is(200);
    var next = draw("Li");
    assertThat(papers.words(next.paper()).get("en")).contains("assures");
    assertThat(next.version()).isGreaterThan(paper.version());
    assertThat(papers.words(paper.paper())).isEqualTo(frozen);
    assertThat(papers.fits(papers.paper(paper.paper()))).isTrue();

    var compared =
        visitor(Role.AUDITOR)
            .get(
                "/papers/texts/BARE/comparison?before="
                    + paper.version()
                    + "&after="
                    + next.version())
            .is(200);
    assertThat(compared.body())
        .contains("<del>1.1 {who} promises {what}.</del>", "<ins>1.1 {who} assures {what}.</ins>");
    // what a person typed is text, never a mark
    assertThat(visitor(Role.OFFICER).get("/papers/" + paper.paper()).is(200).body())
        .contains("Zhang &lt;b&gt;San&lt;/b&gt;")
        .doesNotContain("<b>San");
  }

  @Test
  void a_text_for_another_day_waits_for_it() {
    var officer = occasion(Role.OFFICER);
    var of = officer.today().plusDays(40);
    int version =
        texts.write(officer, TestKinds.KIND, of, "en", "Later", Map.of("en", "# T\n1.1 {lot}\n"));
    var text = texts.version(TestKinds.KIND, version);
    texts.approve(occasion(Role.OFFICER), TestKinds.KIND, version, text.sha256());
    assertThat(drawn(donor("Later")).version()).isNotEqualTo(version);
  }

  @Test
  void what_a_text_must_not_say_is_refused() {
    var officer = visitor(Role.OFFICER);
    var today = occasion(Role.OFFICER).today();
    write(officer, today.toString(), "", EN).is(422).says("that decides");
    write(officer, today.toString(), ZH, EN + "1.2 {money}\n").is(422).says("{money}", "{who}");
    write(officer, today.toString(), ZH, EN + "1.2 }\n").is(422).says("a brace");
    write(officer, today.toString(), ZH, "# T\n{who}\n").is(422).says("the same placeholders");
    write(officer, today.toString(), ZH.substring(2), EN).is(422).says("one title");
    var typed =
        write(officer, today.minusDays(1).toString(), ZH, EN).is(422).says("today or later");
    assertThat(typed.body()).contains("承诺{what}"); // nothing typed is lost
    officer.get("/papers/texts/NOTHING/new").is(404);
    visitor(Role.AUDITOR).get("/papers/texts/BARE/new").is(403);
  }

  @Test
  void what_came_with_the_program_may_be_used_at_once_and_says_so() {
    var page = visitor(Role.OFFICER).get("/papers/texts").is(200);
    page.says("Draft, read by no lawyer", "Came with the program", "in use");
    var shipped =
        texts.versions(occasion(Role.OFFICER), new TestKinds().testKind()).stream()
            .filter(TextVersion::shipped)
            .toList();
    assertThat(shipped).hasSize(1);
    assertThat(shipped.getFirst().words().keySet()).containsExactlyInAnyOrder("zh", "en", "fr");
    assertThatThrownBy(() ->
            texts.approve(
                occasion(Role.OFFICER),
                TestKinds.KIND,
                shipped.getFirst().version(),
                shipped.getFirst().sha256()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("shipped");
    visitor(Role.OFFICER)
        .speaking("fr")
        .get("/papers/texts/TEST/" + shipped.getFirst().version())
        .is(200)
        .says(
            "secrets d’État", "NIST SP 800-88", "IEEE 2883", "Un modèle qu’aucun juriste n’a relu");
  }
}
