package org.greenclassroom.papers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;

/**
 * The one written form of a text and of a paper, over which their hashes are made. Decision 31
 * writes it down; what was once hashed is hashed alike for ever.
 */
final class Canon {
  private Canon() {}

  /** A party as the hash knows it. */
  record Bound(String role, @Nullable Long partner, String nameSeal) {}

  /** The words of a version, with their number of bytes before each. */
  static byte[] ofText(String kind, String prevails, Map<String, String> words) {
    var out = new ByteArrayOutputStream();
    line(out, "green-classroom text 1");
    line(out, "kind " + kind);
    line(out, "prevails " + prevails);
    for (var language : TextVersion.ORDER) {
      var text = words.get(language);
      if (text != null) words(out, language, text);
    }
    return out.toByteArray();
  }

  /** In whose name: absent from what was drawn before there were letterheads. */
  record Issued(String law, String letterhead) {}

  /** A paper: who, what, with which annex, in which words. */
  static byte[] ofPaper(
      String number,
      String kind,
      int version,
      String textHash,
      Instant drawnAt,
      String prevails,
      @Nullable Issued issued,
      List<Bound> parties,
      @Nullable String annex,
      List<String> languages,
      Map<String, String> words) {
    var out = new ByteArrayOutputStream();
    line(out, "green-classroom paper " + (issued == null ? 1 : 2));
    line(out, "number " + number);
    line(out, "kind " + kind);
    line(out, "text " + version + " " + textHash);
    line(out, "drawn " + drawnAt);
    line(out, "prevails " + prevails);
    if (issued != null) {
      line(out, "law " + issued.law());
      line(out, "letterhead " + issued.letterhead());
    }
    for (var party : parties)
      line(
          out,
          "party "
              + party.role()
              + " "
              + (party.partner() == null ? "-" : party.partner())
              + " "
              + party.nameSeal());
    line(out, "annex " + (annex == null ? "-" : annex));
    for (var language : languages) words(out, language, String.valueOf(words.get(language)));
    return out.toByteArray();
  }

  /** What binds a name that lies apart; the salt goes with the name. */
  static String sealOfName(String salt, String name) {
    return Files.sha256((salt + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What binds a signature: the name, and the hash of the drawing or the scan. */
  static String sealOfSignature(String salt, String name, @Nullable String pictureHash) {
    return Files.sha256(
        (salt + "\n" + name + "\n" + (pictureHash == null ? "-" : pictureHash) + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void line(ByteArrayOutputStream out, String line) {
    out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void words(ByteArrayOutputStream out, String language, String words) {
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    line(out, "words " + language + " " + bytes.length);
    out.writeBytes(bytes);
  }
}
