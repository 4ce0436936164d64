package org.greenclassroom.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lists.Grid;
import org.junit.jupiter.api.Test;

/** What a line declares, and what it does not. */
class ReadingTest {
  private static List<Grid.Line> lines(String... rows) {
    var lines = new ArrayList<Grid.Line>();
    for (int at = 0; at < rows.length; at++)
      lines.add(new Grid.Line(at + 1, List.of(rows[at].split("\\|", -1))));
    return lines;
  }

  private static Reading.Made read(String... rows) {
    var lines = lines(rows);
    return Reading.of(lines, Layout.guess(lines, ""), 2026);
  }

  @Test
  void a_line_declares_a_number_of_each_kind() {
    var made = read("年份|学校|教室数量|电脑台数|学生人数|重量kg", "2016年|远山小学|2|60台|1,200|412.5");
    assertThat(made.remarks()).isEmpty();
    assertThat(made.entries()).hasSize(2);
    var rooms = made.entries().getFirst();
    assertThat(rooms.kind()).isEqualTo(Kind.CLASSROOM);
    assertThat(rooms.year()).isEqualTo(2016);
    assertThat(rooms.pieces()).isEqualTo(2);
    assertThat(rooms.pupils()).isEqualTo(1200);
    assertThat(rooms.grams()).isNull();
    var computers = made.entries().getLast();
    assertThat(computers.kind()).isEqualTo(Kind.COMPUTER);
    assertThat(computers.pieces()).isEqualTo(60);
    assertThat(computers.grams()).isEqualTo(412_500);
    assertThat(computers.pupils()).as("said once").isNull();
  }

  @Test
  void computers_of_a_donor_without_a_school_were_given() {
    var made = read("Year|Donor|Computers", "2014|Acme|100");
    assertThat(made.entries()).extracting(Entry::kind).containsExactly(Kind.DONATION);
    assertThat(made.entries().getFirst().place()).isEqualTo("donor acme");
  }

  @Test
  void unknown_is_unknown_and_about_is_said() {
    var made = read("année|école|salles|ordinateurs", "2012-2015|École du Mont|inconnu|env. 30");
    assertThat(made.entries()).hasSize(2);
    assertThat(made.entries()).extracting(Entry::year).containsOnlyNulls();
    assertThat(made.entries().getFirst().pieces()).isNull();
    assertThat(made.entries().getLast().pieces()).isEqualTo(30);
    assertThat(made.remarks())
        .extracting(Remark::flaw)
        .containsExactlyInAnyOrder(Flaw.UNKNOWN, Flaw.APPROXIMATE, Flaw.YEAR_UNCLEAR);
  }

  @Test
  void a_sum_is_left_out_and_one_that_differs_is_said() {
    var made =
        read("year|school|computers", "2016|A|30", "2016|B|20", "合计||50", "2017|C|10", "Total||70");
    assertThat(made.entries()).hasSize(3);
    assertThat(made.remarks())
        .extracting(Remark::flaw)
        .containsExactly(Flaw.TOTAL, Flaw.TOTAL_DIFFERS);
    assertThat(made.remarks().getLast().said()).isEqualTo("70 ≠ 60");
  }

  @Test
  void a_room_with_a_number_is_one_and_twice_is_a_contradiction() {
    var made = read("year|school|room no.|computers", "2016|A|No. 17|30", "2016|B|no 17|30");
    assertThat(made.entries()).hasSize(4);
    assertThat(made.entries())
        .filteredOn(one -> one.kind() == Kind.CLASSROOM)
        .extracting(Entry::pieces)
        .containsOnly(1L);
    assertThat(made.remarks()).extracting(Remark::flaw).containsExactly(Flaw.ROOM_TWICE);
  }

  @Test
  void kinds_may_stand_in_lines_of_their_own() {
    var made = read("年份|类别|数量", "2013|教室|12", "2013|活动|9", "2013|别的|4", "2030|教室|1");
    assertThat(made.entries())
        .extracting(Entry::kind)
        .containsExactly(Kind.CLASSROOM, Kind.ACTIVITY);
    assertThat(made.entries()).extracting(Entry::place).containsOnly("");
    assertThat(made.remarks())
        .extracting(Remark::flaw)
        .containsExactly(Flaw.NUMBER_UNCLEAR, Flaw.NOTHING_SAID, Flaw.YEAR_LATER);
  }

  @Test
  void names_of_people_are_refused() {
    assertThatThrownBy(() -> read("年份|学校|姓名|教室", "2016|A|王小明|1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("past.refusal.people");
    assertThatThrownBy(() -> read("year|school|students", "2016|A|Wang", "2016|B|Li"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("past.refusal.people");
  }

  @Test
  void a_sheet_of_one_year_says_it_on_its_tab_or_is_told() {
    var lines = lines("school|computers|how many", "A|30|4");
    var layout = Layout.guess(lines, "捐赠 2015");
    assertThat(Reading.of(lines, layout, 2026).entries().getFirst().year()).isEqualTo(2015);
    var said = layout.said(Map.of(0, "SCHOOL", 2, "CLASSROOMS"), "2011");
    var entry = Reading.of(lines, said, 2026).entries().getFirst();
    assertThat(entry.kind()).isEqualTo(Kind.CLASSROOM);
    assertThat(entry.pieces()).isEqualTo(4);
    assertThat(entry.year()).isEqualTo(2011);
    assertThatThrownBy(() -> layout.said(Map.of(0, "SCHOOL", 1, "SCHOOL"), ""))
        .hasMessageContaining("past.refusal.mapped-twice");
  }

  @Test
  void years_and_numbers_are_read_as_people_write_them() {
    for (var cell : List.of("2016", "2016年", "2016-05-12", "2016/5", "12.05.2016", "２０１６"))
      assertThat(Years.of(cell)).as(cell).isEqualTo(2016);
    for (var cell : List.of("2012-2015", "2016-17", "2012年至2015年", "before 2015", "1890", ""))
      assertThat(Years.of(cell)).as(cell).isNull();
    for (var cell :
        List.of("1,200", "1 200", "1200.0", "１２００", "1200台", "约1200台", "1200+", "1'200"))
      assertThat(Amount.of(cell).value()).as(cell).isEqualByComparingTo(new BigDecimal(1200));
    assertThat(Amount.of("—").state()).isEqualTo(Amount.State.SILENT);
    assertThat(Amount.of("不详").state()).isEqualTo(Amount.State.UNKNOWN);
    assertThat(Amount.of("三十").state()).isEqualTo(Amount.State.UNCLEAR);
    assertThat(Amount.whole(new BigDecimal("1.5"))).isNull();
  }

  private static List<Long> grams(String... cells) {
    var rows = new ArrayList<>(List.of("year|donor|kg"));
    for (var cell : cells) rows.add("2016|Acme|" + cell);
    return read(rows.toArray(String[]::new)).entries().stream().map(Entry::grams).toList();
  }

  @Test
  void three_digits_behind_one_mark_are_asked_about_unless_the_column_tells() {
    var made = read("year|donor|computers|kg", "2016|Acme|30|245,300", "2016|Beta|30|1.234");
    assertThat(made.entries()).extracting(Entry::grams).containsOnlyNulls();
    assertThat(made.entries()).extracting(Entry::pieces).containsOnly(30L);
    assertThat(made.remarks())
        .extracting(Remark::flaw, Remark::said)
        .containsExactly(
            tuple(Flaw.NUMBER_UNCLEAR, "245,300"), tuple(Flaw.NUMBER_UNCLEAR, "1.234"));
    // 245,30 is French, and so is all of its column
    assertThat(grams("245,300", "245,30", "1.234", "1 245,30", "1.234,5 kg"))
        .containsExactly(245_300L, 245_300L, 1_234_000L, 1_245_300L, 1_234_500L);
    assertThat(grams("1,234", "12.5", "1,234.5", "2.125", "1,234,567"))
        .containsExactly(1_234_000L, 12_500L, 1_234_500L, 2_125L, 1_234_567_000L);
    assertThat(grams("0,300", "1,200"))
        .as("no thousand begins with 0")
        .containsExactly(300L, 1_200L);
    assertThat(grams("1234,500", "1 234", "1200"))
        .as("four digits before it")
        .containsExactly(1_234_500L, 1_234_000L, 1_200_000L);
    assertThat(grams("12,5", "12.5", "1,234"))
        .as("a column of two hands tells nothing")
        .containsExactly(12_500L, 12_500L);
  }

  @Test
  void a_sum_of_kilograms_is_read_like_its_lines() {
    var made = read("year|donor|kg", "2016|A|245,300", "2016|B|100,5", "Total||345,800");
    assertThat(made.remarks()).extracting(Remark::flaw).containsExactly(Flaw.TOTAL);
  }
}
