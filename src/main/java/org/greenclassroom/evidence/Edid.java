package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The 128 bytes in which a screen says what it is (VESA E-EDID 1.4, base block). */
final class Edid {
  static final int BLOCK = 128;

  private static final Map<String, String> MAKERS =
      Map.ofEntries(
          Map.entry("ACI", "Asus"),
          Map.entry("ACR", "Acer"),
          Map.entry("AOC", "AOC"),
          Map.entry("API", "Acer"),
          Map.entry("APP", "Apple"),
          Map.entry("AUO", "AU Optronics"),
          Map.entry("AUS", "Asus"),
          Map.entry("BNQ", "BenQ"),
          Map.entry("BOE", "BOE"),
          Map.entry("CMN", "Chimei Innolux"),
          Map.entry("CMO", "Chi Mei"),
          Map.entry("CPQ", "Compaq"),
          Map.entry("DEL", "Dell"),
          Map.entry("EIZ", "Eizo"),
          Map.entry("ENC", "Eizo"),
          Map.entry("FUS", "Fujitsu Siemens"),
          Map.entry("GSM", "LG"),
          Map.entry("HPN", "HP"),
          Map.entry("HSD", "HannStar"),
          Map.entry("HWP", "HP"),
          Map.entry("HEI", "Hyundai"),
          Map.entry("IBM", "IBM"),
          Map.entry("IVM", "Iiyama"),
          Map.entry("LEN", "Lenovo"),
          Map.entry("LGD", "LG Display"),
          Map.entry("LPL", "LG Philips"),
          Map.entry("MEI", "Panasonic"),
          Map.entry("MEL", "Mitsubishi"),
          Map.entry("NEC", "NEC"),
          Map.entry("NOK", "Nokia"),
          Map.entry("PHL", "Philips"),
          Map.entry("SAM", "Samsung"),
          Map.entry("SEC", "Samsung"),
          Map.entry("SHP", "Sharp"),
          Map.entry("SNY", "Sony"),
          Map.entry("TOS", "Toshiba"),
          Map.entry("VSC", "ViewSonic"));

  private Edid() {}

  static boolean isEdid(byte[] bytes) {
    if (bytes.length < BLOCK || bytes[0] != 0 || bytes[7] != 0) return false;
    for (int i = 1; i < 7; i++) if (bytes[i] != -1) return false;
    return true;
  }

  /** All bytes of the block sum up to a multiple of 256. */
  static boolean isIntact(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) sum += bytes[i];
    return (sum & 0xff) == 0;
  }

  static Machine.Screen screen(byte[] bytes) {
    var code = maker(bytes);
    var model = descriptor(bytes, 0xfc);
    if (model == null)
      model =
          code + " %02x%02x".formatted(bytes[11] & 0xff, bytes[10] & 0xff).toUpperCase(Locale.ROOT);
    int made = bytes[17] & 0xff;
    return new Machine.Screen(
        MAKERS.getOrDefault(code, code),
        model,
        serial(bytes),
        made < 3 || made == 0xff ? null : (Integer) (1990 + made),
        size(bytes, true),
        size(bytes, false));
  }

  private static String maker(byte[] bytes) {
    int word = (bytes[8] & 0xff) << 8 | bytes[9] & 0xff;
    var code = new StringBuilder();
    for (int shift = 10; shift >= 0; shift -= 5) {
      int letter = word >> shift & 31;
      code.append(letter == 0 || letter > 26 ? '?' : (char) ('A' - 1 + letter));
    }
    return code.toString();
  }

  /** The text that stands on the label; else the number, which many makers leave at a dummy. */
  private static @Nullable String serial(byte[] bytes) {
    var text = Values.serial(descriptor(bytes, 0xff));
    if (text != null) return text;
    long number = 0;
    for (int i = 15; i >= 12; i--) number = number << 8 | bytes[i] & 0xff;
    boolean dummy = number < 256 || number == 0x01010101L || number == 0xffffffffL;
    return dummy ? null : Values.serial(Long.toString(number));
  }

  private static @Nullable String descriptor(byte[] bytes, int tag) {
    for (int at = 54; at <= 108; at += 18) {
      if (bytes[at] != 0 || bytes[at + 1] != 0 || (bytes[at + 3] & 0xff) != tag) continue;
      var text = new String(bytes, at + 5, 13, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\n');
      return Values.clean(end < 0 ? text : text.substring(0, end));
    }
    return null;
  }

  /** In mm from the first detailed timing; else in whole cm. */
  private static @Nullable Integer size(byte[] bytes, boolean wide) {
    boolean timing = bytes[54] != 0 || bytes[55] != 0;
    int low = bytes[wide ? 66 : 67] & 0xff;
    int high = bytes[68] & 0xff;
    int exact = (wide ? high >> 4 : high & 15) << 8 | low;
    int rough = (bytes[wide ? 21 : 22] & 0xff) * 10;
    // Some makers write the aspect (160 x 90) where the size should stand.
    if (timing && exact > 0 && (rough == 0 || Math.abs(exact - rough) <= 20)) return exact;
    return rough == 0 ? null : (Integer) rough;
  }
}
