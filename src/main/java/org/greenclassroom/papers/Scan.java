package org.greenclassroom.papers;

import java.time.LocalDate;
import java.util.Map;

/**
 * A paper signed by hand, and scanned.
 *
 * @param signers who signed, by role; one scan may hold several signatures
 * @param signedOn the day written on it
 * @param bytes PDF, JPEG or PNG
 */
public record Scan(Map<String, String> signers, LocalDate signedOn, byte[] bytes) {
  public Scan {
    signers = Map.copyOf(signers);
  }
}
