package org.greenclassroom.classrooms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a room above adds to the protocol that a school signs, such as what was looked at on site. A
 * room hangs one as a bean.
 */
public interface ProtocolPart {
  /** What there is to add; empty: nothing. */
  Optional<Part> part(long classroom, long acceptance, Locale language);

  /**
   * A heading, lines of two or three columns, and a picture.
   *
   * @param title in the reader's language, like all that follows
   * @param picture an SVG with {@code role="img"} and a description; null: none
   */
  record Part(String title, List<List<String>> lines, @Nullable String picture) {
    public Part {
      lines = List.copyOf(lines);
    }
  }
}
