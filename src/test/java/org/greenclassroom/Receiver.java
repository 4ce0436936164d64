package org.greenclassroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another program that is told of one topic, over real HTTP; it believes only what is signed as
 * Standard Webhooks 1.0 says.
 */
public final class Receiver implements AutoCloseable {
  private static final Pattern SECRET = Pattern.compile("whsec_([A-Za-z0-9+/=]+)");

  private final HttpServer server;
  private final Visitor admin;
  private final String topic;
  private final String hook;
  private volatile byte[] secret = {};
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

  /**
   * @param admin an administrator, who makes the hook on its page
   */
  public Receiver(Visitor admin, String topic) throws IOException {
    this.admin = admin;
    this.topic = topic;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var signed =
              headers.getFirst("webhook-id")
                  + "."
                  + headers.getFirst("webhook-timestamp")
                  + "."
                  + body;
          boolean ours = ("v1," + hmac(signed)).equals(headers.getFirst("webhook-signature"));
          if (ours) heard.add(JsonMapper.shared().readTree(body));
          exchange.sendResponseHeaders(ours ? 204 : 401, -1);
          exchange.close();
        });
    server.start();
    admin.get("/hooks").is(200);
    var made =
        admin
            .post(
                "/hooks",
                "name",
                "Receiver of " + topic,
                "address",
                "http://localhost:" + server.getAddress().getPort() + "/told",
                "email",
                "receiver@example.org",
                "kinds",
                topic)
            .is(200);
    hook = made.path();
    var shown = SECRET.matcher(made.text());
    assertThat(shown.find()).as("the secret is shown once").isTrue();
    secret = Base64.getDecoder().decode(shown.group(1));
  }

  private String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What it was told of this one thing; the house's own courier brings it. */
  public JsonNode told(Predicate<JsonNode> which) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> heard.stream().anyMatch(one -> which.test(one.get("data"))));
    assertThat(heard).allMatch(one -> one.get("type").asString().equals(topic));
    return heard.stream().map(one -> one.get("data")).filter(which).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    admin.post(hook + "/close").is(200);
    server.stop(0);
  }
}
