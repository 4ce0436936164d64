package org.greenclassroom.editions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of an edition, of which the hash is taken: one statement a line, each value
 * with its length before it, so that no value can look like two. Decision 0089 describes it.
 */
final class Canon {
  private Canon() {}

  static String text(
      Edition edition, List<Frozen> figures, Map<String, Map<String, String>> passages) {
    var text = new StringBuilder("green-classroom edition 1\n");
    line(text, "kind", edition.kind().name());
    line(text, "subject", edition.subject());
    line(text, "period", edition.since() + "/" + edition.until());
    line(text, "drawn", edition.drawnAt().toString());
    line(text, "method", edition.method());
    line(text, "coefficients", edition.setVersion(), edition.setHash());
    line(text, "random", "" + edition.seed(), "" + edition.runs());
    line(text, "code", edition.codeVersion());
    line(text, "corrects", said(edition.corrects()), said(edition.reason()));
    for (var figure : figures)
      line(
          text,
          "figure",
          "" + figure.nth(),
          figure.chapter(),
          figure.code(),
          figure.part(),
          figure.unit().name(),
          figure.basis().name(),
          figure.sums() ? "sums" : "overlaps",
          "" + figure.amount(),
          said(figure.low()),
          said(figure.high()),
          "" + figure.lines(),
          figure.sha256());
    passages.forEach((language, places) ->
        places.forEach((place, words) -> line(text, "words", language, place, words)));
    return text.toString();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void line(StringBuilder text, String what, String... values) {
    text.append(what);
    for (var value : values)
      text.append(' ')
          .append(value.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(value);
    text.append('\n');
  }
}
