package org.greenclassroom.donations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The minimum over time, and who pays for a lot. */
class SpecificationsTest extends House {
  @Autowired Offers offers;
  @Autowired Partners partners;
  @Autowired Donations donations;

  @Test
  void a_new_version_takes_the_place_of_the_one_before_from_its_day_on() {
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    var officer = visitor(Role.OFFICER);
    officer.get("/donations/specifications").is(200).says("Intel Core i5 of generation 4");
    officer
        .post(
            "/donations/specifications",
            "kind",
            "PRINTER",
            "validFrom",
            today.plusYears(5).toString(),
            "oldestYear",
            "2018",
            "smallest",
            "2",
            "faultyShare",
            "10",
            "source",
            "our workshop")
        .is(200)
        .says("built in 2018 or later");
    officer
        .post(
            "/donations/specifications",
            "kind",
            "PRINTER",
            "validFrom",
            today.plusYears(6).toString(),
            "oldestYear",
            "2020",
            "smallest",
            "2",
            "faultyShare",
            "10",
            "source",
            "our workshop")
        .is(200);
    assertThat(on(today)).isNull();
    assertThat(on(today.plusYears(5))).isEqualTo(2018);
    assertThat(on(today.plusYears(6).minusDays(1))).isEqualTo(2018);
    assertThat(on(today.plusYears(6))).isEqualTo(2020);
    officer
        .post(
            "/donations/specifications",
            "kind",
            "PRINTER",
            "validFrom",
            today.minusDays(1).toString(),
            "source",
            "x")
        .is(422)
        .says("is over");
    officer
        .post(
            "/donations/specifications",
            "kind",
            "PRINTER",
            "validFrom",
            today.toString(),
            "tier",
            "5",
            "source",
            "x")
        .is(422)
        .says("Say both, or neither");
    officer
        .post("/donations/specifications", "kind", "PRINTER", "validFrom", today.toString())
        .is(422)
        .says("where this minimum comes from");
    visitor(Role.AUDITOR).get("/donations/specifications").is(200);
    visitor(Role.DONOR).get("/donations/specifications").is(403);
  }

  private Integer on(LocalDate day) {
    return offers.valid(day).stream()
        .filter(each -> each.kind() == Thing.PRINTER)
        .map(Specification::oldestYear)
        .findFirst()
        .orElse(null);
  }

  @Test
  void several_pay_for_a_lot_and_together_no_more_than_the_whole() {
    var occasion = occasion(Role.OFFICER);
    var donor = partners.record(occasion, unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
    var one = sponsor();
    var two = sponsor();
    var lot = donations.open(occasion, donor);
    var at = "/donations/lots/" + lot;
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200).says("Nobody is written down");
    officer.post(at + "/funders", "sponsor", one + "", "share", "60", "note", "transport").is(200);
    officer.post(at + "/funders", "sponsor", two + "", "share", "50").is(422).says("110%");
    officer.post(at + "/funders", "sponsor", one + "", "share", "10").is(409);
    officer.post(at + "/funders", "sponsor", donor + "").is(422).says("not recorded as a sponsor");
    officer.post(at + "/funders", "sponsor", two + "", "share", "40").is(200).says("40%");
    assertThat(sponsorOf(lot)).isEqualTo(one);
    long funder =
        jdbc.sql("select min(funder) from donations.funder where lot = ?")
            .param(lot)
            .query(Long.class)
            .single();
    officer.get(at).is(200);
    officer.post(at + "/funders/" + funder + "/end").is(200);
    assertThat(sponsorOf(lot)).isEqualTo(two);
    officer.post(at + "/funders/" + funder + "/end").is(404);
    officer.post(at + "/agreement").is(422).says("neither a list nor a pledge");
    officer.post(at + "/agreement/invitation", "email", "a@example.org").is(422).says("Draw one");
    donations.close(occasion, lot);
    officer.get(at).is(200).says("Closed");
    officer.post(at + "/funders", "sponsor", one + "").is(409).says("was closed on");
    officer.get("/donations/lots?state=CLOSED").is(200).says("Lot " + lot);
    assertThat(donations.contact(lot)).isEmpty();
  }

  private long sponsor() {
    return partners.record(
        occasion(Role.OFFICER), unique("Sponsor"), List.of(PartnerKind.SPONSOR), "CN", null);
  }

  private long sponsorOf(long lot) {
    return jdbc.sql("select sponsor from donations.lots where lot = ?")
        .param(lot)
        .query(Long.class)
        .single();
  }
}
