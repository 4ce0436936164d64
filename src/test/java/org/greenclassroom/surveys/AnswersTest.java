package org.greenclassroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  @Test
  void nothing_typed_is_unknown_and_neither_zero_nor_no() {
    var answers = Answers.read(Map.of("sockets", " ", "lockable", "", "chairs", "0", "bars", "NO"));
    assertThat(answers.known()).containsOnlyKeys(Question.CHAIRS, Question.BARS);
    assertThat(answers.count(Question.SOCKETS)).isNull();
    assertThat(answers.yes(Question.LOCKABLE)).isNull();
    assertThat(answers.count(Question.CHAIRS)).isZero();
    assertThat(answers.yes(Question.BARS)).isFalse();
  }

  @Test
  void each_kind_is_read_as_people_write_it() {
    var answers =
        Answers.read(
            Map.of(
                "volts", "２２０",
                "earth_ohms", "3,25",
                "deputy", "true",
                "power", "weekly",
                "tenure", "RENTED",
                "rented_until", "2028-06-30",
                "storey", "-1",
                "note", " 窗帘 "));
    assertThat(answers.count(Question.VOLTS)).isEqualTo(220);
    assertThat(answers.measure(Question.EARTH_OHMS)).isEqualByComparingTo(new BigDecimal("3.25"));
    assertThat(answers.yes(Question.DEPUTY)).isTrue();
    assertThat(answers.choice(Question.POWER, PowerCuts.class)).isEqualTo(PowerCuts.WEEKLY);
    assertThat(answers.day(Question.RENTED_UNTIL)).isEqualTo(LocalDate.parse("2028-06-30"));
    assertThat(answers.count(Question.STOREY)).isEqualTo(-1);
    assertThat(answers.of(Question.NOTE)).isEqualTo("窗帘");
  }

  @ParameterizedTest
  @CsvSource({
    "volts, many, surveys.refusal.unreadable",
    "volts, 220.5, surveys.refusal.unreadable",
    "volts, 5000, surveys.refusal.range",
    "volts, -1, surveys.refusal.range",
    "earth_ohms, 1e99, surveys.refusal.range",
    "earth_ohms, 1.23456, surveys.refusal.unreadable",
    "breaker_amperes, 0, surveys.refusal.range",
    "lockable, maybe, surveys.refusal.unreadable",
    "damp, SOGGY, surveys.refusal.unreadable",
    "rented_until, soon, surveys.refusal.unreadable",
    "rented_until, 2028-01-01, surveys.refusal.clash"
  })
  void what_cannot_be_is_refused(String field, String answer, String key) {
    assertThatThrownBy(() -> Answers.read(Map.of(field, answer)))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @CsvSource({
    "internet, NONE, down_mbps, 10",
    "earthing, NO, earth_ohms, 2",
    "foreign_computers, 0, foreign_oldest_years, 9",
    "foreign_youngest_years, 9, foreign_oldest_years, 4",
    "tenure, OWN, rented_until, 2028-01-01"
  })
  void what_contradicts_itself_is_refused(String one, String said, String other, String also) {
    assertThatThrownBy(() -> Answers.read(Map.of(one, said, other, also)))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("surveys.refusal.clash"));
  }

  @Test
  void an_empty_sheet_is_no_survey() {
    assertThatThrownBy(() -> Answers.read(new HashMap<>()))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("surveys.refusal.nothing-known"));
  }

  @Test
  void two_sheets_differ_where_one_does_not_know() {
    var one = Answers.read(Map.of("volts", "220", "earth_ohms", "3.20", "bars", "NO"));
    var other = Answers.read(Map.of("volts", "215", "earth_ohms", "3.2"));
    assertThat(one.differences(other)).containsExactly(Question.VOLTS, Question.BARS);
    assertThat(one.differences(one)).isEmpty();
  }

  @Test
  void a_room_is_the_same_however_it_is_typed() {
    assertThat(new Room(" ２０４  Room ").key()).isEqualTo(new Room("204 room").key());
    assertThat(new Room("204 a").key()).isNotEqualTo(new Room("204 b").key());
    assertThatThrownBy(() -> new Room("  ")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new Room("x".repeat(200))).isInstanceOf(Refusal.class);
  }
}
