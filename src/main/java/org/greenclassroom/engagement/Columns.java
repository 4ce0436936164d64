package org.greenclassroom.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Rows as cells under headings, the same for the page and the spreadsheet. */
@Component
class Columns {
  private final Shown shown;
  private final MessageSource words;

  Columns(Shown shown, MessageSource words) {
    this.shown = shown;
    this.words = words;
  }

  /** Words keys of the headings, {@code engagement.column.*}. */
  static List<String> headings(Figure figure) {
    return switch (figure) {
      case DAYS -> List.of("day", "title", "kind");
      case PEOPLE -> List.of("person", "times");
      case ATTENDANCES -> List.of("day", "title", "duty");
      case HOURS_CONFIRMED, HOURS_LOGGED -> List.of("day", "title", "duty", "hours");
      case SCHOOLS -> List.of("school", "days");
      case CLASSROOMS -> List.of("classroom", "days");
      case PHOTOGRAPHS -> List.of("day", "title", "words");
      case KILOGRAMS_MEASURED, KILOGRAMS_ESTIMATED ->
          List.of("day", "thing", "pieces", "kilograms");
      case ANSWERS -> List.of("day", "title", "audience", "choice", "sheets");
    };
  }

  static boolean isNumber(String heading) {
    return List.of("times", "hours", "days", "pieces", "kilograms", "choice", "sheets")
        .contains(heading);
  }

  List<String> cells(Figure figure, Row row) {
    var cells = new ArrayList<String>();
    switch (figure) {
      case DAYS -> {
        day(cells, row);
        cells.add(kind(row.detail()));
      }
      // a number that means nobody to whoever does not keep the list
      case PEOPLE -> cells.addAll(List.of(person(row.key()), text(row.detail())));
      case ATTENDANCES -> {
        day(cells, row);
        cells.add(duty(row.detail()));
      }
      case HOURS_CONFIRMED, HOURS_LOGGED -> {
        day(cells, row);
        cells.add(duty(row.detail()));
        cells.add(shown.number(Math.round(row.amount() / 6.0) / 10.0));
      }
      case SCHOOLS, CLASSROOMS -> cells.addAll(List.of(text(row.what()), text(row.detail())));
      case PHOTOGRAPHS -> {
        day(cells, row);
        cells.add(row.detail() == null ? "" : row.detail());
      }
      case KILOGRAMS_MEASURED, KILOGRAMS_ESTIMATED ->
          cells.addAll(
              List.of(
                  shown.day(row.day()),
                  thing(text(row.what())),
                  text(row.detail()),
                  shown.kilograms(row.amount())));
      case ANSWERS -> {
        day(cells, row);
        var parts = text(row.detail()).split(" ");
        cells.add(audience(parts[0]));
        cells.add(parts[1]);
        cells.add(shown.number(row.amount()));
      }
    }
    return cells;
  }

  private void day(List<String> cells, Row row) {
    cells.add(shown.day(row.day()));
    cells.add(text(row.what()));
  }

  private String text(@Nullable String said) {
    return said == null ? shown.unknown() : said;
  }

  private String person(long volunteer) {
    return word("engagement.person", "" + volunteer, "" + (volunteer - 999_999_999L));
  }

  String kind(@Nullable String name) {
    return Arrays.stream(Kind.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(shown::word)
        .orElseGet(() -> text(name));
  }

  private String duty(@Nullable String name) {
    return Arrays.stream(Duty.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(shown::word)
        .orElseGet(() -> text(name));
  }

  String audience(String name) {
    return word("engagement.audience." + name.toLowerCase(Locale.ROOT), name);
  }

  private String thing(String name) {
    var key = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return word("collection.thingclass." + key, word("custody.devicekind." + key, name));
  }

  private String word(String key, String otherwise, Object... arguments) {
    var said = words.getMessage(key, arguments, otherwise, LocaleContextHolder.getLocale());
    return said == null ? otherwise : said;
  }
}
