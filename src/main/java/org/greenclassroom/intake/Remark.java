package org.greenclassroom.intake;

import java.util.List;

/**
 * One flaw of one row, with what its sentence needs: the heading, the cell's text, another line.
 */
record Remark(Flaw flaw, List<String> details) {
  static Remark of(Flaw flaw, Object... details) {
    return new Remark(flaw, java.util.Arrays.stream(details).map(String::valueOf).toList());
  }
}
