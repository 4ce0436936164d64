package org.greenclassroom.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to whoever handed in a file.
 *
 * @param id null when the file was refused
 * @param device the printed tag; null when no device is known yet
 * @param findings keys: what a person should know
 */
public record Answer(
    @Nullable Long id,
    String sha256,
    @Nullable String format,
    Outcome outcome,
    @Nullable String device,
    List<Drive> drives,
    List<String> findings) {

  /** One drive, with its verdict. */
  public record Drive(@Nullable String serial, Verdict verdict, String reason) {}

  static Answer refused(String sha256, String reason) {
    return new Answer(null, sha256, null, Outcome.REFUSED, null, List.of(), List.of(reason));
  }
}
