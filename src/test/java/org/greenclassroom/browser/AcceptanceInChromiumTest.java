package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.delivery.Prepared.fields;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.delivery.Prepared;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.repair.Repair;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engineer's phone in a school without a line: looked at, photographed, signed, and once. */
class AcceptanceInChromiumTest extends Browsing {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Repair repair;
  @Autowired Classrooms classrooms;

  private static NewContextOptions phone() {
    return new NewContextOptions()
        .setLocale("zh-CN")
        .setViewportSize(390, 844)
        .setDeviceScaleFactor(2)
        .setHasTouch(true);
  }

  private static FilePayload photograph() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new FilePayload("room.jpg", "image/jpeg", out.toByteArray());
  }

  private List<Tag> tags = List.of();

  /** Three laptops on their way to a room, with our own van. */
  private long onTheWay() {
    var officer = visitor(Role.OFFICER);
    var today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null);
    tags = Prepared.tested(custody, repair, occasion(Role.TECHNICIAN), donor, 3, unique("T480"));
    var room = Prepared.room(officer, unique("山村小学"), 3, today.minusDays(9));
    Prepared.reserve(officer, room, tags);
    var parcel = Prepared.parcel(officer, room, "PALLET");
    Prepared.pack(officer, room, parcel, tags);
    officer.get("/delivery/" + room + "/dispatch").is(200);
    officer
        .upload(
            "/delivery/" + room + "/dispatch",
            fields("parcel", "" + parcel, "leftOn", "" + today, "expectedOn", "" + today),
            List.of())
        .is(200);
    return room;
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=site][data-ready=true]");
  }

  private static void kept(Page page) {
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
  }

  private static void sign(Page page, String side, String name) {
    page.fill("#" + side + "Name", name);
    var pad = page.locator("fieldset:has(#" + side + "Name) canvas");
    pad.scrollIntoViewIfNeeded();
    var box = pad.boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + 120, box.y + 50);
    page.mouse().up();
  }

  private static void answered(Page page, String result) {
    page.waitForSelector("[data-part=answer][data-result=" + result + "]");
  }

  private static void accept(Page page) {
    page.locator("[data-part=form] button:not([type=button])").last().click();
  }

  private long acceptances(long room) {
    return jdbc.sql("select count(*) from classrooms.acceptances where classroom = ?")
        .param(room)
        .query(Long.class)
        .single();
  }

  @Test
  void without_a_line_a_school_accepts_its_room_once() throws IOException {
    long room = onTheWay();
    LocalDate before = classrooms.room(room).acceptedOn();
    assertThat(before).isNull();
    var page = signedIn(phone(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    page.navigate("/delivery/" + room + "/installation");
    ready(page);
    kept(page);
    assertThat(page.locator("h1").innerText()).contains("安装与验收");
    assertThat(
            (boolean)
                page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
        .as("fits on a phone")
        .isTrue();
    page.evaluate(AccessibilityTest.axe());
    assertThat(
            page.evaluate(
                "async () => (await axe.run(document)).violations.filter(one => ['serious',"
                    + " 'critical'].includes(one.impact)).map(one => one.id + one.nodes[0].html)"))
        .isEqualTo(List.of());
    shot(page, "installation");

    page.context().setOffline(true);
    for (var point : List.of("POWER", "IMAGE", "TEACHER_SHOWN", "SEATS_LABELLED"))
      page.check("#answer-" + point + "-YES");
    page.check("#answer-NETWORK-NOT_APPLICABLE");
    page.check("#answer-FILTER-NO");
    page.uncheck("#tag-" + tags.get(2).code());
    page.setInputFiles("#photos", photograph());
    page.waitForSelector("[data-photos='1']");
    sign(page, "giver", "周驰");
    sign(page, "taker", "王芳");
    page.waitForTimeout(600); // until it is jotted down

    // the phone fell, the page is loaded anew without a line
    page.reload();
    ready(page);
    assertThat(page.isChecked("#answer-NETWORK-NOT_APPLICABLE")).isTrue();
    assertThat(page.isChecked("#tag-" + tags.get(2).code())).isFalse();
    assertThat(page.inputValue("#takerName")).isEqualTo("王芳");
    assertThat(page.locator("[data-part=photos] img").count()).isEqualTo(1);

    accept(page);
    answered(page, "NOTED");
    assertThat(acceptances(room)).isZero();
    // with the line comes the no: the filter is off. It is put right on the same page
    page.context().setOffline(false);
    answered(page, "REFUSED");
    assertThat(page.locator("[data-part=answer]").innerText()).contains("未成年人内容过滤没有打开");
    assertThat(acceptances(room)).isZero();
    page.context().setOffline(true);
    page.check("#answer-FILTER-YES");
    page.fill("#seats-FILTER", "2");
    accept(page);
    answered(page, "NOTED");
    page.reload();
    ready(page);
    answered(page, "NOTED");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    page.context().setOffline(false);
    answered(page, "DONE");
    shot(page, "accepted");
    assertThat(acceptances(room)).isOne();
    assertThat(classrooms.room(room).inClass()).isEqualTo(2);
    assertThat(custody.device(tags.get(2)).stage()).isEqualTo(Stage.ON_THE_WAY);
    assertThat(
            jdbc.sql("select count(*) from delivery.photo where classroom = ?")
                .param(room)
                .query(Long.class)
                .single())
        .isOne();
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from custody.signature s
                      join classrooms.acceptances a using (slip)
                     where a.classroom = ? and s.file is not null
                    """)
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(2);

    // looked at again, it stands there once; what was not ticked can still be accepted
    page.reload();
    ready(page);
    assertThat(page.locator("[data-part=form] .ticks input").count()).isEqualTo(1);
    assertThat(acceptances(room)).isOne();
    assertThat(
            grumbles.stream()
                .filter(one ->
                    !one.contains("ERR_INTERNET_DISCONNECTED")
                        && !one.contains("ERR_FAILED")
                        && !one.contains("422")
                        && !one.contains("fetch")))
        .isEmpty();
  }

  /** For the eyes of whoever works on the page: {@code -Dlook=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder == null) return;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }
}
