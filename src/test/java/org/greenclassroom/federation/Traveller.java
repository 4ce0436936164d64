package org.greenclassroom.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A browser that goes from house to house: cookies of each, every redirect, forms. */
final class Traveller {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String house;
  private final String agent;
  private String csrf = "";
  private UnaryOperator<String> onTheWay = address -> address;

  Traveller(int port) {
    this(port, "Mozilla/5.0");
  }

  Traveller(int port, String agent) {
    this.house = "http://localhost:" + port;
    this.agent = agent;
  }

  record Seen(int status, String body, URI at) {
    Seen is(int expected) {
      assertThat(status).as(() -> at + "\n" + body).isEqualTo(expected);
      return this;
    }

    Seen says(String... words) {
      assertThat(body.replace("&amp;", "&").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
          .contains(words);
      return this;
    }
  }

  /** Somebody bends the addresses of redirects. */
  Traveller bending(UnaryOperator<String> how) {
    onTheWay = how;
    return this;
  }

  Seen get(String path) {
    return go(request(URI.create(house).resolve(path)).GET(), 0);
  }

  Seen post(URI address, String... fields) {
    var form = new StringBuilder("_csrf=" + encoded(csrf));
    for (int i = 0; i < fields.length; i += 2)
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    return go(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())),
        0);
  }

  Seen post(String path, String... fields) {
    return post(URI.create(house).resolve(path), fields);
  }

  /** The number of the session with the house. */
  String session() {
    return cookies.getCookieStore().get(URI.create(house)).stream()
        .filter(cookie -> cookie.getName().equals("session"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("none");
  }

  /** Whether the house knows who this is. */
  boolean isIn() {
    return get("/me").at().getPath().equals("/me");
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("Accept", "text/html,*/*")
        .header("Accept-Language", "en")
        .header("User-Agent", agent);
  }

  private Seen go(HttpRequest.Builder builder, int hops) {
    assertThat(hops).as("redirects").isLessThan(20);
    var request = builder.build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      var to = response.headers().firstValue("Location");
      if (response.statusCode() / 100 == 3 && to.isPresent()) {
        var next = request.uri().resolve(URI.create(onTheWay.apply(to.get())));
        return go(request(next).GET(), hops + 1);
      }
      var found = CSRF.matcher(response.body());
      if (found.find()) csrf = found.group(1);
      return new Seen(response.statusCode(), response.body(), request.uri());
    } catch (java.io.IOException failure) {
      throw new IllegalStateException(request.uri().toString(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static List<String> parameters(URI address) {
    return List.of(address.getRawQuery().split("&"));
  }
}
