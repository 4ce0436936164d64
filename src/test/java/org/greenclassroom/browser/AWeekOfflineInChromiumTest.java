package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A week in the mountains: five visits, two hundred things said and forty photographs with the
 * radio off; then a line of 250 kbit/s on which every second answer of the house is lost on its way
 * back.
 */
class AWeekOfflineInChromiumTest extends SheetInChromium {
  private static final int VISITS = 5;
  private static final int PHOTOS = 8;

  @Test
  void everything_of_a_week_without_a_network_arrives_exactly_once() {
    var lent = lent(32);
    var tasks = visits(lent, VISITS);
    // an engineer's own stand first, however many visits nobody has taken yet
    var own = actor(Role.ENGINEER, 1);
    for (var task : tasks) plan.give(task, own.account());
    var page = engineer(own);
    var photo =
        asked().stream()
            .filter(one -> one.type() == ItemType.PHOTO && one.relevant() == null)
            .findFirst()
            .orElseThrow()
            .name();
    // in the office, with a line: the list keeps the sheets
    page.navigate("/visits/mine");
    page.waitForSelector("[data-behaviour=visits-mine][data-ready=true]");
    for (var task : tasks)
      page.locator("tr:has(a[href='/visits/" + task + "/sheet']) [data-kept]:not([hidden])")
          .waitFor();
    kept(page);
    page.context().setOffline(true);

    var codes = lent.tags().stream().map(Tag::code).collect(Collectors.joining("\n"));
    int said = 0;
    for (int visit = 0; visit < VISITS; visit++) {
      open(page, tasks.get(visit));
      assertThat(page.locator("h1").innerText()).contains(lent.schoolName());
      scan(page, codes);
      page.waitForSelector("[data-called='32']");
      answer(page);
      int first = visit * PHOTOS;
      page.setInputFiles(
          "[name='answer." + photo + "']",
          IntStream.range(first, first + PHOTOS)
              .mapToObj(number -> picture(900 + number))
              .toArray(FilePayload[]::new));
      page.waitForSelector("[data-photos='" + PHOTOS + "']");
      for (var other : asked())
        if (other.type() == ItemType.PHOTO && other.required() && !other.name().equals(photo)) {
          page.locator("[name='reason." + other.name() + "']")
              .evaluate("each => { each.closest('details').open = true; }");
          page.locator("[name='reason." + other.name() + "']").fill("没有可拍的");
          page.keyboard().press("Tab");
        }
      page.waitForCondition(() -> states(page, "waiting") >= 32 + PHOTOS + 1);
      assertThat(states(page, "done")).as("green only from the house").isZero();
      page.locator("[data-part=hand-in]").focus();
      page.keyboard().press("Enter");
      page.waitForSelector("[data-part=after]:not([hidden])");
      page.waitForSelector("[data-part=answer][data-result=NOTED]");
      said += 32;
    }
    int waiting = unsent(page);
    assertThat(waiting).as("things said, and photographs").isGreaterThanOrEqualTo(200 + 40);
    // the tablet was switched off and on
    page.reload();
    ready(page);
    assertThat(unsent(page)).isEqualTo(waiting);
    assertThat(page.locator("[data-part=answer]").innerText()).contains("一有网络就会发送");
    assertThat(entries(tasks)).isZero();

    // a bad line, and every second answer is lost after the house has acted
    var network = page.context().newCDPSession(page);
    var slow = new JsonObject();
    slow.addProperty("offline", false);
    slow.addProperty("latency", 20);
    slow.addProperty("downloadThroughput", 250_000 / 8);
    slow.addProperty("uploadThroughput", 250_000 / 8);
    network.send("Network.enable");
    network.send("Network.emulateNetworkConditions", slow);
    var posts = new AtomicInteger();
    var lost = new AtomicInteger();
    page.context()
        .route(
            url ->
                url.contains("/visits/entries")
                    || url.contains("/visits/photographs")
                    || url.contains("/queue/attachments"),
            route -> {
              if (!route.request().method().equals("POST") || posts.incrementAndGet() % 2 == 1) {
                route.resume();
                return;
              }
              route.fetch();
              lost.incrementAndGet();
              route.abort();
            });
    page.context().setOffline(false);
    hurry(page);
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(lost.get()).as("answers that were lost").isGreaterThan(30);

    assertThat(
            jdbc.sql("select state from visits.visits where task = any(?)")
                .param(tasks.toArray(Long[]::new))
                .query(String.class)
                .list())
        .hasSize(VISITS)
        .containsOnly("SUBMITTED");
    assertThat(
            jdbc.sql(
                    "select count(*) from visits.rolls where visit in (select visit from"
                        + " visits.visits where task = any(?))")
                .param(tasks.toArray(Long[]::new))
                .query(Long.class)
                .single())
        .isEqualTo(said);
    assertThat(
            jdbc.sql(
                    "select count(*), count(distinct sha256) from visits.photograph p join"
                        + " visits.visit v using (visit) where v.task = any(?)")
                .param(tasks.toArray(Long[]::new))
                .query((row, _) -> List.of(row.getInt(1), row.getInt(2)))
                .single())
        .containsExactly(VISITS * PHOTOS, VISITS * PHOTOS);
    // what waited is what arrived: nothing twice, nothing lost
    assertThat(entries(tasks) + VISITS * PHOTOS).isBetween((long) waiting, (long) waiting + VISITS);
  }

  private long entries(List<Long> tasks) {
    return jdbc.sql(
            "select count(*) from visits.entry e join visits.visit v using (visit) where v.task ="
                + " any(?)")
        .param(tasks.toArray(Long[]::new))
        .query(Long.class)
        .single();
  }
}
