package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.attendance.Attending;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * Three hundred people at two desks with the radio off, by keyboard and scanner; some at both.
 * Later both telephones come home, and nobody is there twice.
 */
class DeskOnTwoPhonesInChromiumTest extends Browsing {
  private static final int PEOPLE = 300;
  private static final int AT_BOTH = 20;

  /** What tests of desks need, in a test that looks through a browser. */
  static final class Crowd extends Attending {
    Open day() {
      return open(PEOPLE);
    }

    List<Long> come(Open day, int count) {
      return people(day, count);
    }

    String badge(long signup) {
      return code(signup);
    }

    void cancel(long signup) {
      signups.cancel(officer(), signup);
    }

    long another(Open day, String name) {
      return placed(day, person(name));
    }
  }

  private Page phone(Role role, Attending.Open day) {
    var page =
        signedIn(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844).setHasTouch(true),
            role,
            1);
    page.onDialog(Dialog::accept);
    page.navigate("/attendance/desks");
    page.waitForSelector("[data-behaviour=attendance-desks][data-ready=true]");
    page.navigate("/attendance/" + day.activity() + "/desk");
    ready(page);
    SheetInChromium.kept(page);
    page.context().setOffline(true);
    page.reload();
    ready(page);
    return page;
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour~=desk][data-ready=true]");
  }

  private static void scan(Page page, String code) {
    page.focus("#code");
    page.keyboard().insertText(code);
    page.keyboard().press("Enter");
  }

  private static void here(Page page, int count) {
    page.waitForSelector("[data-behaviour~=desk][data-here='" + count + "']");
  }

  @Test
  void three_hundred_come_to_two_desks_without_a_network_and_nobody_is_there_twice() {
    var crowd = new Crowd();
    house.getAutowireCapableBeanFactory().autowireBean(crowd);
    var day = crowd.day();
    var signed = new ArrayList<>(crowd.come(day, PEOPLE));
    crowd.cancel(signed.getLast());
    var named = crowd.another(day, "Zoë Ångström");

    var first = phone(Role.ENGINEER, day);
    var second = phone(Role.OFFICER, day);
    assertThat(first.locator("[data-part=limits]").innerText()).contains("没有网络时，本页不知道");
    int half = PEOPLE / 2;
    for (var signup : signed.subList(0, half + AT_BOTH)) scan(first, crowd.badge(signup));
    for (var signup : signed.subList(half, PEOPLE - 1)) {
      // what is no badge holds up nobody
      if (signup % 25 == 0) scan(second, "https://example.org/" + signup + "\u0007");
      scan(second, crowd.badge(signup));
    }
    here(first, half + AT_BOTH);
    here(second, PEOPLE - 1 - half);

    // cancelled: said so, and in only with a word
    scan(second, crowd.badge(signed.getLast()));
    second.waitForSelector("[data-part=admit]:not([hidden])");
    assertThat(second.locator("[data-part=answer]").innerText()).contains("已取消");
    second.focus("#admit-word");
    second.keyboard().insertText("李娜：临时需要人手");
    second.keyboard().press("Enter");
    here(second, PEOPLE - half);

    // by name, with the keys alone
    first.focus("#q");
    first.keyboard().insertText("angstrom");
    first.keyboard().press("Enter");
    first.keyboard().press("Enter");
    here(first, half + AT_BOTH + 1);
    // somebody who is on no list
    first.locator("details.walk-in summary").focus();
    first.keyboard().press("Enter");
    first.focus("#name");
    first.keyboard().insertText("Walker");
    first.focus("#email");
    first.keyboard().insertText("walker-" + named + "@example.org");
    first.focus("#agreed");
    first.keyboard().press("Space");
    first.keyboard().press("Enter");
    first.waitForCondition(
        () -> first.locator("[data-part=answer]").innerText().contains("Walker"));

    // both were switched off and on
    for (var page : List.of(first, second)) {
      page.reload();
      ready(page);
    }
    here(first, half + AT_BOTH + 1);
    assertThat(came(day)).as("nothing left the telephones yet").isZero();
    for (var page : List.of(first, second)) {
      page.context().setOffline(false);
      SheetInChromium.hurry(page);
    }
    assertThat(came(day)).isEqualTo(PEOPLE + 2);
    assertThat(
            jdbc.sql(
                    "select count(*), count(distinct e.phone) from attendance.entry e join attendance.presence p using (presence) where p.activity = ?")
                .param(day.activity())
                .query((row, _) -> List.of(row.getInt(1), row.getInt(2)))
                .single())
        .as("both desks' words are kept")
        .containsExactly(PEOPLE + 2 + AT_BOTH, 2);
    assertThat(grumbles.stream().filter(each -> !each.contains("ERR_INTERNET_DISCONNECTED")))
        .isEmpty();
  }

  private long came(Attending.Open day) {
    return jdbc.sql("select count(*) from attendance.presences where activity = ?")
        .param(day.activity())
        .query(Long.class)
        .single();
  }
}
