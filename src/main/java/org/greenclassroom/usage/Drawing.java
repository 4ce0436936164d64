package org.greenclassroom.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.springframework.stereotype.Component;

/**
 * A room's weeks as a chart, if any minutes are known: use, minutes on without use, and weeks of
 * which nothing is known.
 */
@Component
class Drawing {
  private final Shown shown;

  Drawing(Shown shown) {
    this.shown = shown;
  }

  String weeks(String school, String room, List<RoomPage.Line> lines) {
    long most =
        lines.stream()
            .mapToLong(line -> line.told() == null ? 0 : line.told().on())
            .max()
            .orElse(0);
    if (most == 0) return ""; // there is nothing of which a length could be drawn
    long nothing = Math.max(60, most / 10); // a piece that is seen, where no length is known
    var stacks = new ArrayList<Charts.Stack>();
    for (var line : lines.reversed()) {
      var told = line.told();
      var known = told != null && told.devices() > 0;
      stacks.add(
          new Charts.Stack(
              shown.day(line.week()),
              known && told != null
                  ? List.of(told.active(), told.on() - told.active(), 0L)
                  : List.of(0L, 0L, nothing),
              figure(line)));
    }
    return Charts.stacked(
        word("usage.chart.title", school, room),
        word("usage.chart.description"),
        List.of(word("usage.chart.used"), word("usage.chart.on"), word("usage.chart.nothing")),
        stacks);
  }

  private String figure(RoomPage.Line line) {
    var key = "usage.week." + line.say().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var active = line.activeHours();
    var on = line.onHours();
    return word(key, active == null ? "" : active, on == null ? "" : on);
  }

  private String word(String key, Object... arguments) {
    return shown.sentence(new Said(key, List.of(arguments)));
  }
}
