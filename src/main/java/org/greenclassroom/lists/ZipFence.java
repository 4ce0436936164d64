package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.greenclassroom.kernel.Refusal;

/**
 * Before anything of a zipped workbook is trusted, every entry is unpacked once into nothing,
 * counting, so that a bomb is found out without its going off in memory.
 */
final class ZipFence {
  private static final long UNPACKED_LIMIT = 512L << 20;
  private static final long STRINGS_LIMIT = 96L << 20;
  private static final int ENTRIES_LIMIT = 2_000;

  private ZipFence() {}

  static void pass(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > ENTRIES_LIMIT) throw new Refusal("lists.refusal.workbook-too-large");
      long all = 0;
      var buffer = new byte[64 * 1024];
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        boolean strings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
        long one = 0;
        try (var in = zip.getInputStream(entry)) {
          for (int n; (n = in.read(buffer)) >= 0; ) {
            if (one == 0 && declaresTypes(buffer, n))
              throw new Refusal("lists.refusal.workbook-broken");
            one += n;
            all += n;
            if (all > UNPACKED_LIMIT || (strings && one > STRINGS_LIMIT))
              throw new Refusal("lists.refusal.workbook-too-large");
          }
        }
      }
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  /** No workbook needs a DOCTYPE; who sends one wants our parser to fetch or to multiply things. */
  private static boolean declaresTypes(byte[] head, int length) {
    var start = new String(head, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1);
    return start.replace("\0", "").contains("<!DOCTYPE");
  }
}
