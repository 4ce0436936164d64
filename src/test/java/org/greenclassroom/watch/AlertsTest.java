package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Severity;
import org.greenclassroom.tickets.Tickets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** TM-15: an alert has an owner, an action and a closing reason; what each rule finds. */
class AlertsTest extends Watched {
  @Autowired Plan plan;
  @Autowired Tickets tickets;

  private String path(Alert alert) {
    return "/watch/alerts/" + alert.alert();
  }

  @Test
  void the_engineer_of_the_plan_owns_it_and_what_is_done_stands_beside_it() {
    var officer = visitor(Role.OFFICER);
    var address = "e" + unique() + "@example.org";
    var owner = engineer(address, "en");
    var room = lent(officer, 1, today().minusDays(200));
    var visit = plan.next(room.room(), TaskKind.VISIT).orElseThrow();
    plan.give(visit.task(), owner.account());
    heard(room, today().minusDays(60));
    var day = today();
    while (!calendars.isTeaching(room.school(), day)) day = day.plusDays(1);
    watch.reckon(on(day), true);
    var alert = open(room.room(), Rule.SILENT).getFirst();
    assertThat(alert.owner()).isEqualTo(owner.account());
    assertThat(alert.level()).isEqualTo(3);

    // one letter, however many alerts and rounds
    watch.reckon(on(day), true);
    assertThat(letters(address)).hasSize(1);
    assertThat(letters(address).getFirst()).contains(room.schoolName(), "Silent for");

    officer
        .get(
            "/watch/alerts?q="
                + java.net.URLEncoder.encode(
                    room.schoolName(), java.nio.charset.StandardCharsets.UTF_8))
        .is(200)
        .says("Silent for", alert.number(), "Visit the room");
    officer.get("/watch/alerts?whose=mine&rule=SILENT&state=all").is(200);
    assertThat(officer.get("/watch/alerts.csv?rule=SILENT").is(200).body())
        .contains(alert.number(), room.schoolName());
    officer
        .get(path(alert))
        .is(200)
        .says(
            "Last heard of".toLowerCase(java.util.Locale.ROOT).substring(0, 4),
            "Do something about it");
    officer.post(path(alert) + "/notes", "words", "校长出差，周五回电").is(200).says("校长出差，周五回电", "kept");
    officer.post(path(alert) + "/notes", "words", " ").is(422);
    officer.get(path(alert)).is(200);
    officer.post(path(alert) + "/ticket", "words", "").is(200).says("ticket opened");
    officer.get(path(alert)).is(200);
    officer.post(path(alert) + "/ticket", "words", "").is(200);
    assertThat(
            jdbc.sql(
                    "select count(*) from tickets.tickets where classroom = ? and source = 'ALERT' and source_ref = ?")
                .params(room.room(), alert.number())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    officer.get(path(alert)).is(200);
    officer
        .post(path(alert) + "/visit", "day", today().plusDays(9).toString())
        .is(200)
        .says("visit planned");
    assertThat(plan.task(visit.task()).dueOn()).isEqualTo(today().plusDays(9));
    var colleague = actor(Role.ENGINEER, 1).account();
    officer.post(path(alert) + "/owner", "owner", "" + colleague).is(200);
    assertThat(alerts.alert(alert.alert()).owner()).isEqualTo(colleague);
    officer
        .post(path(alert) + "/owner", "owner", "" + actor(Role.SCHOOL, room.school()).account())
        .is(422)
        .says("officers and engineers");
    officer.get(path(alert)).is(200);
    officer.post(path(alert) + "/owner", "owner", "").is(200).says("All officers");
    officer
        .post(path(alert) + "/closing", "reason", "RECOVERED", "words", "x")
        .is(422)
        .says("closes by itself");
    officer.get(path(alert)).is(200);
    officer
        .post(path(alert) + "/closing", "reason", "EXPLAINED", "words", "寄宿班停电两周")
        .is(200)
        .says("explained", "still so", "寄宿班停电两周");
    officer.post(path(alert) + "/ticket", "words", "").is(409);

    // it holds, and is not opened again; it is over, and begins anew
    reckon(day);
    assertThat(of(room.room(), Rule.SILENT)).hasSize(1);
    heard(room, day);
    reckon(day);
    assertThat(alerts.alert(alert.alert()).holds()).isFalse();
    assertThat(alerts.alert(alert.alert()).closing()).isEqualTo(Closing.EXPLAINED);
    visitor(Role.AUDITOR).get(path(alert)).is(200);
    visitor(Role.SCHOOL, room.school()).get(path(alert)).is(403);
    officer.get("/watch/alerts/999999999").is(404);
  }

  private List<String> letters(String address) {
    return jdbc.sql("select body from frame.letter where address = ?")
        .param(address)
        .query(String.class)
        .list();
  }

  @Test
  void what_became_worse_after_it_was_closed_is_opened_again() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 1, today().minusDays(200));
    var first = calendars.addSchoolDays(room.school(), today(), 1);
    heard(room, today());
    var seven = calendars.addSchoolDays(room.school(), first, 9);
    reckon(seven);
    var alert = open(room.room(), Rule.SILENT).getFirst();
    alerts.close(occasion(Role.OFFICER), alert.alert(), Closing.DONE, "已电话联系");
    reckon(calendars.addSchoolDays(room.school(), first, 12));
    assertThat(open(room.room(), Rule.SILENT)).isEmpty();
    reckon(calendars.addSchoolDays(room.school(), first, 24));
    assertThat(open(room.room(), Rule.SILENT)).hasSize(1);
    assertThat(open(room.room(), Rule.SILENT).getFirst().level()).isEqualTo(2);
    reckon(today());
  }

  @Test
  void each_rule_finds_what_it_is_for() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 3, today().minusDays(200));
    var clockless = device(room.tags().get(1));
    var dying = device(room.tags().get(2));
    heard(room, today());
    seen(room, "MISSING", room.tags().getFirst());
    inventory(room.room(), 2, 0, 3, today().minusDays(4));
    var late =
        plan.open(room.room()).stream().filter(task -> task.kind() == TaskKind.VISIT).toList();
    for (int day = 1; day <= 3; day++) flag(clockless, "CLOCK_BAD", today().minusDays(day));
    flag(dying, "DISK", today().minusDays(2));
    for (int day = 1; day <= 3; day++) flag(dying, "INTERLEAVED", today().minusDays(day));
    var visit = plan.next(room.room(), TaskKind.VISIT).orElseThrow();
    var down =
        tickets.open(
            Occasion.of(Actor.HOUSE, at(today().minusDays(60))),
            new Opening(
                room.room(),
                null,
                org.greenclassroom.tickets.Source.CALL,
                unique("c"),
                Category.POWER,
                Severity.ROOM_DOWN,
                "没电"));
    reckon(today());
    assertThat(open(room.room(), Rule.MISSING)).hasSize(1);
    assertThat(open(room.room(), Rule.MISSING_TOLD)).hasSize(1);
    assertThat(open(room.room(), Rule.INVENTORY)).hasSize(1);
    assertThat(open(room.room(), Rule.CLOCK)).hasSize(1);
    assertThat(open(room.room(), Rule.DISK)).hasSize(1);
    assertThat(open(room.room(), Rule.INTERLEAVED)).hasSize(1);
    assertThat(open(room.room(), Rule.ROOM_DOWN)).hasSize(1);
    assertThat(visit.dueOn()).isBefore(today().minusDays(45));
    assertThat(late.getFirst().dueOn()).isBefore(today().minusDays(14));
    assertThat(open(room.room(), Rule.VISIT_LATE)).hasSize(1);
    // the battery's ticket opened by itself, once
    var ticket = open(room.room(), Rule.CLOCK).getFirst().ticket();
    assertThat(ticket).isNotNull();
    reckon(today());
    assertThat(
            jdbc.sql("select part from tickets.tickets where device = ?")
                .param(clockless)
                .query(String.class)
                .list())
        .containsExactly("CMOS_BATTERY");
    // each has a sentence in three languages, and a risk with its reasons
    for (var language : List.of("en", "zh", "fr")) {
      officer.speaking(language);
      for (var alert : alerts.ofRoom(room.room(), 50)) officer.get(path(alert)).is(200);
      officer.get("/watch/rooms/" + room.room()).is(200);
    }
    var risk = watch.history(room.room(), 1).getFirst();
    assertThat(risk.reasons().stream().filter(reason -> reason.points() > 0).map(Reason::factor))
        .contains(Factor.SURVIVAL, Factor.VISIT, Factor.ROOM_DOWN, Factor.MISSING);
    assertThat(risk.reasons()).allMatch(reason -> reason.points() == 0 || reason.on() != null);

    // mended: they close by themselves
    var now = Occasion.of(Actor.HOUSE, clock.instant());
    var gone = java.util.Set.of(room.tags().getFirst());
    custody.write(
        occasion(Role.ENGINEER),
        gone,
        Entry.of(new Fact.Missed(), clock.instant().minusSeconds(1)));
    custody.write(occasion(Role.ENGINEER), gone, Entry.of(new Fact.Found(), clock.instant()));
    tickets.solve(now, ticket, now.now(), "换了电池");
    tickets.solve(now, down, now.now(), "来电了");
    reckon(today());
    assertThat(of(room.room(), Rule.CLOCK).getFirst().closing()).isEqualTo(Closing.RECOVERED);
    assertThat(open(room.room(), Rule.MISSING)).as("found since the roll-call").isEmpty();
    assertThat(of(room.room(), Rule.ROOM_DOWN).getFirst().closing()).isEqualTo(Closing.RECOVERED);
  }

  private void flag(long device, String flag, LocalDate day) {
    usage.contact(device, day, org.greenclassroom.usage.Source.GLPI, on(day));
    jdbc.sql("insert into usage.flag (device, flag, day, raised_at) values (?, ?, ?, now())")
        .params(device, flag, day)
        .update();
  }

  private void inventory(long room, int working, int faulty, int missing, LocalDate day) {
    jdbc.sql(
            """
            insert into checkins.report (uid, hash, classroom, kind, period, revision, version, via, received_at, recorded_at,
                                         recorded_by, working, faulty, missing)
            select gen_random_uuid(), 'x', ?, 'INVENTORY', '2026-07-01', 1, min(version), 'PAPER', ?, now(), 0, ?, ?, ?
              from checklists.versions
            """)
        .params(room, at(day).atOffset(java.time.ZoneOffset.UTC), working, faulty, missing)
        .update();
  }

  @Test
  void the_api_says_and_does_the_same() {
    var room = lent(visitor(Role.OFFICER), 1, today().minusDays(200));
    var api = api(Role.OFFICER);
    api.post("/api/v1/watch/rounds", "{}").is(200);
    api.get("/api/v1/watch").is(200);
    assertThat(api.get("/api/v1/watch/silences?step=UNKNOWN").is(200).text())
        .contains(room.schoolName());
    assertThat(api.get("/api/v1/watch/risks").is(200).json().get("rows").size()).isPositive();
    var rows =
        api.get("/api/v1/watch/alerts?open=true&classroom=" + room.room())
            .is(200)
            .json()
            .get("rows");
    var alert = rows.get(0).get("alert").get("alert").asLong();
    var at = "/api/v1/watch/alerts/" + alert;
    api.get(at).is(200);
    api.post(at + "/notes", "{\"words\":\"ok\"}").is(200);
    api.post(at + "/owner", "{}").is(200);
    api.post(at + "/ticket", "{\"words\":\"看看\"}").is(200);
    api.post(at + "/visit", "{\"day\":\"" + today().plusDays(3) + "\"}").is(200);
    api.post(at + "/visit", "{}").is(422);
    api.post(at + "/closing", "{}").is(422);
    api.post(at + "/closing", "{\"reason\":\"DONE\",\"words\":\"去过了\"}").is(200);
    assertThat(alerts.alert(alert).open()).isFalse();
    api.get("/api/v1/watch/indicators").is(200);
    api.get("/api/v1/watch/indicators/I-10").is(200);
    api.get("/api/v1/watch/indicators/I-99").is(404);
    api.get("/api/v1/watch/cards/" + room.school()).is(200);
    api(Role.SCHOOL, room.school()).get("/api/v1/watch/cards/" + room.school()).is(200);
    api(Role.SCHOOL, room.school() + 1).get("/api/v1/watch/cards/" + room.school()).is(404);
    api(Role.SCHOOL, room.school()).get("/api/v1/watch/risks").is(403);
  }
}
