package org.greenclassroom.outcomes;

import java.util.List;
import java.util.Locale;

/**
 * Something that keeps a lot open.
 *
 * @param name of the sentence: {@code outcomes.open.<name>}, whose argument is how many
 * @param items the first of the items it is about; empty when it is about none
 * @param path where somebody does something about it
 */
record Hindrance(String name, long count, List<Item> items, String path) {

  static Hindrance of(Outcome outcome, long count, List<Item> items, String path) {
    return new Hindrance(
        outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), count, items, path);
  }

  public String key() {
    return "outcomes.open." + name;
  }
}
