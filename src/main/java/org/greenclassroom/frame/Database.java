package org.greenclassroom.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Objects;
import javax.sql.DataSource;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * One database, real everywhere: embedded by default, external as soon as {@code
 * spring.datasource.url} is set.
 *
 * <p>Migrations run as the owner. The application's own connections put on the role {@code
 * green_app} (connection-init-sql), which may only select from and insert into the book.
 */
@Configuration(proxyBeanMethods = false)
class Database {
  /** What the tables need: "nulls not distinct", and views that look with the eyes of who asks. */
  static final int OLDEST = 15;

  @Bean
  FlywayConfigurationCustomizer migrationsRunAsOwner(JdbcConnectionDetails details) {
    return flyway -> {
      flyway.dataSource(
          withoutDetails(details.getJdbcUrl()), details.getUsername(), details.getPassword());
      refuseAnOldOne(Objects.requireNonNull(flyway.getDataSource()));
    };
  }

  /** What a server says of a refused row is that row: of people, perhaps. */
  private static String withoutDetails(String url) {
    return url + (url.contains("?") ? "&" : "?") + "logServerErrorDetail=false";
  }

  /** Before anything is written into it. A server that is away is a trouble of its own. */
  private static void refuseAnOldOne(DataSource source) {
    try (var connection = source.getConnection()) {
      var server = connection.getMetaData();
      checkAge(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
    } catch (SQLException away) {
      // the migrations say so, with what they tried
    }
  }

  static void checkAge(int major, String printed) {
    if (major < OLDEST) throw new Refusal("frame.refusal.old-postgres", printed, OLDEST);
  }

  /** 216 random bits, in as many signs as the column has (ASVS 5.0, 7.2.3 asks for 128). */
  @Bean
  SessionIdGenerator sessionNumbers() {
    var random = new SecureRandom();
    return () -> {
      var bytes = new byte[27];
      random.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }

  /** Two requests of one session may keep the same thing in it at once: the later one stands. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgres() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
  static class Embedded {
    @Bean(destroyMethod = "close")
    LocalPostgres localPostgres(
        @Value("${greenclassroom.data-dir}") Path folder,
        @Value("${greenclassroom.lasting:true}") boolean lasting,
        @Value("${greenclassroom.one-command:false}") boolean oneCommand,
        ApplicationArguments arguments)
        throws IOException {
      var place = folder.toAbsolutePath().normalize();
      // a restore begins with an empty folder: beside a house there is none
      if (!oneCommand || arguments.containsOption("restore"))
        return LocalPostgres.start(place, lasting);
      // a running house may look for its files in the database: it is asked nothing
      var taken = arguments.containsOption("move-files") ? "frame.refusal.move-beside" : null;
      return LocalPostgres.ofHouse(place, lasting, taken);
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(LocalPostgres postgres) {
      return new JdbcConnectionDetails() {
        @Override
        public String getUsername() {
          return "postgres";
        }

        @Override
        public String getPassword() {
          return postgres.password();
        }

        @Override
        public String getJdbcUrl() {
          return postgres.url();
        }
      };
    }
  }
}
