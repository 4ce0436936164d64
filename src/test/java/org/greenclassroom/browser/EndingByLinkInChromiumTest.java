package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.endings.Endings;
import org.greenclassroom.endings.Letters;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A principal says on a telephone, behind a link and with keys alone, what shall stay with the
 * teachers; what was typed is still there after a refusal.
 */
class EndingByLinkInChromiumTest extends Browsing {
  @Autowired Endings endings;
  @Autowired Letters letters;

  /** What tests of loans need, in a test that looks through a browser. */
  private static final class Lending extends Rooms {
    Lent room() {
      return lent(visitor(Role.OFFICER), 2, today().minusMonths(34));
    }
  }

  @Test
  void a_part_is_left_behind_a_link_and_the_programme_says_yes() {
    var lending = new Lending();
    house.getAutowireCapableBeanFactory().autowireBean(lending);
    var lent = lending.room();
    var found = endings.openOf(lent.room());
    assertThat(found).isNotNull();
    long ending = found.ending();
    var secret = letters.link(occasion(Role.OFFICER), ending, Party.SCHOOL);

    var page =
        window(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844).setHasTouch(true));
    page.navigate("/ending/" + secret);
    fits(page);
    var way = page.locator("details.way:has(input[name=decision][value=LEAVE_PART])");
    press(way.locator("summary"), "Enter");
    var staying = way.locator("input[name=tag][value='" + lent.tags().getFirst().code() + "']");
    press(staying, "Space");
    type(way.locator("textarea[name=words]"), "留一台备课用");
    type(way.locator("input[name=name]"), " ");
    page.waitForNavigation(() -> press(way.locator("button"), "Enter"));
    fits(page);
    assertThat(page.locator("body").innerText()).contains("请写下您的姓名");
    assertThat(way.getAttribute("open")).as("the way that was chosen").isNotNull();
    assertThat(staying.isChecked()).isTrue();
    assertThat(way.locator("textarea[name=words]").inputValue()).isEqualTo("留一台备课用");
    type(way.locator("input[name=name]"), "杨校长");
    page.waitForNavigation(() -> press(way.locator("button"), "Enter"));
    assertThat(page.locator("main").innerText()).contains("杨校长", "留一台备课用");

    var officer = signedIn(new NewContextOptions().setLocale("en"), Role.OFFICER, 1);
    officer.navigate("/endings/" + ending);
    officer.waitForNavigation(() ->
        press(
            officer.locator("form[action$='/answers']:has([name=yes][value=true]) button"),
            "Enter"));
    assertThat(officer.locator("body").innerText())
        .contains("All have said yes", "Addendum for what stays");
    page.reload();
    assertThat(page.locator("main").innerText()).contains("补充协议会另外寄信");
    fits(page);
    assertThat(grumbles).isEmpty();
  }

  private static void press(Locator at, String key) {
    at.focus();
    at.page().keyboard().press(key);
  }

  private static void type(Locator at, String text) {
    at.focus();
    at.page().keyboard().press("Control+A");
    at.page().keyboard().insertText(text);
  }

  private static void fits(Page page) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("fits on a phone: " + page.url())
        .isEqualTo(true);
  }
}
