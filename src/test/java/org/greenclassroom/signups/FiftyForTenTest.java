package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Fifty people press at once for ten places: ten are in, forty wait. Always. */
class FiftyForTenTest extends Places {
  private static final int PEOPLE = 50;

  @Test
  void fifty_press_at_once_for_ten_places_and_ten_are_in_and_forty_wait() throws Exception {
    var day = open(10);
    var pages = new ArrayList<Visitor>();
    for (int i = 0; i < PEOPLE; i++) {
      var page = guest(person("Volunteer " + i));
      page.get("/my-days/join/" + day.address()).is(200);
      pages.add(page);
    }
    var gun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<Visitor.Seen>>();
      for (var page : pages)
        all.add(
            threads.submit(() -> {
              gun.await();
              // everybody presses twice, as people do
              page.post("/my-days/join/" + day.address(), "slot", "" + day.slot());
              return page.post("/my-days/join/" + day.address(), "slot", "" + day.slot());
            }));
      gun.countDown();
      for (var one : all) one.get().is(200);
    }
    assertThat(states(day.slot())).isEqualTo(Map.of("PLACED", 10L, "WAITING", 40L));
    var fill =
        jdbc.sql("select placed, waiting from signups.fills where slot = ?")
            .param(day.slot())
            .query()
            .singleRow();
    assertThat(fill).containsEntry("placed", 10L).containsEntry("waiting", 40L);
  }

  /** Ten at once go, twenty at once come: never more in than places, and nobody is overtaken. */
  @Test
  void those_who_go_and_those_who_come_at_once_never_overfill() throws Exception {
    var day = open(5);
    var people = new ArrayList<Long>();
    for (int i = 0; i < 30; i++) people.add(person("Somebody " + i));
    var officer = occasion(Role.OFFICER);
    for (var one : people.subList(0, 10)) signups.ask(officer, day.slot(), one);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (var one : people.subList(0, 5)) {
        long number = number(day.slot(), one);
        all.add(threads.submit(() -> signups.cancel(officer, number)));
      }
      for (var one : people.subList(10, 30))
        all.add(threads.submit(() -> signups.ask(officer, day.slot(), one)));
      for (var one : all) one.get();
    }
    assertThat(states(day.slot()))
        .isEqualTo(Map.of("CANCELLED", 5L, "OFFERED", 5L, "WAITING", 20L));
    for (var one : people.subList(5, 10))
      assertThat(state(day.slot(), one)).as("whoever waited first").isEqualTo(SignupState.OFFERED);
  }

  @Test
  void the_database_itself_has_no_eleventh_place() {
    var day = open(1);
    signups.ask(occasion(Role.OFFICER), day.slot(), person("First"));
    var second = person("Second");
    for (int place : new int[] {1, 2})
      assertThatThrownBy(() ->
              jdbc.sql(
                      """
                      insert into signups.signup (slot, activity, volunteer, place, state, asked_at, changed_at)
                      values (?, ?, ?, ?, 'PLACED', now(), now())
                      """)
                  .params(day.slot(), day.activity(), second, place)
                  .update())
          .as("place " + place)
          .isInstanceOf(DataIntegrityViolationException.class);
  }
}
