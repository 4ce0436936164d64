package org.greenclassroom.evidence;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between lshw's XML and the JSON tree that says the same. */
final class LshwXml {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LshwXml() {}

  /** The root node; newer versions put it into a list. */
  static @Nullable Element root(@Nullable Element xml) {
    if (xml == null) return null;
    if (xml.name.equals("node")) return xml;
    return xml.name.equals("list") && xml.children.size() == 1 ? xml.child("node") : null;
  }

  static ObjectNode tree(Element element) {
    var node = NODES.objectNode();
    var children = NODES.arrayNode();
    element.attributes.forEach(node::put);
    for (var child : element.children) {
      switch (child.name) {
        case "node" -> children.add(tree(child));
        case "configuration" -> node.set("configuration", pairs(child));
        case "capabilities" -> node.set("capabilities", pairs(child));
        default -> {
          if (!node.has(child.name)) node.put(child.name, child.text());
          var units = child.attributes.get("units");
          if (units != null && !node.has("units")) node.put("units", units);
        }
      }
    }
    if (!children.isEmpty()) node.set("children", children);
    return node;
  }

  private static ObjectNode pairs(Element element) {
    var pairs = NODES.objectNode();
    for (var each : element.children) {
      var key = each.attributes.get("id");
      var value = each.attributes.get("value");
      if (key != null) pairs.put(key, value == null ? each.text() : value);
    }
    return pairs;
  }

  static String write(JsonNode node) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(xml, node, 0);
    return xml.toString();
  }

  private static void write(StringBuilder xml, JsonNode node, int depth) {
    var margin = " ".repeat(depth);
    xml.append(margin)
        .append("<node id=\"")
        .append(Trees.escaped(node.path("id").asString("")))
        .append("\" class=\"")
        .append(Trees.escaped(node.path("class").asString("")))
        .append("\">\n");
    for (var field : node.properties()) {
      var value = field.getValue();
      if (!value.isValueNode() || field.getKey().equals("id") || field.getKey().equals("class"))
        continue;
      xml.append(margin).append(" <").append(field.getKey()).append('>');
      xml.append(Trees.escaped(value.asString()));
      xml.append("</").append(field.getKey()).append(">\n");
    }
    if (node.has("configuration")) {
      xml.append(margin).append(" <configuration>\n");
      for (var setting : node.path("configuration").properties())
        xml.append(margin)
            .append("  <setting id=\"")
            .append(Trees.escaped(setting.getKey()))
            .append("\" value=\"")
            .append(Trees.escaped(setting.getValue().asString()))
            .append("\"/>\n");
      xml.append(margin).append(" </configuration>\n");
    }
    for (var child : node.path("children")) write(xml, child, depth + 1);
    xml.append(margin).append("</node>\n");
  }
}
