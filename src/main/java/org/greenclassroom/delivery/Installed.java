package org.greenclassroom.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Checklist and seat map as they were when both signed: frozen, and part of the protocol. */
record Installed(Instant at, List<Line> lines, SeatMap seats) {
  private static final JsonMapper JSON = JsonMapper.shared();

  Installed {
    lines = List.copyOf(lines);
  }

  /**
   * One point.
   *
   * @param seats how many seats were looked at; null: not told
   * @param by who looked; null: not known
   */
  record Line(
      Point point,
      Answer answer,
      @Nullable Integer seats,
      String reason,
      @Nullable Instant at,
      @Nullable String by) {}

  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(this)
        .getBytes(StandardCharsets.UTF_8);
  }

  static Installed of(byte[] json) {
    return JSON.readValue(json, Installed.class);
  }
}
