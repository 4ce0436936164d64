package org.greenclassroom.evidence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What lshw found in a computer, as JSON or as XML. */
@Component
final class LshwReader implements Reader {
  @Override
  public boolean recognises(Content content) {
    return json(content) != null || isNode(LshwXml.root(content.xml()));
  }

  private static boolean isNode(@Nullable Element root) {
    return root != null && root.attributes.containsKey("class");
  }

  private static @Nullable JsonNode json(Content content) {
    var root = Lshw.root(content.json());
    return root != null && root.path("class").asString("").equals("system") ? root : null;
  }

  @Override
  public Report read(Content content) {
    var json = json(content);
    if (json != null) {
      var reduced = Lshw.reduced(json);
      return Lshw.report(reduced, "lshw-json", Json.write(reduced), Lshw.mac(json));
    }
    var xml = LshwXml.tree(Objects.requireNonNull(LshwXml.root(content.xml())));
    if (!xml.path("class").asString("").equals("system")) throw new Unreadable("says-nothing");
    var reduced = Lshw.reduced(xml);
    return Lshw.report(reduced, "lshw-xml", LshwXml.write(reduced), Lshw.mac(xml));
  }
}
