package org.greenclassroom.classrooms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;

/**
 * What a room above has to say of a classroom, on the classroom's own page. A room hangs one as a
 * bean.
 *
 * <p>Words: the title under {@link #key()}.
 */
public interface ClassroomPanel {
  /** Small numbers first, along the way of a classroom through its life. */
  int order();

  /** Words key of the title. */
  String key();

  /** Who sees it; a school sees it on its own classrooms only. */
  Set<Role> roles();

  /** What there is to say; empty: the panel is not shown. */
  Optional<Line> line(long classroom, Occasion occasion);

  /**
   * One sentence with a link.
   *
   * @param path where it is worked on or read
   * @param sentence words key of a sentence with counts
   * @param arguments of the sentence: numbers, texts, constants of ours
   * @param next whether this is what comes next: then it is a button at the head of the page, too
   */
  record Line(String path, String sentence, List<Object> arguments, boolean next) {
    public Line {
      arguments = List.copyOf(arguments);
    }

    public Line(String path, String sentence, List<Object> arguments) {
      this(path, sentence, arguments, false);
    }
  }
}
