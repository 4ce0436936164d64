package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.lessons.Entry;
import org.greenclassroom.lessons.Links;
import org.greenclassroom.lessons.Timetable;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A teacher without an account, without a mouse and, for a while, without a line. */
class LessonByKeyboardInChromiumTest extends Browsing {
  /** ED-02: in under a minute. At three seconds an act this is one. */
  private static final int FEW = 20;

  @Autowired private Partners partners;
  @Autowired private Classrooms classrooms;
  @Autowired private Timetable timetable;
  @Autowired private Links links;

  private int presses;

  private void press(com.microsoft.playwright.Page page, String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
      presses++;
    }
  }

  private int held(long room) {
    return jdbc.sql("select count(*) from lessons.lessons where classroom = ? and state = 'HELD'")
        .param(room)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_lesson_is_logged_by_a_few_keys_with_a_line_and_without() {
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    var school = partners.record(house, unique("山村小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
    long room =
        classrooms.plan(
            house, new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    for (int period = 1; period <= 2; period++)
      timetable.add(
          Occasion.of(Actor.HOUSE, clock.instant()),
          new Entry(
              0,
              room,
              house.today().getDayOfWeek().getValue() % 5 + 1,
              period,
              LocalTime.of(7 + period, 0),
              40,
              5,
              "5(" + period + ")",
              null,
              null,
              Tongue.ZH,
              house.today().minusDays(30),
              null));
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    page.navigate("/l/" + links.make(house, room));
    page.waitForSelector("[data-behaviour=lesson][data-ready=true]");

    // with a line: how many pupils, how many computers, send
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("pupils");
    page.waitForNavigation(() -> press(page, "3", "8", "Tab", "2", "8", "Enter"));
    assertThat(presses).isLessThan(FEW);
    assertThat(page.locator(".said").innerText()).contains("已记录");
    assertThat(held(room)).isEqualTo(1);

    // without one: the same keys twice, and each waits
    page.waitForSelector("[data-behaviour=lesson][data-ready=true]");
    page.waitForFunction(
        "() => navigator.serviceWorker.controller || navigator.serviceWorker.ready");
    page.context().setOffline(true);
    page.focus("#pupils");
    presses = 0;
    press(page, "3", "6", "Tab", "2", "7", "Enter");
    page.waitForSelector("[data-part=queued][data-result=NOTED]");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("pupils");
    press(page, "3", "5", "Tab", "2", "6", "Enter");
    assertThat(presses).isLessThan(FEW);
    page.waitForFunction("() => document.querySelector('.queue').dataset.state === 'waiting'");
    assertThat(held(room)).isEqualTo(1);

    // the line is back: both arrive, each once
    page.context().setOffline(false);
    page.waitForFunction("() => document.querySelector('.queue').dataset.state === 'sent'");
    assertThat(held(room)).isEqualTo(3);
  }
}
