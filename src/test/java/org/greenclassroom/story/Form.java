package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;

/**
 * A form as it stands on a page. It sends what a browser would send, no more: a name that the page
 * does not offer cannot be filled in, an answer that it does not offer cannot be chosen, and what
 * is required must be there.
 */
final class Form {
  private static final Pattern TAG =
      Pattern.compile(
          "<(input|button|/?select|option|/?textarea)\\b((?:[^>\"]|\"[^\"]*\")*)>([^<]*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)(?:=\"([^\"]*)\")?");

  private final Visitor visitor;
  private final String action;
  private final boolean get;
  private final boolean multipart;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, Set<String>> choices = new LinkedHashMap<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<String> buttons = new LinkedHashSet<>();
  private final List<Upload> chosen = new ArrayList<>();

  private Form(Visitor visitor, String head, String inside, String here) {
    this.visitor = visitor;
    var marks = attributes(head);
    action = marks.getOrDefault("action", here);
    get = !"post".equalsIgnoreCase(marks.getOrDefault("method", "get"));
    multipart = "multipart/form-data".equals(marks.get("enctype"));
    read(inside);
  }

  /** The one form of the page whose address ends like this. */
  static Form on(Visitor visitor, Seen page, String ending) {
    var forms = all(visitor, page);
    var found = forms.stream().filter(form -> !form.get && form.action.endsWith(ending)).toList();
    assertThat(found)
        .as(() ->
            "the form …%s on %s, which has %s\n%s"
                .formatted(
                    ending,
                    page.path(),
                    forms.stream().map(form -> form.action).toList(),
                    page.text()))
        .hasSize(1);
    return found.getFirst();
  }

  /** The form that asks instead of telling. */
  static Form search(Visitor visitor, Seen page, String action) {
    return all(visitor, page).stream()
        .filter(form -> form.get && form.action.equals(action))
        .findFirst()
        .orElseThrow();
  }

  /** Among forms with one address the one that carries this hidden value. */
  static Form on(Visitor visitor, Seen page, String ending, String hidden, Object value) {
    return all(visitor, page).stream()
        .filter(form -> !form.get && form.action.endsWith(ending))
        .filter(form -> form.ticked(hidden).contains(value.toString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page.path() + " has no " + ending + " for " + value));
  }

  static boolean isOn(Seen page, String ending) {
    return Pattern.compile("action=\"[^\"]*" + Pattern.quote(ending) + "\"")
        .matcher(page.body())
        .find();
  }

  private static List<Form> all(Visitor visitor, Seen page) {
    var forms = new ArrayList<Form>();
    var each = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>").matcher(page.body());
    while (each.find()) forms.add(new Form(visitor, each.group(1), each.group(2), page.path()));
    return forms;
  }

  Form type(String name, Object text) {
    assertThat(texts).as("fields of " + action).contains(name);
    values.put(name, List.of(text.toString()));
    return this;
  }

  /** Chooses from a list or among radio buttons. */
  Form choose(String name, Object value) {
    assertThat(choices).as("choices of " + action).containsKey(name);
    assertThat(choices.get(name)).as("answers to " + name).contains(value.toString());
    values.put(name, List.of(value.toString()));
    return this;
  }

  /** The value whose text contains this word. */
  Form tick(String name, Object value) {
    assertThat(choices.getOrDefault(name, Set.of())).as("boxes " + name).contains(value.toString());
    var ticked = new LinkedHashSet<>(values.getOrDefault(name, List.of()));
    ticked.add(value.toString());
    values.put(name, List.copyOf(ticked));
    return this;
  }

  Form untick(String name) {
    assertThat(choices).containsKey(name);
    values.remove(name);
    return this;
  }

  Form untick(String name, Object value) {
    assertThat(choices.getOrDefault(name, Set.of())).as("boxes " + name).contains(value.toString());
    var left = new ArrayList<>(values.getOrDefault(name, List.of()));
    left.remove(value.toString());
    values.put(name, left);
    return this;
  }

  Form attach(String name, String file, String mediaType, byte[] bytes) {
    assertThat(files).as("files of " + action).contains(name);
    chosen.add(new Upload(name, file, mediaType, bytes));
    return this;
  }

  /** Signs as somebody without JavaScript does: a name and a scan of the signed paper. */
  Form sign(String who, String name) {
    type(who + "Name", name);
    return attach(who + "Scan", "签字.png", "image/png", Scans.signature(name));
  }

  Set<String> ticked(String name) {
    return new LinkedHashSet<>(values.getOrDefault(name, List.of()));
  }

  Set<String> offered(String name) {
    return choices.getOrDefault(name, Set.of());
  }

  Set<String> names() {
    var all = new LinkedHashSet<>(texts);
    all.addAll(choices.keySet());
    all.addAll(files);
    return all;
  }

  Seen send() {
    for (var name : required) {
      var file = chosen.stream().anyMatch(upload -> upload.field().equals(name));
      var typed = values.getOrDefault(name, List.of()).stream().anyMatch(text -> !text.isEmpty());
      assertThat(file || typed).as(action + " needs " + name).isTrue();
    }
    var fields = new ArrayList<Map.Entry<String, String>>();
    values.forEach((name, all) -> all.forEach(value -> fields.add(Map.entry(name, value))));
    if (multipart) return visitor.upload(action, fields, chosen);
    assertThat(chosen).as("files in a form that cannot carry them").isEmpty();
    var flat = fields.stream().filter(one -> !one.getKey().equals("_csrf"));
    if (get) {
      var query = flat.map(one -> one.getKey() + "=" + Scans.encoded(one.getValue())).toList();
      return visitor.get(action + "?" + String.join("&", query));
    }
    return visitor.post(
        action,
        flat.flatMap(one -> List.of(one.getKey(), one.getValue()).stream()).toArray(String[]::new));
  }

  /** Presses the button that carries this name and value. */
  Seen press(String name, String value) {
    assertThat(buttons).contains(name + "=" + value);
    values.put(name, List.of(value));
    return send();
  }

  private void read(String inside) {
    var tags = TAG.matcher(inside);
    var select = "";
    var textarea = "";
    while (tags.find()) {
      var marks = attributes(tags.group(2));
      var name = marks.getOrDefault("name", "");
      if (marks.containsKey("disabled")) continue;
      switch (tags.group(1)) {
        case "select" -> {
          select = name;
          choices.put(name, new LinkedHashSet<>());
          if (marks.containsKey("required")) required.add(name);
        }
        case "/select" -> select = "";
        case "option" -> {
          if (select.isEmpty()) break;
          var value = marks.getOrDefault("value", text(tags.group(3)));
          if (choices.get(select).isEmpty() || marks.containsKey("selected"))
            values.put(select, List.of(value));
          choices.get(select).add(value);
        }
        case "textarea" -> {
          textarea = name;
          texts.add(name);
          values.put(name, List.of(text(tags.group(3))));
        }
        case "/textarea" -> textarea = "";
        case "button" -> {
          if (!name.isEmpty()) buttons.add(name + "=" + marks.getOrDefault("value", ""));
        }
        default -> input(name, marks);
      }
    }
    assertThat(textarea).isEmpty();
  }

  private void input(String name, Map<String, String> marks) {
    if (name.isEmpty()) return;
    var value = marks.get("value");
    switch (marks.getOrDefault("type", "text")) {
      case "hidden" -> values.put(name, List.of(value == null ? "" : value));
      case "file" -> files.add(name);
      case "radio" -> {
        choices.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value == null ? "on" : value);
        if (marks.containsKey("checked")) values.put(name, List.of(value == null ? "on" : value));
      }
      case "checkbox" -> {
        choices.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value == null ? "on" : value);
        if (marks.containsKey("checked")) tick(name, value == null ? "on" : value);
      }
      default -> {
        texts.add(name);
        values.put(name, List.of(value == null ? "" : value));
      }
    }
    if (marks.containsKey("required")) required.add(name);
  }

  private static Map<String, String> attributes(String inside) {
    var all = new LinkedHashMap<String, String>();
    Matcher each = ATTRIBUTE.matcher(inside);
    while (each.find()) all.put(each.group(1), each.group(2) == null ? "" : text(each.group(2)));
    return all;
  }

  private static String text(String escaped) {
    return escaped
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
