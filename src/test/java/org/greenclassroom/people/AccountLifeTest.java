package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** What an administrator does with an account, through the pages. */
class AccountLifeTest extends House {
  private static final String ANOTHER = "quite another password";

  private Visitor administrator() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people").is(200);
    return admin;
  }

  @Test
  void a_closed_account_opens_nothing_until_it_is_opened_again() {
    var account = actor(Role.AUDITOR, 1).account();
    var login = people.known(account).login();
    var token = Api.of(port, login, PASSWORD);
    var session = stranger().signIn(login, PASSWORD);
    var admin = administrator();
    admin.post("/people/" + account + "/closing").is(200);
    token.get("/api/v1/devices").is(401);
    assertThat(session.get("/devices").path()).as("sent to sign in").startsWith("/sign-in");
    var visitor = stranger();
    visitor.get("/sign-in");
    assertThat(visitor.post("/sign-in", "login", login, "password", PASSWORD).path())
        .contains("sign-in");
    admin.post("/people/" + account + "/opening").is(200);
    stranger().signIn(login, PASSWORD).get("/devices").is(200);
  }

  @Test
  void a_role_is_given_and_taken_away() {
    var account = actor(Role.AUDITOR, 1).account();
    var login = people.known(account).login();
    var admin = administrator();
    admin.post("/people/" + account + "/roles", "role", "ADMINISTRATOR", "partner", "1").is(200);
    stranger().signIn(login, PASSWORD).get("/people").is(200);
    admin.post("/people/" + account + "/roles/ADMINISTRATOR/1/removal").is(200);
    stranger().signIn(login, PASSWORD).get("/people").is(403);
  }

  @Test
  void a_password_is_changed_by_its_owner_or_reset_for_him() {
    var account = actor(Role.AUDITOR, 1).account();
    var login = people.known(account).login();
    var own = stranger().signIn(login, PASSWORD);
    own.get("/me").is(200);
    own.post("/me/password", "current", "not this", "password", ANOTHER).is(403);
    own.get("/me");
    own.post("/me/password", "current", PASSWORD, "password", ANOTHER).is(200);
    stranger().signIn(login, ANOTHER);
    administrator().post("/people/" + account + "/password", "password", PASSWORD).is(200);
    stranger().signIn(login, PASSWORD);
  }
}
