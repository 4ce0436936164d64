package org.greenclassroom.frame;

import java.time.Clock;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When keys are made, and the command that replaces one ({@code --replace-key=<file>}). */
@Configuration(proxyBeanMethods = false)
class KeyCommands {
  /** Before the first request and the first job; a command beside a house makes nothing. */
  @Component
  static class AtTheStart implements SmartInitializingSingleton {
    private final KeyFiles keys;
    private final Clock clock;
    private final boolean oneCommand;

    AtTheStart(
        KeyFiles keys,
        Clock clock,
        @Value("${greenclassroom.one-command:false}") boolean oneCommand) {
      this.keys = keys;
      this.clock = clock;
      this.oneCommand = oneCommand;
    }

    @Override
    public void afterSingletonsInstantiated() {
      if (!oneCommand) keys.agree(clock.instant());
    }
  }

  /** Ends with 0; what is refused is said on the console, which ends with 1. */
  @Component
  @Order(80)
  static class ReplaceKeyCommand implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaceKeyCommand.class);
    private final KeyFiles keys;
    private final Clock clock;
    private final ApplicationContext context;

    ReplaceKeyCommand(KeyFiles keys, Clock clock, ApplicationContext context) {
      this.keys = keys;
      this.clock = clock;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      var named = arguments.getOptionValues("replace-key");
      if (named == null) return;
      if (named.isEmpty())
        throw new Refusal("frame.refusal.no-such-key", "", String.join(", ", keys.names()));
      for (var name : named) replace(name, arguments.containsOption("lost"));
      int code = SpringApplication.exit(context, () -> 0);
      Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(code));
    }

    private void replace(String name, boolean lost) {
      if (keys.finish(name, clock.instant())) return;
      keys.mayReplace(name, lost);
      keys.replace(name, lost, clock.instant());
      var former = keys.take(name, clock.instant());
      LOG.info(
          "{} is another key now{}. Copy it to every node, restart them, and keep a copy apart from"
              + " those of the database.",
          name,
          lost ? "" : "; the former lies in " + former + ", for backups made until now");
    }
  }
}
