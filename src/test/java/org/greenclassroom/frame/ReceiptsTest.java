package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A post that carries the client's own key is answered once, and alike ever after. */
class ReceiptsTest extends House {
  private static final String SCANS = "/api/v1/bench/scans";
  @Autowired Receipts receipts;

  private static String body(String code) {
    return "{\"mode\":\"LOOK_UP\",\"code\":\"" + code + "\"}";
  }

  @Test
  void the_same_key_with_the_same_body_is_answered_as_the_first_was() {
    var api = api(Role.TECHNICIAN);
    var key = UUID.randomUUID().toString();
    var first = api.post(SCANS, body("abc"), key).is(200);
    var again = api.post(SCANS, body("abc"), key).is(200);
    // without an id each posting makes one: only a kept answer is the same
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void the_same_key_with_another_body_is_refused_in_words() {
    var api = api(Role.TECHNICIAN);
    var key = UUID.randomUUID().toString();
    api.post(SCANS, body("abc"), key).is(200);
    var refused = api.post(SCANS, body("xyz"), key).is(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("frame.refusal.other-content");
    assertThat(refused.json().get("detail").asString()).contains(key, "another content");
  }

  @Test
  void two_people_may_have_the_same_key() {
    var key = UUID.randomUUID().toString();
    var one = api(Role.TECHNICIAN).post(SCANS, body("abc"), key).is(200);
    var other = api(Role.TECHNICIAN).post(SCANS, body("xyz"), key).is(200);
    assertThat(other.text()).isNotEqualTo(one.text());
  }

  @Test
  void a_refusal_by_rule_is_kept_and_one_that_may_pass_is_not() {
    var api = api(Role.TECHNICIAN);
    var key = UUID.randomUUID().toString();
    var first = api.post(SCANS, "{\"mode\":\"LOOK_UP\"}", key).is(422);
    assertThat(api.post(SCANS, "{\"mode\":\"LOOK_UP\"}", key).is(422).text())
        .isEqualTo(first.text());
    var donor = api(Role.DONOR);
    donor.post(SCANS, body("abc"), key).is(403);
    assertThat(
            jdbc.sql("select count(*) from frame.receipt where key = ?")
                .param(key)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_key_that_is_too_long_is_refused() {
    var refused = api(Role.TECHNICIAN).post(SCANS, body("abc"), "k".repeat(101)).is(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("frame.refusal.key-length");
  }

  @Test
  void receipts_outlive_the_longest_queue_and_are_swept_then() {
    var now = clock.instant();
    var account = actor(Role.TECHNICIAN, 1).account();
    var hash = Receipts.hash("x", new byte[0]);
    receipts.keep(
        account,
        "x",
        List.of(new Receipts.Receipt("old", hash, 200, "{}")),
        now.minus(Receipts.KEPT).minusSeconds(60));
    receipts.keep(
        account,
        "x",
        List.of(new Receipts.Receipt("young", hash, 200, "{}")),
        now.minus(Duration.ofDays(91)));
    assertThat(receipts.sweep(now)).isPositive();
    assertThat(receipts.of(account, List.of("old", "young"))).containsOnlyKeys("young");
  }

  @Test
  void a_pass_is_for_the_one_who_is_signed_in_and_for_nobody_else() {
    var one = visitor(Role.TECHNICIAN);
    var other = visitor(Role.TECHNICIAN);
    var mine = pass(one.get("/queue/pass").is(200).body());
    assertThat(pass(one.get("/queue/pass").body())).isEqualTo(mine);
    assertThat(pass(other.get("/queue/pass").is(200).body())).isNotEqualTo(mine);
    assertThat(stranger().get("/queue/pass").path()).contains("/sign-in");
    var response = one.get("/queue/pass").response();
    assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  private static String pass(String body) {
    return JsonMapper.shared().readTree(body).get("drawer").asString();
  }

  @Test
  void the_service_worker_stands_at_the_root_and_is_asked_for_anew() {
    var worker = stranger().get("/worker.js").is(200).response();
    assertThat(worker.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
    assertThat(worker.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
  }
}
