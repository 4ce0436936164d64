package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What was done to an account stays written down, with who did it. */
class HappeningTest extends House {
  @Test
  void a_role_that_was_given_and_taken_again_is_seen() {
    var account = actor(Role.SCHOOL, 1).account();
    var admin = occasion(Role.ADMINISTRATOR);
    var by = people.known(admin.actor().account()).login();
    people.give(admin, account, new Actor.Grant(Role.OFFICER, 1, "44"));
    people.give(admin, account, new Actor.Grant(Role.OFFICER, 1, "44")); // it has it already
    people.take(admin, account, new Actor.Grant(Role.OFFICER, 1, "44"));
    people.changePassword(admin, account, "quite another password");
    people.disable(admin, account);
    people.enable(admin, account);
    assertThat(people.happenings(account))
        .filteredOn(line -> by.equals(line.by()))
        .extracting(People.Happened::what)
        .containsExactly(
            Happening.REOPENED,
            Happening.CLOSED,
            Happening.PASSWORD,
            Happening.ROLE_TAKEN,
            Happening.ROLE_GIVEN);
    visitor(Role.ADMINISTRATOR)
        .get("/people/" + account + "/ways")
        .is(200)
        .says("Role taken away", "programme officer", "organisation 1", "44", "by " + by);
  }

  @Test
  void whose_role_it_is_reads_of_it_in_a_letter_once() {
    var account = actor(Role.SCHOOL, 1).account();
    var address = people.known(account).login() + "@example.org";
    people.writeTo(account, address, Locale.CHINESE);
    var admin = occasion(Role.ADMINISTRATOR);
    var box = new LetterBox(jdbc);
    people.give(admin, account, Role.AUDITOR, 1);
    assertThat(box.lastTo(address).body()).contains("获得角色", "审计员");
    people.take(admin, account, new Actor.Grant(Role.AUDITOR, 1));
    assertThat(box.lastTo(address).body()).contains("被收回", "审计员");
    people.give(admin, account, Role.SCHOOL, 1); // it has it already
    assertThat(box.to(address)).hasSize(2);
  }

  @Test
  void nobody_changes_a_line() {
    var account = actor(Role.SCHOOL, 1).account();
    people.changePassword(occasion(Role.ADMINISTRATOR), account, "quite another password");
    for (var change :
        new String[] {
          "update people.happening set by = 0 where account = ?",
          "delete from people.happening where account = ?"
        })
      assertThatThrownBy(() -> jdbc.sql(change).param(account).update())
          .isInstanceOf(DataAccessException.class);
    assertThat(people.happenings(account)).isNotEmpty();
  }
}
