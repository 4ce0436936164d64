package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
                    new Route.FulfillOptions()
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

  @Test
  void one_of_which_an_entry_still_waits_stays_handed_in() {
    long task = task();
    var page = handedIn(task);
    page.navigate("/visits/mine");
    // before the one that says there is no line, which goes last: nothing passes between the two
    page.context().route(ENTRIES, SheetSentElsewhereInChromiumTest::rollsLater);
    page.waitForCondition(() -> {
      page.evaluate("() => dispatchEvent(new Event('online'))");
      return unsent(page) == 1;
    });
    assertThat(state(task)).isEqualTo("DRAFT");
    page.waitForResponse("**/visits/received/*", () -> open(page, task));
    assertThat(page.locator("[data-part=answer]").innerText()).contains("一有网络就会发送");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    page.context().unroute(ENTRIES);
    hurry(page);
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    assertThat(state(task)).isEqualTo("SUBMITTED");
  }

  /** The house takes all but the roll, which it asks for again later. */
  private static void rollsLater(Route route) {
    var posted = JsonParser.parseString(route.request().postData()).getAsJsonObject();
    var taken = new JsonArray();
    var later = new JsonArray();
    for (var one : posted.getAsJsonArray("entries")) {
      var entry = one.getAsJsonObject();
      if (!entry.get("kind").getAsString().equals("ROLL")) {
        taken.add(entry);
        continue;
      }
      var outcome = new JsonObject();
      outcome.add("id", entry.get("id"));
      outcome.addProperty("result", "LATER");
      later.add(outcome);
    }
    posted.add("entries", taken);
    var answer = route.fetch(new Route.FetchOptions().setPostData(posted.toString()));
    var told = JsonParser.parseString(answer.text()).getAsJsonObject();
    told.getAsJsonArray("outcomes").addAll(later);
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(200)
            .setContentType("application/json")
            .setBody(told.toString()));
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
