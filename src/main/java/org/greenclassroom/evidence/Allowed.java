package org.greenclassroom.evidence;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a format that may be kept; whatever is not named here is dropped before anything is
 * stored, and so is a network address that stands where another value should. Lists are looked
 * through: "content.cpus.name" is the name of each processor.
 */
final class Allowed {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Set<String> leaves = new HashSet<>();
  private final Set<String> branches = new HashSet<>();

  private Allowed() {}

  /**
   * @param paths one branch a line, its leaves behind a colon: {@code content.cpus: name core}
   */
  static Allowed of(String paths) {
    var allowed = new Allowed();
    for (var line : paths.lines().toList()) {
      int colon = line.indexOf(':');
      var branch = line.substring(0, colon).strip();
      for (var leaf : line.substring(colon + 1).strip().split("\\s+"))
        allowed.add(branch.isEmpty() ? leaf : branch + "." + leaf);
    }
    return allowed;
  }

  private void add(String path) {
    leaves.add(path);
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
      branches.add(path.substring(0, dot));
  }

  /** The same tree with the allowed fields only. */
  ObjectNode reduced(JsonNode tree) {
    return object(tree, "");
  }

  private ObjectNode object(JsonNode tree, String path) {
    var kept = NODES.objectNode();
    for (var field : tree.properties()) {
      var at = path + field.getKey();
      var value = field.getValue();
      if (leaves.contains(at)) {
        if (value.isValueNode() && !Macs.isMac(value.asString())) kept.set(field.getKey(), value);
      } else if (branches.contains(at)) {
        if (value.isObject()) kept.set(field.getKey(), object(value, at + "."));
        else if (value.isArray()) kept.set(field.getKey(), list(value, at + "."));
      }
    }
    return kept;
  }

  private ArrayNode list(JsonNode list, String path) {
    var kept = NODES.arrayNode();
    for (var each : list) {
      if (!each.isObject()) continue;
      var object = object(each, path);
      if (!object.isEmpty()) kept.add(object);
    }
    return kept;
  }
}
