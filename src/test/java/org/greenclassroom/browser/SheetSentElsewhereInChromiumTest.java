package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.visits.Visits;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A visit is handed in without a line, another page sends it, and the queue forgets it a day later:
 * where it stands then is what the house says.
 */
class SheetSentElsewhereInChromiumTest extends SheetInChromium {
  private static final String ENTRIES = "**/visits/entries";

  @Autowired Visits visits;

  @Test
  void one_that_arrived_says_so_and_leads_to_it() {
    long task = task();
    var page = handedIn(task);
    long visit = sentByAnother(page, task);
    open(page, task);
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    assertThat(page.locator("[data-part=see]").getAttribute("href")).isEqualTo("/visits/" + visit);
  }

  @Test
  void one_that_was_given_back_is_open_with_the_readers_words() {
    long task = task();
    var page = handedIn(task);
    long visit = sentByAnother(page, task);
    visits.giveBack(
        Occasion.of(actor(Role.OFFICER, 1), clock.instant()), visit, Map.of("", "请补充电源情况"));
    open(page, task);
    page.locator("[data-part=form]").waitFor();
    assertThat(page.locator("[data-part=returned]").innerText()).contains("请补充电源情况");
    page.locator("[data-part=hand-in]").click();
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(state(task)).isEqualTo("SUBMITTED");
  }

  @Test
  void a_page_that_was_kept_from_before_says_the_readers_words_too() {
    long task = task();
    var page = handedIn(task);
    // the sheet as it was before anything was given back
    var before = page.context().request().get(origin() + "/visits/" + task + "/sheet").text();
    long visit = sentByAnother(page, task);
    visits.giveBack(
        Occasion.of(actor(Role.OFFICER, 1), clock.instant()), visit, Map.of("", "请补充电源情况"));
    page.context()
        .route(
            "**/visits/" + task + "/sheet",
            route ->
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("text/html;charset=UTF-8")
                        .setBody(before)));
    open(page, task);
    page.locator("[data-part=form]").waitFor();
    assertThat(page.locator("[data-part=returned]").innerText()).contains("请补充电源情况");
  }

  @Test
  void one_that_the_house_does_not_have_is_open_with_all_that_was_said() {
    long task = task();
    var page = handedIn(task);
    forget(page);
    page.context().unroute(ENTRIES);
    open(page, task);
    page.waitForSelector("[data-part=answer][data-result=REFUSED]");
    assertThat(page.locator("[data-part=form]").isVisible()).isTrue();
    assertThat(page.locator("[data-part=rolls] select").first().inputValue()).isEqualTo("WORKING");
    page.locator("[data-part=hand-in]").click();
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(state(task)).isEqualTo("SUBMITTED");
    assertThat(
            jdbc.sql(
                    "select count(*) from visits.rolls where visit in (select visit from"
                        + " visits.visits where task = ?)")
                .param(task)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private long task() {
    return visits(lent(1), 1).getFirst();
  }

  /** Everything is said and handed in while nothing goes over the line. */
  private Page handedIn(long task) {
    var page = engineer();
    open(page, task);
    kept(page);
    page.context().route(ENTRIES, route -> route.abort());
    page.locator("[data-part=rolls] select").first().selectOption("WORKING");
    answer(page);
    for (var one : asked())
      if (one.type() == ItemType.PHOTO && one.required())
        page.locator("[name='reason." + one.name() + "']")
            .evaluate(
                "each => { each.closest('details').open = true; each.value = '无';"
                    + " each.dispatchEvent(new Event('change', { bubbles: true })); }");
    page.locator("[data-part=hand-in]").click();
    page.waitForSelector("[data-part=after]:not([hidden])");
    page.waitForCondition(() -> unsent(page) > 0);
    page.waitForTimeout(400); // the jotting
    return page;
  }

  /** The list of visits sends it; what was sent is forgotten a day later. */
  private long sentByAnother(Page page, long task) {
    page.navigate("/visits/mine");
    page.context().unroute(ENTRIES);
    hurry(page);
    page.waitForCondition(() -> "SUBMITTED".equals(state(task)));
    forget(page);
    return jdbc.sql("select visit from visits.visits where task = ?")
        .param(task)
        .query(Long.class)
        .single();
  }

  private String state(long task) {
    return jdbc.sql("select state from visits.visits where task = ?")
        .param(task)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private static void forget(Page page) {
    page.navigate("/visits/mine");
    page.evaluate(
        """
        () => new Promise(done => { const open = indexedDB.open('queue'); open.onsuccess = () => {
          const change = open.result.transaction('items', 'readwrite');
          change.objectStore('items').clear();
          change.oncomplete = () => { open.result.close(); done(); };
        }; })
        """);
  }
}
