package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** What is added to an agreement counts when all have signed it, and not before. */
class AddendumTest extends Rooms {
  @Test
  void an_extension_moves_the_day_and_its_milestones_when_all_have_signed() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(28));
    var due = due(lent.room());
    var decision = open(lent.room(), "DECISION").getFirst();
    officer
        .upload(
            lent.at() + "/milestones/" + decision,
            Map.of("day", today().toString(), "note", "学校请求延长一年"),
            List.of())
        .is(200);
    officer.get(lent.at() + "/next").is(200).says("The same computers, longer");
    officer.post(lent.at() + "/extension", "until", due.toString()).is(422).says("already");
    officer.post(lent.at() + "/extension", "until", due.plusYears(9).toString()).is(422);
    var drawn =
        officer.post(lent.at() + "/extension", "until", due.plusYears(1).toString()).is(200);
    drawn.says("LX-", lent.tags().getFirst().printed());
    officer.get(lent.at()).says("addendum for a longer loan", "waits for signatures");
    Agreeing.sign(officer, drawn, "SCHOOL", "和校长");
    assertThat(due(lent.room())).isEqualTo(due);
    Agreeing.sign(officer, drawn, "PROGRAMME", "林晓");
    assertThat(due(lent.room())).isEqualTo(due.plusYears(1));
    // decided for the first end, to be decided again for the second
    assertThat(open(lent.room(), "DECISION")).hasSize(1).doesNotContain(decision);
    assertThat(open(lent.room(), "COLLECTION")).hasSize(1);
    officer.get(lent.at()).says("in force", "extended");
    // a paper that names an earlier day than meanwhile agreed changes nothing
    var later = officer.get(lent.at() + "/next");
    later.is(200);
    var again =
        officer.post(lent.at() + "/extension", "until", due.plusYears(2).toString()).is(200);
    Agreeing.signAll(officer, again, "王芳");
    assertThat(due(lent.room())).isEqualTo(due.plusYears(2));
    var terms =
        jdbc.sql("select why from classrooms.terms where classroom = ? order by term")
            .param(lent.room())
            .query(String.class)
            .list();
    assertThat(terms).containsExactly("ACCEPTED", "EXTENDED", "EXTENDED");
  }

  @Test
  void what_stays_with_the_school_is_let_go_by_two() {
    var officer = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusYears(2));
    officer.get(lent.at() + "/next");
    officer.post(lent.at() + "/ownership").is(422);
    officer.post(lent.at() + "/ownership", "tag", ready(1).getFirst().code()).is(422);
    officer.get(lent.at() + "/next");
    var drawn =
        officer
            .post(
                lent.at() + "/ownership",
                "tag",
                String.join(",", lent.tags().stream().map(Tag::code).toList()))
            .is(200)
            .says("LO-");
    var addendum = lent.at() + "/addenda/" + drawn.id();
    officer.post(addendum + "/proposal").is(422).says("not signed by all");
    Agreeing.signAll(officer, drawn, "王芳");
    second.get(lent.at()).is(200);
    second.post(addendum + "/agreement").is(422).says("Nobody has let");
    officer.get(lent.at()).says("Let these computers go");
    officer.post(addendum + "/proposal").is(200);
    officer.get(lent.at()).says("Another officer must agree");
    officer.post(addendum + "/agreement").is(422);
    second.get(lent.at()).says("I agree");
    second.post(addendum + "/agreement").is(200).says("2 computers stayed");
    for (var tag : lent.tags())
      assertThat(custody.device(tag).stage()).isEqualTo(Stage.WITH_SCHOOL);
    officer.get(lent.at()).says("closed");
  }

  @Test
  void when_schools_merge_the_room_changes_hands_on_one_slip() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 3, today().minusYears(1));
    var next = partner(PartnerKind.SCHOOL, "中心小学");
    var due = due(lent.room());
    var form = List.of("school", Long.toString(next), "from", today().toString());
    officer.get(lent.at() + "/next").is(200).says("Another school takes the room over");
    officer
        .post(
            lent.at() + "/relocation",
            "school",
            Long.toString(partner(PartnerKind.DONOR, "D")),
            "from",
            today().toString())
        .is(422);
    officer.get(lent.at() + "/next");
    officer
        .post(
            lent.at() + "/relocation",
            "school",
            Long.toString(lent.school()),
            "from",
            today().toString())
        .is(422);
    officer.get(lent.at() + "/next");
    var drawn = officer.post(lent.at() + "/relocation", form.toArray(String[]::new)).is(200);
    drawn.says("LR-", "Receiving school", nameOf(next));
    var principal = visitor(Role.SCHOOL, next);
    principal.get(lent.at()).is(404);
    Agreeing.sign(principal, principal.get(drawn.path()).is(200), "NEXT_SCHOOL", "新校长");
    Agreeing.sign(officer, officer.get(drawn.path()), "SCHOOL", "和校长");
    Agreeing.sign(officer, officer.get(drawn.path()), "PROGRAMME", "林晓");
    var addendum = lent.at() + "/addenda/" + drawn.id();
    officer.get(addendum + "/hand-over").is(200).says("3 computers");
    var counted = String.join(",", lent.tags().subList(0, 2).stream().map(Tag::code).toList());
    signedBy(officer, addendum + "/hand-over", Map.of("tag", counted, "day", today().toString()))
        .is(200)
        .says("2 computers were handed over", lent.schoolName());
    assertThat(custody.device(lent.tags().getFirst()).holder()).isEqualTo(next);
    assertThat(custody.device(lent.tags().getFirst()).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(custody.device(lent.tags().get(2)).stage()).isEqualTo(Stage.MISSING);
    assertThat(due(lent.room())).isEqualTo(due);
    principal.get("/school/rooms/" + lent.room()).is(200).says(lent.schoolName());
    // the plan of the follow-up goes with the room
    officer.get("/followup?school=" + next).is(200).says(nameOf(next));
    assertThat(officer.get("/followup?school=" + lent.school()).is(200).text())
        .doesNotContain(lent.schoolName() + " 301");
    officer.get("/followup/classrooms/" + lent.room()).is(200).says(nameOf(next));
    // by hand, so it has its scan; the addendum is a paper the next school reads
    principal.get(lent.at() + "/agreement").is(200);
    visitor(Role.SCHOOL, lent.school()).get("/school/rooms/" + lent.room()).is(404);
  }

  @Test
  void a_new_sponsor_takes_over_and_the_one_before_stays_in_the_history() {
    var officer = visitor(Role.OFFICER);
    var before = partner(PartnerKind.SPONSOR, "Before");
    var after = partner(PartnerKind.SPONSOR, "After");
    var lent = lent(officer, 1, today().minusYears(1), "sponsor", Long.toString(before));
    officer.get(lent.at() + "/next").says(nameOf(before));
    officer
        .post(
            lent.at() + "/sponsorship",
            "sponsor",
            Long.toString(before),
            "from",
            today().toString())
        .is(422)
        .says("already");
    officer.get(lent.at() + "/next");
    officer
        .post(
            lent.at() + "/sponsorship",
            "sponsor",
            Long.toString(after),
            "from",
            today().minusYears(5).toString())
        .is(422);
    officer.get(lent.at() + "/next");
    var drawn =
        officer
            .post(
                lent.at() + "/sponsorship",
                "sponsor",
                Long.toString(after),
                "from",
                today().toString())
            .is(200)
            .says("LS-", nameOf(after));
    Agreeing.signAll(officer, drawn, "王芳");
    officer.get(lent.at()).says(nameOf(before), nameOf(after), "until");
    var funders =
        jdbc.sql(
                """
                select partner from classrooms.funders where classroom = ?
                 order by until nulls first
                """)
            .param(lent.room())
            .query(Long.class)
            .list();
    assertThat(funders).containsExactly(after, before);
  }
}
