package org.greenclassroom.operations;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.greenclassroom.kernel.Refusal;

/** What went wrong with a file, as a refusal that says what to do. */
final class Trouble {
  private Trouble() {}

  static Refusal with(Path file, Exception trouble) {
    if (trouble instanceof FileAlreadyExistsException there)
      return Objects.equals(there.getFile(), file.toString())
          ? new Refusal("operations.refusal.there-already", file)
          : new Refusal("operations.refusal.no-place", there.getFile());
    if (trouble instanceof AccessDeniedException
        || trouble instanceof NoSuchFileException
        || trouble instanceof NotDirectoryException
        || (trouble instanceof IOException && isReadOnly(trouble)))
      return new Refusal("operations.refusal.no-place", Objects.toString(file.getParent(), "/"));
    if (of(trouble).contains("No space left"))
      return new Refusal("operations.refusal.no-space", Objects.toString(file.getParent(), "/"));
    return new Refusal("operations.refusal.failed", of(trouble));
  }

  private static boolean isReadOnly(Exception trouble) {
    return of(trouble).contains("Read-only file system") || of(trouble).contains("Not a directory");
  }

  /** In the words of the machine. */
  static String of(Exception trouble) {
    return Objects.requireNonNullElse(trouble.getMessage(), trouble.getClass().getSimpleName());
  }
}
