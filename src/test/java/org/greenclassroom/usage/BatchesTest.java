package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Files;
import org.junit.jupiter.api.Test;

/** What agents send, over HTTP: a result for each row, and nothing that is not on the list. */
class BatchesTest extends Speaking {

  private List<String> rows(long device) {
    return jdbc.sql(
            """
            select day || ' r' || revision || ' ' || on_min || '/' || coalesce(active_min::text, '-') || ' '
                   || quality || ' ' || source
              from usage.days where device = ? order by day, revision
            """)
        .param(device)
        .query(String.class)
        .list();
  }

  private List<String> flags(long device) {
    return jdbc.sql("select flag from usage.flags where device = ? order by flag, day")
        .param(device)
        .query(String.class)
        .list();
  }

  @Test
  void one_bad_row_does_not_stop_the_others() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today().minusDays(5);
    var piece =
        piece(
            sender(
                agent,
                Told.of(day, 1, 300, 100),
                Told.of(day.plusDays(1), 1, 1441, 0),
                Told.of(day.plusDays(2), 1, 60, 61),
                Told.of(day.plusDays(3), 0, 60, 10),
                new Told(day.plusDays(4), 1, 60, 10, 1, 0, "TIRED", null),
                new Told(day.plusDays(4), 1, 60, null, 1, 0, null, "FAILING")));
    assertThat(put(piece).outcomes())
        .isEqualTo(
            List.of(
                "ACCEPTED",
                "REJECTED ON_MINUTES",
                "REJECTED ACTIVE_MINUTES",
                "REJECTED REVISION",
                "REJECTED UNREADABLE quality",
                "ACCEPTED"));
    assertThat(rows(agent.device()))
        .isEqualTo(
            List.of(day + " r1 300/100 GOOD AGENT", day.plusDays(4) + " r1 60/- GOOD AGENT"));
    assertThat(flags(agent.device())).isEqualTo(List.of("DISK"));
    var text = put(id(piece), packed(piece), "Accept", "text/plain").is(200).text();
    assertThat(text)
        .startsWith(agent.name() + " " + day + " 1 ACCEPTED\n")
        .contains(" 1 REJECTED ON_MINUTES\n", " 1 REJECTED UNREADABLE quality\n");
  }

  @Test
  void the_highest_revision_stays_and_the_same_is_a_duplicate() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today().minusDays(2);
    assertThat(put(piece(sender(agent, Told.of(day, 2, 200, 20)))).outcomes())
        .isEqualTo(List.of("ACCEPTED"));
    assertThat(put(piece(sender(agent, Told.of(day, 1, 100, 10)))).outcomes())
        .isEqualTo(List.of("SUPERSEDED"));
    assertThat(put(piece(sender(agent, Told.of(day, 2, 200, 20)))).outcomes())
        .isEqualTo(List.of("DUPLICATE"));
    assertThat(
            put(piece(sender(agent, Told.of(day, 3, 300, 30), Told.of(day, 4, 400, 40))))
                .outcomes())
        .isEqualTo(List.of("SUPERSEDED", "ACCEPTED"));
    assertThat(rows(agent.device())).isEqualTo(List.of(day + " r4 400/40 GOOD AGENT"));
    assertThat(flags(agent.device())).isEmpty();
  }

  @Test
  void the_same_piece_is_answered_as_the_first_time_and_another_under_its_name_is_refused() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today().minusDays(2);
    var piece = piece(sender(agent, Told.of(day, 1, 100, 10)));
    var first = put(piece).is(200);
    put(piece(sender(agent, Told.of(day, 2, 200, 20)))).is(200);
    assertThat(put(piece).text()).isEqualTo(first.text());
    assertThat(put(id(piece), packed(piece + " ")).is(409).text()).contains(id(piece));
    assertThat(put("0".repeat(64), packed(piece)).is(422).text()).contains("SHA-256");
    assertThat(put(id(piece), piece.getBytes(StandardCharsets.UTF_8)).is(200).text())
        .isEqualTo(first.text());
  }

  @Test
  void a_field_that_is_not_on_the_list_is_refused_by_its_name() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today().minusDays(2);
    var good = sender(agent, Told.of(day, 1, 100, 10), Told.of(day.plusDays(1), 1, 50, 5));
    var ofDay = good.replaceFirst("\"starts\":1", "\"starts\":1,\"windows_username\":\"x\"");
    assertThat(put(piece(ofDay)).outcomes())
        .isEqualTo(List.of("REJECTED UNKNOWN_FIELD windows_username", "ACCEPTED"));
    var ofAgent = sender(agent, null, ",\"mac_address\":\"00:11\"", List.of(Told.of(day, 1, 9, 1)));
    assertThat(put(piece(ofAgent)).outcomes())
        .isEqualTo(List.of("REJECTED UNKNOWN_FIELD mac_address"));
    assertThat(
            put(piece(good).replace("\"format\":1", "\"format\":1,\"wifi\":\"home\""))
                .is(422)
                .text())
        .contains("wifi");
  }

  @Test
  void only_its_own_key_speaks_for_a_computer() {
    var room = room(2);
    var one = enrolled(room.tags().get(0));
    var other = enrolled(room.tags().get(1));
    var day = today().minusDays(2);
    assertThat(
            put(piece(sender(new Agent(one.name(), other.key(), 0), Told.of(day, 1, 100, 10))))
                .outcomes())
        .isEqualTo(List.of("REJECTED SIGNATURE"));
    assertThat(
            put(piece(sender(new Agent("AZZZZZZZZZZZZZZZ", other.key(), 0), Told.of(day, 1, 1, 1))))
                .outcomes())
        .isEqualTo(List.of("REJECTED UNKNOWN_AGENT"));
    assertThat(put(piece(sender(one), sender(other))).is(422).text()).contains("itself");
    assertThat(rows(one.device())).isEmpty();
  }

  @Test
  void a_collectors_piece_is_signed_or_refused_whole_and_a_gap_is_told() throws Exception {
    var room = room(2);
    var agents = enrolled(room);
    var collector = collector(room);
    var day = today().minusDays(3);
    var piece =
        piece(
            collector,
            4,
            sender(agents.get(0), Told.of(day, 1, 100, 10)),
            sender(agents.get(1), Told.of(day, 1, 200, 20)));
    put(piece).is(422);
    put(id(piece), packed(piece), "Batch-Signature", signature(collector, "0".repeat(64))).is(422);
    var answer = put(collector, piece).is(200);
    assertThat(answer.outcomes()).isEqualTo(List.of("ACCEPTED", "ACCEPTED"));
    assertThat(answer.json().get("missing").toString()).isEqualTo("[3,2,1]");
    assertThat(rows(agents.get(0).device())).isEqualTo(List.of(day + " r1 100/10 GOOD BUNDLE"));
    // the same row over the line as well: what stays does not depend on the way
    assertThat(put(piece(sender(agents.get(0), Told.of(day, 1, 100, 10)))).outcomes())
        .isEqualTo(List.of("DUPLICATE"));
    assertThat(rows(agents.get(0).device())).isEqualTo(List.of(day + " r1 100/10 GOOD AGENT"));
  }

  @Test
  void a_wrong_clock_is_corrected_or_kept_out_of_the_days_and_flagged() throws Exception {
    var room = room(1);
    var agent = enrolled(room.tags().getFirst());
    var collector = collector(room);
    var day = today().minusDays(4);
    put(
            collector,
            piece(collector, 1, sender(agent, 20 * 3600, "", List.of(Told.of(day, 1, 90, 9)))))
        .is(200);
    assertThat(rows(agent.device()))
        .isEqualTo(List.of(day.minusDays(1) + " r1 90/9 CLOCK_SHIFTED BUNDLE"));
    assertThat(flags(agent.device())).isEmpty();
    put(
            collector,
            piece(
                collector,
                2,
                sender(
                    agent,
                    -17 * 365 * 86_400,
                    "",
                    List.of(Told.of(LocalDate.parse("2009-01-01"), 1, 70, 7)))))
        .is(200);
    var replayed = sender(agent, Told.of(LocalDate.parse("2010-01-01"), 1, 60, 6));
    assertThat(put(piece(replayed)).outcomes()).isEqualTo(List.of("ACCEPTED"));
    assertThat(put(piece(replayed)).outcomes()).isEqualTo(List.of("DUPLICATE"));
    assertThat(rows(agent.device())).hasSize(1);
    assertThat(flags(agent.device())).isEqualTo(List.of("CLOCK_BAD"));
    assertThat(
            jdbc.sql(
                    """
                    select sum(unknown_day_on_min) || '/' || sum(unknown_day_active_min)
                      from usage.months where classroom = ?
                    """)
                .param(room.room())
                .query(String.class)
                .single())
        .isEqualTo("70/7");
    assertThat(
            jdbc.sql("select min(week) >= ? from usage.weeks where classroom = ?")
                .params(today().minusDays(20), room.room())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void a_computer_that_sends_itself_has_its_clock_compared_with_ours() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today();
    var piece = piece(sender(agent, Told.of(day.plusDays(1), 1, 90, 9)));
    put(id(piece), packed(piece), "Sent-At", clock.instant().plus(Duration.ofHours(24)).toString())
        .is(200);
    assertThat(rows(agent.device())).isEqualTo(List.of(day + " r1 90/9 CLOCK_SHIFTED AGENT"));
  }

  @Test
  void the_sum_of_a_month_counts_in_its_month_only() {
    var room = room(1);
    var agent = enrolled(room.tags().getFirst());
    var month = today().withDayOfMonth(1);
    assertThat(
            put(piece(sender(agent, new Told(month, 1, 9_000, 4_000, 20, 0, "MONTH", null))))
                .outcomes())
        .isEqualTo(List.of("ACCEPTED"));
    assertThat(
            put(piece(sender(agent, new Told(month, 2, 9_500, 4_100, 20, 0, "MONTH", null))))
                .outcomes())
        .isEqualTo(List.of("ACCEPTED"));
    assertThat(
            put(piece(sender(agent, new Told(month.plusDays(1), 1, 9, 4, 2, 0, "MONTH", null))))
                .outcomes())
        .isEqualTo(List.of("REJECTED MONTH"));
    assertThat(rows(agent.device())).isEmpty();
    assertThat(
            jdbc.sql("select unknown_day_on_min from usage.months where classroom = ?")
                .param(room.room())
                .query(Integer.class)
                .list())
        .isEqualTo(List.of(9_500));
  }

  @Test
  void two_computers_under_one_name_betray_themselves() {
    var agent = enrolled(room(1).tags().getFirst());
    var day = today().minusDays(6);
    put(piece(
            sender(
                agent,
                new Told(day, 1, 100, 10, 1, 40, null, null),
                new Told(day.plusDays(1), 1, 100, 10, 1, 41, null, null),
                new Told(day.plusDays(3), 1, 100, 10, 1, 43, null, null))))
        .is(200);
    assertThat(flags(agent.device())).isEmpty();
    put(piece(sender(agent, new Told(day.plusDays(2), 1, 100, 10, 1, 7, null, null)))).is(200);
    assertThat(flags(agent.device())).isEqualTo(List.of("INTERLEAVED"));
    assertThat(
            jdbc.sql("select state from agents.agents where name = ?")
                .param(agent.name())
                .query(String.class)
                .single())
        .isEqualTo("DOUBTFUL");
    // a later word with fewer minutes says so too, whether they come together or one by one
    var other = enrolled(room(1).tags().getFirst());
    put(piece(sender(other, Told.of(day, 1, 100, 10), Told.of(day, 2, 60, 10)))).is(200);
    assertThat(flags(other.device())).isEqualTo(List.of("INTERLEAVED"));
    var third = enrolled(room(1).tags().getFirst());
    put(piece(sender(third, Told.of(day, 2, 60, 10)))).is(200);
    put(piece(sender(third, Told.of(day, 1, 100, 10)))).is(200);
    assertThat(flags(third.device())).isEqualTo(List.of("INTERLEAVED"));
  }

  @Test
  void a_contact_never_beats_minutes_and_minutes_take_its_place() {
    var room = room(1);
    var agent = enrolled(room.tags().getFirst());
    var day = today().minusDays(1);
    usage.contact(
        agent.device(), day, Source.GLPI, occasion(org.greenclassroom.kernel.Role.OFFICER));
    put(piece(sender(agent, Told.of(day, 1, 100, 10)))).is(200);
    usage.contact(
        agent.device(), day, Source.GLPI, occasion(org.greenclassroom.kernel.Role.OFFICER));
    assertThat(rows(agent.device())).isEqualTo(List.of(day + " r1 100/10 GOOD AGENT"));
    assertThat(
            jdbc.sql(
                    """
                    select devices_reporting || ' of ' || devices_seen from usage.weeks where classroom = ?
                    """)
                .param(room.room())
                .query(String.class)
                .single())
        .isEqualTo("1 of 1");
  }

  @Test
  void what_is_too_large_or_no_json_is_refused_with_a_sentence() {
    put(Files.sha256("x".getBytes(StandardCharsets.UTF_8)), packed("x")).is(422);
    var large = "{\"format\":1,\"agents\":[" + " ".repeat(PieceReader.MOST_BYTES) + "]}";
    assertThat(put(id(large), packed(large)).is(413).text()).contains("5 MB");
    var two = "{\"format\":2,\"agents\":[]}";
    assertThat(put(id(two), packed(two)).is(422).text()).contains("format 2");
  }

  @org.springframework.beans.factory.annotation.Autowired Usage usage;
}
