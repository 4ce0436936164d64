package org.greenclassroom.evidence;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serial numbers that name nothing. Union of what GLPI agent, eReuse and Fleet throw away;
 * thousands of boards share each of them.
 */
final class Placeholders {
  private static final Set<String> MEANINGLESS =
      Set.of(
          "n/a",
          "na",
          "none",
          "null",
          "unknown",
          "(unknown)",
          "(s/n: unknown)",
          "unk",
          "empty",
          "not specified",
          "not present",
          "not available",
          "not installed",
          "not applicable",
          "default string",
          "default",
          "system serial number",
          "system product name",
          "system manufacturer",
          "system version",
          "chassis serial number",
          "chassis manufacturer",
          "chassis version",
          "base board serial number",
          "board serial number",
          "no asset tag",
          "no asset information",
          "asset-1234567890",
          "<bad index>",
          "<out of spec>",
          "to be filled by o.e.m.",
          "to be filled by o.e.m",
          "to be filled by oem",
          "o.e.m.",
          "o.e.m",
          "oem",
          "invalid",
          "not provided",
          "not defined",
          "no serial number",
          "no enclosure",
          "no dimm",
          "module serial number",
          "dimm serial number",
          "tbd by oem",
          "o.e.m. default",
          "product name",
          "system name",
          "system family",
          "manufacturer",
          "undefined",
          "unspecified",
          "other",
          "reserved",
          "release-keys",
          "-1",
          "0123456789",
          "123456789",
          "1234567890",
          "12345678",
          "1234567",
          "123456789abc",
          "0123456789abcdef",
          "sn 123456789abc",
          "bss-0123456789",
          "mb-1234567890",
          "ch123456789",
          "evaluation board",
          "redacted",
          "serial",
          "serial number",
          "sernum",
          "xxxxx");

  /** Two spellings of one number that thousands of boards share. */
  private static final Set<String> SHARED_UUIDS =
      Set.of(
          "03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009",
          "12345678-1234-5678-90ab-cddeefaabbcc", "fefefefe-fefe-fefe-fefe-fefefefefefe",
          "00112233-4455-6677-8899-aabbccddeeff", "12345678-1234-1234-1234-123456789abc",
          "deadbeef-dead-beef-dead-beefdeadbeef", "78563412-3412-7856-90ab-cddeefaabbcc");

  private Placeholders() {}

  /** The serial number of a computer, or null where it names nothing. */
  static @Nullable String serial(@Nullable String text) {
    if (text == null) return null;
    var stripped = text.strip();
    return stripped.length() < 3 || isMeaningless(stripped) ? null : stripped;
  }

  static boolean isMeaningless(String text) {
    var lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        || MEANINGLESS.contains(lower)
        || isMask(lower)
        || allOf(lower, "0 -.")
        || allOf(lower, "f")
        || allOf(lower, "-")
        || allOf(lower, ".")
        || lower.startsWith("sn 12345")
        || lower.startsWith("sernum")
        || lower.startsWith("partnum")
        || lower.startsWith("modulepartnumber")
        || lower.startsWith("to be filled")
        || lower.contains("0123456789")
        || lower.startsWith("manufacturer") && allOf(lower.substring(12), "0123456789");
  }

  /** A serial number of a USB adapter, standing where the drive's should stand. */
  static boolean isBridge(@Nullable String serial) {
    if (serial == null) return false;
    var upper = serial.toUpperCase(Locale.ROOT);
    return upper.startsWith("152D") // JMicron, USB vendor 152d
        || upper.startsWith("DD5641988") // ASMedia
        || upper.startsWith("0123456789")
        || upper.startsWith("123456789");
  }

  /** What a tool writes when it was told to hide a number. */
  static boolean isMask(String text) {
    var lower = text.strip().toLowerCase(Locale.ROOT);
    return !lower.isEmpty()
        && (allOf(lower, "x")
            || allOf(lower, "?")
            || allOf(lower, "_")
            || allOf(lower, "*")
            || lower.equals("redacted")
            || lower.equals("[redacted]"));
  }

  /** A computer's UUID in one canonical spelling, or null where it names nothing. */
  static @Nullable String uuid(@Nullable String text) {
    if (text == null) return null;
    var hex = new StringBuilder();
    for (char c : text.strip().toLowerCase(Locale.ROOT).toCharArray()) {
      if (c >= '0' && c <= '9' || c >= 'a' && c <= 'f') hex.append(c);
      else if (c != '-') return null;
    }
    if (hex.length() != 32) return null;
    if (allOf(hex.toString(), "0") || allOf(hex.toString(), "f")) return null;
    var uuid = dashed(hex.toString());
    return SHARED_UUIDS.contains(uuid) ? null : uuid;
  }

  /**
   * Both byte orders in which tools print the same UUID: 4c4c4544-0038-… and 44454c4c-3800-… are
   * one computer.
   */
  static Set<String> bothOrders(String uuid) {
    var hex = uuid.replace("-", "");
    var orders = new LinkedHashSet<String>();
    orders.add(uuid);
    orders.add(
        dashed(
            swapped(hex.substring(0, 8))
                + swapped(hex.substring(8, 12))
                + swapped(hex.substring(12, 16))
                + hex.substring(16)));
    return orders;
  }

  private static String swapped(String hex) {
    var turned = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) turned.append(hex, i, i + 2);
    return turned.toString();
  }

  private static String dashed(String hex) {
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  private static boolean allOf(String text, String characters) {
    for (int i = 0; i < text.length(); i++)
      if (characters.indexOf(text.charAt(i)) < 0) return false;
    return !text.isEmpty();
  }
}
