package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.story.Scans;

/** The life of two laptops, by whatever hands. */
abstract class BrowserLife extends Browsing {
  private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase();
  private LocalDate today = LocalDate.EPOCH;

  /** Everybody's hands by role. */
  void live(Function<Role, Hands> somebody) {
    today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
    var officer = somebody.apply(Role.OFFICER);
    var technician = somebody.apply(Role.TECHNICIAN);

    var donor = partner(officer, "晨星科技 " + mark, "DONOR");
    officer.follow("/intake");
    officer.in("/intake/imports");
    officer.choose("donor", donor);
    officer.attach("file", file("固定资产清单.csv", "text/csv", list()));
    officer.send();
    assertThat(officer.text()).contains("GB18030");
    officer.in("/commit");
    officer.send();
    officer.follow("/receiving");
    officer.in("/receiving");
    officer.type("counted", "2");
    officer.type("total", "4.6");
    sign(officer, "giver", "王芳");
    sign(officer, "taker", "李明");
    officer.send();
    assertThat(officer.path()).startsWith("/intake/lots/");
    var tags =
        jdbc.sql("select tag from custody.devices where donor = ? order by device")
            .param(Long.valueOf(donor))
            .query(String.class)
            .list();
    assertThat(tags).hasSize(2);
    assertThat(officer.text()).contains("S-0");

    image(officer);
    for (int nth = 1; nth <= 2; nth++) bench(technician, tags.get(nth - 1), drive(nth));
    assertThat(stages(tags)).containsOnly("READY");

    var room = classroom(officer, tags);
    count(officer, room, tags);
    var worn = tags.getFirst();
    wornOut(technician, worn);
    toThePlant(officer, worn);

    officer.follow("/impact");
    officer.follow("/impact/donors/" + donor);
    assertThat(officer.text()).contains("晨星科技", "C-" + mark);
    officer.search(worn.substring(0, 4) + "-" + worn.substring(4));
    assertThat(officer.path()).isEqualTo("/devices/" + worn);
    assertThat(grumbles).isEmpty();
  }

  private String partner(Hands officer, String name, String kind) {
    officer.follow("/partners");
    officer.in("/partners");
    officer.type("name", name);
    officer.tick("kinds", kind, true);
    officer.choose("territory", "CN");
    officer.send();
    assertThat(officer.text()).contains(name);
    return officer.path().replaceAll(".*/", "");
  }

  private void image(Hands officer) {
    officer.follow("/repair");
    officer.follow("/repair/images");
    officer.in("/repair/images");
    officer.type("name", "绿色教室");
    officer.type("version", mark);
    officer.choose("spoken", "zh");
    officer.type("sha256", "0f".repeat(32));
    officer.day("supportEnds", today.plusYears(5));
    officer.send();
    assertThat(officer.text()).contains(mark);
  }

  private String image() {
    return jdbc.sql("select image::text from repair.images where version = ?")
        .param(mark)
        .query(String.class)
        .single();
  }

  private String drive(int nth) {
    return "WD-" + mark + "-" + nth;
  }

  private byte[] list() {
    var list = new StringBuilder("设备编号,类型,品牌,型号,序列号,内存(GB),硬盘序列号\r\n");
    for (int nth = 1; nth <= 2; nth++)
      list.append(
          "FA-%d,笔记本电脑,联想,X1 %s,PF%s%d,8,%s\r\n".formatted(nth, mark, mark, nth, drive(nth)));
    return list.toString().getBytes(Charset.forName("GB18030"));
  }

  private void bench(Hands technician, String tag, String drive) {
    technician.search(tag);
    technician.follow("/intake/" + tag + "/inspection");
    technician.in("/inspection");
    technician.choose("powers", "yes");
    technician.type("drive1Gb", "256");
    technician.choose("drive1Type", "SSD");
    technician.send();

    technician.search(tag);
    technician.follow("/wiping/" + tag);
    attachLog(technician, log(drive).method("Verify Zeros (0x00)", 1));
    technician.in("/clearings");
    technician.send();
    assertThat(technician.text()).as("a verify-only run is no proof").contains(drive);
    assertThat(stages(List.of(tag))).containsExactly("TO_WIPE");
    technician.search(tag);
    technician.follow("/wiping/" + tag);
    cleared(technician, drive);

    technician.search(tag);
    technician.follow("/repair/" + tag);
    technician.in("/tests");
    for (var probe : List.of("power", "screen", "keyboard", "network", "sound", "battery", "disk"))
      technician.choose(probe, "PASS");
    technician.choose("looks", "GOOD");
    technician.type("batteryPercent", "82");
    technician.type("memoryMb", "8192");
    technician.type("diskGb", "256");
    technician.choose("hazards", "NONE");
    technician.send();
    technician.in("/installations");
    technician.choose("image", image());
    technician.send();
    technician.in("/readiness");
    technician.send();
  }

  private void cleared(Hands technician, String drive) {
    attachLog(technician, log(drive));
    technician.in("/clearings");
    technician.send();
  }

  private void attachLog(Hands technician, NwipeLogs log) {
    technician.in("/evidence");
    technician.attach("file", file("nwipe.log", "text/plain", log.bytes()));
    technician.send();
  }

  private NwipeLogs log(String drive) {
    var begun = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusSeconds(3600);
    return NwipeLogs.log().at(begun).salt(unique("salt")).with(drive);
  }

  private String classroom(Hands officer, List<String> tags) {
    officer.follow("/classrooms");
    officer.follow("/classrooms/new");
    officer.in("/classrooms");
    officer.type("schoolName", "云岭希望小学 " + mark);
    officer.choose("territory", "CN");
    officer.type("name", "机房");
    officer.type("seats", "2");
    officer.choose("kind", "LAPTOP");
    officer.send();
    var room = officer.path();
    assertThat(officer.text()).contains("云岭希望小学");

    officer.follow(room + "/agreement/new");
    officer.in("/agreement");
    officer.day("signedOn", today.minusYears(3));
    officer.type("schoolName", "和校长");
    officer.type("programmeName", "李明");
    officer.attach("scan", file("协议.png", "image/png", Scans.signature("和校长")));
    officer.send();

    officer.follow(room + "/reservation");
    officer.in("/reservation");
    // the house proposes what stands ready; we want these two
    for (var box : officer.page().locator("form[action$='/reservation'] input[name=tag]").all()) {
      var tag = box.getAttribute("value");
      if (box.isChecked() != tags.contains(tag)) officer.tick("tag", tag, tags.contains(tag));
    }
    officer.send();
    assertThat(stages(tags)).containsOnly("RESERVED");

    officer.follow(room + "/dispatch");
    officer.in("/dispatch");
    officer.day("leftOn", today.minusYears(3));
    officer.send();
    officer.follow(room + "/acceptance");
    officer.in("/acceptance");
    officer.day("acceptedOn", today.minusYears(3));
    sign(officer, "giver", "李明");
    sign(officer, "taker", "和校长");
    officer.send();
    assertThat(stages(tags)).containsOnly("IN_CLASS");
    officer.in("/headcounts");
    officer.type("pupils", "86");
    officer.send();
    return room.replaceAll(".*/", "");
  }

  /** Of two one comes home, one is missing; the school's own stays. */
  private void count(Hands officer, String room, List<String> tags) {
    officer.follow("/takeback");
    officer.in("/takeback");
    officer.send("classroom", room);
    var recall = officer.path();
    officer.follow(recall + "/count");
    officer.in("/sightings");
    see(officer, tags.getFirst());
    see(officer, "SCHOOL-OWN-" + mark);
    officer.follow(recall + "/closing");
    officer.in("/closing");
    sign(officer, "giver", "和校长");
    sign(officer, "taker", "李明");
    officer.send();
    assertThat(stages(tags)).containsExactlyInAnyOrder("RETURNING", "MISSING");
    officer.follow(recall + "/receipt");
    officer.in("/receipt");
    officer.send();
    assertThat(stages(List.of(tags.getFirst()))).containsExactly("TO_INSPECT");
  }

  /** Types what is on a label and lets the page count it. */
  abstract void see(Hands officer, String typed);

  private void wornOut(Hands technician, String tag) {
    technician.search(tag);
    technician.follow("/intake/" + tag + "/inspection");
    technician.in("/inspection");
    technician.choose("powers", "yes");
    technician.send();
    technician.search(tag);
    technician.follow("/wiping/" + tag);
    cleared(technician, drive(1));
    technician.search(tag);
    technician.follow("/repair/" + tag);
    technician.in("/condemnation");
    technician.choose("why", "TOO_OLD");
    technician.send();
    assertThat(stages(List.of(tag))).containsExactly("TO_DISMANTLE");
  }

  private void toThePlant(Hands officer, String tag) {
    var plant = partner(officer, "绿循环拆解厂 " + mark, "DISMANTLER");
    officer.in("/licences");
    officer.type("number", "沪环废 " + mark);
    officer.tick("categories", "LAPTOP", true);
    officer.day("from", today.minusYears(1));
    officer.day("to", today.plusYears(1));
    officer.attach("evidence", paper("许可证.pdf"));
    officer.send();

    officer.follow("/dismantling");
    officer.in("/dismantling");
    officer.choose("plant", plant);
    officer.send();
    officer.in("/devices");
    officer.type("pasted", tag);
    officer.send();
    officer.in("/hand-over");
    sign(officer, "giver", "李明");
    sign(officer, "taker", "赵强");
    officer.send();
    assertThat(stages(List.of(tag))).containsExactly("SHIPPED");
    officer.in("/weighings");
    officer.type("ticket", "T-" + mark);
    officer.type("gross", "1502.3");
    officer.type("tare", "1500");
    officer.attach("ticketFile", paper("磅单.pdf"));
    officer.send();
    officer.in("/certificates");
    officer.type("number", "C-" + mark);
    officer.type("kilograms", "2.2");
    officer.attach("certificateFile", paper("处置证明.pdf"));
    officer.send();
    assertThat(stages(List.of(tag))).containsExactly("DISMANTLED");
  }

  private static void sign(Hands hands, String who, String name) {
    hands.type(who + "Name", name);
    hands.attach(who + "Scan", file("签字.png", "image/png", Scans.signature(name)));
  }

  private static FilePayload paper(String name) {
    var empty = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    return file(name, "application/pdf", empty.getBytes(StandardCharsets.US_ASCII));
  }

  private static FilePayload file(String name, String type, byte[] bytes) {
    return new FilePayload(name, type, bytes);
  }

  private List<String> stages(List<String> tags) {
    return jdbc.sql("select stage from custody.devices where tag = any(?)")
        .param(tags.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
