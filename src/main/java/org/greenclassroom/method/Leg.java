package org.greenclassroom.method;

/** A part of the way, for each device of a line. */
public record Leg(Mode mode, double km) {
  public Leg {
    Range.within("km", km, 0, 40_000);
  }
}
