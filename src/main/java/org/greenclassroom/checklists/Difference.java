package org.greenclassroom.checklists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item between two versions.
 *
 * @param parts what is not the same, by the name of its column in a workbook
 */
record Difference(String name, Kind kind, List<Part> parts) {
  /** What became of it. */
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED,
    SAME
  }

  /** One column of it; null where the item is not there. */
  record Part(String what, @Nullable String before, @Nullable String after) {}

  /** All items of both versions, in the order of the later; those that went come last. */
  static List<Difference> between(Content before, Content after) {
    var all = new ArrayList<Difference>();
    var old = byName(before);
    var now = byName(after);
    var oldOrder = before.items().stream().map(Item::name).filter(now::containsKey).toList();
    var newOrder = after.items().stream().map(Item::name).filter(old::containsKey).toList();
    for (var item : after.items()) {
      var was = old.get(item.name());
      if (was == null) {
        all.add(new Difference(item.name(), Kind.ADDED, parts(null, item)));
        continue;
      }
      var parts = parts(was, item);
      boolean moved = oldOrder.indexOf(item.name()) != newOrder.indexOf(item.name());
      all.add(
          new Difference(
              item.name(),
              !parts.isEmpty() ? Kind.CHANGED : moved ? Kind.MOVED : Kind.SAME,
              parts));
    }
    for (var item : before.items())
      if (!now.containsKey(item.name()))
        all.add(new Difference(item.name(), Kind.REMOVED, parts(item, null)));
    return all;
  }

  private static Map<String, Item> byName(Content content) {
    return content.items().stream()
        .collect(Collectors.toMap(Item::name, item -> item, (one, _) -> one, LinkedHashMap::new));
  }

  private static List<Part> parts(@Nullable Item before, @Nullable Item after) {
    var was = before == null ? Map.<String, String>of() : told(before);
    var is = after == null ? Map.<String, String>of() : told(after);
    var columns = new LinkedHashMap<>(was);
    is.forEach(columns::putIfAbsent);
    var all = new ArrayList<Part>();
    for (var column : columns.keySet())
      if (!Objects.equals(was.get(column), is.get(column)))
        all.add(new Part(column, was.get(column), is.get(column)));
    return all;
  }

  /** The columns of an item that have something in them. */
  private static Map<String, String> told(Item item) {
    var all = new LinkedHashMap<String, String>();
    all.put("type", item.type().name().toLowerCase(java.util.Locale.ROOT));
    for (var language : Spoken.LANGUAGES) {
      put(all, "label::" + language, item.label().exactly(language));
      put(all, "hint::" + language, item.hint().exactly(language));
      put(all, "constraint_message::" + language, item.message().exactly(language));
    }
    if (item.required()) all.put("required", "yes");
    if (item.relevant() != null) all.put("relevant", Expressions.relevant(item.relevant()));
    if (item.limit() != null) all.put("constraint", Expressions.constraint(item.limit()));
    for (var option : item.options())
      for (var language : Spoken.LANGUAGES)
        put(all, option.code() + "::" + language, option.label().exactly(language));
    return all;
  }

  private static void put(Map<String, String> all, String column, String said) {
    if (!said.isEmpty()) all.put(column, said);
  }
}
