package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agreement of a loan: drawn up, signed by three in three ways, or entered from paper. */
class AgreementTest extends Rooms {
  @Autowired Files files;

  @Test
  void three_parties_sign_on_the_screen_by_a_link_and_for_themselves() {
    var officer = visitor(Role.OFFICER);
    var sponsor = partner(PartnerKind.SPONSOR, "Sponsor");
    var school = partner(PartnerKind.SCHOOL, "希望小学");
    var room = plan(officer, school, "301 室", 3, "sponsor", Long.toString(sponsor));
    officer.get("/classrooms/" + room + "/agreement/new").says("No computer is kept");
    // drawn with a promise, then again with the computers that are kept by now
    var first = officer.post("/classrooms/" + room + "/agreement/paper").is(200).says("LA-");
    first.says("Pieces", "301 室");
    var tags = ready(3);
    officer.get("/classrooms/" + room + "/reservation").is(200);
    officer
        .post(
            "/classrooms/" + room + "/reservation",
            "tag",
            String.join(",", tags.stream().map(org.greenclassroom.custody.Tag::code).toList()))
        .is(200);
    officer.get("/classrooms/" + room + "/agreement/new").says("waits for signatures");
    var drawn = officer.post("/classrooms/" + room + "/agreement/paper").is(200);
    drawn.says(tags.getFirst().printed(), "To be signed", "governed by the law of the People");
    officer.get(first.path()).is(200).says("Replaced");

    // the school signs for itself, and for nobody else
    var principal = visitor(Role.SCHOOL, school);
    var seen = principal.get(drawn.path()).is(200);
    Agreeing.sign(principal, seen, "SCHOOL", "和校长");
    principal
        .upload(
            drawn.path() + "/signatures",
            Map.of("role", "SPONSOR", "signerName", "和校长", "typedCounts", "true"),
            List.of())
        .is(403);
    var other = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "Other"));
    other.get(drawn.path()).is(404);
    officer.get("/classrooms/" + room + "/dispatch").says("no signed agreement");

    // the sponsor by a link, without an account
    var address = "csr" + unique() + "@example.org";
    officer.get(drawn.path());
    officer
        .post(drawn.path() + "/invitations", "role", "SPONSOR", "address", address, "spoken", "en")
        .is(200);
    var link = new LetterBox(jdbc).lastTo(address).link();
    var guest = stranger();
    guest.get(link).is(200);
    guest
        .upload(
            link.replaceAll("\\?.*", ""),
            Map.of("signerName", "H. Laurent", "typedCounts", "true"),
            List.of())
        .is(200);
    Agreeing.sign(officer, officer.get(drawn.path()), "PROGRAMME", "林晓").says("Signed");

    var row =
        jdbc.sql("select state, sponsor from classrooms.classrooms where classroom = ?")
            .param(room)
            .query()
            .singleRow();
    assertThat(row.get("state")).isEqualTo("RESERVED");
    assertThat(row.get("sponsor")).isEqualTo(sponsor);
    officer.get("/classrooms/" + room).says("Agreement signed on", "LA-");
    assertThat(officer.get("/classrooms/" + room + "/agreement").is(200).path())
        .isEqualTo(drawn.path());
    officer.post("/classrooms/" + room + "/agreement/paper").is(422).says("signed already");
    for (var language : List.of("en", "zh", "fr"))
      Archive.takes(officer.get(drawn.path() + "/" + language + ".pdf").is(200).bytes());
    for (var language : List.of("zh", "fr")) {
      officer.speaking(language);
      officer.get(drawn.path()).is(200).says("301 室");
    }
    assertThat(
            jdbc.sql("select count(*) from classrooms.loan_papers where classroom = ?")
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void one_that_was_signed_by_hand_is_kept_as_it_is() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "School");
    var room = plan(officer, school, "1", 2);
    var at = "/classrooms/" + room + "/agreement";
    officer.get(at + "/new").is(200);
    var fields =
        Map.of(
            "signedOn", today().plusDays(1).toString(), "schoolName", "王芳", "programmeName", "李明");
    var scan = List.of(new Upload("scan", "a.png", "image/png", Agreeing.DOT));
    officer.upload(at, fields, scan).is(422);
    var rest = new java.util.LinkedHashMap<>(fields);
    rest.put("signedOn", today().minusYears(2).toString());
    officer
        .upload(at, rest, List.of(new Upload("scan", "a.png", "image/png", new byte[] {1, 2})))
        .is(422);
    rest.put("sponsorName", "Nobody");
    officer.upload(at, rest, scan).is(422);
    rest.remove("sponsorName");
    rest.put("_key", unique("key"));
    officer.upload(at, rest, scan).is(200).says("kept word for word");
    officer.upload(at, rest, scan).is(200);
    assertThat(officer.get(at).is(200).bytes()).isEqualTo(Agreeing.DOT);
    assertThat(officer.get(at + "/signatures/SCHOOL").is(200).bytes()).isEqualTo(Agreeing.DOT);
    officer.get(at + "/signatures/SPONSOR").is(404);
    var principal = visitor(Role.SCHOOL, school);
    assertThat(principal.get(at).is(200).bytes()).isEqualTo(Agreeing.DOT);
  }

  @Test
  void an_old_agreement_with_its_words_stays_readable() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "School");
    var room = plan(officer, school, "1", 2);
    var words = "1. 项目方向学校借出电脑。\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var sha = files.keep(words, "agreement.txt", "text/plain;charset=UTF-8");
    var agreement =
        jdbc.sql(
                """
                insert into classrooms.agreement (school, text_version, text, years, signed_on,
                                                  recorded_at, recorded_by, key)
                values (?, '2026-11', ?, 3, current_date, now(), 0, gen_random_uuid())
                returning agreement
                """)
            .params(school, sha)
            .query(Long.class)
            .single();
    jdbc.sql("update classrooms.classroom set agreement = ? where classroom = ?")
        .params(agreement, room)
        .update();
    assertThat(officer.get("/classrooms/" + room + "/agreement").is(200).bytes()).isEqualTo(words);
    officer.get("/classrooms/" + room).is(200).says(sha);
  }
}
