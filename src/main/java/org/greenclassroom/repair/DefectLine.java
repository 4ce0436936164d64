package org.greenclassroom.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/**
 * One line from the keyboard: codes with blanks or commas between them, each with another severity
 * than the usual one behind a stroke where needed. {@code sc2 kb1/c ba1}.
 */
final class DefectLine {
  private static final int MOST = 20;

  private DefectLine() {}

  record Named(DefectCode code, Severity severity) {}

  static List<Named> read(String typed) {
    var named = new ArrayList<Named>();
    for (var word : typed.strip().split("[\\s,;，、；]+")) {
      if (word.isEmpty()) continue;
      int stroke = word.indexOf('/');
      var code =
          DefectCode.coded(stroke < 0 ? word : word.substring(0, stroke))
              .orElseThrow(() -> new Refusal("repair.refusal.unknown-code", word));
      named.add(
          new Named(code, stroke < 0 ? code.usual() : severity(word, word.substring(stroke + 1))));
    }
    if (named.isEmpty()) throw new Refusal("repair.refusal.no-code");
    if (named.size() > MOST) throw new Refusal("repair.refusal.too-many-codes", MOST);
    return List.copyOf(named);
  }

  private static Severity severity(String word, String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "c" -> Severity.COSMETIC;
      case "l" -> Severity.LIMITING;
      case "b" -> Severity.BLOCKING;
      default -> throw new Refusal("repair.refusal.unknown-severity", word);
    };
  }
}
