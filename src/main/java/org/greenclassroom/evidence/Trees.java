package org.greenclassroom.evidence;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between an inventory's XML and the JSON tree that says the same. */
final class Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Trees() {}

  /** Children by their name in small letters; what stands there twice becomes a list. */
  static ObjectNode object(Element element) {
    var object = NODES.objectNode();
    for (var child : element.children) {
      var name = child.name.toLowerCase(Locale.ROOT);
      JsonNode value = child.children.isEmpty() ? NODES.stringNode(child.text()) : object(child);
      var before = object.get(name);
      if (before == null) object.set(name, value);
      else if (before instanceof ArrayNode list) list.add(value);
      else object.set(name, NODES.arrayNode().add(before).add(value));
    }
    return object;
  }

  /** Back again, in capitals. */
  static String xml(String root, JsonNode tree) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(xml, root, tree, 0);
    return xml.toString();
  }

  private static void write(StringBuilder xml, String name, JsonNode node, int depth) {
    if (node.isArray()) {
      for (var each : node) write(xml, name, each, depth);
      return;
    }
    xml.append("  ".repeat(depth)).append('<').append(name).append('>');
    if (node.isObject()) {
      xml.append('\n');
      for (var field : node.properties())
        write(xml, field.getKey().toUpperCase(Locale.ROOT), field.getValue(), depth + 1);
      xml.append("  ".repeat(depth));
    } else {
      xml.append(escaped(node.asString()));
    }
    xml.append("</").append(name).append(">\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
