package org.greenclassroom.evidence;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Snapshots of eReuse Workbench that hold sorted components: 2015 to 2018, and 11 to 12. */
@Component
final class EreuseSnapshotReader implements Reader {
  @Override
  public boolean recognises(Content content) {
    var root = content.json();
    return isSnapshot(root) && root.path("device").isObject() && !root.path("data").isObject();
  }

  static boolean isSnapshot(JsonNode root) {
    return root.isObject()
        && (EreuseSnapshot.type(root).equals("Snapshot")
            || root.path("components").isArray() && root.path("device").isObject());
  }

  @Override
  public Report read(Content content) {
    var root = content.json();
    return EreuseSnapshot.report(EreuseSnapshot.reduced(root), EreuseSnapshot.mac(root));
  }
}
