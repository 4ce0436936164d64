package org.greenclassroom.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Things without a serial: counted once, never lost, never more gone than came. */
class ThingsTest extends House {
  @Autowired Things things;
  @Autowired Donations donations;
  @Autowired Partners partners;
  private Occasion occasion;
  private long lot;

  @BeforeEach
  void a_lot() {
    occasion = occasion(Role.OFFICER);
    var donor =
        partners.record(occasion, unique("Things AG"), List.of(PartnerKind.DONOR), "CN", null);
    lot = donations.open(occasion, donor);
  }

  private Occasion next() {
    return Occasion.of(occasion.actor(), clock.instant());
  }

  @Test
  void java_and_the_table_know_the_same_classes() {
    var kept =
        jdbc.sql("select thing_class, computer from collection.classes order by place")
            .query((row, _) -> row.getString(1) + row.getBoolean(2))
            .list();
    assertThat(kept)
        .containsExactly(
            Arrays.stream(ThingClass.values())
                .map(one -> one.name() + one.isComputer())
                .toArray(String[]::new));
  }

  @Test
  void what_nobody_weighed_is_estimated_and_says_so() {
    things.count(occasion, lot, "receipt 1", "KEYBOARD", 30, null);
    things.count(occasion, lot, "receipt 1", "KEYBOARD", 30, null); // the same click again
    things.count(occasion, lot, "receipt 1", "CABLE", 200, Weight.kilograms("18.4"));
    assertThat(things.counts(lot))
        .extracting(Things.Count::thingClass, Things.Count::pieces, Things.Count::isWeighed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ThingClass.KEYBOARD, 30, false),
            org.assertj.core.groups.Tuple.tuple(ThingClass.CABLE, 200, true));
    assertThat(things.counts(lot).getFirst().weight()).isEqualTo(Weight.kilograms("12"));
  }

  @Test
  void what_has_no_honest_average_must_be_weighed_and_a_computer_is_never_merely_counted() {
    assertThatThrownBy(() -> things.count(occasion, lot, "drive 1", "CAMERA", 2, null))
        .hasMessageContaining("weigh-it");
    assertThatThrownBy(() -> things.count(occasion, lot, "drive 1", "LAPTOP", 2, null))
        .hasMessageContaining("has-a-serial");
    assertThatThrownBy(() -> things.count(occasion, lot, "drive 1", "TOASTER", 2, null))
        .hasMessageContaining("no-such-class");
    assertThatThrownBy(() -> things.count(occasion, lot, "drive 1", "MOUSE", 0, null))
        .hasMessageContaining("pieces");
    assertThatThrownBy(
            () -> things.count(occasion, lot, "drive 1", "MOUSE", 1, Weight.kilograms("0")))
        .hasMessageContaining("weighs-nothing");
    assertThatThrownBy(() -> things.count(occasion, -5, "drive 1", "MOUSE", 1, null))
        .hasMessageContaining("not-found");
    assertThat(things.counts(lot)).isEmpty();
  }

  @Test
  void never_more_goes_than_was_counted_and_the_grams_add_up() {
    things.count(occasion, lot, "receipt 7", "PHONE", 7, Weight.grams(1000));
    things.dispose(next(), lot, "PHONE", Disposition.REUSED, 2, null, null);
    things.dispose(next(), lot, "PHONE", Disposition.GIVEN_AWAY, 2, null, "S-000012");
    assertThatThrownBy(
            () -> things.dispose(next(), lot, "PHONE", Disposition.TO_PLANT, 3, null, " "))
        .hasMessageContaining("plant-without-paper");
    assertThatThrownBy(
            () -> things.dispose(next(), lot, "PHONE", Disposition.TO_PLANT, 4, null, "X1"))
        .hasMessageContaining("more-than-counted");
    assertThatThrownBy(() ->
            things.dispose(next(), lot, "PHONE", Disposition.TO_PLANT, 3, Weight.grams(900), "X1"))
        .hasMessageContaining("heavier-than-counted");
    var last = next();
    things.dispose(last, lot, "PHONE", Disposition.TO_PLANT, 3, null, "X1");
    things.dispose(last, lot, "PHONE", Disposition.TO_PLANT, 3, null, "X1"); // again
    var balance = things.balance(lot).getFirst();
    assertThat(balance.open()).isZero();
    assertThat(
            jdbc.sql("select sum(grams) from collection.dispositions where lot = ?")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(1000);

    // the count cannot be taken back while what went hangs on it
    var count = things.counts(lot).getFirst().number();
    assertThatThrownBy(() -> things.strike(next(), count)).hasMessageContaining("went-already");
    var numbers =
        jdbc.sql("select number from collection.dispositions where lot = ?")
            .param(lot)
            .query(Long.class)
            .list();
    for (var number : numbers) things.undispose(next(), number);
    things.undispose(next(), numbers.getFirst()); // twice is once
    things.strike(next(), count);
    things.strike(next(), count);
    assertThat(things.counts(lot)).isEmpty();
    assertThat(things.balance(lot)).isEmpty();
  }
}
