package org.greenclassroom.collection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What the form of an order posts, read strictly. */
final class OrderForm {
  static final String PIECES = "pieces.";
  private static final int LONGEST = 300;

  private final Map<String, List<String>> posted;

  OrderForm(Map<String, List<String>> posted) {
    this.posted = posted;
  }

  Order order() {
    var day = day("day");
    var until = text("until") == null ? day : day("until");
    return new Order(
        Moments.of(day, time("from")),
        Moments.of(until, time("to")),
        number("site"),
        text("address"),
        posted.getOrDefault("access", List.of()),
        text("accessNote"),
        number("carrier"),
        text("pallets") == null ? 0 : whole("pallets"),
        number("driver"),
        pieces());
  }

  @Nullable Contact contact() {
    var name = text("contactName");
    if (name == null) return null;
    var email = text("contactEmail");
    if (email != null) email = Post.address(email);
    var language = text("contactLanguage");
    return new Contact(
        name,
        text("contactPhone"),
        email,
        language == null || !List.of("en", "zh", "fr").contains(language) ? "en" : language);
  }

  long lot() {
    var lot = number("lot");
    if (lot == null) throw new Refusal("frame.refusal.missing", "lot");
    return lot;
  }

  int sequence() {
    return whole("sequence");
  }

  /** Pieces by class; an empty field is none. */
  Map<ThingClass, Integer> pieces() {
    var all = new EnumMap<ThingClass, Integer>(ThingClass.class);
    for (var what : ThingClass.values()) {
      var field = PIECES + what;
      if (text(field) == null) continue;
      int pieces = whole(field);
      if (pieces != 0) all.put(what, pieces);
    }
    return all;
  }

  List<String> words(String name) {
    var all = new ArrayList<String>();
    for (var value : posted.getOrDefault(name, List.of()))
      for (var one : value.split("[\\s,;，；、]+")) if (!one.isBlank()) all.add(one.strip());
    return all;
  }

  List<String> chosen(String name) {
    return posted.getOrDefault(name, List.of());
  }

  int whole(String name) {
    var typed = text(name);
    try {
      if (typed == null) throw new NumberFormatException();
      return Integer.parseInt(typed);
    } catch (NumberFormatException none) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  @Nullable Long number(String name) {
    var typed = text(name);
    if (typed == null) return null;
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException none) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(String.valueOf(text(name)));
    } catch (DateTimeException none) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  LocalTime time(String name) {
    try {
      return LocalTime.parse(String.valueOf(text(name)));
    } catch (DateTimeException none) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  @Nullable String text(String name) {
    var values = posted.get(name);
    if (values == null || values.isEmpty() || values.getFirst().isBlank()) return null;
    var text = values.getFirst().strip();
    if (text.length() > LONGEST) throw new Refusal("collection.refusal.long-text", LONGEST);
    return text;
  }
}
