package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An engineer takes photographs of a day where there is no network, with the keyboard alone. */
class PhotographsOnAPhoneInChromiumTest extends SheetInChromium {
  private static final String TAKEN = "**/photographs/taken";

  @Autowired private Activities activities;
  @Autowired private Files files;

  private long day() {
    return activities.open(
        occasion(Role.OFFICER),
        new Opening(
            Kind.OPENING_CEREMONY,
            unique("山村小学开班"),
            null,
            null,
            null,
            null,
            clock.instant().minus(Duration.ofHours(2)),
            clock.instant().plus(Duration.ofHours(2)),
            Occasion.PROGRAMME_ZONE,
            "Hall",
            "zh",
            false,
            null));
  }

  /** A picture whose file says where and with what it was taken. */
  private static FilePayload marked(int number) throws IOException {
    var jpeg = picture(number).buffer;
    var comment = "GPS 25.0N 108.0E SomeCamera".getBytes(StandardCharsets.US_ASCII);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
    out.write(comment);
    out.write(jpeg, 2, jpeg.length - 2);
    return new FilePayload("山村-" + number + ".jpg", "image/jpeg", out.toByteArray());
  }

  private static void open(Page page, String at) {
    page.navigate(at);
    readyToTake(page);
  }

  private static void readyToTake(Page page) {
    page.waitForSelector("[data-behaviour=upload][data-ready=true]");
  }

  private static void lines(Page page, String result, int count) {
    page.waitForCondition(() -> states(page, result) == count);
  }

  private static void add(Page page, FilePayload file) {
    var hands = new Keyboard(page);
    hands.in("/photographs");
    hands.attach("files", file);
    hands.press();
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "() => document.activeElement.dataset.part === 'sending' &&"
                    + " !document.querySelector('#files').value"));
    // the focus was taken to what became of it: from there on it moves forward again
    page.evaluate("() => { window.before = null; }");
  }

  private List<Long> here(long day) {
    return jdbc.sql("select photograph from photographs.photographs where activity = ? order by 1")
        .param(day)
        .query(Long.class)
        .list();
  }

  private void nothingSerious(Page page) throws IOException {
    page.evaluate(AccessibilityTest.axe());
    var found =
        page.evaluate(
            """
            async () => (await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}))
                .violations.flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200))).join('\\n')
            """);
    assertThat((String) found).isEmpty();
  }

  @Test
  void three_are_taken_without_a_network_and_each_arrives_once() throws IOException {
    var day = day();
    var at = "/photographs/days/" + day + "/new";
    var own = actor(Role.ENGINEER, 1);
    var page = engineer(own);
    open(page, at);
    kept(page);
    page.context().setOffline(true);
    page.reload();
    readyToTake(page);

    for (int number = 1; number <= 3; number++) add(page, marked(number));
    lines(page, "waiting", 3);
    // not sure whether it was taken: chosen again, it is still one
    add(page, marked(1));
    assertThat(page.locator("[data-part=again]").innerText()).contains("山村-1.jpg");
    nothingSerious(page);
    // the telephone was switched off and on
    page.reload();
    readyToTake(page);
    lines(page, "waiting", 3);
    assertThat(page.locator("[data-part=list] li").allInnerTexts())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("山村-", "保存在本机"));
    assertThat(page.locator("[data-part=next]").isVisible()).isFalse();
    assertThat(here(day)).isEmpty();

    // half of the replies do not find their way back
    var replies = new AtomicInteger();
    Consumer<Route> lossy =
        route -> {
          if (replies.getAndIncrement() % 2 == 1) {
            route.resume();
            return;
          }
          route.fetch();
          route.abort();
        };
    page.context().route(TAKEN, lossy);
    page.context().route("**/queue/attachments/**", lossy);
    page.context().setOffline(false);
    hurry(page);
    lines(page, "done", 3);
    assertThat(here(day)).hasSize(3);
    assertThat(page.locator("[data-part=list] a[href]").count()).isEqualTo(3);
    nothingSerious(page);
    assertThat(page.locator("[data-part=count]").innerText()).contains("3");
    assertThat(
            jdbc.sql("select count(distinct file) from photographs.photograph where activity = ?")
                .param(day)
                .query(Integer.class)
                .single())
        .isEqualTo(3);

    // as one that was sent with a line: no camera in it, for nothing until somebody says what it
    // shows
    for (var photograph : here(day)) {
      var file =
          jdbc.sql("select file from photographs.photograph where photograph = ?")
              .param(photograph)
              .query(String.class)
              .single();
      assertThat(new String(files.file(file).bytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("SomeCamera", "GPS");
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from photographs.usables where photograph in (select photograph from photographs.photographs where activity = ?)")
                .param(day)
                .query(Long.class)
                .single())
        .isZero();
    new Keyboard(page).follow("/photographs.only=UNSAID.activity=" + day);
    assertThat(page.locator(".gallery li").count()).isEqualTo(3);
    assertThat(
            grumbles.stream()
                .filter(each ->
                    !each.contains("ERR_INTERNET_DISCONNECTED") && !each.contains("ERR_FAILED")))
        .isEmpty();
  }

  @Test
  void what_waits_is_seen_by_nobody_else_and_sent_when_its_owner_is_back() throws IOException {
    var day = day();
    var at = "/photographs/days/" + day + "/new";
    var own = actor(Role.ENGINEER, 1);
    var other = actor(Role.ENGINEER, 1);
    var page = engineer(own);
    open(page, at);
    page.context().route(TAKEN, Route::abort);
    add(page, marked(7));
    lines(page, "waiting", 1);
    signOut(page);
    signIn(page, people.known(other.account()).login());
    page.context().unroute(TAKEN);
    open(page, at);
    assertThat(page.locator("[data-part=list] li").count()).isZero();
    assertThat(page.locator("main").innerText()).doesNotContain("山村-7");
    assertThat(here(day)).isEmpty();
    signOut(page);
    signIn(page, people.known(own.account()).login());
    open(page, at);
    lines(page, "done", 1);
    assertThat(here(day)).hasSize(1);
    assertThat(
            jdbc.sql("select recorded_by from photographs.photograph where photograph = ?")
                .param(here(day).getFirst())
                .query(Long.class)
                .single())
        .isEqualTo(own.account());
  }

  private static void signOut(Page page) {
    page.waitForNavigation(() ->
        page.locator("form[data-behaviour~=unsent] button")
            .first()
            .evaluate("button => button.click()"));
  }

  private static void signIn(Page page, String login) {
    page.navigate("/sign-in");
    page.fill("#login", login);
    page.fill("#password", PASSWORD);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }
}
