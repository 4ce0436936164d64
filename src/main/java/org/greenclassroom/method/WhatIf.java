package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The form of the calculator. Empty, it shows a usual classroom: 40 desktops with screens and the
 * teacher's laptop for three years.
 *
 * @param typed what stands in the address
 */
record WhatIf(Map<String, String> typed) {
  /** Of these a class of pupils is made; the others are for programs. */
  static final List<DeviceClass> CLASSES =
      List.of(
          DeviceClass.DESKTOP,
          DeviceClass.SCREEN,
          DeviceClass.LAPTOP,
          DeviceClass.ALL_IN_ONE,
          DeviceClass.TABLET);

  private static final int RUNS = 2_000;

  static final List<Part> PARTS =
      List.of(Part.SSD, Part.HARD_DISK, Part.MEMORY, Part.LAPTOP_BATTERY);

  private static final List<String> NAMES =
      Stream.of(
              CLASSES.stream().map(Enum::name),
              PARTS.stream().map(Enum::name),
              Stream.of("years", "hours", "displacement", "region", "km", "far"))
          .flatMap(Function.identity())
          .toList();

  private static final Map<String, String> USUAL =
      Map.of(
          "DESKTOP", "40", "SCREEN", "40", "LAPTOP", "1", "years", "3", "km", "150", "far", "800");

  /** What stands in the address; where it names no class, of the usual classroom. */
  static WhatIf of(Map<String, String> parameters) {
    if (CLASSES.stream().anyMatch(kind -> parameters.containsKey(kind.name())))
      return new WhatIf(Map.copyOf(parameters));
    var typed = new HashMap<>(USUAL);
    typed.putAll(parameters);
    return new WhatIf(Map.copyOf(typed));
  }

  /** All that decides the result, as parameters: who opens them later sees the same figures. */
  Map<String, String> whole(long set, long seed, int year) {
    var all = new LinkedHashMap<String, String>();
    for (var name : NAMES) if (!said(name).isBlank()) all.put(name, said(name).strip());
    all.put("year", Integer.toString(year));
    all.put("set", Long.toString(set));
    all.put("seed", Long.toString(seed));
    return all;
  }

  public String said(String name) {
    return typed.getOrDefault(name, "");
  }

  Asked asked() {
    var counts = new EnumMap<DeviceClass, Long>(DeviceClass.class);
    for (var kind : CLASSES) {
      var count = count(kind.name());
      if (count != null && count > 0) counts.put(kind, count);
    }
    var devices = new ArrayList<Asked.DevicesAsked>();
    for (var entry : counts.entrySet())
      devices.add(
          new Asked.DevicesAsked(
              entry.getKey(),
              entry.getValue(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              // new parts are counted in all, so they stand with the first class
              devices.isEmpty() ? parts() : null,
              null));
    var percent = number("displacement");
    if (percent != null) Range.within("displacement", percent, 0, 100);
    var year = count("year");
    return new Asked(
        devices,
        number("years"),
        number("hours"),
        percent == null ? null : percent / 100,
        said("region").isBlank() ? null : said("region").strip(),
        year == null ? null : (int) Range.within("year", year, 2000, 2100),
        legs(),
        null,
        count("set"),
        count("seed"),
        RUNS);
  }

  private List<Asked.PartsAsked> parts() {
    var parts = new ArrayList<Asked.PartsAsked>();
    for (var part : PARTS) {
      var count = count(part.name());
      if (count != null && count > 0) parts.add(new Asked.PartsAsked(part, count));
    }
    return parts;
  }

  private List<Asked.LegAsked> legs() {
    var legs = new ArrayList<Asked.LegAsked>();
    var near = number("km");
    var far = number("far");
    if (near != null) legs.add(new Asked.LegAsked(Mode.RIGID_TRUCK, near));
    if (far != null) legs.add(new Asked.LegAsked(Mode.TRUCK, far));
    return legs;
  }

  private @Nullable Long count(String name) {
    var number = number(name);
    if (number == null) return null;
    if (number != Math.rint(number)) throw new Refusal("method.refusal.typed", said(name));
    return Math.round(number);
  }

  private @Nullable Double number(String name) {
    var text = said(name).strip().replace(',', '.');
    if (text.isEmpty()) return null;
    if (!text.matches("\\d{1,9}(\\.\\d{1,6})?")) throw new Refusal("method.refusal.typed", text);
    return Double.valueOf(text);
  }
}
