package org.greenclassroom.volunteers;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Refusal;

/**
 * What is still missing, as a sentence that says what to do.
 *
 * @param key into the words files
 * @param arguments of the sentence: numbers, days, texts, constants of ours
 */
public record Lack(String key, List<Object> arguments) implements Serializable {
  public Lack {
    arguments = List.copyOf(arguments);
  }

  public static Lack of(String key, Object... arguments) {
    return new Lack(key, Arrays.asList(arguments));
  }

  /** For {@code shown.sentence(...)} in a page. */
  public Said said() {
    return new Said(key, arguments);
  }

  public Refusal refusal() {
    return new Refusal(key, arguments.toArray());
  }
}
