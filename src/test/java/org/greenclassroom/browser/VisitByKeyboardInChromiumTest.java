package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.time.LocalDate;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A visit of a room is found, filled in and handed in by somebody who has a keyboard and nothing
 * else; at each step the focus is seen, has a name and moves on ({@link Keyboard}).
 */
class VisitByKeyboardInChromiumTest extends SheetInChromium {
  @Test
  void a_visit_is_made_with_the_keyboard_alone() {
    var lent = lent(3);
    var task = visits(lent, 1).getFirst();
    var own = actor(Role.ENGINEER, 1);
    plan.give(task, own.account());
    var page =
        signedIn(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 800),
            people.known(own.account()).login());
    var hands = new Keyboard(page);
    hands.follow("/visits");
    hands.follow("/visits/mine");
    hands.follow("/visits/" + task + "/sheet");
    ready(page);

    hands.in("/visits/" + task + "/sheet");
    for (var tag : lent.tags().stream().map(Tag::code).toList())
      hands.choose("roll." + tag, first(hands, "roll." + tag + "'] option:not([value=''])"));
    for (var item : asked())
      if (item.required() && page.locator("[data-item='" + item.name() + "']").isVisible())
        answer(hands, item);
    hands.press();

    page.waitForSelector("[data-part=after]:not([hidden])");
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(
            jdbc.sql("select state from visits.visits where task = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo("SUBMITTED");
    assertThat(
            jdbc.sql(
                    "select count(*) from visits.rolls where visit in (select visit from visits.visits where task = ?)")
                .param(task)
                .query(Long.class)
                .single())
        .isEqualTo(3);
    assertThat(grumbles).isEmpty();
  }

  private static void answer(Keyboard hands, Item item) {
    var name = "answer." + item.name();
    switch (item.type()) {
      case YES_NO, ONE_OF -> hands.choose(name, first(hands, name + "']"));
      case SEVERAL_OF -> hands.tick(name, first(hands, name + "']"), true);
      case INTEGER, DECIMAL -> hands.type(name, "2");
      case DATE -> hands.day(name, LocalDate.of(2026, 11, 2));
      // no picture, and why: behind a line that opens
      case PHOTO -> hands.type("reason." + item.name(), "没有可拍的");
      default -> hands.type(name, "已与校长约定");
    }
  }

  /** The first answer that the page offers. */
  private static String first(Keyboard hands, String field) {
    return hands.page().locator("[name='" + field).first().getAttribute("value");
  }
}
