package org.greenclassroom.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.calendar.OfficeTime;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.tickets.TicketClock.Event;
import org.greenclassroom.tickets.TicketClock.Kind;
import org.greenclassroom.tickets.TicketClock.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** The clock of a ticket: what runs, what stands still, and what never changes again. */
class TicketClockTest extends House {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private Tickets tickets;
  @Autowired private Rounds rounds;
  @Autowired private TicketTable table;
  @Autowired private Calendars calendars;
  @Autowired private Schools schools;
  @Autowired private Classrooms classrooms;

  private long room() {
    var officer = occasion(Role.OFFICER);
    var school =
        schools.register(
            officer,
            new Schools.NewSchool(unique("报修小学"), "CN", null, null, Set.of(SchoolKind.RURAL)));
    return classrooms.plan(
        Occasion.of(officer.actor(), clock.instant()),
        new Classrooms.Wanted(school, null, "301 室", 30, DeviceKind.LAPTOP, false));
  }

  private static Instant at(String moment) {
    return LocalDateTime.parse(moment).atZone(SHANGHAI).toInstant();
  }

  private Occasion on(Actor actor, String moment) {
    return Occasion.of(actor, at(moment));
  }

  private long open(Actor actor, String moment, Severity severity) {
    return tickets.open(
        on(actor, moment),
        new Opening(
            room(),
            null,
            Source.CALL,
            unique("call"),
            Category.HARDWARE,
            severity,
            "Does not start"));
  }

  private Map<String, Object> view(long ticket) {
    return jdbc.sql("select * from tickets.tickets where ticket = ?")
        .param(ticket)
        .query()
        .singleRow();
  }

  private Instant due(long ticket) {
    return ((java.sql.Timestamp) view(ticket).get("due_at")).toInstant();
  }

  @Test
  void a_ticket_opened_before_national_day_is_due_after_it_and_make_up_days_count() {
    var actor = actor(Role.OFFICER, 1);
    // Wednesday 30 September 2026, 15:00; holidays 1 to 7 October; Saturday 10 October is worked
    var asked = open(actor, "2026-09-30T15:00:00", Severity.QUESTION);
    assertThat(due(asked)).isEqualTo(at("2026-10-10T15:00:00"));
    var danger = open(actor, "2026-09-30T17:00:00", Severity.SAFETY);
    assertThat(due(danger)).as("1 hour, then 3").isEqualTo(at("2026-10-08T12:00:00"));
    var down = open(actor, "2026-07-06T10:00:00", Severity.ROOM_DOWN);
    assertThat(due(down))
        .as("two school days before the summer, eight and an hour after it")
        .isEqualTo(at("2026-09-11T10:00:00"));
  }

  @Test
  void a_repair_dated_before_a_later_pause_is_accepted_and_one_that_contradicts_is_not() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-03-02T09:00:00", Severity.QUESTION);
    tickets.pause(on(actor, "2026-03-04T09:00:00"), ticket, Waiting.PARTS, "Keyboard");
    // the engineer mended it the day before, and writes so on Friday
    tickets.solve(
        on(actor, "2026-03-06T09:00:00"), ticket, at("2026-03-03T09:00:00"), "Cable put back");
    assertThat(view(ticket))
        .containsEntry("state", "SOLVED")
        .containsEntry("paused", false)
        .containsEntry("running_seconds", 8 * 3600L);
    assertThat(((java.sql.Timestamp) view(ticket).get("acknowledged_at")).toInstant())
        .as("whoever put it right had read it")
        .isEqualTo(at("2026-03-03T09:00:00"));
    tickets.reopen(on(actor, "2026-03-07T09:00:00"), ticket, null);
    assertThatThrownBy(() ->
            tickets.solve(
                on(actor, "2026-03-08T09:00:00"),
                ticket,
                at("2026-03-02T15:00:00"),
                "Was right all the time"))
        .as("it was said to be solved later, and opened again since")
        .isInstanceOf(Refusal.class);
    assertThat(view(ticket)).containsEntry("state", "OPEN");
  }

  @Test
  void a_changed_calendar_moves_what_is_due_and_to_be_read_and_the_ticket_says_so() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-04-13T10:00:00", Severity.QUESTION);
    assertThat(due(ticket)).isEqualTo(at("2026-04-16T10:00:00"));
    var elsewhere = open(actor, "2026-04-13T10:00:00", Severity.QUESTION);
    long change = lastChange();
    var officer = visitor(Role.OFFICER);
    holiday(officer, ticket, "2026-04-14", "2026-04-15");
    assertThat(table.openBelow(change, 0)).contains(ticket).doesNotContain(elsewhere);
    rounds.followCalendar(on(actor, "2026-04-13T11:00:00"));
    assertThat(due(ticket)).isEqualTo(at("2026-04-20T10:00:00"));
    assertThat(((java.sql.Timestamp) view(ticket).get("acknowledge_by")).toInstant())
        .isEqualTo(at("2026-04-20T10:00:00"));
    officer
        .get("/tickets/" + ticket)
        .is(200)
        .says("The calendar changed", "instead of", "To be read by");
    rounds.refresh(on(actor, "2026-04-13T12:00:00"));
    rounds.followCalendar(on(actor, "2026-04-13T12:00:00"));
    assertThat(
            jdbc.sql("select count(*) from tickets.shift where ticket = ?")
                .param(ticket)
                .query(Long.class)
                .single())
        .as("said once")
        .isEqualTo(1);
    assertThatThrownBy(
            () -> jdbc.sql("delete from tickets.shift where ticket = ?").param(ticket).update())
        .isInstanceOf(DataAccessException.class);
  }

  private long lastChange() {
    return jdbc.sql("select coalesce(max(change), 0) from calendar.changes")
        .query(Long.class)
        .single();
  }

  private void holiday(Visitor officer, long ticket, String first, String last) {
    var school =
        jdbc.sql("select school from classrooms.classrooms where classroom = ?")
            .param(view(ticket).get("classroom"))
            .query(Long.class)
            .single();
    officer.get("/calendar").is(200);
    var calendar = officer.post("/calendar/schools/" + school).is(200).id();
    officer
        .post(
            "/calendar/" + calendar + "/spans",
            "first",
            first,
            "last",
            last,
            "kind",
            "HOLIDAY",
            "note",
            "三月三")
        .is(200);
  }

  @Test
  void a_ticket_that_cannot_be_followed_stops_no_other() {
    var actor = actor(Role.OFFICER, 1);
    var lame = open(actor, "2026-04-13T10:00:00", Severity.QUESTION);
    // no event of it was ever written
    var broken =
        jdbc.sql(
                """
                insert into tickets.ticket (classroom, source, source_ref, category, severity, words, policy,
                       target_seconds, counting, acknowledge_by, opened_at, opened_by, key)
                select classroom, source, source_ref || '/broken', category, severity, words, policy,
                       target_seconds, counting, acknowledge_by, opened_at, opened_by, gen_random_uuid()
                  from tickets.ticket where ticket = ? returning ticket
                """)
            .param(lame)
            .query(Long.class)
            .single();
    var next =
        tickets.open(
            on(actor, "2026-04-13T10:00:00"),
            new Opening(
                (Long) view(lame).get("classroom"),
                null,
                Source.CALL,
                unique("call"),
                Category.HARDWARE,
                Severity.QUESTION,
                "Does not start"));
    try {
      holiday(visitor(Role.OFFICER), lame, "2026-04-14", "2026-04-15");
      rounds.followCalendar(on(actor, "2026-04-13T11:00:00"));
      assertThat(due(lame)).isEqualTo(at("2026-04-20T10:00:00"));
      assertThat(due(next)).isEqualTo(at("2026-04-20T10:00:00"));
    } finally {
      jdbc.sql("update tickets.ticket set state = 'CLOSED' where ticket = ?")
          .param(broken)
          .update();
    }
  }

  @Test
  void nobody_is_reminded_again_of_a_day_that_did_not_move() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-04-13T10:00:00", Severity.QUESTION);
    var promised = open(actor, "2026-04-13T10:00:00", Severity.QUESTION);
    tickets.promise(on(actor, "2026-04-13T10:30:00"), promised, LocalDate.parse("2026-04-30"));
    jdbc.sql("update tickets.ticket set reminded_at = now() where ticket in (?, ?)")
        .params(ticket, promised)
        .update();
    tickets.acknowledge(on(actor, "2026-04-13T11:00:00"), ticket);
    assertThat(reminded(ticket)).isTrue();
    var officer = visitor(Role.OFFICER);
    holiday(officer, ticket, "2026-04-14", "2026-04-15");
    holiday(officer, promised, "2026-04-14", "2026-04-15");
    rounds.followCalendar(on(actor, "2026-04-13T12:00:00"));
    assertThat(reminded(ticket)).as("it is due later now").isFalse();
    assertThat(reminded(promised)).as("what was promised stands").isTrue();
  }

  private boolean reminded(long ticket) {
    return jdbc.sql("select reminded_at is not null from tickets.ticket where ticket = ?")
        .param(ticket)
        .query(Boolean.class)
        .single();
  }

  @Test
  void a_paused_ticket_is_never_late_and_goes_on_where_it_stood() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-03-02T09:00:00", Severity.QUESTION);
    assertThat(view(ticket)).containsEntry("overdue", true);
    tickets.pause(on(actor, "2026-03-03T09:00:00"), ticket, Waiting.ROAD, "Snow");
    assertThat(view(ticket))
        .containsEntry("overdue", false)
        .containsEntry("paused", true)
        .containsEntry("running_seconds", 8 * 3600L)
        .containsEntry("due_at", null);
    tickets.resume(on(actor, "2026-05-06T09:00:00"), ticket, null);
    assertThat(due(ticket)).isEqualTo(at("2026-05-07T18:00:00"));
    assertThat(view(ticket)).containsEntry("running_seconds", 8 * 3600L);
  }

  @Test
  void the_time_between_solved_and_reopened_does_not_count() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-03-09T09:00:00", Severity.DEVICE);
    tickets.solve(on(actor, "2026-03-09T12:00:00"), ticket, at("2026-03-09T11:00:00"), "New cable");
    assertThat(view(ticket))
        .containsEntry("state", "SOLVED")
        .containsEntry("in_time", true)
        .containsEntry("running_seconds", 2 * 3600L);
    tickets.reopen(on(actor, "2026-04-20T09:00:00"), ticket, "Again");
    tickets.solve(on(actor, "2026-04-20T10:00:00"), ticket, at("2026-04-20T10:00:00"), "New plug");
    tickets.close(on(actor, "2026-04-27T10:00:00"), ticket, null);
    assertThat(view(ticket))
        .containsEntry("state", "CLOSED")
        .containsEntry("running_seconds", 3 * 3600L)
        .containsEntry("reopened", 1);
    assertThat(
            jdbc.sql("select state from tickets.intervals where ticket = ? order by nth")
                .param(ticket)
                .query(String.class)
                .list())
        .containsExactly("RUNNING", "SOLVED", "RUNNING", "SOLVED", "CLOSED");
    assertThatThrownBy(
            () -> tickets.pause(on(actor, "2026-04-28T10:00:00"), ticket, Waiting.PARTS, null))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_changed_severity_keeps_what_has_run_and_a_promised_day_is_never_moved() {
    var actor = actor(Role.OFFICER, 1);
    var ticket = open(actor, "2026-03-02T09:00:00", Severity.QUESTION);
    tickets.promise(on(actor, "2026-03-03T09:00:00"), ticket, LocalDate.parse("2027-03-20"));
    tickets.grade(
        on(actor, "2026-03-03T09:00:00"),
        ticket,
        Category.SOFTWARE,
        Piece.SYSTEM,
        Severity.ROOM_DOWN,
        null);
    assertThat(view(ticket)).containsEntry("running_seconds", 8 * 3600L);
    assertThat(due(ticket)).isEqualTo(at("2027-03-21T00:00:00"));
    tickets.pause(on(actor, "2026-03-04T09:00:00"), ticket, Waiting.SPONSOR, null);
    tickets.resume(on(actor, "2026-03-09T09:00:00"), ticket, null);
    assertThat(due(ticket)).isEqualTo(at("2027-03-21T00:00:00"));
    tickets.promise(on(actor, "2026-03-09T09:00:00"), ticket, null);
    assertThat(due(ticket)).as("8 school days of 10 are left").isEqualTo(at("2026-03-18T18:00:00"));
  }

  @Test
  void the_same_said_twice_is_one_ticket_and_its_clock_cannot_be_rewritten() {
    var actor = actor(Role.OFFICER, 1);
    var opening =
        new Opening(
            room(),
            null,
            Source.ALERT,
            unique("alert"),
            Category.NETWORK,
            Severity.DEVICE,
            "Silent");
    var first = tickets.open(on(actor, "2026-03-02T09:00:00"), opening);
    assertThat(tickets.open(on(actor, "2026-03-05T09:00:00"), opening)).isEqualTo(first);
    assertThat(tickets.of(Source.ALERT, opening.sourceRef())).contains(first);
    assertThatThrownBy(() ->
            jdbc.sql("update tickets.event set at = now() where ticket = ?").param(first).update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> jdbc.sql("delete from tickets.event where ticket = ?").param(first).update())
        .isInstanceOf(DataAccessException.class);
  }

  /**
   * Which minutes of 2026 an office in China is open, counted one by one, from a list of its own.
   */
  private static boolean open(LocalDateTime minute) {
    var day = minute.toLocalDate();
    boolean off = false;
    for (var range :
        List.of(
            "02-15/02-23",
            "04-04/04-06",
            "05-01/05-05",
            "06-19/06-21",
            "09-25/09-27",
            "10-01/10-07",
            "01-01/01-03"))
      off |=
          !day.isBefore(LocalDate.parse("2026-" + range.substring(0, 5)))
              && !day.isAfter(LocalDate.parse("2026-" + range.substring(6)));
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean made =
        Set.of("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
            .contains(day.toString().substring(5));
    if (off || weekend && !made) return false;
    var time = minute.toLocalTime();
    return !time.isBefore(LocalTime.of(9, 0)) && time.isBefore(LocalTime.of(12, 0))
        || !time.isBefore(LocalTime.of(13, 0)) && time.isBefore(LocalTime.of(18, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void in_whatever_order_it_is_written_the_running_time_is_that_of_a_minute_by_minute_count(
      long seed) {
    var random = new Random(seed);
    Map<Counting, OfficeTime> known = new HashMap<>();
    var school = classrooms.room(room()).school();
    Function<Counting, OfficeTime> office =
        counting -> known.computeIfAbsent(counting, one -> calendars.office(school, one));
    var start = LocalDateTime.parse("2026-01-05T08:00:00").plusMinutes(random.nextInt(300_000));
    var moments = new HashSet<Integer>();
    while (moments.size() < 14) moments.add(1 + random.nextInt(90_000));
    var timeline = new TreeMap<LocalDateTime, Kind>();
    for (int minutes : moments)
      timeline.put(
          start.plusMinutes(minutes), Kind.values()[1 + random.nextInt(Kind.values().length - 1)]);
    var target = new Target(36_000, Counting.WORKING);
    var events = new ArrayList<Event>();
    events.add(new Event(Kind.START, start.atZone(SHANGHAI).toInstant(), null, target));
    timeline.forEach((moment, kind) ->
        events.add(
            new Event(
                kind,
                moment.atZone(SHANGHAI).toInstant(),
                kind == Kind.PAUSE ? Waiting.PARTS : null,
                kind == Kind.POLICY
                    ? new Target(1 + random.nextInt(900_000), Counting.WORKING)
                    : null)));
    // the reference: minute by minute, knowing nothing of intervals
    var end = start.plusMinutes(95_000);
    long minutes = 0;
    var state = "RUNNING";
    for (var minute = start; minute.isBefore(end); minute = minute.plusMinutes(1)) {
      var kind = timeline.get(minute);
      if (kind == Kind.PAUSE && state.equals("RUNNING")) state = "PAUSED";
      else if (kind == Kind.RESUME && state.equals("PAUSED")) state = "RUNNING";
      else if (kind == Kind.SOLVE && (state.equals("RUNNING") || state.equals("PAUSED")))
        state = "SOLVED";
      else if (kind == Kind.CLOSE && state.equals("SOLVED")) state = "CLOSED";
      else if (kind == Kind.REOPEN && (state.equals("SOLVED") || state.equals("CLOSED")))
        state = "RUNNING";
      if (state.equals("RUNNING") && open(minute)) minutes++;
    }
    var until = end.atZone(SHANGHAI).toInstant();
    var straight = TicketClock.of(events);
    assertThat(straight.running(office, until)).as("seed %d", seed).isEqualTo(minutes * 60);
    for (int turn = 0; turn < 20; turn++) {
      Collections.shuffle(events, random);
      var shuffled = TicketClock.of(events);
      assertThat(shuffled.intervals())
          .as("seed %d turn %d", seed, turn)
          .isEqualTo(straight.intervals());
      assertThat(shuffled.running(office, until)).isEqualTo(minutes * 60);
    }
    straight
        .due(office)
        .ifPresent(due -> {
          long target1 = straight.present().target().seconds();
          long run = straight.running(office, due.truncatedTo(ChronoUnit.SECONDS));
          assertThat(run).as("seed %d", seed).isGreaterThanOrEqualTo(target1);
        });
  }
}
