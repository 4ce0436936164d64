package org.greenclassroom.frame;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The shapes and widths of letters in the face of our papers, also Chinese, for what is not a PDF:
 * pictures of text for printers that have no such font. No font of the machine is asked.
 */
@Component
public class Glyphs {
  private volatile @Nullable Face face;

  private record Face(TrueTypeFont font, CmapLookup letters, double unit) {
    int glyph(int letter) {
      return letters.getGlyphId(letter);
    }

    double advance(int letter) throws IOException {
      int glyph = glyph(letter);
      return glyph == 0 ? 1 : font.getAdvanceWidth(glyph) / unit;
    }
  }

  /** How wide a text is when its letters are this high. */
  public double width(String text, double size) {
    var known = face();
    double width = 0;
    try {
      for (int letter : text.codePoints().toArray()) width += known.advance(letter);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return width * size;
  }

  /** The text in at most so many lines of this width; what does not fit ends in "…". */
  public List<String> lines(String text, double size, double width, int most) {
    var lines = new ArrayList<String>();
    var rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most) {
      int end = fitting(rest, size, width);
      if (end == rest.length()) {
        lines.add(rest);
        return lines;
      }
      if (lines.size() == most - 1) {
        int cut = fitting(rest, size, width - width("…", size));
        lines.add(rest.substring(0, cut).strip() + "…");
        return lines;
      }
      int blank = rest.lastIndexOf(' ', end);
      int cut = blank > 0 && end < rest.length() ? blank : end;
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    return lines;
  }

  /** How many of its characters fit; at least one. */
  private int fitting(String text, double size, double width) {
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (end > 0 && width(text.substring(0, next), size) > width) break;
      end = next;
    }
    return end;
  }

  /**
   * @throws Refusal naming the first character that the face does not have
   */
  public void check(String text) {
    var known = face();
    for (int letter : text.codePoints().toArray())
      if (known.glyph(letter) == 0 && !Character.isWhitespace(letter))
        throw new Refusal("frame.refusal.glyph", Character.toString(letter));
  }

  /**
   * The outline of a line of text, to be filled, its baseline beginning at 0, 0.
   *
   * @throws Refusal naming the first character that the face does not have
   */
  public Path2D outline(String text, double size) {
    check(text);
    var known = face();
    var line = new Path2D.Double();
    double at = 0;
    try {
      for (int letter : text.codePoints().toArray()) {
        int glyph = known.glyph(letter);
        var shape = known.font().getGlyph().getGlyph(glyph);
        if (shape != null && !Character.isWhitespace(letter)) {
          var place = AffineTransform.getTranslateInstance(at, 0);
          place.scale(size / known.unit(), -size / known.unit());
          line.append(shape.getPath().getPathIterator(place), false);
        }
        at += known.advance(letter) * size;
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return line;
  }

  private Face face() {
    var known = face;
    if (known == null) {
      try {
        var font =
            new TTFParser().parse(new RandomAccessReadBuffer(Paper.font("noto-sans-sc-regular")));
        known = new Face(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      face = known;
    }
    return known;
  }
}
