package org.greenclassroom.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.greenclassroom.House;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with WeChat Work, whose service is played by {@link FakeWeCom}. */
class WeComTest extends House {
  @Autowired private Ways ways;
  @Autowired private Origin origin;
  @Autowired private WeComTokens tokens;
  @Autowired private WeComTokenTable table;
  private FakeWeCom fake;

  @BeforeEach
  void open() throws IOException {
    jdbc.sql("delete from federation.wecom_token").update();
    fake = new FakeWeCom("http://localhost:" + port);
    ways.put(new WeCom(app(FakeWeCom.SECRET), tokens, origin));
  }

  @AfterEach
  void close() {
    ways.remove(WeCom.NAME);
    fake.close();
  }

  private Settings.WeComApp app(String secret) {
    return new Settings.WeComApp(
        FakeWeCom.CORP,
        FakeWeCom.AGENT,
        secret,
        "企业微信",
        fake.address(),
        fake.address(),
        fake.address());
  }

  @Test
  void a_member_links_its_own_account_and_comes_in_by_a_scanned_code() {
    var account = account();
    var member = member();
    fake.scans(member);
    var own = signedIn(account.login());
    own.get("/me/ways").is(200).says("Link 企业微信");
    own.post("/me/ways/wecom").is(200).says("Go on to 企业微信");
    own.get("/me/ways/wecom/away").is(200).says("企业微信 is linked", member);

    var traveller = new Traveller(port);
    traveller.get("/sign-in").is(200).says("Sign in with 企业微信");
    var before = traveller.session();
    assertThat(traveller.get("/sign-in/with/wecom").is(200).at().getPath()).isEqualTo("/");
    assertThat(traveller.isIn()).isTrue();
    assertThat(traveller.session()).isNotEqualTo(before);
    assertThat(
            jdbc.sql("select way from people.entry where account = ?")
                .param(account.account())
                .query(String.class)
                .list())
        .containsExactly("wecom");
    assertThat(fake.doors.getLast())
        .containsEntry("path", "/wwlogin/sso/login")
        .containsEntry("login_type", "CorpApp")
        .containsEntry("appid", FakeWeCom.CORP)
        .containsEntry("agentid", FakeWeCom.AGENT)
        .containsEntry("redirect_uri", "http://localhost:" + port + "/sign-in/with/wecom/back");
  }

  @Test
  void inside_wechat_work_nothing_is_scanned() {
    var account = account();
    var member = member();
    link(account, member);
    fake.scans(member);
    var phone = new Traveller(port, "Mozilla/5.0 (Linux; Android 14) wxwork/4.1.36 MicroMessenger");
    phone.get("/sign-in/with/wecom").is(200);
    assertThat(phone.isIn()).isTrue();
    assertThat(fake.doors.getLast())
        .containsEntry("path", "/connect/oauth2/authorize")
        .containsEntry("scope", "snsapi_base")
        .containsEntry("response_type", "code")
        .containsEntry("agentid", FakeWeCom.AGENT);
  }

  @Test
  void an_administrator_links_a_member_and_one_member_is_one_account() {
    var account = account();
    var member = member();
    link(account, member);
    fake.scans(member);
    var traveller = new Traveller(port);
    traveller.get("/sign-in/with/wecom").is(200);
    assertThat(traveller.isIn()).isTrue();

    var admin = visitor(Role.ADMINISTRATOR);
    var other = "/people/" + account().account() + "/ways";
    admin.get(other).is(200);
    admin.post(other, "member", member).is(409).says("linked with another account");
    admin.post(other, "member", "no such member!").is(422).says("is no member’s account");
    visitor(Role.OFFICER).post(other, "member", member).is(403);
  }

  @Test
  void a_member_nobody_linked_and_somebody_outside_get_a_sentence_and_no_session() {
    fake.scans(member());
    var member = new Traveller(port);
    member.get("/sign-in/with/wecom").is(403).says("linked with no account here");
    assertThat(member.isIn()).isFalse();
    fake.scans("openid:oAAAA");
    var outsider = new Traveller(port);
    outsider.get("/sign-in/with/wecom").is(403).says("not as a member of this organisation");
    assertThat(outsider.isIn()).isFalse();
  }

  @Test
  void a_closed_account_stays_out() {
    var account = account();
    var member = member();
    link(account, member);
    people.disable(Occasion.of(Actor.HOUSE, clock.instant()), account.account());
    fake.scans(member);
    var traveller = new Traveller(port);
    traveller.get("/sign-in/with/wecom").is(403).says("This account is closed");
    assertThat(traveller.isIn()).isFalse();
  }

  @Test
  void another_state_a_second_use_and_no_code_are_refused() {
    fake.scans(member());
    var bent =
        new Traveller(port)
            .bending(to -> to.contains("/wecom/back?") ? to.replaceAll("state=.*", "state=x") : to);
    bent.get("/sign-in/with/wecom").is(422).says("was not begun in this browser");
    assertThat(bent.isIn()).isFalse();
    new Traveller(port).get("/sign-in/with/wecom/back?code=a&state=b").is(422);

    var stopped =
        new Traveller(port)
            .bending(to -> to.contains("/wecom/back?") ? to.replaceAll("code=[^&]+&", "") : to);
    stopped.get("/sign-in/with/wecom").is(422).says("was stopped");

    var used =
        new Traveller(port)
            .bending(
                to -> to.contains("/wecom/back?") ? to.replaceAll("code=[^&]+", "code=used") : to);
    used.get("/sign-in/with/wecom").is(422).says("was used already or is too old");
    assertThat(used.isIn()).isFalse();
  }

  @Test
  void the_token_is_asked_for_once_by_all() throws Exception {
    var account = account();
    var member = member();
    link(account, member);
    fake.scans(member);
    var start = new CountDownLatch(1);
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var travellers = new ArrayList<Future<Traveller.Seen>>();
      for (int i = 0; i < 6; i++)
        travellers.add(
            many.submit(() -> {
              start.await();
              return new Traveller(port).get("/sign-in/with/wecom").is(200);
            }));
      start.countDown();
      for (var each : travellers) each.get();
    }
    assertThat(fake.tokensAsked).hasValue(1);
    assertThat(jdbc.sql("select sealed from federation.wecom_token").query(String.class).single())
        .as("sealed")
        .matches("[0-9a-f]{64,}");
  }

  @Test
  void while_wechat_work_is_silent_nobody_waits_with_a_connection_and_all_are_told()
      throws Exception {
    fake.scans(member());
    comesBack().is(403);
    jdbc.sql("update federation.wecom_token set until = now() - interval '1 hour'").update();
    var answers = new CountDownLatch(1);
    fake.isSilentUntil(answers);
    fake.isBroken(true);
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var travellers = new ArrayList<Future<Traveller.Seen>>();
      for (int i = 0; i < 6; i++) travellers.add(many.submit(this::comesBack));
      while (fake.tokensAsked.get() < 2) Thread.sleep(10);
      try {
        assertThat(
                jdbc.sql("select app from federation.wecom_token for update skip locked")
                    .query(String.class)
                    .list())
            .as("nobody holds it")
            .hasSize(1);
      } finally {
        answers.countDown();
      }
      for (var each : travellers) each.get().is(422).says("does not answer");
    }
    assertThat(fake.tokensAsked).as("the others did not ask").hasValue(2);
    comesBack().is(422).says("does not answer");
    assertThat(fake.tokensAsked).as("nor who came a moment later").hasValue(2);
  }

  @Test
  void a_failure_is_forgotten_after_a_while() {
    var now = new AtomicReference<>(clock.instant());
    InstantSource hands = now::get;
    var own = new WeComTokens(table, hands.withZone(ZoneOffset.UTC));
    var app = app(FakeWeCom.SECRET);
    var api = new WeComApi(app);
    fake.isBroken(true);
    for (int i = 0; i < 2; i++)
      assertThatThrownBy(() -> own.token(app, api)).isInstanceOf(Refusal.class);
    fake.isBroken(false);
    assertThatThrownBy(() -> own.token(app, api)).isInstanceOf(Refusal.class);
    assertThat(fake.tokensAsked).hasValue(1);
    now.updateAndGet(then -> then.plusSeconds(11));
    assertThat(own.token(app, api)).isNotEmpty();
    assertThat(fake.tokensAsked).hasValue(2);
  }

  @Test
  void a_token_that_ran_out_is_asked_for_anew_once() {
    var account = account();
    var member = member();
    link(account, member);
    fake.scans(member);
    new Traveller(port).get("/sign-in/with/wecom").is(200);
    fake.tokensRunOut();
    var traveller = new Traveller(port);
    traveller.get("/sign-in/with/wecom").is(200);
    assertThat(traveller.isIn()).isTrue();
    assertThat(fake.tokensAsked).hasValue(2);
  }

  @Test
  void a_token_near_its_end_is_not_kept() {
    fake.life(60);
    fake.scans(member());
    new Traveller(port).get("/sign-in/with/wecom").is(403);
    new Traveller(port).get("/sign-in/with/wecom").is(403);
    assertThat(fake.tokensAsked).hasValue(2);
  }

  @Test
  void other_answers_are_said_and_leave_no_session() {
    fake.scans(member());
    fake.isAskedTooOften(true);
    var busy = new Traveller(port);
    busy.get("/sign-in/with/wecom").is(429).says("asked too often just now");
    assertThat(busy.isIn()).isFalse();
    fake.isAskedTooOften(false);

    ways.put(new WeCom(app("a wrong secret"), tokens, origin));
    new Traveller(port).get("/sign-in/with/wecom").is(422).says("answered with error 40001");

    fake.close();
    new Traveller(port)
        .get("/sign-in/with/wecom/back?code=a&state=b")
        .is(422)
        .says("was not begun");
  }

  @Test
  void settings_are_read_as_they_are_written() {
    var environment = new org.springframework.core.env.StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new org.springframework.core.env.MapPropertySource(
                "written",
                Map.of(
                    "greenclassroom.sign-in.providers.trust.issuer", "https://id.example.org",
                    "greenclassroom.sign-in.providers.trust.client-id", "house",
                    "greenclassroom.sign-in.providers.trust.client-secret", "secret",
                    "greenclassroom.sign-in.providers.trust.domains", "Example.org, b.example",
                    "greenclassroom.sign-in.wecom.corp-id", "ww1",
                    "greenclassroom.sign-in.wecom.agent-id", "7",
                    "greenclassroom.sign-in.wecom.secret", "s",
                    "greenclassroom.sign-in.wecom.api", "https://a.example",
                    "greenclassroom.sign-in.wecom.web", "https://b.example",
                    "greenclassroom.sign-in.wecom.in-app", "https://c.example")));
    var provider = Settings.providers(environment).get("trust");
    assertThat(provider).isNotNull();
    assertThat(provider.issuer()).isEqualTo("https://id.example.org");
    assertThat(provider.label()).isEqualTo("trust");
    assertThat(provider.domains()).containsExactly("example.org", "b.example");
    assertThat(provider.secondFactor()).isEmpty();
    assertThat(Settings.weCom(environment).orElseThrow().agentId()).isEqualTo("7");
    assertThat(Settings.weCom(new org.springframework.core.env.StandardEnvironment())).isEmpty();
  }

  private Traveller.Seen comesBack() {
    return new Traveller(port).get("/sign-in/with/wecom");
  }

  private Account account() {
    return people.known(actor(Role.AUDITOR, 1).account());
  }

  private static String member() {
    return "ZhangSan" + unique();
  }

  private void link(Account account, String member) {
    var admin = visitor(Role.ADMINISTRATOR);
    var page = "/people/" + account.account() + "/ways";
    admin.get(page).is(200).says(account.name());
    admin.post(page, "member", member).is(200).says(member);
  }

  private Traveller signedIn(String login) {
    var traveller = new Traveller(port);
    traveller.get("/sign-in");
    traveller.post("/sign-in", "login", login, "password", PASSWORD).is(200);
    return traveller;
  }
}
