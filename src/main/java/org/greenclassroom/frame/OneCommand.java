package org.greenclassroom.frame;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.MapPropertySource;

/**
 * A program that does one thing at the console and ends may be started beside a running house: it
 * takes no port that anybody knows, does none of the house's jobs, and uses the embedded database
 * that runs already. Whatever else is set for the house, on the command line or around it.
 */
public final class OneCommand implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** With one of these among its arguments a program ends by itself. */
  static final List<String> ALL =
      List.of(
          "backup",
          "drill",
          "check-files",
          "bring-files-back",
          "move-files",
          "archive-usage",
          "verify",
          "replace-key");

  /** What goes on top of all settings; the pages are there and answer nobody but this machine. */
  private static final Map<String, Object> ALONE =
      Map.of(
          "greenclassroom.one-command",
          true,
          "server.address",
          "127.0.0.1",
          "server.port",
          0,
          "management.server.port",
          -1,
          "db-scheduler.enabled",
          false,
          "spring.datasource.hikari.minimum-idle",
          1);

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var sources = event.getEnvironment().getPropertySources();
    var typed = sources.get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
    if (typed != null && ALL.stream().anyMatch(typed::containsProperty))
      sources.addFirst(new MapPropertySource("oneCommand", ALONE));
  }
}
