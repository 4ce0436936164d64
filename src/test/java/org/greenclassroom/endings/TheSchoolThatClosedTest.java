package org.greenclassroom.endings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * In its second year a school for migrant workers' children must close: the pupils move to public
 * schools. After agreement of school and sponsor four computers stay with the teachers, the rest
 * comes home, and nothing is forgotten (it happened so at Jiashan).
 */
class TheSchoolThatClosedTest extends Ends {
  @Test
  void the_school_closes_and_every_computer_is_accounted_for() {
    var officer = visitor(Role.OFFICER);
    var second = visitor(Role.OFFICER);
    var engineer = visitor(Role.ENGINEER);
    var technician = visitor(Role.TECHNICIAN);
    var sponsorPartner = partner(org.greenclassroom.partners.PartnerKind.SPONSOR, "Horizon");
    var lent = lent(officer, 10, today().minusMonths(14), "sponsor", Long.toString(sponsorPartner));
    var due = due(lent.room());
    assertThat(endings.openOf(lent.room())).isNull();

    // the principal tells it on the school's own page, 22 months before the day
    var principal = visitor(Role.SCHOOL, lent.school());
    principal
        .get("/school/rooms/" + lent.room())
        .is(200)
        .says("A school that closes tells it here");
    principal.get("/endings/rooms/" + lent.room()).is(200).says("Ask all now");
    var mine = principal.post("/endings/mine", "classroom", Long.toString(lent.room())).is(200);
    long ending = mine.id();
    var staying = lent.tags().subList(0, 4);
    var last = today().plusDays(50);
    var fields = new ArrayList<String>();
    fields.addAll(List.of("day", last.toString(), "why", "SCHOOL_CLOSES", "words", "孩子们转到公办学校"));
    for (var tag : staying) fields.addAll(List.of("tag", tag.code()));
    propose(principal, mine.path(), "EARLY_END", "day", due.toString(), "why", "SCHOOL_CLOSES")
        .is(422)
        .says("An early end lies between");
    propose(principal, mine.path(), "EARLY_END", fields.toArray(String[]::new))
        .is(200)
        .says("the school closes", "4 computers stay");

    // the sponsor's people answer with their account, the programme says yes
    var donor = visitor(Role.DONOR, sponsorPartner);
    donor.get("/").says("How shall it end?");
    answer(donor, "/endings/mine/" + ending, ending, true).is(200);
    answer(officer, "/endings/" + ending, ending, true).is(200).says("All have said yes");
    assertThat(due(lent.room())).isEqualTo(last);
    officer.get(lent.at()).says("the school closes");
    officer.get("/endings/" + ending).says("The new day", "Addendum for what stays");
    // everybody is told at once: the letters and the plan are due by now
    assertThat(open(lent.room(), "LETTERS")).hasSize(1);
    contact(officer, ending, "SCHOOL", "closing" + unique() + "@example.org", "zh", 1);
    rounds.morning(schoolDay(today()));
    assertThat(open(lent.room(), "LETTERS")).isEmpty();

    // the addendum is signed, two officers let the four go, and only then the room is recalled
    long paper = consequence(ending, "OWNERSHIP");
    assertThat(principal.get("/papers/" + paper).is(200).text())
        .contains(staying.getFirst().printed());
    Agreeing.signAll(officer, officer.get("/papers/" + paper), "杨校长");
    var addendum = lent.at() + "/addenda/" + paper;
    officer.get(lent.at());
    officer.post(addendum + "/proposal").is(200);
    second.get(lent.at());
    second.post(addendum + "/agreement").is(200).says("4 computers stayed");
    rounds.morning(schoolDay(today()));
    long recall =
        jdbc.sql("select recall from takeback.recalls where classroom = ? and closed_at is null")
            .param(lent.room())
            .query(Long.class)
            .single();
    officer.get("/endings/" + ending).is(200).says("The recall");
    officer
        .post(
            "/endings/" + ending + "/plan",
            "day",
            last.minusDays(7).toString(),
            "words",
            "请把电脑搬到一楼")
        .is(200);

    // on site five of six are found; the sixth is missing and stays missing
    engineer.get("/takeback/" + recall + "/count").is(200);
    var found = lent.tags().subList(4, 9);
    engineer
        .post(
            "/takeback/" + recall + "/sightings",
            "typed",
            String.join("\n", found.stream().map(Tag::printed).toList()))
        .is(200)
        .says("5 of 6");
    engineer.get("/takeback/" + recall + "/closing").is(200);
    signedBy(engineer, "/takeback/" + recall + "/closing", Map.of("closedOn", today().toString()))
        .is(200);
    assertThat(state(ending)).isEqualTo("SETTLED");
    principal.get("/endings/mine/" + ending).is(200).says("nothing of ours stands there");
    technician.get("/takeback/" + recall + "/receipt").is(200);
    technician
        .upload(
            "/takeback/" + recall + "/receipt",
            Map.of("tag", String.join(",", found.stream().map(Tag::code).toList())),
            List.of())
        .is(200);

    // every computer is accounted for: four on the watch list, five home, one missing
    assertThat(custody.devices(staying).stream().map(Device::stage).distinct())
        .containsExactly(Stage.WITH_SCHOOL);
    assertThat(custody.devices(found).stream().map(Device::stage).distinct())
        .containsExactly(Stage.TO_INSPECT);
    assertThat(custody.device(found.getFirst()).data()).isEqualTo(Held.MAY_HOLD);
    assertThat(custody.device(lent.tags().getLast()).stage()).isEqualTo(Stage.MISSING);
    assertThat(
            jdbc.sql(
                    "select count(*) from endings.watches where classroom = ? and released is null")
                .param(lent.room())
                .query(Integer.class)
                .single())
        .isEqualTo(4);
    officer.get("/endings/rooms/" + lent.room()).is(200).says("everything is home");
    rounds.morning(schoolDay(today(), 40));
    assertThat(endings.openOf(lent.room())).as("what is over does not begin again").isNull();
  }
}
