package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.greenclassroom.AtOnce;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * An offer is taken in the moment in which it ends: it is one person's place, or the next one's.
 */
class OfferAtItsEndTest extends Places {
  private static final int ROUNDS = 10;

  private Instant ends(long signup) {
    return jdbc.sql("select expires_at from signups.signups where signup = ?")
        .param(signup)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  @Test
  void a_place_taken_as_its_offer_ends_is_one_persons_or_the_next_ones_never_both()
      throws Exception {
    var officer = occasion(Role.OFFICER);
    for (int round = 0; round < ROUNDS; round++) {
      var day = open(1);
      long first = person("First");
      long second = person("Second");
      long third = person("Third");
      for (var one : new long[] {first, second, third}) signups.ask(officer, day.slot(), one);
      signups.cancel(officer, number(day.slot(), first));
      long offered = number(day.slot(), second);
      var end = ends(offered);
      var inTime = Occasion.of(Actor.NOBODY, end.minusMillis(1));
      var over = Occasion.of(Actor.HOUSE, end);
      var got =
          AtOnce.all(
              AtOnce.outcome(() -> signups.accept(inTime, offered, second)),
              AtOnce.outcome(() -> signups.tidy(over, day.slot())));
      assertThat(got.getLast()).isEqualTo("done");
      if (got.getFirst().equals("done")) {
        assertThat(states(day.slot()))
            .isEqualTo(Map.of("CANCELLED", 1L, "PLACED", 1L, "WAITING", 1L));
        assertThat(state(day.slot(), second)).isEqualTo(SignupState.PLACED);
        assertThat(box().to(email(third)).stream().map(letter -> letter.subject()))
            .noneMatch(subject -> subject.startsWith("为您保留"));
      } else {
        assertThat(got.getFirst()).isEqualTo("signups.refusal.offer-over");
        assertThat(states(day.slot()))
            .isEqualTo(Map.of("CANCELLED", 1L, "EXPIRED", 1L, "OFFERED", 1L));
        assertThat(state(day.slot(), third)).isEqualTo(SignupState.OFFERED);
      }
      assertThat(
              jdbc.sql("select count(*) from signups.signup where slot = ? and place is not null")
                  .param(day.slot())
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    }
  }

  /** The same by the page of the letter, twice at once, while the house tidies up. */
  @Test
  void pressed_twice_on_the_page_while_it_ends_it_says_placed_or_that_it_is_over()
      throws Exception {
    var officer = occasion(Role.OFFICER);
    var day = open(1);
    long first = person("First");
    long second = person("Second");
    signups.ask(officer, day.slot(), first);
    signups.ask(officer, day.slot(), second);
    signups.cancel(officer, number(day.slot(), first));
    long offered = number(day.slot(), second);
    var page = guest(second);
    var again = guest(second);
    page.get("/my-days").is(200);
    again.get("/my-days").is(200);
    var over = Occasion.of(Actor.HOUSE, ends(offered).plus(Duration.ofSeconds(1)));
    var at = "/my-days/" + offered + "/acceptance";
    var got =
        AtOnce.<Integer>all(
            () -> page.post(at).status(),
            () -> again.post(at).status(),
            () -> {
              signups.tidy(over, day.slot());
              return 0;
            });
    if (state(day.slot(), second) == SignupState.PLACED)
      assertThat(got.subList(0, 2)).containsOnly(200);
    else {
      assertThat(state(day.slot(), second)).isEqualTo(SignupState.EXPIRED);
      assertThat(got.subList(0, 2)).containsOnly(422);
    }
  }
}
