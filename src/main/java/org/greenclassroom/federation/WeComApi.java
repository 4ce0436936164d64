package org.greenclassroom.federation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two questions put to WeChat Work. It answers 200 and says in {@code errcode} what is wrong.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90313">Global error codes</a>
 */
final class WeComApi {
  private static final Logger LOG = LoggerFactory.getLogger(WeComApi.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int INVALID_TOKEN = 40014;
  private static final int EXPIRED_TOKEN = 42001;
  private static final int INVALID_CODE = 40029;
  private static final int TOO_OFTEN = 45009;

  private final Settings.WeComApp app;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WeComApi(Settings.WeComApp app) {
    this.app = app;
  }

  /** The application's token, which is good for some seconds. */
  record Fresh(String token, long seconds) {}

  /** The token is no longer good: it ran out, or another was made. */
  static final class StaleToken extends RuntimeException {
    private final int code;

    StaleToken(int code) {
      super("errcode " + code, null, false, false);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  Fresh token() {
    var answer =
        ask(
            UriComponentsBuilder.fromUri(app.api())
                .path("/cgi-bin/gettoken")
                .queryParam("corpid", "{corp}")
                .queryParam("corpsecret", "{secret}")
                .encode()
                .buildAndExpand(app.corpId(), app.secret())
                .toUri());
    return new Fresh(answer.path("access_token").asString(""), answer.path("expires_in").asLong(0));
  }

  /** The id of the member who came with this code; whoever is no member has none. */
  String member(String token, String code) {
    var answer =
        ask(
            UriComponentsBuilder.fromUri(app.api())
                .path("/cgi-bin/auth/getuserinfo")
                .queryParam("access_token", "{token}")
                .queryParam("code", "{code}")
                .encode()
                .buildAndExpand(token, code)
                .toUri());
    // older applications are answered with a capital
    var member = answer.path("userid").asString(answer.path("UserId").asString(""));
    if (member.isBlank())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "federation.refusal.outsider", app.label());
    return member;
  }

  private JsonNode ask(URI address) {
    var answer = answer(address);
    int code = answer.path("errcode").asInt(-1);
    if (code == 0) return answer;
    LOG.warn("WeChat Work: errcode {} at {}", code, address.getPath());
    throw switch (code) {
      case INVALID_TOKEN, EXPIRED_TOKEN -> new StaleToken(code);
      case INVALID_CODE -> new Refusal("federation.refusal.code", app.label());
      case TOO_OFTEN ->
          Refusal.tooOften(Duration.ofMinutes(1), "federation.refusal.busy", app.label());
      default -> new Refusal("federation.refusal.wecom", code);
    };
  }

  private JsonNode answer(URI address) {
    // the client's own patience ends where an answer begins: one that never ends is none
    var asked =
        client.sendAsync(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofString());
    try {
      var response = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() == 200) return JsonMapper.shared().readTree(response.body());
      LOG.warn("WeChat Work: status {} at {}", response.statusCode(), address.getPath());
    } catch (ExecutionException | TimeoutException | JacksonException silent) {
      LOG.warn("WeChat Work does not answer: {}", silent.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      asked.cancel(true);
    }
    throw new Refusal("federation.refusal.silent", app.label());
  }
}
