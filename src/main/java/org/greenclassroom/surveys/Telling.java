package org.greenclassroom.surveys;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers and findings in the reader's words; what is not known is said to be unknown. */
@Component
class Telling {
  private final Shown shown;

  Telling(Shown shown) {
    this.shown = shown;
  }

  /** A finding with its fact, as a row. */
  record Row(Fact fact, Finding.Level level, String sentence, @Nullable String laptops) {}

  Map<Question, String> answers(Answers answers) {
    var all = new EnumMap<Question, String>(Question.class);
    for (var question : Question.values()) all.put(question, answer(question, answers));
    return all;
  }

  String answer(Question question, Answers answers) {
    var known = answers.of(question);
    return switch (known) {
      case null -> shown.unknown();
      case Boolean yes -> word(yes ? "surveys.yes" : "surveys.no");
      case Number number -> {
        var unit = question.unit();
        yield shown.number(number) + (unit == null ? "" : "\u00a0" + unit);
      }
      default -> shown.said(known);
    };
  }

  /**
   * What a survey says of each fact. Where laptops need less than desktops, what it says for them
   * stands beside it.
   */
  List<Row> rows(Survey survey) {
    var laptops = survey.readiness(Draw.LAPTOP);
    return survey.readiness(Draw.DESKTOP).findings().stream()
        .map(finding -> {
          var other = laptops.of(finding.fact());
          return new Row(
              finding.fact(),
              finding.level(),
              sentence(finding),
              other.equals(finding) || other.level() == finding.level()
                  ? null
                  : shown.word(other.level()) + ": " + sentence(other));
        })
        .toList();
  }

  String sentence(Finding finding) {
    return shown.sentence(
        new Said(
            finding.key(), finding.arguments().stream().map(one -> (Object) said(one)).toList()));
  }

  private String said(Object argument) {
    return shown.said(argument);
  }

  private String word(String key) {
    return shown.sentence(new Said(key, List.of()));
  }
}
