package org.greenclassroom.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Shown;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Weeks as a chart, with the sentence above and the table below. */
@Component
class Drawing {
  private final MessageSource words;
  private final Shown shown;

  Drawing(MessageSource words, Shown shown) {
    this.words = words;
    this.shown = shown;
  }

  /**
   * Weeks, drawn.
   *
   * @param chart SVG; empty: nothing was expected or held
   */
  record Drawn(
      List<Week> weeks,
      String chart,
      int expected,
      int held,
      int cancelled,
      int silent,
      int extra) {
    public boolean nothing() {
      return expected + extra == 0;
    }

    /** In percent. */
    public int share() {
      return expected == 0 ? 0 : Math.round(100f * held / expected);
    }
  }

  Drawn weeks(List<Week> weeks, Locale locale) {
    int expected = 0;
    int held = 0;
    int cancelled = 0;
    int silent = 0;
    int extra = 0;
    var stacks = new ArrayList<Charts.Stack>();
    for (var week : weeks) {
      expected += week.expected();
      held += week.held();
      cancelled += week.cancelled();
      silent += week.silent();
      extra += week.extra();
      // weeks without lessons are holidays: they are in the table, not in the chart
      if (week.expected() + week.extra() > 0)
        stacks.add(
            new Charts.Stack(
                shown.day(week.week()),
                List.of(
                    (long) week.held() + week.extra(),
                    (long) week.cancelled(),
                    (long) week.silent()),
                said(locale, "lessons.chart.figure", week.held() + week.extra(), week.expected())));
    }
    var chart =
        stacks.isEmpty()
            ? ""
            : Charts.stacked(
                said(locale, "lessons.chart.title"),
                said(locale, "lessons.chart.sentence", held, expected, cancelled, silent),
                List.of(
                    said(locale, "lessons.lessonstate.held"),
                    said(locale, "lessons.lessonstate.cancelled"),
                    said(locale, "lessons.silent")),
                stacks);
    return new Drawn(weeks, chart, expected, held, cancelled, silent, extra);
  }

  private String said(Locale locale, String key, Object... arguments) {
    return String.valueOf(words.getMessage(key, arguments, key, locale));
  }
}
