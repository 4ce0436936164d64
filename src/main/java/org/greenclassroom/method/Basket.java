package org.greenclassroom.method;

import java.util.List;
import org.greenclassroom.kernel.Refusal;

/** What is to be reckoned: a classroom, a donor's gifts, all of it. */
public record Basket(List<Line> lines) {
  /** A report asks for more than a visitor may: the fence of visitors stands at their pages. */
  public Basket {
    lines = List.copyOf(lines);
    if (lines.stream().mapToLong(Line::pieces).sum() == 0)
      throw new Refusal("method.refusal.nothing");
  }
}
