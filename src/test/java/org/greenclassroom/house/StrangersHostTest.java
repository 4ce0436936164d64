package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever sends a request says under which name the house was reached. That name never comes into
 * somebody else's letter.
 */
class StrangersHostTest extends House {
  private static final String EVIL = "127.0.0.2";

  @Autowired Volunteers volunteers;

  private Visitor evil() {
    return Visitor.elsewhere(port);
  }

  private static String address() {
    return "victim" + unique() + System.nanoTime() + "@example.org";
  }

  @Test
  void what_only_brings_a_link_is_not_asked_for() {
    for (var path : List.of("/newsletter", "/my-days", "/volunteering")) {
      var seen = evil().get(path).is(200).says("was not told its own public address");
      assertThat(seen.body()).as(path).doesNotContain("type=\"email\"");
      assertThat(stranger().get(path).is(200).body()).contains("type=\"email\"");
    }
  }

  @Test
  void and_is_refused_to_whoever_asks_all_the_same() {
    var box = new LetterBox(jdbc);
    var reader = address();
    var helper = address();
    volunteers.known(
        occasion(Role.OFFICER), new Person("Helper", helper, Locale.ENGLISH, null, null));
    var evil = evil();
    evil.get("/check").is(200); // any form of ours
    evil.post("/newsletter", "address", reader).is(403).says("its own public address");
    evil.post("/volunteering/links", "email", helper).is(403);
    evil.post("/my-days/link", "email", helper).is(403);
    assertThat(box.to(reader)).isEmpty();
    assertThat(box.to(helper)).isEmpty();
  }

  @Test
  void a_letter_about_what_was_sent_goes_without_a_link() {
    var box = new LetterBox(jdbc);
    for (var form : List.of("/give", "/apply")) {
      var to = address();
      var evil = evil();
      evil.get(form).is(200);
      evil.post(form, "email", to, "do", "save").is(200);
      assertThat(box.lastTo(to).body())
          .as(form)
          .contains("There is no link here")
          .doesNotContain(EVIL, "http");
      var honest = address();
      var known = stranger();
      known.get(form).is(200);
      var left = known.post(form, "email", honest, "do", "save").is(200).path();
      assertThat(box.lastTo(honest).link()).isEqualTo(left.replaceFirst("[?#].*", ""));
    }
  }
}
