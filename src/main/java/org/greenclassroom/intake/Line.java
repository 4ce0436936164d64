package org.greenclassroom.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.lists.Serials;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/**
 * One line as it was scanned, typed or pasted.
 *
 * @param id made when it was scanned; posted twice, it counts once
 * @param typed the number on the machine; empty for a thing without one
 * @param tag the label it wears already, when that was scanned with it
 * @param item the announced line that a person chose; null: found by the number
 * @param anew a person looked: it is another machine than the one found
 * @param kind what is being scanned, when that was said beforehand
 */
record Line(
    String id,
    String typed,
    @Nullable String tag,
    @Nullable Long item,
    boolean anew,
    @Nullable DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    Instant at) {
  /** More would be a file, not a list. */
  static final int MOST = 5_000;

  private static final int LONGEST = 100;
  private static final Pattern AIM = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");
  private static final Pattern ENDS = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");
  private static final Pattern CELLS = Pattern.compile("[\\t,;，；、]+");

  /** The number and perhaps the label on one line of a pasted list. */
  record Cells(String typed, @Nullable String tag) {}

  /** Lines of a pasted list: a number, or a number and its label; several numbers are several. */
  static List<Cells> split(String text) {
    var lines = new ArrayList<Cells>();
    for (var line : ENDS.split(text)) {
      var cells =
          CELLS.splitAsStream(line).map(Line::clean).filter(cell -> !cell.isEmpty()).toList();
      if (cells.size() == 2 && Tag.looksLikeOne(cells.get(1)) && !Tag.looksLikeOne(cells.get(0)))
        lines.add(new Cells(cells.get(0), cells.get(1)));
      else for (var cell : cells) lines.add(new Cells(cell, null));
    }
    return lines;
  }

  /** Full-width letters made plain, without what a scanner puts around a code. */
  static String clean(String typed) {
    var text = Text.clean(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    return Text.cut(AIM.matcher(text).replaceFirst(""), LONGEST);
  }

  String number() {
    return clean(typed);
  }

  /** The form in which numbers are compared. */
  String match() {
    return Serials.match(number());
  }

  /** The same key that the header would give. */
  UUID key(long account, long session) {
    return UUID.nameUUIDFromBytes(
        (account + "/" + session + "/" + id).getBytes(StandardCharsets.UTF_8));
  }
}
