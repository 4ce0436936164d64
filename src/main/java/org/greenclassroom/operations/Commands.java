package org.greenclassroom.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.frame.KeyFiles;
import org.greenclassroom.frame.Spares;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The commands of the console: {@code --backup=<file>}, {@code --restore=<file>}, {@code
 * --drill[=<file>]}, {@code --check-files} and {@code --bring-files-back=<file>}.
 */
@Configuration(proxyBeanMethods = false)
class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  /** The tables are made where the rows come from: before anything else looks at them. */
  @Bean
  FlywayMigrationStrategy restoredOrMigrated(
      ApplicationArguments arguments,
      @Value("${greenclassroom.one-command:false}") boolean oneCommand) {
    return flyway -> {
      var file = file(arguments, "restore");
      if (file == null) {
        Restore.checkEnded(flyway);
        // a house may run on these tables: a command leaves them as they are
        if (oneCommand) SameProgram.check(flyway);
        else {
          SameProgram.checkNoNewer(flyway);
          flyway.migrate();
        }
        return;
      }
      try {
        long rows =
            Restore.read(new FluentConfiguration().configuration(flyway.getConfiguration()), file);
        LOG.info("Restored {} rows from {}.", rows, file);
      } catch (SQLException | IOException trouble) {
        LOG.error("Not restored: {}", file, trouble);
        throw new Refusal("operations.refusal.not-restored", file, Trouble.of(trouble));
      }
    };
  }

  /** Ends the program when everybody has said goodbye. */
  private static void end(ApplicationContext context, int code) {
    int answer = SpringApplication.exit(context, () -> code);
    Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(answer));
  }

  private static @org.jspecify.annotations.Nullable Path file(
      ApplicationArguments arguments, String option) {
    var values = arguments.getOptionValues(option);
    if (values == null) return null;
    if (values.size() != 1 || values.getFirst().isBlank())
      throw new Refusal("operations.refusal.one-file", "--" + option);
    return Path.of(values.getFirst()).toAbsolutePath().normalize();
  }

  /** Writes the file and ends with 0; what it refuses is said on the console, which ends with 1. */
  @Component
  @Order(90)
  static class BackupCommand implements ApplicationRunner {
    private final Operations operations;
    private final KeyFiles keys;
    private final ApplicationContext context;

    BackupCommand(Operations operations, KeyFiles keys, ApplicationContext context) {
      this.operations = operations;
      this.keys = keys;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      var file = file(arguments, "backup");
      if (file == null) return;
      var made = operations.backUp(file);
      LOG.info(
          "Backed up {} rows into {} ({} bytes, SHA-256 {}). The keys are not in it: keep copies of"
              + " {} elsewhere.",
          made.rows(),
          file,
          made.bytes(),
          made.sha256(),
          keys.names());
      if (made.isWithoutSome()) {
        LOG.error(
            "{} of {} files outside the database could not be copied to {}.",
            made.missing(),
            made.files(),
            Operations.filesBeside(file));
        end(context, 1);
        return;
      }
      LOG.info(
          "{} files outside the database are in {}.", made.files(), Operations.filesBeside(file));
      end(context, 0);
    }
  }

  /**
   * After the rows their files: what is not where files lie now is brought back from beside the
   * backup, and all are read and compared. {@code --bring-files-back=<backup>} does that once more
   * where it was cut short, and ends. Where some are missing the program ends with 1, if it ends by
   * itself.
   */
  @Component
  @Order(70)
  static class RestoredFiles implements ApplicationRunner, ExitCodeGenerator {
    private final Spares spares;
    private final ApplicationContext context;
    private volatile boolean whole = true;

    RestoredFiles(Spares spares, ApplicationContext context) {
      this.spares = spares;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      var restored = file(arguments, "restore");
      var file = restored == null ? file(arguments, "bring-files-back") : restored;
      if (file == null) return;
      var beside = Operations.filesBeside(file);
      var found = spares.bringBackFrom(beside);
      LOG.info("{} files were brought back from {}.", found.copied(), beside);
      whole = say(found);
      if (restored == null) end(context, 0);
    }

    @Override
    public int getExitCode() {
      return whole ? 0 : 1;
    }
  }

  /** Reads every file that the database names; ends with 0 when all are there, else with 1. */
  @Component
  @Order(85)
  static class CheckFilesCommand implements ApplicationRunner {
    private final Spares spares;
    private final ApplicationContext context;

    CheckFilesCommand(Spares spares, ApplicationContext context) {
      this.spares = spares;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      if (!arguments.containsOption("check-files")) return;
      end(context, say(spares.check()) ? 0 : 1);
    }
  }

  private static boolean say(Spares.Found found) {
    if (found.isWhole())
      LOG.info(
          "All {} files that the database names are there with their hashes, {} of them outside.",
          found.named(),
          found.outside());
    else
      LOG.error(
          "{} of {} files that the database names are missing or changed, the first: {}. Lay copies"
              + " of them where files lie (greenclassroom.files.…), and ask again with"
              + " --check-files.",
          found.missing(),
          found.named(),
          found.first());
    return found.isWhole();
  }

  /** Tries a backup, the newest if none is named, and ends with 0 when nothing is wrong with it. */
  @Component
  @Order(95)
  static class DrillCommand implements ApplicationRunner {
    private final Operations operations;
    private final Drilling drilling;
    private final ApplicationContext context;

    DrillCommand(Operations operations, Drilling drilling, ApplicationContext context) {
      this.operations = operations;
      this.drilling = drilling;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      var values = arguments.getOptionValues("drill");
      if (values == null) return;
      var file =
          values.isEmpty()
              ? operations
                  .newestFile()
                  .orElseThrow(() -> new Refusal("operations.refusal.nothing-to-try"))
              : file(arguments, "drill");
      var drilled = drilling.drill(Objects.requireNonNull(file));
      if (drilled.trouble() == null)
        LOG.info(
            "The drill went well: {} brought back {} rows of {}, the book is intact with {} facts,"
                + " and all {} files are there.",
            file,
            drilled.rows(),
            drilled.madeAt(),
            drilled.facts(),
            drilled.files());
      else LOG.error("The drill of {} did not go well: {}.", file, drilled.trouble());
      end(context, drilled.trouble() == null ? 0 : 1);
    }
  }
}
