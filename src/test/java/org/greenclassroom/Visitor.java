package org.greenclassroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A browser without JavaScript: cookies, links, forms with their hidden fields, redirects. */
public final class Visitor {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String origin;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String language = "en";
  private String csrf = "";
  private String here = "/";

  public Visitor(int port) {
    this("http://localhost:" + port);
  }

  private Visitor(String origin) {
    this.origin = origin;
  }

  /** Under an address of this machine that the house takes for a stranger's invention. */
  public static Visitor elsewhere(int port) {
    return new Visitor("http://127.0.0.2:" + port);
  }

  /** What came back; redirects were followed. */
  public record Seen(int status, String body, String path, HttpResponse<byte[]> response) {
    public Seen is(int expected) {
      assertThat(status).as(() -> path + "\n" + text()).isEqualTo(expected);
      return this;
    }

    /** The page's words without its marks. */
    public String text() {
      return body.replaceAll("(?s)<(script|style).*?</\\1>", "")
          .replaceAll("<[^>]+>", " ")
          .replace("&amp;", "&")
          .replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&#39;", "'")
          .replaceAll("\\s+", " ");
    }

    public Seen says(String... words) {
      assertThat(text()).contains(words);
      return this;
    }

    public byte[] bytes() {
      return response.body();
    }

    /** The last part of the address, where a page is about one thing. */
    public long id() {
      return Long.parseLong(path.replaceAll(".*/", "").replaceAll("\\?.*", ""));
    }
  }

  public Visitor speaking(String wanted) {
    language = wanted;
    return this;
  }

  /** Every request says this too, as a proxy on this machine would hand it on. */
  public Visitor saying(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public Visitor signIn(String login, String password) {
    get("/sign-in").is(200);
    var seen = post("/sign-in", "login", login, "password", password);
    assertThat(seen.path()).as("signed in").doesNotContain("sign-in");
    return this;
  }

  public Seen get(String path) {
    return follow(asking(URI.create(origin + path)).GET().build(), path);
  }

  /** Posts a form as the page before sent it: name, value, name, value … */
  public Seen post(String path, String... fields) {
    var form = new ArrayList<String>();
    form.add("_csrf=" + encoded(csrf));
    for (int i = 0; i < fields.length; i += 2)
      form.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
    return follow(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", form)))
            .build(),
        path);
  }

  /** Posts a form with files. */
  public Seen upload(String path, Map<String, String> fields, List<Upload> files) {
    var all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf);
    return upload(path, List.copyOf(all.entrySet()), files);
  }

  /** Posts a form with files, exactly as a browser would: a name may come more than once. */
  public Seen upload(String path, List<Map.Entry<String, String>> all, List<Upload> files) {
    var boundary = "----" + UUID.randomUUID();
    return follow(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(multipart(boundary, all, files)))
            .build(),
        path);
  }

  /** A file chosen in a form. */
  public record Upload(String field, String name, String mediaType, byte[] bytes) {}

  static byte[] multipart(String boundary, Map<String, String> fields, List<Upload> files) {
    return multipart(boundary, List.copyOf(fields.entrySet()), files);
  }

  private static byte[] multipart(
      String boundary, List<Map.Entry<String, String>> fields, List<Upload> files) {
    var out = new ByteArrayOutputStream();
    try {
      for (var field : fields)
        out.write(
            ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, field.getKey(), field.getValue()))
                .getBytes(StandardCharsets.UTF_8));
      for (var file : files) {
        out.write(
            ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                    .formatted(boundary, file.field(), file.name(), file.mediaType()))
                .getBytes(StandardCharsets.UTF_8));
        out.write(file.bytes());
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      out.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private HttpRequest.Builder request(String path) {
    return asking(URI.create(origin + path)).header("Referer", origin + here);
  }

  private HttpRequest.Builder asking(URI page) {
    var request =
        HttpRequest.newBuilder(page)
            .header("Accept-Language", language)
            .header("Accept", "text/html,*/*");
    headers.forEach(request::header);
    return request;
  }

  private Seen follow(HttpRequest request, String path) {
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      for (int hops = 0; response.statusCode() / 100 == 3 && hops < 5; hops++) {
        var to = response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
        path = to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        response = client.send(asking(to).build(), BodyHandlers.ofByteArray());
      }
      var body = new String(response.body(), StandardCharsets.UTF_8);
      var token = CSRF.matcher(body);
      if (token.find()) {
        csrf = token.group(1);
        if (response.statusCode() == 200) here = path;
      }
      return new Seen(response.statusCode(), body, path, response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
