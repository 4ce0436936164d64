package org.greenclassroom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The characters our fonts for paper have, and which of them share a picture. */
final class Letters {
  private static final Pattern RANGE =
      Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>");
  private static final Pattern RANGES =
      Pattern.compile("\\d+ beginbfrange\\s+(.*?)\\s+endbfrange", Pattern.DOTALL);

  private final BitSet known;
  private final Map<Integer, Integer> radicals;

  private Letters(BitSet known, Map<Integer, Integer> radicals) {
    this.known = known;
    this.radicals = radicals;
  }

  static Letters of(InputStream chinese, InputStream latin) {
    try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(chinese));
        var other = new TTFParser().parse(new RandomAccessReadBuffer(latin))) {
      var glyphs = parsed.getUnicodeCmapLookup();
      var more = other.getUnicodeCmapLookup();
      var known = new BitSet(0x30000);
      for (int letter = 0x20; letter < 0x30000; letter++)
        if (glyphs.getGlyphId(letter) > 0 || more.getGlyphId(letter) > 0) known.set(letter);
      var radicals = new HashMap<Integer, Integer>();
      for (int radical = 0x2E80; radical < 0x2FE0; radical++) {
        var shared = known.get(radical) ? glyphs.getCharCodes(glyphs.getGlyphId(radical)) : null;
        if (shared == null) continue;
        for (int letter : shared)
          if (letter >= 0x3400 && letter <= 0x9FFF) radicals.put(radical, letter);
      }
      return new Letters(known, radicals);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The first character that cannot be printed; null when all can. */
  @Nullable String firstMissing(String text) {
    return text.codePoints()
        .filter(letter -> !Character.isWhitespace(letter) && !known.get(letter))
        .mapToObj(Character::toString)
        .findFirst()
        .orElse(null);
  }

  /**
   * Makes the text of a PDF findable. Our font draws 日 and the radical ⽇ with one picture, and the
   * PDF library says of such a picture the lower of the two, so that a search for 日 finds nothing.
   */
  void makeFindable(PDDocument document) throws IOException {
    for (var key : document.getDocument().getXrefTable().keySet())
      if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSDictionary font
          && font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream meanings)
        unify(meanings);
  }

  private void unify(COSStream meanings) throws IOException {
    String before;
    try (var stream = meanings.createInputStream()) {
      before = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }
    var after = RANGES.matcher(before).replaceAll(block -> unified(block.group(1)));
    try (var stream = meanings.createOutputStream(COSName.FLATE_DECODE)) {
      stream.write(after.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** One line for each glyph: what followed each other as radicals does not as letters. */
  private String unified(String ranges) {
    var lines = new StringBuilder();
    int count = 0;
    var blocks = new StringBuilder();
    var range = RANGE.matcher(ranges);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1), 16);
      int last = Integer.parseInt(range.group(2), 16);
      int meaning = Integer.parseInt(range.group(3), 16);
      for (int glyph = first; glyph <= last; glyph++, meaning++) {
        lines.append("<%04X> <%04X>%n".formatted(glyph, radicals.getOrDefault(meaning, meaning)));
        if (++count == 100) { // no more in one block, says the CMap format
          blocks.append(block(count, lines));
          lines.setLength(0);
          count = 0;
        }
      }
    }
    if (count > 0) blocks.append(block(count, lines));
    return blocks.toString().strip();
  }

  private static String block(int count, CharSequence lines) {
    return count + " beginbfchar\n" + lines + "endbfchar\n";
  }
}
