package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/**
 * Silence counts against a room, in school days; a county that goes silent at once is one alert.
 */
class SilenceTest extends Watched {
  private String step(long room) {
    return watch.silence(room).orElseThrow().step().name();
  }

  /** TM-09. */
  @Test
  void no_alert_in_the_holidays_and_one_seven_school_days_after_term_start() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 1, today().minusDays(30));
    var term = around(room.school(), today().plusDays(1));
    var last = term.getFirst();
    var first = term.getLast();
    heard(room, last);
    for (var day = last.plusDays(1); day.isBefore(first); day = day.plusDays(9)) {
      reckon(day);
      assertThat(open(room.room(), Rule.SILENT)).as("in the holidays, " + day).isEmpty();
    }
    var seventh = calendars.addSchoolDays(room.school(), first, 7);
    reckon(seventh.minusDays(1));
    assertThat(open(room.room(), Rule.SILENT)).isEmpty();
    reckon(seventh);
    assertThat(watch.silence(room.room()).orElseThrow().schoolDays()).isEqualTo(7);
    assertThat(step(room.room())).isEqualTo("QUIET");
    var alert = open(room.room(), Rule.SILENT);
    assertThat(alert).hasSize(1);
    assertThat(alert.getFirst().since()).isEqualTo(last);
    assertThat(alert.getFirst().action()).isEqualTo(Action.CALL);

    // it climbs the ladder as one alert, and closes by itself when the room is heard of
    var later = calendars.addSchoolDays(room.school(), first, 21);
    reckon(later);
    assertThat(step(room.room())).isEqualTo("AT_RISK");
    reckon(later);
    assertThat(open(room.room(), Rule.SILENT)).hasSize(1);
    assertThat(open(room.room(), Rule.SILENT).getFirst().level()).isEqualTo(2);
    assertThat(open(room.room(), Rule.SILENT).getFirst().action()).isEqualTo(Action.VISIT);
    heard(room, later);
    reckon(later.plusDays(1));
    assertThat(of(room.room(), Rule.SILENT)).hasSize(1);
    assertThat(of(room.room(), Rule.SILENT).getFirst().closing()).isEqualTo(Closing.RECOVERED);
    assertThat(alerts.steps(alert.getFirst().alert()).stream().map(AlertFilter.Line::kind))
        .containsExactly("OPENED", "RAISED", "CLOSED");
    reckon(today());
  }

  @Test
  void a_room_nobody_heard_of_is_unknown_and_comes_first() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 1, today().minusDays(300));
    officer.get("/watch").is(200);
    officer.post("/watch/rounds").is(200).says("Reckoned", "know nothing");
    assertThat(step(room.room())).isEqualTo("UNKNOWN");
    assertThat(watch.silence(room.room()).orElseThrow().schoolDays()).isGreaterThan(28);
    reckon(calendars.addSchoolDays(room.school(), today(), 1)); // nothing is opened at weekends
    reckon(today());
    assertThat(open(room.room(), Rule.UNHEARD)).hasSize(1);
    var known = watch.known();
    assertThat(known.rooms())
        .isEqualTo(
            known.unknown() + known.dropOff() + known.atRisk() + known.quiet() + known.fresh());
    var name =
        java.net.URLEncoder.encode(room.schoolName(), java.nio.charset.StandardCharsets.UTF_8);
    officer.get("/watch/rooms?q=" + name).is(200).says(room.schoolName(), "never heard of");
    officer.get("/watch/rooms?step=FRESH&q=" + name).is(200).says("No room matches");
    assertThat(officer.get("/watch/rooms.csv?step=UNKNOWN").is(200).body())
        .contains(room.schoolName(), "UNKNOWN");
    officer
        .get("/watch/rooms/" + room.room())
        .is(200)
        .says("Never heard of", "of 100", "No lesson was expected in eight weeks");
    officer.get(room.at()).is(200).says("Never heard of");
    officer.get("/").is(200).says("Alerts");
    assertThat(
            watch
                .silences(null, "", actor(Role.OFFICER, 1), null, 1)
                .rows()
                .getFirst()
                .lastSignalOn())
        .isNull();
    visitor(Role.SCHOOL, room.school()).get("/watch").is(403);
    visitor(Role.SCHOOL, room.school()).get("/watch/risks").is(403);
    visitor(Role.AUDITOR).get("/watch").is(200);
    visitor(Role.AUDITOR).post("/watch/rounds").is(403);

    // a teacher's number is a sign of life
    usage.manual(
        org.greenclassroom.kernel.Occasion.of(actor(Role.SCHOOL, room.school()), clock.instant()),
        room.room(),
        today(),
        java.math.BigDecimal.ONE,
        5);
    reckon(today());
    assertThat(step(room.room())).isEqualTo("FRESH");
    assertThat(of(room.room(), Rule.UNHEARD).getFirst().closing()).isEqualTo(Closing.RECOVERED);
  }

  /** TK-09. */
  @Test
  void a_county_that_goes_silent_at_once_is_one_alert_about_the_line_and_no_points() {
    var officer = visitor(Role.OFFICER);
    var first = lent(officer, 1, today().minusDays(200));
    var day = today().minusDays(90);
    heard(first, day);
    var code = "52" + String.format("%04d", 1000 + unique() % 8999);
    var rooms = new ArrayList<Long>();
    rooms.add(first.room());
    divide(first.school(), code);
    for (int i = 0; i < 2; i++) {
      var school = partner(PartnerKind.SCHOOL, "山里小学");
      divide(school, code);
      var room = roomLike(first, school);
      spoke(room, day);
      rooms.add(room);
    }
    var other = roomLike(first, partner(PartnerKind.SCHOOL, "别处小学"));
    spoke(other, day);
    var at = teaching(first.school());
    reckon(at);
    for (var room : rooms) {
      assertThat(watch.silence(room).orElseThrow().outage()).isTrue();
      assertThat(open(room, Rule.SILENT)).isEmpty();
      assertThat(watch.history(room, 1).getFirst().reasons())
          .filteredOn(reason -> reason.factor() == Factor.SILENCE)
          .allMatch(reason -> reason.points() == 0 && reason.word().equals("outage"));
    }
    assertThat(open(other, Rule.SILENT)).hasSize(1);
    assertThat(watch.history(other, 1).getFirst().score()).isGreaterThanOrEqualTo(30);
    var line = lines(code);
    assertThat(line).hasSize(1);
    assertThat(line.getFirst().told()).contains("3", day.toString());
    officer
        .get("/watch/alerts/" + line.getFirst().alert())
        .is(200)
        .says("3 schools with 3 rooms", "山县");
    officer
        .post("/watch/alerts/" + line.getFirst().alert() + "/ticket", "words", "x")
        .is(422)
        .says("whole county");

    // one of them is heard of again: the line works, the other two speak for themselves
    heard(first, at);
    reckon(at);
    assertThat(lines(code)).isEmpty();
    assertThat(open(rooms.get(0), Rule.SILENT)).isEmpty();
    assertThat(open(rooms.get(1), Rule.SILENT)).hasSize(1);
    assertThat(open(rooms.get(2), Rule.SILENT)).hasSize(1);
    reckon(today());
  }

  private void divide(long school, String code) {
    schools.enterDivision(
        occasion(Role.OFFICER), school, code, "贵州省/某州/山县 " + code, today().minusDays(400));
  }

  private java.util.List<Alert> lines(String county) {
    return alerts
        .page(new AlertFilter(true, Rule.LINE, null, false, null, "", null), null, 500)
        .rows()
        .stream()
        .filter(alert -> county.equals(alert.county()))
        .toList();
  }

  /** The next school day from today on. */
  private LocalDate teaching(long school) {
    var day = today();
    while (!calendars.isTeaching(school, day)) day = day.plusDays(1);
    return day;
  }

  /** A room without computers spoke, as far as the sums know. */
  private void spoke(long room, LocalDate day) {
    jdbc.sql("insert into usage.room (classroom, last_day) values (?, ?)")
        .params(room, day)
        .update();
  }

  @Test
  void an_alert_without_an_owner_cannot_be_written() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into watch.alert (rule, subject, county, level, since, told, desk, action, opened_at)
                    values ('LINE', 'county:1', '1', 1, current_date, '{}', 'OWNER', 'ASK_LINE', now())
                    """)
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void a_snapshot_is_never_changed() {
    var room = lent(visitor(Role.OFFICER), 1, today().minusDays(100));
    reckon(today());
    var kept = watch.history(room.room(), 10);
    assertThat(kept).hasSize(1);
    reckon(today());
    assertThat(
            jdbc.sql("select count(*) from watch.snapshot where classroom = ?")
                .param(room.room())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    for (var sql :
        java.util.List.of(
            "update watch.snapshot set score = 0",
            "delete from watch.snapshot",
            "update watch.step set words = ''"))
      assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
  }
}
