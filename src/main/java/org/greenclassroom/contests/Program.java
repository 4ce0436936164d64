package org.greenclassroom.contests;

import java.util.regex.Pattern;

/**
 * A program in Python, read for what it says in words: its remarks and its texts, on every line.
 * The code itself is left alone: {@code name = input()} names nobody.
 */
final class Program {
  /** “author = "Li Hua"”; a variable called name may hold anything. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?i)\\b_*(author|artist|student|pupil|teacher|made_by)\\w*\\s*=\\s*[\"']+\\p{L}|(姓名|作者|学号)\\s*=");

  private Program() {}

  /** Refuses what looks like a name in a remark, a text, or beside “author”. */
  static void refuseNames(String program) {
    program.lines().forEach(line -> Nameless.refuse(GIVEN, line));
    int at = 0;
    while (at < program.length()) {
      char sign = program.charAt(at);
      if (sign == '#') {
        int end = end(program, at);
        Nameless.refuseNames(program.substring(at, end));
        at = end;
      } else if (sign == '"' || sign == '\'') at = text(program, at);
      else at++;
    }
  }

  /** Reads one text; answers where the code goes on. */
  private static int text(String program, int from) {
    var quote = program.substring(from, from + 1);
    var three = quote.repeat(3);
    if (program.startsWith(three, from)) {
      int end = program.indexOf(three, from + 3);
      if (end < 0) end = program.length();
      program.substring(from + 3, end).lines().forEach(Nameless::refuseNames);
      return Math.min(program.length(), end + 3);
    }
    int at = from + 1;
    while (at < program.length() && program.charAt(at) != '\n') {
      if (program.charAt(at) == quote.charAt(0)) break;
      at += program.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, program.length());
    Nameless.refuseGiven(program.substring(from + 1, at));
    return at + 1;
  }

  private static int end(String program, int from) {
    int end = program.indexOf('\n', from);
    return end < 0 ? program.length() : end;
  }
}
