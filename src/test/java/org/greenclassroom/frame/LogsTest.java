package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is logged as JSON: by request, route and account, and nothing that a person typed. */
class LogsTest extends House {
  private static final String NAME = "Wangfang Logtest";
  @Autowired Post post;
  @Autowired Environment settings;
  @Autowired Postman postman;
  @Autowired TransactionTemplate transaction;

  @Test
  void nothing_of_what_a_person_typed_is_logged() {
    var address = "somebody-" + unique() + "-log@example.org";
    var actor = actor(Role.ADMINISTRATOR, 1);
    var login = people.known(actor.account()).login();
    var lines =
        logged(() -> {
          var visitor = new Visitor(port).signIn(login, PASSWORD);
          visitor.get("/operations").is(200);
          visitor.get("/find?q=Wangfang+Logtest").body();
          visitor.get("/devices/Wangfang-Logtest").body();
          stranger().get("/nothing/" + address).body();
          transaction.executeWithoutResult(_ ->
              post.write(
                  occasion(Role.OFFICER),
                  address,
                  Locale.ENGLISH,
                  "people.letter.invitation",
                  NAME,
                  NAME,
                  NAME,
                  NAME));
          var away = new JavaMailSenderImpl();
          away.setHost("127.0.0.1");
          away.setPort(1);
          postman.round(away, "post@example.org");
          LoggerFactory.getLogger("org.greenclassroom.frame.LogsTest")
              .error(
                  "it failed",
                  new IllegalStateException(NAME, new IllegalArgumentException(address)));
        });
    assertThat(lines)
        .doesNotContain(NAME, "Wangfang", address, "-log@", PASSWORD, login, "q=")
        .contains("IllegalStateException", "Caused by: java.lang.IllegalArgumentException");
    var ofOperations =
        lines
            .lines()
            .map(line -> JsonMapper.shared().readTree(line))
            .filter(line -> line.path("message").asString("").contains("GET /operations 200"))
            .findFirst()
            .orElseThrow();
    assertThat(ofOperations.at("/request/route").asString("")).isEqualTo("/operations");
    assertThat(ofOperations.at("/request/id").asString("")).hasSizeGreaterThan(8);
    assertThat(ofOperations.at("/account/id").asString(""))
        .isEqualTo(Long.toString(actor.account()));
    assertThat(ofOperations.at("/ecs/version").asString("")).isNotEmpty();
  }

  /** All that is logged meanwhile, as one setting has it: logging.structured.format.console=ecs. */
  private String logged(Runnable work) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    // other tests start other houses in this program, whose settings it may hold
    context.putObject(Environment.class.getName(), settings);
    var out = new ByteArrayOutputStream();
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var requests = context.getLogger(Requests.class);
    root.addAppender(appender);
    requests.setLevel(Level.DEBUG);
    try {
      work.run();
    } finally {
      requests.setLevel(null);
      root.detachAppender(appender);
      appender.stop();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
