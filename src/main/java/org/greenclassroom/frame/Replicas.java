package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskDecorator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hangs a replica beside the primary where one is named ({@code greenclassroom.replica.url}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${greenclassroom.replica.url:}' != ''")
class Replicas implements WebMvcConfigurer {
  @Bean
  static BeanPostProcessor replicaBesidePrimary(
      Environment settings, ObjectProvider<JdbcConnectionDetails> primary) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source) || bean instanceof Replica) return bean;
        var details = primary.getObject();
        return new Replica(
            source,
            new Replica.Place(
                settings.getRequiredProperty("greenclassroom.replica.url"),
                or(settings.getProperty("greenclassroom.replica.username"), details.getUsername()),
                or(settings.getProperty("greenclassroom.replica.password"), details.getPassword()),
                settings.getProperty(
                    "greenclassroom.replica.staleness", Duration.class, Duration.ofSeconds(10))),
            Clock.systemUTC());
      }
    };
  }

  private static String or(@Nullable String said, @Nullable String other) {
    if (said != null && !said.isEmpty()) return said;
    return other == null ? "" : other;
  }

  /** Everybody else's, which Boot makes only where there is none of the kind below. */
  @Bean
  @Primary
  static TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  /** A session is saved when its answer begins: that is the primary's, whatever is being read. */
  @Bean("springSessionTransactionOperations")
  static TransactionOperations sessionsAreThePrimarys(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        boolean before = Replica.mayBeOld(false);
        try {
          return template.execute(work);
        } finally {
          Replica.mayBeOld(before);
        }
      }
    };
  }

  /** An answer that is written while it is read goes on in another thread. */
  @Bean
  static TaskDecorator streamsMayBeOldToo() {
    return task -> {
      boolean old = Replica.mayBeOld(false);
      Replica.mayBeOld(old);
      return () -> {
        Replica.mayBeOld(old);
        try {
          task.run();
        } finally {
          Replica.mayBeOld(false);
        }
      };
    };
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Asked()).order(100); // behind the gate
  }

  private static final class Asked implements AsyncHandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(MayBeOld.class))
        Replica.mayBeOld(true);
      return true;
    }

    @Override
    public void afterConcurrentHandlingStarted(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      Replica.mayBeOld(false);
    }

    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      Replica.mayBeOld(false);
    }
  }
}
