package org.greenclassroom.evidence;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inventories in XML: of FusionInventory and OCS agents, and of GLPI's older ones. */
@Component
final class GlpiXmlReader implements Reader {
  @Override
  public boolean recognises(Content content) {
    var root = content.xml();
    return root != null && root.name.equalsIgnoreCase("REQUEST") && root.child("CONTENT") != null;
  }

  @Override
  public Report read(Content content) {
    var tree = Trees.object(Objects.requireNonNull(content.xml()));
    Inventory.checkItem(tree);
    var reduced = Inventory.ALLOWED.reduced(tree);
    var agent = Values.text(tree, "content", "versionclient");
    return Inventory.read(
        reduced, format(agent), Trees.xml("REQUEST", reduced), Inventory.mac(tree.path("content")));
  }

  private static String format(@Nullable String agent) {
    var lower = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
    if (lower.startsWith("fusioninventory")) return "fusioninventory-xml";
    return lower.startsWith("ocs") ? "ocs-xml" : "glpi-xml";
  }
}
