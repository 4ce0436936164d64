package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Scripts are switched off in the browser: nothing that matters may be lost. */
class WithoutJavaScriptTest extends BrowserLife {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void a_whole_life_without_scripts() {
    live(role ->
        new Mouse(
            signedIn(
                new NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setLocale("zh-CN")
                    .setViewportSize(1280, 800),
                role,
                1)));
  }

  /** What a page keeps from somebody without scripts: no heading, or a form that cannot be sent. */
  private static final String LACKS =
      """
      () => {
        const lacks = [];
        const shown = each => each.checkVisibility();
        if (![...document.querySelectorAll('#main h1')].some(shown)) lacks.push('has no heading');
        for (const form of document.querySelectorAll('#main form'))
          if (shown(form) && form.querySelector('input:not([type=hidden]), select, textarea') && !form.querySelector('button:not([type=button]), input[type=submit]')) lacks.push('cannot send ' + form.action);
        for (const field of document.querySelectorAll('#main [required]'))
          if (shown(field.form) && !shown(field)) lacks.push('hides ' + field.name);
        return lacks;
      }
      """;

  @Test
  void every_page_shows_its_content_without_scripts() {
    somethingEverywhere();
    var windows = new HashMap<String, Page>();
    var wrong = new ArrayList<String>();
    for (var address : Addresses.oneOfEach(mapping, jdbc)) {
      var page =
          windows.computeIfAbsent(
              String.valueOf(address.role()),
              _ -> windowOf(address.role(), new NewContextOptions().setJavaScriptEnabled(false)));
      page.navigate(address.path());
      page.locator("details:not([open])")
          .evaluateAll("all => all.forEach(each => each.open = true)");
      @SuppressWarnings("unchecked")
      var lacks = (List<String>) page.evaluate(LACKS);
      lacks.forEach(each -> wrong.add(address.path() + " " + each));
    }
    wrong.addAll(grumbles);
    if (!wrong.isEmpty()) fail(String.join("\n", wrong));
  }

  @Override
  void see(Hands officer, String typed) {
    officer.type("typed", typed);
    officer.send();
  }
}
