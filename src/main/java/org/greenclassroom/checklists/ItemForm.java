package org.greenclassroom.checklists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What the form of an item posts: one field for each language, an option a line. */
record ItemForm(Map<String, String> posted) {
  Item item(String name) {
    var type = type();
    return new Item(
        name,
        type,
        spoken("label"),
        spoken("hint"),
        type.asks() && "true".equals(said("required")),
        condition(),
        limit(),
        spoken("message"),
        type.chooses() ? options() : List.of());
  }

  String name() {
    return said("name");
  }

  Spoken spoken(String field) {
    return Spoken.of(said(field + "_en"), said(field + "_zh"), said(field + "_fr"));
  }

  private ItemType type() {
    for (var type : ItemType.values()) if (type.name().equals(said("type"))) return type;
    throw new Refusal("frame.refusal.missing", "type");
  }

  private @Nullable Condition condition() {
    var on = said("relevant_item");
    if (on.isEmpty()) return null;
    for (var is : Condition.Is.values())
      if (is.name().equals(said("relevant_is")))
        return new Condition(on, is, said("relevant_value"));
    throw new Refusal("frame.refusal.missing", "relevant_is");
  }

  private @Nullable Limit limit() {
    var longest = number("longest");
    var limit =
        new Limit(number("min"), number("max"), longest == null ? null : longest.intValue());
    return limit.nothing() ? null : limit;
  }

  private @Nullable BigDecimal number(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    try {
      var number = Numbers.typed(said);
      if (number.abs().compareTo(Checking.LARGEST) <= 0 && number.scale() <= 6) return number;
    } catch (NumberFormatException noNumber) {
      // said below
    }
    throw new Refusal("frame.refusal.unreadable", field, said);
  }

  /** {@code code | English | 中文 | français}, one a line. */
  private List<Option> options() {
    var all = new ArrayList<Option>();
    for (var line : said("options").split("\\R")) {
      if (line.isBlank()) continue;
      var parts = line.split("[|｜]", -1);
      all.add(
          new Option(parts[0].strip(), Spoken.of(part(parts, 1), part(parts, 2), part(parts, 3))));
    }
    return all;
  }

  private static @Nullable String part(String[] parts, int at) {
    return at < parts.length ? parts[at] : null;
  }

  private String said(String field) {
    return posted.getOrDefault(field, "").strip();
  }
}
