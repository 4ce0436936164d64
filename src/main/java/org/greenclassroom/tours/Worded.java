package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.springframework.stereotype.Component;

/** What several pages of this room say in the same words, and draw in the same way. */
@Component
class Worded {
  private final Shown shown;

  Worded(Shown shown) {
    this.shown = shown;
  }

  String word(String key, Object... arguments) {
    return shown.sentence(new Said(key, Arrays.asList(arguments)));
  }

  String violation(Violation wrong) {
    var arguments = new ArrayList<Object>();
    for (var each : wrong.arguments())
      arguments.add(each instanceof String text ? text : shown.said(each));
    return shown.sentence(new Said(wrong.key(), arguments));
  }

  /** "30 pieces, about 66 kg, 240 l" */
  String load(int pieces, long grams, long litres, boolean estimated) {
    return word(
        estimated ? "tours.load.about" : "tours.load",
        pieces,
        shown.number(Math.round(grams / 1000.0)),
        shown.number(litres));
  }

  String load(Stop stop) {
    return word("tours.kind.long." + stop.kind().name().toLowerCase(java.util.Locale.ROOT))
        + word("tours.colon")
        + load(stop.pieces(), stop.grams(), stop.litres(), stop.estimated());
  }

  Sketch.Line line(Tour tour, List<Stop> stops) {
    return new Sketch.Line(
        new Sketch.Point(tour.homeLatitude(), tour.homeLongitude(), "", tour.homeName()),
        stops.stream()
            .map(stop ->
                new Sketch.Point(
                    stop.latitude(),
                    stop.longitude(),
                    Integer.toString(stop.position()),
                    stop.position() + ". " + stop.called()))
            .toList());
  }

  String map(List<Sketch.Line> lines, List<Sketch.Point> lost) {
    return Sketch.map(word("tours.map"), word("tours.map.says"), lines, lost);
  }
}
