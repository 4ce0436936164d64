package org.greenclassroom.usage;

import java.nio.file.Path;
import java.time.Clock;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code --archive-usage=<folder>}: all months that are old enough, one after the other; then it
 * ends.
 */
@Component
@Order(95)
class ArchiveCommand implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCommand.class);
  private final Archive archive;
  private final Clock clock;
  private final ApplicationContext context;

  ArchiveCommand(Archive archive, Clock clock, ApplicationContext context) {
    this.archive = archive;
    this.clock = clock;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var folders = arguments.getOptionValues("archive-usage");
    if (folders == null) return;
    if (folders.size() != 1 || folders.getFirst().isBlank())
      throw new Refusal("usage.refusal.archive-folder");
    var folder = Path.of(folders.getFirst()).toAbsolutePath().normalize();
    var now = Occasion.of(Actor.HOUSE, clock.instant());
    for (var month = archive.next(now.today());
        month.isPresent();
        month = archive.next(now.today())) {
      var kept = archive.archive(month.get(), folder, now.now(), now.today());
      LOG.info("{}: {} days of computers.", kept.file(), kept.held().rows());
    }
    int answer = SpringApplication.exit(context, () -> 0);
    Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(answer));
  }
}
