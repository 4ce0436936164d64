package org.greenclassroom.atlas;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pictures of what was counted: charts, their sentences and their tables. */
@Component
class Drawer {
  /** A smaller number of computers is no share of anything. */
  private static final int FEW = 20;

  private final Atlas atlas;
  private final Reader reader;
  private final Shown shown;

  Drawer(Atlas atlas, Reader reader, Shown shown) {
    this.atlas = atlas;
    this.reader = reader;
    this.shown = shown;
  }

  /** Hours a computer and school day, by week, with both denominators. */
  Picture usage(Sight sight, LocalDate from, LocalDate before) {
    var weeks = atlas.weeks(sight, from, before);
    var steps = weeks.stream().map(week -> shown.day(week.week())).toList();
    var each = weeks.stream().<@Nullable Double>map(UseTable.Week::each).toList();
    var told = weeks.stream().<@Nullable Double>map(UseTable.Week::eachTold).toList();
    double most =
        java.util.stream.Stream.concat(each.stream(), told.stream())
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    var drawings =
        List.of(
            new Picture.Drawn(
                reader.word("atlas.usage.hours"),
                Charts.lines(
                    reader.word("atlas.usage.hours"),
                    reader.word("atlas.usage.hours.drawn"),
                    steps,
                    List.of(
                        new Charts.Line(reader.word("atlas.usage.each"), each),
                        new Charts.Line(reader.word("atlas.usage.each-told"), told)),
                    reader.word("atlas.hours", decimal(most)),
                    reader.word("atlas.usage.holiday"))),
            new Picture.Drawn(
                reader.word("atlas.usage.share"),
                Charts.lines(
                    reader.word("atlas.usage.share"),
                    reader.word("atlas.usage.share.drawn"),
                    steps,
                    List.of(
                        new Charts.Line(
                            reader.word("atlas.usage.share"),
                            weeks.stream().<@Nullable Double>map(UseTable.Week::share).toList())),
                    weeks.stream()
                        .<@Nullable Double>map(UseTable.Week::share)
                        .filter(java.util.Objects::nonNull)
                        .max(Double::compare)
                        .map(share -> reader.word("atlas.percent", Math.round(share)))
                        .orElse("0"),
                    reader.word("atlas.usage.holiday"))));
    var rows = new ArrayList<List<String>>();
    var plain = new ArrayList<List<@Nullable Object>>();
    for (var week : weeks.reversed()) {
      rows.add(
          List.of(
              shown.day(week.week()),
              reader.word("frame.table.of", week.roomsTold(), week.rooms()),
              reader.word("frame.table.of", week.told(), week.there()),
              hours(week.each()),
              hours(week.eachTold())));
      plain.add(
          Arrays.asList(
              week.week(),
              week.rooms(),
              week.roomsTold(),
              week.there(),
              week.told(),
              week.activeMinutes(),
              week.onMinutes(),
              week.thereDays(),
              week.toldDays()));
    }
    return new Picture(
        "usage",
        sentence(weeks),
        drawings,
        words("atlas.usage.column.week", "rooms", "told", "each", "each-told"),
        List.of(
            "week",
            "rooms",
            "rooms_told",
            "computers",
            "computers_told",
            "active_minutes",
            "on_minutes",
            "computer_school_days",
            "told_school_days"),
        rows,
        plain);
  }

  private String sentence(List<UseTable.Week> weeks) {
    long told = weeks.stream().mapToLong(UseTable.Week::toldDays).sum();
    long there = weeks.stream().mapToLong(UseTable.Week::thereDays).sum();
    long active = weeks.stream().mapToLong(UseTable.Week::activeMinutes).sum();
    if (there == 0) return reader.word("atlas.usage.nothing");
    if (told == 0) return reader.word("atlas.usage.silent");
    return reader.word(
        "atlas.usage.sentence",
        decimal(active / 60.0 / there),
        decimal(active / 60.0 / told),
        Math.round(100.0 * told / there));
  }

  /** Where all devices and all rooms stand. */
  Picture pipeline(Sight sight) {
    var stages = atlas.stages(sight);
    var rooms = atlas.states(sight);
    var bars = new ArrayList<Charts.Bar>();
    var rows = new ArrayList<List<String>>();
    var plain = new ArrayList<List<@Nullable Object>>();
    long devices = 0;
    for (var stage : Stage.values()) {
      long pieces = pieces(stages, stage.name());
      if (!stage.isEnd()) devices += pieces;
      bars.add(new Charts.Bar(shown.word(stage), pieces, reader.number(pieces)));
      rows.add(List.of(reader.word("atlas.devices"), shown.word(stage), reader.number(pieces)));
      plain.add(List.of("device", stage.name(), pieces));
    }
    var states = new ArrayList<Charts.Bar>();
    long open = 0;
    for (var state : Sight.STATES) {
      long pieces = pieces(rooms, state);
      open += pieces;
      states.add(new Charts.Bar(reader.state(state), pieces, reader.number(pieces)));
      rows.add(List.of(reader.word("atlas.rooms"), reader.state(state), reader.number(pieces)));
      plain.add(List.of("classroom", state, pieces));
    }
    return new Picture(
        "pipeline",
        reader.word("atlas.pipeline.sentence", open, pieces(rooms, "LATE"), devices),
        List.of(
            drawn("atlas.pipeline.rooms", "atlas.pipeline.rooms.drawn", states),
            drawn("atlas.pipeline.devices", "atlas.pipeline.devices.drawn", bars)),
        words("atlas.column.what", "state", "pieces"),
        List.of("what", "state", "pieces"),
        rows,
        plain);
  }

  /** How old the devices are, counted from the day they first came, and the loans. */
  Picture ages(Sight sight, LocalDate today) {
    var devices = atlas.deviceAges(sight);
    var loans = atlas.loanAges(sight, today);
    var rows = new ArrayList<List<String>>();
    var plain = new ArrayList<List<@Nullable Object>>();
    var loanBars = new ArrayList<Charts.Bar>();
    for (var loan : loans) {
      var age = reader.word("atlas.ages.half-years", loan.age() / 2.0, (loan.age() + 1) / 2.0);
      loanBars.add(new Charts.Bar(age, loan.pieces(), reader.number(loan.pieces())));
      rows.add(List.of(reader.word("atlas.loans"), age, reader.number(loan.pieces())));
      plain.add(List.of("loan", loan.age() / 2.0, loan.pieces()));
    }
    var deviceBars = new ArrayList<Charts.Bar>();
    for (var device : devices) {
      var age = reader.word("atlas.ages.years", device.age());
      deviceBars.add(new Charts.Bar(age, device.pieces(), reader.number(device.pieces())));
      rows.add(List.of(reader.word("atlas.devices"), age, reader.number(device.pieces())));
      plain.add(List.of("device", (double) device.age(), device.pieces()));
    }
    long old =
        loans.stream().filter(loan -> loan.age() >= 5).mapToLong(TallyTable.Aged::pieces).sum();
    return new Picture(
        "ages",
        reader.word(
            "atlas.ages.sentence", loans.stream().mapToLong(TallyTable.Aged::pieces).sum(), old),
        List.of(
            drawn("atlas.ages.loans", "atlas.ages.loans.drawn", loanBars),
            drawn("atlas.ages.devices", "atlas.ages.devices.drawn", deviceBars)),
        words("atlas.column.what", "age", "pieces"),
        List.of("what", "years_from", "pieces"),
        rows,
        plain);
  }

  /** What of a hundred computers still works after so many quarters of a year. */
  Picture survival(Sight sight) {
    var survived = atlas.survival(sight);
    var rows = new ArrayList<List<String>>();
    var plain = new ArrayList<List<@Nullable Object>>();
    var values = new ArrayList<@Nullable Double>();
    for (var quarter : survived) {
      var share =
          quarter.delivered() < FEW ? null : 100.0 * quarter.working() / quarter.delivered();
      values.add(share);
      rows.add(
          List.of(
              reader.word("atlas.survival.months", quarter.quarter() * 3),
              reader.number(quarter.working()),
              reader.number(quarter.delivered()),
              share == null
                  ? reader.word("atlas.survival.few")
                  : reader.word("atlas.percent", Math.round(share))));
      plain.add(List.of(quarter.quarter() * 3, quarter.working(), quarter.delivered()));
    }
    var last = survived.stream().filter(quarter -> quarter.delivered() >= FEW).reduce((a, b) -> b);
    var sentence =
        last.map(quarter ->
                reader.word(
                    "atlas.survival.sentence",
                    quarter.quarter() * 3,
                    Math.round(100.0 * quarter.working() / quarter.delivered()),
                    quarter.delivered()))
            .orElse(reader.word("atlas.survival.none"));
    return new Picture(
        "survival",
        sentence,
        List.of(
            new Picture.Drawn(
                reader.word("atlas.survival.chart"),
                Charts.lines(
                    reader.word("atlas.survival.chart"),
                    reader.word("atlas.survival.drawn"),
                    survived.stream()
                        .map(quarter -> reader.word("atlas.survival.months", quarter.quarter() * 3))
                        .toList(),
                    List.of(new Charts.Line(reader.word("atlas.survival.share"), values)),
                    values.stream()
                        .filter(java.util.Objects::nonNull)
                        .max(Double::compare)
                        .map(share -> reader.word("atlas.percent", Math.round(share)))
                        .orElse(""),
                    reader.word("atlas.survival.few")))),
        words("atlas.survival.column.age", "working", "delivered", "share"),
        List.of("months", "working", "delivered"),
        rows,
        plain);
  }

  private Picture.Drawn drawn(String title, String description, List<Charts.Bar> bars) {
    return new Picture.Drawn(
        reader.word(title), Charts.bars(reader.word(title), reader.word(description), bars));
  }

  private String hours(@Nullable Double hours) {
    return hours == null ? "–" : decimal(hours);
  }

  String decimal(double number) {
    return reader.number(Math.round(number * 100) / 100.0);
  }

  /** The first key whole, the others with its last word replaced. */
  private List<String> words(String first, String... others) {
    var headings = new ArrayList<String>();
    headings.add(reader.word(first));
    var stem = first.substring(0, first.lastIndexOf('.') + 1);
    for (var other : others) headings.add(reader.word(stem + other.toLowerCase(Locale.ROOT)));
    return headings;
  }

  private static long pieces(List<PinTable.Counted> counted, String what) {
    return counted.stream()
        .filter(each -> each.what().equals(what))
        .mapToLong(PinTable.Counted::pieces)
        .sum();
  }
}
