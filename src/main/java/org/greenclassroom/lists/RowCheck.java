package org.greenclassroom.lists;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** Judges one row by itself; what only the whole list or the book can tell is found later. */
final class RowCheck {
  static final int CELL_LIMIT = 500;
  private static final Pattern BETWEEN_DRIVES = Pattern.compile("[|;；、\\r\\n]+");
  private static final Pattern QUANTITY =
      Pattern.compile("(?i)^([0-9]+(?:[.,][0-9]+)?)\\s*(\\p{L}*)$");

  private static final Pattern ONE = Pattern.compile("0*1([.,]0+)?(\\D.*)?");
  private static final Pattern DASHES = Pattern.compile("[-–—/\\\\]+");
  private static final Pattern NEGATIVE = Pattern.compile("-+|-?\\d+([.,]\\d+)?");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int REMEMBERED = 1_000;

  private final Heading heading;
  private final int width;
  private final boolean[] personal;

  /** A donor writes the same few kinds and makers over and over. */
  private final Map<String, Optional<DeviceKind>> kinds = new HashMap<>();

  private final Map<String, String> makers = new HashMap<>();
  private final Map<String, Boolean> placeholders = new HashMap<>();

  RowCheck(Heading heading) {
    this.heading = heading;
    this.width = heading.width();
    this.personal = new boolean[heading.headings().size()];
    for (int i = 0; i < personal.length; i++)
      personal[i] =
          !heading.places().containsValue(i) && PersonalHeadings.is(heading.headings().get(i));
  }

  private static <V> V remembered(Map<String, V> known, String text, Function<String, V> found) {
    var already = known.get(text);
    if (already != null) return already;
    var now = found.apply(text);
    if (known.size() < REMEMBERED) known.put(text, now);
    return now;
  }

  Announced check(Cells cells) {
    var shape = shape(cells);
    var row = new Row(cells);
    if (shape != null) return row.refused(shape);
    return row.judged();
  }

  private @Nullable Remark shape(Cells cells) {
    int count = cells.values().size();
    if (cells.values().isEmpty()) return Remark.of(Flaw.CUT_OFF);
    if (!cells.ragged() && count < width)
      return cells.cut() ? Remark.of(Flaw.CUT_OFF) : Remark.of(Flaw.TOO_FEW_CELLS, count, width);
    for (int i = heading.headings().size(); i < count; i++)
      if (!Text.strip(cells.values().get(i)).isEmpty())
        return Remark.of(Flaw.TOO_MANY_CELLS, count, width);
    for (int i = 0; i < Math.min(count, heading.headings().size()); i++)
      if (cells.values().get(i).length() > CELL_LIMIT)
        return Remark.of(Flaw.CELL_TOO_LONG, heading.headings().get(i), CELL_LIMIT);
    return null;
  }

  /** One row under judgement. */
  private final class Row {
    private final Cells cells;
    private final List<Remark> remarks = new ArrayList<>();

    Row(Cells cells) {
      this.cells = cells;
    }

    Announced refused(Remark remark) {
      return new Announced(
          cells.line(),
          Verdict.REFUSED,
          List.of(remark),
          written(),
          null,
          DeviceKind.OTHER,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null);
    }

    Announced judged() {
      var quantity = text(Column.QUANTITY);
      if (quantity != null && !ONE.matcher(quantity).matches())
        return refused(Remark.of(Flaw.SEVERAL_DEVICES, Text.cut(quantity, 20)));
      var assetNumber = number(Column.ASSET_NUMBER);
      var kindWritten = text(Column.KIND);
      var maker = name(Column.MAKER);
      var model = name(Column.MODEL);
      int before = remarks.size();
      var serialWritten = number(Column.SERIAL);
      boolean serialSaid = serialWritten != null || remarks.size() > before;
      if (assetNumber == null
          && kindWritten == null
          && maker == null
          && model == null
          && !serialSaid) return refused(Remark.of(Flaw.NOTHING_IDENTIFIES));
      var kind = kind(kindWritten);
      var serial = serial(serialWritten);
      var cpu = text(Column.CPU);
      var memory = memory();
      var drives = drives();
      var state = text(Column.STATE);
      var donor = text(Column.DONOR);
      var grams = grams();
      return new Announced(
          cells.line(),
          remarks.stream().anyMatch(remark -> remark.flaw().verdict == Verdict.WARNED)
              ? Verdict.WARNED
              : Verdict.ACCEPTED,
          List.copyOf(remarks),
          written(),
          assetNumber,
          kind,
          maker,
          model,
          serial,
          serial == null ? null : Serials.match(serial),
          maker == null ? null : remembered(makers, maker, Serials::maker),
          cpu,
          memory,
          drives,
          state,
          donor,
          grams);
    }

    /** The cell on one line, null when blank; formulas and line breaks are remarked on. */
    private @Nullable String text(Column column) {
      var cell = heading.value(cells, column);
      if (cell == null) return null;
      var raw = Spreadsheet.meant(cell);
      var stripped = Text.strip(raw);
      if (stripped.isEmpty()) return null;
      var clean = Text.clean(raw);
      if (clean.isEmpty()) return null;
      // what was neither stripped nor cleaned has no line breaks
      if (clean != raw && Text.LINE_BREAKS.matcher(stripped).find())
        remark(Flaw.LINE_BREAK, heading.written(column), Text.cut(clean, 60));
      if (isFormula(raw, clean)) remark(Flaw.FORMULA, heading.written(column), Text.cut(clean, 60));
      if (Damage.hasInvisible(clean)) {
        remark(Flaw.INVISIBLE, heading.written(column));
        clean = Damage.visible(clean);
        if (clean.isEmpty()) return null;
      }
      return clean.length() < 10 && DASHES.matcher(clean).matches() ? null : clean;
    }

    /** What a spreadsheet would run instead of show; kept as text, and never run by us. */
    private static boolean isFormula(String raw, String clean) {
      char first = clean.charAt(0);
      if (raw.charAt(0) == '\t' || raw.charAt(0) == '\r') return true;
      if (first == '=' || first == '+' || first == '@') return true;
      return first == '-' && clean.length() > 1 && !NEGATIVE.matcher(clean).matches();
    }

    /** A number that tells one machine from another, as nearly as a spreadsheet left it. */
    private @Nullable String number(Column column) {
      var text = text(column);
      if (text == null || damaged(column, text)) return null;
      var number = withoutApostrophes(column, text);
      if (number != null && Damage.fullWidth(number))
        remark(Flaw.FULL_WIDTH, heading.written(column), Text.cut(number, 60));
      return number;
    }

    private @Nullable String withoutApostrophes(Column column, String text) {
      int from = Damage.apostrophe(text.charAt(0)) ? 1 : 0;
      int to = text.length();
      if (to > from && Damage.apostrophe(text.charAt(to - 1))) to--;
      if (from == 0 && to == text.length()) return text;
      remark(Flaw.APOSTROPHE, heading.written(column), Text.cut(text, 60));
      var bare = Text.strip(text.substring(from, to));
      return bare.isEmpty() ? null : bare;
    }

    private boolean damaged(Column column, String text) {
      var damage = Damage.of(text);
      if (damage == null) return false;
      remark(damage, heading.written(column), Text.cut(text, 60));
      return true;
    }

    private @Nullable String name(Column column) {
      var text = text(column);
      if (text == null) return null;
      // "3-Mar" is no model, "2020-01-01" no maker; a long number may well be a model's
      if (column == Column.MODEL && damaged(column, text)) return null;
      if (!remembered(placeholders, text, Serials::isPlaceholder) || DIGITS.matcher(text).matches())
        return text;
      remark(Flaw.PLACEHOLDER_NAME, heading.written(column), Text.cut(text, 60));
      return null;
    }

    private DeviceKind kind(@Nullable String written) {
      if (written == null) {
        // Without a column for it the whole file says nothing of kinds; that is told once.
        if (heading.has(Column.KIND)) remark(Flaw.KIND_MISSING);
        return DeviceKind.OTHER;
      }
      var kind = remembered(kinds, written, text -> Optional.ofNullable(Kinds.of(text)));
      if (kind.isPresent()) return kind.get();
      remark(Flaw.KIND_UNKNOWN, Text.cut(written, 60));
      return DeviceKind.OTHER;
    }

    private @Nullable String serial(@Nullable String written) {
      if (written == null) return null;
      if (!Serials.isPlaceholder(written)) return written;
      remark(Flaw.PLACEHOLDER_SERIAL, Text.cut(written, 60));
      return null;
    }

    private List<@Nullable String> drives() {
      var raw = heading.value(cells, Column.DRIVES);
      var drives = new ArrayList<@Nullable String>();
      if (raw == null) return drives;
      if (raw.strip().startsWith("=")) text(Column.DRIVES);
      for (var part : BETWEEN_DRIVES.split(raw)) {
        var drive = Text.clean(part);
        if (drive.isEmpty() || DASHES.matcher(drive).matches()) continue;
        if (damaged(Column.DRIVES, drive)) {
          drives.add(null);
        } else if (Serials.isNoDriveSerial(drive)) {
          remark(Flaw.PLACEHOLDER_DRIVE, Text.cut(drive, 60));
          drives.add(null);
        } else {
          drives.add(drive);
        }
      }
      return drives;
    }

    /** Megabytes. A bare number is gigabytes, unless the heading says otherwise or it is large. */
    private @Nullable Integer memory() {
      var text = text(Column.MEMORY);
      if (text == null) return null;
      var amount = QUANTITY.matcher(Text.nfkc(text));
      if (amount.matches() && amount.group(1).length() < 10) {
        var value = new BigDecimal(amount.group(1).replace(',', '.'));
        var unit =
            amount.group(2).isEmpty() ? heading.unit(Column.MEMORY) : Text.word(amount.group(2));
        boolean small = value.compareTo(BigDecimal.valueOf(256)) < 0;
        long factor =
            switch (unit) {
              case "gb", "gib", "go", "g" -> 1024;
              case "mb", "mib", "mo", "m" -> 1;
              case "" -> small ? 1024 : 1;
              default -> 0;
            };
        var megabytes =
            value.multiply(BigDecimal.valueOf(factor)).setScale(0, RoundingMode.HALF_UP);
        if (megabytes.signum() > 0 && megabytes.compareTo(BigDecimal.valueOf(16_777_216)) <= 0)
          return megabytes.intValueExact();
      }
      remark(Flaw.MEMORY_UNCLEAR, Text.cut(text, 60));
      return null;
    }

    /** Grams. A bare number is kilograms, unless the heading says otherwise. */
    private @Nullable Long grams() {
      var text = text(Column.WEIGHT);
      if (text == null) return null;
      var amount = QUANTITY.matcher(Text.nfkc(text));
      if (amount.matches() && amount.group(1).length() < 10) {
        var value = new BigDecimal(amount.group(1).replace(',', '.'));
        var unit =
            amount.group(2).isEmpty() ? heading.unit(Column.WEIGHT) : Text.word(amount.group(2));
        int places =
            switch (unit) {
              case "", "kg", "kgs", "公斤", "千克" -> 3;
              case "g", "克" -> 0;
              default -> -99;
            };
        if (places >= 0) {
          var grams = value.movePointRight(places).setScale(0, RoundingMode.HALF_UP);
          // Lighter than a telephone or heavier than a rack is a slip of the pen.
          if (grams.longValue() >= 100 && grams.longValue() <= 100_000) return grams.longValue();
        }
      }
      remark(Flaw.WEIGHT_UNCLEAR, Text.cut(text, 60));
      return null;
    }

    private void remark(Flaw flaw, Object... details) {
      remarks.add(Remark.of(flaw, details));
    }

    private String written() {
      var written = new StringBuilder();
      for (int i = 0; i < cells.values().size(); i++) {
        if (i > 0) written.append(" · ");
        // who uses a machine is none of our business (and is not kept)
        boolean left = i < personal.length && personal[i];
        written.append(left ? "" : Text.cut(Text.clean(cells.values().get(i)), 80));
      }
      return Text.cut(written.toString(), 400);
    }
  }
}
