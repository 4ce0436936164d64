package org.greenclassroom.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.donations.Screening.Fact;
import org.greenclassroom.donations.Screening.Verdict;
import org.greenclassroom.kernel.Cpu;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {
  private static final Specification LAPTOPS =
      new Specification(
          1,
          Thing.LAPTOP,
          LocalDate.of(2026, 1, 1),
          null,
          2013,
          5,
          4,
          4096,
          BigDecimal.valueOf(12),
          true,
          3,
          15,
          "test");

  @ParameterizedTest
  @CsvSource({
    "i5-4210U, 5, 4",
    "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz, 5, 8",
    "i7 1065G7, 7, 10",
    "i5-1135G7, 5, 11",
    "i5-10500, 5, 10",
    "i7-620M, 7, 1",
    "i5 4th gen, 5, 4",
    "酷睿 i5 第八代, 5, 8",
    "酷睿i7 第12代, 7, 12",
    "i5 de 6e génération, 5, 6",
    "AMD Ryzen 5 PRO 3500U, 5, 9",
    "Core Ultra 7 155H, 7, 14",
    "Apple M1, 9, 11",
    "Ｉ５－６２００Ｕ, 5, 6"
  })
  void a_processor_is_read_as_people_write_it(String typed, int tier, int generation) {
    assertThat(Cpu.read(typed)).isEqualTo(new Cpu(tier, generation));
  }

  @Test
  void what_cannot_be_read_is_unknown_and_not_below() {
    assertThat(Cpu.read("")).isNull();
    assertThat(Cpu.read("Intel")).isNull();
    assertThat(Cpu.read("i5")).isEqualTo(new Cpu(5, null));
    assertThat(new Cpu(5, null).reaches(5, 4)).isNull();
    assertThat(Cpu.read("Core 2 Duo E8400")).isEqualTo(new Cpu(1, null));
    assertThat(new Cpu(1, null).reaches(5, 4)).isFalse();
  }

  @Test
  void a_good_line_meets_the_minimum_in_every_fact() {
    var good = line(10, 2016, "i5-6300U", 8192, "14", Line.Condition.WORKS, Offer.Known.YES);
    var screened = screen(good).getFirst();
    assertThat(screened.verdict()).isEqualTo(Verdict.MEETS);
    assertThat(screened.findings()).hasSize(Fact.values().length);
  }

  @Test
  void each_fact_that_is_below_is_named() {
    var poor = line(2, 2010, "Celeron N3060", 2048, "11.6", Line.Condition.WORKS, Offer.Known.NO);
    assertThat(screen(poor).getFirst().findings())
        .filteredOn(finding -> finding.verdict() == Verdict.BELOW)
        .extracting(Screening.Finding::fact)
        .containsExactly(
            Fact.BUILT, Fact.PROCESSOR, Fact.MEMORY, Fact.INCHES, Fact.CHARGER, Fact.PIECES);
  }

  @Test
  void faulty_things_are_taken_up_to_their_share() {
    var works = line(17, 2016, "i5-6300U", 8192, "14", Line.Condition.WORKS, Offer.Known.YES);
    var three = line(3, 2016, "i5-6300U", 8192, "14", Line.Condition.FAULTY, Offer.Known.YES);
    var four = line(4, 2016, "i5-6300U", 8192, "14", Line.Condition.FAULTY, Offer.Known.YES);
    assertThat(screen(works, three)).allMatch(each -> each.verdict() == Verdict.MEETS);
    assertThat(screen(works, four).get(1).verdict()).isEqualTo(Verdict.BELOW);
    assertThat(screen(works, four).get(0).verdict()).isEqualTo(Verdict.MEETS);
  }

  @Test
  void what_nobody_said_is_unknown_and_so_is_a_kind_without_a_minimum() {
    var silent = line(5, null, "", null, null, Line.Condition.UNKNOWN, Offer.Known.UNKNOWN);
    assertThat(screen(silent).getFirst().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Screening.of(List.of(silent), Map.of()).getFirst().verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void an_answer_says_of_each_line_how_many_and_why_not_all() {
    var line = line(10, 2016, "", null, null, Line.Condition.WORKS, Offer.Known.YES);
    assertThat(answer(10, null).outcome(List.of(line))).isEqualTo(Offer.State.ACCEPTED);
    assertThat(answer(4, Answer.Reason.NO_ROOM).outcome(List.of(line)))
        .isEqualTo(Offer.State.PARTLY_ACCEPTED);
    assertThat(answer(0, Answer.Reason.TOO_OLD).outcome(List.of(line)))
        .isEqualTo(Offer.State.DECLINED);
    assertThatThrownBy(() -> answer(4, null).outcome(List.of(line))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> answer(11, null).outcome(List.of(line))).isInstanceOf(Refusal.class);
  }

  private static Answer answer(int accepted, Answer.Reason reason) {
    return new Answer(Map.of(1, new Answer.Judgement(accepted, reason)), false, false, "");
  }

  private static List<Screening.Screened> screen(Line... lines) {
    return Screening.of(List.of(lines), Map.of(Thing.LAPTOP, LAPTOPS));
  }

  private static Line line(
      int pieces,
      Integer built,
      String processor,
      Integer memory,
      String inches,
      Line.Condition condition,
      Offer.Known charger) {
    return new Line(
        1,
        Thing.LAPTOP,
        pieces,
        built,
        "",
        processor,
        memory,
        inches == null ? null : new BigDecimal(inches),
        condition,
        charger);
  }
}
