package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.Order;
import org.greenclassroom.collection.Pickups;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.greenclassroom.tours.DrivingDays;
import org.greenclassroom.tours.Fleet;
import org.greenclassroom.tours.Tours;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A driver with a link and without a line: the sheet is there, and ticks arrive when the line does.
 */
class TourSheetInChromiumTest extends Browsing {
  @Autowired Partners partners;
  @Autowired Donations donations;
  @Autowired Pickups pickups;
  @Autowired Fleet fleet;
  @Autowired Tours tours;

  private long tour() {
    jdbc.sql("update tours.truck set until = date '2020-01-01'").update();
    var day = DrivingDays.first(jdbc, occasion(Role.OFFICER).today());
    long home = place(Partners.HOUSE, "Yard", Site.Kind.WAREHOUSE, 31.38, 121.26);
    long driver = fleet.driver(occasion(Role.OFFICER), "老王", null, null, null);
    fleet.truck(
        occasion(Role.OFFICER),
        new Fleet.Described(
            "厢货",
            null,
            home,
            driver,
            Weight.grams(1_500_000),
            9_000,
            LocalTime.of(7, 0),
            LocalTime.of(19, 0)));
    var keys =
        List.of(
            pickup(day, 31.23, 121.47, 9),
            pickup(day, 31.20, 121.60, 11),
            pickup(day, 31.03, 121.22, 13));
    long plan = tours.askAndWait(occasion(Role.OFFICER), day, day, keys);
    tours.confirm(occasion(Role.OFFICER), plan, 0);
    return jdbc.sql("select min(tour) from tours.tours where plan = ?")
        .param(plan)
        .query(Long.class)
        .single();
  }

  private long place(long partner, String name, Site.Kind kind, double latitude, double longitude) {
    long site = partners.addSite(occasion(Role.OFFICER), partner, unique(name), kind, "世纪大道 100 号");
    partners.locate(occasion(Role.OFFICER), site, Datum.WGS84, latitude, longitude);
    return site;
  }

  private String pickup(LocalDate day, double latitude, double longitude, int from) {
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("蓝湖科技"), EnumSet.of(PartnerKind.DONOR), "CN", null);
    long site = place(donor, "Office", Site.Kind.OFFICE, latitude, longitude);
    return "PICKUP-"
        + pickups.order(
            occasion(Role.OFFICER),
            donations.open(occasion(Role.OFFICER), donor),
            new Order(
                day.atTime(from, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant(),
                day.atTime(from + 3, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant(),
                site,
                null,
                List.of(),
                null,
                null,
                0,
                null,
                Map.of(ThingClass.LAPTOP, 30)),
            null);
  }

  private static NewContextOptions phone() {
    return new NewContextOptions()
        .setLocale("zh-CN")
        .setViewportSize(390, 844)
        .setDeviceScaleFactor(2)
        .setHasTouch(true);
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=tour-sheet][data-ready=true]");
  }

  private static void kept(Page page) {
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
  }

  private String said(long tour, int position) {
    return jdbc.sql("select said from tours.stops where tour = ? and position = ?")
        .params(tour, position)
        .query(String.class)
        .single();
  }

  private static String stop(int nth) {
    return "li[data-stop] >> nth=" + nth;
  }

  @Test
  void ticks_are_kept_without_a_line_and_arrive_with_it() {
    long tour = tour();
    var officer = visitor(Role.OFFICER);
    officer.get("/tours/" + tour).is(200);
    var made = officer.post("/tours/" + tour + "/links").is(200).body();
    var link = made.replaceAll("(?s).*?(/tour/[A-Za-z0-9_-]{20,}).*", "$1");
    var page = window(phone());
    page.onDialog(Dialog::accept);
    page.navigate(link);
    page.locator("main button").click();
    ready(page);
    kept(page);
    assertThat(page.locator("li[data-stop]").count()).isEqualTo(3);
    assertThat(
            (boolean)
                page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();

    page.context().setOffline(true);
    page.reload();
    ready(page);
    assertThat(page.locator("svg.sketch .dot").count()).isEqualTo(3);
    page.locator(stop(0)).locator("[data-tick=DONE] button").click();
    page.locator(stop(0)).locator("[data-part=sent]:has-text('尚未发送')").waitFor();
    page.locator(stop(1)).locator("summary").click();
    page.locator(stop(1)).locator("label:has-text('无人接待')").click();
    page.locator(stop(1)).locator("[data-tick=FAILED] button").click();
    page.locator(stop(1)).locator("[data-part=trouble]:has-text('无人接待')").waitFor();
    shot(page, "tour-sheet-offline");
    assertThat(said(tour, 1)).isEqualTo("OPEN");

    // the page is closed and opened anew without a line: what was said stands there
    page.reload();
    ready(page);
    page.locator(stop(0)).locator("[data-part=told]:has-text('已完成')").waitFor();

    page.context().setOffline(false);
    page.waitForSelector(".queue[data-state=sent]");
    assertThat(said(tour, 1)).isEqualTo("DONE");
    assertThat(said(tour, 2)).isEqualTo("FAILED");
    page.locator(stop(2)).locator("[data-tick=DONE] button").click();
    page.waitForCondition(() -> said(tour, 3).equals("DONE"));
    officer.get("/tours/" + tour).is(200).says("over");

    // called off meanwhile cannot be: but another browser sees nothing
    var other = window(phone());
    other.navigate(link);
    assertThat(other.locator("main").innerText()).contains("另一部手机");
  }

  /** For the eyes of whoever works on the page: {@code -Dlook=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder == null) return;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }
}
