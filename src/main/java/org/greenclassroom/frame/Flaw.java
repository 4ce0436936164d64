package org.greenclassroom.frame;

import java.util.List;

/**
 * What keeps a form from being sent.
 *
 * @param field the name of the field it speaks of
 * @param key words key of the sentence
 * @param arguments of the sentence
 */
public record Flaw(String field, String key, List<Object> arguments) {
  public Flaw(String field, String key, Object... arguments) {
    this(field, key, List.of(arguments));
  }

  public Object[] argumentArray() {
    return arguments.toArray();
  }
}
