package org.greenclassroom.volunteers;

import java.util.List;
import org.greenclassroom.frame.Said;
import org.jspecify.annotations.Nullable;

/** What a room above knows of a volunteer, on their own page. It hangs one as a bean. */
public interface MePart {
  /** Small numbers first. */
  int order();

  /** Words key of its heading. */
  String title();

  /** What there is to say to them; empty: nothing is shown. */
  List<Line> lines(long volunteer);

  /**
   * One sentence.
   *
   * @param path where more of it is seen; null: nowhere
   */
  record Line(Said said, @Nullable String path) {
    public static Line of(@Nullable String path, String key, Object... arguments) {
      return new Line(new Said(key, List.of(arguments)), path);
    }
  }
}
