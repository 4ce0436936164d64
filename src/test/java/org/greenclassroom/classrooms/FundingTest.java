package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A room has a sponsor that signs, and may have others that pay. */
class FundingTest extends House {
  @Autowired Partners partners;

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), name, EnumSet.of(kind), "CN", null);
  }

  @Test
  void a_room_may_have_several_funders_each_in_its_way() {
    var sponsor = partner(PartnerKind.SPONSOR, unique("Optics"));
    var foundation = unique("Foundation");
    var grant = partner(PartnerKind.SPONSOR, foundation);
    var officer = visitor(Role.OFFICER);
    officer.get("/classrooms/new");
    var room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                unique("School"),
                "name",
                "301",
                "seats",
                "30",
                "kind",
                "LAPTOP",
                "sponsor",
                String.valueOf(sponsor))
            .is(200)
            .id();
    var at = "/classrooms/" + room;
    officer.get(at).is(200).says("signs the agreement");
    officer
        .post(at + "/funders", "partner", String.valueOf(grant), "way", "GRANT", "since", today())
        .is(200)
        .says(foundation, "grant", "signs the agreement");
    officer
        .post(at + "/funders", "partner", String.valueOf(grant), "way", "GRANT", "since", today())
        .is(409)
        .says("already funds");
    assertThat(ways(room)).containsExactlyInAnyOrder("SPONSORSHIP", "GRANT");
    var funder =
        jdbc.sql("select funder from classrooms.funders where classroom = ? and way = 'GRANT'")
            .param(room)
            .query(Long.class)
            .single();
    officer.post("/classrooms/999999/funders/" + funder + "/end").is(404);
    officer.post(at + "/funders/" + funder + "/end").is(200).says("until");
    officer.post(at + "/funders/" + funder + "/end").is(404);
    officer
        .post(at + "/funders", "partner", String.valueOf(grant), "way", "IN_KIND", "since", today())
        .is(200)
        .says("in kind");
  }

  @Test
  void only_a_sponsor_or_a_donor_funds_a_room() {
    var school = partner(PartnerKind.SCHOOL, unique("School"));
    var officer = visitor(Role.OFFICER);
    officer.get("/classrooms/new");
    var room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                unique("School"),
                "name",
                "1",
                "seats",
                "3",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    officer
        .post(
            "/classrooms/" + room + "/funders",
            "partner",
            String.valueOf(school),
            "way",
            "GRANT",
            "since",
            today())
        .is(422)
        .says("neither a sponsor nor a donor");
    officer
        .post(
            "/classrooms/" + room + "/funders",
            "partner",
            String.valueOf(partner(PartnerKind.SPONSOR, unique("Late"))),
            "way",
            "GRANT",
            "since",
            "2999-01-01")
        .is(422);
    assertThat(ways(room)).isEmpty();
  }

  private java.util.List<String> ways(long room) {
    return jdbc.sql("select way from classrooms.funders where classroom = ? and until is null")
        .param(room)
        .query(String.class)
        .list();
  }

  private String today() {
    return occasion(Role.OFFICER).today().toString();
  }
}
