package org.greenclassroom.evidence;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Inventories of the GLPI agent, whole or partial. */
@Component
final class GlpiJsonReader implements Reader {
  static final String FORMAT = "glpi-json";

  @Override
  public boolean recognises(Content content) {
    return isInventory(content.json());
  }

  private static boolean isInventory(JsonNode root) {
    return root.path("content").isObject()
        && (root.path("deviceid").isString()
            || root.path("action").isString()
            || root.path("content").path("versionclient").isString());
  }

  @Override
  public Report read(Content content) {
    var root = content.json();
    Inventory.checkItem(root);
    var reduced = Inventory.ALLOWED.reduced(root);
    return Inventory.read(
        reduced, FORMAT, Json.write(reduced), Inventory.mac(root.path("content")));
  }
}
