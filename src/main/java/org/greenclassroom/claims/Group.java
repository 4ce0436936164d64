package org.greenclassroom.claims;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Leg;
import org.greenclassroom.method.Line;
import org.greenclassroom.method.Mode;
import org.greenclassroom.method.NewPart;
import org.greenclassroom.method.Part;
import org.greenclassroom.method.Preparation;
import org.greenclassroom.method.Use;
import org.jspecify.annotations.Nullable;

/**
 * Devices of which one is worth as much as another, but for what they weigh, how far they went and
 * how often they were made ready and how long they were on: of these the terms are multiples.
 *
 * @param displacement ten thousandths; null: the coefficient
 * @param parts new ones, as MEMORY:1,SSD:1
 * @param mode null: nobody knows the way
 * @param weighed else the weight of its class stands
 * @param hours a year, as logged or planned; null: the coefficient
 * @param rode what drove it on a tour of ours; null: it was on none
 */
record Group(
    String partOf,
    DeviceClass kind,
    String region,
    int year,
    double days,
    double daysBefore,
    @Nullable Integer displacement,
    boolean resale,
    String parts,
    @Nullable Mode mode,
    boolean weighed,
    @Nullable Double hours,
    @Nullable Mode rode) {
  private static final double YEAR = 365;
  private static final double FAR = 40_000;

  /**
   * One piece, made ready once, that goes one kilometre of the recorded way; a weighed one as if it
   * weighed 1 kg, one whose hours are known as if it were on for an hour a year.
   */
  Line piece() {
    return line(1, weighed ? 1.0 : null, new Preparation(null, parts(1), legs(1, 0)));
  }

  /** The same that goes one kilometre on a tour. */
  Line rider() {
    return line(1, weighed ? 1.0 : null, new Preparation(null, List.of(), legs(0, 1)));
  }

  Line line(long pieces, @Nullable Double weight, @Nullable Preparation preparation) {
    return new Line(
        kind,
        pieces,
        days / YEAR,
        daysBefore / YEAR,
        displacement == null ? null : (Double) (displacement / 10_000.0),
        resale,
        weight,
        new Use(hours, region, year),
        preparation);
  }

  List<NewPart> parts(long pieces) {
    var built = new ArrayList<NewPart>();
    if (!parts.isEmpty())
      for (var one : parts.split(",")) {
        int at = one.indexOf(':');
        built.add(
            new NewPart(
                Part.valueOf(one.substring(0, at)),
                pieces * Long.parseLong(one.substring(at + 1))));
      }
    return built;
  }

  List<Leg> legs(double km, double rodeKm) {
    var legs = new ArrayList<Leg>();
    if (mode != null && km > 0) legs.add(new Leg(mode, Math.min(km, FAR)));
    if (rode != null && rodeKm > 0) legs.add(new Leg(rode, Math.min(rodeKm, FAR)));
    return legs;
  }
}
