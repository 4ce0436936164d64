package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A village school with a running classroom goes into the central school of its town. Nothing of
 * the room is rewritten, everything is found at the school that stands.
 */
class SchoolThatMergesTest extends House {
  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
  private static final String YEAR = "2025-2026";

  @Autowired Custody custody;
  @Autowired Partners partners;

  @Test
  void its_room_goes_on_and_is_found_at_the_school_that_took_it_over() {
    var officer = visitor(Role.OFFICER);
    var village = register(officer, unique("云上村小"));
    var central = register(officer, unique("雷山中心校"));
    var villageName = partners.partner(village).name();
    var centralName = partners.partner(central).name();
    var stranger = register(officer, unique("别处小学"));

    // a room that runs, with its agreement and its day
    var tags =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partners.record(
                occasion(Role.OFFICER), unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null),
            3,
            unique("Latitude"),
            clock.instant());
    var room = running(officer, village, tags);
    var before = room(room);
    assertThat(before.get("due_on")).isNotNull();
    officer.get("/schools/" + village).is(200).says("Classrooms", "一号教室", "3 of 3 computers");

    count(officer, village, "G1", "20", "G2", "18");
    count(officer, central, "G1", "200", "G2", "190");
    assertThat(pupils(village) + pupils(central)).isEqualTo(428);

    // the merger, on a day, with its paper
    officer.get("/schools/" + village + "/successions/new").is(200).says(centralName);
    officer
        .upload(
            "/schools/" + village + "/successions",
            Map.of(
                "kind",
                "MERGED",
                "successor",
                "" + central,
                "day",
                occasion(Role.OFFICER).today().toString()),
            List.of(
                new Upload(
                    "paper",
                    "撤并批复.pdf",
                    "application/pdf",
                    "%PDF-1.7".getBytes(StandardCharsets.UTF_8))))
        .is(200)
        .says("it is part of " + centralName, "merged into " + centralName);

    // nothing of the room was rewritten
    assertThat(room(room)).isEqualTo(before);
    assertThat(
            jdbc.sql("select distinct holder from custody.devices where classroom = ?")
                .param(room)
                .query(Long.class)
                .list())
        .as("devices keep their holder until a slip says otherwise")
        .containsExactly(village);
    assertThat(
            jdbc.sql("select heir from schools.schools where school = ?")
                .param(village)
                .query(Long.class)
                .single())
        .isEqualTo(central);

    // and everything is found at the school that stands
    officer
        .get("/schools/" + central)
        .is(200)
        .says("Schools that went into it", villageName + " · 一号教室", "took over " + villageName);
    var principal = visitor(Role.SCHOOL, central);
    principal.get("/schools/" + central).is(200).says(villageName + " · 一号教室");
    principal.get("/schools/" + village).is(200).says(villageName);
    principal.get("/schools/" + village + "/counts").is(404);
    principal.get("/classrooms").is(200).says(villageName);
    principal.get("/classrooms/" + room).is(200).says("一号教室");
    visitor(Role.SCHOOL, stranger).get("/classrooms/" + room).is(404);
    visitor(Role.SCHOOL, stranger).get("/schools/" + village).is(404);

    // pupils are counted once
    assertThat(pupils(village) + pupils(central)).as("nobody has counted since").isEqualTo(428);
    count(officer, central, "G1", "220", "G2", "208");
    assertThat(pupils(village) + pupils(central)).as("and now together").isEqualTo(428);
    assertThat(pupils(village)).isZero();
    officer.get("/schools/" + village).is(200).says("38 pupils in 2 grades");

    // the school that stands goes into another one in its turn
    var town = register(officer, unique("县实验小学"));
    officer.get("/schools/" + central + "/successions/new");
    officer
        .upload(
            "/schools/" + central + "/successions",
            Map.of(
                "kind",
                "MERGED",
                "successor",
                "" + town,
                "day",
                occasion(Role.OFFICER).today().toString()),
            List.of(new Upload("paper", "p.png", "image/png", DOT)))
        .is(200);
    officer.get("/schools/" + town).is(200).says(villageName + " · 一号教室", centralName);
    assertThat(
            jdbc.sql("select heir from schools.schools where school = ?")
                .param(village)
                .query(Long.class)
                .single())
        .isEqualTo(town);
  }

  private long register(Visitor officer, String name) {
    officer.get("/schools/new").is(200);
    return officer.post("/schools", "name", name, "territory", "CN", "kinds", "RURAL").is(200).id();
  }

  private void count(Visitor officer, long school, String... lines) {
    officer.get("/schools/" + school + "/counts").is(200);
    var fields = new java.util.ArrayList<>(List.of("subject", "GRADES", "schoolYear", YEAR));
    fields.addAll(List.of(lines));
    officer.post("/schools/" + school + "/counts", fields.toArray(String[]::new)).is(200);
  }

  private int pupils(long school) {
    return jdbc.sql(
            "select coalesce(sum(pupils), 0)::int from schools.headcounts where school = ? and school_year = ?")
        .params(school, YEAR)
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> room(long room) {
    return new LinkedHashMap<>(
        jdbc.sql(
                """
                select school, site, agreement, accepted_on, due_on, ended_on, in_class
                  from classrooms.classrooms where classroom = ?
                """)
            .param(room)
            .query()
            .singleRow());
  }

  private long running(Visitor officer, long school, List<Tag> tags) {
    officer.get("/classrooms/new").is(200);
    var room =
        officer
            .post(
                "/classrooms",
                "school",
                "" + school,
                "name",
                "一号教室",
                "seats",
                "3",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    var at = "/classrooms/" + room;
    var today = occasion(Role.OFFICER).today().toString();
    Agreeing.byHand(officer, room, today, "school", "programme").is(200);
    var list = String.join(",", tags.stream().map(Tag::code).toList());
    officer.get(at + "/reservation").is(200);
    officer.post(at + "/reservation", "tag", list).is(200);
    officer.get(at + "/dispatch").is(200);
    officer.post(at + "/dispatch", "tag", list, "leftOn", today, "by", "own").is(200);
    officer.get(at + "/acceptance").is(200);
    officer
        .upload(
            at + "/acceptance",
            Map.of("tag", list, "acceptedOn", today, "giverName", "李明", "takerName", "王芳"),
            List.of(
                new Upload("giverScan", "a.png", "image/png", DOT),
                new Upload("takerScan", "b.png", "image/png", DOT)))
        .is(200);
    return room;
  }
}
