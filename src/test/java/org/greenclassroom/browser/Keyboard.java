package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.Map;

/**
 * Somebody who has a keyboard and nothing else. At each step the focus must be seen, must not lie
 * under anything, must have a name, and must move on in the order of the page.
 */
final class Keyboard implements Hands {
  private static final int PATIENCE = 900;

  private static final String LOOK =
      """
      wanted => {
        const e = document.activeElement;
        if (!e || e === document.body) { window.before = null; return {at: 'body'}; }
        const path = f => f ? new URL(f.action, location).pathname : '';
        const same = (x) => {
          switch (wanted.kind) {
            case 'link': return x.tagName === 'A' && new RegExp(wanted.where + '$').test(x.getAttribute('href') || '');
            case 'field': return x.name === wanted.name && path(x.form).endsWith(wanted.form)
                && (wanted.value == null || x.value === wanted.value || (x.type === 'radio'));
            case 'button': return x.tagName === 'BUTTON' && !x.name && x.type === 'submit' && path(x.form).endsWith(wanted.form)
                && x.form.method === 'post' && (wanted.hidden === '' || x.form.elements[wanted.hidden]?.value === wanted.value);
          }
        };
        const all = [...document.querySelectorAll('a,input,select,textarea,button')];
        const found = same(e);
        const closed = e.tagName === 'SUMMARY' && !e.parentElement.open && all.some(x => e.parentElement.contains(x) && same(x));
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
            || e.type === 'date'; // the browser draws the ring around the part of the date
        const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1 && box.height > 1;
        const points = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
            .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
        const free = points.length === 0 || points.some(([x, y]) => { const on = document.elementFromPoint(x, y); return on && (e.contains(on) || on.contains(e) || (on.closest('label') && on.closest('label').control === e)); });
        const name = (e.labels && e.labels.length ? [...e.labels].map(l => l.textContent).join(' ') : '') + (e.getAttribute('aria-label') || '')
            + (e.textContent || '') + (e.title || '') + [...e.querySelectorAll('img')].map(i => i.alt).join('');
        const forward = !window.before || !window.before.isConnected || e === window.before || (e.type === 'radio' && e.name === window.before.name) || !!(window.before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
        window.before = e;
        return {at: 'element', found, closed, ring, inside, free, forward, name: name.trim(), html: e.outerHTML.slice(0, 160)};
      }
      """;

  private final Page page;
  private String form = "";

  Keyboard(Page page) {
    this.page = page;
  }

  @Override
  public Page page() {
    return page;
  }

  @Override
  public void follow(String where) {
    tabTo(Map.of("kind", "link", "where", where));
    enter();
  }

  @Override
  public void search(String text) {
    page.keyboard().press("Escape");
    // the cursor may stand in a field: then "/" is a letter, so the focus leaves it first
    page.evaluate("() => document.activeElement && document.activeElement.blur()");
    page.keyboard().press("/");
    assertThat(page.evaluate("() => document.activeElement.id")).as("after /").isEqualTo("find");
    page.keyboard().type(text);
    enter();
  }

  @Override
  public void in(String ending) {
    form = ending;
  }

  @Override
  public void type(String name, String text) {
    field(name, null);
    page.keyboard().press("Control+A");
    var area = page.evaluate("() => document.activeElement.tagName").equals("TEXTAREA");
    var lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (i > 0 && area) page.keyboard().press("Enter");
      page.keyboard().type(lines[i]);
    }
    assertThat(value()).isEqualTo(text);
  }

  @Override
  public void day(String name, LocalDate day) {
    field(name, null);
    // year, month and day in the order that Chinese gives them
    page.keyboard().type(String.valueOf(day.getYear()));
    page.keyboard().press("ArrowRight");
    page.keyboard().type("%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
    if (value().equals(day.toString())) return;
    // a browser that was installed in English asks for the month first
    for (int i = 0; i < 3; i++) page.keyboard().press("ArrowLeft");
    page.keyboard().type("%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
    page.keyboard().type(String.valueOf(day.getYear()));
    assertThat(value()).isEqualTo(day.toString());
  }

  @Override
  public void choose(String name, String wanted) {
    field(name, null);
    var radio = page.evaluate("() => document.activeElement.type").equals("radio");
    if (radio) {
      page.keyboard().press("Space");
      for (int i = 0; !value().equals(wanted); i++) {
        assertThat(i).as("answers of " + name + ", wanted " + wanted).isLessThan(30);
        page.keyboard().press("ArrowDown");
      }
      assertThat(page.evaluate("() => document.activeElement.checked")).isEqualTo(true);
      return;
    }
    page.keyboard().press("Home");
    for (int i = 0; !value().equals(wanted); i++) {
      assertThat(i).as("options of " + name + ", wanted " + wanted).isLessThan(400);
      page.keyboard().press("ArrowDown");
    }
  }

  @Override
  public void tick(String name, String value, boolean wanted) {
    field(name, value);
    if (!page.evaluate("() => document.activeElement.checked").equals(wanted))
      page.keyboard().press("Space");
    assertThat(page.evaluate("() => document.activeElement.checked")).isEqualTo(wanted);
  }

  @Override
  public void attach(String name, FilePayload file) {
    field(name, null);
    // the window that the system opens is not ours: the file is put where the focus stands
    ((ElementHandle) page.evaluateHandle("() => document.activeElement")).setInputFiles(file);
  }

  @Override
  public void send(String hidden, String value) {
    tabTo(Map.of("kind", "button", "form", form, "hidden", hidden, "value", value));
    enter();
  }

  /** Presses the button of a form that a script sends: the page stays. */
  void press() {
    tabTo(Map.of("kind", "button", "form", form, "hidden", "", "value", ""));
    page.keyboard().press("Enter");
  }

  private void enter() {
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  private void field(String name, @org.jspecify.annotations.Nullable String value) {
    var wanted = new java.util.HashMap<String, Object>();
    wanted.put("kind", "field");
    wanted.put("name", name);
    wanted.put("form", form);
    wanted.put("value", value);
    tabTo(wanted);
  }

  private String value() {
    return String.valueOf(page.evaluate("() => document.activeElement.value"));
  }

  private void tabTo(Map<String, Object> wanted) {
    int rounds = 0;
    for (int presses = 0; presses < PATIENCE; presses++) {
      if (presses > 0) page.keyboard().press("Tab"); // the focus may stand there already
      @SuppressWarnings("unchecked")
      var seen = (Map<String, Object>) page.evaluate(LOOK, wanted);
      if (seen.get("at").equals("body")) {
        if (presses == 0) continue;
        assertThat(++rounds).as("%s is not on %s:\n%s", wanted, page.url(), text()).isLessThan(3);
        continue;
      }
      var where = page.url() + " " + seen.get("html");
      assertThat(seen.get("inside")).as("the focus is in sight: " + where).isEqualTo(true);
      assertThat(seen.get("ring")).as("the focus is seen: " + where).isEqualTo(true);
      assertThat(seen.get("free")).as("nothing lies over the focus: " + where).isEqualTo(true);
      assertThat(seen.get("forward")).as("the focus moves on: " + where).isEqualTo(true);
      assertThat((String) seen.get("name"))
          .as("what has the focus has a name: " + where)
          .isNotEmpty();
      if (Boolean.TRUE.equals(seen.get("found"))) return;
      if (Boolean.TRUE.equals(seen.get("closed"))) page.keyboard().press("Enter");
    }
    throw new AssertionError(wanted + " was not reached on " + page.url());
  }
}
