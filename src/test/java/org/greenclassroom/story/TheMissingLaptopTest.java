package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.losses.Losses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A laptop is not there at its recall. It is searched for, given up by two, and a year later
 * somebody switches it on. Another turns up in a cupboard, a third in another room.
 */
class TheMissingLaptopTest extends Rooms {
  @Autowired Losses losses;

  private long search(Tag tag) {
    return jdbc.sql(
            """
            select s.search from losses.searches s join custody.devices d using (device)
             where d.tag = ? order by s.search desc limit 1
            """)
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  private String state(Tag tag) {
    return jdbc.sql("select state from losses.searches where search = ?")
        .param(search(tag))
        .query(String.class)
        .single();
  }

  /** It ran on that day, and told it; how its agent does so: see WanderersTest. */
  private void ran(Tag tag, int daysAhead) {
    jdbc.sql(
            """
            insert into usage.wanderer (device, last_day, told_at)
            select device, ?, now() from custody.devices where tag = ?
            on conflict (device) do update set last_day = excluded.last_day
            """)
        .params(java.sql.Date.valueOf(today().plusDays(daysAhead)), tag.code())
        .update();
  }

  private String mailbox() {
    var address = "officer" + unique() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(actor(Role.OFFICER, 1).account(), address)
        .update();
    return address;
  }

  private void close(Visitor engineer, long recall, String... more) {
    engineer.get("/takeback/" + recall + "/sheet").is(200);
    var fields = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    signedBy(engineer, "/takeback/" + recall + "/sheet", fields).is(200);
  }

  @Test
  void it_is_searched_for_given_up_by_two_and_heard_from_again() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 4, today().minusYears(3));
    var tags = lent.tags();
    var neighbour = lent(officer, 1, today().minusYears(3));
    officer.get("/takeback");
    var recall = officer.post("/takeback", "classroom", "" + lent.room()).is(200).id();
    // a form, without scripts: of three nothing is said
    close(visitor(Role.ENGINEER), recall, "is." + tags.get(0).code(), "GOOD");
    assertThat(state(tags.get(1))).isEqualTo("MISSING");

    var engineer = visitor(Role.ENGINEER);
    engineer.get("/").is(200).says("Missing computers");
    engineer.get("/losses").is(200).says(tags.get(1).printed(), lent.schoolName());
    var at = "/losses/" + search(tags.get(1));
    engineer.get(at).is(200).says("Nobody has searched for it yet", "nobody knows");
    officer.get(at).is(200);
    officer.post(at + "/proposal").is(422).says("Nobody has searched");

    // asked, looked, and told the police
    var today = today().toString();
    engineer.post(at + "/steps", "kind", "ASKED", "day", today).is(422).says("Say in words");
    engineer
        .post(at + "/steps", "kind", "POLICE", "day", today, "words", "报案")
        .is(422)
        .says("enter the number");
    engineer
        .post(
            at + "/steps",
            "kind",
            "POLICE",
            "day",
            today,
            "words",
            "派出所已立案",
            "policeReport",
            "A-2026-9")
        .is(200)
        .says("A-2026-9");
    assertThat(state(tags.get(1))).isEqualTo("SEARCHED");

    // two give it up
    officer.post(at + "/proposal").is(200).says("Another officer must agree");
    officer.post(at + "/agreement").is(422);
    var second = visitor(Role.OFFICER);
    second.get(at).is(200).says("proposed on");
    second.post(at + "/agreement").is(200).says("stays under watch");
    assertThat(custody.device(tags.get(1)).stage()).isEqualTo(Stage.LOST);
    assertThat(state(tags.get(1))).isEqualTo("WRITTEN_OFF");
    engineer.post(at + "/steps", "kind", "ASKED", "day", today, "words", "x").is(422).says("over");

    // somebody switches it on
    var address = mailbox();
    losses.listen(occasion(Role.OFFICER));
    ran(tags.get(1), 1);
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    assertThat(losses.listen(occasion(Role.OFFICER))).as("said once").isZero();
    assertThat(new LetterBox(jdbc).lastTo(address).body()).contains(tags.get(1).printed(), at);
    engineer.get("/").is(200).says("Heard from again");
    engineer.get("/losses?heard=true").is(200).says(tags.get(1).printed());
    engineer.get("/devices/" + tags.get(1).code()).is(200).says("heard from again");
    engineer.get(at).is(200).says("It was heard from after it was missed", "switched on");

    // looked into, in vain; it runs once more, and is found: the giving-up did not count
    engineer.post(at + "/settlement", "words", "电话无人接听").is(200);
    engineer.post(at + "/settlement", "words", "x").is(422).says("No alarm");
    ran(tags.get(1), 2);
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    engineer.get(at).is(200);
    engineer.post(at + "/find", "words", "").is(422);
    engineer.post(at + "/find", "words", "旧货市场，已取回").is(200).says("It is found");
    assertThat(custody.device(tags.get(1)).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(state(tags.get(1))).isEqualTo("FOUND");
    ran(tags.get(1), 3);
    losses.listen(occasion(Role.OFFICER));
    assertThat(
            jdbc.sql("select count(*) from losses.alarms where search = ? and settled_at is null")
                .param(search(tags.get(1)))
                .query(Long.class)
                .single())
        .as("what is found may run")
        .isZero();

    // the second lay in a cupboard
    var cupboard = "/losses/" + search(tags.get(2));
    engineer.get(cupboard).is(200);
    engineer.post(cupboard + "/find", "words", "储物柜").is(200);
    assertThat(state(tags.get(2))).isEqualTo("FOUND");

    // the third stands in the neighbours' room, where another count sees it
    officer.get("/takeback");
    var next = officer.post("/takeback", "classroom", "" + neighbour.room()).is(200).id();
    close(
        visitor(Role.ENGINEER),
        next,
        "is." + neighbour.tags().getFirst().code(),
        "GOOD",
        "others",
        tags.get(3).printed());
    assertThat(losses.listen(occasion(Role.OFFICER))).isPositive();
    var scanned = "/losses/" + search(tags.get(3));
    engineer.get(scanned).is(200).says("scanned in another room", neighbour.schoolName());
    officer.get(scanned).is(200);
    officer.post(scanned + "/proposal").is(422);
    for (var language : List.of("zh", "fr")) {
      engineer.speaking(language).get(scanned).is(200);
      engineer.get("/losses").is(200);
      engineer.get(at).is(200);
    }
    // who has no business with it
    visitor(Role.SCHOOL, lent.school()).get("/losses").is(403);
    visitor(Role.TECHNICIAN).get(scanned).is(200);
  }
}
