package org.greenclassroom.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files in a folder: {@code ab/abcd…}, so that no folder grows too long. */
final class FolderStore implements Store {
  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String sha256, byte[] bytes) {
    var file = file(sha256);
    try {
      // what was damaged there is written again
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) return;
      var parent = file.resolveSibling("");
      Files.createDirectories(parent);
      // it has its name only when it is whole
      var part = Files.createTempFile(parent, sha256, ".part");
      try {
        Files.write(part, bytes);
        keep(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        keep(parent);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  @Override
  public byte[] get(String sha256) {
    try {
      return Files.readAllBytes(file(sha256));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  boolean has(String sha256) {
    return Files.exists(file(sha256));
  }

  /** On the disk, and not only in memory: the database may forget its bytes by that. */
  private static void keep(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
