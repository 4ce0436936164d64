package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.surveys.Answers;
import org.greenclassroom.surveys.Sheet;
import org.greenclassroom.surveys.Surveys;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenes in empty rooms: two wait, one was seen twice, and over one room two people differ. */
@Component
@Order(30)
class Visiting implements Scene {
  private final Surveys surveys;

  Visiting(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void play(Characters who, Instant now) {
    waiting(who, now);
    byTheRiver(who, now);
    twoWhoDiffer(who, now);
  }

  private void waiting(Characters who, Instant now) {
    surveys.order(
        Story.on(who.officer(), now.minus(Duration.ofDays(3))),
        who.mountain(),
        null,
        "云上三号教室",
        30,
        day(now).plusDays(8),
        null,
        who.engineer().account());
    surveys.order(
        Story.on(who.officer(), now.minus(Duration.ofDays(20))),
        who.migrants(),
        null,
        "新芽二楼活动室",
        24,
        day(now).minusDays(2));
  }

  /** A year ago the fuse was too small and nobody had measured the earth; the school saw to it. */
  private void byTheRiver(Characters who, Instant now) {
    var room = "河湾一号教室";
    var before =
        Map.ofEntries(
            Map.entry("power", "WEEKLY"),
            Map.entry("volts", "196"),
            Map.entry("sockets", "18"),
            Map.entry("breaker_amperes", "16"),
            Map.entry("lockable", "NO"),
            Map.entry("bars", "NO"),
            Map.entry("damp", "TRACES"),
            Map.entry("storey", "1"),
            Map.entry("internet", "MOBILE"),
            Map.entry("tables", "11"),
            Map.entry("chairs", "24"),
            Map.entry("tenure", "RENTED"));
    see(who.engineer(), who.river(), room, 20, before, now.minus(Duration.ofDays(310)));
    var after = new HashMap<>(before);
    after.putAll(
        Map.ofEntries(
            Map.entry("power", "MONTHLY"),
            Map.entry("volts", "224"),
            Map.entry("sockets", "44"),
            Map.entry("breaker_amperes", "20"),
            Map.entry("earth_ohms", "2.8"),
            Map.entry("lockable", "YES"),
            Map.entry("bars", "YES"),
            Map.entry("damp", "DRY"),
            Map.entry("length_m", "8.4"),
            Map.entry("width_m", "6.1"),
            Map.entry("internet", "FIBRE"),
            Map.entry("down_mbps", "46.5"),
            Map.entry("up_mbps", "11"),
            Map.entry("rented_until", day(now).plusYears(5).toString()),
            Map.entry("closure", "NO"),
            Map.entry("requisition", "NO"),
            Map.entry("teacher_hours", "6"),
            Map.entry("deputy", "YES"),
            Map.entry("foreign_computers", "8"),
            Map.entry("foreign_youngest_years", "9"),
            Map.entry("foreign_oldest_years", "12"),
            Map.entry("foreign_owner", "县教育局")));
    see(who.engineer(), who.river(), room, 20, after, now.minus(Duration.ofDays(36)));
  }

  /** The officer and the engineer were there on the same day, each without a network. */
  private void twoWhoDiffer(Characters who, Instant now) {
    var then = now.minus(Duration.ofDays(5));
    var common =
        Map.of(
            "volts",
            "229",
            "sockets",
            "40",
            "lockable",
            "YES",
            "damp",
            "DRY",
            "storey",
            "2",
            "internet",
            "FIBRE",
            "tenure",
            "OWN",
            "deputy",
            "YES");
    var one = new HashMap<>(common);
    one.putAll(Map.of("breaker_amperes", "25", "bars", "YES", "teacher_hours", "4"));
    var other = new HashMap<>(common);
    other.putAll(Map.of("breaker_amperes", "32", "bars", "YES", "earth_ohms", "3.4"));
    see(who.engineer(), who.special(), "启明东楼 201", 14, one, then);
    see(who.officer(), who.special(), "启明东楼201", 14, other, then.plus(Duration.ofHours(2)));
  }

  private void see(
      Actor by, long school, String room, int seats, Map<String, String> typed, Instant at) {
    surveys.record(
        Occasion.of(by, at),
        school,
        null,
        new Sheet(room, seats, Answers.read(typed), at, 0L, List.of()));
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Occasion.PROGRAMME_ZONE);
  }
}
