package org.greenclassroom.courses;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;

/**
 * What a pack consists of, as {@code sha256sum -c} reads it, so that a stick can be checked where
 * there is no network and nothing of ours.
 */
final class Manifest {
  static final String NAME = "manifest.sha256";
  private static final int MOST = 10_000;

  private Manifest() {}

  static String of(Pack pack, List<Pack.File> files) {
    var text = new StringBuilder("# Green Classroom pack ").append(pack.called()).append('\n');
    for (var file : files) text.append(file.sha256()).append("  ").append(file.path()).append('\n');
    return text.toString();
  }

  static String sha256(String manifest) {
    return Files.sha256(manifest.getBytes(StandardCharsets.UTF_8));
  }

  /** Hashes by path; line ends and remarks do not matter. */
  static Map<String, String> read(String text) {
    var all = new LinkedHashMap<String, String>();
    for (var line : text.replace("\uFEFF", "").split("\\R")) {
      var one = line.strip();
      if (one.isEmpty() || one.startsWith("#")) continue;
      if (!one.matches("[0-9a-fA-F]{64} [ *].{1,200}") || all.size() > MOST)
        throw new Refusal(
            "courses.refusal.manifest", one.length() > 80 ? one.substring(0, 80) : one);
      all.put(one.substring(66), one.substring(0, 64).toLowerCase(java.util.Locale.ROOT));
    }
    if (all.isEmpty()) throw new Refusal("courses.refusal.manifest", "–");
    return all;
  }
}
