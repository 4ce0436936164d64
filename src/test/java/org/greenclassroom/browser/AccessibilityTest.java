package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A walk through every page of the house, in turn wide and bright or narrow and dark: nobody is
 * kept out by how a page is made, none is wider than a telephone, nothing comes from elsewhere, the
 * browser has nothing to grumble at, and without scripts nothing that matters is lost.
 */
class AccessibilityTest extends Browsing {
  /**
   * All rules of WCAG 2.2 A and AA; of each violation what is serious or worse. Of a long list the
   * first rows are looked at, for the others are of the same mould; the head and the foot of the
   * house once for each role and not on every page again.
   */
  private static final String LOOK =
      """
      async again => {
        const options = {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']},
            resultTypes: ['violations'], preload: false};
        for (const list of document.querySelectorAll('main tbody, main ul, main ol, main select'))
          for (const row of [...list.children].slice(4)) row.remove();
        const seen = await axe.run(again ? {exclude: [['header.top'], ['nav.doors'], ['nav.bar'], ['footer.foot']]} : document, options);
        return seen.violations.filter(each => ['serious', 'critical'].includes(each.impact))
            .flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200) + ' — ' + (node.any[0] || node.all[0] || node.none[0] || {}).message));
      }
      """;

  /** What a page keeps from somebody without scripts: no heading, or a form that cannot be sent. */
  private static final String LACKS =
      """
      const lacksOf = (page, shown) => {
        const lacks = [];
        if (![...page.querySelectorAll('#main h1')].some(shown)) lacks.push('has no heading');
        for (const form of page.querySelectorAll('#main form'))
          if (shown(form) && form.querySelector('input:not([type=hidden]), select, textarea') && !form.querySelector('button:not([type=button]), input[type=submit]')) lacks.push('cannot send ' + form.action);
        for (const field of page.querySelectorAll('#main [required]'))
          if (shown(field.form) && !shown(field)) lacks.push('hides ' + field.name);
        return lacks;
      };
      """;

  /** Of what came over the line, before a script touched it. */
  private static final String LACKS_AS_SENT =
      "sent => { "
          + LACKS
          + "return lacksOf(new DOMParser().parseFromString(sent, 'text/html'), each => !each.closest('[hidden]')); }";

  private static final String LACKS_AS_SEEN =
      "() => { " + LACKS + "return lacksOf(document, each => each.checkVisibility()); }";

  /**
   * Puts a page that has no part for a script into the window that is open, with its styles: axe
   * need not be read again. Answers what came over the line; empty when the page must be opened in
   * earnest.
   */
  private static final String PUT =
      """
      async ([path, part]) => {
        const answer = await fetch(path, {headers: {Accept: 'text/html'}});
        const sent = await answer.text();
        const page = new DOMParser().parseFromString(sent, 'text/html');
        const main = page.querySelector('main');
        if (answer.status >= 400 || new RegExp(part).test(sent) || !main || main.querySelector('script, [data-behaviour]')) return '';
        history.replaceState(null, '', answer.url);
        document.title = page.title;
        document.documentElement.lang = page.documentElement.lang;
        const wanted = new Set([...page.querySelectorAll('link[rel=stylesheet]')].map(each => each.href));
        const had = new Set();
        for (const each of document.head.querySelectorAll('link[rel=stylesheet]'))
          if (wanted.has(each.href)) had.add(each.href); else each.remove();
        const styles = [...page.querySelectorAll('link[rel=stylesheet]')].filter(each => !had.has(each.href));
        const loaded = styles.map(each => new Promise((done, failed) => { each.onload = done; each.onerror = failed; }));
        document.head.append(...styles.filter(each => page.head.contains(each)).map(each => document.adoptNode(each)));
        document.body.replaceWith(document.adoptNode(page.body));
        await Promise.all(loaded);
        return sent;
      }
      """;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void axe_finds_nothing_serious_on_any_page_and_nothing_comes_from_elsewhere() throws IOException {
    somethingEverywhere();
    var axe = axe();
    var windows = new HashMap<String, Page>();
    var without = new HashMap<String, Page>();
    var wrong = new ArrayList<String>();
    int count = 0;
    var looked = new HashSet<String>();
    for (var address : Addresses.all(mapping, jdbc)) {
      boolean narrow = ++count % 2 == 0;
      // one of each template, for the others are of the same mould; all of them with -Deverywhere
      if (!looked.add(address.role() + " " + address.pattern())
          && !Boolean.getBoolean("everywhere")) continue;
      boolean again = windows.containsKey(String.valueOf(address.role()));
      var page =
          windows.computeIfAbsent(
              String.valueOf(address.role()), _ -> windowOf(address.role(), options()));
      page.setViewportSize(narrow ? 390 : 1280, 844);
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setReducedMotion(ReducedMotion.REDUCE)
              .setColorScheme(narrow ? ColorScheme.DARK : ColorScheme.LIGHT));
      var where =
          address.path() + " (" + address.role() + ", " + (narrow ? "narrow, dark)" : "wide)");
      var sent = again ? put(page, address.path()) : "";
      boolean opened = sent.isEmpty();
      if (opened) {
        var answer = page.navigate(address.path());
        if (answer.status() >= 400) wrong.add(where + " answers " + answer.status());
        sent = answer.text();
        page.evaluate(axe);
      }
      page.evaluate(
          "() => document.querySelectorAll('main details, section details').forEach(each => each.open = true)");
      if (!narrow) page.setViewportSize(390, 844);
      var wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
      if (((Number) wider).intValue() > 0)
        wrong.add(where + " is " + wider + " px too wide for a phone");
      if (!narrow) page.setViewportSize(1280, 844);
      wrong.addAll(seen(page, where, again));
      wrong.addAll(lacks(page, LACKS_AS_SENT, sent, where));
      // where a part waits for its script, one who has none really looks
      if (!opened || !PART.matcher(sent).find()) continue;
      var plain =
          without.computeIfAbsent(
              String.valueOf(address.role()),
              _ -> windowOf(address.role(), options().setJavaScriptEnabled(false)));
      plain.navigate(address.path());
      plain
          .locator("details:not([open])")
          .evaluateAll("all => all.forEach(each => each.open = true)");
      wrong.addAll(lacks(plain, LACKS_AS_SEEN, null, where));
    }
    wrong.addAll(grumbles);
    if (!wrong.isEmpty()) fail(String.join("\n", wrong));
  }

  /** A part that is there for a script, or hidden until one shows it. */
  private static final Pattern PART =
      Pattern.compile("<(?!input)[^>]*\\s(data-part=|hidden[\\s>=])");

  private static String put(Page page, String path) {
    return (String) page.evaluate(PUT, List.of(path, PART.pattern()));
  }

  private static List<String> lacks(
      Page page, String script, @Nullable String given, String where) {
    @SuppressWarnings("unchecked")
    var found = (List<String>) page.evaluate(script, given);
    return found.stream().map(each -> where + " without scripts " + each).toList();
  }

  private static NewContextOptions options() {
    return new NewContextOptions().setLocale("zh-CN").setReducedMotion(ReducedMotion.REDUCE);
  }

  static String axe() throws IOException {
    try (var script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What axe says of the page that is open, from its head to its foot. */
  static List<String> look(Page page) throws IOException {
    page.evaluate(axe());
    return seen(page, page.url(), false);
  }

  private static List<String> seen(Page page, String where, boolean again) {
    @SuppressWarnings("unchecked")
    var found = (List<String>) page.evaluate(LOOK, again);
    return found.stream().map(each -> where + "  " + each).toList();
  }
}
