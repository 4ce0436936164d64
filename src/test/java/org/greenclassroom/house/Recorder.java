package org.greenclassroom.house;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ByteStreamWriter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Writes down every SQL text that the house hands to the database while the tests run. */
@Component
class Recorder implements BeanPostProcessor {
  private static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

  static Set<String> heard() {
    return Set.copyOf(HEARD);
  }

  static void hear(String sql) {
    HEARD.add(sql.replaceAll("\\s+", " ").strip());
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source && !(bean instanceof Overheard)
        ? new Overheard(source)
        : bean;
  }

  private static final class Overheard extends DelegatingDataSource {
    Overheard(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return overheard(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return overheard(super.getConnection(user, password));
    }
  }

  private static Connection overheard(Connection connection) {
    return wrapped(
        Connection.class,
        connection,
        (answer, method, arguments) ->
            switch (method) {
              case "unwrap" ->
                  answer instanceof PGConnection direct && arguments[0] == PGConnection.class
                      ? copying(direct)
                      : answer;
              case "createStatement" -> wrapped(Statement.class, answer, (plain, _, _) -> plain);
              default -> answer;
            });
  }

  private static PGConnection copying(PGConnection direct) {
    return wrapped(
        PGConnection.class,
        direct,
        (answer, method, _) ->
            method.equals("getCopyAPI") && direct instanceof BaseConnection base
                ? new Copying(base)
                : answer);
  }

  /** What to do with the answer of a call. */
  private interface Then {
    @Nullable Object then(@Nullable Object answer, String method, Object[] arguments)
        throws SQLException;
  }

  /** Hears the first argument of every call when it is a text that the database will read. */
  private static <T> T wrapped(Class<T> face, @Nullable Object target, Then then) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          var given = arguments == null ? new Object[0] : arguments;
          if (given.length > 0
              && given[0] instanceof String sql
              && method.getName().matches("prepare(Statement|Call)|execute.*|addBatch")) hear(sql);
          try {
            return then.then(method.invoke(target, given), method.getName(), given);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        };
    return face.cast(
        Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {face}, handler));
  }

  private static final class Copying extends CopyManager {
    Copying(BaseConnection connection) throws SQLException {
      super(connection);
    }

    @Override
    public CopyIn copyIn(String sql) throws SQLException {
      hear(sql);
      return super.copyIn(sql);
    }

    @Override
    public CopyOut copyOut(String sql) throws SQLException {
      hear(sql);
      return super.copyOut(sql);
    }

    @Override
    public long copyIn(String sql, Reader from) throws SQLException, java.io.IOException {
      hear(sql);
      return super.copyIn(sql, from);
    }

    @Override
    public long copyIn(String sql, InputStream from) throws SQLException, java.io.IOException {
      hear(sql);
      return super.copyIn(sql, from);
    }

    @Override
    public long copyIn(String sql, ByteStreamWriter from) throws SQLException, java.io.IOException {
      hear(sql);
      return super.copyIn(sql, from);
    }
  }
}
