package org.greenclassroom.visits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A whole sheet as a browser without scripts posts it.
 *
 * @param pictures by the item they answer
 */
record Posted(Map<String, String[]> fields, Map<String, List<byte[]>> pictures) {
  static Posted of(HttpServletRequest request) throws IOException, ServletException {
    return new Posted(request.getParameterMap(), pictures(request));
  }

  UUID key() {
    try {
      return UUID.fromString(String.valueOf(text("visit")));
    } catch (IllegalArgumentException other) {
      throw new Refusal("frame.refusal.missing", "visit");
    }
  }

  long whole(String name) {
    try {
      return Long.parseLong(String.valueOf(text(name)));
    } catch (NumberFormatException other) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  @Nullable String text(String name) {
    var typed = fields.get(name);
    return typed == null || typed.length == 0 || typed[0].isBlank() ? null : typed[0].strip();
  }

  private static Map<String, List<byte[]>> pictures(HttpServletRequest request)
      throws IOException, ServletException {
    var all = new LinkedHashMap<String, List<byte[]>>();
    var type = request.getContentType();
    if (type == null || !type.startsWith("multipart/")) return all;
    for (var part : request.getParts()) {
      if (part.getSubmittedFileName() == null || part.getSize() == 0) continue;
      if (!part.getName().startsWith("answer.")) continue;
      if (part.getSize() > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      all.computeIfAbsent(part.getName().substring(7), _ -> new ArrayList<>())
          .add(part.getInputStream().readAllBytes());
    }
    return all;
  }
}
