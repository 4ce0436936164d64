package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.greenclassroom.LetterBox;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody registers for a day with a telephone, in Chinese, with a keyboard and nothing else: from
 * the public page through the letter to the place.
 */
class RegisteringInChromiumTest extends Browsing {
  @Autowired Activities activities;
  @Autowired Lives lives;

  @Test
  void a_place_is_taken_by_keyboard_on_a_phone_in_chinese() {
    var officer = occasion(Role.OFFICER);
    var starts = clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);
    var day =
        activities.open(
            officer,
            new Opening(
                Kind.TEAM_BUILDING,
                unique("周六一起修电脑"),
                null,
                null,
                null,
                null,
                starts,
                starts.plus(Duration.ofHours(3)),
                Occasion.PROGRAMME_ZONE,
                "上海市杨浦区翻新工坊",
                "zh",
                true,
                null));
    lives.publish(officer, day);
    var address = activities.activity(day).address();
    var slot = activities.slots(day).getFirst().slot();
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    page.navigate("/join/" + address);
    fits(page);
    var email = "fang" + System.nanoTime() + "@example.org";
    var hands = new Keyboard(page);
    hands.in("/join/" + address);
    hands.choose("slot", "" + slot);
    hands.type("name", "王芳");
    hands.type("email", email);
    hands.send("", "");
    assertThat(page.locator("main").innerText()).contains("请查收邮件");
    fits(page);

    page.navigate(new LetterBox(jdbc).lastTo(email).link());
    var path = java.net.URI.create(page.url()).getPath();
    hands.in(path);
    hands.send("", "");
    assertThat(page.url()).contains("/my-days/join/" + address);
    fits(page);
    assertThat(page.locator("main").innerText()).contains("尚缺");
    hands.follow("/volunteering/me");
    hands.in("/volunteering/me");
    hands.choose("atLeast", "18");
    hands.send("", "");
    page.navigate("/my-days/join/" + address + "?slot=" + slot);
    hands.in("/my-days/join/" + address);
    hands.send("slot", "" + slot);
    assertThat(page.url()).endsWith("/my-days");
    assertThat(page.locator("#main").innerText()).contains("报名成功", "已有名额");
    fits(page);
    assertThat(grumbles).isEmpty();
  }

  private static void fits(Page page) {
    var wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    assertThat(((Number) wider).intValue()).as("wider than the phone").isZero();
  }
}
