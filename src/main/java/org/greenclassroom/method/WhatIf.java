package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  static final List<Part> PARTS = List.of(Part.SSD, Part.HARD_DISK, Part.MEMORY, Part.LAPTOP_BATTERY);

  private static final Map<String, String> USUAL =
      Map.of("DESKTOP", "40", "SCREEN", "40", "LAPTOP", "1", "years", "3", "km", "150", "far", "800");

  static WhatIf of(Map<String, String> parameters) {
    var asked = CLASSES.stream().anyMatch(kind -> parameters.containsKey(kind.name()));
    return new WhatIf(asked ? parameters : USUAL);
  }

  String said(String name) {
    return typed.getOrDefault(name, "");
  }

  Asked asked() {
    var counts = new EnumMap<DeviceClass, Long>(DeviceClass.class);
    for (var kind : CLASSES) {
      var count = whole(kind.name());
      if (count != null && count > 0) counts.put(kind, count);
    }
    var devices = new ArrayList<Asked.DevicesAsked>();
    for (var entry : counts.entrySet())
      devices.add(
          new Asked.DevicesAsked(
              entry.getKey(), entry.getValue(), null, null, null, null, null, null, null,
              // new parts are counted in all, so they stand with the first class
              devices.isEmpty() ? parts() : null, null));
    var percent = number("displacement");
    return new Asked(
        devices,
        number("years"),
        number("hours"),
        percent == null ? null : percent / 100,
        said("region").isEmpty() ? null : said("region"),
        null,
        legs(),
        null,
        null,
        null,
        2_000);
  }

  private List<Asked.PartsAsked> parts() {
    var parts = new ArrayList<Asked.PartsAsked>();
    for (var part : PARTS) {
      var count = whole(part.name());
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

  private @Nullable Long whole(String name) {
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
