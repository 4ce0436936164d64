package org.greenclassroom.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A school's monthly word: by a link, by SMS, on paper; late, twice, out of order. */
class CheckinTest extends Reporting {
  @Autowired Filling filling;

  @Test
  void a_teacher_reports_by_a_link_and_sending_twice_is_one_report() {
    var lent = room(3);
    var at = link(lent);
    var teacher = stranger();
    teacher.get(at).is(200).says("Monthly check-in", lent.name(), "How many computers work today?");
    var uid = UUID.randomUUID();
    var seen = teacher.post(at, checkin(uid, 2, 1, 0, "yes")).is(200).says("It has arrived");
    assertThat(seen.path()).contains("uid=" + uid);
    teacher.get(at);
    teacher.post(at, checkin(uid, 2, 1, 0, "yes")).is(200).says("nothing was written twice");
    teacher.get(at);
    teacher.post(at, checkin(uid, 3, 0, 0, "yes")).is(409).says("said something else");
    assertThat(reports(lent)).isEqualTo(1);
    teacher.get(at + "/sent?uid=" + UUID.randomUUID()).is(404);

    // what was planned is done
    var task =
        jdbc.sql(
                """
                select t.state from checkins.reports r join followup.tasks t using (task)
                 where r.classroom = ? and t.kind = 'CHECKIN' and t.done_by_kind = 'REPORT'
                """)
            .param(lent.classroom())
            .query(String.class)
            .list();
    assertThat(task).containsExactly("DONE");

    // a correction is another form; the old one stays
    teacher.get(at);
    teacher.post(at, checkin(UUID.randomUUID(), 1, 1, 1, "partly")).is(200).says("takes the place");
    assertThat(
            jdbc.sql(
                    "select working, revision, current from checkins.reports where classroom = ? order by report")
                .param(lent.classroom())
                .query((row, _) -> row.getInt(1) + " " + row.getInt(2) + " " + row.getBoolean(3))
                .list())
        .containsExactly("2 1 false", "1 2 true");
    assertThatThrownBy(() ->
            jdbc.sql("update checkins.report set working = 9 where classroom = ?")
                .param(lent.classroom())
                .update())
        .hasStackTraceContaining("permission denied");
    var officer = visitor(Role.OFFICER);
    officer
        .get("/checkins/rooms/" + lent.classroom())
        .is(200)
        .says("corrected since", "on the page");
    var report =
        jdbc.sql("select max(report) from checkins.report where classroom = ?")
            .param(lent.classroom())
            .query(Long.class)
            .single();
    officer.get("/checkins/reports/" + report).is(200).says("All that was said of this period");
    officer.get("/classrooms/" + lent.classroom()).is(200).says("Last word");
  }

  @Test
  void nothing_is_lost_and_everything_wrong_is_said_at_once() {
    var lent = room(1);
    var at = link(lent);
    var teacher = stranger();
    teacher.get(at);
    var seen =
        teacher
            .post(
                at,
                "uid",
                UUID.randomUUID().toString(),
                "version",
                "" + version("check-in"),
                "period",
                month().toString(),
                "answer.working",
                "many",
                "answer.help",
                "a new lamp")
            .is(422)
            .says("“many” is not an answer", "has no answer", "a new lamp");
    assertThat(seen.body()).contains("href=\"#item.working\"", "href=\"#item.room_used\"");
    // blank with a reason is taken
    teacher
        .post(
            at,
            "uid",
            UUID.randomUUID().toString(),
            "version",
            "" + version("check-in"),
            "period",
            month().toString(),
            "answer.working",
            "1",
            "answer.faulty",
            "0",
            "reason.missing",
            "the room is locked",
            "answer.room_used",
            "yes")
        .is(200)
        .says("It has arrived");
    teacher.get(at);
    teacher.post(at, checkin(UUID.randomUUID(), 1, 0, 0, "yes")).is(200);
    for (var wrong :
        Map.of(month().plusMonths(1), "has not begun", month().minusMonths(9), "handed over")
            .entrySet()) {
      teacher.get(at);
      teacher
          .post(
              at,
              "uid",
              UUID.randomUUID().toString(),
              "version",
              "" + version("check-in"),
              "period",
              wrong.getKey().toString(),
              "answer.working",
              "1",
              "answer.faulty",
              "0",
              "answer.missing",
              "0",
              "answer.room_used",
              "yes")
          .is(422)
          .says(wrong.getValue());
    }
  }

  @Test
  void a_link_is_changed_and_ended_and_shows_nothing_but_the_form() {
    var lent = room(1);
    var at = link(lent);
    var teacher = stranger();
    teacher.get(at);
    teacher
        .post(at, checkin(UUID.randomUUID(), 1, 0, 0, "yes", "answer.help", "secret remark"))
        .is(200);
    assertThat(stranger().get(at).is(200).text()).doesNotContain("secret remark", "R-0");
    var officer = visitor(Role.OFFICER);
    var room = "/checkins/rooms/" + lent.classroom();
    officer.get(room).is(200).says(at);
    officer.post(room + "/links").is(200).says("a new link");
    stranger().get(at).is(404);
    var now = "/r/" + links.secret(lent.classroom()).orElseThrow();
    stranger().get(now).is(200);
    officer.get(room);
    officer.post(room + "/links/end").is(200).says("no link");
    stranger().get(now).is(404);
    // every room that lacks one gets one
    officer.get("/checkins").is(200);
    officer.post("/checkins/links").is(200).says("new link");
    assertThat(links.secret(lent.classroom())).isPresent();
    // another school's person sees nothing of it; its own writes in it
    visitor(Role.SCHOOL, lent.school()).get(room).is(200);
    visitor(Role.SCHOOL, room(1).school()).get(room).is(404);
  }

  /** The act that waited in the queue of a page is the same act as the form. */
  @Test
  void what_waited_in_a_queue_is_the_same_report() {
    var lent = room(1);
    var asked =
        new Filling.Request("/", lent.classroom(), ReportKind.CHECKIN, Map.of(), false, false, 0L);
    var posted = checkin(UUID.randomUUID(), 1, 0, 0, "yes");
    var fields = new java.util.HashMap<String, List<String>>();
    for (int at = 0; at < posted.length; at += 2) fields.put(posted[at], List.of(posted[at + 1]));
    assertThat(filling.queued(asked, fields, Via.LINK, house()).outcome())
        .isEqualTo(Receipt.Outcome.ACCEPTED);
    assertThat(filling.queued(asked, fields, Via.LINK, house()).outcome())
        .isEqualTo(Receipt.Outcome.SAME);
    assertThat(reports(lent)).isEqualTo(1);
  }

  @Test
  void wechat_is_told_how_to_open_another_browser() throws Exception {
    var at = link(room(1));
    var client = java.net.http.HttpClient.newHttpClient();
    var page =
        client.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create("http://localhost:" + port + at))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 8) MicroMessenger/8.0")
                .header("Accept-Language", "zh")
                .build(),
            java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("在浏览器打开", "今天有多少台电脑能正常使用？").doesNotContain("serviceWorker");
  }

  @Test
  void a_starred_answer_and_a_room_that_is_down_become_tickets_once() {
    var lent = room(2);
    var at = link(lent);
    var teacher = stranger();
    for (int again = 0; again < 2; again++) {
      teacher.get(at);
      teacher
          .post(
              at,
              checkin(
                  UUID.randomUUID(),
                  again,
                  2,
                  0,
                  "down",
                  "star.faulty",
                  "true",
                  "reason.faulty",
                  "no light"))
          .is(200);
    }
    assertThat(
            jdbc.sql("select severity from tickets.tickets where classroom = ? order by 1")
                .param(lent.classroom())
                .query(String.class)
                .list())
        .containsExactly("DEVICE", "ROOM_DOWN");
  }

  @Test
  void an_older_message_that_is_typed_in_late_does_not_replace_a_newer_one() {
    var lent = room(30);
    var officer = visitor(Role.OFFICER);
    officer.get("/checkins/rooms/" + lent.classroom()).is(200);
    var code = links.code(lent.classroom());
    sms(officer, new SmsCode(code, month(), 20, 5, 0, 1).text()).says("1 accepted");
    var late = new SmsCode(code, month(), 28, 0, 0, 1).text();
    officer.get("/checkins/sms");
    officer
        .post(
            "/checkins/sms", "messages", late, "received", LocalDate.now().minusDays(3).toString())
        .is(200);
    assertThat(
            jdbc
                .sql(
                    "select working || ' ' || revision || ' ' || current from checkins.reports where classroom = ? order by report")
                .param(lent.classroom())
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList())
        .containsExactly("20 1 true", "28 2 false");
  }

  @Test
  void messages_come_late_out_of_order_and_twice_without_harm() {
    var lent = room(30);
    var officer = visitor(Role.OFFICER);
    officer.get("/checkins/rooms/" + lent.classroom()).is(200);
    var code = links.code(lent.classroom());
    var now = new SmsCode(code, month(), 28, 1, 0, 1).text();
    var better = new SmsCode(code, month(), 29, 1, 0, 1).text();
    var before = new SmsCode(code, month().minusMonths(1), 30, 0, 0, 5).text();
    sms(officer, now.toLowerCase(), "hello", before, now)
        .says("2 accepted, 1 same as before, 0 corrected, 1 refused", "is no check-in");
    sms(officer, better).says("1 corrected");
    sms(officer, before, now, better).says("0 accepted, 3 same as before");
    assertThat(
            jdbc.sql(
                    "select working from checkins.reports where classroom = ? and current order by period")
                .param(lent.classroom())
                .query(Integer.class)
                .list())
        .containsExactly(30, 29);
    sms(officer, better.substring(0, better.length() - 1) + (better.endsWith("2") ? "3" : "2"))
        .says("last character does not fit");
    sms(officer, new SmsCode("2222", month(), 1, 1, 1, 1).text()).says("No room has the code 2222");
    officer.get("/checkins/sms");
    officer.post("/checkins/sms", "messages", " \n ").is(422).says("no message");
    // 5: partly, and please call
    assertThat(
            jdbc.sql("select count(*) from tickets.tickets where classroom = ?")
                .param(lent.classroom())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    // the page says the same in more words: nothing is written twice by SMS
    var other = room(5);
    var at = link(other);
    var teacher = stranger();
    teacher.get(at);
    teacher.post(at, checkin(UUID.randomUUID(), 5, 0, 0, "yes", "answer.hours", "12")).is(200);
    sms(officer, new SmsCode(links.code(other.classroom()), month(), 5, 0, 0, 1).text())
        .says("1 same as before");
  }

  @Test
  void a_message_from_a_room_elsewhere_is_from_no_room() {
    var lent = room(4);
    jdbc.sql("insert into schools.school (school, kinds) values (?, '{}') on conflict do nothing")
        .param(lent.school())
        .update();
    jdbc.sql(
            """
            insert into schools.division (school, code, path, valid_from, entered_at, entered_by, key)
            values (?, '522634', 'somewhere', '2020-01-01', now(), 0, gen_random_uuid())
            """)
        .param(lent.school())
        .update();
    var code = links.code(lent.classroom());
    var text = new SmsCode(code, month(), 4, 0, 0, 1).text();
    sms(placed(Role.OFFICER, "45"), text).says("1 refused", "No room has the code " + code);
    assertThat(reports(lent)).isZero();
    sms(placed(Role.OFFICER, "52"), text).says("1 accepted");
  }

  @Test
  void a_gateway_brings_messages_under_a_key() {
    var lent = room(4);
    var text = new SmsCode(links.code(lent.classroom()), month(), 4, 0, 0, 1).text();
    var api = api(Role.OFFICER);
    var body = "{\"messages\":[\"%s\",\"nonsense\"]}".formatted(text);
    var first = api.post("/api/v1/checkins/sms", body, "k1" + text).is(200);
    assertThat(first.json().get("results").get(0).get("outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(first.json().get("results").get(1).get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(api.post("/api/v1/checkins/sms", body, "k1" + text).is(200).text())
        .isEqualTo(first.text());
    assertThat(api.post("/api/v1/checkins/sms", body, "k2" + text).is(200).text()).contains("SAME");
    assertThat(reports(lent)).isEqualTo(1);
  }

  @Test
  void the_check_can_be_made_with_a_pencil_and_the_paper() throws Exception {
    for (int working : List.of(0, 7, 28, 59))
      for (int faulty : List.of(0, 12))
        for (int missing : List.of(0, 3))
          for (int answer = 1; answer <= 6; answer++) {
            var code =
                new SmsCode("7K3M", LocalDate.of(2026, 11, 1), working, faulty, missing, answer);
            var tables = CheckSums.tables();
            int sum =
                CheckSums.months("7K3M", List.of(code.period())).getFirst().adds()
                    + tables.get("working")[working / 10][working % 10]
                    + tables.get("faulty")[faulty / 10][faulty % 10]
                    + tables.get("missing")[missing / 10][missing % 10]
                    + CheckSums.answers()[answer - 1];
            assertThat(SmsCode.SYMBOLS.charAt(sum % 37)).isEqualTo(code.check());
          }
    var lent = room(1);
    link(lent);
    var officer = visitor(Role.OFFICER);
    var code = links.code(lent.classroom());
    for (var said :
        Map.of(
                "en",
                "How many computers work today?",
                "zh",
                "今天有多少台电脑能正常使用？",
                "fr",
                "Combien d’ordinateurs")
            .entrySet()) {
      var pdf =
          officer
              .get("/checkins/rooms/" + lent.classroom() + "/form.pdf?in=" + said.getKey())
              .is(200)
              .bytes();
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(document)).contains(said.getValue(), code);
        assertThat(document.getNumberOfPages()).isEqualTo(2);
      }
    }
  }

  @Test
  void completeness_and_timeliness_are_reports_by_what_was_expected() {
    var lent = room(2);
    var officer = visitor(Role.OFFICER);
    var at = "/checkins/rooms/" + lent.classroom() + "/checkin";
    // one is late, one is on time, the rest did not come
    var expected =
        jdbc.sql(
                "select period from checkins.rates where classroom = ? and kind = 'CHECKIN' and period <= ? order by period")
            .params(lent.classroom(), java.sql.Date.valueOf(month()))
            .query(LocalDate.class)
            .list();
    for (var period : expected) {
      officer.get(at).is(200);
      officer
          .post(
              at,
              "uid",
              UUID.randomUUID().toString(),
              "version",
              "" + version("check-in"),
              "via",
              "PAPER",
              "period",
              period.toString(),
              "answer.working",
              "2",
              "answer.faulty",
              "0",
              "answer.missing",
              "0",
              "answer.room_used",
              "yes")
          .is(200)
          .says("is written down");
    }
    assertThat(
            jdbc.sql(
                    "select sum(received) = count(*) from checkins.rates where classroom = ? and kind = 'CHECKIN' and period <= ?")
                .params(lent.classroom(), java.sql.Date.valueOf(month()))
                .query(Boolean.class)
                .single())
        .isTrue();
    // of two years ago, said by a plan: expected and on time by the formula
    var past = month().minusMonths(2);
    jdbc.sql(
            """
            insert into followup.task (classroom, kind, cadence, wanted_on, first_due_on, due_on, made_at)
            select ?, 'CHECKIN', max(cadence), ?, ?, ?, now() from followup.cadence
            """)
        .params(
            lent.classroom(),
            java.sql.Date.valueOf(past.plusDays(20)),
            java.sql.Date.valueOf(past.plusDays(20)),
            java.sql.Date.valueOf(past.plusDays(20)))
        .update();
    officer.get(at);
    officer
        .post(
            at,
            "uid",
            UUID.randomUUID().toString(),
            "version",
            "" + version("check-in"),
            "via",
            "OFFICE",
            "period",
            past.toString(),
            "received",
            past.plusMonths(1).plusDays(9).isAfter(today())
                ? today().toString()
                : past.plusMonths(1).plusDays(9).toString(),
            "answer.working",
            "1",
            "answer.faulty",
            "1",
            "answer.missing",
            "0",
            "answer.room_used",
            "yes")
        .is(200);
    assertThat(timely(lent.classroom(), past)).isEqualTo(1);
    var before = past.minusMonths(1);
    jdbc.sql(
            """
            insert into followup.task (classroom, kind, cadence, wanted_on, first_due_on, due_on, made_at)
            select ?, 'CHECKIN', max(cadence), ?, ?, ?, now() from followup.cadence
            """)
        .params(
            lent.classroom(),
            java.sql.Date.valueOf(before.plusDays(27)),
            java.sql.Date.valueOf(before.plusDays(27)),
            java.sql.Date.valueOf(before.plusDays(27)))
        .update();
    officer.get(at);
    officer
        .post(
            at,
            "uid",
            UUID.randomUUID().toString(),
            "version",
            "" + version("check-in"),
            "via",
            "OFFICE",
            "period",
            before.toString(),
            "received",
            before.plusMonths(1).plusDays(10).toString(),
            "answer.working",
            "1",
            "answer.faulty",
            "1",
            "answer.missing",
            "0",
            "answer.room_used",
            "yes")
        .is(200);
    assertThat(timely(lent.classroom(), before)).isZero();

    var from = "?from=" + month().minusMonths(12) + "&to=" + month();
    officer.get("/checkins/rates" + from).is(200).says("expected", "By county");
    assertThat(officer.get("/checkins/rates.csv" + from).is(200).body())
        .contains("classroom,school,school_name", lent.name());
    officer.get("/checkins/rates?kind=INVENTORY").is(200);
    officer.get("/checkins").is(200).says("Still awaited");
    officer.get("/checkins?kind=INVENTORY").is(200);
    for (var language : List.of("zh", "fr"))
      for (var page :
          List.of(
              "/checkins",
              "/checkins/rates",
              "/checkins/results",
              "/checkins/sms",
              "/checkins/rooms/" + lent.classroom(),
              at)) officer.speaking(language).get(page).is(200);
  }

  private int timely(long classroom, LocalDate period) {
    return jdbc.sql(
            "select timely from checkins.rates where classroom = ? and kind = 'CHECKIN' and period = ?")
        .params(classroom, java.sql.Date.valueOf(period))
        .query(Integer.class)
        .single();
  }
}
