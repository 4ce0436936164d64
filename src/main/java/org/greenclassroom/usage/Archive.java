package org.greenclassroom.usage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes old days out of the database into files on cheaper storage. Every sum stays; a piece that
 * tells of a day that went is refused, as it is for loans long over.
 */
@Service
class Archive {
  /** As long as somebody may still ask for single days, or bring a forgotten stick. */
  private static final int MONTHS = 13;

  private final ArchiveTable table;

  Archive(ArchiveTable table) {
    this.table = table;
  }

  /** A file that was written and read again. */
  record Kept(Path file, Archived held) {}

  /** The oldest month that may go now; empty: none is old enough. */
  @Transactional(readOnly = true)
  Optional<YearMonth> next(LocalDate today) {
    return table
        .oldest()
        .filter(month -> month.isBefore(YearMonth.from(today).minusMonths(MONTHS)));
  }

  /**
   * One month into {@code usage-<month>.parquet}, in one transaction: written, read again,
   * compared, and only then gone here. A file of that name with the same bytes was left by somebody
   * who was killed before its days went: it is gone on with, so that no month is kept twice.
   *
   * @throws Refusal when it is not the next one, another file is there, or days came meanwhile
   */
  @Transactional
  Kept archive(YearMonth month, Path folder, Instant now, LocalDate today) {
    table.holdOthers();
    var next = next(today);
    if (next.isEmpty() || !next.get().equals(month))
      throw new Refusal(
          "usage.refusal.not-next-month", month, next.map(YearMonth::toString).orElse("–"), MONTHS);
    var file = folder.resolve("usage-" + month + ".parquet");
    // a name that nobody else has: what is taken away below is ours
    var aside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
    var ours = aside;
    try {
      Files.createDirectories(folder);
      var written = MonthFile.write(aside, taker -> table.each(month, taker));
      keep(aside);
      if (!MonthFile.read(aside).equals(written))
        throw new IOException(aside + " reads otherwise than it was written");
      var hash = sha256(aside);
      if (Files.exists(file)) {
        if (!sha256(file).equals(hash)) throw new Refusal("usage.refusal.archive-exists", file);
        Files.delete(aside);
        keep(file);
      } else {
        Files.move(aside, file);
        ours = file;
      }
      keep(folder);
      table.drop(month, written);
      table.note(month, file.getFileName().toString(), hash, Files.size(file), written, now);
      return new Kept(file, written);
    } catch (IOException | RuntimeException trouble) {
      try {
        Files.deleteIfExists(ours);
      } catch (IOException left) {
        trouble.addSuppressed(left);
      }
      if (trouble instanceof FileAlreadyExistsException)
        throw new Refusal("usage.refusal.archive-exists", file);
      if (trouble instanceof RuntimeException known) throw known;
      throw new UncheckedIOException((IOException) trouble);
    }
  }

  /** On the disk, and not only in memory, before the days go here. */
  private static void keep(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream()); // what is skipped is not in the hash
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
