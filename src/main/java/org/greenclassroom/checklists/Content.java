package org.greenclassroom.checklists;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a version says: kept as one JSON document, because it is read and never queried apart. */
record Content(Spoken title, List<Item> items) {
  static final int MOST_ITEMS = 200;
  static final int MOST_OPTIONS = 60;
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,29}");

  Content {
    items = List.copyOf(items);
  }

  @JsonCreator
  static Content read(
      @JsonProperty("title") @Nullable Spoken title,
      @JsonProperty("items") @Nullable List<Item> items) {
    return new Content(title == null ? Spoken.NOTHING : title, items == null ? List.of() : items);
  }

  /**
   * Whether it holds together: names, options, conditions on earlier items.
   *
   * @throws Refusal naming the first item that does not
   */
  void check(Use use) {
    if (items.size() > MOST_ITEMS) throw new Refusal("checklists.refusal.too-many", MOST_ITEMS);
    var earlier = new HashMap<String, Item>();
    int questions = 0;
    for (var item : items) {
      checkItem(item);
      if (earlier.containsKey(item.name()))
        throw new Refusal("checklists.refusal.name-twice", item.name());
      checkCondition(item, earlier);
      earlier.put(item.name(), item);
      if (item.asks()) questions++;
    }
    if (questions > use.mostQuestions())
      throw new Refusal("checklists.refusal.too-many-questions", use, use.mostQuestions());
  }

  private static void checkItem(Item item) {
    if (!NAME.matcher(item.name()).matches())
      throw new Refusal("checklists.refusal.name", item.name());
    if (item.type().chooses()) {
      if (item.options().isEmpty()) throw new Refusal("checklists.refusal.no-options", item.name());
      if (item.options().size() > MOST_OPTIONS)
        throw new Refusal("checklists.refusal.too-many-options", item.name(), MOST_OPTIONS);
      var codes = new HashSet<String>();
      for (var option : item.options()) {
        if (!CODE.matcher(option.code()).matches())
          throw new Refusal("checklists.refusal.code", item.name(), option.code());
        if (!codes.add(option.code()))
          throw new Refusal("checklists.refusal.code-twice", item.name(), option.code());
      }
    }
    var limit = item.limit();
    if (limit == null) return;
    boolean numbers = limit.min() != null || limit.max() != null;
    boolean fits =
        numbers
            ? item.type().counts() && limit.longest() == null
            : item.type() == ItemType.TEXT && limit.longest() != null && limit.longest() > 0;
    if (!fits) throw new Refusal("checklists.refusal.limit", item.name(), item.type());
    if (limit.min() != null && limit.max() != null && limit.min().compareTo(limit.max()) > 0)
      throw new Refusal("checklists.refusal.limit-order", item.name());
  }

  private static void checkCondition(Item item, HashMap<String, Item> earlier) {
    var condition = item.relevant();
    if (condition == null) return;
    if (item.type() == ItemType.SECTION) // its items would be asked all the same
    throw new Refusal("checklists.refusal.condition-section", item.name());
    var other = earlier.get(condition.item());
    if (other == null || !other.asks())
      throw new Refusal("checklists.refusal.condition-item", item.name(), condition.item());
    boolean fits =
        switch (other.type()) {
          case YES_NO -> !condition.is().measures() && condition.value().matches("yes|no");
          case ONE_OF, SEVERAL_OF ->
              !condition.is().measures() && other.option(condition.value()).isPresent();
          case INTEGER, DECIMAL ->
              condition.is() != Condition.Is.SELECTED
                  && condition.value().matches("-?\\d{1,9}(\\.\\d{1,6})?");
          case TEXT, DATE -> !condition.is().measures();
          default -> false;
        };
    if (!fits)
      throw new Refusal(
          "checklists.refusal.condition", item.name(), condition.item(), condition.value());
  }

  /** What lacks a word in some language: {@code item: zh, fr}. Empty: it may be published. */
  List<String> untold() {
    var all = new ArrayList<String>();
    note(all, "title", title);
    for (var item : items) {
      note(all, item.name(), item.label());
      if (!item.hint().nothing()) note(all, item.name() + " (hint)", item.hint());
      if (!item.message().nothing()) note(all, item.name() + " (message)", item.message());
      for (var option : item.options())
        note(all, item.name() + "/" + option.code(), option.label());
    }
    return all;
  }

  private static void note(List<String> all, String what, Spoken said) {
    var lacking = said.lacking();
    if (!lacking.isEmpty()) all.add(what + ": " + String.join(", ", lacking));
  }
}
