package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.usage.Source;
import org.greenclassroom.usage.Usage;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What tests of this room need: lent rooms, signs of life on any day, rounds on any day. */
abstract class Watched extends Rooms {
  @Autowired Watch watch;
  @Autowired Alerts alerts;
  @Autowired Indicators indicators;
  @Autowired Usage usage;
  @Autowired Calendars calendars;
  @Autowired Schools schools;
  @Autowired Plan plans;
  @Autowired Checklists checklists;

  long device(Tag tag) {
    return custody.device(tag).id();
  }

  /** As if that day had just begun. */
  static Occasion on(LocalDate day) {
    return Occasion.of(Actor.HOUSE, at(day));
  }

  static Instant at(LocalDate day) {
    return day.atTime(0, 1).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  /** A computer spoke on that day. */
  void heard(Lent room, LocalDate day) {
    usage.contact(device(room.tags().getFirst()), day, Source.GLPI, on(day));
  }

  Round reckon(LocalDate day) {
    return watch.reckon(on(day), false);
  }

  /** Another room of another school, lent like this one, with nothing in it. */
  long roomLike(Lent room, long school) {
    return jdbc.sql(
            """
            insert into classrooms.classroom (school, site, name, seats, kind, special_needs, agreement, accepted_on, due_on,
                                              planned_at, key)
            select ?, c.site, 'Room', c.seats, c.kind, false, c.agreement, c.accepted_on, c.due_on, c.planned_at,
                   gen_random_uuid()
              from classrooms.classroom c where c.classroom = ?
            returning classroom
            """)
        .params(school, room.room())
        .query(Long.class)
        .single();
  }

  /** Alerts of a room under a rule, the newest first. */
  List<Alert> of(long room, Rule rule) {
    return alerts.ofRoom(room, 100).stream().filter(alert -> alert.rule() == rule).toList();
  }

  List<Alert> open(long room, Rule rule) {
    return of(room, rule).stream().filter(Alert::open).toList();
  }

  /**
   * The last school day before the first break of at least ten days, and the first one after it.
   */
  List<LocalDate> around(long school, LocalDate from) {
    var all = new ArrayList<LocalDate>();
    var last = from;
    for (var day = from; all.isEmpty(); day = day.plusDays(1)) {
      if (!calendars.isTeaching(school, day)) continue;
      if (day.isAfter(last.plusDays(10))) {
        all.add(last);
        all.add(day);
      }
      last = day;
    }
    return all;
  }

  /**
   * An engineer stands in the room today, says this of a computer, of the others that they work.
   */
  void seen(Lent room, String state, Tag tag) {
    var head = new LinkedHashMap<String, Object>();
    head.put("visit", UUID.randomUUID());
    head.put("task", plans.next(room.room(), TaskKind.VISIT).orElseThrow().task());
    var version = checklists.published(Use.VISIT).getLast();
    head.put("version", version.version());
    head.put("opened_at", clock.instant().minusSeconds(3600).toString());
    var entries = new ArrayList<Map<String, Object>>();
    for (var item : version.questions())
      if (item.required())
        entries.add(entry(head, "ANSWER", Map.of("item", item.name(), "reason", "没有看到")));
    for (var each : room.tags())
      entries.add(
          entry(
              head,
              "ROLL",
              Map.of(
                  "item",
                  each.code(),
                  "state",
                  each.equals(tag) ? state : "WORKING",
                  "reason",
                  "点名所见")));
    entries.add(
        entry(
            head,
            "SUBMIT",
            Map.of("promised", entries.stream().map(one -> one.get("id")).toList())));
    var answer =
        api(Role.ENGINEER)
            .post(
                "/api/v1/visits/entries",
                JsonMapper.shared().writeValueAsString(Map.of("entries", entries)))
            .is(200);
    for (var one : answer.json().get("outcomes"))
      assertThat(one.get("result").asString()).as(answer.text()).isEqualTo("DONE");
    assertThat(
            jdbc.sql("select count(*) from visits.latest_rolls where device = ? and state = ?")
                .params(device(tag), state)
                .query(Long.class)
                .single())
        .as(answer.text())
        .isEqualTo(1);
  }

  private Map<String, Object> entry(
      Map<String, Object> head, String kind, Map<String, Object> more) {
    var entry = new LinkedHashMap<>(head);
    entry.put("id", UUID.randomUUID());
    entry.put("kind", kind);
    entry.put("at", clock.instant().minusSeconds(600).toString());
    entry.putAll(more);
    return entry;
  }

  /** An engineer of ours with a mailbox. */
  Actor engineer(String address, String language) {
    var engineer = actor(Role.ENGINEER, 1);
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, ?)")
        .params(engineer.account(), address, language)
        .update();
    return engineer;
  }
}
