package org.greenclassroom.operations;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.frame.Spares;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;

/** The front door: backups into a folder, and how the house is. */
@Service
public class Operations {
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
  private static final String BEGINS = "green-classroom-";
  private static final String FILES = "green-classroom-files";
  private static final String ENDS = ".zip";
  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int SHOWN = 20;

  private final Copies copies;
  private final Spares spares;
  private final BackupTable backups;
  private final DrillTable drills;
  private final HealthTable health;
  private final Chain chain;
  private final BookChecks checks;
  private final Clock clock;
  private final String version;
  private final Optional<Path> folder;
  private final int keep;

  /** Two at once would write twice the same. */
  private final ReentrantLock one = new ReentrantLock();

  Operations(
      Copies copies,
      Spares spares,
      BackupTable backups,
      DrillTable drills,
      HealthTable health,
      Chain chain,
      BookChecks checks,
      Clock clock,
      ObjectProvider<BuildProperties> build,
      @Value("${greenclassroom.backup.folder}") String folder,
      @Value("${greenclassroom.backup.keep}") int keep) {
    this.copies = copies;
    this.spares = spares;
    this.backups = backups;
    this.drills = drills;
    this.health = health;
    this.chain = chain;
    this.checks = checks;
    this.clock = clock;
    var built = build.getIfAvailable();
    this.version =
        built == null ? "unbuilt" : Objects.requireNonNullElse(built.getVersion(), "unbuilt");
    this.folder =
        folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder).toAbsolutePath());
    if (keep < 1)
      throw new IllegalArgumentException("greenclassroom.backup.keep is " + keep + ", at least 1");
    this.keep = keep;
  }

  /** Whether a folder for backups was named. */
  boolean hasFolder() {
    return folder.isPresent();
  }

  int kept() {
    return keep;
  }

  Health health(Occasion occasion) {
    var known = health.known();
    return new Health(
        occasion.now(),
        version,
        known.database(),
        known.databaseBytes(),
        known.migrations(),
        known.newestMigration(),
        health.letters(),
        health.jobs(),
        backups.newest(SHOWN),
        backups.lastWhole().orElse(null),
        drills.newest().orElse(null),
        chain.newestSeal(),
        checks.newest().orElse(null),
        health.storage());
  }

  /** Checks the whole book and keeps what was found. */
  void checkTheBook() {
    var found = chain.verify();
    var broken = found.firstBroken();
    if (broken != null)
      LOG.error(
          "The book is BROKEN at device {}, fact {}: {}.",
          broken.tag(),
          broken.nth(),
          broken.reason());
    checks.insert(
        new BookChecks.BookCheck(
            clock.instant(),
            found.intact(),
            found.facts(),
            found.devices(),
            broken == null ? null : broken.reason()));
  }

  /**
   * Makes a backup into the folder that was named, and forgets the oldest beyond those to be kept.
   *
   * @throws Refusal when there is no folder, it cannot be written, or one is being made
   */
  Made backUp() {
    var into = folder.orElseThrow(() -> new Refusal("operations.refusal.no-folder"));
    var made = backUp(into.resolve(BEGINS + NAMED.format(clock.instant()) + ENDS));
    sweep(into);
    return made;
  }

  /**
   * Makes a backup into that file. It has its name only when it is whole.
   *
   * @throws Refusal when it is there already, cannot be written, or one is being made
   */
  Made backUp(Path file) {
    if (!one.tryLock()) throw new Refusal("operations.refusal.busy");
    var from = clock.instant();
    var name = String.valueOf(file.getFileName());
    try {
      if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
      var made = written(file, from, name);
      backups.insert(made);
      return made;
    } catch (IOException | SQLException | UncheckedIOException trouble) {
      LOG.error("No backup at {}: {}", file, trouble.toString());
      backups.insert(
          new Made(
              from,
              clock.instant(),
              name,
              null,
              null,
              null,
              null,
              null,
              String.valueOf(trouble),
              Node.HERE));
      throw Trouble.with(
          file,
          trouble instanceof UncheckedIOException io
              ? Objects.requireNonNull(io.getCause())
              : trouble);
    } finally {
      one.unlock();
    }
  }

  /** Where the files outside the database are copied to: all backups of one folder share them. */
  static Path filesBeside(Path backup) {
    return backup.toAbsolutePath().resolveSibling(FILES);
  }

  /**
   * The newest backup that was made for the folder that was named; empty when none was. It may lack
   * here, where another node has a folder of its own: an older one would say nothing of it.
   */
  Optional<Path> newestFile() {
    return folder.flatMap(into ->
        backups.newest(SHOWN).stream()
            .filter(made -> made.trouble() == null && isOurs(made.file()))
            .map(made -> into.resolve(made.file()))
            .findFirst());
  }

  private Made written(Path file, java.time.Instant from, String name)
      throws IOException, SQLException {
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    var part = file.resolveSibling(name + ".part");
    Files.deleteIfExists(part);
    // addresses and telephone numbers are in it: the owner’s alone
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      var digest = Backup.sha256();
      long rows;
      try (var out =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(part), 1 << 16), digest)) {
        rows = copies.write(version, from, out).stream().mapToLong(Backup.Sum::rows).sum();
      }
      // after the rows: what they name is there, and under its hash it never changes
      var files = spares.copyTo(filesBeside(file), isDoubtful());
      if (!files.isWhole())
        LOG.error(
            "{} of {} files could not be copied with the backup {}, the first: {}",
            files.missing(),
            files.named(),
            name,
            files.first());
      long bytes = Files.size(part);
      keep(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      if (parent != null) keep(parent);
      return new Made(
          from,
          clock.instant(),
          name,
          rows,
          bytes,
          HexFormat.of().formatHex(digest.digest()),
          files.outside(),
          files.missing(),
          null,
          Node.HERE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The last drill missed files beside the backups: they are read until one is well again. */
  private boolean isDoubtful() {
    return drills.newest().map(Drilled::missing).filter(missing -> missing > 0).isPresent();
  }

  /** On the disk, and not only in memory, before it is written down and older ones go. */
  private static void keep(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void sweep(Path into) {
    try (var files = Files.list(into)) {
      var old =
          files
              .filter(file -> isOurs(file.getFileName().toString()))
              .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
              .skip(keep)
              .toList();
      for (var file : old) Files.deleteIfExists(file);
      sweepUnfinished(into);
    } catch (IOException trouble) {
      LOG.warn("Old backups in {} stay", into, trouble);
    }
  }

  /** What a program that was killed left; another node may be at one of today. */
  private void sweepUnfinished(Path into) throws IOException {
    var before = FileTime.from(clock.instant().minus(Duration.ofDays(1)));
    List<Path> left;
    try (var files = Files.list(into)) {
      left =
          files
              .filter(file -> {
                var name = file.getFileName().toString();
                return name.endsWith(".part")
                    && isOurs(name.substring(0, name.length() - ".part".length()));
              })
              .toList();
    }
    for (var part : left)
      if (Files.getLastModifiedTime(part).compareTo(before) < 0) Files.deleteIfExists(part);
  }

  private static boolean isOurs(String name) {
    return name.matches(BEGINS + "\\d{8}-\\d{6}" + ENDS.replace(".", "\\."));
  }
}
