package org.greenclassroom.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.cast.Played;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.labels.Labels;
import org.greenclassroom.papers.DrawUp;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.Signature;
import org.greenclassroom.takeback.Takeback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A test that looks at the house through a real browser, and notes what the browser grumbles. */
abstract class Browsing extends House {
  /** What the browser said of pages that were not quite right: nothing is what we want to hear. */
  final List<String> grumbles = new ArrayList<>();

  private final List<BrowserContext> opened = new ArrayList<>();

  final String origin() {
    return "http://localhost:" + port;
  }

  /** A browser window of its own, as somebody who is not signed in. */
  final Page window(NewContextOptions options) {
    var context = Chromium.browser().newContext(options.setBaseURL(origin()));
    context.setDefaultTimeout(60_000);
    opened.add(context);
    var page = context.newPage();
    page.onConsoleMessage(message -> {
      // a form that was refused says so with 422: that is an answer, not a mistake
      if (message.text().contains("status of 422")) return;
      if (message.type().equals("error") || message.type().equals("warning"))
        grumbles.add(page.url() + " console: " + message.text());
    });
    page.onPageError(error -> grumbles.add(page.url() + " script: " + error));
    page.onRequest(request -> {
      var url = request.url();
      if (!url.startsWith(origin() + "/") && !url.startsWith("data:") && !url.startsWith("blob:"))
        grumbles.add(page.url() + " asks another origin: " + url);
    });
    page.onResponse(response -> {
      var type = response.request().resourceType();
      if (response.status() >= 400 && !type.equals("document"))
        grumbles.add(page.url() + " misses " + response.url() + ": " + response.status());
    });
    return page;
  }

  /** The name somebody with this role signs in with. */
  final String login(Role role, long partner) {
    return people.known(actor(role, partner).account()).login();
  }

  /** A window of somebody who signed in with the keyboard. */
  final Page signedIn(NewContextOptions options, Role role, long partner) {
    return signedIn(options, login(role, partner));
  }

  /** A window of one whose name is known. */
  final Page signedIn(NewContextOptions options, String login) {
    var page = window(options);
    page.navigate("/sign-in");
    page.focus("#login");
    page.keyboard().type(login);
    page.keyboard().press("Tab");
    page.keyboard().type(PASSWORD);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    if (URI.create(page.url()).getPath().contains("sign-in"))
      throw new AssertionError("not signed in: " + page.locator("main").innerText());
    return page;
  }

  @Autowired ApplicationContext house;
  @Autowired Papers papers;
  @Autowired Takeback takeback;
  @Autowired protected Labels labels;

  /** The demonstration, and a room and a pallet that are being counted right now. */
  final void somethingEverywhere() {
    Played.in(house);
    labels.roll(occasion(Role.OFFICER), 3);
    aPalletThatIsCounted();
    anAgreementThatWaits();
    var open =
        jdbc.sql("select count(*) from takeback.recall where closed_at is null")
            .query(Long.class)
            .single();
    if (open > 0) return;
    var room =
        jdbc.sql(
                "select classroom from classrooms.classrooms where in_class > 0 order by due_on limit 1")
            .query(Long.class)
            .single();
    takeback.recall(occasion(Role.OFFICER), room);
  }

  /** Signed by one side; the other has a link in a letter. */
  private void anAgreementThatWaits() {
    var donor =
        jdbc.sql("select partner from partners.partners where 'DONOR' = any(kinds) limit 1")
            .query(Long.class)
            .single();
    var officer = occasion(Role.OFFICER);
    var paper =
        papers.draw(
            officer,
            new DrawUp(
                "TEST",
                Map.of("lot", "7", "items", 2, "wiper", "B", "years", 3),
                List.of(
                    new DrawUp.Party("DONOR", "杭州光学有限公司", donor),
                    new DrawUp.Party("PROGRAMME", "绿色电脑教室", 1L)),
                new DrawUp.Annex(
                    List.of("serial", "model"),
                    List.of(List.of("PF-0001", "X220"), List.of("PF-0002", "X230")))));
    papers.sign(officer, paper.paper(), "PROGRAMME", Signature.typed("Li Na"));
    papers.invite(officer, paper.paper(), "DONOR", "donor@example.org", Locale.CHINESE);
  }

  private void aPalletThatIsCounted() {
    var technician = visitor(Role.TECHNICIAN);
    var word = unique("B");
    technician.post("/bench/pallets", "site", "1", "word", word);
    var pallet =
        jdbc.sql("select pallet from bench.pallet where word = ?")
            .param(word)
            .query(String.class)
            .single();
    var here =
        jdbc.sql("select tag from custody.devices where holder = 1 and stage = 'TO_WIPE' limit 3")
            .query(String.class)
            .list();
    technician.post(
        "/bench/list", "mode", "PALLET", "pallet", pallet, "codes", String.join("\n", here));
    var round = String.valueOf(technician.post("/bench/rounds", "pallet", pallet).id());
    var away =
        jdbc.sql("select tag from custody.devices where stage = 'IN_CLASS' limit 1")
            .query(String.class)
            .list();
    technician.post(
        "/bench/list",
        "mode",
        "ROUND",
        "round",
        round,
        "codes",
        String.join("\n", here.subList(0, Math.min(2, here.size())))
            + "\n"
            + String.join("\n", away)
            + "\nMADE-IN-X");
  }

  /** A window of somebody with this role who has something to look at; null is not signed in. */
  final Page windowOf(@Nullable Role role, NewContextOptions options) {
    if (role == null) return window(options);
    long partner =
        switch (role) {
          case DONOR -> partnerNamed("蓝湖科技（上海）有限公司");
          case SCHOOL -> partnerNamed("云上小学");
          case DISMANTLER -> partnerNamed("绿循环再生资源有限公司");
          default -> 1;
        };
    return signedIn(options, role, partner);
  }

  private long partnerNamed(String name) {
    return jdbc.sql("select partner from partners.partners where name = ? order by partner limit 1")
        .param(name)
        .query(Long.class)
        .single();
  }

  @AfterEach
  final void closeWindows() {
    opened.forEach(BrowserContext::close);
    opened.clear();
  }
}
