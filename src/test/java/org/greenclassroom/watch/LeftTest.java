package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What belonged to somebody whose account is closed now. */
class LeftTest extends Watched {
  @Autowired Plan plan;
  @Autowired AlertTable table;

  @Test
  void an_alert_of_somebody_who_left_is_the_officers() {
    var owner = engineer("e" + unique() + "@example.org", "en");
    var room = lent(visitor(Role.OFFICER), 1, today().minusDays(200));
    plan.give(plan.next(room.room(), TaskKind.VISIT).orElseThrow().task(), owner.account());
    heard(room, today().minusDays(60));
    var day = today();
    while (!calendars.isTeaching(room.school(), day)) day = day.plusDays(1);
    reckon(day);
    var alert = open(room.room(), Rule.SILENT).getFirst();
    assertThat(alert.owner()).isEqualTo(owner.account());

    var officer = actor(Role.OFFICER, 1);
    var address = "o" + unique() + "@example.org";
    people.writeTo(officer.account(), address, Locale.ENGLISH);
    assertThat(deskOf(officer.account(), room.room())).as("as long as it has an owner").isEmpty();
    var before = table.waiting(officer.account(), true).open();

    people.disable(occasion(Role.ADMINISTRATOR), owner.account());
    assertThat(deskOf(officer.account(), room.room()))
        .extracting(Alert::alert)
        .containsExactly(alert.alert());
    assertThat(table.waiting(officer.account(), true).open()).isGreaterThan(before);
    assertThat(table.waiting(officer.account(), false).open()).as("of nobody else").isZero();
    var told =
        table.digest(day, true).stream()
            .filter(reader -> reader.account() == officer.account())
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().open()).isGreaterThanOrEqualTo((int) before + 1);
  }

  private java.util.List<Alert> deskOf(long officer, long room) {
    return table.page(
        new AlertFilter(true, Rule.SILENT, officer, true, room, "", null), Long.MAX_VALUE, 10);
  }
}
