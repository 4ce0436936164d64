package org.greenclassroom.kernel;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A processor as people write it, on Intel's ladder: i5-4210U, "i5 4th gen", "酷睿 i5 第八代", "Ryzen 5
 * PRO 3500U".
 *
 * @param tier 1 for what stands below Core i3
 * @param generation null: not to be seen from what was written
 */
public record Cpu(int tier, @Nullable Integer generation) {
  private static final Pattern CORE = Pattern.compile("\\bi([3579])(?:\\s*-?\\s*(\\d{3,5}))?");
  private static final Pattern GENERATION =
      Pattern.compile(
          "(\\d{1,2})\\s*(?:st|nd|rd|th|e|ème|eme)?[\\s-]*(?:gen|gén)|第?\\s*(\\d{1,2})\\s*代");
  private static final Pattern CHINESE_GENERATION = Pattern.compile("第?(十?[一二三四五六七八九]|十)代");
  private static final Pattern RYZEN =
      Pattern.compile("(?:ryzen|锐龙)\\s*([3579])\\s*(?:pro)?\\s*-?\\s*(?:(\\d)\\d{3})?");
  private static final Pattern ULTRA = Pattern.compile("ultra\\s*([579])");
  private static final Pattern APPLE = Pattern.compile("apple\\s*m\\d|\\bm[1-9]\\s*(?:pro|max)\\b");
  private static final Pattern SMALL =
      Pattern.compile(
          "celeron|pentium|\\batom\\b|core\\s*2|core\\s*duo|athlon|sempron|赛扬|奔腾|凌动|\\bm3\\b");

  /** What can be seen from these words; null: nothing. */
  public static @Nullable Cpu read(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    if (text.isEmpty()) return null;
    var ultra = ULTRA.matcher(text);
    if (ultra.find()) return new Cpu(Integer.parseInt(ultra.group(1)), 14);
    if (APPLE.matcher(text).find()) return new Cpu(9, 11); // the first came in 2020
    var ryzen = RYZEN.matcher(text);
    // the first Ryzen came with Intel's seventh generation, in 2017
    if (ryzen.find())
      return new Cpu(
          Integer.parseInt(ryzen.group(1)),
          ryzen.group(2) == null ? null : Integer.valueOf(Integer.parseInt(ryzen.group(2)) + 6));
    var core = CORE.matcher(text);
    if (core.find())
      return new Cpu(
          Integer.parseInt(core.group(1)),
          core.group(2) == null ? said(text) : Integer.valueOf(numbered(core.group(2))));
    return SMALL.matcher(text).find() ? new Cpu(1, said(text)) : null;
  }

  /** Intel's numbers: 520 is the first, 4210 the fourth, 1135 and 11500 the eleventh generation. */
  private static int numbered(String number) {
    if (number.length() == 3) return 1;
    boolean two = number.length() == 5 || number.startsWith("1");
    return Integer.parseInt(number.substring(0, two ? 2 : 1));
  }

  private static @Nullable Integer said(String text) {
    var said = GENERATION.matcher(text);
    if (said.find()) return Integer.valueOf(said.group(1) == null ? said.group(2) : said.group(1));
    var chinese = CHINESE_GENERATION.matcher(text);
    if (!chinese.find()) return null;
    var word = chinese.group(1);
    var ones = List.of("", "一", "二", "三", "四", "五", "六", "七", "八", "九");
    return word.startsWith("十") ? 10 + ones.indexOf(word.substring(1)) : ones.indexOf(word);
  }

  /** Whether it stands at least there; null: cannot be said. */
  public @Nullable Boolean reaches(int wantedTier, int wantedGeneration) {
    if (tier < wantedTier) return false;
    return generation == null ? null : Boolean.valueOf(generation >= wantedGeneration);
  }
}
