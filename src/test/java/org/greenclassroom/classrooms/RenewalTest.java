package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** A new loan after an old one, one more room, an end before its day. */
class RenewalTest extends Rooms {
  @Test
  void a_renewal_is_a_new_room_and_both_know_each_other() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(34));
    var sponsor = partner(PartnerKind.SPONSOR, "New sponsor");
    var form =
        List.of(
            "how",
            "RENEWAL",
            "name",
            "301 室（二期）",
            "seats",
            "4",
            "kind",
            "LAPTOP",
            "sponsor",
            Long.toString(sponsor),
            "_key",
            unique("key"));
    officer.get(lent.at() + "/next").is(200).says("A new loan with new computers");
    var next = officer.post(lent.at() + "/next", form.toArray(String[]::new)).is(200);
    next.says("301 室（二期）", "Renews the loan of", nameOf(sponsor));
    officer.get(lent.at() + "/next");
    assertThat(officer.post(lent.at() + "/next", form.toArray(String[]::new)).is(200).path())
        .isEqualTo(next.path());
    officer.get(lent.at()).says("Renewed as", "301 室（二期）");
    officer.get(lent.at() + "/next");
    officer
        .post(lent.at() + "/next", "how", "RENEWAL", "name", "三期", "seats", "4", "kind", "LAPTOP")
        .is(409)
        .says("renewed already");
    officer.get(lent.at() + "/next");
    var second =
        officer
            .post(
                lent.at() + "/next",
                "how",
                "SECOND_ROOM",
                "name",
                "302 室",
                "seats",
                "2",
                "kind",
                "DESKTOP")
            .is(200);
    second.says("One more room beside", "301 室");
    assertThat(
            jdbc.sql("select how from classrooms.successions where before = ? order by classroom")
                .param(lent.room())
                .query(String.class)
                .list())
        .containsExactly("RENEWAL", "SECOND_ROOM");
    var principal = visitor(Role.SCHOOL, lent.school());
    principal.get("/school/rooms/" + lent.room()).is(200).says("Renewed as");
    officer.get(second.path() + "/next").is(200);
    officer
        .post(
            second.path() + "/next", "how", "RENEWAL", "name", "x", "seats", "2", "kind", "LAPTOP")
        .is(422)
        .says("has not begun");
  }

  @Test
  void an_early_end_is_seen_by_everybody_and_asks_for_the_collection_at_once() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(10));
    var day = today().plusDays(40);
    officer.get(lent.at() + "/next").is(200);
    officer
        .post(
            lent.at() + "/early-end",
            "day",
            due(lent.room()).plusDays(1).toString(),
            "why",
            "SCHOOL_MERGES")
        .is(422);
    officer.get(lent.at() + "/next");
    officer
        .post(lent.at() + "/early-end", "day", day.toString(), "why", "SCHOOL_MERGES")
        .is(200)
        .says("the school merges");
    assertThat(due(lent.room())).isEqualTo(day);
    assertThat(open(lent.room(), "DECISION")).isEmpty();
    assertThat(open(lent.room(), "LETTERS")).hasSize(1);
    assertThat(open(lent.room(), "COLLECTION")).hasSize(1);
    var principal = visitor(Role.SCHOOL, lent.school());
    principal.get("/school/rooms/" + lent.room()).is(200).says("ends early");
    officer.get("/takeback").is(200).says(lent.schoolName());
  }
}
