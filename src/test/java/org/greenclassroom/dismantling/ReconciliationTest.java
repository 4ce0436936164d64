package org.greenclassroom.dismantling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules by which a certificate is held against a batch, without a house around them. */
class ReconciliationTest {
  private static Reconciliation.Candidate device(
      int nth, @Nullable String serial, @Nullable String claimed) {
    return new Reconciliation.Candidate(nth, tag(nth), serial, claimed);
  }

  /** Any code that looks like a tag will do: its check digit is another room's rule. */
  private static Tag tag(int nth) {
    for (int last = 0; last < 32 * 32; last++) {
      var typed = "7K3M9Q" + sign(nth * 7 + last / 32) + sign(last % 32);
      if (Tag.looksLikeOne(typed)) return Tag.parse(typed);
    }
    throw new AssertionError("no tag " + nth);
  }

  private static char sign(int number) {
    return "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(number % 32);
  }

  @Test
  void every_line_is_one_device_once_or_it_is_asked_back() {
    var batch =
        List.of(device(1, "PF-0O1", null), device(2, "SN 22", null), device(3, "SN33", "C-1"));
    var lines = List.of("sn22", tag(2).printed(), "ＳＮ３３", "PF-001", "THEIRS", tag(1).printed());
    assertThat(
            Reconciliation.of(
                lines, batch, Map.of("THEIRS", new Reconciliation.Elsewhere(9, "B-00002"))))
        .extracting(
            Reconciliation.Answered::answer,
            Reconciliation.Answered::device,
            Reconciliation.Answered::elsewhere)
        .containsExactly(
            tuple(Answer.MATCHED, 2L, null),
            tuple(Answer.DOUBLED, 2L, null),
            tuple(Answer.DOUBLED, 3L, "C-1"),
            tuple(Answer.UNKNOWN, null, null),
            tuple(Answer.OTHER_BATCH, 9L, "B-00002"),
            tuple(Answer.MATCHED, 1L, null));
  }

  @Test
  void two_devices_with_one_serial_number_are_told_apart_only_when_both_are_named() {
    var batch = List.of(device(1, "OEM", null), device(2, "OEM", null));
    assertThat(Reconciliation.of(List.of("OEM"), batch, Map.of()))
        .extracting(Reconciliation.Answered::answer)
        .containsExactly(Answer.UNKNOWN);
    assertThat(Reconciliation.of(List.of("OEM", "oem"), batch, Map.of()))
        .extracting(Reconciliation.Answered::answer, Reconciliation.Answered::device)
        .containsExactly(tuple(Answer.MATCHED, 1L), tuple(Answer.MATCHED, 2L));
  }

  @Test
  void a_worn_label_is_recognised_and_never_taken_for_granted() {
    var open = List.of(device(1, "PF-0O1", null), device(2, "X220", null));
    assertThat(Reconciliation.likely("PF 00I", open)).map(r -> r.device()).contains(1L);
    assertThat(Reconciliation.likely("X221", open)).isEmpty();
    assertThat(Reconciliation.likely("S1", List.of(device(1, "S1", null), device(2, "5I", null))))
        .isEmpty();
  }

  @Test
  void a_file_is_read_by_its_headings_whatever_stands_above_them() {
    assertThat(
            LineFile.of(
                List.of(
                    List.of("拆解证明附件"),
                    List.of("序号", "品牌", "序列号"),
                    List.of("1", "Lenovo", "PF-1"),
                    List.of("2", "Lenovo"),
                    List.of("3", "Dell", " 8J2 "))))
        .containsExactly("PF-1", "8J2");
    assertThat(
            LineFile.of(
                List.of(
                    List.of("Tag", "N° de série"), List.of("7K3M-9QX2", "a"), List.of("", "b"))))
        .containsExactly("7K3M-9QX2", "b");
    assertThat(LineFile.of(List.of(List.of("PF-1"), List.of("", "PF-2"))))
        .containsExactly("PF-1", "PF-2");
    assertThatThrownBy(() -> LineFile.of(List.of(List.of("Brand", "Weight"), List.of("a", "b"))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_batch_closes_within_three_in_a_hundred_or_with_an_explanation() {
    var outputs =
        List.of(
            new Output(Material.STEEL, 60_000, Route.RECYCLED),
            new Output(Material.PLASTIC, 30_000, Route.RECYCLED),
            new Output(Material.PLASTIC, 5_000, Route.RECOVERED_ENERGY),
            new Output(Material.GLASS, 2_000, Route.LANDFILLED));
    var closes = new Balance(100_000, 98_000, outputs);
    assertThat(closes.closes()).isTrue();
    assertThat(closes.explained("B-1", " ")).isNull();
    assertThat(closes.recycled()).isEqualByComparingTo("90.0");
    assertThat(closes.recovered()).isEqualByComparingTo("95.0");
    var lacks = new Balance(100_100, 98_000, outputs);
    assertThat(lacks.closes()).isFalse();
    assertThatThrownBy(() -> lacks.explained("B-1", "")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> lacks.explained("B-1", "moisture")).isInstanceOf(Refusal.class);
    assertThat(lacks.explained("B-1", "Dust of the shredder, weighed apart")).startsWith("Dust of");
    // nothing is explained away: more out than in, or more material than was treated
    var more = new Balance(90_000, 90_000, outputs);
    assertThatThrownBy(() -> more.explained("B-1", "The scale is an old one"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> new Certificate("C", LocalDate.EPOCH, 96_999, outputs, "f".repeat(64)).outputs())
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_pallet_and_the_load_it_was_part_of_are_never_both_counted() {
    var pallet = ticket("T-1", Category.LAPTOP, 1);
    assertThatThrownBy(() -> ticket("T-2", Category.LAPTOP, 1).mustNotRepeat(pallet))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> ticket("T-2", Category.MIXED, null).mustNotRepeat(pallet))
        .isInstanceOf(Refusal.class);
    ticket("T-2", Category.LAPTOP, 2).mustNotRepeat(pallet);
    ticket("T-2", Category.DESKTOP, null).mustNotRepeat(pallet);
    ticket("T-2", Category.BATTERIES, null).mustNotRepeat(pallet);
    ticket("T-2", Category.MIXED, null).mustNotRepeat(ticket("T-3", Category.MIXED, null));
  }

  private static Weighing ticket(String number, Category what, @Nullable Integer pallet) {
    return new Weighing(number, LocalDate.EPOCH, 2, 1, what, pallet, "f".repeat(64));
  }

  @Test
  void a_desktop_is_a_set_with_its_screen_keyboard_and_mouse() {
    var sets = new Sets(5, 30, 3, 4, 4, 2, 9);
    assertThat(sets.incomplete()).isEqualTo(2);
  }
}
