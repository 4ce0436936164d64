package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Papers: drawn, bound by a hash, signed by all, replaced and voided, seen by whom they concern.
 */
class PapersTest extends Desk {
  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Decision 31, read again by somebody else. */
  private String hashByTheBook(long paper) throws Exception {
    var row =
        jdbc.sql(
                """
                select p.number, t.kind, t.version, t.sha256 as text, t.prevails, p.annex,
                       to_char(p.drawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as drawn
                  from papers.paper p join papers.text t using (text) where paper = ?
                """)
            .param(paper)
            .query()
            .singleRow();
    var out = new ByteArrayOutputStream();
    // fractions of a second in groups of three digits, none that is all noughts
    var drawn = row.get("drawn").toString().replaceAll("(000)+$", "").replaceAll("\\.$", "") + "Z";
    var lines =
        new StringBuilder("green-classroom paper 1\n")
            .append("number ")
            .append(row.get("number"))
            .append('\n')
            .append("kind ")
            .append(row.get("kind"))
            .append('\n')
            .append("text ")
            .append(row.get("version"))
            .append(' ')
            .append(row.get("text"))
            .append('\n')
            .append("drawn ")
            .append(drawn)
            .append('\n')
            .append("prevails ")
            .append(row.get("prevails"))
            .append('\n');
    for (var party :
        jdbc.sql(
                """
                select y.role, y.partner, n.name, n.salt from papers.party y
                  join papers.party_name n using (paper, role) where paper = ? order by nth
                """)
            .param(paper)
            .query()
            .listOfRows())
      lines
          .append("party ")
          .append(party.get("role"))
          .append(' ')
          .append(party.get("partner") == null ? "-" : party.get("partner"))
          .append(' ')
          .append(
              sha256(
                  (party.get("salt") + "\n" + party.get("name") + "\n")
                      .getBytes(StandardCharsets.UTF_8)))
          .append('\n');
    lines.append("annex ").append(row.get("annex") == null ? "-" : row.get("annex")).append('\n');
    out.writeBytes(lines.toString().getBytes(StandardCharsets.UTF_8));
    for (var text :
        jdbc.sql("select language, words from papers.frozen_text where paper = ? order by nth")
            .param(paper)
            .query()
            .listOfRows()) {
      var words = text.get("words").toString().getBytes(StandardCharsets.UTF_8);
      out.writeBytes(
          ("words " + text.get("language") + " " + words.length + "\n")
              .getBytes(StandardCharsets.UTF_8));
      out.writeBytes(words);
    }
    return sha256(out.toByteArray());
  }

  @Test
  void the_hash_can_be_made_again_by_anybody_who_reads_the_decision() throws Exception {
    var paper = drawn(donor("Hash"));
    assertThat(paper.sha256()).isEqualTo(hashByTheBook(paper.paper()));
    assertThat(papers.fits(paper)).isTrue();
    assertThat(paper.number()).matches("TT-\\d{4}-\\d{4,}");
    assertThat(paper.languages()).containsExactly("zh", "en", "fr");
    assertThat(sha256(papers.annex(paper).bytes())).isEqualTo(paper.annex());
    assertThat(new String(papers.annex(paper).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("serial,model\r\nPF-0001,ThinkPad X220\r\nPF-0002,\"联想 \"\"昭阳\"\", 黑\"\r\n");
    // one that touches the words behind our back, as only the owner of the database can
    assertThatThrownBy(() ->
            jdbc.sql("update papers.frozen_text set words = words || 'x' where paper = ?")
                .param(paper.paper())
                .update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void it_stands_when_all_have_signed_and_nobody_signs_twice() {
    var donor = donor("Both");
    var paper = drawn(donor);
    var path = "/papers/" + paper.paper();
    var theirs = visitor(Role.DONOR, donor);
    theirs.get(path).is(200).says(paper.number(), "To be signed", "has still to sign", "L-00017");
    post(theirs, path + "/signatures", "role", "PROGRAMME", "signerName", "王芳", "signerDrawn", PEN)
        .is(403);
    post(theirs, path + "/signatures", "role", "DONOR", "signerName", "", "signerDrawn", PEN)
        .is(422);
    post(theirs, path + "/signatures", "role", "DONOR", "signerName", "王芳", "signerDrawn", PEN)
        .is(200)
        .says("is signed for", "one signature is missing", "王芳", "on the screen");
    assertThat(papers.isSigned(paper.paper())).isFalse();
    theirs.get(path);
    post(theirs, path + "/signatures", "role", "DONOR", "signerName", "王芳", "signerDrawn", PEN)
        .is(409)
        .says("is signed for", "already");
    var officer = visitor(Role.OFFICER);
    officer.get(path).is(200);
    post(
            officer,
            path + "/signatures",
            "role",
            "PROGRAMME",
            "signerName",
            "Li Na",
            "typedCounts",
            "true")
        .is(200)
        .says("Signed", "Li Na", "it fits");
    var now = papers.paper(paper.paper());
    assertThat(now.state()).isEqualTo(PaperState.SIGNED);
    assertThat(now.signedAt()).isNotNull();
    assertThat(now.sha256()).isEqualTo(paper.sha256());
    assertThat(TestKinds.SIGNED).containsOnlyOnce(paper.paper());
    var seen =
        jdbc.sql("select state, partners::text as partners from papers.papers where paper = ?")
            .param(paper.paper())
            .query()
            .singleRow();
    assertThat(seen.get("state")).isEqualTo("SIGNED");
    assertThat(seen.get("partners").toString()).contains(String.valueOf(donor));
    visitor(Role.AUDITOR).get("/papers?state=SIGNED").is(200).says(paper.number());
    assertThat(visitor(Role.OFFICER).get("/find?q=" + paper.number()).is(200).path())
        .isEqualTo(path);
  }

  @Test
  void the_same_act_again_draws_and_signs_once() {
    var donor = donor("Again");
    var act = occasion(Role.OFFICER);
    var paper = papers.draw(act, wanted(donor, values(), null));
    assertThat(papers.draw(act, wanted(donor, values(), null)).number()).isEqualTo(paper.number());
    papers.sign(act, paper.paper(), "DONOR", Signature.typed("王芳"));
    papers.sign(act, paper.paper(), "DONOR", Signature.typed("王芳"));
    assertThat(papers.seals(paper.paper())).hasSize(1);
    var other = new Occasion(act.actor(), act.now(), act.zone(), UUID.randomUUID());
    assertThatThrownBy(() -> papers.sign(other, paper.paper(), "DONOR", Signature.typed("王芳")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("signed-already");
  }

  @Test
  void another_organisations_paper_is_not_there() {
    var mine = donor("Mine");
    var paper = signed(mine);
    var path = "/papers/" + paper.paper();
    visitor(Role.DONOR, mine).get(path).is(200);
    var stranger = visitor(Role.DONOR, donor("Theirs"));
    for (var part : List.of("", "/en.pdf", "/annex.csv", "/scans/1"))
      stranger.get(path + part).is(404);
    stranger.get("/sign-in");
    post(stranger, path + "/signatures", "role", "DONOR", "signerName", "x", "typedCounts", "true")
        .is(404);
    visitor(Role.SCHOOL, mine).get(path).is(404);
    visitor(Role.DONOR, mine).get("/papers").is(403);
  }

  @Test
  void a_scan_of_the_signed_paper_signs_for_those_it_names() {
    var donor = donor("Scan");
    var paper = drawn(donor);
    var path = "/papers/" + paper.paper();
    var officer = visitor(Role.OFFICER);
    officer.get(path);
    var today = occasion(Role.OFFICER).today();
    var both = Map.of("name-DONOR", "王芳", "name-PROGRAMME", "Li Na");
    var fields = new HashMap<>(both);
    fields.put("signedOn", today.toString());
    officer
        .upload(
            path + "/scans",
            fields,
            List.of(file("scan.pdf", "<html>no</html>".getBytes(StandardCharsets.UTF_8))))
        .is(422)
        .says("no PDF, JPEG or PNG");
    fields.put("signedOn", today.plusDays(1).toString());
    officer
        .upload(path + "/scans", fields, List.of(file("scan.pdf", PDF)))
        .is(422)
        .says("must not lie ahead");
    fields.put("signedOn", today.minusDays(1).toString());
    officer.upload(path + "/scans", fields, List.of(file("scan.pdf", PDF))).is(422);
    officer
        .upload(
            path + "/scans", Map.of("signedOn", today.toString()), List.of(file("scan.pdf", PDF)))
        .is(422)
        .says("Nobody is named");
    fields.put("signedOn", today.toString());
    var done = officer.upload(path + "/scans", fields, List.of(file("scan.pdf", PDF))).is(200);
    done.says("is entered", "by hand, scanned", "Signed");
    var scan = first(done.body(), "href=\"(/papers/\\d+/scans/\\d+)\"");
    assertThat(visitor(Role.DONOR, donor).get(scan).is(200).bytes()).isEqualTo(PDF);
    for (var bytes : List.of(PNG, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1})) {
      var next = drawn(donor);
      papers.upload(
          occasion(Role.OFFICER), next.paper(), new Scan(Map.of("DONOR", "王芳"), today, bytes));
      assertThat(papers.seals(next.paper())).hasSize(1);
      assertThat(papers.isSigned(next.paper())).isFalse();
    }
  }

  private static Visitor.Upload file(String name, byte[] bytes) {
    return new Visitor.Upload("scan", name, "application/pdf", bytes);
  }

  @Test
  void a_new_paper_stands_for_the_old_one_when_all_have_signed_it() {
    var donor = donor("Replaced");
    var old = signed(donor);
    var draft = papers.replace(occasion(Role.OFFICER), old.paper(), wanted(donor, values(), null));
    assertThat(papers.paper(old.paper()).state()).isEqualTo(PaperState.SIGNED);
    // the draft itself was wrong: another one takes its place at once
    var better =
        papers.replace(occasion(Role.OFFICER), draft.paper(), wanted(donor, values(), annex()));
    assertThat(papers.paper(draft.paper()).state()).isEqualTo(PaperState.REPLACED);
    assertThatThrownBy(() -> sign(draft, "DONOR", "王芳")).hasMessageContaining("not-to-sign");
    sign(better, "DONOR", "王芳");
    assertThat(papers.paper(old.paper()).state()).isEqualTo(PaperState.SIGNED);
    sign(better, "PROGRAMME", "Li Na");
    assertThat(papers.paper(old.paper()).state()).isEqualTo(PaperState.REPLACED);
    visitor(Role.OFFICER).get("/papers/" + old.paper()).is(200).says("Replaced by", draft.number());
    assertThatThrownBy(() ->
            papers.replace(occasion(Role.OFFICER), old.paper(), wanted(donor, values(), null)))
        .hasMessageContaining("not-to-replace");
  }

  @Test
  void two_officers_void_a_paper_and_one_does_not() {
    var paper = signed(donor("Void"));
    var path = "/papers/" + paper.paper();
    var one = visitor(Role.OFFICER);
    var two = visitor(Role.OFFICER);
    one.get(path);
    one.post(path + "/void", "reason", " ").is(422).says("Say why");
    one.post(path + "/void", "reason", "Wrong lot").is(200).says("Waits for a second officer");
    one.post(path + "/void/agreement").is(422).says("proposed this yourself");
    two.get("/").says("Papers to void");
    two.get(path);
    two.post(path + "/void/withdrawal").is(200).says("stays as it is");
    two.post(path + "/void", "reason", "Wrong lot").is(200);
    two.post(path + "/void", "reason", "Wrong lot").is(409);
    one.get(path);
    one.post(path + "/void/agreement").is(200).says("It is void now", "Wrong lot");
    assertThat(papers.paper(paper.paper()).state()).isEqualTo(PaperState.VOID);
    assertThat(papers.fits(papers.paper(paper.paper()))).isTrue();
    one.post(path + "/void/agreement").is(409);
    stranger().get("/p/" + paper.code()).is(200).says("declared void");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script> & \"quoted\" 'x'",
        "# a title",
        "שלום עולם مرحبا",
        "𠮷野家 ünïcødé 🖥",
        "{years} $1 \\1 ${7*7}"
      })
  void whatever_is_filled_in_stays_text(String hostile) throws Exception {
    var donor = donor("Hostile");
    var all = new HashMap<>(values());
    all.put("lot", hostile);
    var wanted =
        new DrawUp(
            TestKinds.KIND,
            all,
            List.of(
                new DrawUp.Party("DONOR", hostile, donor), new DrawUp.Party("PROGRAMME", "我们", 1L)),
            new DrawUp.Annex(List.of("serial"), List.of(List.of(hostile), List.of("=1+1"))));
    var paper = papers.draw(occasion(Role.OFFICER), wanted);
    assertThat(papers.words(paper.paper()).get("en")).contains("donation lot " + hostile + " ");
    assertThat(paper.sha256()).isEqualTo(hashByTheBook(paper.paper()));
    var page = visitor(Role.OFFICER).get("/papers/" + paper.paper()).is(200);
    assertThat(page.body()).doesNotContain("<script>alert");
    page.says(hostile);
    assertThat(new String(papers.annex(paper).bytes(), StandardCharsets.UTF_8)).contains("'=1+1");
    stranger().get("/p/" + paper.code()).is(200);
  }

  @Test
  void what_cannot_be_read_alike_by_all_is_not_filled_in() {
    var donor = donor("Unseen");
    for (var sign : List.of("\u202e", "\u2067", "\u0007", "\ufeff")) {
      var all = new HashMap<>(values());
      all.put("lot", "L" + sign + "1");
      assertThatThrownBy(
              () -> papers.draw(occasion(Role.OFFICER), wanted(donor, Map.copyOf(all), null)))
          .hasMessageContaining("value-sign");
    }
    var lacking = new HashMap<>(values());
    lacking.remove("years");
    assertThatThrownBy(() -> papers.draw(occasion(Role.OFFICER), wanted(donor, lacking, null)))
        .hasMessageContaining("value-missing");
    lacking.put("years", "x".repeat(2_001));
    assertThatThrownBy(() -> papers.draw(occasion(Role.OFFICER), wanted(donor, lacking, null)))
        .hasMessageContaining("value-long");
    assertThatThrownBy(() ->
            papers.draw(
                occasion(Role.OFFICER),
                new DrawUp(
                    TestKinds.KIND,
                    values(),
                    List.of(new DrawUp.Party("DONOR", "x", donor)),
                    null)))
        .hasMessageContaining("parties");
  }

  @Test
  void a_person_can_be_forgotten_and_the_hash_stays() {
    var paper = signed(donor("Forgotten"));
    papers.pdf(paper.paper(), java.util.Locale.ENGLISH);
    papers.upload(
        occasion(Role.OFFICER),
        drawn(donor("Other")).paper(),
        new Scan(
            Map.of("DONOR", "王芳"),
            LocalDate.ofInstant(clock.instant(), Occasion.PROGRAMME_ZONE),
            PDF));
    papers.forget(occasion(Role.ADMINISTRATOR), paper.paper(), "DONOR");
    var now = papers.paper(paper.paper());
    assertThat(now.sides().getFirst().name()).isNull();
    assertThat(now.sides().getLast().name()).isNotNull();
    assertThat(papers.seals(paper.paper()).getFirst().name()).isNull();
    assertThat(papers.fits(now)).isTrue();
    assertThat(now.state()).isEqualTo(PaperState.SIGNED);
    assertThat(
            jdbc.sql("select count(*) from papers.print where paper = ? and bytes is not null")
                .param(paper.paper())
                .query(Long.class)
                .single())
        .isZero();
    visitor(Role.OFFICER).get("/papers/" + paper.paper()).is(200).says("forgotten");
  }

  @Test
  void a_paper_is_found_by_what_is_printed_on_it_and_by_its_file() {
    var paper = signed(donor("Bluelake"));
    var stranger = stranger();
    for (var typed :
        List.of(paper.code(), "http://x/p/" + paper.code() + "/", " " + paper.code() + " "))
      assertThat(
              stranger
                  .get("/check?number=" + java.net.URLEncoder.encode(typed, StandardCharsets.UTF_8))
                  .is(200)
                  .path())
          .startsWith("/p/");
    var pdf = papers.pdf(paper.paper(), java.util.Locale.ENGLISH).bytes();
    stranger.get("/check").is(200);
    stranger
        .upload(
            "/check",
            Map.of(),
            List.of(new Visitor.Upload("file", "a.pdf", "application/pdf", pdf)))
        .is(200)
        .says(paper.number(), "byte for byte");
    pdf[pdf.length / 2] ^= 1;
    stranger
        .upload(
            "/check",
            Map.of(),
            List.of(new Visitor.Upload("file", "a.pdf", "application/pdf", pdf)))
        .is(200)
        .says("none of the files that we gave out");
  }
}
