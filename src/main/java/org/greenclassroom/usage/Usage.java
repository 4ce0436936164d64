package org.greenclassroom.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of usage, for what people and other rooms say; what agents send: see Batches. */
@Service
@Transactional
public class Usage {
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(100);
  private static final int MOST_COMPUTERS = 200;
  private final DayTable days;
  private final Homes homes;
  private final ManualTable manuals;
  private final WandererTable wanderers;
  private final ArchiveTable archive;
  private final Classrooms classrooms;

  Usage(
      DayTable days,
      Homes homes,
      ManualTable manuals,
      WandererTable wanderers,
      ArchiveTable archive,
      Classrooms classrooms) {
    this.days = days;
    this.homes = homes;
    this.manuals = manuals;
    this.wanderers = wanderers;
    this.archive = archive;
    this.classrooms = classrooms;
  }

  /** The Monday of that day's week. */
  public static LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * A sign of life without minutes: the stock GLPI agent spoke. The same day again changes nothing,
   * and it never stands in the way of minutes.
   *
   * @param day the day by our clock, not by the computer's
   * @return whether the computer stands in a room of ours; else it is only remembered that it ran
   */
  public boolean contact(long device, LocalDate day, Source source, Occasion occasion) {
    if (source == Source.MANUAL) throw new IllegalArgumentException("a teacher speaks for a room");
    var today = occasion.today();
    var on = day.isAfter(today) ? today : day;
    var home = homes.of(List.of(device)).on(device, on);
    if (home == null) {
      wanderers.ran(Map.of(device, on), occasion.now());
      return false;
    }
    if (on.isBefore(archive.keptFrom())) return true; // that day lies in a file
    var sign =
        List.of(
            new Day(
                0,
                device,
                home.classroom(),
                new Placing(Quality.CONTACT_ONLY, on, 0),
                new Minutes(on, 0, 0, null, 0, 0, 0, false, false, null),
                "",
                source,
                0));
    days.makeMonths(List.of(on.withDayOfMonth(1)));
    days.hold(sign);
    days.merge(sign);
    return true;
  }

  /**
   * Minutes of one computer on one day that a program of ours counted.
   *
   * @param active null: it cannot tell
   */
  public record Counted(long device, LocalDate day, int on, @Nullable Integer active) {}

  /**
   * Takes minutes in that came by no agent's piece: what a room above read from computers itself.
   * The first word on a day, unless an agent has told it already.
   *
   * @throws Refusal for minutes that cannot be
   */
  public void counted(Occasion occasion, List<Counted> counted) {
    var where = homes.of(counted.stream().map(Counted::device).collect(Collectors.toSet()));
    var keptFrom = archive.keptFrom();
    var all = new ArrayList<Day>();
    for (var one : counted) {
      var told =
          new Minutes(
              one.day(),
              1,
              one.on(),
              one.active(),
              1,
              one.active() == null ? 0 : 1,
              0,
              false,
              false,
              null);
      if (told.impossible() != null || one.day().isAfter(occasion.today()))
        throw new Refusal("usage.refusal.minutes", one.day(), one.on());
      var home = where.on(one.device(), one.day());
      if (home == null) continue; // it stood in no room of ours
      if (one.day().isBefore(keptFrom)) continue; // that day lies in a file
      all.add(
          new Day(
              all.size(),
              one.device(),
              home.classroom(),
              new Placing(Quality.GOOD, one.day(), 0),
              told,
              "",
              Source.AGENT,
              0));
    }
    if (all.isEmpty()) return;
    days.makeMonths(
        all.stream().map(day -> day.placing().day().withDayOfMonth(1)).collect(Collectors.toSet()));
    days.hold(all);
    days.merge(all);
  }

  /** The computers that stand in a school's rooms, by room. */
  @Transactional(readOnly = true)
  public Map<Long, List<Long>> standing(long school) {
    return homes.standing(school);
  }

  /**
   * Hours of a week as a teacher wrote them down. It stands beside what computers say, is marked,
   * and is never added to it. Said again, the later one counts.
   *
   * @param day any day of the week
   * @param hours that the room was in use
   * @param computers how many computers were used
   */
  public void manual(
      Occasion occasion, long classroom, LocalDate day, BigDecimal hours, int computers) {
    classrooms.room(classroom, occasion.actor());
    var week = weekOf(day);
    if (week.isAfter(occasion.today())) throw new Refusal("usage.refusal.week-to-come", week);
    if (hours.signum() < 0 || hours.compareTo(MOST_HOURS) > 0)
      throw new Refusal("usage.refusal.hours", hours, MOST_HOURS);
    if (computers < 0 || computers > MOST_COMPUTERS)
      throw new Refusal("usage.refusal.computers", computers, MOST_COMPUTERS);
    var minutes = hours.multiply(BigDecimal.valueOf(60)).setScale(0, RoundingMode.HALF_UP);
    var sunday = week.plusDays(6);
    manuals.insert(
        occasion.keyFor("usage-manual"),
        classroom,
        week,
        minutes.intValueExact(),
        computers,
        sunday.isAfter(occasion.today()) ? occasion.today() : sunday,
        occasion.now(),
        occasion.actor().account());
  }
}
