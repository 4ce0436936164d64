package org.greenclassroom.pace;

import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The least that Spring Boot can be on the same Tomcat: one page, nothing behind it. No component
 * by its annotations, or the house itself would find it in its tests.
 */
@ImportAutoConfiguration({
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class
})
public class BarePage {
  private static final String PAGE =
      "<!DOCTYPE html><html lang=\"en\"><head><title>Bare</title></head><body><p>Hello.</p></body>"
          + "</html>";

  @Bean
  RouterFunction<ServerResponse> page() {
    return RouterFunctions.route()
        .GET("/sign-in", _ -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).body(PAGE))
        .build();
  }

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(BarePage.class)
        .properties(
            Map.of(
                "spring.config.location",
                "optional:classpath:/none.yaml",
                "spring.main.banner-mode",
                "off",
                "spring.threads.virtual.enabled",
                true,
                "server.port",
                Integer.getInteger("port", 8080)))
        .run(arguments);
  }
}
