package org.greenclassroom.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Programmes of partners: groups as counts, projects under codes, blocks not for those who do not
 * see.
 */
class CodingTest extends House {
  @Autowired Partners partners;
  @Autowired Coding coding;
  @Autowired Cohorts groups;
  @Autowired Volunteers volunteers;

  private long partner(String name, PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(name), List.of(kind), "CN", null);
  }

  private long room(long school, boolean special) {
    return jdbc.sql(
            """
            insert into classrooms.classroom
              (school, site, name, seats, kind, special_needs, planned_at, key)
            select ?, min(site), 'Room', 30, 'DESKTOP', ?, now(), gen_random_uuid()
              from partners.sites where partner = ? returning classroom
            """)
        .params(school, special, school)
        .query(Long.class)
        .single();
  }

  private long course(boolean blocks) {
    return jdbc.sql(
            """
            select version from courses.versions
             where current and case when ? then screen_reader = 'NO' else screen_reader = 'YES' end
             order by version limit 1
            """)
        .param(blocks)
        .query(Long.class)
        .single();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Occasion.PROGRAMME_ZONE);
  }

  private Visitor.Seen begin(Visitor officer, long company, Tool tool, long course) {
    officer.get("/coding/new").is(200);
    return officer.post(
        "/coding",
        "title",
        unique("Coding"),
        "partner",
        "" + company,
        "tool",
        tool.name(),
        "course",
        "" + course,
        "startsOn",
        today().toString(),
        "goals",
        "Loops\nMistakes");
  }

  private Visitor.Seen teach(
      Visitor officer, String programme, long room, int pupils, String reason) {
    officer.get(programme).is(200);
    return officer.post(
        programme + "/cohorts",
        "classroom",
        "" + room,
        "grade",
        "4",
        "pupils",
        "" + pupils,
        "girls",
        "" + pupils / 2,
        "boys",
        "" + pupils / 2,
        "startsOn",
        today().toString(),
        "reason",
        reason);
  }

  private long goal(String programme, String name) {
    return jdbc.sql("select goal from coding.goal where programme = ? and name = ?")
        .params(Long.parseLong(programme.replaceAll(".*/", "")), name)
        .query(Long.class)
        .single();
  }

  @Test
  void a_partner_reads_counts_of_its_own_programme_and_the_school_its_own_groups() {
    long company = partner("Company", PartnerKind.DONOR);
    long school = partner("School", PartnerKind.SCHOOL);
    var officer = visitor(Role.OFFICER);
    var programme = begin(officer, company, Tool.PYTHON, course(false)).is(200).path();
    long room = room(school, false);
    var cohort = teach(officer, programme, room, 30, "").is(200).path();
    teach(officer, programme, room, 0, "").is(422).says("1 to 200 pupils");
    officer.get(programme);
    long volunteer =
        volunteers.known(
            occasion(Role.OFFICER),
            new Person(
                "Li Na", "li" + System.nanoTime() + "@example.org", Locale.ENGLISH, company, 18));
    officer.get(programme).says("Li Na");
    officer.post(programme + "/helpers", "volunteer", "" + volunteer).is(200).says("Helps no more");
    officer.post(programme + "/helpers", "volunteer", "" + volunteer).is(200);
    officer.post(programme + "/helpers", "volunteer", "1").is(404);
    officer.get(programme);
    officer.post(programme + "/helpers/" + volunteer + "/end").is(200);

    var teacher = visitor(Role.SCHOOL, school);
    teacher.get("/coding").is(200).says("Room, grade 4");
    teacher.get(cohort).is(200);
    var loops = "goal." + goal(programme, "Loops");
    teacher.post(cohort + "/progress", "lessons", "8", loops, "24").is(200).says("Saved");
    teacher
        .post(cohort + "/progress", "lessons", "8", loops, "31")
        .is(422)
        .says("the group has 30");
    teacher.get(cohort);
    teacher.post(cohort + "/progress", "lessons", "8", loops, "many").is(422);
    teacher.get(cohort);
    teacher
        .post(
            cohort + "/results",
            "phase",
            "PRE",
            "tested",
            "30",
            "mean",
            "41",
            "quarter1",
            "10",
            "quarter2",
            "10",
            "quarter3",
            "5",
            "quarter4",
            "5")
        .is(200)
        .says("41 %");
    teacher
        .post(
            cohort + "/results",
            "phase",
            "POST",
            "tested",
            "9",
            "mean",
            "77",
            "quarter1",
            "0",
            "quarter2",
            "0",
            "quarter3",
            "4",
            "quarter4",
            "5")
        .is(200)
        .says("fewer than 10");
    assertThat(teacher.get(cohort).text()).doesNotContain("77 %");
    teacher
        .post(
            cohort + "/results",
            "phase",
            "POST",
            "tested",
            "9",
            "mean",
            "77",
            "quarter1",
            "1",
            "quarter2",
            "0",
            "quarter3",
            "4",
            "quarter4",
            "5")
        .is(422)
        .says("add up to 10");
    var other = visitor(Role.SCHOOL, partner("Other", PartnerKind.SCHOOL));
    other.get(cohort).is(404);
    other.get(programme).is(403);

    var donor = visitor(Role.DONOR, company);
    var seen = donor.get(programme).is(200).says("30 pupils taught", "8 lessons", "Loops 24");
    assertThat(seen.text()).doesNotContain("Li Na");
    donor.get("/coding").says("30 pupils in one group");
    donor.get(cohort).is(403);
    var report = "/coding/report.pdf?partner=" + company + "&year=" + today().getYear();
    for (var language : List.of("en", "zh", "fr"))
      assertThat(donor.get(report + "&in=" + language).is(200).bytes())
          .startsWith('%', 'P', 'D', 'F');
    donor.get("/coding/report.pdf?partner=" + company + "&year=2001").is(422);
    // a group that goes on for two years counts once, in the year in which it began
    teach(officer, programme, room, 20, "").is(200);
    jdbc.sql(
            """
            update coding.programme set starts_on = starts_on - 400 where programme = ?
            """)
        .param(Long.parseLong(programme.replaceAll(".*/", "")))
        .update();
    jdbc.sql("update coding.cohort set starts_on = ? where pupils = 20 and programme = ?")
        .params(
            LocalDate.of(today().getYear() - 1, 12, 1),
            Long.parseLong(programme.replaceAll(".*/", "")))
        .update();
    var reader = actor(Role.OFFICER, 1);
    assertThat(coding.report(company, today().getYear(), reader).pupils()).isEqualTo(30);
    assertThat(coding.report(company, today().getYear() - 1, reader).pupils()).isEqualTo(20);
    assertThat(coding.report(company, today().getYear() - 1, reader).cohorts()).hasSize(1);
    assertThat(donor.get("/coding").is(200).body())
        .contains("year=" + today().getYear() + "&", "year=" + (today().getYear() - 1) + "&");
    donor.get(programme).is(200).says("" + (today().getYear() - 1));
    teacher.get("/coding?group=1").is(200).says("No group is taught at your school yet");
    var stranger = visitor(Role.DONOR, partner("Else", PartnerKind.DONOR));
    stranger.get(programme).is(404);
    stranger.get(report).is(404);
    assertThat(officer.get("/coding/cohorts.csv").is(200).text())
        .contains(partners.partner(school).name());
    officer.get("/coding").is(200);
    visitor(Role.AUDITOR).get(cohort).is(200);
    assertThat(
            jdbc.sql(
                    "select count(*) from coding.results r join coding.cohorts using (cohort) where partner = ?")
                .param(company)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void blocks_are_refused_where_nobody_sees_with_what_to_teach_instead() {
    long company = partner("Company", PartnerKind.SPONSOR);
    long special = room(partner("Special", PartnerKind.SCHOOL), true);
    var officer = visitor(Role.OFFICER);
    var scratch = begin(officer, company, Tool.SCRATCH, course(true)).is(200).path();
    teach(officer, scratch, special, 12, "").is(422);
    // a tool of blocks is refused under a readable course too
    var dressed = begin(officer, company, Tool.BLOCKLY, course(false)).is(200).path();
    teach(officer, dressed, special, 12, "").is(422).says("taught with blocks", "in this room");
    teach(officer, dressed, special, 12, "Low vision, with a magnifier")
        .is(200)
        .says("because: Low vision");
    var python = begin(officer, company, Tool.PYTHON, course(false)).is(200).path();
    teach(officer, python, special, 12, "").is(200);
  }

  @Test
  void a_project_has_a_code_and_no_author_and_its_file_goes() {
    long school = partner("School", PartnerKind.SCHOOL);
    var officer = visitor(Role.OFFICER);
    var programme =
        begin(officer, partner("Company", PartnerKind.DONOR), Tool.PYTHON, course(false)).path();
    var cohort = teach(officer, programme, room(school, false), 20, "").is(200).path();
    var teacher = visitor(Role.SCHOOL, school);
    teacher.get(cohort);
    var program = new Visitor.Upload("file", "a.py", "text/plain", "print('蛙')".getBytes());
    teacher
        .upload(cohort + "/projects", Map.of("title", "Name: Li"), List.of(program))
        .is(422)
        .says("looks like a name");
    teacher.get(cohort);
    teacher
        .upload(
            cohort + "/projects",
            Map.of("title", "Frog"),
            List.of(new Visitor.Upload("file", "a.svg", "image/svg+xml", "<svg/>".getBytes())))
        .is(422);
    teacher.get(cohort);
    var goal = "" + goal(programme, "Loops");
    teacher
        .upload(cohort + "/projects", Map.of("title", "Frog", "goal", goal), List.of(program))
        .is(200)
        .says("Its code is", "Frog", "Loops");
    teacher.upload(cohort + "/projects", Map.of("title", "Leaf"), List.of()).is(200);
    var numbers =
        jdbc.sql("select project from coding.project where cohort = ? order by project")
            .param(Long.parseLong(cohort.replaceAll(".*/", "")))
            .query(Long.class)
            .list();
    var file = cohort + "/projects/" + numbers.getFirst() + "/work";
    assertThat(teacher.get(file).is(200).response().headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    groups.forget(Occasion.of(Actor.HOUSE, clock.instant().plus(Duration.ofDays(300))));
    teacher.get(file).is(200);
    groups.forget(Occasion.of(Actor.HOUSE, clock.instant().plus(Duration.ofDays(367))));
    teacher.get(file).is(404);
    teacher.get(cohort);
    teacher
        .post(cohort + "/projects/" + numbers.getLast() + "/withdrawal")
        .is(200)
        .says("withdrawn", "Leaf");
    teacher.post(cohort + "/projects/1/withdrawal").is(404);
  }

  @Test
  void twice_at_the_same_moment_is_one_group_and_one_project() throws Exception {
    long company = partner("Company", PartnerKind.DONOR);
    var officer = visitor(Role.OFFICER);
    var programme = begin(officer, company, Tool.PYTHON, course(false)).is(200).id();
    long room = room(partner("School", PartnerKind.SCHOOL), false);
    var once = occasion(Role.OFFICER);
    var group = new Cohorts.Group(room, 4, 20, null, null, today(), null);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> teach = () -> groups.teach(once, programme, group);
      var cohorts = new ArrayList<Long>();
      for (var done : pool.invokeAll(Collections.nCopies(2, teach))) cohorts.add(done.get());
      assertThat(cohorts.getFirst()).isEqualTo(cohorts.getLast());
      Callable<String> make =
          () ->
              groups.make(
                  once, cohorts.getFirst(), new Cohorts.Piece("Frog", "", null), new byte[0], "");
      var codes = new ArrayList<String>();
      for (var done : pool.invokeAll(Collections.nCopies(2, make))) codes.add(done.get());
      assertThat(codes.getFirst()).isEqualTo(codes.getLast());
    }
    assertThatThrownBy(() -> coding.programme(programme, actor(Role.DONOR, 1)))
        .isInstanceOf(Refusal.class);
  }
}
