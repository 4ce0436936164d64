package org.greenclassroom.usage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Where agents and collectors put their pieces. Nobody is signed in: each computer's days are
 * sealed by its own key, a collector's piece is signed. The address is the hash of the content, so
 * that sending it twice is sending it once.
 */
@RestController
class UsageApi {
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Batches batches;

  UsageApi(Batches batches) {
    this.batches = batches;
  }

  /** The answer: a result for each row, in the order of the piece. */
  record Told(String batch, List<Receipt.Row> rows, List<Integer> missing) {}

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
      return ResponseEntity.ok().contentType(PLAIN).body(Batches.lines(receipt));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(JSON.writeValueAsBytes(new Told(id, receipt.rows(), receipt.missing())));
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

  /** Gzip or as it is, within the fence: a small parcel may unpack to the size of a house. */
  static final class Unpacked {
    private Unpacked() {}

    static byte[] of(byte[] raw) throws IOException {
      boolean packed = raw.length > 2 && raw[0] == (byte) 0x1f && raw[1] == (byte) 0x8b;
      if (!packed) return fenced(raw);
      try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(raw))) {
        return fenced(unpacking.readNBytes(PieceReader.MOST_BYTES + 1));
      }
    }

    private static byte[] fenced(byte[] body) {
      if (body.length > PieceReader.MOST_BYTES)
        throw new Refusal(
            Refusal.Kind.TOO_LARGE,
            "usage.refusal.too-large",
            PieceReader.MOST_BYTES / 1024 / 1024);
      return body;
    }
  }
}
