package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

class PeopleTest extends House {
  @Test
  void the_first_administrator_signs_in_and_sees_today() {
    stranger().signIn("admin", PASSWORD).get("/").is(200).says("Today");
  }

  @Test
  void a_password_is_slow_to_guess() {
    // 19 MiB and two rounds for each guess; the other tests have a quicker one
    assertThat(Security.passwordEncoder().encode(PASSWORD))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void a_stranger_is_sent_to_sign_in_and_then_back() {
    assertThat(stranger().get("/people").is(200).path()).startsWith("/sign-in");
  }

  @Test
  void a_wrong_password_is_refused_in_the_readers_language() {
    var visitor = stranger().speaking("zh");
    visitor.get("/sign-in");
    visitor.post("/sign-in", "login", "admin", "password", "wrong").says("账号或密码不正确");
  }

  @Test
  void after_ten_failures_even_the_right_password_waits() {
    var account = people.known(actor(Role.AUDITOR, 1).account());
    var visitor = stranger();
    visitor.get("/sign-in");
    for (int i = 0; i < 10; i++)
      visitor.post("/sign-in", "login", account.login(), "password", "wrong" + i);
    visitor
        .post("/sign-in", "login", account.login(), "password", PASSWORD)
        .says("Too many attempts");
    var basic = Base64.getEncoder().encodeToString((account.login() + ":" + PASSWORD).getBytes());
    Api.with(port, "Basic " + basic).post("/api/v1/tokens", "{}").is(429);
  }

  @Test
  void a_token_carries_chosen_rights_only() {
    var auditor = people.known(actor(Role.AUDITOR, 1).account());
    var basic =
        "Basic "
            + Base64.getEncoder().encodeToString((auditor.login() + ":" + PASSWORD).getBytes());
    Api.with(port, basic).post("/api/v1/tokens", "{\"rights\":[\"OFFICER\"]}").is(403);
    var issued =
        Api.with(port, basic)
            .post("/api/v1/tokens", "{\"rights\":[\"AUDITOR\"],\"expires_in_days\":1}")
            .is(201);
    assertThat(issued.json().get("rights").get(0).asString()).isEqualTo("AUDITOR");
    Api.with(port, "Bearer gc_nonsense").get("/api/v1/impact").is(401);
  }

  @Test
  void an_administrator_opens_an_account_and_others_cannot() {
    var login = "new-" + System.nanoTime();
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people").is(200);
    admin
        .post(
            "/people",
            "login",
            login,
            "name",
            "李明",
            "password",
            PASSWORD,
            "role",
            "TECHNICIAN",
            "partner",
            "1")
        .is(200)
        .says("李明");
    stranger().signIn(login, PASSWORD).get("/people").is(403);
  }

  @Test
  void what_was_typed_is_kept_when_a_form_is_refused() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people").is(200);
    var refused =
        admin
            .post(
                "/people",
                "login",
                "somebody",
                "name",
                "Some Body",
                "password",
                "short",
                "role",
                "AUDITOR",
                "partner",
                "1")
            .is(422)
            .says("at least 10 characters");
    assertThat(refused.body()).contains("value=\"Some Body\"");
  }
}
