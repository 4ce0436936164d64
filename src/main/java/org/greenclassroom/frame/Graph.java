package org.greenclassroom.frame;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/**
 * What search engines are told of a page in schema.org's words, as JSON-LD. It is a block of data:
 * no browser runs it, so that no rule of {@link ContentPolicy} is about it (HTML, "prepare the
 * script element", returns before it asks the policy).
 */
@Component
public class Graph {
  private static final String NODES = "nodes";
  private static final JsonMapper JSON = new JsonMapper();

  private final Origin origin;
  private final Assets assets;
  private final MessageSource words;

  Graph(Origin origin, Assets assets, MessageSource words) {
    this.origin = origin;
    this.assets = assets;
    this.words = words;
  }

  /** A page tells this besides who we are, where this is and what the page is called. */
  public static void tell(Model model, Node... nodes) {
    model.addAttribute(NODES, List.of(nodes));
  }

  /** One thing that has a type. */
  public record Node(@JsonValue Map<String, Object> said) {}

  /** A thing: its type, then names and values by turns; what is null is left out. */
  public static Node node(String type, @Nullable Object... pairs) {
    var node = new LinkedHashMap<String, Object>();
    node.put("@type", type);
    for (int at = 0; at + 1 < pairs.length; at += 2)
      if (pairs[at] instanceof String name && pairs[at + 1] instanceof Object value)
        node.put(name, value);
    return new Node(node);
  }

  /** The programme, wherever it is named as author, publisher or host. */
  public Map<String, Object> us() {
    return Map.of("@id", origin.here() + "/#us");
  }

  /** The picture of every page of ours where others show a link to it; it shows nobody. */
  public String card(String language) {
    return origin.here() + assets.url("frame/card-" + language + ".png");
  }

  /**
   * All of a page.
   *
   * @param nodes what the page tells itself; null: nothing
   */
  public String of(String title, String about, String address, @Nullable List<Node> nodes) {
    var locale = LocaleContextHolder.getLocale();
    var here = origin.here();
    var name = word("frame.name", locale);
    var all = new ArrayList<Node>();
    all.add(
        node(
            "NGO",
            "@id",
            here + "/#us",
            "name",
            name,
            "url",
            here + "/",
            "logo",
            here + assets.url("frame/logo.svg"),
            "description",
            word("frame.foot", locale)));
    all.add(
        node(
            "WebSite",
            "@id",
            here + "/#site",
            "name",
            name,
            "url",
            here + "/",
            "inLanguage",
            Words.LANGUAGES.stream().map(Locale::getLanguage).toList(),
            "publisher",
            us()));
    all.add(
        node(
            "WebPage",
            "@id",
            address,
            "url",
            address,
            "name",
            title,
            "description",
            about,
            "inLanguage",
            locale.getLanguage(),
            "isPartOf",
            Map.of("@id", here + "/#site"),
            "image",
            card(locale.getLanguage())));
    if (nodes != null) all.addAll(nodes);
    var whole = new LinkedHashMap<String, Object>();
    whole.put("@context", "https://schema.org");
    whole.put("@graph", all);
    return JSON.writeValueAsString(whole)
        .replace("<", "\\u003c") // "</script" would end the block
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private String word(String key, Locale locale) {
    return Objects.requireNonNull(words.getMessage(key, null, locale));
  }
}
