package org.greenclassroom.dismantling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Receiver;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DismantlingTest extends House {
  private static final Instant LONG_AGO = Instant.now().minus(100, ChronoUnit.DAYS);
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a00000000");
  @Autowired Custody custody;
  @Autowired Dismantling dismantling;
  @Autowired Partners partners;
  private Lives lives;
  private Occasion officer;
  private long donor;
  private long plant;

  @BeforeEach
  void aPlantWithALicence() {
    officer = occasion(Role.OFFICER);
    lives = new Lives(custody, officer.actor());
    donor = partners.record(fresh(), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    plant = plant("CN");
    licence(plant, "LAPTOP,DESKTOP,SCREEN", today().minusYears(1), today().plusYears(1));
  }

  @Test
  void a_batch_leaves_is_weighed_and_certified() throws IOException {
    var tags = condemned(3, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200).says("It is frozen now");
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
    assertThat(custody.device(tags.getFirst()).holder()).isEqualTo(plant);

    certify(visitor, batch, "C-1", "6.0", "").is(422).says("has no weigh ticket");
    weigh(visitor, batch, "T-1", "1506.9", "1500").is(200).says("6.9");
    try (var receiver =
        new Receiver(visitor(Role.ADMINISTRATOR), "dismantling.certificate-accepted")) {
      certify(visitor, batch, "C-1", "6.8", "").is(200).says("Certificate C-1 is entered");
      var told = receiver.told(one -> one.get("batch").asLong() == batch);
      assertThat(told.get("number").asString()).isEqualTo("C-1");
      assertThat(told.get("issued_on").asString()).isEqualTo(today().toString());
      assertThat(told.get("devices").asInt()).isEqualTo(3);
      assertThat(told.size()).isEqualTo(4);
    }
    assertThat(stages(tags)).containsOnly(Stage.DISMANTLED);
    assertThat(
            jdbc.sql("select grams_in || '/' || grams_out from dismantling.batches where batch = ?")
                .param(batch)
                .query(String.class)
                .single())
        .isEqualTo("6900/6800");
    var detail =
        jdbc.sql("select detail from custody.facts where tag = ? and kind = 'DISMANTLED'")
            .param(tags.getFirst().code())
            .query(String.class)
            .single();
    assertThat(detail).contains("\"batch\":" + batch, "\"certificate\":\"", "\"licence\":");
  }

  @Test
  void a_licence_that_ended_yesterday_is_named_with_the_day() {
    var ended = plant("CN");
    licence(ended, "LAPTOP", today().minusYears(2), today().minusDays(1));
    var tags = condemned(1, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, ended, tags);
    var number = partners.licences(ended).getFirst().number();
    handOver(visitor, batch, today())
        .is(422)
        .says(
            "Licence " + number,
            "not on " + said(today()),
            "Nothing can be handed over on that day");
    assertThat(stages(tags)).containsOnly(Stage.TO_DISMANTLE);
    handOver(visitor, batch, today().minusDays(1)).is(200);
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
  }

  @Test
  void a_licence_that_does_not_cover_the_kind_is_refused_and_so_is_a_plant_without_one() {
    var tags = condemned(1, DeviceKind.TABLET);
    var visitor = visitor(Role.OFFICER).speaking("zh");
    handOver(visitor, filled(visitor, plant, tags), today()).is(422).says("不包括“平板”");
    var bare = plant("CN");
    var laptop = condemned(1, DeviceKind.LAPTOP);
    handOver(visitor, filled(visitor, bare, laptop), today()).is(422).says("没有资格证书存档");
  }

  @Test
  void nothing_crosses_a_customs_border() {
    var abroad = plant("HK");
    licence(abroad, "LAPTOP", today().minusYears(1), today().plusYears(1));
    var visitor = visitor(Role.OFFICER);
    handOver(visitor, filled(visitor, abroad, condemned(1, DeviceKind.LAPTOP)), today())
        .is(422)
        .says("another customs territory");
  }

  @Test
  void a_device_that_may_still_hold_data_is_shown_with_the_reason_and_cannot_be_put_in() {
    var tags = lives.received(donor, LONG_AGO, 1, DeviceKind.LAPTOP, 2300);
    lives.write(tags, new Fact.Inspected(null), LONG_AGO);
    lives.write(tags, new Fact.Condemned(Fact.Condemned.Why.BROKEN), LONG_AGO);
    var tag = tags.getFirst();
    var visitor = visitor(Role.OFFICER);
    visitor.get("/dismantling").is(200);
    var batch = visitor.post("/dismantling", "plant", Long.toString(plant)).is(200);
    assertThat(batch.body()).doesNotContain("value=\"" + tag.code() + "\"");
    visitor
        .post("/dismantling/" + batch.id() + "/devices", "pasted", tag.printed())
        .is(422)
        .says("may still hold data and cannot leave");
  }

  @Test
  void more_kilograms_out_than_in_are_refused_also_over_several_certificates() {
    var tags = condemned(2, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200);
    weigh(visitor, batch, "T-1", "104.6", "100").is(200);
    certify(visitor, batch, "C-1", "4.7", "").is(422).says("4.7 kg out, and only 4.6 kg went in");
    certify(visitor, batch, "C-1", "2.5", tags.getFirst().printed()).is(200);
    assertThat(custody.device(tags.getFirst()).stage()).isEqualTo(Stage.DISMANTLED);
    assertThat(custody.device(tags.getLast()).stage()).isEqualTo(Stage.SHIPPED);
    certify(visitor, batch, "C-2", "2.2", "").is(422).says("4.7 kg out");
    certify(visitor, batch, "C-2", "2.1", "").is(200);
    assertThat(custody.device(tags.getLast()).stage()).isEqualTo(Stage.DISMANTLED);
    certify(visitor, batch, "C-3", "0.1", "").is(422).says("it is certified");
  }

  @Test
  void a_certificate_that_names_what_is_not_there_or_twice_ends_nothing() {
    var tags = condemned(2, DeviceKind.LAPTOP);
    var serial = String.valueOf(custody.device(tags.getFirst()).observed().serial());
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200);
    weigh(visitor, batch, "T-1", "104.6", "100").is(200);
    certify(visitor, batch, "C", "1", "SN-NOBODY\n" + serial)
        .is(200)
        .says("Certificate C is on file", "One line does not match", "SN-NOBODY", "unknown");
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
    var page = certify(visitor, batch, "C-2", "1", serial + "\n" + tags.getFirst().printed());
    page.is(200).says("named already", "2 lines do not match");
    visitor.post(page.path().replaceAll("\\?.*", "") + "/strike", "reason", "typed twice").is(200);
    certify(visitor, batch, "C-2", "1", tags.getLast().printed())
        .is(200)
        .says("Certificate C-2 is entered");
    assertThat(custody.device(tags.getLast()).stage()).isEqualTo(Stage.DISMANTLED);
    certify(visitor, batch, "D", "1", tags.getLast().printed())
        .is(200)
        .says("named already", "C-2");
    certify(visitor, batch, "C", "1", "").is(409).says("Certificate C is already entered");
  }

  @Test
  void what_is_sent_again_is_one_certificate_with_the_same_doubts() {
    var tags = condemned(1, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200);
    weigh(visitor, batch, "T-1", "102.3", "100").is(200);
    var act = occasion(Role.OFFICER);
    var scan = new Scan("%PDF-1.7 C-1".getBytes(), "c.pdf", "application/pdf");
    var first =
        dismantling.certify(
            act, batch, "C-1", today(), 1_000, List.of(), List.of("SN-A", "SN-B"), scan);
    assertThat(first.doubts()).isEqualTo(2);
    assertThat(
            dismantling.certify(
                act, batch, "C-1", today(), 1_000, List.of(), List.of("SN-A", "SN-B"), scan))
        .isEqualTo(first);
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
  }

  @Test
  void a_struck_ticket_no_longer_counts() {
    var tags = condemned(1, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200);
    weigh(visitor, batch, "T-1", "100", "104").is(422).says("is not more than 104 kg tare");
    weigh(visitor, batch, "T-1", "204", "100").is(200);
    weigh(visitor, batch, "T-1", "204", "100").is(409).says("Ticket T-1 is already entered");
    long weighing =
        jdbc.sql("select weighing from dismantling.weighings where batch = ?")
            .param(batch)
            .query(Long.class)
            .single();
    visitor.get("/dismantling/" + batch);
    visitor.post("/dismantling/" + batch + "/weighings/" + weighing + "/strike").is(200);
    certify(visitor, batch, "C-1", "2", "").is(422).says("has no weigh ticket");
  }

  @Test
  void a_batch_that_left_is_frozen() {
    var tags = condemned(1, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    handOver(visitor, batch, today()).is(200);
    var more = condemned(1, DeviceKind.LAPTOP).getFirst().printed();
    visitor
        .post("/dismantling/" + batch + "/devices", "pasted", more)
        .is(422)
        .says("can no longer be changed");
    visitor
        .post("/dismantling/" + batch + "/removals", "tag", tags.getFirst().code())
        .is(422)
        .says("can no longer be changed");
  }

  @Test
  void a_plant_sees_its_own_batches_and_delivers_its_papers_itself() {
    var tags = condemned(1, DeviceKind.SCREEN);
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, tags);
    var own = visitor(Role.DISMANTLER, plant);
    own.get("/plant/" + batch).is(404);
    handOver(visitor, batch, today()).is(200);
    own.get("/plant").is(200).says("B-%05d".formatted(batch));
    own.get("/plant/" + batch).is(200).says(tags.getFirst().printed());
    weigh(own, "/plant/", batch, "T-1", "105", "100").is(200);
    certify(own, "/plant/", batch, "C-1", "4.9", "").is(200);
    assertThat(stages(tags)).containsOnly(Stage.DISMANTLED);
    var page = own.get("/plant/" + batch).is(200);
    var paper = Pattern.compile("/plant/\\d+/papers/[0-9a-f]{64}").matcher(page.body());
    assertThat(paper.find()).isTrue();
    own.get(paper.group()).is(200);

    var other = visitor(Role.DISMANTLER, plant("CN"));
    other.get("/plant/" + batch).is(404);
    other.get("/plant/" + batch + "/devices.xlsx").is(404);
    other.get(paper.group()).is(404);
    assertThat(other.get("/plant").is(200).text()).doesNotContain("B-%05d".formatted(batch));
    weigh(other, "/plant/", batch, "T-2", "105", "100").is(404);
    // nothing else: not the house's pages, not others' devices, not the vouchers
    own.get("/dismantling").is(403);
    own.get("/dismantling/" + batch).is(403);
    own.get("/dismantling/plants").is(403);
    own.get("/vouchers").is(403);
    own.post("/dismantling", "plant", Long.toString(plant)).is(403);
    visitor(Role.DONOR, donor).get("/plant").is(403);
    visitor(Role.OFFICER).get("/plant").is(403);
  }

  @Test
  void a_batch_is_filled_at_once_and_a_device_taken_out_again() {
    var tags = condemned(2, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    visitor.get("/dismantling").is(200);
    var batch = visitor.post("/dismantling", "plant", Long.toString(plant)).is(200).id();
    visitor.get("/dismantling/" + batch).is(200).says("Put all cleared ones into the batch");
    visitor.post("/dismantling/" + batch + "/devices", "all", "true").is(200);
    var other = visitor.post("/dismantling", "plant", Long.toString(plant)).is(200).id();
    visitor
        .post("/dismantling/" + other + "/devices", "pasted", tags.getFirst().printed())
        .is(409)
        .says("is already in batch B-%05d".formatted(batch));
    visitor.post("/dismantling/" + batch + "/removals", "tag", tags.getFirst().code()).is(200);
    visitor
        .post("/dismantling/" + other + "/devices", "tag", tags.getFirst().code())
        .is(200)
        .says("In this batch: 1");
    visitor.post("/dismantling/" + other + "/devices").is(422).says("Nothing is ticked");
  }

  @Test
  void a_shipment_that_did_not_happen_leaves_with_another_batch() {
    var tags = condemned(1, DeviceKind.LAPTOP);
    var visitor = visitor(Role.OFFICER);
    handOver(visitor, filled(visitor, plant, tags), today()).is(200);
    custody.correct(fresh(), tags.getFirst(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    assertThat(stages(tags)).containsOnly(Stage.TO_DISMANTLE);
    handOver(visitor, filled(visitor, plant, tags), today()).is(200);
    assertThat(stages(tags)).containsOnly(Stage.SHIPPED);
  }

  @Test
  void a_paper_is_known_by_its_content() {
    var visitor = visitor(Role.OFFICER);
    var batch = filled(visitor, plant, condemned(1, DeviceKind.LAPTOP));
    handOver(visitor, batch, today()).is(200);
    visitor
        .upload(
            "/dismantling/" + batch + "/weighings",
            Map.of("ticket", "T", "weighedOn", today().toString(), "gross", "2", "tare", "1"),
            List.of(
                new Visitor.Upload(
                    "ticketFile", "t.pdf", "application/pdf", "<script>".getBytes())))
        .is(422)
        .says("neither a PDF, a PNG nor a JPEG");
  }

  private static long filled(Visitor visitor, long plant, List<Tag> tags) {
    visitor.get("/dismantling").is(200);
    var batch = visitor.post("/dismantling", "plant", Long.toString(plant)).is(200).id();
    var pasted = tags.stream().map(Tag::printed).collect(Collectors.joining("\n"));
    visitor.post("/dismantling/" + batch + "/devices", "pasted", pasted).is(200);
    return batch;
  }

  private static Visitor.Seen handOver(Visitor visitor, long batch, LocalDate day) {
    visitor.get("/dismantling/" + batch);
    return visitor.upload(
        "/dismantling/" + batch + "/hand-over",
        Map.of("day", day.toString(), "seal", "", "giverName", "Li Na", "takerName", "赵强"),
        List.of(
            new Visitor.Upload("giverScan", "g.png", "image/png", PNG),
            new Visitor.Upload("takerScan", "t.png", "image/png", PNG)));
  }

  private static Visitor.Seen weigh(
      Visitor visitor, long batch, String ticket, String gross, String tare) {
    return weigh(visitor, "/dismantling/", batch, ticket, gross, tare);
  }

  private static Visitor.Seen weigh(
      Visitor visitor, String at, long batch, String ticket, String gross, String tare) {
    visitor.get(at + batch);
    return visitor.upload(
        at + batch + "/weighings",
        Map.of("ticket", ticket, "weighedOn", today().toString(), "gross", gross, "tare", tare),
        List.of(new Visitor.Upload("ticketFile", "t.png", "image/png", PNG)));
  }

  private static Visitor.Seen certify(
      Visitor visitor, long batch, String number, String kilograms, String named) {
    return certify(visitor, "/dismantling/", batch, number, kilograms, named);
  }

  private static Visitor.Seen certify(
      Visitor visitor, String at, long batch, String number, String kilograms, String named) {
    visitor.get(at + batch);
    return visitor.upload(
        at + batch + "/certificates",
        Map.of(
            "number",
            number,
            "issuedOn",
            today().toString(),
            "kilograms",
            kilograms,
            "named",
            named),
        List.of(
            new Visitor.Upload(
                "certificateFile", "c.pdf", "application/pdf", ("%PDF-1.7 " + number).getBytes())));
  }

  private List<Tag> condemned(int count, DeviceKind kind) {
    var tags = lives.received(donor, LONG_AGO, count, kind, 2300);
    lives.toDismantle(tags, LONG_AGO);
    return tags;
  }

  private List<Stage> stages(List<Tag> tags) {
    return custody.devices(tags).stream().map(Device::stage).toList();
  }

  private long plant(String territory) {
    return partners.record(
        fresh(), unique("Plant"), Set.of(PartnerKind.DISMANTLER), territory, null);
  }

  private void licence(long plant, String kinds, LocalDate from, LocalDate to) {
    partners.enterLicence(fresh(), plant, unique("L"), List.of(kinds.split(",")), from, to, null);
  }

  private Occasion fresh() {
    return Occasion.of(officer.actor(), Instant.now());
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }
}
