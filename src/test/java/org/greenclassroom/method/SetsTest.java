package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sets of coefficients: carried in, loaded, superseded, never edited; the calculator over them. */
class SetsTest extends House {
  private static final String HEAD =
      "id,class,term,low,central,high,unit,source,year,region,licence,note\n";

  @Autowired Method method;

  @Test
  void the_carried_set_is_there_once_and_reads_back_with_its_hash() throws Exception {
    var carried = carried();
    var set = method.set(carried);
    assertThat(set.hash()).isEqualTo(Sets.CARRIED.hash());
    assertThat(set.all()).isEqualTo(Sets.CARRIED.all());
    assertThat(
            jdbc.sql("select hash from method.set where set = ?")
                .param(carried)
                .query(String.class)
                .single())
        .isEqualTo(set.hash());
    assertThat(method.carry(Occasion.of(Actor.HOUSE, clock.instant()), "again", Carried.text()))
        .as("the same coefficients again are nothing new")
        .isEmpty();
  }

  @Test
  void an_administrator_loads_the_next_set_from_the_file_of_the_last() throws Exception {
    var admin = visitor(Role.ADMINISTRATOR);
    long before = carried();
    var file =
        new String(
            admin.get("/method/sets/" + before + ".csv").is(200).bytes(), StandardCharsets.UTF_8);
    var version = "t" + unique();
    // a number that no other test loads, and too near the old one to move another test's result
    var changed =
        file.replace(
            "HOURS,ANY,HOURS,300,600,1000",
            "HOURS,ANY,HOURS,300,600.000" + version.substring(1) + ",1000");
    assertThat(changed).isNotEqualTo(file);
    admin.get("/method").is(200).says("Load the next set");
    var page = load(admin, version, changed).is(200).says("holds now", version);
    assertThat(page.path()).startsWith("/method/sets/");
    assertThat(method.current().version()).isEqualTo(version);
    var open = stranger().get(page.path()).is(200).body();
    assertThat(open)
        .doesNotContain("noindex")
        .containsPattern("<meta name=\"description\" content=\"The [0-9]+ coefficients of set ");
    assertThat(stranger().get("/sitemap.xml").is(200).body()).contains(page.path() + "</loc>");
    assertThat(
            jdbc.sql("select superseded_at is not null from method.sets where set = ?")
                .param(before)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql("select count(*) from method.coefficients where set = ?")
                .param(method.current().set())
                .query(Long.class)
                .single())
        .isEqualTo(Sets.CARRIED.all().size());
    load(admin, "x" + version, changed).is(422).says("known already, as version " + version);
    load(admin, version, changed.replace(",600.", ",601."))
        .is(422)
        .says("exists with other numbers");
    // an upgrade changes nothing behind the programme's back
    assertThat(
            method.carry(Occasion.of(Actor.HOUSE, clock.instant()), "u" + version, HEAD + row("5")))
        .isEmpty();
    // the earlier one still answers
    stranger().get("/method/sets/" + before).is(200).says("Held from");
  }

  @Test
  void a_file_that_cannot_be_trusted_is_refused_as_a_whole() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/method").is(200);
    load(admin, "v 1", HEAD + row("5")).is(422).says("is no version");
    load(admin, "v1", "id,term\na,b\n").is(422).says("has no column “class”");
    load(admin, "v1", HEAD + row("5") + row("5")).is(422).says("stands in the file twice");
    load(admin, "v1", HEAD + row("five")).is(422).says("is not a number that fits there");
    load(admin, "v1", HEAD + row("11")).is(422).says("do not rise");
    load(admin, "v1", HEAD + row("5").replace("HOURS,1", "MOOD,1"))
        .is(422)
        .says("the term “MOOD” is unknown");
    load(admin, "v1", HEAD + row("5").replace("somebody", "")).is(422).says("“source” is empty");
    load(admin, "v1", HEAD + row("5").replace("HOURS,ANY", "HOUR,ANY"))
        .is(422)
        .says("it must be “HOURS”");
    load(admin, "v1", HEAD + row("5").replace("somebody", "some\tbody"))
        .is(422)
        .says("cannot be read");
    load(admin, "v1", HEAD + row("5").replace(",1,5,", ",-1,5,"))
        .is(422)
        .says("is not a number that fits there");
    load(admin, "v1", HEAD + row("5").replace("HOURS", "DISPLACEMENT"))
        .is(422)
        .says("is not a number that fits there");
    load(admin, "v1", HEAD + row("5")).is(422).says("It lacks", "EMBODIED.DESKTOP");
    load(admin, "v1", HEAD + "a,b\n").is(422);
    load(admin, "v1", HEAD).is(422).says("no coefficient in this file");
    assertThat(
            jdbc.sql("select count(*) from method.set where version = 'v1'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void only_an_administrator_loads() {
    var officer = visitor(Role.OFFICER);
    assertThat(officer.get("/method").is(200).text()).doesNotContain("Load the next set");
    load(officer, "v2", HEAD + row("5")).is(403);
  }

  @Test
  void nobody_changes_a_set_in_the_table() {
    assertThatThrownBy(() -> jdbc.sql("update method.coefficient set note = 'x'").update())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> jdbc.sql("delete from method.set").update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void an_unknown_set_is_not_found() {
    assertThatThrownBy(() -> method.set(999_999_999)).isInstanceOf(Refusal.class);
    stranger().get("/method/sets/999999999").is(404);
  }

  @Test
  void the_front_door_gives_the_terms_of_m1() {
    var sum = method.m1(Sets.classroom(0.5, 0, 3, 1), method.set(carried()));
    assertThat(Math.round(sum.netB() * 1_000)).isEqualTo(318_113);
  }

  private long carried() {
    return jdbc.sql("select set from method.set where hash = ?")
        .param(Sets.CARRIED.hash())
        .query(Long.class)
        .single();
  }

  private static String row(String central) {
    return "HOURS,ANY,HOURS,1," + central + ",10,hours,somebody,2026,CN,own,\n";
  }

  private static Visitor.Seen load(Visitor by, String version, String csv) {
    return by.upload(
        "/method/sets",
        Map.of("version", version),
        List.of(
            new Visitor.Upload("file", "c.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))));
  }
}
