package org.greenclassroom.checklists;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are complete: each asked item has a value in the form in which it is kept, or a
 * reason, or is free to have neither. What the conditions leave out is not in it.
 *
 * @param answers by item name, in the order of the list
 */
public record Checked(Version version, Map<String, Answer> answers) {
  public Checked {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  public @Nullable String value(String item) {
    var answer = answers.get(item);
    return answer == null ? null : answer.value();
  }

  /** A whole number; null where the item has none. */
  public @Nullable Integer count(String item) {
    var value = value(item);
    return value == null ? null : Integer.valueOf(value);
  }

  /** What somebody wants followed up. */
  public List<Item> starred() {
    return version.items().stream()
        .filter(item -> answers.getOrDefault(item.name(), Answer.NONE).starred())
        .toList();
  }

  /** The hashes of the photographs that were promised with it. */
  public List<String> photographs() {
    return version.items().stream()
        .filter(item -> item.type() == ItemType.PHOTO)
        .map(item -> value(item.name()))
        .filter(value -> value != null && !value.isEmpty())
        .flatMap(value -> List.of(value.split(" ")).stream())
        .toList();
  }
}
