package org.greenclassroom.frame;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.util.HexFormat;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
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

  private static final Logger LOG = LoggerFactory.getLogger(Files.class);
  private final JdbcClient jdbc;

  private final @Nullable Store outside;

  @Autowired
  Files(JdbcClient jdbc, ObjectProvider<Store> outside) {
    this(jdbc, outside.getIfAvailable());
  }

  Files(JdbcClient jdbc, @Nullable Store outside) {
    this.jdbc = jdbc;
    this.outside = outside;
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
    // outside first: what is not written down in the end is only not found there
    if (outside != null) putOutside(outside, sha256, bytes);
    jdbc.sql(
            """
            insert into frame.file (sha256, name, media_type, place, bytes)
            values (:sha256, :name, :media_type, :place, :bytes) on conflict (sha256) do nothing
            """)
        .param("sha256", sha256)
        .param("name", name.strip().isEmpty() ? "file" : name)
        .param("media_type", mediaType)
        .param("place", outside == null ? "DATABASE" : "OUTSIDE")
        .param("bytes", outside == null ? bytes : null, Types.BINARY)
        .update();
    return sha256;
  }

  private static void putOutside(Store outside, String sha256, byte[] bytes) {
    try {
      outside.put(sha256, bytes);
    } catch (RuntimeException away) {
      LOG.error("File {} cannot be kept outside", sha256, away);
      throw new Refusal("frame.refusal.file-not-kept");
    }
  }

  public Kept file(String sha256) {
    var row =
        jdbc.sql("select name, media_type, bytes from frame.file where sha256 = ?")
            .param(sha256)
            .query(Row.class)
            .optional()
            .orElseThrow(() -> Refusal.notFound(sha256));
    var bytes = row.bytes() == null ? fromOutside(sha256) : row.bytes();
    return new Kept(sha256, row.name(), row.mediaType(), bytes);
  }

  /** As it stands in the table; without bytes when they lie outside. */
  private record Row(String name, String mediaType, byte @Nullable [] bytes) {}

  private byte[] fromOutside(String sha256) {
    if (outside == null) throw new Refusal("frame.refusal.file-outside", sha256);
    byte[] bytes;
    try {
      bytes = outside.get(sha256);
    } catch (RuntimeException away) {
      LOG.error("File {} cannot be fetched from outside", sha256, away);
      throw new Refusal("frame.refusal.file-away", sha256);
    }
    if (!sha256(bytes).equals(sha256)) {
      LOG.error("File {} is not what was kept outside", sha256);
      throw new Refusal("frame.refusal.file-changed", sha256);
    }
    return bytes;
  }

  /**
   * Moves out what lies in the database: each file is put, read back and compared before its row
   * lets go of it. Stopped anywhere and begun again it goes on with the rest.
   *
   * @return how many were moved
   * @throws Refusal when no place outside is named, or what was put there does not come back
   */
  long moveOut() {
    if (outside == null) throw new Refusal("frame.refusal.no-outside");
    long moved = 0;
    var after = "";
    while (true) {
      var next =
          jdbc.sql(
                  """
                  select sha256 from frame.file
                   where place = 'DATABASE' and sha256 > ? order by sha256 limit 1
                  """)
              .param(after)
              .query(String.class)
              .optional();
      if (next.isEmpty()) break;
      after = next.get();
      outside.put(after, file(after).bytes());
      fromOutside(after);
      moved +=
          jdbc.sql(
                  """
                  update frame.file set place = 'OUTSIDE', bytes = null
                   where sha256 = ? and place = 'DATABASE'
                  """)
              .param(after)
              .update();
    }
    LOG.info("{} files were moved out of the database.", moved);
    return moved;
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
