package org.greenclassroom.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LotStatesTest extends House {
  @Autowired Partners partners;
  @Autowired Donations donations;

  @Test
  void a_lot_closes_and_opens_again_and_every_step_stays_written() {
    var officer = occasion(Role.OFFICER);
    var donor = partners.record(officer, unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
    var lot = donations.open(officer, donor);
    donations.requireOpen(lot);
    assertThatThrownBy(() -> donations.reopen(officer, lot)).isInstanceOf(Refusal.class);
    donations.close(officer, lot);
    assertThat(donations.lot(lot).state()).isEqualTo(Lot.State.CLOSED);
    assertThatThrownBy(() -> donations.requireOpen(lot)).hasMessageContaining("lot-closed");
    assertThatThrownBy(() -> donations.close(officer, lot)).hasMessageContaining("lot-closed");
    donations.reopen(officer, lot);
    assertThat(donations.lot(lot).closedAt()).isNull();
    assertThat(
            jdbc.sql("select state from donations.lot_state where lot = ? order by number")
                .param(lot)
                .query(String.class)
                .list())
        .containsExactly("OPEN", "CLOSED", "OPEN");
    assertThatThrownBy(
            () -> jdbc.sql("delete from donations.lot_state where lot = ?").param(lot).update())
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
    assertThat(
            jdbc.sql("select title from donations.titles where lot = ?")
                .param(lot)
                .query(String.class)
                .single())
        .isEqualTo("UNKNOWN");
  }
}
