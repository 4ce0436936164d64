package org.greenclassroom.distance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/**
 * The list of participants that a platform writes, reduced to numbers before anything is kept:
 * names, addresses and accounts in it go no further than this method, not even into a log. It
 * counts adults' connections; a class joins as one screen and is counted by its teacher (ED-08).
 *
 * @param adults lines with a time
 * @param longest minutes of who stayed longest
 * @param together minutes of all
 */
record Participants(int adults, int longest, int together) {
  private static final int MOST_BYTES = 1_000_000;
  private static final int MOST_LINES = 2_000;

  /** How the platforms head the column of minutes or of a duration. */
  private static final Pattern DURATION =
      Pattern.compile("duration|minutes|时长|durée|duree|online time|total time");

  /** Platforms put a title and the meeting's number above the list. */
  private static final int MOST_HEADERS = 12;

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d+)\\s*(?:h|hours?|小时|时|heures?))?\\s*(?:(\\d+)\\s*(?:m|min|minutes?|分钟|分))?\\s*"
              + "(?:(\\d+)\\s*(?:s|sec|seconds?|秒|secondes?))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(?:[.,]\\d+)?");

  static Participants read(byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES)
      throw new Refusal("distance.refusal.participants");
    int column = -1;
    int headers = 0;
    int adults = 0;
    int longest = 0;
    int together = 0;
    for (var record : records(text(file))) {
      var cells = record.getFields();
      if (column < 0) {
        column = durationOf(cells);
        if (++headers > MOST_HEADERS) break;
        continue;
      }
      if (column >= cells.size()) continue;
      int minutes = minutes(cells.get(column));
      if (minutes < 0) continue; // a sum below the list, an empty line
      if (++adults > MOST_LINES) throw new Refusal("distance.refusal.participants");
      longest = Math.max(longest, minutes);
      together += minutes;
    }
    // what could not be read is not repeated in the refusal: it may be a name
    if (column < 0 || adults == 0) throw new Refusal("distance.refusal.participants");
    return new Participants(adults, longest, together);
  }

  private static List<CsvRecord> records(String text) {
    char delimiter =
        text.indexOf('\t') >= 0
            ? '\t'
            : text.indexOf(';') > text.indexOf(',') && text.indexOf(',') < 0 ? ';' : ',';
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      return reader.stream().toList();
    } catch (java.io.IOException | RuntimeException unreadable) {
      throw new Refusal("distance.refusal.participants");
    }
  }

  private static int durationOf(List<String> cells) {
    for (int i = 0; i < cells.size(); i++)
      if (DURATION.matcher(cells.get(i).toLowerCase(Locale.ROOT)).find()) return i;
    return -1;
  }

  /** Whole minutes, begun ones too; -1: no duration. */
  static int minutes(String cell) {
    var said = cell.strip().toLowerCase(Locale.ROOT);
    if (said.isEmpty()) return -1;
    var clock = CLOCK.matcher(said);
    if (clock.matches())
      return clock.group(3) == null
          ? Integer.parseInt(clock.group(1)) + (clock.group(2).equals("00") ? 0 : 1)
          : Integer.parseInt(clock.group(1)) * 60
              + Integer.parseInt(clock.group(2))
              + (clock.group(3).equals("00") ? 0 : 1);
    if (NUMBER.matcher(said).matches())
      return (int) Math.ceil(Double.parseDouble(said.replace(',', '.')));
    var parts = PARTS.matcher(said);
    if (!parts.matches()) return -1;
    return number(parts.group(1)) * 60
        + number(parts.group(2))
        + (number(parts.group(3)) > 0 ? 1 : 0);
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null || digits.length() > 5 ? 0 : Integer.parseInt(digits);
  }

  /** UTF-8 with or without a mark, UTF-16 with one, else what Chinese Windows writes. */
  private static String text(byte[] file) {
    if (file.length > 1 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE)
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
    if (file.length > 1 && (file[0] & 0xFF) == 0xFE && (file[1] & 0xFF) == 0xFF)
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
    for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030")))
      try {
        var text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException another) {
        // the next one
      }
    throw new Refusal("distance.refusal.participants");
  }
}
