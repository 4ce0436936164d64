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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A walk through every page of the house, in turn wide and bright or narrow and dark: nobody is
 * kept out by how a page is made, none is wider than a telephone, nothing comes from elsewhere, and
 * the browser has nothing to grumble at.
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
          for (const row of [...list.children].slice(12)) row.remove();
        const seen = await axe.run(again ? {exclude: [['header.top'], ['nav.doors'], ['nav.bar'], ['footer.foot']]} : document, options);
        return seen.violations.filter(each => ['serious', 'critical'].includes(each.impact))
            .flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200) + ' — ' + (node.any[0] || node.all[0] || node.none[0] || {}).message));
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
      var answer = page.navigate(address.path());
      var where =
          address.path() + " (" + address.role() + ", " + (narrow ? "narrow, dark)" : "wide)");
      if (answer.status() >= 400) wrong.add(where + " answers " + answer.status());
      page.evaluate(
          "() => document.querySelectorAll('main details, section details').forEach(each => each.open = true)");
      if (!narrow) page.setViewportSize(390, 844);
      var wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
      if (((Number) wider).intValue() > 0)
        wrong.add(where + " is " + wider + " px too wide for a phone");
      if (!narrow) page.setViewportSize(1280, 844);
      page.evaluate(axe);
      wrong.addAll(seen(page, where, again));
    }
    wrong.addAll(grumbles);
    if (!wrong.isEmpty()) fail(String.join("\n", wrong));
  }

  private static NewContextOptions options() {
    return new NewContextOptions().setLocale("zh-CN").setReducedMotion(ReducedMotion.REDUCE);
  }

  static String axe() throws IOException {
    try (var script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> seen(Page page, String where, boolean again) {
    @SuppressWarnings("unchecked")
    var found = (List<String>) page.evaluate(LOOK, again);
    return found.stream().map(each -> where + "  " + each).toList();
  }
}
