package org.greenclassroom.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;

/**
 * How the characters of a text file were written; found out, never asked.
 *
 * <p>In this order: a byte order mark; zero bytes, which only UTF-16 has; strict UTF-8; strict
 * GB18030, which contains GBK and GB2312. A French Excel writes windows-1252, which can be told
 * from GB18030 only by the sense it makes, so it is taken when the heading row makes more sense in
 * it. Statistical detectors guess wrong on short lists.
 *
 * @param mark how many bytes of byte order mark come first
 * @param lines how many lines the file has
 * @param endsWithNewline whether the last line was finished
 */
record Encoding(Charset charset, int mark, long lines, boolean endsWithNewline) {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int HEAD = 64 * 1024;

  /** Accented headings of spreadsheets that list no devices: of years, schools and people. */
  private static final Set<String> FRENCH =
      Set.of(
          "annee",
          "ecole",
          "etablissement",
          "eleves",
          "benevoles",
          "activites",
          "lecons",
          "mecene",
          "societe",
          "annees",
          "beneficiaires",
          "journee",
          "donnees",
          "duree");

  static Encoding of(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (begins(head, 0xEF, 0xBB, 0xBF)) return scan(file, StandardCharsets.UTF_8, 3).orRefuse();
    if (begins(head, 0xFF, 0xFE)) return scan(file, StandardCharsets.UTF_16LE, 2).orRefuse();
    if (begins(head, 0xFE, 0xFF)) return scan(file, StandardCharsets.UTF_16BE, 2).orRefuse();
    int[] zeros = zeros(head);
    if (zeros[0] + zeros[1] > 0) {
      // Text in UTF-16 has a zero in at least every delimiter, digit and line end, and nearly all
      // of them on one side. Anything else with zero bytes is no text.
      int more = Math.max(zeros[0], zeros[1]);
      int less = Math.min(zeros[0], zeros[1]);
      if (more * 50 < head.length || less * 20 > more)
        throw new Refusal("lists.refusal.not-a-list");
      var charset = zeros[1] >= zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      return scan(file, charset, 0).orRefuse();
    }
    var utf8 = scan(file, StandardCharsets.UTF_8, 0);
    if (utf8.whole()) return utf8.encoding();
    // Three good multi-byte characters before the first bad one are no accident: this is UTF-8
    // that was damaged, and reading it as GB18030 would turn every name into another.
    if (utf8.beyondAscii() >= 3) return utf8.orRefuse();
    var gb18030 = scan(file, GB18030, 0);
    if (latinMakesMoreSense(head)) {
      var latin = scan(file, WINDOWS_1252, 0);
      if (latin.whole()) return latin.encoding();
    }
    if (gb18030.whole()) return gb18030.encoding();
    return (gb18030.line() >= utf8.line() ? gb18030 : utf8).orRefuse();
  }

  Reader open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    in.skipNBytes(mark);
    return new InputStreamReader(in, charset);
  }

  /** What a page calls it. */
  String label() {
    return charset.name() + (mark > 0 ? " (BOM)" : "");
  }

  private static boolean latinMakesMoreSense(byte[] head) {
    int latin = sense(new String(head, WINDOWS_1252), true);
    return latin > 0 && latin > sense(new String(head, GB18030), false);
  }

  /** How many headings of the first lines are known; 0 if only unaccented ones are. */
  private static int sense(String head, boolean accented) {
    int best = 0;
    for (var line : head.lines().limit(10).toList()) {
      var cells = List.of(line.split("[,;\t]", -1));
      boolean beyondAscii =
          cells.stream().anyMatch(c -> isHeading(c) && c.chars().anyMatch(ch -> ch > 127));
      int french = (int) cells.stream().map(Text::word).filter(FRENCH::contains).count();
      if (!accented || beyondAscii) best = Math.max(best, Heading.score(cells) + french);
    }
    return best;
  }

  private static boolean isHeading(String cell) {
    return Column.named(cell) != null || FRENCH.contains(Text.word(cell));
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) return false;
    for (int i = 0; i < bytes.length; i++) if ((head[i] & 0xFF) != bytes[i]) return false;
    return true;
  }

  /** Zero bytes at even and at odd places. */
  private static int[] zeros(byte[] head) {
    var zeros = new int[2];
    for (int i = 0; i < head.length; i++) if (head[i] == 0) zeros[i & 1]++;
    return zeros;
  }

  /** What one decoder made of the whole file: the first bad line, or none. */
  private record Scan(
      Encoding encoding, boolean whole, boolean cutAtEnd, long line, long beyondAscii) {
    Encoding orRefuse() {
      if (whole) return encoding;
      throw new Refusal(
          cutAtEnd ? "lists.refusal.character-cut" : "lists.refusal.undecodable",
          line,
          encoding.charset.name());
    }
  }

  private static Scan scan(Path file, Charset charset, int mark) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(HEAD);
    var chars = CharBuffer.allocate(HEAD);
    long breaks = 0;
    long beyondAscii = 0;
    char last = '\n';
    boolean any = false;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(mark);
      for (boolean end = false; !end; ) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        if (!end) bytes.position(bytes.position() + read);
        bytes.flip();
        while (true) {
          var result = decoder.decode(bytes, chars, end);
          chars.flip();
          while (chars.hasRemaining()) {
            char c = chars.get();
            any = true;
            if (c == '\r' || (c == '\n' && last != '\r')) breaks++;
            if (c > 127) beyondAscii++;
            last = c;
          }
          chars.clear();
          if (result.isError()) {
            // A decoder that was promised no more bytes finds a beginning only: cut in half.
            boolean cut = end && result.isMalformed() && result.length() == bytes.remaining();
            return new Scan(
                new Encoding(charset, mark, breaks + 1, false),
                false,
                cut,
                breaks + 1,
                beyondAscii);
          }
          if (result.isUnderflow()) break;
        }
        bytes.compact();
      }
    }
    boolean ends = any && (last == '\n' || last == '\r');
    long lines = !any ? 0 : ends ? breaks : breaks + 1;
    return new Scan(new Encoding(charset, mark, lines, ends), true, false, 0, beyondAscii);
  }
}
