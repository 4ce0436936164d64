package org.greenclassroom.frame;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** How {@link Exact} bodies are read. */
@Configuration(proxyBeanMethods = false)
class ExactBodies {
  private static final class Unknown extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      var type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
      if (!type.isAnnotationPresent(Exact.class)) return false;
      throw UnrecognizedPropertyException.from(
          parser, beanOrClass, name, deserializer.getKnownPropertyNames());
    }
  }

  @Bean
  JsonMapperBuilderCustomizer exactBodies() {
    return builder -> builder.addHandler(new Unknown());
  }
}
