package org.greenclassroom.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.intake.Intake;
import org.greenclassroom.intake.Receiving;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Lots that came in from a list, and what may happen to their items before anybody closes them. */
public abstract class Gifts extends House {
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a00000000");

  @Autowired protected Custody custody;
  @Autowired protected Partners partners;
  @Autowired protected Intake intake;

  protected Visitor officer;
  protected Visitor second;
  protected Lives lives;
  private Api technician;

  /** A gift, and the serial number of each computer's one drive. */
  protected record Gift(long lot, long donor, String donorName, List<Tag> tags, String mark) {
    public String drive(int nth) {
      return "WD-" + mark + "-" + nth;
    }

    public String path() {
      return "/outcomes/lots/" + lot;
    }
  }

  @BeforeEach
  void twoOfficersAndATechnician() {
    officer = visitor(Role.OFFICER);
    second = visitor(Role.OFFICER);
    technician = api(Role.TECHNICIAN);
    lives = new Lives(custody, occasion(Role.TECHNICIAN).actor());
  }

  protected long donor(String name) {
    return partners.record(occasion(Role.OFFICER), name, Set.of(PartnerKind.DONOR), "CN", null);
  }

  protected Gift gift(int announced, int come) {
    var name = unique("晨星科技");
    return gift(donor(name), name, announced, come);
  }

  /** A lot without a list: things without a serial, to be counted. */
  protected Gift things(long lot, long donor, String name) {
    return new Gift(lot, donor, name, List.of(), unique("M"));
  }

  /** Announced on a list; the first ones come, on one slip, and are inspected. */
  protected Gift gift(long donor, String name, int announced, int come) {
    var mark = Long.toString(System.nanoTime(), 36).toUpperCase();
    var list = new StringBuilder("设备编号,类型,品牌,型号,序列号,硬盘序列号\r\n");
    for (int nth = 1; nth <= announced; nth++)
      list.append(
          "FA-%s-%03d,笔记本电脑,联想,ThinkPad T480,PF%s%03d,WD-%s-%d\r\n"
              .formatted(mark, nth, mark, nth, mark, nth));
    try {
      var file = Files.createTempFile("gift", ".csv");
      var bytes = list.toString().getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      var committed =
          intake.take(
              occasion(Role.OFFICER),
              donor,
              file,
              "资产清单.csv",
              org.greenclassroom.frame.Files.sha256(bytes));
      Files.deleteIfExists(file);
      var items =
          jdbc.sql("select item from intake.items where lot = ? order by line limit ?")
              .params(committed.lot(), come)
              .query(Long.class)
              .list();
      var tags =
          come == 0
              ? List.<Tag>of()
              : intake.receiveTagged(
                  occasion(Role.TECHNICIAN),
                  committed.lot(),
                  new Receiving(
                      items,
                      come,
                      org.greenclassroom.kernel.Weight.grams(2_000L * come),
                      Map.of(),
                      1L,
                      null,
                      new HandOver.Signature("王芳", null, null),
                      new HandOver.Signature("李明", null, null)));
      if (come > 0) lives.write(tags, new Fact.Inspected(null), clock.instant());
      return new Gift(committed.lot(), donor, name, tags, mark);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The drive of this one is wiped and the device declared cleared, as the workshop does it. */
  protected void wiped(Gift gift, int nth) {
    logged(gift, nth, NwipeLogs.drive("sda", gift.drive(nth)));
    var tag = gift.tags().get(nth - 1);
    technician
        .post("/api/v1/devices/" + tag.printed() + "/facts", "{\"kind\":\"CLEARED\"}")
        .is(201);
  }

  /** A log of this run is handed in for this computer. */
  protected void logged(Gift gift, int nth, NwipeLogs.Drive drive) {
    var log =
        NwipeLogs.log()
            .at(LocalDateTime.ofInstant(clock.instant().minusSeconds(3600), ZoneOffset.UTC))
            .salt(unique("salt"))
            .with(drive);
    technician
        .upload(
            "/api/v1/evidence",
            Map.of("device", gift.tags().get(nth - 1).printed()),
            List.of(new Visitor.Upload("file", "nwipe.log", "text/plain", log.bytes())))
        .is(201);
  }

  protected void ready(Gift gift, int nth) {
    wiped(gift, nth);
    lives.write(List.of(gift.tags().get(nth - 1)), new Fact.Readied("B"), clock.instant());
  }

  /** To a school of its own; answers the name of the room. */
  protected String inClass(Gift gift, int nth) {
    ready(gift, nth);
    var tag = gift.tags().get(nth - 1);
    var school = unique("云岭希望小学");
    officer.get("/classrooms/new").is(200);
    long room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                school,
                "territory",
                "CN",
                "name",
                "三年级机房",
                "seats",
                "1",
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    long partner =
        jdbc.sql("select school from classrooms.classrooms where classroom = ?")
            .param(room)
            .query(Long.class)
            .single();
    lives.write(List.of(tag), new Fact.Reserved(room), clock.instant());
    lives.write(List.of(tag), new Fact.Dispatched(room), clock.instant());
    lives.handOver(
        List.of(tag), new Fact.Installed(room), Partners.HOUSE, partner, clock.instant());
    return school;
  }

  /** To a licensed plant, weighed, and certified under this number. */
  protected void dismantled(Gift gift, int nth, String certificate) {
    wiped(gift, nth);
    shipped(gift, nth, certificate);
  }

  private void shipped(Gift gift, int nth, String certificate) {
    var tag = gift.tags().get(nth - 1);
    lives.write(List.of(tag), new Fact.Condemned(Fact.Condemned.Why.BROKEN), clock.instant());
    long plant =
        partners.record(
            occasion(Role.OFFICER), unique("绿循环"), Set.of(PartnerKind.DISMANTLER), "CN", null);
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    partners.enterLicence(
        occasion(Role.OFFICER),
        plant,
        unique("ZS-"),
        List.of("LAPTOP"),
        today.minusYears(1),
        today.plusYears(1),
        null);
    officer.get("/dismantling").is(200);
    long batch = officer.post("/dismantling", "plant", Long.toString(plant)).is(200).id();
    officer.post("/dismantling/" + batch + "/devices", "pasted", tag.printed()).is(200);
    officer.get("/dismantling/" + batch);
    officer
        .upload(
            "/dismantling/" + batch + "/hand-over",
            Map.of("day", today.toString(), "seal", "", "giverName", "李娜", "takerName", "赵强"),
            List.of(
                new Visitor.Upload("giverScan", "g.png", "image/png", PNG),
                new Visitor.Upload("takerScan", "t.png", "image/png", PNG)))
        .is(200);
    officer.get("/dismantling/" + batch);
    officer
        .upload(
            "/dismantling/" + batch + "/weighings",
            Map.of("ticket", "T-1", "weighedOn", today.toString(), "gross", "12.0", "tare", "10"),
            List.of(new Visitor.Upload("ticketFile", "t.png", "image/png", PNG)))
        .is(200);
    officer.get("/dismantling/" + batch);
    officer
        .upload(
            "/dismantling/" + batch + "/certificates",
            Map.of(
                "number",
                certificate,
                "issuedOn",
                today.toString(),
                "kilograms",
                "1.9",
                "named",
                ""),
            List.of(
                new Visitor.Upload(
                    "certificateFile",
                    "c.pdf",
                    "application/pdf",
                    ("%PDF-1.7 " + certificate).getBytes(StandardCharsets.UTF_8))))
        .is(200);
  }

  protected Visitor.Seen posted(Visitor who, Gift gift, String act, String... fields) {
    who.get(gift.path()).is(200);
    return who.post(gift.path() + act, fields);
  }

  protected void closed(Gift gift) {
    posted(officer, gift, "/closing").is(200).says("A second person must agree");
    posted(second, gift, "/closing/agreement").is(200).says("is closed");
  }

  protected static String first(String body, String pattern) {
    var found = Pattern.compile(pattern).matcher(body);
    assertThat(found.find()).as(pattern + " in " + body).isTrue();
    return found.group(1);
  }

  protected static String printed(List<Tag> tags) {
    return tags.stream().map(Tag::printed).collect(Collectors.joining("\n"));
  }
}
