package org.greenclassroom.schools;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which schools a list is of; it lives in the address.
 *
 * @param division the first digits of a division's code: 52 is a province, 522634 a county
 * @param own null: all; else a school's own person, who sees these only
 */
record Wanted(
    String typed,
    @Nullable SchoolKind kind,
    @Nullable State state,
    String division,
    @Nullable Set<Long> own) {
  Wanted {
    typed = typed.strip();
    division = Division.narrow(division);
    if (!division.matches("\\d{0,6}")) division = "";
  }
}
