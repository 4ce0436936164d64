package org.greenclassroom.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;

/**
 * What may be a password: at least ten characters, whatever they are, but not one of those that are
 * tried first (ASVS 5.0, 6.2.4 and 6.2.11; NIST SP 800-63B-4, 3.1.1.2).
 */
final class PasswordRules {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /** What is left without one's own name and ours must be more than a year or a few letters. */
  private static final int FEWEST_OF_ITS_OWN = 5;

  private static final int FEWEST_DIFFERENT = 4;

  /** What anybody thinks of who stands before this house. */
  private static final List<String> OURS =
      List.of(
          "greenclassroom",
          "green",
          "classroom",
          "lvsejiaoshi",
          "绿色教室",
          "绿色电脑教室",
          "password",
          "密码");

  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /**
   * @throws Refusal when it may not be one
   */
  static void check(String password, String login, String name) {
    if (password.codePointCount(0, password.length()) < SHORTEST)
      throw new Refusal("people.refusal.password-short");
    if (password.length() > LONGEST) throw new Refusal("people.refusal.password-long");
    var small = password.toLowerCase(Locale.ROOT);
    if (COMMON.contains(small) || small.codePoints().distinct().count() < FEWEST_DIFFERENT)
      throw new Refusal("people.refusal.password-common");
    if (ofItsOwn(small, login, name) < FEWEST_OF_ITS_OWN)
      throw new Refusal("people.refusal.password-name");
  }

  /** Whether it may be one. */
  static boolean allow(String password, String login, String name) {
    try {
      check(password, login, name);
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  /** How many letters stay when everybody's words, digits and signs are gone. */
  private static long ofItsOwn(String small, String login, String name) {
    var words = new ArrayList<>(OURS);
    for (var word : (login + " " + name).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
      if (word.codePointCount(0, word.length()) > 2 || !word.matches("[a-z0-9]*")) words.add(word);
    words.sort(Comparator.comparingInt(String::length).reversed());
    var left = small;
    for (var word : words) if (!word.isEmpty()) left = left.replace(word, "");
    boolean theirs = !left.equals(small);
    return theirs ? left.codePoints().filter(Character::isLetter).count() : Long.MAX_VALUE;
  }

  private static Set<String> common() {
    var file = PasswordRules.class.getResourceAsStream("/people/common-passwords.txt");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("# ")).collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
