package org.greenclassroom.frame;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * The embedded PostgreSQL starts while the program still reads what it is made of: each takes
 * seconds, and neither waits for the other. Where the program then fails, its server does not stay.
 */
public final class PostgresAhead implements ApplicationListener<SpringApplicationEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresAhead.class);

  private @Nullable FutureTask<LocalPostgres> begun;

  @Override
  public void onApplicationEvent(SpringApplicationEvent event) {
    if (event instanceof ApplicationPreparedEvent prepared) begin(prepared);
    else if (event instanceof ApplicationFailedEvent) putAway();
  }

  private void begin(ApplicationPreparedEvent event) {
    var context = event.getApplicationContext();
    var settings = context.getEnvironment();
    if (!settings.getProperty("spring.datasource.url", "").isEmpty()) return;
    var arguments = new DefaultApplicationArguments(event.getArgs());
    begun = new FutureTask<>(() -> Database.open(settings, arguments));
    context.getBeanFactory().registerSingleton(PostgresAhead.class.getName(), this);
    Thread.ofPlatform().name("postgres").start(begun);
  }

  /**
   * The server, once it answers; from then on it is whoever asked that ends it.
   *
   * @throws IOException as its start did; also a refusal
   */
  LocalPostgres taken() throws IOException {
    var mine = begun;
    if (mine == null) throw new IllegalStateException("it is taken already");
    begun = null;
    try {
      return mine.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL starts", interrupted);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException trouble) throw trouble;
      if (failure.getCause() instanceof RuntimeException refusal) throw refusal;
      throw new IOException("PostgreSQL did not start", failure.getCause());
    }
  }

  private void putAway() {
    if (begun == null) return;
    try {
      taken().close();
    } catch (IOException | RuntimeException trouble) {
      LOG.info("PostgreSQL was begun and did not start: {}", trouble.toString());
    }
  }
}
