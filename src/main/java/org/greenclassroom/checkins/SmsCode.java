package org.greenclassroom.checkins;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/**
 * A check-in in one SMS: {@code GC 7K3M 2611 28 1 0 5 K}: room, year and month, working, faulty,
 * missing, answer, check.
 *
 * <p>The check is ISO/IEC 7064, MOD 37-2, over the fields without spaces, each count as two digits:
 * it finds every single wrong character and every two neighbours that changed places, a space that
 * slipped too. Its 37th character is the star.
 *
 * <p>The answer is 1 (lessons take place), 2 (with difficulty) or 3 (the room is down); and 4, 5, 6
 * for the same with the wish to be called.
 */
record SmsCode(String room, LocalDate period, int working, int faulty, int missing, int answer) {
  static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
  private static final Pattern FORM =
      Pattern.compile(
          "GC ([2-9A-HJ-NP-Z]{4}) (\\d{2})(\\d{2}) (\\d{1,2}) (\\d{1,2}) (\\d{1,2}) ([1-6]) ([0-9A-Z*])");

  /**
   * Reads what somebody typed: small letters, full-width ones, commas and dots for spaces.
   *
   * @throws Refusal when it is none, or its check says that something in it is wrong
   */
  static SmsCode read(String typed) {
    var plain =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s,.;、，。/-]+", " ")
            .strip();
    var form = FORM.matcher(plain);
    if (!form.matches()) throw new Refusal("checkins.refusal.sms-form", shown(typed));
    LocalDate period;
    try {
      period =
          LocalDate.of(2000 + Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)), 1);
    } catch (DateTimeException noMonth) {
      throw new Refusal("checkins.refusal.sms-month", form.group(2) + form.group(3));
    }
    var code =
        new SmsCode(
            form.group(1),
            period,
            Integer.parseInt(form.group(4)),
            Integer.parseInt(form.group(5)),
            Integer.parseInt(form.group(6)),
            Integer.parseInt(form.group(7)));
    if (code.check() != form.group(8).charAt(0))
      throw new Refusal("checkins.refusal.sms-check", shown(typed));
    return code;
  }

  /** As it is sent, and as it is kept. */
  String text() {
    return "GC %s %s %d %d %d %d %s"
        .formatted(room, month(), working, faulty, missing, answer, check());
  }

  String month() {
    return "%02d%02d".formatted(period.getYear() % 100, period.getMonthValue());
  }

  char check() {
    return check(room + month() + "%02d%02d%02d%d".formatted(working, faulty, missing, answer));
  }

  boolean callsForHelp() {
    return answer > 3;
  }

  /** The option of the check-in's question about the room. */
  String roomUsed() {
    return switch ((answer - 1) % 3) {
      case 0 -> "yes";
      case 1 -> "partly";
      default -> "down";
    };
  }

  /**
   * ISO/IEC 7064, 7.2: each character is added and the sum doubled, modulo 37; all together is 1.
   */
  static char check(String payload) {
    int sum = 0;
    for (int at = 0; at < payload.length(); at++)
      sum = (sum + SYMBOLS.indexOf(payload.charAt(at))) * 2 % 37;
    return SYMBOLS.charAt((38 - sum) % 37);
  }

  private static String shown(String typed) {
    var line = typed.strip();
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
