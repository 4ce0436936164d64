package org.greenclassroom.evidence;

import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One drive in one run of nwipe: gathers what the lines say, then judges it. */
final class NwipeDrive {
  private enum Serial {
    NOT_STATED,
    NONE,
    KNOWN,
    MASKED,
    RUBBISH
  }

  private final String path;
  private final Set<String> findings = new LinkedHashSet<>();
  private @Nullable String bus;
  private @Nullable String model;
  private @Nullable Long bytes;
  private @Nullable String serial;
  private Serial serialKind = Serial.NOT_STATED;
  private @Nullable String method;
  private boolean chosen;
  private int rounds = 1;
  private long passes;
  private int passesFinished;
  private boolean lastPassFinished;
  private boolean lastPassVerified;
  private boolean blanking;
  private boolean blanked;
  private boolean emptyVerified;
  private boolean hidden;
  private long written;
  private long read;
  private long tableErrors;
  private long debugErrors;
  private long errorLines;
  private @Nullable Long erased;
  private @Nullable LocalDateTime started;
  private @Nullable LocalDateTime ended;
  private @Nullable String status;

  NwipeDrive(String path) {
    this.path = path;
  }

  boolean isChosen() {
    return chosen;
  }

  /** Sentences that are only said of a drive that is being wiped. */
  static boolean isAbout(String text) {
    return text.startsWith("Invoking method")
        || text.startsWith("Starting pass")
        || text.startsWith("Finished pass")
        || text.contains(" bytes written to ");
  }

  /** {@code Found /dev/sda, ATA, TOSHIBA MQ01ABD1, 1000 GB, S/N=35H2SCTWS}. */
  void found(String text) {
    int at = text.lastIndexOf("S/N=");
    serial(at < 0 ? null : text.substring(at + 4));
    var head = at < 0 ? text : text.substring(0, at);
    var cells = head.substring("Found ".length()).split(",", 8);
    // 2020: "ATA WDC WD1600AAJS-2, 160GB" had no comma behind the bus.
    if (cells.length > 1) {
      var first = cells[1].strip();
      int space = first.indexOf(' ');
      boolean bare = cells.length < 5 && space > 0;
      bus = clean(bare ? first.substring(0, space) : first);
      model = clean(bare ? first.substring(space) : cells.length > 2 ? cells[2] : null);
    }
    if (bus != null) bus = bus.replace(" ", "").toUpperCase(Locale.ROOT);
    if (bus != null && (bus.endsWith("-SSD") || bus.startsWith("NVME")))
      findings.add("flash-overwritten");
    if (bus != null && bus.startsWith("USB")) findings.add("usb-bridge");
    if (serialKind == Serial.KNOWN && Placeholders.isBridge(serial)) findings.add("bridge-serial");
  }

  void size(long size) {
    if (size > 0) bytes = size;
  }

  void errorsInTable(long errors) {
    tableErrors = Math.max(tableErrors, errors);
  }

  void erasedInTable(long count) {
    erased = count;
  }

  /** The worst status counts, should a drive stand in the table twice. */
  void statusInTable(String text) {
    if (status == null || status.equals("Erased")) status = text;
  }

  void take(LogLine line) {
    var text = line.text();
    if (line.isError()) errorLines++;
    if (text.startsWith("Invoking method '")) {
      int end = text.indexOf('\'', 17);
      if (end > 17) method = clean(text.substring(17, end));
      chosen = true;
      started = line.at();
    } else if (text.startsWith("Starting pass")) {
      chosen = true;
      if (started == null) started = line.at();
      passNumbers(line);
    } else if (text.startsWith("Finished pass")) {
      chosen = true;
      passesFinished++;
      lastPassFinished |= isLastPass(line);
      passNumbers(line);
    } else if (text.startsWith("Verified pass")) {
      lastPassVerified |= isLastPass(line);
    } else if (text.startsWith("Blanking device")) {
      blanking = true;
    } else if (text.startsWith("[SUCCESS] Blanked")) {
      blanked = true;
    } else if (text.startsWith("[SUCCESS] Verified") && text.contains("is empty")) {
      emptyVerified = true;
    } else if (text.contains(" bytes written to ")) {
      written = plus(written, first(line));
    } else if (text.contains(" bytes read from ")) {
      read = plus(read, first(line));
    } else if (text.contains("sect/blk/dev")) {
      var numbers = LogLine.numbers(text.substring(text.indexOf("sect/blk/dev")));
      if (numbers.size() == 3) size(numbers.get(2));
    } else if (text.contains(" is size ")) {
      var numbers = LogLine.numbers(text.substring(text.indexOf(" is size ")));
      if (!numbers.isEmpty()) size(numbers.getFirst());
    } else if (text.startsWith("Status: ")) {
      for (var part : text.split(",", 8))
        if (part.contains("_errors="))
          for (long number : LogLine.numbers(part)) debugErrors = plus(debugErrors, number);
    } else if (text.contains(" has serial number")) {
      statedAgain(text.substring(text.indexOf(" has serial number") + 18));
    } else if (text.contains("HIDDEN SECTORS DETECTED")) {
      hidden = true;
    } else if (text.contains("HIDDEN SECTORS INDETERMINATE")) {
      findings.add("hidden-sectors-unknown");
    } else if (text.contains("write() failed") || text.contains("write_with_retry")) {
      findings.add("write-retried");
    }
    if (chosen) ended = line.at();
  }

  DriveReading reading(@Nullable String verify) {
    long errors = Math.max(tableErrors, debugErrors) + (tableErrors > 0 ? 0 : errorLines);
    var reason = judge(errors, verify);
    if (serialKind == Serial.NONE && reason.verdict() == Verdict.PROVEN) findings.add("no-serial");
    return new DriveReading(
        path,
        bus,
        model,
        bytes,
        serial,
        method,
        rounds,
        (int) Math.min(passes, Integer.MAX_VALUE),
        passesFinished,
        verify == null ? null : clean(verify),
        blanked,
        written,
        read,
        errors,
        started,
        ended,
        status == null ? null : clean(status),
        reason,
        List.copyOf(findings));
  }

  /** The order matters: an error is an error even where nothing was proven anyway. */
  private Reason judge(long errors, @Nullable String verify) {
    if (!chosen && status == null && tableErrors == 0) return Reason.NOT_SELECTED;
    if (errors > 0) return Reason.ERRORS;
    if ("-FAILED-".equals(status) || "INSANITY".equals(status)) return Reason.FAILED_BY_TOOL;
    if (method != null && method.toLowerCase(Locale.ROOT).startsWith("verify"))
      return Reason.NOTHING_WRITTEN;
    if (status != null && status.contains("ABORT")) return Reason.ABORTED;
    if (!"Erased".equals(status)) return Reason.NO_RESULT;
    if (hidden) return Reason.HIDDEN_SECTORS;
    if (bytes == null) return Reason.SIZE_UNKNOWN;
    if (written == 0) return Reason.NOTHING_WRITTEN;
    if (passes == 0 || passesFinished < passes || !lastPassFinished || blanking && !blanked)
      return Reason.INCOMPLETE;
    if (isTooLittle(bytes)) return Reason.TOO_FEW_BYTES;
    if (!isReadBack(bytes, verify)) return Reason.NOT_VERIFIED;
    if (!Pace.isPlausible(bytes, (double) written + read, started, ended, bus))
      return Reason.IMPLAUSIBLE_TIME;
    return switch (serialKind) {
      case KNOWN, NONE -> Reason.OVERWRITTEN_AND_READ_BACK;
      case MASKED -> Reason.SERIAL_MASKED;
      case RUBBISH, NOT_STATED -> Reason.SERIAL_UNREADABLE;
    };
  }

  private boolean isTooLittle(long size) {
    long times = passes + (blanking ? 1 : 0);
    if (size > Long.MAX_VALUE / times) return true;
    return written < size * times || erased != null && erased < size;
  }

  private boolean isReadBack(long size, @Nullable String verify) {
    if (verify != null && verify.startsWith("0")) return false;
    return read >= size && (blanking ? emptyVerified : lastPassVerified);
  }

  private void serial(@Nullable String stated) {
    if (stated == null) return;
    var text = stated.strip();
    if (text.isEmpty()) {
      serialKind = Serial.NONE;
    } else if (text.contains("no ATA pass thru")) {
      serialKind = Serial.NONE;
      findings.add("no-pass-through");
    } else if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      // nwipe 0.34 without smartmontools prints whatever lay in memory.
      serialKind = Serial.RUBBISH;
    } else if (Placeholders.isMask(text)) {
      serialKind = Serial.MASKED;
    } else if (Placeholders.isMeaningless(text)) {
      serialKind = Serial.NONE;
      findings.add("placeholder-serial");
    } else {
      serialKind = Serial.KNOWN;
      serial = text.length() > 64 ? text.substring(0, 64) : text;
    }
  }

  private void statedAgain(String stated) {
    if (serialKind == Serial.NOT_STATED) serial(stated);
  }

  /** "pass 2/3, round 1/2" and, in old logs, "pass 2 of 3, round 1 of 2". */
  private void passNumbers(LogLine line) {
    var numbers = line.numbers();
    if (numbers.size() < 4 || numbers.get(1) > 1000 || numbers.get(3) > 1000) return;
    passes = Math.max(passes, numbers.get(1) * numbers.get(3));
    rounds = (int) Math.max(rounds, numbers.get(3));
  }

  private static boolean isLastPass(LogLine line) {
    var numbers = line.numbers();
    return numbers.size() >= 4
        && numbers.get(0).equals(numbers.get(1))
        && numbers.get(2).equals(numbers.get(3));
  }

  private static long first(LogLine line) {
    var numbers = line.numbers();
    long first = numbers.isEmpty() ? 0 : numbers.getFirst();
    return first;
  }

  /** A log cannot make a sum run over. */
  static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static @Nullable String clean(@Nullable String text) {
    if (text == null) return null;
    var clean = new StringBuilder();
    for (char c : text.strip().toCharArray())
      clean.append(Character.isISOControl(c) ? '\ufffd' : c);
    if (clean.length() > 120) clean.setLength(120);
    return clean.isEmpty() ? null : clean.toString();
  }
}
