package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.util.Locale;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Somebody asks what is kept of them and to be forgotten: done by keyboard, seen by axe. */
class PeoplesDataInChromiumTest extends Browsing {
  @Test
  void a_volunteer_is_looked_up_and_forgotten_without_a_mouse() throws IOException {
    var address = unique("volunteer").toLowerCase(Locale.ROOT) + "@example.org";
    var name = unique("Li Na");
    jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, made_at, made_by)
            values (?, ?, 'zh', now(), 0)
            """)
        .params(name, address)
        .update();
    var page =
        signedIn(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 800),
            Role.ADMINISTRATOR,
            1);
    var keys = new Keyboard(page);
    page.navigate("/people/data");
    assertThat(AccessibilityTest.look(page)).isEmpty();
    keys.in("/people/data");
    keys.type("whom", address);
    keys.send("", "");
    assertThat(page.locator("main").innerText()).contains(name, address);
    assertThat(AccessibilityTest.look(page)).isEmpty();
    page.setViewportSize(390, 844);
    assertThat(AccessibilityTest.look(page)).isEmpty();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .isEqualTo(0);

    keys.in("/forgetting");
    keys.send("", "");
    assertThat(
            jdbc.sql("select count(*) from volunteers.volunteer where email = ?")
                .param(address)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(page.locator(".said").innerText()).isNotBlank();
    assertThat(grumbles).isEmpty();
  }
}
