package org.greenclassroom.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes of labels, what they are good for, and whose word a sealed row is; over HTTP. */
class EnrolmentTest extends House {
  private static final String ONE = "1".repeat(64);
  private static final String OTHER = "2".repeat(64);

  @Autowired Agents agents;
  @Autowired Enrolments enrolments;
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  private Lent lent;

  @BeforeEach
  void a_classroom() {
    lent =
        Lent.of(custody, partners, classrooms, occasion(Role.OFFICER).actor(), unique("School"), 3);
  }

  private String code(Tag tag) {
    enrolments.reissue(occasion(Role.TECHNICIAN), tag);
    return open(tag);
  }

  private String open(Tag tag) {
    return jdbc.sql(
            """
            select code from agents.code c join custody.devices d using (device)
             where d.tag = ? and used_at is null and voided_at is null
            """)
        .param(tag.code())
        .query(String.class)
        .single();
  }

  private Api.Answer enrol(String code, String fingerprint) {
    return Api.anonymous(port)
        .post(
            "/api/v1/agents/enrolments",
            """
            {"code":"%s","fingerprint":"%s","system":"LINUX","version":"1.0.0"}
            """
                .formatted(code, fingerprint));
  }

  private List<String> states(Tag tag) {
    return jdbc.sql(
            """
            select a.state from agents.agents a join custody.devices d using (device)
             where d.tag = ? order by a.agent
            """)
        .param(tag.code())
        .query(String.class)
        .list();
  }

  private static String mac(String key, String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(text.getBytes("UTF-8")), 16));
  }

  private static String text(Api.Answer enrolled, long minutes) {
    return Signed.text(
        enrolled.json().get("agent").asString(),
        "1.0.0",
        "OK",
        List.of(new Signed.Day("2026-11-23", 1, minutes, 180L, 2, null, 77, null, "OK")));
  }

  @Test
  void a_whole_classroom_gets_codes_once() {
    var officer = occasion(Role.OFFICER);
    assertThat(enrolments.issue(officer, lent.classroom())).isEqualTo(3);
    assertThat(enrolments.issue(officer, lent.classroom())).isZero();
    var tag = lent.tags().getFirst();
    var first = open(tag);
    assertThat(first).matches("[A-HJKMNP-Z]{8}");
    enrol(first, ONE).is(201);
    assertThat(enrolments.issue(officer, java.util.Set.copyOf(lent.tags()))).isZero();
  }

  @Test
  void a_code_makes_one_agent_and_its_seal_holds() throws Exception {
    var tag = lent.tags().getFirst();
    var code = code(tag);
    var enrolled = enrol(code.toLowerCase().substring(0, 4) + "-" + code.substring(4), ONE).is(201);
    assertThat(enrolled.json().get("device").asString()).isEqualTo(tag.printed());
    var agent = enrolled.json().get("agent").asString();
    var key = enrolled.json().get("key").asString();
    assertThat(agent).matches("A[0-9A-Z]{15}");
    assertThat(key).matches("[0-9a-f]{64}");
    var text = text(enrolled, 412);
    assertThat(text)
        .isEqualTo(
            "green-classroom-usage 1\n%s\n1.0.0\nOK\n2026-11-23 1 412 180 2 - 77 - OK\n"
                .formatted(agent));
    var verdicts =
        agents.verify(
            List.of(
                new Signed(agent, text, mac(key, text)),
                new Signed(agent, text(enrolled, 413), mac(key, text)),
                new Signed(agent, text, "zz"),
                new Signed("A000000000000000", text, mac(key, text))));
    assertThat(verdicts).extracting(Verdict::holds).containsExactly(true, false, false, false);
    assertThat(verdicts)
        .extracting(Verdict::why)
        .containsExactly(
            null,
            Verdict.Why.WRONG_SIGNATURE,
            Verdict.Why.WRONG_SIGNATURE,
            Verdict.Why.UNKNOWN_AGENT);
    var standing = java.util.Objects.requireNonNull(verdicts.getFirst().standing());
    assertThat(standing.classroom()).isEqualTo(lent.classroom());
    assertThat(standing.state()).isEqualTo(State.ACTIVE);
    agents.doubt(clock.instant(), Map.of(standing.agent(), LocalDate.of(2026, 11, 23)));
    assertThat(states(tag)).containsExactly("DOUBTFUL");
  }

  @Test
  void no_key_is_stored_anywhere_in_the_database() {
    var enrolled = enrol(code(lent.tags().getFirst()), ONE).is(201);
    var row =
        jdbc.sql("select a::text from agents.agent a where name = ?")
            .param(enrolled.json().get("agent").asString())
            .query(String.class)
            .single();
    assertThat(row).doesNotContain(enrolled.json().get("key").asString());
  }

  @Test
  void of_two_clones_the_second_is_refused_with_a_sentence() {
    var tag = lent.tags().getFirst();
    var code = code(tag);
    var first = enrol(code, ONE).is(201);
    var second = enrol(code, OTHER).is(409);
    assertThat(second.text()).contains(tag.printed(), "new code");
    // its answer was lost on the way: the same computer is told the same again
    var again = enrol(code, ONE).is(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(states(tag)).containsExactly("ACTIVE");
  }

  @Test
  void two_clones_with_a_code_each_are_two_agents() {
    var first = enrol(code(lent.tags().get(0)), ONE).is(201);
    var second = enrol(code(lent.tags().get(1)), ONE).is(201);
    assertThat(second.json().get("agent")).isNotEqualTo(first.json().get("agent"));
    assertThat(second.json().get("key")).isNotEqualTo(first.json().get("key"));
  }

  @Test
  void who_enrols_again_is_new_and_the_device_keeps_the_history() {
    var tag = lent.tags().getFirst();
    var before = enrol(code(tag), ONE).is(201);
    var voided = code(tag);
    var fresh = code(tag);
    assertThat(enrol(voided, ONE).is(422).text()).contains("void");
    assertThat(states(tag))
        .as("the old one counts until the new one is there")
        .containsExactly("ACTIVE");
    enrol(fresh, OTHER).is(201);
    assertThat(states(tag)).containsExactly("RETIRED", "ACTIVE");
    var standing =
        agents
            .verify(List.of(new Signed(before.json().get("agent").asString(), "", "")))
            .getFirst();
    assertThat(standing.why()).isEqualTo(Verdict.Why.WRONG_SIGNATURE);
    enrolments.retire(occasion(Role.OFFICER), tag);
    assertThat(states(tag)).containsExactly("RETIRED", "RETIRED");
    assertThatThrownBy(() -> enrolments.retire(occasion(Role.OFFICER), tag))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void an_answer_is_told_again_only_until_the_agent_spoke() {
    var tag = lent.tags().getFirst();
    var code = code(tag);
    enrol(code, ONE).is(201);
    var agent =
        jdbc.sql(
                "select agent from agents.agents a join custody.devices d using (device) where d.tag = ?")
            .param(tag.code())
            .query(Long.class)
            .single();
    agents.heard(clock.instant(), List.of(new Heard(agent, "1.0.1", true)));
    enrol(code, ONE).is(409);
    var kept =
        jdbc.sql(
            "select version || ' ' || (changed_at is not null) from agents.agents where agent = ?");
    assertThat(kept.param(agent).query(String.class).single()).isEqualTo("1.0.1 true");
    agents.heard(clock.instant(), List.of(new Heard(agent, "1.0.1", false)));
    assertThat(kept.query(String.class).single()).isEqualTo("1.0.1 false");
  }

  @Test
  void a_collector_enrols_for_its_classroom_and_signs_batches() throws Exception {
    enrolments.issueForCollector(occasion(Role.ENGINEER), lent.classroom());
    var code =
        jdbc.sql("select code from agents.code where classroom = ? and voided_at is null")
            .param(lent.classroom())
            .query(String.class)
            .single();
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var enrolled = collector(code, pair).is(201);
    collector(code, pair).is(201);
    collector(code, KeyPairGenerator.getInstance("Ed25519").generateKeyPair()).is(409);
    var name = enrolled.json().get("collector").asString();
    assertThat(enrolled.json().get("classroom").asLong()).isEqualTo(lent.classroom());
    var batch = "a".repeat(64);
    var collecting = agents.signer(name, batch, signed(pair, batch));
    assertThat(collecting.classroom()).isEqualTo(lent.classroom());
    agents.collectorsHeard(clock.instant(), List.of(collecting));
    assertThatThrownBy(() -> agents.signer(name, "b".repeat(64), signed(pair, batch)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> agents.signer(name, batch, null)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> agents.signer("C000000000000000", batch, null))
        .isInstanceOf(Refusal.class);
  }

  private Api.Answer collector(String code, KeyPair pair) {
    var encoded = pair.getPublic().getEncoded();
    return Api.anonymous(port)
        .post(
            "/api/v1/agents/collectors",
            "{\"code\":\"%s\",\"public_key\":\"%s\",\"version\":\"1.0.0\"}"
                .formatted(
                    code,
                    Base64.getEncoder()
                        .encodeToString(
                            Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))));
  }

  private static String signed(KeyPair pair, String batch) throws Exception {
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(("green-classroom-batch 1\n" + batch + "\n").getBytes("UTF-8"));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  @Test
  void a_mistyped_code_is_told_apart_from_an_unknown_one() {
    var code = Code.random(new Random(7)).letters();
    for (int i = 0; i < 8; i++)
      for (char wrong : "ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray()) {
        if (wrong == code.charAt(i)) continue;
        var typed = code.substring(0, i) + wrong + code.substring(i + 1);
        assertThatThrownBy(() -> Code.parse(typed)).as(typed).hasMessageContaining("mistyped");
      }
    assertThat(enrol(code.charAt(1) + "" + code.charAt(0) + code.substring(2), ONE).is(422).text())
        .contains("mistyped");
    assertThat(enrol(code, ONE).is(422).text()).contains("There is no code");
    assertThat(enrol("ABCD", ONE).is(422).text()).contains("eight letters");
  }
}
