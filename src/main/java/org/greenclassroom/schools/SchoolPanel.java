package org.greenclassroom.schools;

import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;

/**
 * What a room above has to say of a school, on the school's own page. A room hangs one as a bean.
 *
 * <p>Words: the title under {@link #key()}.
 */
public interface SchoolPanel {
  /** Small numbers first, along the way of a classroom. */
  int order();

  /** Words key of the title. */
  String key();

  /** Who sees it; a school's own person sees it on its own school only. */
  Set<Role> roles();

  /**
   * What there is to say; nothing: the panel is not shown.
   *
   * @param family the school and all that went into it, whose rooms are shown here from then on
   */
  List<Line> lines(Family family, Occasion occasion);

  /** A school with those it took over, and those they had taken over. */
  record Family(long school, Set<Long> members) {
    public Family {
      members = Set.copyOf(members);
    }
  }

  /**
   * One sentence with a link.
   *
   * @param path where it is worked on or read
   * @param title what it is called; a words key when it begins with '#'
   * @param sentence words key of a sentence
   * @param arguments of the sentence: numbers, days, texts, constants of ours
   */
  record Line(String path, String title, String sentence, List<Object> arguments) {
    public Line {
      arguments = List.copyOf(arguments);
    }
  }
}
