package org.greenclassroom.operations;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.custody.Verification;
import org.greenclassroom.frame.PassingDatabase;
import org.greenclassroom.frame.Spares;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Tries backups: brings one back into a database of its own on this machine, reads the whole book
 * there and every file that its rows name, and keeps what came of it. The house goes on meanwhile.
 */
@Service
class Drilling {
  private static final Logger LOG = LoggerFactory.getLogger(Drilling.class);
  private final Flyway flyway;
  private final Chain chain;
  private final DrillTable drills;
  private final Clock clock;
  private final Path place;

  /** Two at once would share the place, in one program or in a command beside the house. */
  private final ReentrantLock one = new ReentrantLock();

  Drilling(
      Flyway flyway,
      Chain chain,
      DrillTable drills,
      Clock clock,
      @Value("${greenclassroom.data-dir}") Path data) {
    this.flyway = flyway;
    this.chain = chain;
    this.drills = drills;
    this.clock = clock;
    this.place = data.toAbsolutePath().normalize().resolve("drill");
  }

  /**
   * Tries this backup.
   *
   * @return what came of it, which is kept also when it went wrong
   * @throws Refusal when another is being tried
   */
  Drilled drill(Path file) {
    if (!one.tryLock()) throw new Refusal("operations.refusal.drilling");
    var from = clock.instant();
    try (var programs = FileChannel.open(lock(), CREATE, WRITE)) {
      if (programs.tryLock() == null) throw new Refusal("operations.refusal.drilling");
      var drilled = tried(file, from);
      drills.insert(drilled);
      if (drilled.trouble() != null)
        LOG.error("The drill of {} did not go well: {}", drilled.file(), drilled.trouble());
      return drilled;
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    } finally {
      one.unlock();
    }
  }

  private Path lock() throws IOException {
    Files.createDirectories(place.getParent());
    return place.resolveSibling("drill.lock");
  }

  private Drilled tried(Path file, Instant from) {
    var name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file))
      return failed(
          from,
          name,
          file + " cannot be read on " + Node.HERE + "; nodes need one folder for backups");
    try (var there = PassingDatabase.in(place)) {
      var source = there.source();
      long rows =
          Restore.read(
              new FluentConfiguration().configuration(flyway.getConfiguration()).dataSource(source),
              file);
      var book = chain.verify(source);
      var files = Spares.check(source, Operations.filesBeside(file));
      return new Drilled(
          from,
          clock.instant(),
          name,
          Restore.moment(file),
          rows,
          book.facts(),
          files.named(),
          files.missing(),
          trouble(book, files));
    } catch (Refusal refused) {
      // its key says what is wrong, its sentence is the console's
      return failed(from, name, String.valueOf(refused.getMessage()));
    } catch (IOException | SQLException | RuntimeException trouble) {
      LOG.error("The drill of {} failed", file, trouble);
      return failed(
          from,
          name,
          trouble instanceof SQLException sql
              ? "the database refused it, SQLSTATE " + sql.getSQLState()
              : trouble.toString());
    }
  }

  private Drilled failed(Instant from, String name, String trouble) {
    return new Drilled(from, clock.instant(), name, null, null, null, null, null, trouble);
  }

  private static @Nullable String trouble(Verification book, Spares.Found files) {
    var broken = book.firstBroken();
    if (broken != null)
      return "the book is broken at "
          + broken.tag()
          + ", fact "
          + broken.nth()
          + ": "
          + broken.reason();
    if (!files.isWhole())
      return files.missing() + " files are missing or changed, the first " + files.first();
    return null;
  }
}
