package org.greenclassroom.frame;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.greenclassroom.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files under their own SHA-256. The same bytes are kept once; nothing here is ever changed or
 * deleted. A file is found only through the room that knows what it is, which also knows who may
 * see it.
 */
@Component
public class Files {
  /** The fence for one file. */
  public static final int LARGEST = 20 * 1024 * 1024;

  private final JdbcClient jdbc;

  Files(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One kept file.
   *
   * @param sha256 its hash, 64 hexadecimal letters
   * @param mediaType what it is, found by its content or said by the room
   */
  public record Kept(String sha256, String name, String mediaType, byte[] bytes) {}

  /** Keeps these bytes in the caller's transaction and answers their hash. */
  public String keep(byte[] bytes, String name, String mediaType) {
    if (bytes.length > LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var sha256 = sha256(bytes);
    jdbc.sql(
            """
            insert into frame.file (sha256, name, media_type, bytes)
            values (?, ?, ?, ?) on conflict (sha256) do nothing
            """)
        .params(sha256, name.strip().isEmpty() ? "file" : name, mediaType, bytes)
        .update();
    return sha256;
  }

  public Kept file(String sha256) {
    return jdbc.sql("select sha256, name, media_type, bytes from frame.file where sha256 = ?")
        .param(sha256)
        .query(Kept.class)
        .optional()
        .orElseThrow(() -> Refusal.notFound(sha256));
  }

  /** What these bytes are, by their first few; never by a name somebody gave them. */
  public static String typeOf(byte[] bytes) {
    if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return "application/pdf";
    if (begins(bytes, 0x89, 0x50, 0x4E, 0x47)) return "image/png";
    if (begins(bytes, 0xFF, 0xD8, 0xFF)) return "image/jpeg";
    return "application/octet-stream";
  }

  private static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) return false;
    for (int i = 0; i < first.length; i++) if ((bytes[i] & 0xFF) != first[i]) return false;
    return true;
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
