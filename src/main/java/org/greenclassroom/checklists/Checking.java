package org.greenclassroom.checklists;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.frame.Numbers;
import org.jspecify.annotations.Nullable;

/** Reads the answers of one form strictly, item by item, and finds everything that is wrong. */
final class Checking {
  static final int LONGEST = 2_000;
  static final int MOST_PHOTOS = 12;
  static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);

  private static final String FIELD = "answer.";

  private final Locale locale;
  private final Map<String, Answer> kept = new LinkedHashMap<>();
  private final List<Flaw> flaws = new ArrayList<>();

  Checking(Version version, Map<String, Answer> answers, Locale locale) {
    this.locale = locale;
    for (var item : version.items()) {
      if (!item.asks() || !relevant(item)) continue;
      read(item, answers.getOrDefault(item.name(), Answer.NONE));
    }
  }

  Map<String, Answer> kept() {
    return kept;
  }

  /** What is kept of the items with which nothing is wrong. */
  Map<String, Answer> sound() {
    var sound = new LinkedHashMap<>(kept);
    for (var flaw : flaws) sound.remove(flaw.field().substring(FIELD.length()));
    return sound;
  }

  List<Flaw> flaws() {
    return flaws;
  }

  private boolean relevant(Item item) {
    var condition = item.relevant();
    if (condition == null) return true;
    var earlier = kept.get(condition.item());
    return earlier != null && condition.met(earlier.value());
  }

  private void read(Item item, Answer answer) {
    var reason = plain(answer.reason());
    if (reason != null && reason.length() > LONGEST) {
      no(item, "long", LONGEST);
      reason = null;
    }
    var typed = plain(answer.value());
    var value = typed == null ? null : value(item, typed);
    if (typed == null && item.required() && reason == null) no(item, "no-value");
    if (value != null || reason != null || answer.starred())
      kept.put(item.name(), new Answer(value, reason, answer.starred()));
  }

  private @Nullable String value(Item item, String typed) {
    return switch (item.type()) {
      case TEXT -> text(item, typed);
      case INTEGER, DECIMAL -> number(item, typed);
      case YES_NO ->
          switch (typed.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> "yes";
            case "no", "false", "0" -> "no";
            default -> unreadable(item, typed);
          };
      case ONE_OF -> item.option(typed).isPresent() ? typed : unreadable(item, typed);
      case SEVERAL_OF -> several(item, typed);
      case DATE -> day(item, typed);
      case PHOTO -> photographs(item, typed);
      case SECTION, NOTE -> null;
    };
  }

  private @Nullable String text(Item item, String typed) {
    var limit = item.limit();
    int longest = limit == null || limit.longest() == null ? LONGEST : limit.longest();
    if (typed.codePointCount(0, typed.length()) <= longest) return typed;
    return limit(item, "long", longest);
  }

  /** Full-width digits and a decimal comma are read too. */
  private @Nullable String number(Item item, String typed) {
    BigDecimal number;
    try {
      number = Numbers.typed(typed);
    } catch (NumberFormatException noNumber) {
      return unreadable(item, typed);
    }
    if (number.abs().compareTo(LARGEST) > 0 || number.scale() > 6) return unreadable(item, typed);
    if (item.type() == ItemType.INTEGER && number.stripTrailingZeros().scale() > 0)
      return unreadable(item, typed);
    var limit = item.limit();
    if (limit != null) {
      if (limit.min() != null && number.compareTo(limit.min()) < 0)
        return limit(item, "least", limit.min());
      if (limit.max() != null && number.compareTo(limit.max()) > 0)
        return limit(item, "most", limit.max());
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** In the order of the list, each once. */
  private @Nullable String several(Item item, String typed) {
    var chosen = Set.of(List.of(typed.split("\\s+")).stream().distinct().toArray(String[]::new));
    for (var code : chosen) if (item.option(code).isEmpty()) return unreadable(item, code);
    return String.join(
        " ", item.options().stream().map(Option::code).filter(chosen::contains).toList());
  }

  private @Nullable String day(Item item, String typed) {
    try {
      var day = LocalDate.parse(typed);
      return day.getYear() < 2000 || day.getYear() > 2100
          ? unreadable(item, typed)
          : day.toString();
    } catch (DateTimeException noDay) {
      return unreadable(item, typed);
    }
  }

  private @Nullable String photographs(Item item, String typed) {
    var hashes = List.of(typed.split("\\s+")).stream().distinct().toList();
    if (hashes.size() > MOST_PHOTOS) return limit(item, "photos", MOST_PHOTOS);
    for (var hash : hashes) if (!hash.matches("[0-9a-f]{64}")) return unreadable(item, hash);
    return String.join(" ", hashes);
  }

  private @Nullable String limit(Item item, String reason, Object bound) {
    if (item.message().nothing()) no(item, reason, bound);
    else
      flaws.add(
          new Flaw(
              FIELD + item.name(),
              "checklists.flaw.message",
              label(item),
              item.message().in(locale)));
    return null;
  }

  private @Nullable String unreadable(Item item, String typed) {
    no(item, "unreadable", typed.length() > 40 ? typed.substring(0, 40) + "…" : typed);
    return null;
  }

  private void no(Item item, String reason, Object... more) {
    var arguments = new ArrayList<Object>(List.of(label(item)));
    arguments.addAll(List.of(more));
    flaws.add(new Flaw(FIELD + item.name(), "checklists.flaw." + reason, List.copyOf(arguments)));
  }

  private String label(Item item) {
    return item.label().nothing() ? item.name() : item.label().in(locale);
  }

  private static @Nullable String plain(@Nullable String text) {
    if (text == null) return null;
    var stripped = Normalizer.normalize(text.replace("\u0000", ""), Normalizer.Form.NFC).strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
