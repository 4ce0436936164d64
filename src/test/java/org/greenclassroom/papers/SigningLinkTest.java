package org.greenclassroom.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** A link from a letter signs once, for one party, for two weeks, without an account. */
class SigningLinkTest extends Desk {
  private String address() {
    return "signer-" + unique() + "-" + System.nanoTime() + "@example.org";
  }

  @Test
  void somebody_without_an_account_reads_and_signs() {
    var paper = drawn(donor("Letter"));
    var path = "/papers/" + paper.paper();
    var to = address();
    var officer = visitor(Role.OFFICER);
    officer.get(path);
    officer
        .post(path + "/invitations", "role", "DONOR", "address", "no address", "spoken", "zh")
        .is(422);
    officer
        .post(path + "/invitations", "role", "DONOR", "address", to, "spoken", "zh")
        .is(200)
        .says("A letter with the link goes to " + to, "open until");
    var letter = letters().lastTo(to);
    assertThat(letter.language()).isEqualTo("zh");
    assertThat(letter.subject()).contains("请签署", paper.number());
    assertThat(letter.body()).contains("只能签署一次");
    var link = letter.link();
    assertThat(
            jdbc.sql("select secret_hash from papers.invitation where paper = ?")
                .param(paper.paper())
                .query(String.class)
                .list())
        .allMatch(hash -> !link.contains(hash));

    var stranger = stranger().speaking("fr");
    var plain = link.replaceAll("\\?.*", "");
    var page = stranger.get(plain).is(200);
    page.says(paper.number(), paper.sha256(), "中文", "secrets d’État", "L-00017", "PF-0001");
    // reading does not sign: programs that look into letters open links too
    assertThat(papers.seals(paper.paper())).isEmpty();
    stranger.get(plain + "/annex.csv").is(200);
    stranger.get(plain).is(200);
    post(stranger, plain, "signerName", "", "typedCounts", "true").is(422);
    post(stranger, plain, "signerName", "Amélie").is(422);
    var done = post(stranger, plain, "signerName", "Amélie", "typedCounts", "true").is(200);
    assertThat(done.path()).isEqualTo("/p/" + paper.code());
    assertThat(papers.seals(paper.paper()))
        .singleElement()
        .satisfies(seal -> {
          assertThat(seal.how()).isEqualTo(Seal.How.LINK);
          assertThat(seal.name()).isEqualTo("Amélie");
          assertThat(seal.by()).isNull();
          assertThat(seal.paperHash()).isEqualTo(paper.sha256());
        });
    stranger.get(plain).is(409).says("a déjà signé");
    stranger.get(plain + "/fr.pdf").is(409);
    officer.get(path).is(200).says("by a link from a letter", "Amélie", "signed with it");
    officer.post(path + "/invitations", "role", "DONOR", "address", to, "spoken", "zh").is(409);
    // the other side on the spot: the paper stands
    sign(paper, "PROGRAMME", "Li Na");
    assertThat(papers.isSigned(paper.paper())).isTrue();
    assertThat(TestKinds.SIGNED).contains(paper.paper());
  }

  @Test
  void a_link_that_signs_last_makes_the_paper_stand() {
    var paper = drawn(donor("Last"));
    sign(paper, "DONOR", "王芳");
    var to = address();
    papers.invite(occasion(Role.OFFICER), paper.paper(), "PROGRAMME", to, Locale.ENGLISH);
    var link = letters().lastTo(to).link().replaceAll("\\?.*", "");
    var stranger = stranger();
    stranger.get(link).is(200);
    post(stranger, link, "signerName", "Li Na", "signerDrawn", PEN)
        .is(200)
        .says("all its parties have signed");
    assertThat(papers.isSigned(paper.paper())).isTrue();
  }

  @Test
  void a_newer_link_ends_the_older_and_every_link_ends_after_two_weeks() {
    var paper = drawn(donor("Expired"));
    var to = address();
    papers.invite(occasion(Role.OFFICER), paper.paper(), "DONOR", to, Locale.ENGLISH);
    var older = letters().lastTo(to).link().replaceAll("\\?.*", "");
    papers.invite(occasion(Role.OFFICER), paper.paper(), "DONOR", to, Locale.ENGLISH);
    var newer = letters().lastTo(to).link().replaceAll("\\?.*", "");
    stranger().get(older).is(422).says("no longer good");
    stranger().get(newer).is(200);
    jdbc.sql(
            "update papers.invitation set expires_at = now() - interval '1 minute' where paper = ? and withdrawn_at is null")
        .param(paper.paper())
        .update();
    var late = stranger();
    late.get("/sign-in");
    late.get(newer).is(422).says("no longer good");
    post(late, newer, "signerName", "x", "typedCounts", "true").is(422);
    assertThat(papers.seals(paper.paper())).isEmpty();
    stranger().get("/sign/" + "A".repeat(43)).is(404);
  }

  @Test
  void a_paper_that_is_void_cannot_be_signed_by_a_link() {
    var paper = drawn(donor("Voided"));
    var to = address();
    papers.invite(occasion(Role.OFFICER), paper.paper(), "DONOR", to, Locale.ENGLISH);
    var link = letters().lastTo(to).link().replaceAll("\\?.*", "");
    papers.proposeVoid(occasion(Role.OFFICER), paper.paper(), "Mistake");
    papers.agreeToVoid(occasion(Role.OFFICER), paper.paper());
    stranger().get(link).is(422);
  }
}
