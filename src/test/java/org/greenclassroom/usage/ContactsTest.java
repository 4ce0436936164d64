package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signs of life without minutes, and a teacher's number. */
class ContactsTest extends Speaking {
  @Autowired Usage usage;

  @Test
  void a_contact_is_a_sign_and_no_minutes_however_often_it_comes() {
    var room = room(2);
    var device = room.devices().getFirst();
    for (int again = 0; again < 3; again++)
      assertThat(usage.contact(device, today(), Source.GLPI, occasion(Role.OFFICER))).isTrue();
    assertThat(usage.contact(device, today().minusDays(3), Source.GLPI, occasion(Role.OFFICER)))
        .isTrue();
    assertThat(
            jdbc.sql(
                    """
                    select quality || ' ' || source || ' ' || coalesce(on_min::text, 'not told')
                      from usage.days where device = ? order by day
                    """)
                .param(device)
                .query(String.class)
                .list())
        .isEqualTo(List.of("CONTACT_ONLY GLPI not told", "CONTACT_ONLY GLPI not told"));
    assertThat(
            jdbc.sql(
                    """
                    select last_day = ? and devices_seen_28d = 1 and devices_reporting_28d = 0
                      from usage.rooms where classroom = ?
                    """)
                .params(today(), room.room())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql("select sum(devices_reporting) from usage.weeks where classroom = ?")
                .param(room.room())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_computer_that_stands_in_no_room_is_nobodys_sign() {
    assertThat(usage.contact(999_999_999L, today(), Source.GLPI, occasion(Role.OFFICER))).isFalse();
  }

  @Test
  void a_teachers_number_stands_beside_what_computers_say() {
    var room = room(1);
    var school = actor(Role.SCHOOL, room.school());
    usage.manual(
        Occasion.of(school, clock.instant()), room.room(), today(), new BigDecimal("6.5"), 12);
    usage.manual(
        Occasion.of(school, clock.instant()), room.room(), today(), new BigDecimal("7"), 12);
    assertThat(
            jdbc.sql("select minutes from usage.manuals where classroom = ?")
                .param(room.room())
                .query(Integer.class)
                .list())
        .isEqualTo(List.of(420));
    assertThat(
            jdbc.sql("select count(*) from usage.weeks where classroom = ?")
                .param(room.room())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    "select last_day = ? and signal_day is null from usage.rooms where classroom = ?")
                .params(today(), room.room())
                .query(Boolean.class)
                .single())
        .isTrue();
    var other = actor(Role.SCHOOL, 1);
    assertThatThrownBy(() ->
            usage.manual(
                Occasion.of(other, clock.instant()), room.room(), today(), BigDecimal.ONE, 1))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not-found");
    assertThatThrownBy(() ->
            usage.manual(
                Occasion.of(school, clock.instant()),
                room.room(),
                today(),
                BigDecimal.valueOf(101),
                1))
        .hasMessageContaining("usage.refusal.hours");
  }
}
