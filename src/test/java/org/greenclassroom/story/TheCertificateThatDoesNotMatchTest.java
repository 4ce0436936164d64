package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A batch of two donors goes to a plant. The plant's certificate names one computer twice, one that
 * nobody knows, one that left in another batch, and one with a misread serial number; its kilograms
 * do not add up either. Nothing ends until each line is settled and every kilogram accounted for.
 */
class TheCertificateThatDoesNotMatchTest extends House {
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String EXPLAINED =
      "3.3 kg of dust and packaging, weighed apart by the plant, its ticket W-9";

  @Autowired Custody custody;
  @Autowired Partners partners;
  private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase();
  private Visitor officer;
  private Visitor plant;
  private long plantId;
  private String bank;
  private long bankId;
  private long universityId;

  @BeforeEach
  void aPlantAndTwoDonors() {
    officer = visitor(Role.OFFICER);
    plantId = partner(unique("绿循环"), PartnerKind.DISMANTLER);
    plant = visitor(Role.DISMANTLER, plantId);
    bank = unique("Bank");
    bankId = partner(bank, PartnerKind.DONOR);
    universityId = partner(unique("University"), PartnerKind.DONOR);
    partners.enterLicence(
        fresh(),
        plantId,
        unique("L"),
        List.of("LAPTOP", "DESKTOP", "SCREEN", "BATTERIES"),
        today().minusYears(1),
        today().plusYears(1),
        null,
        5_000_000L);
  }

  private long partner(String name, PartnerKind kind) {
    return partners.record(fresh(), name, Set.of(kind), "CN", null);
  }

  private Occasion fresh() {
    return Occasion.of(actor(Role.OFFICER, 1), clock.instant());
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private List<Tag> given(
      long donor, String series, int count, DeviceKind kind, long grams, Basis basis) {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var ago = Instant.now().minus(60, ChronoUnit.DAYS);
    var observed = new ArrayList<Observed>();
    for (int nth = 1; nth <= count; nth++)
      observed.add(
          Lives.observed(kind, "%s%s-O%02d".formatted(series, mark, nth), grams, basis, donor));
    var tags = lives.received(donor, ago, observed.toArray(Observed[]::new));
    lives.toDismantle(tags, ago);
    return tags;
  }

  private Seen send(Visitor visitor, String page, String ending, String... fields) {
    var form = Form.on(visitor, visitor.get(page).is(200), ending);
    for (int i = 0; i < fields.length; i += 2) {
      if (form.names().contains(fields[i]) && !form.offered(fields[i]).isEmpty())
        form.choose(fields[i], fields[i + 1]);
      else form.type(fields[i], fields[i + 1]);
    }
    return form.send();
  }

  private String filled(List<Tag> tags) {
    var opened = send(officer, "/dismantling", "/dismantling", "plant", "" + plantId).is(200);
    var at = "/dismantling/" + opened.id();
    officer
        .post(
            at + "/devices",
            "pasted",
            tags.stream().map(Tag::printed).collect(Collectors.joining("\n")))
        .is(200);
    return at;
  }

  private Seen handOver(String at, String manifest) {
    return Form.on(officer, officer.get(at), "/hand-over")
        .sign("giver", "林晓")
        .sign("taker", "孙磊")
        .choose("carrier", plantId)
        .type("vehicle", "沪A 12345")
        .type("manifest", manifest)
        .send();
  }

  private Seen weighed(String at, String ticket, String pallet, String gross, String tare) {
    return Form.on(plant, plant.get(at), "/weighings")
        .type("ticket", ticket)
        .choose("pallet", pallet)
        .type("gross", gross)
        .type("tare", tare)
        .attach("ticketFile", "过磅单.png", "image/png", Scans.signature(ticket))
        .send();
  }

  private Form certificate(Visitor visitor, String at, String number, String kilograms) {
    return Form.on(visitor, visitor.get(at), "/certificates")
        .type("number", number)
        .type("kilograms", kilograms)
        .attach("certificateFile", "证明.pdf", "application/pdf", ("%PDF-1.7 " + number).getBytes());
  }

  private static byte[] workbook(String... serials) {
    var out = new ByteArrayOutputStream();
    try (var sheet = Spreadsheet.xlsx(out, "附件")) {
      sheet.row("拆解设备明细");
      sheet.row("序号", "品牌", "序列号");
      for (int i = 0; i < serials.length; i++) sheet.row("" + (i + 1), "Lenovo", serials[i]);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private String serial(Tag tag) {
    return String.valueOf(custody.device(tag).observed().serial());
  }

  private Seen materials(String certificate, String steel) {
    return send(
        plant,
        certificate,
        "/materials",
        "kg-STEEL",
        steel,
        "kg-PLASTIC",
        "8",
        "material-1",
        "PLASTIC",
        "kg-1",
        "3");
  }

  /** Whatever it asks for or posts under these addresses: as if there were no such batch. */
  private void anotherPlantSeesNothing(String at, String certificate) {
    var other = visitor(Role.DISMANTLER, partner(unique("另一家"), PartnerKind.DISMANTLER));
    assertThat(other.get("/plant").is(200).body()).doesNotContain(at + "\"");
    for (var page : List.of(at, at + "/devices.xlsx", certificate, certificate + "?doubtful=true"))
      other.get(page).is(404);
    var ticket =
        jdbc.sql("select max(weighing) from dismantling.weighing where batch = ?")
            .param(Long.parseLong(at.replaceAll(".*/", "")))
            .query(Long.class)
            .single();
    other.post(at + "/weighings/" + ticket + "/strike").is(404);
    other.post(certificate + "/strike", "reason", "not ours").is(404);
    other.post(certificate + "/materials", "kg-STEEL", "1", "route-STEEL", "RECYCLED").is(404);
    // nor under an address of its own batch: a certificate belongs to one batch
    plant.get(at.replaceAll("\\d+$", "999999999") + certificate.substring(at.length())).is(404);
  }

  /** Two officers agree at the same moment: it is closed once, and each donor gets one voucher. */
  private Seen agreedByBoth(Visitor other, String house) {
    var third = visitor(Role.OFFICER);
    other.get(house).is(200);
    third.get(house).is(200);
    var answers =
        Stream.of(other, third)
            .map(each ->
                CompletableFuture.supplyAsync(() -> each.post(house + "/closing/agreement")))
            .toList();
    assertThat(answers)
        .extracting(each -> each.join().status())
        .containsExactlyInAnyOrder(200, 422);
    assertThat(
            jdbc.sql("select count(*) from dismantling.vouchers where batch = ?")
                .param(Long.parseLong(house.replaceAll(".*/", "")))
                .query(Long.class)
                .single())
        .isEqualTo(3);
    return other.get(house).is(200);
  }

  private Set<Stage> stages(List<Tag> tags) {
    return custody.devices(tags).stream().map(Device::stage).collect(Collectors.toSet());
  }

  private long line(String certificate, int nth) {
    return jdbc.sql(
            "select line from dismantling.certificate_line where certificate = ? and nth = ?")
        .params(Long.parseLong(certificate.replaceAll(".*/", "")), nth)
        .query(Long.class)
        .single();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void nothing_ends_until_every_line_and_every_kilogram_is_accounted_for() throws IOException {
    var laptops = given(bankId, "PF", 4, DeviceKind.LAPTOP, 2_300, Basis.WEIGHED);
    var desktops = given(universityId, "DX", 2, DeviceKind.DESKTOP, 9_000, Basis.ESTIMATED);
    var screens = given(universityId, "SC", 2, DeviceKind.SCREEN, 5_000, Basis.WEIGHED);
    var all = new ArrayList<Tag>(laptops);
    all.addAll(desktops);
    all.addAll(screens);
    var house = filled(all);
    var elsewhere = given(bankId, "EL", 1, DeviceKind.LAPTOP, 2_300, Basis.WEIGHED);
    var second = filled(elsewhere);

    // ---- loaded: one pallet of laptops, one mixed with keyboards and mice, batteries apart
    send(officer, house, "/pallets", "category", "LAPTOP").is(200).says("Pallet 1 is made");
    send(officer, house, "/pallets", "category", "LAPTOP").is(422).says("Nothing of the sort");
    send(officer, house, "/pallets", "category", "SCREEN", "on", desktops.getFirst().printed())
        .is(422)
        .says("does not stand on a pallet of the sort");
    send(officer, house, "/pallets", "category", "MIXED", "on", laptops.getFirst().printed())
        .is(409)
        .says("stands on pallet 1 already");
    send(officer, house, "/pallets", "category", "MIXED", "on", elsewhere.getFirst().printed())
        .is(422)
        .says("not in batch");
    send(officer, house, "/pallets", "category", "MIXED", "pieces-KEYBOARD", "9")
        .is(200)
        .says("9 × keyboards");
    send(officer, house, "/pallets/2/removal").is(200).says("stays in the batch");
    send(
            officer,
            house,
            "/pallets",
            "category",
            "MIXED",
            "pieces-KEYBOARD",
            "2",
            "pieces-MOUSE",
            "1")
        .is(200)
        .says("Pallet 2 is made", "5 sets, 11 units", "One desktop is in no set");
    send(officer, house, "/pallets", "category", "BATTERIES", "pieces-CABLE", "1")
        .is(422)
        .says("holds nothing else");
    send(officer, house, "/hazards", "substance", "BATTERY", "hazardPieces", "6", "hazardKg", "1.9")
        .is(422)
        .says("Say what the batteries are made of");
    send(
            officer,
            house,
            "/hazards",
            "substance",
            "TONER",
            "hazardPieces",
            "1",
            "hazardKg",
            "0.4",
            "basis",
            "ESTIMATED")
        .is(200)
        .says("does not cover the kind “hazardous parts”");
    var toner = officer.get(house);
    var removal = Pattern.compile("/hazards/\\d+/removal").matcher(toner.body());
    assertThat(removal.find()).isTrue();
    Form.on(officer, toner, removal.group()).send().is(200).says("It is taken off again");
    send(
            officer,
            house,
            "/hazards",
            "substance",
            "BATTERY",
            "chemistry",
            "LI_ION",
            "hazardPieces",
            "6",
            "wh",
            "288",
            "hazardKg",
            "1.9",
            "basis",
            "WEIGHED")
        .is(200)
        .says("lithium-ion", "288");
    assertThat(
            jdbc.sql(
                    "select chemistry || pieces || '/' || wh || '/' || grams || basis from dismantling.batteries where batch = ?")
                .param(Long.parseLong(house.replaceAll(".*/", "")))
                .query(String.class)
                .single())
        .isEqualTo("LI_ION6/288/1900WEIGHED");

    assertThat(text(officer.get(house + "/loading-list/zh.pdf").is(200).bytes()))
        .contains("装车清单", laptops.getFirst().printed(), "2 × 键盘", "锂离子", "5 套，11 件");

    // ---- handed over: with a manifest, and frozen
    handOver(house, "").is(422).says("They travel under a transfer manifest");
    handOver(house, "31-2026-0007").is(200).says("It is frozen now", "沪A 12345", "31-2026-0007");
    handOver(second, "").is(200);
    officer
        .post(house + "/pallets", "category", "MIXED", "pieces-MOUSE", "1")
        .is(422)
        .says("can no longer be changed");
    // and nobody comes by the pages' back
    var number = Long.parseLong(house.replaceAll(".*/", ""));
    for (var table : List.of("batch_device", "pallet", "hazard"))
      assertThatThrownBy(() ->
              jdbc.sql("delete from dismantling." + table + " where batch = ?")
                  .param(number)
                  .update())
          .hasMessageContaining("is frozen");
    var at = house.replace("/dismantling/", "/plant/");

    // ---- weighed by the plant, pallet by pallet; the load is not counted once more
    weighed(at, "W-1", "1", "29.3", "20").is(200).says("9.3");
    weighed(at, "W-2", "2", "49.0", "20").is(200).says("29.0");
    weighed(at, "W-3", "2", "49.0", "20").is(409).says("kilograms that ticket W-2 has already");
    weighed(at, "W-4", "", "98.3", "20").is(409).says("kilograms that ticket W-1 has already");

    // ---- certified: four of eight lines are wrong
    var misread = serial(laptops.get(2)).replace("-O", "-0");
    var wrong =
        workbook(
            serial(laptops.get(0)),
            serial(laptops.get(1)),
            misread,
            serial(laptops.get(1)),
            serial(desktops.get(0)),
            "NOBODY-" + mark,
            serial(elsewhere.getFirst()),
            serial(desktops.get(1)),
            serial(screens.get(0)),
            serial(screens.get(1)),
            serial(laptops.get(3)));
    certificate(plant, at, "销-1", "38.4").send().is(422).says("38.4 kg out");
    var seen =
        certificate(plant, at, "销-1", "37.5")
            .type("kg-STEEL", "20")
            .type("kg-PLASTIC", "8")
            .choose("material-1", "PLASTIC")
            .type("kg-1", "3")
            .attach("list", "明细.xlsx", WORKBOOK, wrong)
            .send();
    seen.is(200).says("Certificate 销-1 is on file", "4 lines do not match", "perhaps", "11");
    assertThat(seen.text())
        .doesNotContain("B-%05d".formatted(Long.parseLong(second.substring(13))));
    assertThat(stages(all)).containsOnly(Stage.SHIPPED);
    var own = seen.path().replaceAll("\\?.*", "");
    var desk = own.replace("/plant/", "/dismantling/");
    anotherPlantSeesNothing(at, own);
    plant.post(own + "/lines/" + line(own, 3) + "/omission", "reason", "ours").is(404);
    officer.get(desk + "?doubtful=true").is(200).says(misread, "NOBODY-" + mark, "B-000");
    certificate(plant, at, "销-1", "0.1").send().is(409).says("is already entered");
    // what a certificate in doubt says is counted, so that two of them are never more than came in
    certificate(plant, at, "销-2", "1").send().is(422).says("38.5 kg out, and only 38.3 kg");

    // ---- settled line by line, by the house
    var page = officer.get(desk);
    Form.on(officer, page, line(own, 3) + "/pairing")
        .type("reason", "The letter O was read as a nought")
        .send()
        .is(200)
        .says("The line is settled", "3 lines");
    Form.on(officer, officer.get(desk), line(own, 4) + "/pairing")
        .type("meant", laptops.get(1).printed())
        .type("reason", "twice")
        .send()
        .is(422)
        .says("cannot be meant");
    for (int nth : List.of(4, 6))
      Form.on(officer, officer.get(desk), line(own, nth) + "/omission")
          .type("reason", "Written twice, or none of ours")
          .send()
          .is(200);
    officer.get(desk).says("left out", "One line does not match");
    officer.post(desk + "/acceptance").is(422).says("still has one line that matches nothing");
    officer
        .post(desk + "/lines/" + line(own, 1) + "/omission", "reason", "why not")
        .is(422)
        .says("There is nothing to settle");
    Form.on(officer, officer.get(desk), line(own, 7) + "/omission")
        .type("reason", "It left in another batch")
        .send()
        .is(200)
        .says("Every line is settled");
    assertThat(stages(all)).containsOnly(Stage.SHIPPED);
    Form.on(officer, officer.get(desk), "/acceptance").send().is(200).says("are dismantled");
    assertThat(stages(all)).containsOnly(Stage.DISMANTLED);
    assertThat(stages(elsewhere)).containsOnly(Stage.SHIPPED);
    officer.post(desk + "/strike", "reason", "too late").is(409).says("is not in doubt");

    // ---- reckoned up: 31 of 38.3 kg is not enough
    officer.get(house).is(200).says("7.3 kg (19.1 %) lack", "Used again or recycled: 73.1 %");
    send(officer, house, "/closing", "explained", "dust").is(422).says("does not close");
    send(plant, own, "/materials", "kg-STEEL", "40").is(422).says("only 37.5 kg were treated");
    materials(own, "24").is(200).says("is written down", "35.0");
    send(officer, house, "/closing", "explained", EXPLAINED)
        .is(200)
        .says("A second officer must agree", "3.3 kg of dust", "Another officer must agree");
    officer.post(house + "/closing/agreement").is(422).says("explained the difference of batch");
    send(officer, house, "/closing/withdrawal").is(200).says("The batch stays open");
    officer.post(house + "/closing/withdrawal").is(422).says("No explanation waits");
    send(officer, house, "/closing", "explained", EXPLAINED).is(200).says("A second officer");
    officer
        .post(house + "/closing", "explained", "Another explanation of another person")
        .is(409)
        .says("is explained already");
    var other = visitor(Role.OFFICER);
    // kilograms that change after they were explained are explained anew
    materials(own, "23").is(200);
    other.get(house).is(200).says("written down differently since");
    other.post(house + "/closing/agreement").is(409).says("speaks of 3.3 kg; 4.3 kg lack now");
    materials(own, "24").is(200);
    agreedByBoth(other, house).says("The difference was explained: 3.3 kg of dust", bank);
    other.post(house + "/closing/agreement").is(422);
    assertThat(
            jdbc.sql(
                    "select grams_in || '/' || grams_out || '/' || difference || explained from dismantling.closures where batch = ?")
                .param(Long.parseLong(house.replaceAll(".*/", "")))
                .query(String.class)
                .single())
        .isEqualTo("38300/35000/3300true");
    plant.get(own).is(200);
    plant
        .post(own + "/materials", "kg-STEEL", "1", "route-STEEL", "RECYCLED")
        .is(422)
        .says("can no longer be changed");

    // ---- each donor its voucher, weighed and estimated apart
    assertThat(
            jdbc.sql(
                    """
                    select string_agg(devices || ' ' || grams || ' ' || basis, ', ' order by basis desc)
                      from dismantling.vouchers where donor = ?
                    """)
                .param(universityId)
                .query(String.class)
                .single())
        .isEqualTo("2 10000 WEIGHED, 2 18000 ESTIMATED");
    var donor = visitor(Role.DONOR, bankId);
    var list = donor.get("/vouchers").is(200);
    var found = Pattern.compile("/vouchers/\\d+").matcher(list.body());
    assertThat(found.find()).isTrue();
    var voucher = found.group();
    assertThat(found.find()).as("one voucher of the bank").isFalse();
    var shown = donor.get(voucher).is(200).says("9.2 kg, 4 devices", laptops.get(2).printed());
    for (var language : List.of("en", "zh", "fr")) {
      var paper = text(donor.get(voucher + "/" + language + ".pdf").is(200).bytes());
      assertThat(paper).contains(bank, laptops.get(2).printed(), "销-1", "31-2026-0007", "9");
      assertThat(paper).doesNotContain(desktops.getFirst().printed());
    }
    assertThat(text(donor.get(voucher + "/zh.pdf").bytes())).contains("拆解设备核销凭证");
    visitor(Role.DONOR, universityId).get(voucher).is(404);
    officer.get("/vouchers").is(200).says(bank);
    var address = Pattern.compile("/e/(\\S+)").matcher(shown.text());
    assertThat(address.find()).isTrue();
    stranger().get(address.group()).is(200).says("We issued it and stand by it", "9.2 kg");
    assertThat(stranger().get(address.group()).text()).doesNotContain(bank);
    stranger().get("/E/" + address.group(1).toLowerCase()).is(200);
    stranger().get("/e/" + address.group(1).replaceAll(".$", "!")).is(404);

    // ---- opened again: its vouchers count no longer, and closing it issues new ones
    send(officer, house, "/reopening", "reason", " ").is(422);
    officer.post(house + "/reopening/agreement").is(422).says("Nobody proposes");
    send(officer, house, "/reopening", "reason", "The plant found a screw box")
        .is(200)
        .says("Another officer must look and agree");
    other.get(house).is(200);
    other.post(house + "/reopening", "reason", "Me, too").is(409).says("proposed already");
    officer.post(house + "/reopening/agreement").is(422).says("You proposed");
    stranger().get(address.group()).is(200).says("We issued it and stand by it");
    send(other, house, "/reopening/withdrawal").is(200).says("stays closed");
    send(other, house, "/reopening", "reason", "The plant found a screw box").is(200);
    officer.get(house).says("I agree: open it again");
    send(officer, house, "/reopening/agreement").is(200).says("The batch is open again");
    stranger().get(address.group()).is(200).says("it counts no longer", "Since");
    donor.get(voucher).is(200).says("Its batch was opened again");
    donor.get(voucher + "/en.pdf").is(422).says("counts no longer");
    send(other, house, "/closing", "explained", EXPLAINED).is(200).says("A second officer");
    send(officer, house, "/closing/agreement").is(200).says("The batch is closed");
    assertThat(donor.get("/vouchers").is(200).text()).contains("valid", "void");
  }
}
