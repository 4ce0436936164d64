package org.greenclassroom.lists;

import java.util.List;

/**
 * One flaw of one row, with what its sentence needs: the heading, the cell's text, another line.
 */
public record Remark(Flaw flaw, List<String> details) {
  public static Remark of(Flaw flaw, Object... details) {
    return new Remark(flaw, java.util.Arrays.stream(details).map(String::valueOf).toList());
  }
}
