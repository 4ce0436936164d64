package org.greenclassroom.usage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where agents and collectors put their pieces. Nobody is signed in: each computer's days are
 * sealed by its own key, a collector's piece is signed. The address is the hash of the content, so
 * that sending it twice is sending it once.
 */
@RestController
class UsageApi {
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");
  private final Batches batches;

  UsageApi(Batches batches) {
    this.batches = batches;
  }

  @AllowKeyHolder
  @PutMapping("/api/v1/usage/batches/{id:[0-9a-f]{64}}")
  ResponseEntity<byte[]> put(
      @PathVariable String id, HttpServletRequest request, Occasion occasion) {
    var receipt =
        batches.take(
            occasion,
            new Batches.Sent(
                id, body(request), request.getHeader("Batch-Signature"), sentAt(request), false));
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.startsWith(MediaType.TEXT_PLAIN_VALUE))
      return ResponseEntity.ok().contentType(PLAIN).body(Answered.lines(receipt));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Answered.json(receipt).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      var raw = request.getInputStream().readNBytes(PieceReader.MOST_BYTES + 1);
      return Unpacked.of(raw);
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  /** Null: the sender's clock is not told. */
  private static @Nullable Instant sentAt(HttpServletRequest request) {
    var said = request.getHeader("Sent-At");
    if (said == null) return null;
    try {
      return Instant.parse(said);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
