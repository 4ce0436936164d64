package org.greenclassroom.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One contradiction through its life: found, given, closed, found again, gone. */
class DoubtTest extends Rooms {
  private static final String YEAR = "2025-2026";

  @Autowired Doubt doubt;

  @Test
  void a_contradiction_has_an_owner_a_reason_and_a_day_on_which_it_is_gone() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "多人小学");
    long room = plan(officer, school, "计算机室", 10);
    enrolled(school, 100);
    taught(room, 150);
    look();
    var at = "/doubt/contradictions/" + one(room).contradiction();
    officer
        .get(
            "/doubt/contradictions?kind=PUPILS_ABOVE_SCHOOL&q="
                + nameOf(school).replace(" ", "%20"))
        .is(200)
        .says(
            "more pupils than the school has", "In 2025-2026 this room teaches 150 pupils", "open")
        .says("all officers");

    // it is given to somebody, who writes down what was found out
    var owner = actor(Role.OFFICER, 1);
    officer.get(at).is(200).says("the whole school has 100", "Found");
    officer.post(at + "/owner", "owner", Long.toString(owner.account())).is(200);
    officer.post(at + "/notes", "words", "电话问了校长").is(200).says("The note is kept", "电话问了校长");
    assertThat(one(room).owner()).isEqualTo(owner.account());
    assertThat(doubt.waiting(Occasion.of(owner, clock.instant())).count()).isPositive();
    officer
        .post(at + "/owner", "owner", Long.toString(actor(Role.TECHNICIAN, 1).account()))
        .is(422);

    // closed by a person with a reason, and only by one
    officer.post(at + "/closing", "reason", "CORRECTED", "words", " ").is(422).says("Say in words");
    officer.post(at + "/closing", "reason", "GONE", "words", "没了").is(422);
    officer.post(at + "/closing", "reason", "CORRECTED", "words", "已改").is(200).says("put right");
    officer.post(at + "/closing", "reason", "EXPLAINED", "words", "再").is(409);
    look();
    assertThat(one(room).isOpen()).as("put right, and found again").isTrue();
    assertThat(one(room).times()).isEqualTo(2);
    assertThat(one(room).owner()).as("it keeps its owner").isEqualTo(owner.account());

    // explained: closed while the same is found, opened when it is something else
    officer.post(at + "/closing", "reason", "EXPLAINED", "words", "含夜校学员").is(200);
    look();
    assertThat(one(room).reason()).isEqualTo(Reason.EXPLAINED);
    officer.get(at).is(200).says("Closed, and still found");
    officer.post(at + "/opening", "words", "说错了").is(200).says("open again");
    officer.post(at + "/opening", "words", "说错了").is(409);
    officer.post(at + "/closing", "reason", "EXPLAINED", "words", "含夜校学员").is(200);
    taught(room, 160);
    look();
    assertThat(one(room).isOpen()).isTrue();

    // gone when it is gone, with the day; and it comes back as the same
    taught(room, 90);
    look();
    assertThat(one(room).goneOn()).isEqualTo(today());
    assertThat(one(room).reason()).isEqualTo(Reason.GONE);
    officer.get(at).is(200).says("gone by itself", "Not found any more");
    officer.post(at + "/opening", "words", "x").is(409);
    taught(room, 170);
    look();
    assertThat(one(room).isOpen()).isTrue();
    assertThat(one(room).goneOn()).isNull();
    assertThat(one(room).times()).isEqualTo(5);
    assertThat(
            jdbc.sql("select what from doubt.contradictions where contradiction = ?")
                .param(one(room).contradiction())
                .query(String.class)
                .single())
        .isEqualTo("2025-2026 · 170 · 100");

    // words of what is gone for three years go
    taught(room, 80);
    look();
    doubt.forget(today().plusYears(2));
    assertThat(officer.get(at).text()).contains("电话问了校长");
    doubt.forget(today().plusYears(4));
    assertThat(officer.get(at).text()).doesNotContain("电话问了校长");
  }

  @Test
  void what_belonged_to_somebody_who_left_is_all_officers_again() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "换人小学");
    long room = plan(officer, school, "计算机室", 10);
    enrolled(school, 100);
    taught(room, 150);
    look();
    var at = "/doubt/contradictions/" + one(room).contradiction();
    var gone = actor(Role.OFFICER, 1);
    officer.get(at).is(200);
    officer.post(at + "/owner", "owner", Long.toString(gone.account())).is(200);
    officer.get(at);
    officer.post(at + "/closing", "reason", "EXPLAINED", "words", "含夜校学员").is(200);
    jdbc.sql("update people.account set disabled_at = now() where account = ?")
        .param(gone.account())
        .update();
    look();
    assertThat(one(room).owner()).as("what is closed stays whose it was").isEqualTo(gone.account());
    officer.get(at);
    officer.post(at + "/opening", "words", "说错了").is(200).says("is no officer any more");
    assertThat(one(room).owner()).isNull();

    // somebody else's role ends: the next look sees it
    var other = actor(Role.OFFICER, 1);
    officer.get(at);
    officer.post(at + "/owner", "owner", Long.toString(other.account())).is(200);
    look();
    assertThat(one(room).owner()).isEqualTo(other.account());
    jdbc.sql("delete from people.role where account = ?").param(other.account()).update();
    var before = doubt.waiting(occasion(Role.OFFICER)).count();
    look();
    assertThat(one(room).owner()).isNull();
    assertThat(doubt.waiting(occasion(Role.OFFICER)).count()).isGreaterThan(before);
    look();
    assertThat(doubt.steps(one(room).contradiction()))
        .filteredOn(step -> step.kind().equals("LEFT"))
        .as("said once each time")
        .hasSize(2);
  }

  @Test
  void how_much_there_is_is_counted_by_kind_and_day() {
    var officer = visitor(Role.OFFICER);
    officer.post("/doubt/looks").is(200).says("Looked");
    officer
        .get("/doubt")
        .is(200)
        .says("What cannot be true", "Open contradictions", "By kind", "two rooms with one number")
        .says("Last look on", "The same as a table");
    jdbc.sql("insert into doubt.tally values (?, 'TWO_ROOMS', 3, 0, 0) on conflict do nothing")
        .param(today().minusDays(1))
        .update();
    assertThat(officer.get("/doubt?kind=TWO_ROOMS").is(200).body())
        .as("two days are a line")
        .contains("class=\"chart\"");
    assertThat(
            jdbc.sql("select count(*) from doubt.tally where day = ?")
                .param(today())
                .query(Integer.class)
                .single())
        .as("a zero is a figure, too")
        .isEqualTo(Kind.values().length);
    visitor(Role.OFFICER).speaking("zh").get("/doubt").is(200).says("自相矛盾之处", "两间教室同一编号");
    visitor(Role.OFFICER).speaking("fr").get("/doubt").is(200).says("Ce qui ne peut pas être vrai");
  }

  @Test
  void what_is_new_of_a_kind_is_its_keepers() {
    var officer = visitor(Role.OFFICER);
    var keeper = actor(Role.OFFICER, 1);
    officer
        .post("/doubt/keepers", "kind", "ROOMS_ALIKE", "owner", Long.toString(keeper.account()))
        .is(200)
        .says("has its owner");
    try {
      var school = partner(PartnerKind.SCHOOL, "两间");
      long first = plan(officer, school, "301 室", 4);
      plan(officer, school, "机房 301", 4);
      look();
      assertThat(one(first, Kind.ROOMS_ALIKE).owner()).isEqualTo(keeper.account());
      assertThat(one(first, Kind.ROOMS_ALIKE).told()).contains("301", "n:2");
    } finally {
      officer.post("/doubt/keepers", "kind", "ROOMS_ALIKE", "owner", "").is(200);
    }
  }

  @Test
  void auditors_read_and_change_nothing_and_others_see_nothing() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "读者小学");
    long room = plan(officer, school, "计算机室", 10);
    enrolled(school, 10);
    taught(room, 20);
    look();
    var at = "/doubt/contradictions/" + one(room).contradiction();
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/doubt").is(200);
    assertThat(auditor.get(at).is(200).body()).doesNotContain("/closing");
    auditor.post(at + "/closing", "reason", "CORRECTED", "words", "x").is(403);
    var file = auditor.get("/doubt/contradictions.csv?state=all&kind=PUPILS_ABOVE_SCHOOL").is(200);
    assertThat(file.body()).contains("PUPILS_ABOVE_SCHOOL", nameOf(school), "/classrooms/" + room);
    visitor(Role.TECHNICIAN).get("/doubt").is(403);
    visitor(Role.SCHOOL, school).get(at).is(403);
  }

  private void look() {
    doubt.look(Occasion.of(Actor.HOUSE, clock.instant()));
  }

  private Contradiction one(long room) {
    return one(room, Kind.PUPILS_ABOVE_SCHOOL);
  }

  private Contradiction one(long room, Kind kind) {
    return doubt.contradiction(
        jdbc.sql("select contradiction from doubt.contradictions where classroom = ? and kind = ?")
            .params(List.of(room, kind.name()))
            .query(Long.class)
            .single());
  }

  private void enrolled(long school, int pupils) {
    api(Role.OFFICER)
        .post(
            "/api/v1/schools/" + school + "/headcounts",
            "{\"school_year\": \"%s\", \"pupils\": {\"G3\": %d}}".formatted(YEAR, pupils))
        .is(201);
  }

  private void taught(long room, int pupils) {
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            values (?, ?, ?, 'VISIT', now(), 0, gen_random_uuid())
            """)
        .params(room, YEAR, pupils)
        .update();
  }
}
