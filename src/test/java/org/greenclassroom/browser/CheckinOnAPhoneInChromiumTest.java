package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.greenclassroom.checkins.Links;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A teacher reports with an old telephone on a slow line. */
class CheckinOnAPhoneInChromiumTest extends Browsing {
  /** FU-08: all that comes over the line after the first load. */
  private static final long SMALL = 20_000;

  @Autowired private Links links;
  @Autowired private Classrooms classrooms;
  @Autowired private Partners partners;
  @Autowired private Files files;

  private long room;

  private String link() {
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    var school = partners.record(house, unique("山村小学"), Set.of(PartnerKind.SCHOOL), "CN", "Hill 1");
    room =
        classrooms.plan(
            Occasion.of(Actor.HOUSE, clock.instant()),
            new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    // accepted: a report of this month has something to report on
    var words = files.keep("signed".getBytes(StandardCharsets.UTF_8), "a", "text/plain");
    jdbc.sql(
            """
            with signed as (
              insert into classrooms.agreement (school, text_version, text, years, signed_on, recorded_at,
                     recorded_by, key)
              values (?, 'test', ?, 3, current_date - 100, now(), 0, gen_random_uuid()) returning agreement)
            update classrooms.classroom
               set agreement = (select agreement from signed), accepted_on = current_date - 90,
                   due_on = current_date + 900
             where classroom = ?
            """)
        .params(school, words, room)
        .update();
    return "/r/" + links.make(house, room);
  }

  private String month(int back) {
    return Occasion.of(Actor.HOUSE, clock.instant())
        .today()
        .withDayOfMonth(1)
        .minusMonths(back)
        .toString();
  }

  private int reports() {
    return jdbc.sql("select count(*) from checkins.report where classroom = ?")
        .param(room)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_month_is_reported_in_less_than_20_kB_and_a_closed_page_loses_nothing() {
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    var cdp = page.context().newCDPSession(page);
    cdp.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 100);
    line.addProperty("downloadThroughput", 250_000 / 8);
    line.addProperty("uploadThroughput", 250_000 / 8);
    cdp.send("Network.emulateNetworkConditions", line);
    var came = new AtomicLong();
    cdp.on(
        "Network.loadingFinished",
        event -> came.addAndGet((long) event.get("encodedDataLength").getAsDouble()));
    var at = link();
    page.navigate(at);
    page.waitForLoadState();
    came.set(0); // the first load is over

    page.fill("[name='answer.working']", "28");
    page.fill("[name='answer.faulty']", "1");
    page.fill("[name='answer.missing']", "0");
    page.check("[name='answer.room_used'][value='partly']");
    assertThat(page.locator("[data-part='sms-code']").innerText())
        .matches("GC [2-9A-Z]{4} \\d{4} 28 1 0 2 .");
    page.navigate(at); // the page was closed, and is opened again
    assertThat(page.inputValue("[name='answer.working']")).isEqualTo("28");
    assertThat(page.isChecked("[name='answer.room_used'][value='partly']")).isTrue();
    assertThat(page.locator("[data-part='draft']").isVisible()).isTrue();
    page.click("button[value='send']");
    page.waitForURL("**/sent?uid=*");
    assertThat(page.locator("main").innerText()).contains("谢谢，已收到");
    page.waitForLoadState();
    assertThat(came.get()).as("bytes after the first load").isLessThan(SMALL);
    assertThat(
            page.evaluate(
                "() => navigator.serviceWorker.getRegistrations().then(all => all.length)"))
        .as("no service worker here")
        .isEqualTo(0);
    page.navigate(at); // a new form: the draft is gone with its receipt
    assertThat(page.inputValue("[name='answer.working']")).isEmpty();
    assertThat(grumbles).isEmpty();
  }

  @Test
  void a_lost_answer_costs_neither_this_months_report_nor_the_next_ones() {
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    var at = link();
    page.navigate(at);
    page.fill("[name='answer.working']", "28");
    page.fill("[name='answer.faulty']", "1");
    page.fill("[name='answer.missing']", "0");
    page.check("[name='answer.room_used'][value='yes']");
    page.selectOption("#period", month(1));
    lostAnswer(page, at);
    assertThat(reports()).isEqualTo(1);

    page.navigate(at); // the same again is the same
    page.click("button[value='send']");
    page.waitForURL("**/sent?uid=*&again=true");
    assertThat(reports()).isEqualTo(1);

    page.navigate(at);
    page.fill("[name='answer.working']", "28");
    page.fill("[name='answer.faulty']", "1");
    page.fill("[name='answer.missing']", "0");
    page.check("[name='answer.room_used'][value='yes']");
    page.selectOption("#period", month(1));
    page.fill("[name='answer.working']", "26"); // a correction, and its answer is lost too
    lostAnswer(page, at);
    assertThat(reports()).isEqualTo(2);
    page.navigate(at); // a month later, with what was typed then
    page.selectOption("#period", month(0));
    page.fill("[name='answer.working']", "27");
    page.click("button[value='send']");
    page.waitForURL("**/sent?uid=*");
    assertThat(page.locator("main").innerText()).contains("谢谢，已收到");
    assertThat(reports()).isEqualTo(3);
  }

  @Test
  void a_lost_answer_costs_no_inventory_either() {
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    var at = link() + "/inventory";
    page.navigate(at);
    page.fill("[name='answer.foreign']", "0");
    page.check("[name='answer.labels'][value='yes']");
    lostAnswer(page, at);
    page.navigate(at);
    page.fill("[name='answer.foreign']", "1");
    page.click("button[value='send']");
    page.waitForURL("**/sent?uid=*");
    assertThat(reports()).isEqualTo(2);
  }

  /** It is sent and taken, and the answer is lost. */
  private static void lostAnswer(Page page, String at) {
    page.route(
        "**" + at,
        route -> {
          if (!route.request().method().equals("POST")) {
            route.resume();
            return;
          }
          route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          route.abort();
        });
    var failed = new AtomicBoolean();
    page.onRequestFailed(request -> {
      if (request.method().equals("POST")) failed.set(true);
    });
    page.click("button[value='send']", new Page.ClickOptions().setNoWaitAfter(true));
    page.waitForCondition(failed::get);
    page.unroute("**" + at);
  }

  @Test
  void it_works_without_scripts() {
    var page =
        window(
            new NewContextOptions()
                .setLocale("fr-FR")
                .setJavaScriptEnabled(false)
                .setViewportSize(390, 844));
    page.navigate(link());
    page.fill("[name='answer.working']", "28");
    page.fill("[name='answer.faulty']", "1");
    page.fill("[name='answer.missing']", "0");
    page.check("[name='answer.room_used'][value='yes']");
    page.click("button[value='send']");
    assertThat(page.locator("main").innerText()).contains("C’est arrivé");
  }
}
