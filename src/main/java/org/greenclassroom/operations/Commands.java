package org.greenclassroom.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The two commands of the console: {@code --backup=<file>} and {@code --restore=<file>}. */
@Configuration(proxyBeanMethods = false)
class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  /** The tables are made where the rows come from: before anything else looks at them. */
  @Bean
  FlywayMigrationStrategy restoredOrMigrated(ApplicationArguments arguments) {
    return flyway -> {
      var file = file(arguments, "restore");
      if (file == null) {
        flyway.migrate();
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
    private final ApplicationContext context;

    BackupCommand(Operations operations, ApplicationContext context) {
      this.operations = operations;
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
          List.of(
              "seal.key",
              "paper-seal.p12",
              "agent-keys.secret",
              "badges.secret",
              "hooks.secret",
              "second-factor.secret"));
      int answer = SpringApplication.exit(context, () -> 0);
      Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(answer));
    }
  }
}
