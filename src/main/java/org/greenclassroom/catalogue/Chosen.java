package org.greenclassroom.catalogue;

import java.util.List;
import java.util.TreeSet;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a sweep is about.
 *
 * @param tags those that were ticked; empty when a filter was meant
 * @param filter the filter, when all of it was meant
 * @param expected how many the filter had when it was shown
 */
record Chosen(List<Tag> tags, @Nullable Filter filter, long expected) {

  static Chosen ticked(List<String> typed) {
    var tags = new TreeSet<Tag>();
    for (var line : typed)
      for (var one : line.split("[\\s,;]+")) if (!one.isBlank()) tags.add(Tag.parse(one));
    return new Chosen(List.copyOf(tags), null, tags.size());
  }

  static Chosen all(Filter filter, long expected) {
    return new Chosen(List.of(), filter, expected);
  }
}
