package org.greenclassroom.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.greenclassroom.kernel.Refusal;

/**
 * A key of the house in a file beside the database, so that whoever reads the database, or a copy
 * of it, has nothing. Several machines have the same file: shared, or copied. {@link KeyFiles}
 * makes it and knows it again; a room hangs its own there.
 *
 * <p>A file is written aside and then linked or moved: nobody ever finds half of one, and of two
 * that make it at once the second finds that of the first.
 */
public abstract class KeyFile {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private final Path file;

  protected KeyFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** As it stands in the data folder. */
  public final String name() {
    return String.valueOf(file.getFileName());
  }

  /** False: its owner made it, and replaces it by naming another. */
  protected boolean isOurs() {
    return true;
  }

  /** What stands in the file of a new key. */
  protected abstract byte[] fresh() throws GeneralSecurityException, IOException;

  /** What makes a key this one, however its file is written: thirty-two random bytes or more. */
  protected abstract byte[] essence(byte[] content);

  public final boolean isThere() {
    return Files.exists(file);
  }

  /** Where none is yet. */
  public final void make() {
    if (isThere()) return;
    try {
      Files.createDirectories(file.getParent());
      var aside = aside();
      try {
        Files.createLink(file, aside);
      } catch (FileAlreadyExistsException somebodyWasFaster) {
        return;
      } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
        if (!isThere()) Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("the key cannot be made: " + file, failure);
    }
  }

  /**
   * @throws Refusal when it is not there: it is made when a house starts, not when it is used
   */
  protected final byte[] content() {
    return read(file);
  }

  /** A hash that tells nothing of the key: two files with the same one are the same key. */
  final String fingerprint() {
    return fingerprint(content());
  }

  /** The key that is to take its place lies beside it, until everybody who must know was told. */
  final void prepareNext() {
    try {
      Files.move(
          aside(), next(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new IllegalStateException("the next key cannot be made: " + next(), failure);
    }
  }

  protected final byte[] nextContent() {
    return read(next());
  }

  final String nextFingerprint() {
    return fingerprint(nextContent());
  }

  final boolean hasNext() {
    return Files.exists(next());
  }

  /**
   * The next key becomes the key; at no moment there is none.
   *
   * @return under which name the former lies now
   */
  final String takeNext(Instant now) {
    var former = file.resolveSibling(name() + ".until-" + STAMP.format(now));
    try {
      if (isThere() && !Files.exists(former))
        Files.copy(file, former, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(next(), file, StandardCopyOption.ATOMIC_MOVE);
      return String.valueOf(former.getFileName());
    } catch (IOException failure) {
      throw new IllegalStateException("the next key cannot take its place: " + file, failure);
    }
  }

  private Path next() {
    return file.resolveSibling(name() + ".next");
  }

  private Path aside() throws IOException {
    try {
      var aside =
          Files.createTempFile(
              file.getParent(),
              name(),
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(aside, fresh(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      return aside;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] read(Path from) {
    try {
      return Files.readAllBytes(from);
    } catch (NoSuchFileException none) {
      throw new Refusal("frame.refusal.key-missing", from);
    } catch (IOException failure) {
      throw new IllegalStateException("the key cannot be read: " + from, failure);
    }
  }

  private String fingerprint(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(("green-classroom/key/1\n" + name() + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(essence(content)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public final String toString() {
    return file.toString();
  }
}
