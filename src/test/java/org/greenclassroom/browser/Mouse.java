package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Somebody with a mouse; what he clicks must be in sight. */
final class Mouse implements Hands {
  private final Page page;
  private String form = "";

  Mouse(Page page) {
    this.page = page;
  }

  @Override
  public Page page() {
    return page;
  }

  @Override
  public void follow(String where) {
    var ends = Pattern.compile(where + "$");
    for (var link : page.locator("a[href]").all())
      if (ends.matcher(link.getAttribute("href")).find() && link.isVisible()) {
        page.waitForNavigation(link::click);
        return;
      }
    throw new AssertionError("no link to " + where + " on " + page.url() + "\n" + text());
  }

  @Override
  public void search(String text) {
    page.fill("#find", text);
    page.waitForNavigation(() -> page.press("#find", "Enter"));
  }

  @Override
  public void in(String ending) {
    form = ending;
  }

  private Locator inForm(String what) {
    var found = page.locator("form[action$=\"%s\"][method=post] %s".formatted(form, what));
    assertThat(found.count())
        .as(what + " in the form …" + form + " on " + page.url() + "\n" + text())
        .isPositive();
    open(found.first());
    return found;
  }

  /** Folded parts are unfolded first, as a person would. */
  private static void open(Locator within) {
    for (var folded : within.locator("xpath=ancestor::details[not(@open)]").all())
      folded.locator("> summary").click();
  }

  @Override
  public void type(String field, String text) {
    inForm("[name=\"" + field + "\"]").first().fill(text);
  }

  @Override
  public void day(String field, LocalDate day) {
    inForm("[name=\"" + field + "\"]").first().fill(day.toString());
  }

  @Override
  public void choose(String field, String value) {
    var all = inForm("[name=\"" + field + "\"]");
    if (all.first().evaluate("e => e.tagName").equals("SELECT")) all.first().selectOption(value);
    else inForm("[name=\"%s\"][value=\"%s\"]".formatted(field, value)).check();
  }

  @Override
  public void tick(String field, String value, boolean wanted) {
    inForm("[name=\"%s\"][value=\"%s\"]".formatted(field, value)).setChecked(wanted);
  }

  @Override
  public void attach(String field, FilePayload file) {
    inForm("[name=\"" + field + "\"]").first().setInputFiles(file);
  }

  @Override
  public void send(String hidden, String value) {
    var buttons = inForm("button:not([name]):not([type=button])");
    if (hidden.isEmpty()) {
      page.waitForNavigation(() -> buttons.first().click());
      return;
    }
    var has = page.locator("input[name=\"%s\"][value=\"%s\"]".formatted(hidden, value));
    page.waitForNavigation(() ->
        page.locator("form[action$=\"" + form + "\"]")
            .filter(new Locator.FilterOptions().setHas(has))
            .locator("button:not([name])")
            .click());
  }
}
