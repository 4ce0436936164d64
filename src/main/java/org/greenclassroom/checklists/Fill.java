package org.greenclassroom.checklists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A form to fill in. Fields are called {@code answer.<item>}, {@code reason.<item>} and {@code
 * star.<item>}; where several may be chosen, {@code answer.<item>} comes several times.
 *
 * @param language of labels and words
 * @param words what the form says by itself, in that language
 */
public record Fill(Version version, String language, List<Line> lines, Map<String, String> words) {
  static final List<String> WORDS =
      List.of(
          "yes", "no", "choose", "needed", "beside", "reason", "star", "only-if", "photo", "kept");

  /**
   * An item as the form shows it.
   *
   * @param onlyIf when it is asked, in words; null: always
   * @param test the same for the script: item, comparison and value; null: always
   * @param wrong what is wrong with its answer, in words; null: nothing
   */
  public record Line(
      Item item,
      String label,
      String hint,
      @Nullable String onlyIf,
      @Nullable String test,
      Answer answer,
      List<Choice> choices,
      @Nullable String wrong) {
    public String name() {
      return item.name();
    }

    public String field() {
      return "answer." + item.name();
    }

    public String type() {
      return item.type().name();
    }

    /** Whether the part with the reason and the star begins open. */
    public boolean open() {
      return wrong != null || answer.starred() || answer.reason() != null;
    }

    /** How many photographs are kept with it. */
    public int photographs() {
      var value = answer.value();
      return value == null || value.isBlank() ? 0 : value.strip().split("\\s+").length;
    }
  }

  /** One answer to choose. */
  public record Choice(String code, String label, boolean chosen) {}

  static Fill of(
      Version version,
      Map<String, Answer> answers,
      Map<String, String> wrong,
      Map<String, String> words,
      String language) {
    var lines = new ArrayList<Line>();
    for (var item : version.items()) {
      var answer = answers.getOrDefault(item.name(), Answer.NONE);
      var condition = item.relevant();
      lines.add(
          new Line(
              item,
              item.label().in(language),
              item.hint().in(language),
              condition == null ? null : told(version, condition, words, language),
              condition == null
                  ? null
                  : condition.item() + "\n" + condition.is().sign() + "\n" + condition.value(),
              answer,
              choices(item, answer, words, language),
              wrong.get("answer." + item.name())));
    }
    return new Fill(version, language, List.copyOf(lines), Map.copyOf(words));
  }

  /** Answers as a form posts them; what belongs to no item is passed over. */
  public static Map<String, Answer> answers(Version version, Map<String, String[]> posted) {
    var all = new LinkedHashMap<String, Answer>();
    for (var item : version.questions()) {
      var values = posted.get("answer." + item.name());
      var reason = posted.get("reason." + item.name());
      var star = posted.get("star." + item.name());
      if (values == null && reason == null && star == null) continue;
      all.put(
          item.name(),
          new Answer(
              values == null ? null : String.join(" ", values),
              reason == null ? null : reason[0],
              star != null && !star[0].isEmpty() && !star[0].equals("false")));
    }
    return all;
  }

  private static List<Choice> choices(
      Item item, Answer answer, Map<String, String> words, String language) {
    var chosen = List.of(Objects.requireNonNullElse(answer.value(), "").split(" "));
    return switch (item.type()) {
      case YES_NO ->
          List.of(
              new Choice("yes", words.getOrDefault("yes", "yes"), chosen.contains("yes")),
              new Choice("no", words.getOrDefault("no", "no"), chosen.contains("no")));
      case ONE_OF, SEVERAL_OF ->
          item.options().stream()
              .map(option ->
                  new Choice(
                      option.code(), option.label().in(language), chosen.contains(option.code())))
              .toList();
      default -> List.of();
    };
  }

  private static String told(
      Version version, Condition condition, Map<String, String> words, String language) {
    var other = version.item(condition.item());
    var label = other.map(item -> item.label().in(language)).orElse(condition.item());
    var value =
        switch (condition.value()) {
          case "yes", "no" -> words.getOrDefault(condition.value(), condition.value());
          default ->
              other
                  .flatMap(item -> item.option(condition.value()))
                  .map(option -> option.label().in(language))
                  .orElse(condition.value());
        };
    return words.getOrDefault("only-if", "")
        + " "
        + label
        + " "
        + condition.is().shown()
        + " "
        + value;
  }
}
