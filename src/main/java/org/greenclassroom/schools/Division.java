package org.greenclassroom.schools;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where a school lies in the administration: six digits of GB/T 2260 and the names from the
 * province down.
 *
 * @param path names with a slash between them: 贵州省/黔东南苗族侗族自治州/雷山县
 * @param validBefore the first day on which another one holds; null: it holds still
 */
public record Division(
    String code, String path, LocalDate validFrom, @Nullable LocalDate validBefore) {
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82");

  /** What somebody enters. */
  static Division read(String code, String path, LocalDate from) {
    var digits = narrow(code);
    if (!digits.matches("\\d{6}")) throw new Refusal("schools.refusal.division-form", code.strip());
    if (!isProvince(digits.substring(0, 2)))
      throw new Refusal("schools.refusal.division-province", digits, digits.substring(0, 2));
    var names =
        Arrays.stream(path.split("[/／>·、]+"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toList());
    if (names.isEmpty() || names.size() > 6 || path.length() > 200)
      throw new Refusal("schools.refusal.division-path");
    return new Division(digits, String.join("/", names), from, null);
  }

  public List<String> names() {
    return List.of(path.split("/"));
  }

  /**
   * The words key of a province's name, which every reader reads in a language of their own.
   *
   * @param digits of the province or of anything in it
   * @return empty: no province begins like this
   */
  public static Optional<String> province(String digits) {
    return digits.length() >= 2 && isProvince(digits.substring(0, 2))
        ? Optional.of("schools.province." + digits.substring(0, 2))
        : Optional.empty();
  }

  static boolean isProvince(String digits) {
    return PROVINCES.contains(digits);
  }

  /** Full-width digits as plain ones, without blanks. */
  static String narrow(String typed) {
    var plain = new StringBuilder();
    for (char letter : typed.toCharArray()) {
      if (letter >= '０' && letter <= '９') plain.append((char) (letter - '０' + '0'));
      else if (!Character.isWhitespace(letter) && letter != '\u3000') plain.append(letter);
    }
    return plain.toString();
  }
}
