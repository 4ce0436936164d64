package org.greenclassroom.operations;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether the database answers. The pool waits long for a connection; whoever probes does not. */
@Component
class Pulse implements BooleanSupplier {
  private static final int PATIENCE = 2;
  private final DataSource source;

  Pulse(DataSource source) {
    this.source = source;
  }

  @Override
  public boolean getAsBoolean() {
    var asked =
        new FutureTask<>(() -> {
          try (var connection = source.getConnection()) {
            return connection.isValid(PATIENCE);
          } catch (SQLException away) {
            return false;
          }
        });
    Thread.ofVirtual().start(asked);
    try {
      return asked.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException away) {
      return false;
    }
  }
}
