package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Fixtures;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * Thirty laptops live their whole lives, by nothing but the pages: each form is read from the page
 * and sent as a browser without JavaScript sends it.
 */
class LifeOfALaptopTest extends House {
  private static final byte[] PAPER = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes();
  private static final long GB256 = NwipeLogs.GB256;

  private Visitor officer;
  private Visitor technician;
  private LocalDate today;
  private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase();

  private record Plant(long partner, String name) {}

  @Test
  void thirty_laptops_from_a_donors_list_to_the_certificate() throws Exception {
    officer = visitor(Role.OFFICER);
    technician = visitor(Role.TECHNICIAN);
    today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();

    long donor = partner("晨星科技（上海）有限公司 " + mark, "DONOR");
    var lot = announced(donor);
    var tags = received(lot);
    labelled(lot, tags);
    scanned(tags.getFirst());

    inspected(tags);
    wiped(tags);
    readied(tags);

    var school = "云岭希望小学 " + mark;
    var room = planned(school);
    reserved(room, tags);
    nothingLeavesUnsigned(room, tags);
    signed(room);
    dispatched(room);
    accepted(room);

    var recall = recalled(room, tags);
    var home = broughtHome(recall, tags);
    var worn = home.subList(0, 3);
    clearedAgain(worn);

    dismantled(worn);
    worth(donor, room, worn);
    intact();
  }

  // ---- from the donor ----

  private long partner(String name, String... kinds) {
    var form = Form.on(officer, officer.get("/partners").is(200), "/partners").type("name", name);
    for (var kind : kinds) form.tick("kinds", kind);
    return form.choose("territory", "CN").send().is(200).says(name).id();
  }

  private String drive(int nth) {
    return "WD-" + mark + "-" + nth;
  }

  private long announced(long donor) {
    var list = new StringBuilder("设备编号,类型,品牌,型号,序列号,内存(GB),硬盘序列号\r\n");
    for (int nth = 1; nth <= 31; nth++)
      list.append(
          "FA-%03d,笔记本电脑,联想,ThinkPad T480,PF%s%02d,8,%s\r\n".formatted(nth, mark, nth, drive(nth)));
    list.append("FA-032,笔记本电脑\r\n");
    var form = Form.on(officer, officer.get("/intake").is(200), "/intake/imports");
    var preview =
        form.choose("donor", donor)
            .attach(
                "file",
                "固定资产清单.csv",
                "text/csv",
                list.toString().getBytes(Charset.forName("GB18030")))
            .send()
            .is(200)
            .says("GB18030", "Accepted", "Refused");
    assertThat(
            count(
                "select count(*) from intake.item join donations.lot using (lot) where donor = ?",
                donor))
        .isZero();
    officer.get(preview.path() + "?verdict=REFUSED").is(200).says("FA-032");
    var lot =
        Form.on(officer, officer.get(preview.path()), "/commit")
            .send()
            .is(200)
            .says("31 items are announced");
    assertThat(
            count(
                "select count(*) from intake.item join donations.lot using (lot) where donor = ?",
                donor))
        .isEqualTo(31);
    assertThat(count("select count(*) from custody.devices where donor = ?", donor)).isZero();
    return lot.id();
  }

  /** The truck brings thirty of the thirty-one. */
  private List<String> received(long lot) {
    var page = officer.get("/intake/lots/" + lot).is(200);
    var form = Form.on(officer, follow(officer, page, "/receiving"), "/receiving");
    var came = form.names().stream().filter(name -> name.startsWith("came-")).toList();
    assertThat(came).hasSize(31);
    var unsigned =
        form.untick(came.getLast())
            .type("counted", 31)
            .type("total", "69.0")
            .sign("giver", "王芳")
            .sign("taker", "李明")
            .send();
    var again = Form.on(officer, unsigned.is(422).says("30"), "/receiving");
    assertThat(again.ticked(came.getLast())).as("nothing typed is lost").isEmpty();
    assertThat(again.ticked("giverName")).containsExactly("王芳");
    again
        .type("counted", 30)
        .sign("giver", "王芳")
        .sign("taker", "李明")
        .send()
        .is(200)
        .says("30 devices are in the house");
    var tags =
        jdbc.sql("select tag from custody.devices where lot = ? order by device")
            .param(lot)
            .query(String.class)
            .list();
    assertThat(tags).hasSize(30).doesNotHaveDuplicates();
    assertThat(count("select sum(grams) from custody.devices where lot = ?", lot))
        .isEqualTo(69_000);
    var slip = follow(officer, officer.get("/intake/lots/" + lot), "/slips/\\d+").is(200);
    slip.says("王芳", "李明");
    for (var side : List.of("giver", "taker"))
      assertThat(officer.get(slip.path() + "/signatures/" + side).is(200).bytes())
          .startsWith(0x89, 'P');
    return tags;
  }

  private void labelled(long lot, List<String> tags) throws IOException {
    var page = officer.get("/intake/lots/" + lot).is(200);
    var choice = follow(officer, page, "/labels\\?slip=\\d+").is(200);
    var batch = Form.on(officer, choice, "/labels/batches", "source", "SLIP").send().is(200);
    var sheet = Form.on(officer, batch, "/prints").send().is(200);
    var text = pdf(sheet);
    for (var tag : tags) assertThat(text).contains(printed(tag));
  }

  private void scanned(String tag) {
    for (var typed : List.of(printed(tag), tag.toLowerCase(), printed(tag).toLowerCase())) {
      var form = Form.search(technician, technician.get("/").is(200), "/find");
      assertThat(form.type("q", typed).send().is(200).path()).isEqualTo("/devices/" + tag);
    }
    assertThat(technician.get("/" + tag).is(200).path()).isEqualTo("/devices/" + tag);
    technician.get("/devices/" + tag).says(printed(tag), "ThinkPad T480");
    stranger().get("/" + tag).is(200).says(printed(tag));
  }

  // ---- on the benches ----

  private void inspected(List<String> tags) {
    for (var tag : tags) {
      var page = technician.get("/devices/" + tag).is(200);
      var form =
          Form.on(
              technician,
              follow(technician, page, "/intake/" + tag + "/inspection"),
              "/inspection");
      assertThat(form.ticked("drive1Serial")).as("the drive of the list").hasSize(1);
      form.choose("powers", "yes")
          .type("drive1Gb", 256)
          .choose("drive1Type", "SSD")
          .choose("decision", "on")
          .send()
          .is(200)
          .says("goes on to wiping");
    }
    assertThat(stages(tags)).containsOnly("TO_WIPE");
  }

  private void wiped(List<String> tags) {
    var first = tags.getFirst();
    var verified = log(drive(1)).method("Verify Zeros (0x00)", 1);
    attach(first, verified).is(200);
    clear(first).is(422).says(printed(first), drive(1), "nothing");
    assertThat(stages(List.of(first))).containsOnly("TO_WIPE");
    for (int nth = 1; nth <= tags.size(); nth++) {
      attach(tags.get(nth - 1), log(drive(nth))).is(200);
      clear(tags.get(nth - 1)).is(200).says("is cleared");
    }
    assertThat(stages(tags)).containsOnly("TO_REPAIR");
    assertThat(
            jdbc.sql("select distinct data from custody.devices where tag = any(?)")
                .param(array(tags))
                .query(String.class)
                .list())
        .containsExactly("CLEARED");
  }

  private NwipeLogs log(String serial) {
    var ended = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    return NwipeLogs.log()
        .at(ended.minusSeconds(3600))
        .salt(unique("salt"))
        .with(NwipeLogs.drive("sda", serial).bytes(GB256));
  }

  private Seen attach(String tag, NwipeLogs log) {
    var page = technician.get("/wiping/" + tag).is(200);
    return Form.on(technician, page, "/evidence")
        .attach("file", "nwipe.log", "text/plain", log.bytes())
        .send();
  }

  private Seen clear(String tag) {
    return Form.on(technician, technician.get("/wiping/" + tag).is(200), "/clearings").send();
  }

  private void readied(List<String> tags) {
    var images = officer.get("/repair/images").is(200);
    Form.on(officer, images, "/repair/images")
        .type("name", "绿色教室")
        .type("version", unique("26.04"))
        .choose("spoken", "zh")
        .type("sha256", "0f".repeat(32))
        .type("supportEnds", today.plusYears(5))
        .send()
        .is(200);
    for (var tag : tags) {
      var page = technician.get("/devices/" + tag).is(200);
      var form = Form.on(technician, follow(technician, page, "/repair/" + tag), "/tests");
      for (var probe :
          List.of("power", "screen", "keyboard", "network", "sound", "battery", "disk"))
        form.choose(probe, "PASS");
      form.choose("hazards", "NONE")
          .choose("looks", form.offered("looks").iterator().next())
          .type("batteryPercent", 82)
          .type("memoryMb", 8192)
          .type("diskGb", 256)
          .type("madeIn", today.getYear() - 6);
      var tested = form.send().is(200);
      var install = Form.on(technician, tested, "/installations");
      tested = install.choose("image", install.offered("image").iterator().next()).send().is(200);
      Form.on(technician, tested, "/readiness").send().is(200).says("is ready for a classroom");
    }
    assertThat(stages(tags)).containsOnly("READY");
  }

  // ---- to the school ----

  private long planned(String school) {
    var form =
        Form.on(
            officer,
            follow(officer, officer.get("/classrooms").is(200), "/classrooms/new"),
            "/classrooms");
    return form.type("schoolName", school)
        .choose("territory", "CN")
        .type("name", "三年级机房")
        .type("seats", 30)
        .choose("kind", "LAPTOP")
        .send()
        .is(200)
        .says(school, "0 of 30")
        .id();
  }

  private void reserved(long room, List<String> tags) {
    var form =
        Form.on(
            officer,
            follow(officer, room(room), "/classrooms/" + room + "/reservation"),
            "/reservation");
    assertThat(form.ticked("tag")).as("as many as are needed are proposed").hasSize(30);
    for (var other : form.ticked("tag")) form.untick("tag", other);
    var offered = form.offered("tag");
    if (!offered.containsAll(tags)) {
      // other tests' devices stand on the same shelf: what the page does not offer is sent by hand
      var fields = new ArrayList<String>();
      for (var tag : tags) fields.addAll(List.of("tag", tag));
      officer.post("/classrooms/" + room + "/reservation", fields.toArray(String[]::new)).is(200);
    } else {
      for (var tag : tags) form.tick("tag", tag);
      form.send().is(200).says("30 computers are reserved");
    }
    assertThat(stages(tags)).containsOnly("RESERVED");
  }

  private void nothingLeavesUnsigned(long room, List<String> tags) {
    var page = follow(officer, room(room), "/classrooms/" + room + "/dispatch").is(200);
    page.says("has no signed agreement");
    Form.on(officer, page, "/dispatch").send().is(422).says("has no signed agreement");
    assertThat(stages(tags)).containsOnly("RESERVED");
  }

  private LocalDate threeYearsAgo() {
    return today.minusYears(3);
  }

  private void signed(long room) {
    var form =
        Form.on(
            officer,
            follow(officer, room(room), "/classrooms/" + room + "/agreement/new"),
            "/agreement");
    form.type("signedOn", threeYearsAgo())
        .type("schoolName", "和校长")
        .type("programmeName", "李明")
        .attach("scan", "协议.png", "image/png", Scans.signature("和校长"))
        .send()
        .is(200);
    assertThat(room(room).text()).doesNotContain("waits for signatures");
    assertThat(follow(officer, room(room), "/classrooms/" + room + "/agreement").is(200).bytes())
        .isEqualTo(Scans.signature("和校长"));
  }

  private void dispatched(long room) {
    var form =
        Form.on(
            officer, follow(officer, room(room), "/classrooms/" + room + "/dispatch"), "/dispatch");
    assertThat(form.ticked("tag")).hasSize(30);
    form.type("leftOn", threeYearsAgo()).send().is(200).says("30 computers are on the way");
  }

  private void accepted(long room) {
    var engineer = visitor(Role.ENGINEER);
    var page = engineer.get("/classrooms/" + room).is(200);
    var form =
        Form.on(
            engineer, follow(engineer, page, "/classrooms/" + room + "/acceptance"), "/acceptance");
    form.type("acceptedOn", threeYearsAgo())
        .sign("giver", "李明")
        .sign("taker", "和校长")
        .send()
        .is(200)
        .says("30 computers are accepted");
    Form.on(officer, room(room), "/headcounts")
        .type("pupils", 620)
        .choose("source", "SCHOOL_REPORT")
        .send()
        .is(200)
        .says("620");
    assertThat(date("select due_on from classrooms.classrooms where classroom = ?", room))
        .isEqualTo(today);
  }

  // ---- three years later ----

  private long recalled(long room, List<String> tags) {
    officer.get("/").is(200).says("Loans that end");
    var due = officer.get("/takeback").is(200).says("云岭希望小学 " + mark);
    var recall = Form.on(officer, due, "/takeback", "classroom", room).send().is(200).says("30");
    var at = recall.path();
    var count = follow(officer, recall, at + "/count").is(200);
    // one by one, then a list from a scanner
    see(count, at, printed(tags.getFirst()));
    see(officer.get(at + "/count"), at, printed(tags.getFirst()));
    see(officer.get(at + "/count"), at, "SCHOOL-OWN-" + mark);
    var list =
        String.join("\n", tags.subList(1, 28).stream().map(LifeOfALaptopTest::printed).toList());
    see(officer.get(at + "/count"), at, list);
    officer.get(at + "/count").is(200).says("28", "30", "SCHOOL-OWN-" + mark);
    var closing = follow(officer, officer.get(at).is(200), at + "/closing").is(200);
    var closed =
        Form.on(officer, closing, "/closing")
            .sign("giver", "和校长")
            .sign("taker", "李明")
            .send()
            .is(200);
    closed.says("28", "2");
    assertThat(stages(tags.subList(0, 28))).containsOnly("RETURNING");
    assertThat(stages(tags.subList(28, 30))).containsOnly("MISSING");
    assertThat(officer.get("/find?q=SCHOOL-OWN-" + mark).is(200).path()).startsWith("/find");
    return recall.id();
  }

  private void see(Seen count, String at, String typed) {
    var forms =
        Pattern.compile("action=\"" + at + "/sightings\"").matcher(count.body()).results().count();
    assertThat(forms).as("forms to count with").isPositive();
    officer.post(at + "/sightings", "typed", typed).is(200);
  }

  private List<String> broughtHome(long recall, List<String> tags) {
    var page =
        follow(
            officer,
            officer.get("/takeback/" + recall).is(200),
            "/takeback/" + recall + "/receipt");
    Form.on(officer, page, "/receipt").send().is(200);
    var home = tags.subList(0, 28);
    assertThat(stages(home)).containsOnly("TO_INSPECT");
    assertThat(
            jdbc.sql("select distinct data from custody.devices where tag = any(?)")
                .param(array(home))
                .query(String.class)
                .list())
        .as("three years in a classroom: data may be on them again")
        .containsExactly("MAY_HOLD");
    technician.get("/devices/" + home.getFirst()).is(200).says("may");
    return home;
  }

  private void clearedAgain(List<String> worn) {
    for (int nth = 1; nth <= worn.size(); nth++) {
      var tag = worn.get(nth - 1);
      var form =
          Form.on(
              technician, technician.get("/intake/" + tag + "/inspection").is(200), "/inspection");
      form.choose("powers", "yes").choose("decision", "on").send().is(200);
      clear(tag).is(422).says(drive(nth));
      attach(tag, log(drive(nth))).is(200);
      clear(tag).is(200).says("is cleared");
      var bench = technician.get("/repair/" + tag).is(200);
      Form.on(technician, bench, "/condemnation").choose("why", "TOO_OLD").send().is(200);
    }
    assertThat(stages(worn)).containsOnly("TO_DISMANTLE");
  }

  // ---- to the plant ----

  private Plant plant(String name, LocalDate from, LocalDate to) {
    var partner = partner(name + " " + mark, "DISMANTLER");
    Form.on(officer, officer.get("/partners/" + partner).is(200), "/licences")
        .type("number", "沪环废 " + unique())
        .tick("categories", "LAPTOP")
        .type("from", from)
        .type("to", to)
        .attach("evidence", "licence.pdf", "application/pdf", PAPER)
        .send()
        .is(200);
    return new Plant(partner, name + " " + mark);
  }

  private void dismantled(List<String> worn) {
    var lapsed = plant("过期拆解厂", today.minusYears(4), today.minusDays(1));
    var valid = plant("绿循环拆解厂", today.minusYears(1), today.plusYears(2));

    var wrong = filled(lapsed, worn);
    handOver(wrong).is(422).says("Licence", "not on " + said(today));
    assertThat(stages(worn)).containsOnly("TO_DISMANTLE");
    var takeOut = Form.on(officer, officer.get(wrong).is(200), "/removals");
    for (var tag : worn) takeOut.tick("tag", tag);
    takeOut.send().is(200);

    var batch = filled(valid, worn);
    handOver(batch).is(200).says("It is frozen now");
    assertThat(stages(worn)).containsOnly("SHIPPED");

    var worker = visitor(Role.DISMANTLER, valid.partner());
    certify(worker, batch).is(422).says("has no weigh ticket");
    Form.on(worker, worker.get(atPlant(batch)).is(200), "/weighings")
        .type("ticket", "T-" + mark)
        .type("gross", "1506.9")
        .type("tare", "1500")
        .attach("ticketFile", "磅单.pdf", "application/pdf", PAPER)
        .send()
        .is(200)
        .says("6.9");
    certify(worker, batch).is(200).says("C-" + mark);
    assertThat(stages(worn)).containsOnly("DISMANTLED");
    officer.get("/devices/" + worn.getFirst()).is(200).says("dismantled");
  }

  private String filled(Plant plant, List<String> worn) {
    var form = Form.on(officer, officer.get("/dismantling").is(200), "/dismantling");
    var batch = form.choose("plant", plant.partner()).send().is(200).says(plant.name());
    var put = Form.on(officer, officer.get(batch.path()).is(200), "/devices");
    put.type("pasted", String.join("\n", worn.stream().map(LifeOfALaptopTest::printed).toList()))
        .send()
        .is(200);
    return batch.path();
  }

  private Seen handOver(String batch) {
    return Form.on(officer, officer.get(batch).is(200), "/hand-over")
        .sign("giver", "李明")
        .sign("taker", "赵强")
        .send();
  }

  /** The same batch among the pages of its plant. */
  private static String atPlant(String batch) {
    return batch.replace("/dismantling/", "/plant/");
  }

  private Seen certify(Visitor worker, String batch) {
    return Form.on(worker, worker.get(atPlant(batch)).is(200), "/certificates")
        .type("number", "C-" + mark)
        .type("kilograms", "6.8")
        .attach("certificateFile", "处置证明.pdf", "application/pdf", PAPER)
        .send();
  }

  // ---- what it was worth ----

  private void worth(long donor, long room, List<String> worn) throws IOException {
    officer.get("/impact").is(200).says("The book balances");
    var page = officer.get("/impact/donors/" + donor).is(200);
    figure(page, "devices-received", "30", 30);
    figure(page, "weight-received-weighed", "69.0 kg", 30);
    figure(page, "weight-received-estimated", "0.0 kg", 0);
    figure(page, "computer-years", "90.0", 30);
    figure(page, "devices-lent-now", "0", 0);
    figure(page, "devices-dismantled", "3", 3);
    figure(page, "weight-treated", "6.8 kg", 3);
    page.says("620", "C-" + mark);

    var giver = visitor(Role.DONOR, donor);
    assertThat(giver.get("/").is(200).body()).contains("/impact");
    var own = giver.get("/impact/donors/" + donor).is(200);
    for (var language : List.of("en", "zh", "fr")) {
      var link = "/impact/donors/" + donor + "/report\\.pdf\\?language=" + language;
      var paper = pdf(follow(giver, own, link));
      assertThat(paper).contains("晨星科技（上海）有限公司", printed(worn.getFirst()), "C-" + mark, "620");
      assertThat(paper)
          .contains(
              switch (language) {
                case "zh" -> "去向";
                case "fr" -> "Certificat";
                default -> "Certificate";
              });
    }
    visitor(Role.DONOR, 1).get("/impact/donors/" + donor).is(404);
  }

  /** The figure stands on the page and opens to the rows behind it. */
  private void figure(Seen page, String figure, String value, int rows) {
    var link =
        Pattern.compile(
                "(?s)<li[^>]*>((?:(?!</li>).)*?href=\"(/impact/figures/"
                    + figure
                    + "\\?[^\"]*)\".*?)</li>")
            .matcher(page.body());
    assertThat(link.find()).as(figure + "\n" + page.body()).isTrue();
    assertThat(link.group(1).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
        .as(figure)
        .contains(value);
    var behind = officer.get(link.group(2).replace("&amp;", "&")).is(200);
    int body = behind.body().lastIndexOf("<tbody>");
    long counted =
        Pattern.compile("<tr\\b")
            .matcher(behind.body().substring(Math.max(0, body)))
            .results()
            .count();
    assertThat(counted).as("rows behind " + figure).isEqualTo(rows);
  }

  private void intact() {
    var auditor = visitor(Role.AUDITOR);
    var book = auditor.get("/book").is(200);
    // the page of the book reads all of it, as the interface for programs does
    Form.search(auditor, book, "/book").send().is(200).says("Intact:", "every link holds");
  }

  // ---- the real list ----

  @Test
  void thirty_seven_real_machines_come_in_from_each_file_of_theirs() throws IOException {
    officer = visitor(Role.OFFICER);
    var folder = Fixtures.folder("derived-csv");
    for (var name :
        List.of(
            "zh-37-gb18030-excel-default.csv",
            "zh-37-gbk-semicolon.csv",
            "zh-37-utf16le-bom-tab-excel-unicode-text.txt",
            "zh-37-utf8-cr-only-mac.csv")) {
      long donor = partner(unique("真实清单 " + mark), "DONOR");
      var preview =
          Form.on(officer, officer.get("/intake").is(200), "/intake/imports")
              .choose("donor", donor)
              .attach("file", name, "text/csv", Files.readAllBytes(folder.resolve(name)))
              .send()
              .is(200);
      var lot = Form.on(officer, preview, "/commit").send().is(200).says("37 items are announced");
      var form = Form.on(officer, officer.get(lot.path() + "/receiving").is(200), "/receiving");
      form.type("counted", 37)
          .type("total", "250")
          .sign("giver", "王芳")
          .sign("taker", "李明")
          .send()
          .is(200)
          .says("37 devices are in the house");
      assertThat(count("select count(*) from custody.devices where donor = ?", donor))
          .isEqualTo(37);
    }
  }

  // ---- small words ----

  private Seen room(long room) {
    return officer.get("/classrooms/" + room).is(200);
  }

  /** Clicks the one link of the page that leads there. */
  private static Seen follow(Visitor visitor, Seen page, String where) {
    var link = Pattern.compile("href=\"([^\"]*?" + where + ")\"").matcher(page.body());
    assertThat(link.find())
        .as("a link to " + where + " on " + page.path() + "\n" + page.text())
        .isTrue();
    return visitor.get(link.group(1).replace("&amp;", "&")).is(200);
  }

  private static String printed(String code) {
    return code.substring(0, 4) + "-" + code.substring(4);
  }

  private static String[] array(List<String> tags) {
    return tags.toArray(String[]::new);
  }

  private List<String> stages(List<String> tags) {
    return jdbc.sql("select stage from custody.devices where tag = any(?)")
        .param(array(tags))
        .query(String.class)
        .list();
  }

  private long count(String sql, Object... arguments) {
    var found = jdbc.sql(sql).params(arguments).query(Long.class).optional().orElse(0L);
    return found;
  }

  private LocalDate date(String sql, Object... arguments) {
    return jdbc.sql(sql).params(arguments).query(LocalDate.class).single();
  }

  private static String pdf(Seen seen) throws IOException {
    assertThat(new String(seen.bytes(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    try (var document = Loader.loadPDF(seen.bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
