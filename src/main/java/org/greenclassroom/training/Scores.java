package org.greenclassroom.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Points as they are typed into a form: one field for each constant. */
final class Scores {
  private Scores() {}

  /** What was typed; 0 when there is nothing that is a point. */
  static int of(Map<String, String> typed, String field) {
    var said = typed.getOrDefault(field, "");
    return said.matches("[1-5]") ? said.charAt(0) - '0' : 0;
  }

  /** In the order of the constants, each in the field {@code <before>.<constant>}. */
  static List<Integer> of(Map<String, String> typed, String before, Enum<?>[] constants) {
    var scores = new ArrayList<Integer>();
    for (var one : constants) scores.add(of(typed, before + "." + one.name()));
    return scores;
  }
}
