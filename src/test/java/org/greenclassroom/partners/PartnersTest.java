package org.greenclassroom.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

class PartnersTest extends House {
  @Test
  void an_officer_records_a_plant_and_its_licence() {
    var name = unique("绿环再生资源");
    var officer = visitor(Role.OFFICER);
    officer.get("/partners").is(200);
    var page =
        officer
            .post(
                "/partners",
                "name",
                name,
                "kinds",
                "DISMANTLER",
                "territory",
                "CN",
                "address",
                "上海市")
            .is(200)
            .says(name, "No licence is on file");
    officer
        .upload(
            page.path() + "/licences",
            Map.of(
                "number",
                "E310000123",
                "categories",
                "LAPTOP",
                "from",
                "2020-01-01",
                "to",
                LocalDate.now().plusYears(1).toString()),
            List.of(
                new Visitor.Upload(
                    "evidence", "licence.pdf", "application/pdf", "%PDF-1.7 copy".getBytes())))
        .is(200)
        .says("E310000123", "valid");
    officer.get("/find?q=" + name.substring(6).replace(" ", "%20")).is(200).says(name);
  }

  @Test
  void the_same_name_twice_is_refused_and_what_was_typed_stays() {
    var name = unique("Donor");
    var officer = visitor(Role.OFFICER);
    officer.get("/partners").is(200);
    officer.post("/partners", "name", name, "kinds", "DONOR", "territory", "CN").is(200);
    officer.get("/partners").is(200);
    var refused =
        officer
            .post("/partners", "name", name.toUpperCase(), "kinds", "DONOR", "territory", "CN")
            .is(409)
            .says("already recorded");
    assertThat(refused.body()).contains("value=\"" + name.toUpperCase() + "\"");
  }

  @Test
  void a_donor_sees_no_list_of_partners() {
    visitor(Role.DONOR, 1).get("/partners").is(403);
  }
}
