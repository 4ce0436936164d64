package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of a program that starts begins before its beans do. */
class PostgresAheadTest {
  @TempDir private Path folder;

  @Configuration(proxyBeanMethods = false)
  static class Broken {
    @Bean
    String broken() {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private ConfigurableApplicationContext run(Class<?> made) {
    var program = new SpringApplication(made);
    program.setWebApplicationType(WebApplicationType.NONE);
    program.setRegisterShutdownHook(false);
    program.addListeners(new PostgresAhead());
    return program.run("--greenclassroom.data-dir=" + folder, "--greenclassroom.lasting=false");
  }

  @Test
  void the_server_that_was_begun_is_the_one_that_is_used_and_ends_with_the_program()
      throws Exception {
    try (var house = run(Database.Embedded.class)) {
      assertThat(house.getBean(LocalPostgres.class).url()).startsWith("jdbc:postgresql:");
      assertThat(folder.resolve("pg18/postmaster.pid")).exists();
      assertThatThrownBy(() -> run(Database.Embedded.class))
          .as("a second one fails as its own start did")
          .hasRootCauseInstanceOf(OverlappingFileLockException.class);
    }
    assertThat(folder.resolve("pg18/postmaster.pid")).doesNotExist();
    LocalPostgres.start(folder, false).close();
  }

  @Test
  void where_the_program_fails_its_server_does_not_stay() throws Exception {
    assertThatThrownBy(() -> run(Broken.class)).hasRootCauseMessage("broken on purpose");
    assertThat(folder.resolve("pg18/PG_VERSION")).as("it was begun").exists();
    assertThat(folder.resolve("pg18/postmaster.pid")).as("and ended").doesNotExist();
    LocalPostgres.start(folder, false).close();
  }
}
