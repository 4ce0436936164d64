package org.greenclassroom.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * LB-02, FU-08: what a teacher pays for each page that a link opens, counted as it comes over the
 * line, compressed, from the house as it runs.
 */
class PageBudgetTest extends Reporting {
  private static final int PAGE = 20_000;
  private static final int STYLE = 15_000;
  private static final int SCRIPT = 15_000;
  private static final int COLD = 100_000;
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)");

  private final HttpClient line = HttpClient.newHttpClient();

  /** What came, as it was packed and as it reads. */
  private record Came(int status, int bytes, String text, String type) {}

  @Test
  void each_page_that_a_link_opens_keeps_to_its_budget() {
    var lent = room(30);
    var at = link(lent);
    var teacher = stranger();
    var uid = UUID.randomUUID();
    teacher.get(at).is(200);
    teacher.post(at, checkin(uid, 28, 1, 1, "yes")).is(200);
    var dead = "/r/" + "0".repeat(32);
    var pages = new ArrayList<String>(List.of(at, at + "/sent?uid=" + uid, dead));
    for (var kind : ReportKind.values())
      if (kind != ReportKind.CHECKIN) pages.add(at + "/" + kind.path());
    var over = new TreeMap<String, Integer>();
    for (var language : List.of("zh-CN", "en", "fr"))
      for (var page : pages) {
        var came = get(page, language);
        assertThat(came.status()).as(page).isEqualTo(page.equals(dead) ? 404 : 200);
        if (came.bytes() > PAGE) over.put(language + " " + page, came.bytes());
        int style = 0;
        int script = 0;
        int all = came.bytes();
        var assets = new TreeSet<String>();
        var found = ASSET.matcher(came.text());
        while (found.find()) assets.add(found.group(1).replace("&amp;", "&"));
        for (var asset : assets) {
          var one = get(asset, language);
          assertThat(one.status()).as(asset).isEqualTo(200);
          if (one.type().contains("css")) style += one.bytes();
          if (one.type().contains("javascript")) script += one.bytes();
          all += one.bytes();
        }
        if (style > STYLE) over.put(language + " styles of " + page, style);
        if (script > SCRIPT) over.put(language + " scripts of " + page, script);
        if (all > COLD) over.put(language + " first load of " + page, all);
      }
    assertThat(over).as("bytes over the budget").isEmpty();
  }

  private Came get(String path, String language) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept-Encoding", "gzip")
            .header("Accept-Language", language)
            .build();
    try {
      var answer = line.send(request, HttpResponse.BodyHandlers.ofByteArray());
      var body = answer.body();
      var packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
      var type = answer.headers().firstValue("Content-Type").orElse("");
      var text = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
      int head =
          answer.headers().map().entrySet().stream()
              .mapToInt(one ->
                  one.getValue().stream()
                      .mapToInt(value -> one.getKey().length() + value.length() + 4)
                      .sum())
              .sum();
      return new Came(
          answer.statusCode(), head + body.length, new String(text, StandardCharsets.UTF_8), type);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
