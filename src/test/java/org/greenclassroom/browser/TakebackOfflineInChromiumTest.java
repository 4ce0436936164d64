package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The end of a loan up the mountain: the list opens the sheet without a line, everything is done
 * with the keyboard, both sign, and it arrives once though the answer is lost.
 */
class TakebackOfflineInChromiumTest extends SheetInChromium {
  @Autowired Custody custody;

  private static void sheet(Page page) {
    page.waitForSelector("[data-behaviour=takeback-sheet][data-ready=true]");
  }

  private static void answered(Page page, String result) {
    page.waitForSelector("[data-part=answer][data-result=" + result + "]");
  }

  /** Chooses an option of a select as a keyboard does: focus, then the first letters or arrows. */
  private static void choose(Page page, Tag tag, String value) {
    var select = page.locator("[name='is." + tag.code() + "']");
    select.focus();
    for (int presses = 0; presses < 12 && !select.inputValue().equals(value); presses++)
      page.keyboard().press("ArrowDown");
    assertThat(select.inputValue()).isEqualTo(value);
  }

  private static void type(Page page, String field, String text) {
    page.locator(field).focus();
    page.keyboard().insertText(text);
    page.keyboard().press("Tab");
  }

  private void nothingSerious(Page page) throws IOException {
    page.evaluate(AccessibilityTest.axe());
    @SuppressWarnings("unchecked")
    var found =
        (List<String>)
            page.evaluate(
                """
                async () => (await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}))
                    .violations.filter(each => ['serious', 'critical'].includes(each.impact))
                    .flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200)))
                """);
    assertThat(String.join("\n", found)).isEmpty();
  }

  private static void shot(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder == null) return;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }

  @Test
  void a_room_is_counted_signed_and_closed_without_a_line_and_with_the_keyboard_alone()
      throws IOException {
    var lent = lent(5);
    var tags = lent.tags();
    var recall = takeback.recall(occasion(Role.OFFICER), lent.room());
    var page = engineer();

    // in the office: the list keeps the sheet on this telephone
    page.navigate("/takeback");
    page.waitForSelector("[data-behaviour=recalls][data-ready=true]");
    page.locator("td:has(a[href='/takeback/" + recall + "/sheet']) [data-kept]:not([hidden])")
        .waitFor();
    kept(page);
    page.context().setOffline(true);

    // up the mountain
    page.navigate("/takeback/" + recall + "/sheet");
    sheet(page);
    assertThat(page.locator("main").innerText()).contains(lent.schoolName(), "不需要网络");
    nothingSerious(page);
    scan(page, tags.subList(0, 3).stream().map(Tag::code).collect(Collectors.joining("\n")));
    page.waitForSelector("[data-found='3']");
    scan(page, tags.getFirst().printed());
    assertThat(page.locator("[data-part=heard]").innerText()).contains(tags.getFirst().printed());
    scan(page, "SCHOOL-PC-0815");
    assertThat(page.locator("#others").inputValue()).isEqualTo("SCHOOL-PC-0815");
    choose(page, tags.get(1), "DAMAGED");
    type(page, "[name='words." + tags.get(1).code() + "']", "屏幕有裂纹");
    choose(page, tags.get(3), "STOLEN");
    page.keyboard().press("Tab");
    assertThat(page.locator("#report-" + tags.get(3).code()).isVisible()).isTrue();
    assertThat(page.locator("#report-" + tags.get(4).code()).isVisible()).isFalse();
    page.locator("details:has(#accessory-MOUSE)").evaluate("each => { each.open = true; }");
    type(page, "#accessory-MOUSE", "4");
    page.setInputFiles("#photos", picture(41));
    page.waitForSelector("[data-photos='1']");
    var shows = page.locator("[data-part=photos] select");
    shows.focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    assertThat(shows.inputValue()).isEqualTo(tags.get(1).code());
    type(page, "#giverName", "王校长");
    type(page, "#takerName", "李工");
    page.waitForTimeout(700);
    shot(page, "takeback-sheet-offline");

    // the telephone fell; nothing that was said is lost
    page.reload();
    sheet(page);
    assertThat(page.locator("[name='is." + tags.get(1).code() + "']").inputValue())
        .isEqualTo("DAMAGED");
    assertThat(page.locator("[data-part=photos] img").count()).isOne();
    assertThat(page.locator("[data-part=photos] select").inputValue())
        .isEqualTo(tags.get(1).code());

    // each that is not there is explained first: the page asks, it does not send
    page.locator("[data-part=go]").focus();
    page.keyboard().press("Enter");
    page.waitForTimeout(300);
    assertThat(page.locator("[data-part=form]").isVisible()).isTrue();
    assertThat((String) page.evaluate("() => document.activeElement.name"))
        .isEqualTo("report." + tags.get(3).code());
    page.keyboard().insertText("赫公（治）2026-118");
    choose(page, tags.get(4), "MOVED");
    type(page, "[name='words." + tags.get(4).code() + "']", "村委会办公室");
    page.locator("[data-part=go]").focus();
    page.keyboard().press("Enter");
    answered(page, "NOTED");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    page.reload();
    sheet(page);
    answered(page, "NOTED");
    assertThat(takeback.recall(recall).open()).isTrue();

    // the line comes back, and the first answer of the house is lost on its way
    var posts = new AtomicInteger();
    page.route(
        "**/takeback/" + recall + "/sheet",
        route -> {
          if (route.request().method().equals("POST") && posts.incrementAndGet() == 1) {
            route.fetch();
            route.abort();
          } else route.resume();
        });
    page.context().setOffline(false);
    hurry(page);
    answered(page, "DONE");
    assertThat(posts.get()).as("sent twice").isGreaterThan(1);

    var closed = takeback.recall(recall);
    assertThat(closed.open()).isFalse();
    assertThat(closed.found()).isEqualTo(3);
    assertThat(closed.unexplained()).isZero();
    assertThat(custody.devices(tags))
        .extracting(Device::stage)
        .containsExactlyInAnyOrder(
            Stage.RETURNING, Stage.RETURNING, Stage.RETURNING, Stage.MISSING, Stage.MISSING);
    assertThat(
            jdbc.sql(
                    "select cause || ' ' || police_report from takeback.losses where recall = ? order by 1")
                .param(recall)
                .query(String.class)
                .list())
        .containsExactly("MOVED ", "STOLEN 赫公（治）2026-118");
    assertThat(
            jdbc.sql("select count(*) from takeback.photo where recall = ? and device is not null")
                .param(recall)
                .query(Long.class)
                .single())
        .isOne();
    assertThat(
            jdbc.sql(
                    "select found from takeback.accessories where recall = ? and accessory = 'MOUSE'")
                .param(recall)
                .query(Integer.class)
                .single())
        .isEqualTo(4);
    page.navigate("/takeback/" + recall);
    assertThat(page.locator("main").innerText()).contains("村委会办公室", "屏幕有裂纹", "SCHOOL-PC-0815");
    nothingSerious(page);
    shot(page, "takeback-recall");
    assertThat(
            grumbles.stream()
                .filter(said ->
                    !said.contains("ERR_INTERNET_DISCONNECTED")
                        && !said.contains("ERR_FAILED")
                        && !said.contains("fetch")))
        .isEmpty();
  }
}
