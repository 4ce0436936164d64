package org.greenclassroom.schools;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/** A school year, from the first of September: 2026-2027. */
public record SchoolYear(int first) {
  private static final Pattern FORM = Pattern.compile("(20\\d\\d)\\s*[-–/]\\s*(20\\d\\d)");

  public static SchoolYear read(String typed) {
    var found = FORM.matcher(typed.strip());
    if (!found.matches()
        || Integer.parseInt(found.group(2)) != Integer.parseInt(found.group(1)) + 1)
      throw new Refusal("schools.refusal.school-year", typed.strip());
    return new SchoolYear(Integer.parseInt(found.group(1)));
  }

  public static SchoolYear of(LocalDate day) {
    return new SchoolYear(
        day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1);
  }

  public LocalDate begins() {
    return LocalDate.of(first, Month.SEPTEMBER, 1);
  }

  @Override
  public String toString() {
    return first + "-" + (first + 1);
  }
}
