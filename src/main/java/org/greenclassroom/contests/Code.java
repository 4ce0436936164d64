package org.greenclassroom.contests;

import java.security.SecureRandom;

/** The code of something a child made, in place of a name; hers and his are alike. */
public final class Code {
  /** Nothing that is taken for something else: no 0, 1, I, O. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Code() {}

  /** Six letters and digits that nobody guesses; whether they are taken says the table. */
  public static String fresh() {
    var code = new StringBuilder(6);
    for (int i = 0; i < 6; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return code.toString();
  }
}
