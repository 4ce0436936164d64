package org.greenclassroom.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says what was found, and why a room has points, in the reader's language. */
@Component
class Telling {
  private final Shown shown;

  Telling(Shown shown) {
    this.shown = shown;
  }

  String found(Alert alert) {
    return shown.sentence(new Said(alert.rule().key(), arguments(alert.told())));
  }

  String why(Reason reason) {
    return shown.sentence(new Said(reason.key(), arguments(reason.told())));
  }

  /** The same in another language than the present reader's: for letters. */
  String found(Alert alert, Locale language) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return found(alert);
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** What was kept as text is a day, a number, a stage of the book, or itself. */
  private List<Object> arguments(List<String> told) {
    return told.stream().map(this::argument).toList();
  }

  private Object argument(String told) {
    if (told.matches("\\d{4}-\\d{2}-\\d{2}")) return shown.day(LocalDate.parse(told));
    if (told.matches("\\d{1,9}")) return Long.valueOf(told);
    for (var stage : Stage.values()) if (stage.name().equals(told)) return shown.word(stage);
    return told;
  }
}
