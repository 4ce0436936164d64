package org.greenclassroom.frame;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * With the profile {@code traces}: each request and each statement of SQL becomes a span. The text
 * of the statement is told, what was put into it never.
 */
@Configuration(proxyBeanMethods = false)
@Profile("traces")
class Traces {
  @Bean
  static BeanPostProcessor statementsAreSpans(ObjectProvider<ObservationRegistry> observations) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Traced(source, observations) : bean;
      }
    };
  }

  /** An address may hold a key or a name: its route is enough. */
  @Bean
  ServerRequestObservationConvention routesOnly() {
    return new DefaultServerRequestObservationConvention() {
      @Override
      public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
      }
    };
  }

  /** Messages of exceptions stay here: they may repeat what somebody typed. */
  @Bean
  static BeanPostProcessor withoutMessages() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof SpanExporter exporter ? new Discreet(exporter) : bean;
      }
    };
  }

  private record Discreet(SpanExporter exporter) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return exporter.export(spans.stream().<SpanData>map(Silent::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }

  private static final class Silent extends DelegatingSpanData {
    Silent(SpanData span) {
      super(span);
    }

    @Override
    public StatusData getStatus() {
      return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }
  }

  private static final class Traced extends DelegatingDataSource {
    private final ObjectProvider<ObservationRegistry> observations;

    Traced(DataSource source, ObjectProvider<ObservationRegistry> observations) {
      super(source);
      this.observations = observations;
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      var registry = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                var answer = call(connection, method, arguments);
                return answer instanceof PreparedStatement statement
                        && method.getName().equals("prepareStatement")
                    ? watched(statement, (String) arguments[0], registry)
                    : answer;
              });
    }
  }

  private static PreparedStatement watched(
      PreparedStatement statement, String sql, ObservationRegistry registry) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (_, method, arguments) -> {
              // outside a request there is nothing to hang it on
              if (!method.getName().startsWith("execute")
                  || registry.getCurrentObservation() == null)
                return call(statement, method, arguments);
              var observation =
                  Observation.start("sql", registry)
                      .contextualName(verb(sql))
                      .highCardinalityKeyValue("db.system.name", "postgresql")
                      .highCardinalityKeyValue(
                          "db.query.text", sql.replaceAll("\\s+", " ").strip());
              try (var _ = observation.openScope()) {
                return call(statement, method, arguments);
              } catch (Throwable failure) {
                // its message may repeat what was put in
                observation.highCardinalityKeyValue("error.type", failure.getClass().getName());
                throw failure;
              } finally {
                observation.stop();
              }
            });
  }

  private static String verb(String sql) {
    return sql.strip().split("\\s+", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }

  private static @Nullable Object call(
      Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
