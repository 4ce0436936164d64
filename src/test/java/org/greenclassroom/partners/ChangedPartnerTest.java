package org.greenclassroom.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ChangedPartnerTest extends House {
  @Autowired Partners partners;

  @Test
  void a_partner_gets_another_name_and_another_kind() {
    var partner =
        partners.record(
            occasion(Role.OFFICER), unique("Firm"), List.of(PartnerKind.DONOR), "CN", null);
    var name = unique("中山路小学");
    var officer = visitor(Role.OFFICER);
    officer.get("/partners/" + partner).is(200);
    officer
        .post("/partners/" + partner, "name", name, "kinds", "SCHOOL", "territory", "VN")
        .is(200)
        .says(name);
    var changed = partners.partner(partner);
    assertThat(changed.name()).isEqualTo(name);
    assertThat(changed.kinds()).containsExactly(PartnerKind.SCHOOL);
    assertThat(changed.territory()).isEqualTo("VN");
  }
}
