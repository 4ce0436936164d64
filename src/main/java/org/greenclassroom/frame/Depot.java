package org.greenclassroom.frame;

import java.net.URI;
import java.nio.file.Path;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where files go when not into the database, and the command that moves those that are in it. */
@Configuration(proxyBeanMethods = false)
class Depot {
  @Bean
  @ConditionalOnExpression(
      "'${greenclassroom.files.folder:}' != '' or '${greenclassroom.files.s3.endpoint:}' != ''")
  Store store(
      @Value("${greenclassroom.files.folder:}") String folder,
      @Value("${greenclassroom.files.s3.endpoint:}") String endpoint,
      @Value("${greenclassroom.files.s3.region}") String region,
      @Value("${greenclassroom.files.s3.bucket}") String bucket,
      @Value("${greenclassroom.files.s3.key}") String key,
      @Value("${greenclassroom.files.s3.secret}") String secret) {
    if (!folder.isBlank() && !endpoint.isBlank()) throw new Refusal("frame.refusal.two-places");
    if (!folder.isBlank()) return new FolderStore(Path.of(folder).toAbsolutePath().normalize());
    if (key.isBlank() || secret.isBlank()) throw new Refusal("frame.refusal.no-key-of-bucket");
    return new FewAtOnce(new BucketStore(URI.create(endpoint), region, bucket, key, secret));
  }

  /** {@code --move-files}: out of the database, one file after the other. */
  @Component
  @Order(80)
  static class MoveCommand implements ApplicationRunner {
    private final Files files;
    private final ApplicationContext context;

    MoveCommand(Files files, ApplicationContext context) {
      this.files = files;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      if (!arguments.containsOption("move-files")) return;
      files.moveOut();
      int answer = SpringApplication.exit(context, () -> 0);
      Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(answer));
    }
  }
}
