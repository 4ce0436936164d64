package org.greenclassroom.applications;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.applications.Criterion.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Facts and scales as sentences. */
@Component
class Wording {
  private final MessageSource words;

  Wording(MessageSource words) {
    this.words = words;
  }

  /**
   * A line of a score, as it is read.
   *
   * @param fact what is known, as a sentence
   * @param scale what gives nothing and what gives all points
   */
  record Line(Score.Line line, String criterion, String fact, @Nullable String scale) {}

  Line line(Score.Line line, Locale locale) {
    return new Line(
        line,
        word(line.criterion(), locale),
        line.value() == null
            ? say("applications.fact.unknown", locale)
            : fact(line.criterion(), line.value(), locale),
        line.criterion().isYesOrNo()
            ? null
            : say(
                "applications.scale",
                locale,
                number(line.criterion(), line.noneAt()),
                number(line.criterion(), line.fullAt())));
  }

  /** "12.5 pupils for each working computer", "4 hours a week", "yes". */
  String fact(Criterion criterion, int value, Locale locale) {
    if (criterion == Criterion.PUPILS_PER_COMPUTER && value == Criterion.NO_COMPUTER)
      return say("applications.fact.no-computer", locale);
    if (criterion == Criterion.COMPUTERS_AGE && value == Criterion.FOR_EVER)
      return say("applications.fact.no-computer", locale);
    if (criterion == Criterion.TENURE && value == Criterion.FOR_EVER)
      return say("applications.fact.owned", locale);
    if (criterion.isYesOrNo()) {
      boolean good = (value == 1) != (criterion == Criterion.CLOSURE);
      var key =
          criterion.group() == Group.READINESS ? "applications.fact.room" : "applications.fact";
      return say(key + (value == 1 ? ".yes" : ".no"), locale, good);
    }
    return say(
        "applications.fact." + criterion.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        locale,
        number(criterion, value));
  }

  private static String number(Criterion criterion, int value) {
    return switch (criterion) {
      case PUPILS_PER_COMPUTER, LESSONS ->
          BigDecimal.valueOf(value, 1).stripTrailingZeros().toPlainString();
      default -> Integer.toString(value);
    };
  }

  private String word(Criterion criterion, Locale locale) {
    return say(
        "applications.criterion." + criterion.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        locale);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return Objects.requireNonNull(words.getMessage(key, arguments, locale));
  }
}
