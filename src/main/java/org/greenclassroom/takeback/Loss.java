package org.greenclassroom.takeback;

import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a computer that is not there. Pure.
 *
 * @param policeReport its number; empty where nothing was stolen
 * @param words what broke, or where it is; may be empty only where nobody knows
 * @param day on which it went; null: nobody knows
 */
public record Loss(LossCause cause, String policeReport, String words, @Nullable LocalDate day) {
  static final int LONGEST = 500;
  private static final int LONGEST_REPORT = 60;

  /** Nobody has said anything yet. */
  static final Loss SILENT = new Loss(LossCause.UNKNOWN, "", "", null);

  public Loss {
    policeReport = cause == LossCause.STOLEN ? policeReport.strip() : "";
    words = words.strip();
  }

  /**
   * Refuses what does not explain what it says.
   *
   * @param whose the printed tag
   */
  Loss checked(String whose, LocalDate today) {
    if (cause == LossCause.STOLEN && policeReport.isEmpty())
      throw new Refusal("takeback.refusal.no-report", whose);
    if (policeReport.length() > LONGEST_REPORT)
      throw new Refusal("takeback.refusal.report-long", whose, LONGEST_REPORT);
    if ((cause == LossCause.BROKEN || cause == LossCause.MOVED) && words.isEmpty())
      throw new Refusal("takeback.refusal.no-words", whose, cause);
    if (words.length() > LONGEST) throw new Refusal("takeback.refusal.words-long", LONGEST);
    if (day != null && day.isAfter(today)) throw new Refusal("custody.refusal.future");
    return this;
  }
}
