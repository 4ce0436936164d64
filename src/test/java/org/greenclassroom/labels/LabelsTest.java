package org.greenclassroom.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Labels through the real pages, read again from what would come out of the printer. */
class LabelsTest extends House {
  private static final int DPI = 300;

  @Autowired Custody custody;
  @Autowired Partners partners;

  private long donor() {
    return partners.record(
        occasion(Role.OFFICER), unique("标签"), Set.of(PartnerKind.DONOR), "CN", null);
  }

  private List<Tag> devices(int count) {
    var donor = donor();
    var observed = new ArrayList<Observed>();
    for (int i = 0; i < count; i++)
      observed.add(
          new Observed(
              DeviceKind.LAPTOP,
              "联想集团",
              "昭阳 E4-" + i,
              null,
              null,
              1_900,
              Basis.WEIGHED,
              donor,
              null,
              null));
    return custody.receiveNew(occasion(Role.OFFICER), slip(donor), observed);
  }

  private Slip slip(long donor) {
    return custody.handOver(
        occasion(Role.OFFICER),
        new HandOver(
            donor,
            Partners.HOUSE,
            1L,
            Instant.now(),
            null,
            new HandOver.Signature("王芳", null, null),
            new HandOver.Signature("Li Na", null, null)));
  }

  private static String printed(List<Tag> tags) {
    return String.join("\n", tags.stream().map(Tag::printed).toList());
  }

  private static Visitor.Seen batch(Visitor visitor, List<Tag> tags) {
    visitor.get("/labels").is(200);
    return visitor.post("/labels/batches", "source", "LIST", "list", printed(tags)).is(200);
  }

  private static Visitor.Seen print(
      Visitor visitor,
      String batch,
      Object sheet,
      int begins,
      int copies,
      boolean kit,
      String form) {
    visitor.get(batch).is(200);
    return visitor.post(
        batch + "/prints",
        "sheet",
        sheet.toString(),
        "begins",
        "" + begins,
        "copies",
        "" + copies,
        "kit",
        "" + kit,
        "first",
        "1",
        "form",
        form);
  }

  @Test
  void labels_are_chosen_looked_at_printed_and_written_down() throws Exception {
    var technician = visitor(Role.TECHNICIAN);
    var tags = devices(2);
    technician.get("/devices/" + tags.getFirst().code()).is(200).says("Labels");
    var page = technician.get("/labels?tag=" + tags.getFirst().code()).is(200);
    assertThat(page.body()).contains(tags.getFirst().printed());
    var batch = batch(technician, tags);
    batch.says("2 devices", "Nothing has been printed yet");
    var picture = Pattern.compile("img src=\"([^\"]+picture.svg[^\"]+)\"").matcher(batch.body());
    assertThat(picture.find()).isTrue();
    var svg = technician.get(picture.group(1).replace("&amp;", "&")).is(200);
    assertThat(svg.response().headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(svg.body()).contains(tags.getFirst().printed(), "联想集团");
    var pdf = print(technician, batch.path(), 1, 24, 2, false, "PDF").is(200).bytes();
    Files.write(Path.of("target", "labels.pdf"), pdf);
    Archive.takes(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(document))
          .contains(tags.get(0).printed(), tags.get(1).printed(), "联想集团", "昭阳");
    }
    var address = "HTTP://LOCALHOST:" + port + "/";
    assertThat(codes(pdf, sheet(1)))
        .containsExactly(
            address + tags.get(0).code(), address + tags.get(0).code(),
            address + tags.get(1).code(), address + tags.get(1).code());
    technician.get(batch.path()).is(200).says("PDF · 70 × 37 mm × 24 (A4) 2 4");
    var log = technician.get("/labels").is(200);
    var again = Pattern.compile("/labels/prints/\\d+/file").matcher(log.body());
    assertThat(again.find()).isTrue();
    assertThat(technician.get(again.group()).is(200).bytes())
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(print(technician, batch.path(), 1, 1, 1, false, "CSV").is(200).body())
        .contains(tags.get(1).printed() + "," + tags.get(1).code() + "," + address);
  }

  @Test
  void every_sheet_that_comes_with_the_house_gives_labels_that_can_be_read() throws Exception {
    var officer = visitor(Role.OFFICER).speaking("zh");
    var tags = devices(2);
    var batch = batch(officer, tags).path();
    var sheets =
        jdbc.sql("select sheet from labels.sheet where partner is null").query(Long.class).list();
    assertThat(sheets).hasSize(14);
    for (var id : sheets) {
      var sheet = sheet(id);
      sheet.geometry().checked();
      int begins = sheet.geometry().places(); // the last place of the first sheet
      var pdf = print(officer, batch, id, begins, 1, true, "PDF").is(200).bytes();
      var read = codes(pdf, sheet).stream().map(Tag::parse).toList();
      assertThat(read)
          .as(sheet.name())
          .containsExactly(
              tags.get(0), tags.get(0), tags.get(0), tags.get(1), tags.get(1), tags.get(1));
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(document))
            .as(sheet.name())
            .contains("机身", "机内", "电源适配器", tags.get(0).printed());
        var box = document.getPage(0).getMediaBox();
        assertThat(Math.round(box.getWidth() / 72 * 25_400))
            .isCloseTo(sheet.geometry().width(), within(60));
        assertThat(Math.round(box.getHeight() / 72 * 25_400))
            .isCloseTo(sheet.geometry().height(), within(60));
      }
      var ruler = officer.get("/labels/sheets/" + id + "/ruler.pdf").is(200).bytes();
      try (var document = Loader.loadPDF(ruler)) {
        assertThat(document.getNumberOfPages()).as(sheet.name()).isEqualTo(1);
      }
    }
    Archive.takes(officer.get("/labels/sheets/5/ruler.pdf").bytes());
  }

  private static org.assertj.core.data.Offset<Integer> within(int micrometres) {
    return org.assertj.core.data.Offset.offset(micrometres);
  }

  private Sheet sheet(long id) {
    return sheets.of(Set.of(Partners.HOUSE)).stream()
        .filter(one -> one.sheet() == id)
        .findFirst()
        .orElseThrow();
  }

  @Autowired Sheets sheets;

  /** What a scanner reads, label by label. */
  private static List<String> codes(byte[] pdf, Sheet sheet) throws Exception {
    var read = new ArrayList<String>();
    var geometry = sheet.geometry();
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        var image = renderer.renderImageWithDPI(page, DPI);
        for (int place = 0; place < geometry.places(); place++) {
          int x = dots(geometry.x(place));
          int y = dots(geometry.y(place));
          int width = Math.min(dots(Layout.of(geometry).textX()), image.getWidth() - x);
          int height = Math.min(dots(geometry.labelHeight()), image.getHeight() - y);
          var label = image.getSubimage(x, y, width, height);
          if (blank(label)) continue;
          var codes = Codes.read(label);
          for (double by : new double[] {2, 1.5, 3, 2.5}) // a scanner looks again, from elsewhere
          if (codes.isEmpty()) codes = Codes.read(seen(label, by));
          assertThat(codes).as(sheet.name() + ", place " + place).hasSize(1);
          read.addAll(codes);
        }
      }
    }
    return read;
  }

  /** The same at so many times the size, with white around it. */
  private static java.awt.image.BufferedImage seen(java.awt.image.BufferedImage label, double by) {
    int width = (int) (by * label.getWidth());
    int height = (int) (by * label.getHeight());
    var image =
        new java.awt.image.BufferedImage(
            width + 120, height + 120, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.drawImage(label, 60, 60, width, height, null);
    pen.dispose();
    return image;
  }

  private static boolean blank(java.awt.image.BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y += 2)
      for (int x = 0; x < image.getWidth(); x += 2)
        if ((image.getRGB(x, y) & 0xFF) < 128) return false;
    return true;
  }

  private static int dots(int micrometres) {
    return (int) Math.round(micrometres * (double) DPI / 25_400);
  }

  @Test
  void a_sheet_of_ones_own_is_kept_for_the_organisation() throws Exception {
    var officer = visitor(Role.OFFICER);
    var name = unique("Own");
    own(officer, name, "52.5", "29.7").is(200).says(name, "is kept");
    own(officer, name, "52.5", "29.7").is(409).says("already");
    own(officer, unique("Wide"), "60", "29.7").is(422).says("overlap", "60 mm wide");
    own(officer, unique("High"), "52.5", "35").is(422).says("overlap", "35 mm high");
    own(officer, "", "52.5", "29.7").is(422);
    own(officer, unique("Odd"), "wide", "29.7").is(422).says("wide");
    var id =
        jdbc.sql("select sheet from labels.sheet where name = ?")
            .param(name)
            .query(Long.class)
            .single();
    var tags = devices(1);
    var pdf = print(visitor(Role.TECHNICIAN), batch(officer, tags).path(), id, 40, 2, false, "PDF");
    assertThat(codes(pdf.is(200).bytes(), sheet(id))).hasSize(2);
  }

  private static Visitor.Seen own(Visitor visitor, String name, String width, String height) {
    visitor.get("/labels/sheets/new").is(200);
    return visitor.post(
        "/labels/sheets",
        "name",
        name,
        "width",
        "210",
        "height",
        "297",
        "left",
        "0",
        "top",
        "0",
        "labelWidth",
        width,
        "labelHeight",
        height,
        "across",
        "52.5",
        "down",
        "29,7",
        "columns",
        "4",
        "rows",
        "10",
        "code",
        "QR");
  }

  @Test
  void what_cannot_be_printed_is_refused_and_not_written_down() {
    var officer = visitor(Role.OFFICER);
    var tags = devices(1);
    var batch = batch(officer, tags).path();
    print(officer, batch, 1, 25, 1, false, "PDF").is(422).says("places 1 to 24");
    print(officer, batch, 1, 1, 21, false, "PDF").is(422).says("1 to 20 copies");
    print(officer, batch, 10, 1, 1, false, "ZPL250").is(422).says("203, 300 or 600");
    print(officer, batch, 1, 1, 1, false, "DOC").is(422);
    print(officer, batch, 999_999, 1, 1, false, "PDF").is(404);
    officer.get(batch + "?first=2").is(422).says("only 1 devices");
    officer.get(batch).is(200).says("Nothing has been printed yet");
    officer.get("/labels").is(200);
    officer.post("/labels/batches", "source", "LIST", "list", " , ").is(422).says("No tag");
    officer.post("/labels/batches", "source", "LIST", "list", "rubbish").is(422);
    officer
        .post("/labels/batches", "source", "LOT", "lot", "999999")
        .is(422)
        .says("Nothing is chosen");
    officer.post("/labels/batches", "source", "SLIP", "slip", "S-x").is(422);
    officer.post("/labels/batches", "source", "ROLL").is(422);
    officer.post("/labels/rolls", "count", "0").is(422).says("1 to 10,000");
    var foreign = Tag.parse(unknown());
    officer
        .post("/labels/batches", "source", "LIST", "list", foreign.printed())
        .is(422)
        .says(foreign.printed(), "not a tag of ours");
    visitor(Role.AUDITOR).get("/labels").is(403);
    visitor(Role.SCHOOL, donor()).get(batch).is(403);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/labels").is(200);
    technician.post("/labels/rolls", "count", "5").is(403);
  }

  private static String unknown() {
    for (char last : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray())
      if (Tag.looksLikeOne("ZZZZZZZ" + last)) return "ZZZZZZZ" + last;
    throw new AssertionError();
  }

  @Test
  void devices_are_chosen_by_slip_and_by_filter() {
    var officer = visitor(Role.OFFICER);
    var donor = donor();
    var slip = slip(donor);
    var tags =
        custody.receiveNew(
            occasion(Role.OFFICER),
            slip,
            List.of(
                Lives.observed(
                    DeviceKind.LAPTOP, "FILTER-" + unique(), 1_000, Basis.WEIGHED, donor)));
    var serial = custody.device(tags.getFirst()).observed().serial();
    assertThat(officer.get("/labels?slip=" + slip.id()).is(200).body()).contains(slip.number());
    officer
        .post("/labels/batches", "source", "SLIP", "slip", slip.number())
        .is(200)
        .says("One device");
    officer.get("/labels").is(200);
    officer
        .post(
            "/labels/batches",
            "source",
            "FILTER",
            "stage",
            "TO_INSPECT",
            "kind",
            "LAPTOP",
            "typed",
            String.valueOf(serial))
        .is(200)
        .says("One device");
  }

  @Test
  void a_thermal_printer_gets_its_own_language() {
    var officer = visitor(Role.OFFICER);
    var tags = devices(2);
    var seen = print(officer, batch(officer, tags).path(), 10, 1, 2, true, "ZPL300").is(200);
    assertThat(seen.response().headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", ".zpl");
    assertThat(seen.body().split("\\^XA", -1)).hasSize(7);
    assertThat(seen.body())
        .contains("^PQ2", "^CI28", "A,HTTP://LOCALHOST:" + port + "/" + tags.get(1).code());
  }

  // --- rolls ---

  @Test
  void a_roll_is_ordered_printed_and_each_tag_is_given_once() {
    var officer = visitor(Role.OFFICER);
    officer.get("/labels").is(200);
    var roll = officer.post("/labels/rolls", "count", "3", "_key", "roll-" + unique()).is(200);
    roll.says("3 devices", "No device wears these tags yet");
    var csv = print(officer, roll.path(), 1, 1, 1, false, "CSV").is(200).body();
    var pressed = csv.lines().skip(1).map(line -> Tag.parse(line.substring(0, 9))).toList();
    assertThat(new HashSet<>(pressed)).hasSize(3);
    assertThat(print(officer, roll.path(), 2, 1, 1, false, "PDF").is(200).bytes())
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    var lost = batch(officer, pressed.subList(0, 1)); // one came out badly: it is printed again
    lost.says("One device");
    var donor = donor();
    var worn = new ArrayList<Tag>(pressed.subList(0, 2));
    worn.add(1, null);
    var given = custody.receiveNew(occasion(Role.OFFICER), slip(donor), three(donor), worn);
    assertThat(given.get(0)).isEqualTo(pressed.get(0));
    assertThat(given.get(2)).isEqualTo(pressed.get(1));
    assertThat(pressed).doesNotContain(given.get(1));
    assertThat(custody.waits(pressed.get(0))).isFalse();
    assertThat(custody.waits(pressed.get(2))).isTrue();
    refused(donor, List.of(pressed.get(0)), "tag-given");
    refused(donor, given.subList(1, 2), "not-pressed");
    var fresh = custody.receiveNew(occasion(Role.OFFICER), slip(donor), three(donor));
    assertThat(fresh).doesNotContainAnyElementsOf(pressed).doesNotContainAnyElementsOf(given);
  }

  @Test
  void the_same_order_posted_twice_is_one_roll() {
    var occasion = occasion(Role.OFFICER);
    assertThat(custody.pressTags(occasion, 4)).isEqualTo(custody.pressTags(occasion, 4));
  }

  @Test
  void two_people_cannot_give_the_same_tag_at_once() throws Exception {
    var tag = custody.pressTags(occasion(Role.OFFICER), 1);
    var donor = donor();
    var slips = List.of(slip(donor), slip(donor), slip(donor), slip(donor));
    var occasions = new ArrayList<Occasion>();
    for (var _ : slips) occasions.add(occasion(Role.OFFICER));
    var start = new CyclicBarrier(slips.size());
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries = new ArrayList<java.util.concurrent.Future<Boolean>>();
      for (int i = 0; i < slips.size(); i++) {
        int mine = i;
        tries.add(
            people.submit(() -> {
              start.await();
              try {
                custody.receiveNew(
                    occasions.get(mine), slips.get(mine), three(donor).subList(0, 1), tag);
                return true;
              } catch (Refusal somebodyWasFaster) {
                assertThat(somebodyWasFaster.key()).isEqualTo("custody.refusal.tag-given");
                return false;
              }
            }));
      }
      int given = 0;
      for (var one : tries) if (one.get()) given++;
      assertThat(given).isEqualTo(1);
    }
    assertThat(
            jdbc.sql("select count(*) from custody.devices where tag = ?")
                .param(tag.getFirst().code())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private void refused(long donor, List<Tag> worn, String why) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            custody.receiveNew(
                occasion(Role.OFFICER), slip(donor), three(donor).subList(0, 1), worn))
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("custody.refusal." + why));
  }

  private static List<Observed> three(long donor) {
    return List.of(
        Lives.observed(DeviceKind.LAPTOP, "R1", 1_000, Basis.WEIGHED, donor),
        Lives.observed(DeviceKind.LAPTOP, "R2", 1_000, Basis.WEIGHED, donor),
        Lives.observed(DeviceKind.LAPTOP, "R3", 1_000, Basis.WEIGHED, donor));
  }

  @Test
  void a_thousand_chinese_labels_take_seconds() throws Exception {
    var officer = visitor(Role.OFFICER).speaking("zh");
    var batch = batch(officer, devices(1_000)).path();
    long start = System.nanoTime();
    var pdf = print(officer, batch, 5, 1, 1, false, "PDF").is(200).bytes();
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println(
        "1,000 labels: " + millis + " ms (printed and fetched), " + pdf.length + " bytes");
    assertThat(millis).isLessThan(60_000);
  }
}
