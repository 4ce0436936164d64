package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is written to who did not say yes, and every address has its day. */
class NewsletterTest extends House {
  @Autowired Newsletter newsletter;

  private String asked() {
    var address = "r" + unique() + System.nanoTime() + "@example.org";
    var stranger = stranger().speaking("fr");
    stranger.get("/newsletter").is(200);
    stranger.post("/newsletter", "address", address).is(200).says("Nous avons écrit");
    return address;
  }

  private Occasion in(Duration time) {
    return Occasion.of(Actor.HOUSE, clock.instant().plus(time));
  }

  @Test
  void a_reader_says_yes_by_the_link_reads_and_leaves_with_one_press() {
    var box = new LetterBox(jdbc);
    var address = asked();
    assertThat(box.to(address)).hasSize(1);
    assertThat(box.lastTo(address).language()).isEqualTo("fr");
    var link = box.lastTo(address).link();
    var officer = visitor(Role.OFFICER);
    officer.get("/site").is(200);

    var reader = stranger();
    reader.get(link).is(200).says("Do you want our newsletter?");
    assertThat(newsletter.reader(link.substring(link.lastIndexOf('/') + 1)).confirmedAt())
        .as("looking is not saying yes")
        .isNull();
    reader.post(link + "/confirmation").is(200).says("You read our newsletter");
    officer
        .post("/site/issues", "spoken", "fr", "subject", "Printemps", "words", "Bonjour {0}.")
        .is(200)
        .says("It goes to");
    assertThat(box.to(address)).hasSize(2);
    assertThat(box.lastTo(address).subject()).isEqualTo("Printemps");
    assertThat(box.lastTo(address).body()).contains("Bonjour {0}.", link);
    officer.get("/site").is(200).says("Printemps");

    reader.get(link).is(200);
    reader.post(link + "/ending").is(200).says("Your address is deleted");
    reader.get(link).is(404);
    assertThat(left(address)).isZero();
  }

  @Test
  void an_address_that_nobody_confirmed_goes_after_a_week_and_a_confirmed_one_after_two_years() {
    var waiting = asked();
    var reading = asked();
    var link = new LetterBox(jdbc).lastTo(reading).link();
    var reader = stranger();
    reader.get(link).is(200);
    reader.post(link + "/confirmation").is(200);
    newsletter.forget(in(Duration.ofDays(6)));
    assertThat(left(waiting)).isOne();
    newsletter.forget(in(Duration.ofDays(8)));
    assertThat(left(waiting)).isZero();
    assertThat(left(reading)).isOne();
    newsletter.forget(in(Duration.ofDays(732)));
    assertThat(left(reading)).isZero();
  }

  @Test
  void what_is_no_address_is_refused_and_a_machine_is_told_nothing() {
    var stranger = stranger();
    stranger.get("/newsletter").is(200);
    stranger.post("/newsletter", "address", "nobody").is(422);
    stranger.post("/newsletter", "address", "").is(422);
    var address = "m" + System.nanoTime() + "@example.org";
    stranger.post("/newsletter", "address", address, "website", "http://spam").is(200);
    assertThat(left(address)).isZero();
    assertThat(new LetterBox(jdbc).to(address)).isEmpty();
  }

  @Test
  void whoever_asks_twice_keeps_one_link() {
    var address = asked();
    var stranger = stranger();
    stranger.get("/newsletter").is(200);
    stranger.post("/newsletter", "address", " " + address.toUpperCase() + " ").is(200);
    var letters = new LetterBox(jdbc).to(address);
    assertThat(letters).hasSize(2);
    assertThat(letters.getFirst().link()).isEqualTo(letters.getLast().link());
    stranger.post("/newsletter", "address", address).is(429);
  }

  private long left(String address) {
    return jdbc.sql("select count(*) from site.reader where address = ?")
        .param(address)
        .query(Long.class)
        .single();
  }
}
