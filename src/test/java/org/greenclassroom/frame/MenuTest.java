package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Doors are kept once rendered: nothing of one page or reader may stay in them. */
class MenuTest extends House {
  private static final Pattern HERE =
      Pattern.compile("<a class=\"door\" href=\"([^\"]*)\" aria-current=\"page\">");

  private static final Pattern DOOR = Pattern.compile("<a class=\"door\" href=\"([^\"]*)\"");

  @Test
  void the_menu_is_in_the_readers_language_and_marks_the_page_that_is_shown_and_no_other() {
    for (int round = 0; round < 2; round++)
      for (var language : new String[] {"en", "zh", "fr"})
        for (var path : new String[] {"/devices", "/schools"}) {
          var page = visitor(Role.OFFICER).speaking(language).get(path).is(200).body();
          assertThat(HERE.matcher(page).results().map(door -> door.group(1)))
              .as("%s in %s, beside the page and below it", path, language)
              .containsExactly(path, path);
          assertThat(page.contains("<span>Devices</span>")).isEqualTo(language.equals("en"));
          assertThat(page.contains("<span>设备</span>")).isEqualTo(language.equals("zh"));
        }
  }

  @Test
  void each_sees_the_doors_of_his_roles() {
    assertThat(menu(Role.DONOR))
        .contains("/funding", "/wiping/certificates")
        .doesNotContain("/wiping");
    assertThat(menu(Role.TECHNICIAN))
        .contains("/wiping")
        .doesNotContain("/funding", "/wiping/certificates");
  }

  private List<String> menu(Role role) {
    return DOOR.matcher(visitor(role).get("/me").is(200).body())
        .results()
        .map(door -> door.group(1))
        .toList();
  }
}
