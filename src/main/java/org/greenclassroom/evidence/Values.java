package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single values as tools write them, made safe: a text, a number, a serial number, or nothing. */
final class Values {
  private static final int LONGEST = 120;

  private Values() {}

  static @Nullable String text(JsonNode node, String... path) {
    for (var step : path) node = node.path(step);
    if (node.isString()) return clean(node.stringValue());
    return node.isNumber() || node.isBoolean() ? clean(node.asString()) : null;
  }

  static @Nullable Long number(JsonNode node, String... path) {
    for (var step : path) node = node.path(step);
    if (node.isIntegralNumber()) return node.canConvertToLong() ? node.longValue() : null;
    if (node.isNumber()) {
      double value = node.doubleValue();
      return Math.abs(value) < 9e18 ? (Long) Math.round(value) : null;
    }
    return node.isString() ? number(node.stringValue()) : null;
  }

  static @Nullable Integer small(JsonNode node, String... path) {
    return small(number(node, path));
  }

  static @Nullable Integer small(@Nullable Long number) {
    return number == null || number < 0 || number > 1_000_000_000 ? null : number.intValue();
  }

  /** The whole number a text begins with: "4096 MB" is 4096, "43.7456 Wh" is 43. */
  static @Nullable Long number(@Nullable String text) {
    if (text == null) return null;
    var stripped = text.strip();
    int to = 0;
    while (to < stripped.length() && Character.digit(stripped.charAt(to), 10) >= 0) to++;
    return to == 0 || to > 18 ? null : (Long) Long.parseLong(stripped.substring(0, to));
  }

  static @Nullable Double decimal(@Nullable String text) {
    if (text == null) return null;
    var stripped = text.strip();
    int to = 0;
    while (to < stripped.length()
        && to < 20
        && (Character.digit(stripped.charAt(to), 10) >= 0 || stripped.charAt(to) == '.')) to++;
    try {
      return to == 0 ? null : (Double) Double.parseDouble(stripped.substring(0, to));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** A number with its fraction; written in full or as a text. */
  static @Nullable Double real(JsonNode node, String... path) {
    for (var step : path) node = node.path(step);
    if (node.isNumber()) return node.doubleValue();
    return node.isString() ? decimal(node.stringValue()) : null;
  }

  static @Nullable Boolean flag(JsonNode node, String... path) {
    for (var step : path) node = node.path(step);
    return node.isBoolean() ? (Boolean) node.booleanValue() : null;
  }

  /** Whole gigabytes, megabytes and so on, counted in thousands or in 1024s. */
  static @Nullable Long bytes(@Nullable String text, long base) {
    var value = decimal(text);
    if (text == null || value == null) return null;
    var upper = text.toUpperCase(Locale.ROOT);
    int power = 0;
    if (upper.contains("K")) power = 1;
    if (upper.contains("M")) power = 2;
    if (upper.contains("G")) power = 3;
    if (upper.contains("T")) power = 4;
    double bytes = value * Math.pow(base, power);
    return bytes <= 0 || bytes > 9e18 ? null : (Long) Math.round(bytes);
  }

  static @Nullable Long times(@Nullable Long number, long unit) {
    return number == null || number <= 0 || number > Long.MAX_VALUE / unit
        ? null
        : (Long) (number * unit);
  }

  /** One line of readable letters, or null. */
  static @Nullable String clean(@Nullable String text) {
    if (text == null) return null;
    var clean = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length() && clean.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        gap = !clean.isEmpty();
      } else {
        if (gap) clean.append(' ');
        gap = false;
        clean.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\ufffd' : c);
      }
    }
    return clean.isEmpty() ? null : clean.toString();
  }

  /** A maker's or model's name; null where it names nothing. */
  static @Nullable String name(@Nullable String text) {
    var clean = clean(text);
    return clean == null || Placeholders.isMeaningless(clean) ? null : clean;
  }

  /** A serial number; null where it names nothing or cannot be read. */
  static @Nullable String serial(@Nullable String text) {
    var clean = clean(text);
    if (clean == null || clean.length() > 64 || clean.indexOf('\ufffd') >= 0) return null;
    if (Macs.isMac(clean)) return null;
    return Placeholders.serial(clean);
  }

  /** One node, or all of a list. */
  static List<JsonNode> each(JsonNode node) {
    if (node.isArray()) {
      var all = new ArrayList<JsonNode>();
      for (var each : node) if (all.size() < 256) all.add(each);
      return all;
    }
    return node.isObject() ? List.of(node) : List.of();
  }

  /** What a chassis type, in anybody's words, is among our kinds. */
  static @Nullable DeviceKind kind(@Nullable String chassis) {
    if (chassis == null) return null;
    var word = chassis.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return switch (word) {
      case "laptop",
          "notebook",
          "netbook",
          "subnotebook",
          "portable",
          "convertible",
          "detachable",
          "docking" ->
          DeviceKind.LAPTOP;
      case "desktop",
          "desktopcomputer",
          "minitower",
          "microtower",
          "tower",
          "lowprofile",
          "lowprofiledesktop",
          "lowprofiledesktopcomputer",
          "spacesaving",
          "minipc",
          "pizzabox",
          "lunchbox",
          "stickpc",
          "sealedcasepc" ->
          DeviceKind.DESKTOP;
      case "allinone" -> DeviceKind.ALL_IN_ONE;
      case "tablet", "slate" -> DeviceKind.TABLET;
      case "monitor", "computermonitor", "display", "television" -> DeviceKind.SCREEN;
      case "server", "rackmountchassis", "rackmount", "blade", "mainserverchassis", "multisystem" ->
          DeviceKind.OTHER;
      default -> null;
    };
  }
}
