package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Tens of thousands of accounts, some at a time. */
class ManyAccountsTest extends House {
  @Test
  void both_lists_show_a_page_and_the_next_and_find_by_a_part_of_a_name() {
    var crowd = "zcrowd" + unique() + "%_";
    jdbc.sql(
            """
            insert into people.account (login, name, created_at)
            select :crowd || lpad(n::text, 4, '0'), 'Crowd ' || n, now() from generate_series(1, 120) n
            """)
        .param("crowd", crowd)
        .update();
    var admin = visitor(Role.ADMINISTRATOR);
    for (var list : List.of("/people", "/people/signing-in")) {
      var all = new ArrayList<String>();
      var next = list + "?q=" + crowd.replace("%", "%25");
      for (int pages = 0; next != null && pages < 10; pages++) {
        var page = admin.get(next).is(200);
        var logins =
            Pattern.compile(Pattern.quote(crowd) + "\\d{4}(?=<)")
                .matcher(page.body())
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(logins).hasSizeLessThanOrEqualTo(50);
        all.addAll(logins);
        var more = Pattern.compile("href=\"([^\"]*after=[^\"]+)\"").matcher(page.body());
        var found = more.find() ? more.group(1).replace("&amp;", "&") : null;
        next = found == null || found.startsWith("/") ? found : list + found;
      }
      assertThat(all).as(list).hasSize(120).isSorted().doesNotHaveDuplicates();
      admin.get(list + "?q=" + crowd.replace("%", "%25") + "0077").is(200).says("Crowd 77");
      admin.get(list + "?q=nobody-has-this").is(200).says("No account has that");
    }
  }
}
