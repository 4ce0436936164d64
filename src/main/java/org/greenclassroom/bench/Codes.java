package org.greenclassroom.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.custody.Tag;

/**
 * What scanners send and people paste. Pure; {@code frame/codes.js} reads a burst in the same way.
 */
final class Codes {
  /** More would be a file, not a list. */
  static final int MOST = 500;

  private static final Pattern BETWEEN = Pattern.compile("[\\r\\n\\t,;，；、]+");
  private static final Pattern BEFORE_ADDRESS = Pattern.compile("(?i)(?<=.)(?=https?://)");
  private static final Pattern AIM = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");
  private static final Pattern RIM = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final int TAG = 8;

  /** Scanners are set to put so much before and after a code, not more. */
  private static final int SLACK = 4;

  private static final int LONGEST = 200;

  private Codes() {}

  /** The codes of a list or a burst, in order: one per line, or glued together. */
  static List<String> split(String text) {
    var codes = new ArrayList<String>();
    for (var line : BETWEEN.split(text))
      for (var part : BEFORE_ADDRESS.split(line)) {
        var one = part.strip();
        if (!one.isEmpty()) codes.addAll(glued(one));
      }
    return codes;
  }

  /** Several tags without a gap. */
  private static List<String> glued(String text) {
    var letters = text.replaceAll("[-–_\\s]", "");
    if (letters.length() <= TAG || letters.length() % TAG != 0) return List.of(text);
    var tags = new ArrayList<String>();
    for (int at = 0; at < letters.length(); at += TAG) {
      var one = letters.substring(at, at + TAG);
      if (!Tag.looksLikeOne(one)) return List.of(text);
      tags.add(one);
    }
    return tags;
  }

  /** Without what the scanner or the code's form put around it. */
  static String clean(String typed) {
    var text = typed.replaceAll("\\p{Cntrl}", "").strip();
    text = AIM.matcher(text).replaceFirst("");
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      text = text.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
      text = text.substring(text.lastIndexOf('/') + 1);
    }
    text = RIM.matcher(text).replaceAll("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static Optional<Tag> tag(String code) {
    return Tag.looksLikeOne(code) ? Optional.of(Tag.parse(code)) : Optional.empty();
  }

  /** Eight characters that a person or a dirty label may have got wrong. */
  static boolean readsLikeATag(String code) {
    return code.replaceAll("[-–_\\s]", "").matches("[0-9A-Za-z]{8}");
  }

  /** Tags inside a longer text: a scanner may be set to send letters before or after the code. */
  static Set<Tag> inside(String code) {
    var found = new LinkedHashSet<Tag>();
    var letters = code.replaceAll("[-–_\\s]", "");
    if (letters.length() > TAG + 2 * SLACK) return found;
    for (int at = 0; at + TAG <= letters.length() && at <= SLACK; at++)
      if (letters.length() - at - TAG <= SLACK)
        tag(letters.substring(at, at + TAG)).ifPresent(found::add);
    return found;
  }
}
