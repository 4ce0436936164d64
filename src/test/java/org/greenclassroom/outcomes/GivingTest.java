package org.greenclassroom.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a donor sees and is told of its own gifts; and who may issue a donation receipt. */
class GivingTest extends Gifts {
  private static final byte[] PDF = "%PDF-1.7 receipt".getBytes();
  @Autowired Milestones milestones;

  /** A donor's person who came by invitation, so that letters find her. */
  private Visitor invited(long donor, String address, String language) {
    officer.get("/people/invitations");
    officer
        .post(
            "/people/invitations",
            "address",
            address,
            "name",
            "陈敏",
            "role",
            "DONOR",
            "partner",
            Long.toString(donor),
            "spoken",
            language)
        .is(200);
    var link = new LetterBox(jdbc).lastTo(address).link();
    var guest = stranger();
    guest.get(link);
    guest.post(link, "password", "a long password").is(200);
    return stranger().signIn(address, "a long password");
  }

  @Test
  void a_donor_sees_its_own_lots_items_and_lives_and_nobodys_name() {
    var gift = gift(2, 2);
    var school = inClass(gift, 1);
    var donor = visitor(Role.DONOR, gift.donor());
    donor.get("/").is(200).says("Your gifts on their way", "Agreements to sign");
    donor.get("/giving").is(200).says("Lot " + gift.lot(), "2 of 2 came, 1 have an outcome");
    var page = donor.get("/giving/lots/" + gift.lot()).is(200);
    page.says("in a classroom", school, "FA-" + gift.mark() + "-001", "when the lot is closed");
    var first = gift.tags().getFirst();
    var item = donor.get("/giving/lots/" + gift.lot() + "/items/" + first.code()).is(200);
    item.says(first.printed(), "Its life", "PF" + gift.mark() + "001");
    assertThat(item.text()).doesNotContain("Test technician", "Test officer");
    assertThat(donor.get("/devices/" + first.code()).is(200).text())
        .doesNotContain("Test technician");
    donor.get("/giving/lots/" + gift.lot() + "?outcome=IN_CLASS").is(200).says(first.printed());

    var other = gift(1, 1);
    donor.get("/giving/lots/" + other.lot()).is(404);
    donor.get("/giving/lots/" + other.lot() + "/items/" + other.tags().getFirst().code()).is(404);
    donor.get("/giving/lots/" + gift.lot() + "/items/" + other.tags().getFirst().code()).is(404);
    assertThat(donor.get("/giving").text()).doesNotContain("Lot " + other.lot());
    donor.get(other.path() + "/items.xlsx").is(404);
    officer.get("/giving").is(403);
    assertThat(donor.speaking("zh").get("/giving").is(200).text()).contains("您的捐赠");
  }

  @Test
  void certificates_of_clearing_come_from_a_closed_lot_only() {
    var gift = gift(1, 1);
    wiped(gift, 1);
    var tag = gift.tags().getFirst();
    var page = "/wiping/" + tag.code();
    officer.get(page);
    officer
        .post(
            page + "/validations", "sensitivity", "ORDINARY", "enough", "true", "reason", "Office")
        .is(200);
    officer.get(page);
    var issued = officer.post(page + "/certificate").is(200).path();
    var donor = visitor(Role.DONOR, gift.donor());
    donor.get(issued).is(200);
    donor.get(issued + "/en.pdf").is(422).says("is yours when lot " + gift.lot() + " is closed");
    donor.get(issued + "/record.json").is(422);
    lives.write(List.of(tag), new Fact.Readied("B"), clock.instant());
    closed(gift);
    dropped(donor.get(issued + "/en.pdf").is(200).bytes()).is(200).says("byte for byte");
    donor.get(issued + "/record.json").is(200);
    donor.get("/giving/lots/" + gift.lot()).is(200).says("Certificate of data clearing", "C-20");
    officer.get(gift.path());
    officer.post(gift.path() + "/papers", "kind", "REPORT").is(200);
    officer.get(gift.path());
    officer
        .post(gift.path() + "/papers", "kind", "WRITE_OFF")
        .is(422)
        .says("Nothing of lot " + gift.lot() + " was dismantled");
  }

  @Test
  void letters_are_written_once_at_the_milestones_somebody_chose() {
    var name = unique("晨星");
    long partner = donor(name);
    var before = gift(partner, name, 1, 1);
    var address = unique("chen").replace(" ", ".") + "@example.org";
    var donor = invited(partner, address, "fr");
    var letters = new LetterBox(jdbc);
    donor.get("/giving/letters").is(200).says(address);
    donor
        .post(
            "/giving/letters",
            "milestone",
            "RECEIVED",
            "milestone",
            "CLEARED",
            "milestone",
            "FIRST_CLASSROOM",
            "milestone",
            "LOT_CLOSED",
            "milestone",
            "OFFER_ANSWERED",
            "milestone",
            "PICKUP_CONFIRMED",
            "milestone",
            "YEARLY")
        .is(200);
    milestones.round(clock.instant());
    assertThat(letters.to(address)).as("what happened before is not told").hasSize(1);

    var gift = gift(partner, name, 2, 1);
    milestones.round(clock.instant());
    milestones.round(clock.instant());
    assertThat(letters.to(address)).hasSize(2);
    assertThat(letters.lastTo(address).subject()).isEqualTo("Le lot " + gift.lot() + " est arrivé");
    assertThat(letters.lastTo(address).body()).contains("/giving/lots/" + gift.lot());
    // one of two is awaited: not all of the data are cleared yet
    inClass(gift, 1);
    milestones.round(clock.instant());
    assertThat(letters.lastTo(address).subject()).contains("le premier ordinateur est en classe");
    ready(before, 1);
    closed(before);
    milestones.round(clock.instant());
    assertThat(letters.to(address))
        .extracting(LetterBox.Letter::subject)
        .contains(
            "Le lot " + before.lot() + " est clos",
            "Toutes les données du lot " + before.lot() + " sont effacées");
    int written = letters.to(address).size();
    var january =
        LocalDate.now(Occasion.PROGRAMME_ZONE)
            .plusYears(1)
            .withDayOfYear(10)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    milestones.round(january);
    milestones.round(january.plusSeconds(3600));
    assertThat(letters.to(address)).hasSize(written + 1);
    assertThat(letters.lastTo(address).subject()).startsWith("Vos dons en ");

    // no more of them, without signing in
    var stop =
        String.valueOf(letters.lastTo(address).body())
            .replaceAll("(?s).*(/letters/stop/\\S+).*", "$1");
    var anybody = stranger();
    anybody.get(stop).is(200).says("No more letters?");
    anybody.post(stop).is(200).says("No more letters will be written");
    gift(partner, name, 1, 1);
    milestones.round(clock.instant());
    assertThat(letters.to(address)).hasSize(written + 1);
    anybody.get("/letters/stop/nothing-like-this-one").is(404);
  }

  @Test
  void a_receipt_is_kept_with_its_issuers_number_and_a_value_only_with_a_valuation() {
    var gift = gift(1, 1);
    var page = gift.path() + "/receipts";
    officer.get(page).is(200).says("We keep the scan and print none");
    var name = unique("Foundation");
    long foundation =
        partners.record(occasion(Role.OFFICER), name, Set.of(PartnerKind.SPONSOR), "CN", null);
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    keep(page, foundation, "ZB-1", today, "", false)
        .is(422)
        .says(name.strip() + " may not issue donation receipts");
    keep(page, 1, "ZB-1", today, "", false).is(422).says("may not issue donation receipts");
    officer.get("/outcomes/entitlements").is(200);
    officer
        .upload(
            "/outcomes/entitlements",
            Map.of(
                "partner", Long.toString(foundation),
                "document", "公益性捐赠税前扣除资格公告",
                "number", unique("GG-"),
                "territory", "CN",
                "from", today.minusYears(1).toString(),
                "to", today.plusYears(1).toString()),
            List.of(new Visitor.Upload("evidence", "g.pdf", "application/pdf", PDF)))
        .is(200)
        .says("The right is entered", name.strip());
    officer.get(page).is(200).says("these could issue one today", name.strip());
    keep(page, foundation, "ZB-1", today.minusYears(2), "", false)
        .is(422)
        .says("was not entitled to issue a donation receipt on");
    keep(page, foundation, "ZB-1", today, "1200.50", false).is(422).says("only with the valuation");
    keep(page, foundation, "ZB-1", today, "a lot", true).is(422).says("at most two decimals");
    keep(page, foundation, "", today, "", false).is(422).says("number and the day");
    keep(page, foundation, "ZB-1", today, "1200.50", true).is(200).says("1,200.5 CNY");
    keep(page, foundation, "ZB-1", today, "", false).is(409).says("is entered already");
    keep(page, foundation, "ZB-2", today, "", false).is(200).says("none stated");
    var donor = visitor(Role.DONOR, gift.donor());
    var scan =
        first(
            donor.get("/giving/lots/" + gift.lot()).is(200).says("ZB-1").body(),
            "href=\"(/outcomes/receipts/\\d+/scan)\"");
    var shown = donor.get(scan).is(200);
    assertThat(shown.bytes()).isEqualTo(PDF);
    assertThat(shown.response().headers().firstValue("Content-Disposition").orElseThrow())
        .as("others' documents are not read in our origin")
        .startsWith("attachment");
    visitor(Role.DONOR, donor(unique("Other"))).get(scan).is(404);
    var strike = first(officer.get(page).body(), "action=\"(/outcomes/receipts/\\d+/strike)\"");
    officer.post(strike).is(200);
    donor.get(strike.replace("strike", "scan")).is(404);
    var withdrawal =
        first(
            officer.get("/outcomes/entitlements").body(),
            "action=\"(/outcomes/entitlements/\\d+/withdrawal)\"");
    officer.post(withdrawal).is(200).says("withdrawn");
    officer.post(withdrawal).is(404);
  }

  private Visitor.Seen keep(
      String page, long issuer, String number, LocalDate on, String value, boolean valued) {
    officer.get(page);
    var files = new java.util.ArrayList<Visitor.Upload>();
    files.add(new Visitor.Upload("scan", "s.pdf", "application/pdf", PDF));
    if (valued)
      files.add(
          new Visitor.Upload(
              "valuation",
              "v.png",
              "image/png",
              HexFormat.of().parseHex("89504e470d0a1a0a00000000")));
    return officer.upload(
        page,
        Map.of(
            "issuer",
            Long.toString(issuer),
            "number",
            number,
            "issuedOn",
            on.toString(),
            "value",
            value,
            "currency",
            "CNY"),
        files);
  }
}
