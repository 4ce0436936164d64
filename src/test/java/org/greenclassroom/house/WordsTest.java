package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.greenclassroom.frame.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three languages in step, every word that is asked for is there, and no page speaks by itself. */
class WordsTest {
  private static final String ROOMS = String.join("|", FloorsTest.FLOORS.keySet());

  /** A key as it stands between quotes in Java or in a page: whole, or its beginning. */
  private static final Pattern KEY =
      Pattern.compile("#?((?:" + ROOMS + ")\\.[a-z0-9]+(?:[.-][a-z0-9]+)*[.-]?)");

  private static final Pattern ASKED_IN_PAGE =
      Pattern.compile("#\\{([a-z][a-z0-9.-]*)[}(]|#messages\\.msg\\w*\\('([a-z][a-z0-9.-]*)'");
  private static final Pattern QUOTED = Pattern.compile("'(" + KEY.pattern() + ")'");
  private static final Pattern FILE_NAME =
      Pattern.compile(".*\\.(css|js|svg|png|csv|html|pdf|xlsx|txt|json|zip|log|xml)");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  /** Said alike in every language. */
  private static final Set<String> SAID_ALIKE =
      Set.of(
          "kg",
          "g",
          "t",
          "h",
          "Wh",
          "kWh",
          "MB",
          "GB",
          "TB",
          "CO",
          "e",
          "S/N",
          "PDF",
          "CSV",
          "QR",
          "JSON",
          "API",
          "SHA",
          "ID",
          "OK",
          "Green",
          "Classroom",
          "Green IT Classroom",
          "x",
          "IT",
          "SSD",
          "HDD",
          "CPU",
          "RAM");

  private static final List<String> SPOKEN_ATTRIBUTES =
      List.of("title", "alt", "placeholder", "aria-label", "aria-description", "label", "content");

  private record Entry(Path file, int line, String key, String value) {
    String where() {
      return Sources.where(file, line) + " " + key;
    }
  }

  static boolean fresh() {
    var said = System.getProperty("fresh");
    return said != null && !said.equals("false");
  }

  @Test
  void every_key_exists_in_every_language() {
    var wrong = new ArrayList<String>();
    for (var room : Sources.rooms()) {
      var english = new TreeSet<>(keys(room, Locale.ENGLISH));
      for (var language : List.of(Locale.CHINESE, Locale.FRENCH)) {
        var other = new TreeSet<>(keys(room, language));
        for (var key : english)
          if (!other.contains(key)) wrong.add(file(room, language) + " lacks " + key);
        for (var key : other)
          if (!english.contains(key))
            wrong.add(
                file(room, Locale.ENGLISH) + " lacks " + key + ", which " + language + " has");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_key_stands_twice_and_none_stands_in_another_rooms_file() {
    var wrong = new ArrayList<String>();
    for (var file : Sources.files("words", ".properties")) {
      var seen = new HashSet<String>();
      var room = Sources.room(file);
      for (var entry : entries(file)) {
        if (!seen.add(entry.key())) wrong.add(entry.where() + " stands twice");
        boolean own =
            entry.key().startsWith(room + ".")
                || (entry.key().startsWith("kernel.") && Set.of("frame", "people").contains(room));
        if (!own) wrong.add(entry.where() + " is another room's");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_sentence_can_be_said() {
    var wrong = new ArrayList<String>();
    for (var entry : everyEntry()) {
      try {
        new MessageFormat(entry.value(), Locale.ENGLISH);
      } catch (IllegalArgumentException unreadable) {
        wrong.add(entry.where() + ": " + unreadable.getMessage());
      }
      if (entry.value().replace("''", "").replaceAll("'[{}]+'", "").contains("'"))
        wrong.add(entry.where() + ": an apostrophe that is not doubled");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_same_things_are_named_in_every_language() {
    var wrong = new ArrayList<String>();
    for (var room : Sources.rooms()) {
      var english = byKey(room, Locale.ENGLISH);
      for (var language : List.of(Locale.CHINESE, Locale.FRENCH))
        for (var entry : byKey(room, language).values()) {
          var other = english.get(entry.key());
          if (other == null) continue;
          var differing = new TreeSet<>(arguments(other.value()));
          differing.removeAll(arguments(entry.value()));
          // a language without plurals may leave the count to the number beside it
          differing.removeIf(argument -> other.value().contains("{" + argument + ",choice"));
          if (!differing.isEmpty()
              || !arguments(other.value()).containsAll(arguments(entry.value())))
            wrong.add(
                "%s names %s, English names %s"
                    .formatted(entry.where(), arguments(entry.value()), arguments(other.value())));
        }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void chinese_has_its_own_punctuation_and_no_space_before_it() {
    var rules = new LinkedHashMap<String, Pattern>();
    rules.put("half-width mark after Chinese", Pattern.compile("\\p{IsHan}\\s*[,;:!?()]"));
    rules.put("full stop of another script", Pattern.compile("\\p{IsHan}\\.(?=\\s|$|\\p{IsHan})"));
    rules.put("half-width mark before Chinese", Pattern.compile("[,;:!?()]\\s*\\p{IsHan}"));
    rules.put(
        "half-width mark after what is filled in", Pattern.compile("\\}\\s*[,;:!?](?=\\s|$)"));
    rules.put("space at a full-width mark", Pattern.compile("\\h[，。；：！？、）」”]|[，。；：！？、（「“]\\h"));
    rules.put("straight quotes", Pattern.compile("\""));
    var wrong = new ArrayList<String>();
    for (var entry : everyEntry("_zh.properties")) {
      if (!entry.value().matches("(?s).*\\p{IsHan}.*")) continue;
      var text = entry.value().replaceAll("\\{\\d+,(choice|plural|number|date)[^|}]*?[#<]", "{");
      rules.forEach((name, rule) -> {
        if (rule.matcher(text).find())
          wrong.add(entry.where() + ": " + name + ": " + entry.value());
      });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void french_has_its_spaces_that_do_not_break() throws IOException {
    var wrong = new ArrayList<String>();
    for (var file : Sources.files("words", "_fr.properties")) {
      var text = Sources.read(file);
      var mended = text.lines().map(WordsTest::mended).collect(Collectors.joining("\n", "", "\n"));
      if (fresh() && !mended.equals(text)) Files.writeString(file, mended);
      else
        for (var entry : entries(file))
          if (!spaced(entry.value()).equals(entry.value()))
            wrong.add(entry.where() + ": " + entry.value());
    }
    assertThat(wrong).as("make fresh mends these").isEmpty();
  }

  /** Puts U+00A0 where French wants it. */
  private static String mended(String line) {
    var halves = line.split("=", 2);
    return line.startsWith("#") || halves.length < 2
        ? line
        : halves[0] + "= " + spaced(halves[1].stripLeading());
  }

  private static String spaced(String french) {
    return french
        .replaceAll("(?<=\\S) ?(?<![\u00a0\u202f])([»])", "\u00a0$1")
        .replaceAll("(?<=[\\p{L}\\d})»’%]) ?([;!?])", "\u00a0$1")
        .replaceAll("(?<=[\\p{L}\\d})»’%])(?: :|:(?=\\s|$))", "\u00a0:")
        .replaceAll("« ?(?![\u00a0\u202f])", "«\u00a0");
  }

  @Test
  void every_word_a_page_asks_for_exists() {
    var known = allKeys();
    var wrong = new ArrayList<String>();
    for (var page : Sources.files("pages", ".html")) {
      var text = Sources.read(page).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
      var original = Sources.read(page);
      var asked = ASKED_IN_PAGE.matcher(text);
      while (asked.find()) {
        var key = asked.group(1) == null ? asked.group(2) : asked.group(1);
        if (!(key.endsWith(".") ? knows(known, key) : known.contains(key)))
          wrong.add(
              Sources.where(page, Sources.lineOf(original, Math.max(0, original.indexOf(key))))
                  + ": "
                  + key);
      }
      var quoted = QUOTED.matcher(text);
      while (quoted.find())
        if (!knows(known, quoted.group(2)) && !FILE_NAME.matcher(quoted.group(2)).matches())
          wrong.add(Sources.ROOT.relativize(page) + ": '" + quoted.group(2) + "'");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_word_the_code_asks_for_exists() {
    var known = allKeys();
    var wrong = new ArrayList<String>();
    for (var literal : Sources.literals()) {
      var key = KEY.matcher(literal.text());
      if (!key.matches() || FILE_NAME.matcher(literal.text()).matches()) continue;
      if (literal.calls().contains("sql")) continue;
      var call = literal.calls().isEmpty() ? "" : literal.calls().getFirst();
      boolean whole =
          call.equals("new Refusal") || call.equals("that") || call.equals("getMessage");
      boolean beginning = literal.text().endsWith(".") || literal.text().endsWith("-");
      boolean there =
          whole && !beginning ? known.contains(key.group(1)) : knows(known, key.group(1));
      if (!there) wrong.add(literal.where() + ": " + literal.text());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_constant_that_is_shown_has_its_word() throws ClassNotFoundException {
    var known = allKeys();
    var wrong = new ArrayList<String>();
    for (var type : enums()) {
      var name =
          type.getPackageName().replaceFirst(".*\\.", "")
              + "."
              + type.getSimpleName().toLowerCase(Locale.ROOT);
      var lacking = new ArrayList<String>();
      var constants = Objects.requireNonNull(type.getEnumConstants());
      for (var constant : constants) {
        if (((Enum<?>) constant).name().length() == 1) continue; // grades are said alike
        var word =
            name + "." + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!known.contains(word)) lacking.add(word);
      }
      boolean none = lacking.size() == constants.length && constants.length > 0;
      boolean mayBeSilent =
          type.isMemberClass() || !java.lang.reflect.Modifier.isPublic(type.getModifiers());
      if (!lacking.isEmpty() && !(none && mayBeSilent)) wrong.addAll(lacking);
    }
    assertThat(wrong).isEmpty();
  }

  /** Thymeleaf replaces first: a condition in the same element is never asked. */
  @Test
  void no_condition_stands_beside_a_replacement() {
    var element = Pattern.compile("<[a-z:]+(?:\\s+[\\w:.-]+(?:=\"[^\"]*\")?)*\\s*/?>");
    var wrong = new ArrayList<String>();
    for (var page : Sources.files("pages", ".html"))
      element
          .matcher(Sources.read(page))
          .results()
          .map(MatchResult::group)
          .filter(one -> one.contains("th:replace=") && one.matches("(?s).*\\sth:(if|unless)=.*"))
          .forEach(one -> wrong.add(page + ": " + one));
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_page_speaks_by_itself() {
    var wrong = new ArrayList<String>();
    for (var page : Sources.files("pages", ".html")) wrong.addAll(literalTexts(page));
    assertThat(wrong).as("text that no words file knows").isEmpty();
  }

  @Test
  void no_script_speaks_by_itself() {
    var wrong = new ArrayList<String>();
    var spoken =
        Pattern.compile(
            "(?:textContent|innerText|title|placeholder|ariaLabel)\\s*=\\s*[\"'`]\\s*\\p{L}{2,}"
                + "|(?:alert|confirm|prompt)\\(\\s*[\"'`]");
    for (var script : Sources.files("pages", ".js")) {
      if (script.endsWith("leaflet.js")) continue; // not ours; the words it shows are given to it
      var text = Sources.read(script);
      var found = spoken.matcher(text);
      while (found.find())
        wrong.add(
            Sources.where(script, Sources.lineOf(text, found.start())) + ": " + found.group());
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> literalTexts(Path page) {
    var wrong = new ArrayList<String>();
    var handler = new Literals(page, wrong);
    try {
      new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
          .parse(new StringReader(Sources.read(page)), handler);
    } catch (org.attoparser.ParseException unreadable) {
      wrong.add(page + ": " + unreadable.getMessage());
    }
    return wrong;
  }

  /** Walks through a page; inside an element whose content is replaced everything may stand. */
  private static final class Literals extends AbstractSimpleMarkupHandler {
    private final Path page;
    private final List<String> wrong;
    private int depth;
    private int replacedAt = -1;

    Literals(Path page, List<String> wrong) {
      this.page = page;
      this.wrong = wrong;
    }

    @Override
    public void handleOpenElement(
        String element, @Nullable Map<String, String> attributes, int line, int column) {
      depth++;
      spoken(element, attributes, line);
      if (replacedAt < 0 && (replaced(element, attributes) || element.equals("script")))
        replacedAt = depth;
    }

    @Override
    public void handleStandaloneElement(
        String element,
        @Nullable Map<String, String> attributes,
        boolean minimized,
        int line,
        int column) {
      spoken(element, attributes, line);
    }

    @Override
    public void handleCloseElement(String element, int line, int column) {
      if (depth == replacedAt) replacedAt = -1;
      depth--;
    }

    @Override
    public void handleAutoCloseElement(String element, int line, int column) {
      handleCloseElement(element, line, column);
    }

    @Override
    public void handleAutoOpenElement(
        String element, @Nullable Map<String, String> attributes, int line, int column) {
      handleOpenElement(element, attributes, line, column);
    }

    @Override
    public void handleText(char[] buffer, int offset, int length, int line, int column) {
      if (replacedAt >= 0) return;
      refuse(new String(buffer, offset, length), line);
    }

    private static boolean replaced(String element, @Nullable Map<String, String> attributes) {
      if (attributes == null) return false;
      return attributes.containsKey("th:text")
          || attributes.containsKey("th:utext")
          || "all".equals(attributes.get("th:remove")) && !element.equals("th:block")
          || !element.equals("html")
              && (attributes.containsKey("th:replace") || attributes.containsKey("th:insert"));
    }

    private void spoken(String element, @Nullable Map<String, String> attributes, int line) {
      if (attributes == null || replacedAt >= 0) return;
      if (attributes.containsKey("th:replace") && !element.equals("html")) return;
      for (var name : SPOKEN_ATTRIBUTES) {
        if (name.equals("content") && element.equals("meta")) continue;
        var value = attributes.get(name);
        if (value != null && !attributes.containsKey("th:" + name)) refuse(value, line);
      }
      if (element.equals("input") && attributes.get("value") != null)
        if (Set.of("submit", "button", "reset")
            .contains(Objects.requireNonNullElse(attributes.get("type"), "")))
          refuse(Objects.requireNonNull(attributes.get("value")), line);
    }

    private void refuse(String text, int line) {
      var own = text.replaceAll("(?s)\\[[\\[(].*?[\\])]\\]", " ").replaceAll("&#?\\w+;", " ");
      for (var word : own.split("[^\\p{L}/]+"))
        if (word.matches(".*\\p{L}.*") && !SAID_ALIKE.contains(word)) {
          wrong.add(Sources.where(page, line) + ": “" + own.strip() + "”");
          return;
        }
    }
  }

  private static boolean knows(Set<String> known, String keyOrBeginning) {
    if (known.contains(keyOrBeginning)) return true;
    var beginning =
        keyOrBeginning.endsWith(".") || keyOrBeginning.endsWith("-")
            ? keyOrBeginning
            : keyOrBeginning + ".";
    return known.stream().anyMatch(key -> key.startsWith(beginning));
  }

  private static Set<String> allKeys() {
    return Sources.rooms().stream()
        .flatMap(room -> keys(room, Locale.ENGLISH).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> keys(String room, Locale language) {
    return byKey(room, language).values().stream().map(Entry::key).toList();
  }

  private static Map<String, Entry> byKey(String room, Locale language) {
    var found = new TreeMap<String, Entry>();
    var file = Sources.ROOT.resolve(file(room, language));
    if (Files.exists(file)) for (var entry : entries(file)) found.put(entry.key(), entry);
    return found;
  }

  private static String file(String room, Locale language) {
    var ending = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    return room + "/words/" + room + ending + ".properties";
  }

  private static List<Entry> everyEntry() {
    return everyEntry(".properties");
  }

  private static List<Entry> everyEntry(String ending) {
    return Sources.files("words", ending).stream().flatMap(f -> entries(f).stream()).toList();
  }

  /** One entry a line; what Properties makes of the line is what counts. */
  private static List<Entry> entries(Path file) {
    var entries = new ArrayList<Entry>();
    int number = 0;
    var pending = new StringBuilder();
    for (var line : Sources.read(file).lines().toList()) {
      number++;
      pending.append(line);
      if (line.endsWith("\\") && !line.endsWith("\\\\")) {
        pending.append('\n');
        continue;
      }
      var one = new Properties();
      try {
        one.load(new StringReader(pending.toString()));
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
      pending.setLength(0);
      for (var key : one.stringPropertyNames())
        entries.add(new Entry(file, number, key, one.getProperty(key)));
    }
    return entries;
  }

  private static Set<String> arguments(String sentence) {
    var found = new TreeSet<String>();
    var matcher = ARGUMENT.matcher(sentence);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  private static List<Class<?>> enums() throws ClassNotFoundException {
    var found = new ArrayList<Class<?>>();
    var classes = Path.of("target/classes");
    for (var file :
        Sources.files(
            classes.resolve("org/greenclassroom"), f -> f.toString().endsWith(".class"))) {
      var name =
          classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
      if (name.endsWith("-info")) continue;
      var type = Class.forName(name, false, WordsTest.class.getClassLoader());
      if (type.isEnum()) found.add(type);
    }
    return found;
  }

  @Test
  void the_languages_are_the_three_we_speak() {
    assertThat(Words.LANGUAGES)
        .isEqualTo(Arrays.asList(Locale.ENGLISH, Locale.CHINESE, Locale.FRENCH));
  }
}
