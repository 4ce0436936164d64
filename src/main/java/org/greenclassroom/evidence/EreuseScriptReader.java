package org.greenclassroom.evidence;

import org.springframework.stereotype.Component;

/** Snapshots that carry the tools' raw output: eReuse "lite" of 2022, and workbench-script. */
@Component
final class EreuseScriptReader implements Reader {
  @Override
  public boolean recognises(Content content) {
    var root = content.json();
    var data = root.path("data");
    return data.isObject()
        && (EreuseSnapshot.type(root).equals("Snapshot")
            || data.has("dmidecode") && (data.has("smart") || data.has("smartctl")));
  }

  @Override
  public Report read(Content content) {
    return new EreuseScript(content.json()).report();
  }
}
