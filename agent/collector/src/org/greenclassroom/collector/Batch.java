package org.greenclassroom.collector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * What is told in one go. Made once and kept until it is answered: whoever gets it twice, by line
 * and by stick, sees the same bytes and the same id.
 *
 * @param id SHA-256 of the body
 */
record Batch(long seq, String id, byte[] body) {

  /**
   * @param previous the id of the one before; empty for the first
   */
  static Batch of(String collector, long seq, String previous, Instant now, List<Sheaf> sheaves) {
    var json =
        "{\"format\":1,\"made_at\":\"%s\",\"collector\":\"%s\",\"seq\":%d%s,\"agents\":[%s]}"
            .formatted(
                now.truncatedTo(ChronoUnit.SECONDS),
                collector,
                seq,
                previous.isEmpty() ? "" : ",\"previous\":\"" + previous + "\"",
                sheaves.stream().map(Sheaf::json).collect(Collectors.joining(",")));
    var body = json.getBytes(StandardCharsets.UTF_8);
    return new Batch(seq, sha256(body), body);
  }

  /** What the collector signs. */
  String sealed() {
    return "green-classroom-batch 1\n" + id + "\n";
  }

  byte[] packed() {
    return gzip(body);
  }

  /** As a file for a stick or a mail. */
  byte[] bundle(String signature) {
    var head = "{\"gitc\":1,\"batch\":\"%s\",\"signature\":\"%s\"}\n".formatted(id, signature);
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return gzip(out.toByteArray());
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
