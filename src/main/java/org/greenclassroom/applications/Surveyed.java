package org.greenclassroom.applications;

import java.util.Map;
import org.greenclassroom.surveys.Draw;
import org.greenclassroom.surveys.Fact;
import org.greenclassroom.surveys.Finding.Level;
import org.greenclassroom.surveys.Question;
import org.greenclassroom.surveys.Survey;
import org.jspecify.annotations.Nullable;

/**
 * What a survey of the room says of each criterion: its findings where it is a matter of good or
 * poor, its measures where it is one of more or less. What nobody looked at stays unknown. Pure.
 */
final class Surveyed {
  private static final Map<Criterion, Fact> FINDINGS =
      Map.of(
          Criterion.POWER, Fact.POWER,
          Criterion.SOCKETS, Fact.SOCKETS,
          Criterion.BREAKER, Fact.BREAKER,
          Criterion.EARTHING, Fact.EARTHING,
          Criterion.DOOR, Fact.DOOR,
          Criterion.BARS, Fact.BARS,
          Criterion.DRY, Fact.DAMP,
          Criterion.INTERNET, Fact.INTERNET,
          Criterion.FURNITURE, Fact.FURNITURE,
          Criterion.SIZE, Fact.SIZE);

  private Surveyed() {}

  static void tell(Facts facts, Survey survey) {
    // desktops draw more: what carries them carries laptops too
    var readiness = survey.readiness(Draw.DESKTOP);
    FINDINGS.forEach((criterion, fact) ->
        facts.learn(criterion, value(readiness.of(fact).level()), Source.SURVEY));
    var future = value(readiness.of(Fact.FUTURE).level());
    if (future != null) facts.learn(Criterion.CLOSURE, 1 - future, Source.SURVEY);
    var hours = survey.answers().measure(Question.TEACHER_HOURS);
    if (hours != null) facts.learn(Criterion.TEACHER_HOURS, hours.intValue(), Source.SURVEY);
    if (Boolean.FALSE.equals(survey.answers().yes(Question.DEPUTY)))
      facts.learn(Criterion.DEPUTY_HOURS, 0, Source.SURVEY);
    facts.learn(Criterion.TENURE, months(survey), Source.SURVEY);
  }

  private static @Nullable Integer months(Survey survey) {
    var tenure = survey.answers().choice(Question.TENURE, org.greenclassroom.surveys.Tenure.class);
    if (tenure == org.greenclassroom.surveys.Tenure.OWN) return Criterion.FOR_EVER;
    return Facts.months(survey.answers().day(Question.RENTED_UNTIL), survey.day());
  }

  private static @Nullable Integer value(Level level) {
    return switch (level) {
      case GOOD -> 1;
      case POOR -> 0;
      case UNKNOWN -> null;
    };
  }
}
