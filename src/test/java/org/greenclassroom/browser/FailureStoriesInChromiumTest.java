package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.greenclassroom.Api;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * What went wrong with offline forms elsewhere (reference/followup.md 8.1), a story each, told of
 * the sheet of a visit. Where an older test of the same queue tells a story more fully it is named:
 *
 * <ul>
 *   <li>duplicates: {@link AWeekOfflineInChromiumTest}, {@link BenchInChromiumTest} (two hundred
 *       scans)
 *   <li>key honoured: {@code frame.ReceiptsTest}
 *   <li>restart from zero: {@code frame.AttachmentsTest}, {@link SurveyOfflineInChromiumTest}
 *   <li>drafts of another person: {@link BenchInChromiumTest} (locked, by account)
 * </ul>
 */
class FailureStoriesInChromiumTest extends SheetInChromium {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ENTRIES = "**/visits/entries";

  @Autowired Attachments attachments;
  @Autowired Custody custody;

  private Item plain() {
    return asked().stream()
        .filter(one -> one.type() == ItemType.YES_NO && one.relevant() == null)
        .findFirst()
        .orElseThrow();
  }

  private String photo() {
    return asked().stream()
        .filter(one -> one.type() == ItemType.PHOTO && one.relevant() == null)
        .findFirst()
        .orElseThrow()
        .name();
  }

  private Page sheet(long task) {
    var page = engineer();
    open(page, task);
    return page;
  }

  /** Says something: another computer was called, or the same one otherwise. */
  private static void call(Page page, Rooms.Lent lent, int which) {
    scan(page, lent.tags().get(which).code());
  }

  private long here(long task) {
    return jdbc.sql(
            "select count(*) from visits.entry e join visits.visit v using (visit) where v.task ="
                + " ?")
        .param(task)
        .query(Long.class)
        .single();
  }

  private static void sent(Page page, int count) {
    page.waitForCondition(() -> states(page, "done") >= count);
  }

  private record Program(Api api, Occasion occasion) {}

  private Program program() {
    var actor = actor(Role.ENGINEER, 1);
    return new Program(
        Api.of(port, people.known(actor.account()).login(), PASSWORD),
        Occasion.of(actor, clock.instant()));
  }

  private Map<String, Object> entry(UUID visit, long task, long version) {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "visit",
        visit,
        "task",
        task,
        "version",
        version,
        "opened_at",
        Instant.now().minusSeconds(60).toString(),
        "kind",
        "ANSWER",
        "item",
        plain().name(),
        "value",
        "yes",
        "at",
        Instant.now().toString());
  }

  private static String body(List<Map<String, Object>> entries) {
    return JSON.writeValueAsString(Map.of("entries", entries));
  }

  @Test
  void duplicates_after_a_lost_reply() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    var lose = new AtomicBoolean(true);
    page.context()
        .route(
            ENTRIES,
            route -> {
              if (!lose.get()) {
                route.resume();
                return;
              }
              route.fetch();
              route.abort();
            });
    call(page, lent, 0);
    page.waitForCondition(() -> here(task) == 1);
    page.evaluate("() => dispatchEvent(new Event('online'))");
    page.waitForTimeout(300);
    // red light though it was sent is no better than a green one: it waits, and says so
    assertThat(states(page, "done")).isZero();
    lose.set(false);
    hurry(page);
    sent(page, 1);
    assertThat(here(task)).isEqualTo(1);
  }

  @Test
  void a_key_that_is_computed_reaches_the_house_and_is_honoured() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    var seen = new CopyOnWriteArrayList<String>();
    page.onRequest(request -> {
      if (!request.method().equals("POST")) return;
      if (request.url().contains("/visits/photographs"))
        seen.add("header " + request.headerValue("Idempotency-Key"));
      if (request.url().contains("/visits/entries")
          && request.postData().matches("(?s).*\"id\":\"[0-9a-f-]{36}\".*")) seen.add("ids");
    });
    page.setInputFiles("[name='answer." + photo() + "']", new FilePayload[] {picture(41)});
    page.waitForSelector("[data-photos='1']");
    hurry(page);
    page.waitForCondition(() ->
        seen.stream().anyMatch(one -> one.matches("header [0-9a-f-]{36}")) && seen.contains("ids"));
    // the same key again is answered as before; with another content it is refused
    var who = program();
    var version =
        checklists.current(org.greenclassroom.checklists.Use.VISIT).orElseThrow().version();
    var one = body(List.of(entry(UUID.randomUUID(), task, version)));
    var first = who.api().post("/api/v1/visits/entries", one, "key-" + unique()).is(200);
    var key = "key-" + unique();
    who.api().post("/api/v1/visits/entries", one, key).is(200);
    assertThat(
            who.api()
                .post("/api/v1/visits/entries", one, key)
                .is(200)
                .json()
                .get("outcomes")
                .get(0)
                .get("visit")
                .asLong())
        .isEqualTo(first.json().get("outcomes").get(0).get("visit").asLong());
    who.api()
        .post("/api/v1/visits/entries", body(List.of(entry(UUID.randomUUID(), task, version))), key)
        .is(422);
  }

  @Test
  void one_sender_among_all_tabs() {
    var lent = lent(2);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    kept(page);
    page.context().setOffline(true);
    call(page, lent, 0);
    call(page, lent, 1);
    page.waitForCondition(() -> states(page, "waiting") == 2);
    var other = page.context().newPage();
    other.navigate(origin() + "/visits/" + task + "/sheet");
    ready(other);
    var posted = Collections.synchronizedList(new ArrayList<String>());
    for (var tab : List.of(page, other))
      tab.onRequest(request -> {
        if (request.method().equals("POST") && request.url().contains("/visits/entries"))
          posted.add(request.postData());
      });
    page.context().setOffline(false);
    for (var tab : List.of(page, other)) tab.evaluate("() => dispatchEvent(new Event('online'))");
    sent(page, 2);
    hurry(other);
    assertThat(posted).hasSize(1);
    assertThat(here(task)).isEqualTo(2);
  }

  @Test
  void attachments_are_promised_by_hash_and_nothing_is_whole_without_them() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    page.context().route("**/queue/attachments/**", route -> route.abort());
    page.setInputFiles("[name='answer." + photo() + "']", new FilePayload[] {picture(77)});
    page.waitForSelector("[data-photos='1']");
    call(page, lent, 0);
    answer(page);
    for (var one : asked())
      if (one.type() == ItemType.PHOTO && one.required() && !one.name().equals(photo())) {
        page.locator("[name='reason." + one.name() + "']")
            .evaluate(
                "each => { each.closest('details').open = true; each.value = '无';"
                    + " each.dispatchEvent(new Event('change', { bubbles: true })); }");
      }
    page.locator("[data-part=hand-in]").click();
    page.waitForCondition(() -> {
      page.evaluate("() => dispatchEvent(new Event('online'))");
      return jdbc.sql("select count(*) from visits.visits where task = ? and state = 'SUBMITTED'")
              .param(task)
              .query(Long.class)
              .single()
          == 1;
    });
    // handed in, and not whole: neither here nor for the reader
    assertThat(page.locator("[data-part=answer]").getAttribute("data-result")).isEqualTo("NOTED");
    long visit =
        jdbc.sql("select visit from visits.visits where task = ?")
            .param(task)
            .query(Long.class)
            .single();
    var officer = visitor(Role.OFFICER);
    officer.get("/visits/" + visit).is(200).says("not here yet");
    var last =
        jdbc.sql("select max(nth) from visits.entry where visit = ?")
            .param(visit)
            .query(Long.class)
            .single();
    officer
        .post("/visits/" + visit + "/approval", "seen", "" + last)
        .is(422)
        .says("cannot be approved");
    page.context().unroute("**/queue/attachments/**");
    hurry(page);
    page.waitForSelector("[data-part=answer][data-result=DONE]");
    last =
        jdbc.sql("select max(nth) from visits.entry where visit = ?")
            .param(visit)
            .query(Long.class)
            .single();
    officer.get("/visits/" + visit).is(200);
    officer.post("/visits/" + visit + "/approval", "seen", "" + last).is(200).says("Approved");
  }

  @Test
  void green_is_only_what_the_house_has_receipted() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    page.context()
        .route(
            ENTRIES,
            route ->
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(200)
                        .setBody("")));
    call(page, lent, 0);
    page.evaluate("() => dispatchEvent(new Event('online'))");
    page.waitForTimeout(400);
    assertThat(states(page, "done")).as("an answer without a receipt is none").isZero();
    assertThat(unsent(page)).isEqualTo(1);
    page.context().unroute(ENTRIES);
    hurry(page);
    sent(page, 1);
    assertThat(here(task)).isEqualTo(1);
  }

  @Test
  void red_is_read_anew_from_the_house() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    // the house acts, and something on the way says each time that it did not
    page.context()
        .route(
            ENTRIES,
            route -> {
              route.fetch();
              route.fulfill(
                  new com.microsoft.playwright.Route.FulfillOptions()
                      .setStatus(503)
                      .setBody("gateway"));
            });
    call(page, lent, 0);
    page.waitForCondition(() -> {
      page.evaluate("() => dispatchEvent(new Event('online'))");
      return states(page, "refused") == 1;
    });
    page.context().unroute(ENTRIES);
    page.reload();
    ready(page);
    sent(page, 1);
    assertThat(states(page, "refused")).isZero();
    assertThat(here(task)).isEqualTo(1);
  }

  @Test
  void the_queue_leaves_on_load_online_visibility_the_timer_and_the_button() {
    var lent = lent(5);
    long task = visits(lent, 1).getFirst();
    var page = engineer();
    // the timer that every failure sets would send what the others are to send
    page.addInitScript(
        """
        window.timers = false;
        const real = window.setTimeout;
        window.setTimeout = (what, ms, ...more) =>
            real(what, !window.timers && ms >= 1600 ? 86400000 : ms, ...more);
        """);
    open(page, task);
    for (int way = 0; way < 5; way++) {
      int now = way;
      if (way == 4) page.evaluate("() => { window.timers = true; }");
      page.context().route(ENTRIES, route -> route.abort());
      call(page, lent, way);
      page.waitForCondition(() -> unsent(page) == 1);
      page.waitForTimeout(200);
      page.context().unroute(ENTRIES);
      switch (now) {
        case 0 -> page.evaluate("() => dispatchEvent(new Event('online'))");
        case 1 -> page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        case 2 -> page.locator("[data-part=flush]").click();
        case 3 -> {
          page.reload();
          ready(page);
        }
        default -> {} // the timer
      }
      page.waitForCondition(() -> here(task) == now + 1);
      page.waitForCondition(() -> unsent(page) == 0);
    }
  }

  @Test
  void one_bad_record_is_laid_aside_and_the_others_go_on() {
    var lent = lent(2);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    var tag = custody.pressTags(occasion(Role.TECHNICIAN), 1).getFirst().code();
    page.context().route(ENTRIES, route -> route.abort());
    // a label that sticks on nothing yet: the sheet believes its check letter, the house knows
    // better
    scan(page, tag);
    page.keyboard().insertText("从库房拿来");
    page.keyboard().press("Tab");
    call(page, lent, 0);
    call(page, lent, 1);
    page.waitForCondition(() -> unsent(page) == 3);
    page.context().unroute(ENTRIES);
    hurry(page);
    sent(page, 2);
    assertThat(states(page, "refused")).isEqualTo(1);
    assertThat(page.locator(".state[data-result=refused]").innerText()).contains("不是我们的");
    assertThat(here(task)).isEqualTo(2);
    var saved = page.waitForDownload(() -> page.locator("[data-part=export]").click());
    try {
      assertThat(java.nio.file.Files.readString(saved.path()))
          .contains(tag, "从库房拿来", "\"refused\"");
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void a_transfer_goes_on_where_it_broke_off() {
    var who = program();
    var bytes = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
    var hash = Files.sha256(bytes);
    attachments.add(who.occasion(), hash, bytes.length, 0, java.util.Arrays.copyOf(bytes, 900));
    assertThat(attachments.progress(who.occasion(), hash).offset()).isEqualTo(900);
    assertThat(
            attachments
                .add(
                    who.occasion(),
                    hash,
                    bytes.length,
                    900,
                    java.util.Arrays.copyOfRange(bytes, 900, 1000))
                .whole())
        .isTrue();
  }

  @Test
  void a_cleared_store_is_said_and_what_waits_for_three_days_too() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = sheet(task);
    page.context().route(ENTRIES, route -> route.abort());
    call(page, lent, 0);
    page.waitForCondition(() -> unsent(page) == 1);
    page.waitForCondition(() -> page.locator("[data-part=fragile]").isVisible());
    page.evaluate(
        """
        () => new Promise(done => { const open = indexedDB.open('queue'); open.onsuccess = () => {
          const change = open.result.transaction('items', 'readwrite');
          const cursor = change.objectStore('items').openCursor();
          cursor.onsuccess = () => { if (cursor.result) { cursor.result.update({ ...cursor.result.value, made_at: Date.now() - 4 * 86400000 }); cursor.result.continue(); } };
          change.oncomplete = () => { open.result.close(); done(); }; }; })
        """);
    page.reload();
    ready(page);
    page.waitForCondition(() -> page.locator("[data-part=late]").isVisible());
    // the browser cleared the drawer; what was counted outside of it tells
    page.navigate("/visits");
    page.evaluate(
        "() => new Promise(done => { const gone = indexedDB.deleteDatabase('queue'); gone.onsuccess"
            + " = gone.onblocked = () => done(); })");
    open(page, task);
    page.waitForCondition(() -> page.locator("[data-part=lost]").isVisible());
    assertThat(page.locator("[data-part=lost]").innerText()).contains("1");
    page.locator("[data-part=dismiss]").click();
    page.waitForCondition(() -> !page.locator("[data-part=lost]").isVisible());
  }

  @Test
  void what_one_person_began_is_not_seen_by_the_next_and_signing_out_warns() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var page = window(telephone());
    var asked = new CopyOnWriteArrayList<String>();
    page.onDialog(dialog -> {
      asked.add(dialog.message());
      dialog.accept();
    });
    signIn(page, login(Role.ENGINEER, 1));
    open(page, task);
    page.context().route(ENTRIES, route -> route.abort());
    call(page, lent, 0);
    page.waitForCondition(() -> unsent(page) == 1);
    page.waitForTimeout(400);
    page.waitForNavigation(() ->
        page.locator("form[data-behaviour~=unsent] button")
            .first()
            .evaluate("button => button.click()"));
    assertThat(String.join("", asked)).isNotEmpty();
    signIn(page, login(Role.ENGINEER, 1));
    page.context().unroute(ENTRIES);
    open(page, task);
    assertThat(page.inputValue("[name='roll." + lent.tags().getFirst().code() + "']")).isEmpty();
    assertThat(states(page, "waiting")).isZero();
    assertThat(here(task)).isZero();
  }

  private static void signIn(Page page, String login) {
    page.navigate("/sign-in");
    page.fill("#login", login);
    page.fill("#password", PASSWORD);
    page.waitForNavigation(() -> page.press("#password", "Enter"));
  }

  @Test
  void a_form_filled_in_months_ago_is_still_taken() {
    var lent = lent(1);
    long task = visits(lent, 1).getFirst();
    var latest = checklists.current(org.greenclassroom.checklists.Use.VISIT).orElseThrow();
    long old =
        jdbc.sql(
                """
                insert into checklists.version (checklist, n, state, content, made_at, made_by, published_at,
                       published_by, retired_at)
                select checklist, :n, 'RETIRED', content, made_at, made_by, now() - interval '13 months',
                       published_by, now() - interval '12 months'
                  from checklists.version where version = :version
                returning version
                """)
            .param("version", latest.version())
            .param("n", 1000 + unique())
            .query(Long.class)
            .single();
    var answer =
        program()
            .api()
            .post("/api/v1/visits/entries", body(List.of(entry(UUID.randomUUID(), task, old))));
    assertThat(answer.is(200).json().get("outcomes").get(0).get("result").asString())
        .isEqualTo("DONE");
  }
}
