package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One element of an XML file, without its namespaces, comments and instructions. */
final class Element {
  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Element> children = new ArrayList<>();
  final StringBuilder text = new StringBuilder();

  Element(String name) {
    this.name = name;
  }

  String text() {
    return text.toString().strip();
  }

  /** The text of the first child of this name. */
  @Nullable String text(String child) {
    for (var each : children) if (each.name.equalsIgnoreCase(child)) return each.text();
    return null;
  }

  @Nullable Element child(String child) {
    for (var each : children) if (each.name.equalsIgnoreCase(child)) return each;
    return null;
  }
}
