package org.greenclassroom.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Late;
import org.greenclassroom.Lives;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.hooks.Hooks;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Custody as others ask for it. */
class EpcisTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Epcis epcis;
  @Autowired Teller teller;
  @Autowired Hooks hooks;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;

  private long donor() {
    return partners.record(
        occasion(Role.OFFICER), unique("Donor"), List.of(PartnerKind.DONOR), "CN", null);
  }

  private static List<JsonNode> events(JsonNode answer) {
    var events = new ArrayList<JsonNode>();
    var body = answer.get("epcisBody");
    for (var event :
        body.has("eventList")
            ? body.get("eventList")
            : body.get("queryResults").get("resultsBody").get("eventList")) events.add(event);
    return events;
  }

  private static String steps(JsonNode answer) {
    return String.join(
        " ", events(answer).stream().map(each -> each.get("gc:fact").asString()).toList());
  }

  @Test
  void a_devices_life_is_a_document_and_its_mistakes_are_declared() throws IOException {
    long donor = donor();
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var start = Instant.now().minusSeconds(86_400);
    var tags = lives.received(donor, start, 1, DeviceKind.LAPTOP, 2_000);
    lives.toRepair(tags, start.plusSeconds(60));
    lives.write(tags, new Fact.Missed(), start.plusSeconds(120));
    var tag = tags.getFirst();
    custody.correct(lives.now(), tag, Fact.Corrected.Why.WRONG_DEVICE);
    var answer = api(Role.AUDITOR).get("/api/v1/devices/" + tag.code() + "/epcis").is(200);
    EventTest.assertAccepted(answer.text());
    assertThat(steps(answer.json())).isEqualTo("RECEIVED INSPECTED CLEARED MISSED MISSED");
    var missed = events(answer.json()).subList(3, 5);
    assertThat(missed.get(0).has("errorDeclaration")).isFalse();
    assertThat(missed.get(1).get("errorDeclaration").get("reason").asString())
        .isEqualTo("incorrect_data");
    assertThat(missed.get(1).get("eventID")).isEqualTo(missed.get(0).get("eventID"));

    api(Role.DONOR, donor).get("/api/v1/devices/" + tag.code() + "/epcis").is(200);
    var other = api(Role.DONOR, donor());
    other.get("/api/v1/devices/" + tag.code() + "/epcis").is(404);
    assertThat(events(other.get("/api/v1/epcis/events?MATCH_epc=" + tag.code()).is(200).json()))
        .isEmpty();
    var declared =
        api(Role.AUDITOR)
            .get("/api/v1/epcis/events?EXISTS_errorDeclaration=true&MATCH_epc=" + tag.code())
            .is(200);
    assertThat(steps(declared.json())).isEqualTo("MISSED");
    EventTest.assertAccepted(declared.text());
  }

  @Test
  void every_page_begins_where_the_one_before_ended() throws IOException {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var start = Instant.now().minusSeconds(7_200);
    var tags = lives.received(donor(), start, 3, DeviceKind.DESKTOP, 6_000);
    lives.toRepair(tags, start.plusSeconds(60)); // three at the same moment: the number decides
    lives.write(tags, new Fact.Missed(), start.plusSeconds(120));
    for (var tag : tags) custody.correct(lives.now(), tag, Fact.Corrected.Why.WRONG_KIND);
    settle(tags.getLast());
    var codes = String.join(",", tags.stream().map(Tag::code).toList());
    var api = api(Role.OFFICER);
    var path = "/api/v1/epcis/events?MATCH_epc=" + codes;
    var whole = api.get(path + "&orderBy=eventTime").is(200);
    EventTest.assertAccepted(whole.text());
    assertThat(events(whole.json())).hasSize(15);
    for (var order : List.of("eventTime", "recordTime")) {
      var all = events(api.get(path + "&orderBy=" + order).is(200).json());
      var paged = new ArrayList<Told>();
      var question =
          Question.of(Map.of("MATCH_epc", codes, "perPage", "2", "orderBy", order), "http://x");
      var token = epcis.page(question, lives.now().actor()).next();
      paged.addAll(epcis.page(question, lives.now().actor()).rows());
      while (token != null) {
        var page = epcis.page(question.after(Question.Place.parse(token)), lives.now().actor());
        assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
        paged.addAll(page.rows());
        token = page.next();
      }
      assertThat(paged.stream().map(told -> told.number() + "/" + told.record()).distinct())
          .hasSize(15);
      assertThat(paged.stream().map(told -> "" + told.number()).toList())
          .isEqualTo(
              all.stream()
                  .map(each -> each.get("eventID").asString().replaceAll(".*/", ""))
                  .toList());
    }
    // whole, in pages of two behind the reader's back
    var streamed = new ArrayList<Long>();
    epcis.each(
        Question.of(Map.of("MATCH_epc", codes, "perPage", "2"), "http://x"),
        lives.now().actor(),
        told -> streamed.add(told.record()));
    assertThat(streamed).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void one_asks_by_time_step_action_and_event() throws IOException {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var start = Instant.parse("2024-10-01T01:00:00Z");
    var tags = lives.received(donor(), start, 1, DeviceKind.LAPTOP, 2_000);
    lives.toRepair(tags, start.plusSeconds(60));
    var api = api(Role.OFFICER);
    settle(tags.getFirst());
    var path = "/api/v1/epcis/events?MATCH_epc=" + tags.getFirst().code();
    assertThat(
            steps(
                api.get(
                        path
                            + "&GE_eventTime=2024-10-01T01:00:30Z&LT_eventTime="
                            + URLEncoder.encode("2024-10-01T09:01:01+08:00", StandardCharsets.UTF_8)
                            + "&GE_recordTime=2024-10-01T00:00:00Z&LT_recordTime=2999-01-01T00:00:00Z")
                    .is(200)
                    .json()))
        .isEqualTo("INSPECTED CLEARED");
    assertThat(steps(api.get(path + "&EQ_action=ADD").is(200).json())).isEqualTo("RECEIVED");
    assertThat(steps(api.get(path + "&EQ_bizStep=inspecting").is(200).json()))
        .isEqualTo("INSPECTED");
    assertThat(events(api.get(path + "&eventType=AggregationEvent").is(200).json())).isEmpty();
    var first = events(api.get(path + "&perPage=1").is(200).json()).getFirst();
    assertThat(
            events(
                api.get(
                        "/api/v1/epcis/events?EQ_eventID="
                            + URLEncoder.encode(
                                first.get("eventID").asString(), StandardCharsets.UTF_8))
                    .is(200)
                    .json()))
        .containsExactly(first);
    var refused = api.get(path + "&EQ_colour=red").is(422).json();
    assertThat(refused.get("code").asString()).isEqualTo("epcis.refusal.unknown-parameter");
    EventTest.assertAccepted(
        api.get("/api/v1/epcis/document?MATCH_epc=" + tags.getFirst().code()).is(200).text());
    api(Role.SCHOOL, donor()).get("/api/v1/epcis/document").is(403);
    Api.anonymous(port).get("/api/v1/epcis/events").is(401);
  }

  @Test
  void who_catches_up_by_recording_misses_nothing_that_was_slowin_coming() {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var start = Instant.now().minusSeconds(7_200);
    var slow = lives.received(donor(), start, 1, DeviceKind.LAPTOP, 2_000);
    var quick = lives.received(donor(), start, 1, DeviceKind.LAPTOP, 2_000);
    settle(quick.getFirst());
    var api = api(Role.AUDITOR);
    var codes = slow.getFirst().code() + "," + quick.getFirst().code();
    var path = "/api/v1/epcis/events?MATCH_epc=" + codes;
    var known = api.get(path + "&orderBy=recordTime").is(200);
    assertThat(steps(known.json())).isEqualTo("RECEIVED RECEIVED");
    assertThat(known.link()).endsWith("/epcis/voc/later\"");
    assertThat(api.get(path).is(200).link()).isEmpty();
    var later = address(known.link());

    var aside = new TransactionTemplate(transactions);
    aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    aside.executeWithoutResult(_ -> {
      lives.write(slow, new Fact.Inspected(null), start.plusSeconds(60));
      aside.executeWithoutResult(_ -> lives.write(quick, new Fact.Missed(), start.plusSeconds(60)));
      // several times: what is not over yet is never passed
      for (int i = 0; i < 3; i++)
        CompletableFuture.runAsync(teller::round).orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(events(api.get(later).is(200).json())).isEmpty();
      assertThat(steps(api.get(path + "&GE_recordTime=2024-01-01T00:00:00Z").is(200).json()))
          .isEqualTo("RECEIVED RECEIVED");
      assertThat(steps(api.get(path).is(200).json())).endsWith(" MISSED");
    });
    settle(quick.getFirst());
    var caughtUp = api.get(later).is(200);
    assertThat(steps(caughtUp.json())).isEqualTo("INSPECTED MISSED");
    var last = api.get(address(caughtUp.link())).is(200);
    assertThat(events(last.json())).isEmpty();
    assertThat(last.link()).endsWith("/epcis/voc/later\"");
    var first = api.get(path + "&orderBy=recordTime&perPage=3").is(200);
    assertThat(first.link()).endsWith("rel=\"next\"");
    assertThat(steps(api.get(address(first.link())).is(200).json())).isEqualTo("MISSED");
  }

  /** The path in a link. */
  private static String address(String link) {
    return link.substring(link.indexOf("/api/"), link.indexOf('>'));
  }

  /** Nobody calls this address; what waits for it is enough to see. */
  @Test
  void who_wants_events_is_told_each_fact_once_and_in_order() throws IOException {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var start = Instant.now().minusSeconds(3_600);
    var before = lives.received(donor(), start, 1, DeviceKind.TABLET, 500);
    settle(before.getFirst()); // nobody heard this one
    long hook =
        hooks
            .make(
                occasion(Role.ADMINISTRATOR),
                unique("Reader"),
                "https://8.8.8.8/events",
                List.of(Teller.TOPIC),
                "reader@example.org",
                Locale.ENGLISH)
            .hook();
    var tags = lives.received(donor(), start, 70, DeviceKind.LAPTOP, 2_000);
    lives.toRepair(tags, start.plusSeconds(60));
    lives.write(tags, new Fact.Missed(), start.plusSeconds(120));
    custody.correct(lives.now(), tags.getFirst(), Fact.Corrected.Why.WRONG_DEVICE);
    settle(tags.getLast());
    var told = new ArrayList<String>();
    int messages = 0;
    for (var body :
        jdbc.sql(
                """
                select m.body from hooks.message m join hooks.delivery d using (message)
                 where d.hook = ? order by d.delivery
                """)
            .param(hook)
            .query(String.class)
            .list()) {
      messages++;
      assertThat(body.length()).isLessThan(64 * 1024);
      var document = JsonMapper.shared().readTree(body).get("data");
      if (messages == 1) EventTest.assertAccepted(document.toString());
      for (var event : events(document)) {
        var declared = event.has("errorDeclaration") ? "!" : "";
        told.add(
            event.get("epcList").get(0).asString().replaceAll(".*/", "")
                + event.get("gc:fact").asString()
                + declared);
      }
    }
    assertThat(messages).isGreaterThan(1);
    var ours =
        told.stream()
            .filter(each -> tags.stream().anyMatch(tag -> each.startsWith(tag.code())))
            .toList();
    assertThat(ours).hasSize(70 * 4 + 1).doesNotHaveDuplicates();
    assertThat(ours.getFirst()).endsWith("RECEIVED");
    assertThat(ours.getLast()).isEqualTo(tags.getFirst().code() + "MISSED!");
    assertThat(told).noneMatch(each -> each.startsWith(before.getFirst().code()));
    jdbc.sql("update hooks.hook set closed_at = now(), secret = null, email = null where hook = ?")
        .param(hook)
        .update();
  }

  /** The one that drew the higher number began first, so that its own is the lower one. */
  @Test
  void a_transaction_that_lasts_is_waited_for() throws Exception {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var tags = lives.received(donor(), Instant.now(), 3, DeviceKind.TABLET, 500);
    var soon = tags.get(2);
    settle(soon);
    Late.writing(
        transaction,
        missed(lives, tags.get(0)),
        missed(lives, tags.get(1)),
        missed(lives, soon),
        () -> {
          for (int times = 0; times < 3; times++) {
            teller.round();
            assertThat(isTold(soon)).isFalse();
          }
        });
    settle(soon);
  }

  private static Runnable missed(Lives lives, Tag tag) {
    return () -> lives.write(List.of(tag), new Fact.Missed(), Instant.now());
  }

  /**
   * Its transactions are counted from the beginning, and the mark was set in the house of before.
   */
  @Test
  void a_house_that_was_restored_goes_on_telling() {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var tags = lives.received(donor(), Instant.now(), 1, DeviceKind.TABLET, 500);
    jdbc.sql(
            """
            update epcis.progress
               set mark = (select max(number) from custody.facts), horizon = '4000000000000000000'
            """)
        .update();
    settle(tags.getFirst());
  }

  /** Until this device's last fact was told; others write at the same time. */
  private void settle(Tag tag) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          teller.round();
          return isTold(tag);
        });
  }

  private boolean isTold(Tag tag) {
    return jdbc.sql(
            """
            select told >= (select max(number) from custody.facts where tag = ?) from epcis.progress
            """)
        .param(tag.code())
        .query(Boolean.class)
        .single();
  }
}
