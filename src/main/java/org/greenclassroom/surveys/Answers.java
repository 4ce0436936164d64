package org.greenclassroom.surveys;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a room. A question that is not in it is unknown.
 *
 * @param known Integer, BigDecimal, Boolean, a constant, LocalDate or text, as the question's kind
 */
public record Answers(Map<Question, Object> known) {
  public Answers {
    var copy = new EnumMap<Question, Object>(Question.class);
    copy.putAll(known);
    known = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads what was posted, by field name; fields that are no questions are passed over.
   *
   * @throws Refusal when an answer cannot be read, or two of them contradict each other
   */
  public static Answers read(Map<String, String> posted) {
    var all = new EnumMap<Question, Object>(Question.class);
    for (var question : Question.values()) {
      var answer = question.read(posted.get(question.field()));
      if (answer != null) all.put(question, answer);
    }
    var answers = new Answers(all);
    answers.check();
    return answers;
  }

  private void check() {
    if (known.isEmpty()) throw new Refusal("surveys.refusal.nothing-known");
    if (known(Question.RENTED_UNTIL) && choice(Question.TENURE, Tenure.class) != Tenure.RENTED)
      throw clash(Question.RENTED_UNTIL, Question.TENURE);
    if (choice(Question.INTERNET, Line.class) == Line.NONE)
      for (var speed : List.of(Question.DOWN_MBPS, Question.UP_MBPS))
        if (known(speed)) throw clash(speed, Question.INTERNET);
    if (Boolean.FALSE.equals(yes(Question.EARTHING)) && known(Question.EARTH_OHMS))
      throw clash(Question.EARTH_OHMS, Question.EARTHING);
    var foreign = count(Question.FOREIGN_COMPUTERS);
    var youngest = count(Question.FOREIGN_YOUNGEST_YEARS);
    var oldest = count(Question.FOREIGN_OLDEST_YEARS);
    if (foreign != null && foreign == 0)
      for (var age : List.of(Question.FOREIGN_YOUNGEST_YEARS, Question.FOREIGN_OLDEST_YEARS))
        if (known(age)) throw clash(age, Question.FOREIGN_COMPUTERS);
    if (youngest != null && oldest != null && youngest > oldest)
      throw clash(Question.FOREIGN_YOUNGEST_YEARS, Question.FOREIGN_OLDEST_YEARS);
  }

  private static Refusal clash(Question one, Question other) {
    return new Refusal("surveys.refusal.clash", one, other);
  }

  public boolean known(Question question) {
    return known.containsKey(question);
  }

  public @Nullable Object of(Question question) {
    return known.get(question);
  }

  public @Nullable Integer count(Question question) {
    return (Integer) known.get(question);
  }

  public @Nullable BigDecimal measure(Question question) {
    return (BigDecimal) known.get(question);
  }

  public @Nullable Boolean yes(Question question) {
    return (Boolean) known.get(question);
  }

  public @Nullable LocalDate day(Question question) {
    return (LocalDate) known.get(question);
  }

  public <E extends Enum<E>> @Nullable E choice(Question question, Class<E> type) {
    return type.cast(known.get(question));
  }

  /** Where two sheets do not say the same, in the order of the sheet. */
  public List<Question> differences(Answers other) {
    var all = new ArrayList<Question>();
    for (var question : Question.values())
      if (!Objects.equals(plain(of(question)), plain(other.of(question)))) all.add(question);
    return all;
  }

  /** 3.20 and 3.2 are the same measure. */
  private static @Nullable Object plain(@Nullable Object answer) {
    return answer instanceof BigDecimal number ? number.stripTrailingZeros() : answer;
  }
}
