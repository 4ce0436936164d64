package org.greenclassroom.custody;

import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;

/**
 * What a room above has to say of a device, on the device's own page, to the programme's staff. A
 * room hangs one as a bean.
 */
public interface DevicePanel {
  /** Small numbers first. */
  int order();

  /** What there is to say; empty: nothing is shown. */
  Optional<Line> line(Device device, Occasion occasion);

  /** The same where there is more than one thing to say. */
  default List<Line> lines(Device device, Occasion occasion) {
    return line(device, occasion).stream().toList();
  }

  /**
   * One sentence with a link.
   *
   * @param title words key of the link
   * @param sentence words key of a sentence
   * @param arguments of the sentence
   */
  record Line(String path, String title, String sentence, List<Object> arguments) {
    public Line {
      arguments = List.copyOf(arguments);
    }

    public Object[] argumentArray() {
      return arguments.toArray();
    }
  }
}
