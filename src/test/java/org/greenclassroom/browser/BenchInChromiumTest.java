package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The scanning bench in a real browser: a pallet by keyboard, and two hundred with the radio off.
 */
class BenchInChromiumTest extends Browsing {
  private static final int HEAVIEST = 50 * 1024;
  @Autowired Custody custody;
  @Autowired Partners partners;

  private List<Tag> received(int count) {
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
    return new Lives(custody, actor(Role.OFFICER, Partners.HOUSE))
        .received(donor, Instant.now(), count, DeviceKind.LAPTOP, 1_900);
  }

  private static NewContextOptions chinese() {
    return new NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 800);
  }

  private static void open(Page page, String path) {
    page.onDialog(Dialog::accept);
    page.navigate(path);
    ready(page);
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=scan][data-ready=true]");
  }

  /** Types as a scanner does: letters and Enter, without waiting for anything. */
  private static void scan(Page page, String code) {
    page.keyboard().insertText(code);
    page.keyboard().press("Enter");
  }

  private static int tally(Page page, String name) {
    return Integer.parseInt(page.locator("[data-tally=" + name + "] strong").textContent().strip());
  }

  private static void awaitTally(Page page, String name, int wanted) {
    page.waitForCondition(() -> tally(page, name) == wanted);
  }

  private long written(List<Tag> tags, String kind) {
    return jdbc.sql("select count(*) from custody.facts where tag = any(?) and kind = ?")
        .params(tags.stream().map(Tag::code).toArray(String[]::new), kind)
        .query(Long.class)
        .single();
  }

  @Test
  void a_pallet_of_sixty_by_keyboard_alone_in_chinese() {
    var tags = received(60);
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    var hands = new Keyboard(page);
    hands.follow("/bench");
    ready(page);
    assertThat(page.title()).contains("扫码台");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");
    hands.in("/bench/list");
    hands.choose("mode", "INSPECTED");
    hands.choose("drives", "NONE");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");

    scan(page, tags.getFirst().printed().toLowerCase());
    awaitTally(page, "DONE", 1);
    assertThat(page.locator("[data-part=answer]").innerText())
        .contains("完成", tags.getFirst().printed(), "笔记本", "检查", "待清除数据");
    for (var tag : tags.subList(1, 60)) scan(page, "HTTPS://GC.CN/" + tag.code());
    awaitTally(page, "DONE", 60);
    assertThat(page.locator("[data-part=lines] li").count()).isEqualTo(20);
    scan(page, tags.getFirst().code());
    awaitTally(page, "DOUBLED", 1);
    scan(page, "7K3M9QX3");
    awaitTally(page, "REFUSED", 1);
    assertThat(page.locator("[data-part=answer]").innerText()).contains("被拒绝");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");
    assertThat(written(tags, "INSPECTED")).isEqualTo(60);
    assertThat(grumbles).isEmpty();
  }

  @Test
  void an_answer_is_seen_soon() {
    var tags = received(20);
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, "/bench");
    var took = new ArrayList<Double>();
    for (var tag : tags) {
      var ms =
          page.evaluate(
              """
              code => new Promise(done => {
                const field = document.getElementById('code');
                const answer = document.querySelector('[data-part=answer] p');
                field.value = code;
                const from = performance.now();
                new MutationObserver((_, watch) => { watch.disconnect(); requestAnimationFrame(() => done(performance.now() - from)); })
                  .observe(answer, {childList: true, characterData: true, subtree: true});
                field.form.requestSubmit();
              })
              """,
              tag.code());
      took.add(((Number) ms).doubleValue());
    }
    took.sort(null);
    System.out.println(
        "bench: a scan is answered in ms, median " + took.get(10) + ", slowest " + took.getLast());
    // 150 ms on an idle machine; this one may be busy
    assertThat(took.get(10)).isLessThan(600);
  }

  @Test
  void two_hundred_with_the_radio_off_are_written_once_each_though_sent_twice() {
    var tags = received(200);
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, "/bench?mode=INSPECTED");
    page.selectOption("#drives", "NONE");
    page.waitForCondition(() -> kept(page, "/bench"));
    page.focus("#code");
    page.context().setOffline(true);
    for (var tag : tags) scan(page, tag.code());
    awaitTally(page, "waiting", 200);
    assertThat(written(tags, "INSPECTED")).isZero();

    var reloaded = page.reload();
    assertThat(reloaded.fromServiceWorker()).isTrue();
    ready(page);
    awaitTally(page, "waiting", 200);
    var form = page.inputValue("[data-part=form] [name=_key]");
    page.reload();
    ready(page);
    assertThat(page.inputValue("[data-part=form] [name=_key]"))
        .as("the house would have made another one: this is the page that was kept")
        .isEqualTo(form);
    awaitTally(page, "waiting", 200);
    page.focus("#code");
    assertThat(page.locator(".queue").innerText()).contains("还有 200 条待发送", "没有网络");
    scan(page, "neither known nor refused here");
    awaitTally(page, "waiting", 201);

    // every post that leaves, to send it a second time
    page.evaluate(
        """
        () => { window.posted = []; const real = fetch;
          window.fetch = (to, how) => { if (how?.method === 'POST') posted.push([to, how]); return real(to, how); }; }
        """);
    var other = page.context().newPage();
    other.onDialog(Dialog::accept);
    other.navigate(origin() + "/bench");
    ready(other);
    page.context().setOffline(false);
    other.evaluate("() => dispatchEvent(new Event('online'))");
    page.evaluate("() => dispatchEvent(new Event('online'))");
    awaitTally(page, "waiting", 0);
    awaitTally(page, "DONE", 200);
    awaitTally(page, "REFUSED", 1);
    awaitTally(other, "DONE", 200);
    assertThat(written(tags, "INSPECTED")).isEqualTo(200);
    page.evaluate("async () => { for (const [to, how] of [...posted]) await fetch(to, how); }");
    assertThat(written(tags, "INSPECTED")).isEqualTo(200);
    assertThat(
            jdbc.sql("select count(*) from custody.facts where tag = any(?)")
                .param(tags.stream().map(Tag::code).toArray(String[]::new))
                .query(Long.class)
                .single())
        .isEqualTo(400);
    page.waitForCondition(() -> page.locator(".queue").innerText().contains("全部已发送"));
  }

  @Test
  void a_round_counts_on_its_page_while_it_is_scanned() {
    var tags = received(2);
    var technician = visitor(Role.TECHNICIAN);
    var word = unique("R");
    technician.post("/bench/pallets", "site", "1", "word", word).is(200);
    var pallet =
        jdbc.sql("select pallet from bench.pallet where word = ?")
            .param(word)
            .query(String.class)
            .single();
    var codes = tags.getFirst().code() + "\n" + tags.getLast().code();
    technician.post("/bench/list", "mode", "PALLET", "pallet", pallet, "codes", codes).is(200);
    var round = technician.post("/bench/rounds", "pallet", pallet).is(200).id();
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, "/bench/rounds/" + round);
    scan(page, tags.getFirst().code());
    scan(page, "OTHERS-1");
    awaitTally(page, "DONE", 1);
    awaitTally(page, "NOTED", 1);
    page.waitForCondition(() ->
        page.locator("[data-live=counts]")
            .innerText()
            .replaceAll("\\s+", " ")
            .contains("应有 2 找到 1 缺少 1 意外 0 未知 1"));
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");
  }

  @Test
  void what_was_refused_is_laid_aside_until_it_was_read() {
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, "/bench");
    scan(page, "7K3M9QX3");
    awaitTally(page, "REFUSED", 1);
    page.waitForCondition(() -> page.locator(".queue").innerText().contains("有 1 条被拒绝"));
    page.reload();
    ready(page);
    awaitTally(page, "REFUSED", 1);
    page.click("[data-part=dismiss]");
    page.waitForCondition(() -> !page.locator(".queue").innerText().contains("被拒绝"));
    page.reload();
    ready(page);
    assertThat(page.locator("[data-part=lines] li").count()).isZero();
  }

  private static boolean kept(Page page, String path) {
    return Boolean.TRUE.equals(
        page.evaluate("path => caches.match(path).then(kept => !!kept)", path));
  }

  @Test
  void what_one_left_unsent_is_neither_seen_nor_sent_by_the_next() {
    var tags = received(3);
    var page = window(chinese());
    var first = login(Role.TECHNICIAN, 1);
    var second = login(Role.TECHNICIAN, 1);
    signIn(page, first);
    open(page, "/bench?mode=INSPECTED");
    page.selectOption("#drives", "NONE");
    page.focus("#code");
    // the house is there, but takes no scans
    page.context().route("**/bench/scans", route -> route.abort());
    for (var tag : tags) scan(page, tag.code());
    awaitTally(page, "waiting", 3);
    signOut(page);
    page.waitForCondition(() -> keys(page) == 0);
    assertThat(kept(page, "/bench")).isFalse();

    signIn(page, second);
    page.context().unroute("**/bench/scans");
    open(page, "/bench");
    assertThat(page.locator("[data-part=lines] li").count()).isZero();
    assertThat(page.locator(".queue").innerText()).contains("全部已发送");
    assertThat(keys(page)).isEqualTo(1);
    assertThat(written(tags, "INSPECTED")).isZero();
    var sealed =
        page.evaluate(
            """
            () => new Promise(done => { const open = indexedDB.open('queue'); open.onsuccess = () => {
              const all = open.result.transaction('items').objectStore('items').getAll();
              all.onsuccess = () => { open.result.close(); done(all.result.map(each => Object.keys(each).join()).join(';')); }; }; })
            """);
    assertThat(sealed.toString()).contains("sealed").doesNotContain("body");
    signOut(page);

    signIn(page, first);
    open(page, "/bench");
    page.waitForCondition(() -> written(tags, "INSPECTED") == 3);
    awaitTally(page, "DONE", 3);
  }

  private static void signIn(Page page, String login) {
    page.navigate("/sign-in");
    page.fill("#login", login);
    page.fill("#password", PASSWORD);
    page.press("#password", "Enter");
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  private static void signOut(Page page) {
    page.waitForNavigation(() -> page.locator(".doors .me button").click());
    assertThat(page.url()).contains("sign-in");
  }

  private static int keys(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => new Promise(done => { const open = indexedDB.open('queue'); open.onsuccess = () => {
                  const all = open.result.transaction('keys').objectStore('keys').count();
                  all.onsuccess = () => { open.result.close(); done(all.result); }; }; })
                """))
        .intValue();
  }

  @Test
  void the_camera_reads_our_own_label_where_the_browser_has_no_detector() {
    var tag = received(1).getFirst();
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    // a camera that is held before a label
    page.addInitScript(
        """
        navigator.mediaDevices.getUserMedia = async () => {
          const label = new Image();
          label.src = 'data:image/svg+xml,' + encodeURIComponent(`%s`);
          await label.decode();
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 480;
          const pen = canvas.getContext('2d');
          setInterval(() => { pen.fillStyle = 'white'; pen.fillRect(0, 0, 480, 480); pen.drawImage(label, 60, 60, 360, 360); }, 100);
          return canvas.captureStream(10);
        };
        delete globalThis.BarcodeDetector;
        """
            .formatted(
                Qr.svg("HTTPS://GC.CN/" + tag.code())
                    .replace("<svg ", "<svg width=\"360\" height=\"360\" ")));
    open(page, "/bench");
    page.click("[data-part=camera]");
    awaitTally(page, "TOLD", 1);
    assertThat(page.locator("[data-part=answer]").innerText()).contains(tag.printed());
    page.click("[data-part=camera]");
    assertThat(page.locator("video").isHidden()).isTrue();
    assertThat(grumbles).isEmpty();
  }

  @Test
  void the_scripts_of_the_bench_weigh_little() throws IOException {
    int all = 0;
    for (var script :
        List.of(
            "frame/queue.js",
            "frame/unsent.js",
            "frame/search-key.js",
            "bench/scan.js",
            "frame/codes.js",
            "frame/sound.js",
            "bench/camera.js"))
      all += compressed("/org/greenclassroom/" + script.replace("/", "/pages/"));
    all += compressed("/org/greenclassroom/frame/pages/worker.js");
    System.out.println("bench: scripts " + all + " bytes compressed, without the decoder");
    assertThat(all).isLessThan(HEAVIEST);
  }

  private static int compressed(String path) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = BenchInChromiumTest.class.getResourceAsStream(path);
        var zip = new GZIPOutputStream(bytes)) {
      in.transferTo(zip);
    }
    return bytes.size();
  }
}
