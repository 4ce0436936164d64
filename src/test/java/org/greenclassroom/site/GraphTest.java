package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What search engines and other sites read of our pages. */
class GraphTest extends House {
  private static final Pattern BLOCK =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern PICTURE =
      Pattern.compile("property=\"og:image\" content=\"https?://[^/]+(/[^\"]+)\"");
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired Counters counters;

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "fr"})
  void every_page_named_to_search_engines_says_who_we_are_and_what_it_is(String language)
      throws IOException {
    counters.read(occasion(Role.OFFICER));
    var reader = stranger().speaking(language);
    var listed = Pattern.compile("<loc>https?://[^/]+(/[^<]*)</loc>");
    var found = listed.matcher(reader.get("/sitemap.xml").is(200).body());
    var paths = new ArrayList<String>();
    while (found.find()) paths.add(found.group(1));
    assertThat(paths).contains("/", "/figures", "/days", "/what-if", "/method");
    for (var path : paths) {
      var page = reader.get(path).is(200);
      var graph = graph(page);
      assertThat(types(graph)).as(path).contains("NGO", "WebSite", "WebPage");
      var about = one(graph, "WebPage");
      assertThat(page.body()).as(path).contains("property=\"og:title\"");
      assertThat(about.get("inLanguage").asString()).as(path).isEqualTo(language);
      assertThat(about.get("url").asString()).as(path).endsWith(path);
      assertThat(about.get("name").asString()).as(path).isNotBlank();
      assertThat(about.get("description").asString()).as(path).isNotBlank();
      assertThat(page.body()).as(path).doesNotContain("itemscope");
    }
    var card = PICTURE.matcher(reader.get("/").body());
    assertThat(card.find()).isTrue();
    assertThat(card.group(1)).contains("card-" + language);
    var drawn = ImageIO.read(new ByteArrayInputStream(reader.get(card.group(1)).is(200).bytes()));
    assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(1200, 630);
  }

  @Test
  void open_data_are_sets_with_their_licence_and_files() {
    counters.read(occasion(Role.OFFICER));
    var sets = new ArrayList<JsonNode>();
    sets.add(one(graph(stranger().get("/figures")), "Dataset"));
    sets.add(one(graph(stranger().get("/map")), "Dataset"));
    one(graph(stranger().get("/open-data")), "DataCatalog").get("dataset").forEach(sets::add);
    assertThat(sets).hasSize(4);
    for (var set : sets) {
      assertThat(set.get("license").asString()).contains("creativecommons.org");
      assertThat(set.get("description").asString()).hasSizeBetween(50, 5000); // as Google asks
      for (var file : set.get("distribution")) {
        var address = file.get("contentUrl").asString().replaceFirst("https?://[^/]+", "");
        stranger().get(address).is(200);
      }
    }
  }

  @Test
  void a_page_that_is_not_for_search_engines_tells_them_nothing() {
    assertThat(stranger().get("/sign-in").body()).doesNotContain("ld+json", "og:image");
  }

  private static JsonNode graph(Visitor.Seen page) {
    var block = BLOCK.matcher(page.body());
    assertThat(block.find()).isTrue();
    var read = JSON.readTree(block.group(1));
    assertThat(block.find()).as("one block").isFalse();
    assertThat(read.get("@context").asString()).isEqualTo("https://schema.org");
    return read.get("@graph");
  }

  private static List<String> types(JsonNode graph) {
    var types = new ArrayList<String>();
    graph.forEach(node -> types.add(node.get("@type").asString()));
    return types;
  }

  private static JsonNode one(JsonNode graph, String type) {
    for (var node : graph) if (node.get("@type").asString().equals(type)) return node;
    throw new AssertionError("no " + type);
  }
}
