package org.greenclassroom.contests;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/**
 * Keeps names out of what is typed about a work: whose it is stands on paper at the school (PIPL,
 * Art. 28 and 31: what is known of a child under fourteen is sensitive; what is not kept needs no
 * protection). It catches what looks like a name; it cannot catch every name, and the form says so.
 */
public final class Nameless {
  private static final Pattern SAID =
      Pattern.compile(
          "(?<!\\p{L})(name|author|artist|student|pupil|teacher|class|made by|drawn by|nom|prénom|auteur"
              + "|autrice|élève|classe|enseignant|enseignante)\\s*[:：=]"
              + "|姓\\s*名|作\\s*者|学\\s*号|身份证|班\\s*级|指导(老师|教师)|年\\s*龄\\s*[:：]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The same with what it is: a text that only asks for a name (“Your name: ”) gives none. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?<!\\p{L})(name|author|artist|student|pupil|teacher|class|nom|prénom|auteur|autrice|élève|classe"
              + "|enseignant|enseignante)\\s*[:：=]\\s*\\p{L}"
              + "|(姓\\s*名|作\\s*者|学\\s*号|身份证|班\\s*级|指导老师|指导教师)\\s*[:：=]?\\s*[\\p{L}\\p{N}]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** “by Li Hua”, “par Anne Roux”: with a capital letter, or it would catch “by the sea”. */
  private static final Pattern BY =
      Pattern.compile("(?<!\\p{L})([Bb]y|BY|[Pp]ar|PAR)\\s+\\p{Lu}[\\p{L}'’-]+");

  /** An address, a long number, or a telephone with gaps; “2025-2026” and a date are none. */
  private static final Pattern REACHED = Pattern.compile("@|\\d{7,}|\\d{4} \\d{4}|(\\d[ -]?){10}");

  private Nameless() {}

  /**
   * What was typed, in one line and one form of its letters.
   *
   * @throws Refusal when it is too long or looks like a name, a class or a number of a person
   */
  public static String line(String typed, int longest) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    if (text.length() > longest) throw new Refusal("contests.refusal.long", text, longest);
    refuseNames(text);
    return text;
  }

  /** The same of a longer text; it comes back as it is. */
  public static void refuseNames(String text) {
    for (var pattern : new Pattern[] {SAID, BY, REACHED}) refuse(pattern, text);
  }

  /** The same of a text that a program shows, which may ask whoever uses it for a name. */
  static void refuseGiven(String text) {
    for (var pattern : new Pattern[] {GIVEN, BY, REACHED}) refuse(pattern, text);
  }

  static void refuse(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (found.find())
      throw new Refusal("contests.refusal.looks-like-a-name", found.group().strip());
  }
}
