package org.greenclassroom.activities;

import java.util.List;
import org.greenclassroom.kernel.Occasion;

/** What a room above has to say of a day, on the day's own page. It hangs one as a bean. */
public interface DayPanel {
  /** Small numbers first. */
  int order();

  /** What there is to say to this person; empty: nothing is shown. */
  List<Line> lines(Activity activity, Occasion occasion);

  /**
   * One sentence with a link.
   *
   * @param path where it is worked on or read
   * @param title words key of the link
   * @param count how many; below zero: none is shown
   * @param sentence words key of a sentence
   * @param arguments of the sentence
   */
  record Line(String path, String title, long count, String sentence, List<Object> arguments) {
    public Line {
      arguments = List.copyOf(arguments);
    }

    public Object[] argumentArray() {
      return arguments.toArray();
    }
  }
}
