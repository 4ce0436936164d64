package org.greenclassroom.lists;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a serial number is worth, and in which form two of them are compared. */
public final class Serials {
  /**
   * Texts that makers leave where a serial number, a maker or a model should stand: the union of
   * what GLPI agent, eReuse and Fleet skip, with the words people type for "none".
   */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "na",
          "none",
          "unknown",
          "notspecified",
          "notpresent",
          "notavailable",
          "notinstalled",
          "notapplicable",
          "defaultstring",
          "default",
          "systemserialnumber",
          "systemproductname",
          "systemmanufacturer",
          "systemversion",
          "chassisserialnumber",
          "baseboardserialnumber",
          "noassettag",
          "assettag",
          "noassetinformation",
          "badindex",
          "outofspec",
          "tobefilledbyoem",
          "tobefilledbyoemtobefilledbyoem",
          "oem",
          "invalid",
          "empty",
          "null",
          "nil",
          "redacted",
          "serialnumber",
          "skunumber",
          "typeproductname",
          "bss0123456789",
          "sn123456789abc",
          "0123456789",
          "0123456789abcdef",
          "nomodel",
          "nomaker",
          "undefined",
          "无",
          "没有",
          "未知",
          "不详",
          "不明",
          "暂无",
          "待定",
          "neant",
          "inconnu",
          "inconnue",
          "aucun",
          "sans",
          "nonrenseigne",
          "nc",
          "nd");

  private static final Pattern PLACEHOLDER_SHAPES =
      Pattern.compile("0+|f+|x+|(sernum|partnum|modulepartnumber)\\w*");

  private static final String COUNTING = "1234567890123456789012345678901234567890";

  /** Excel writes a long number that it took for a quantity in this form, digits lost. */
  private static final Pattern EXCEL_NUMBER = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{1,3}");

  private static final Map<String, String> ONE_MAKER =
      Map.ofEntries(
          Map.entry("hewlettpackard", "hp"),
          Map.entry("惠普", "hp"),
          Map.entry("联想", "lenovo"),
          Map.entry("戴尔", "dell"),
          Map.entry("华硕", "asus"),
          Map.entry("asustek", "asus"),
          Map.entry("宏碁", "acer"),
          Map.entry("宏基", "acer"),
          Map.entry("苹果", "apple"),
          Map.entry("华为", "huawei"),
          Map.entry("小米", "xiaomi"),
          Map.entry("timi", "xiaomi"),
          Map.entry("东芝", "toshiba"),
          Map.entry("三星", "samsung"),
          Map.entry("富士通", "fujitsu"),
          Map.entry("神舟", "hasee"),
          Map.entry("同方", "tongfang"),
          Map.entry("方正", "founder"),
          Map.entry("微软", "microsoft"));

  private static final Pattern COMPANY_WORDS =
      Pattern.compile(
          "(?i)\\b(inc|incorporated|corp|corporation|co|ltd|limited|llc|gmbh|sas|sa|computers?|"
              + "international|electronics|group|company)\\b");

  private static final Pattern MINUS_ONE = Pattern.compile("-\\d+");
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00a0\\u200b-\\u200f\\u2060\\ufeff]+");

  private Serials() {}

  public static boolean isPlaceholder(String text) {
    var stripped = Text.strip(Text.nfkc(text));
    if (MINUS_ONE.matcher(stripped).matches()) return true; // "-1" is a placeholder too
    var word = Text.word(stripped);
    return word.isEmpty()
        || PLACEHOLDERS.contains(word)
        || PLACEHOLDER_SHAPES.matcher(word).matches()
        || (word.length() >= 7 && COUNTING.startsWith(word));
  }

  /** A drive's number of one to three characters is a slot or a card reader, not an identity. */
  public static boolean isNoDriveSerial(String text) {
    return isPlaceholder(text) || Text.word(text).length() < 4;
  }

  public static boolean isExcelNumber(String text) {
    var plain = Text.nfkc(text);
    return plain.indexOf('+') > 0 && EXCEL_NUMBER.matcher(plain).matches();
  }

  /** For comparing: NFKC, upper case, no blanks. The original is kept beside it. */
  public static String match(String serial) {
    return BLANKS.matcher(Text.nfkc(serial)).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** One name for one maker: "Hewlett-Packard", "HP Inc." and "惠普" compare equal. */
  public static String maker(String maker) {
    var plain = Text.nfkc(maker).replace(".", " ");
    var word = Text.word(COMPANY_WORDS.matcher(plain).replaceAll(" "));
    return ONE_MAKER.getOrDefault(word, word);
  }
}
