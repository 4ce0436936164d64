package org.greenclassroom.schools;

import java.util.Set;
import org.greenclassroom.kernel.Refusal;

/**
 * The national code of a school (学校标识码): two digits for its sort, two for its province, six in
 * sequence. Ministry of Education, 《学校（机构）代码管理办法》, 2011.
 */
record SchoolCode(String digits) {
  private static final Set<String> SORTS =
      Set.of(
          "11", "21", "22", "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "91", "92",
          "93");

  SchoolCode {
    if (!digits.matches("\\d{10}")) throw new Refusal("schools.refusal.code-form", digits);
    if (!SORTS.contains(digits.substring(0, 2)))
      throw new Refusal("schools.refusal.code-sort", digits, digits.substring(0, 2));
    if (!Division.isProvince(digits.substring(2, 4)))
      throw new Refusal("schools.refusal.code-province", digits, digits.substring(2, 4));
  }

  /** As it is typed: with blanks, with full-width digits. */
  static SchoolCode read(String typed) {
    return new SchoolCode(Division.narrow(typed));
  }
}
