package org.greenclassroom.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser in words, as far as it says what it is; products keep their names in every language.
 *
 * @param program null: not known
 * @param system null: not known
 */
record Browser(@Nullable String program, @Nullable String system) {
  /** The first that is found counts: browsers call themselves by each other's names. */
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("MicroMessenger/", "WeChat");
    PROGRAMS.put("QQBrowser/", "QQ");
    PROGRAMS.put("QQ/", "QQ");
    PROGRAMS.put("Edg", "Edge");
    PROGRAMS.put("OPR/", "Opera");
    PROGRAMS.put("SamsungBrowser/", "Samsung Internet");
    PROGRAMS.put("Firefox/", "Firefox");
    PROGRAMS.put("FxiOS/", "Firefox");
    PROGRAMS.put("Chrome/", "Chrome");
    PROGRAMS.put("CriOS/", "Chrome");
    PROGRAMS.put("Safari/", "Safari");
    SYSTEMS.put("HarmonyOS", "HarmonyOS");
    SYSTEMS.put("OpenHarmony", "HarmonyOS");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Macintosh", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  static Browser of(String says) {
    return new Browser(first(PROGRAMS, says), first(SYSTEMS, says));
  }

  private static @Nullable String first(Map<String, String> names, String says) {
    return names.entrySet().stream()
        .filter(each -> says.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Both, one, or nothing. */
  public String words() {
    if (program == null) return system == null ? "" : system;
    return system == null ? program : program + " · " + system;
  }
}
