package org.greenclassroom.contests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Scratch 3 project: a ZIP with {@code project.json} and costumes and sounds named by their MD5.
 * It is unpacked with a measure in hand and packed anew; whatever else lies in it stays outside.
 */
final class ScratchFile {
  private static final int MOST_PARTS = 500;
  private static final int MOST_BYTES = 40 * 1024 * 1024;
  private static final int LARGEST_PROJECT = 5 * 1024 * 1024;
  private static final Pattern ASSET =
      Pattern.compile("[0-9a-f]{32}\\.(svg|png|jpg|jpeg|gif|bmp|wav|mp3)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScratchFile() {}

  static byte[] clean(byte[] bytes) {
    var seen = new HashSet<String>();
    var out = new ByteArrayOutputStream(bytes.length);
    long left = MOST_BYTES;
    boolean project = false;
    try (var came = new ZipInputStream(new ByteArrayInputStream(bytes));
        var kept = new ZipOutputStream(out)) {
      for (var part = came.getNextEntry(); part != null; part = came.getNextEntry()) {
        var name = part.getName();
        if (seen.size() >= MOST_PARTS || !seen.add(name)) throw bomb();
        boolean isProject = name.equals("project.json");
        if (!isProject && !ASSET.matcher(name).matches())
          throw new Refusal("contests.refusal.not-scratch");
        // what a part says of its own size proves nothing
        int most = (int) Math.min(left, isProject ? LARGEST_PROJECT : MOST_BYTES);
        var content = came.readNBytes(most + 1);
        if (content.length > most) throw bomb();
        left -= content.length;
        if (isProject) {
          content = project(content);
          project = true;
        }
        kept.putNextEntry(new ZipEntry(name));
        kept.write(isProject ? content : Bare.of(name, content));
        kept.closeEntry();
      }
    } catch (IOException broken) {
      throw Work.broken(broken);
    } catch (IllegalArgumentException broken) {
      throw new Refusal("contests.refusal.file-broken");
    }
    if (!project) throw new Refusal("contests.refusal.not-scratch");
    if (out.size() > Work.LARGEST) throw bomb();
    return out.toByteArray();
  }

  /**
   * The project without what says on which machine it was made; remarks and names of figures are
   * read for names of persons.
   */
  private static byte[] project(byte[] json) {
    try {
      var project = JSON.readTree(json);
      if (!project.path("targets").isArray() || !(project.path("meta") instanceof ObjectNode meta))
        throw new Refusal("contests.refusal.not-scratch");
      meta.remove("agent");
      for (var target : project.path("targets")) {
        Nameless.refuseNames(target.path("name").asString(""));
        for (var remark : target.path("comments"))
          remark.path("text").asString("").lines().forEach(Nameless::refuseNames);
      }
      return JSON.writeValueAsBytes(project);
    } catch (JacksonException noJson) {
      throw new Refusal("contests.refusal.not-scratch");
    }
  }

  private static Refusal bomb() {
    return new Refusal("contests.refusal.unpacks-too-large", MOST_BYTES >> 20);
  }
}
