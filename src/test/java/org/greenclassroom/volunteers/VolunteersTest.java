package org.greenclassroom.volunteers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who volunteers are, what they lack, what is forgotten. */
class VolunteersTest extends House {
  @Autowired private Volunteers volunteers;
  @Autowired private Texts texts;

  private String mail() {
    return "v" + System.nanoTime() + unique() + "@example.org";
  }

  private static List<String> keys(List<Lack> lacks) {
    return lacks.stream().map(Lack::key).toList();
  }

  @Test
  void one_address_is_one_volunteer_and_a_stranger_changes_nothing() {
    var mail = mail();
    var first = volunteers.known(occasion(Role.OFFICER), Person.of("陈静", mail, Locale.CHINESE));
    assertThat(first).isGreaterThanOrEqualTo(Volunteers.FIRST);
    var again =
        volunteers.known(
            occasion(Role.OFFICER), Person.of("Mallory", mail.toUpperCase(), Locale.ENGLISH));
    assertThat(again).isEqualTo(first);
    assertThat(volunteers.volunteer(first).name()).isEqualTo("陈静");
    assertThat(volunteers.volunteer(first).language()).isEqualTo("zh");
    assertThat(volunteers.of(new Actor(-first, List.of()))).contains(first);
    assertThat(volunteers.of(new Actor(-17, List.of()))).isEmpty();
    assertThat(volunteers.of(Actor.NOBODY)).isEmpty();
    assertThatThrownBy(() ->
            volunteers.known(occasion(Role.OFFICER), Person.of("X", "no mail", Locale.ENGLISH)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void it_says_what_lacks_until_nothing_does() {
    var officer = occasion(Role.OFFICER);
    var one = volunteers.known(officer, Person.of("Zoé", mail(), Locale.FRENCH));
    var day = officer.today().plusDays(10);
    var needs = new Needs(18, ClearanceKind.CRIMINAL_RECORD, EnumSet.of(Text.CONDUCT));
    assertThat(keys(volunteers.lacks(one, needs, day)))
        .containsExactly(
            "volunteers.lack.age", "volunteers.lack.clearance", "volunteers.lack.text");
    volunteers.change(officer, one, "Zoé Martin", "fr", null, 21);
    volunteers.clear(
        officer,
        one,
        ClearanceKind.CRIMINAL_RECORD,
        ClearanceResult.CLEAR,
        day.minusDays(300),
        day.minusDays(1));
    texts.agreeToAll(officer, one);
    assertThat(keys(volunteers.lacks(one, needs, day)))
        .containsExactly("volunteers.lack.clearance-over");
    assertThat(volunteers.lacks(one, needs, day.minusDays(1))).isEmpty();
    volunteers.clear(
        occasion(Role.OFFICER),
        one,
        ClearanceKind.CRIMINAL_RECORD,
        ClearanceResult.NOT_CLEAR,
        day.minusDays(20),
        day.plusDays(300));
    assertThat(keys(volunteers.lacks(one, needs, day.minusDays(1))))
        .containsExactly("volunteers.lack.clearance");
    assertThat(volunteers.lacks(one, Needs.NONE, day)).isEmpty();
    // of many at once the same is said of each
    var other = volunteers.known(officer, Person.of("Léa", mail(), Locale.FRENCH));
    var lacks = volunteers.lacks(List.of(one, other, 1L), needs, day.minusDays(1));
    assertThat(lacks).containsOnlyKeys(one, other);
    assertThat(lacks.get(one)).isEqualTo(volunteers.lacks(one, needs, day.minusDays(1)));
    assertThat(keys(lacks.get(other)))
        .containsExactly(
            "volunteers.lack.age", "volunteers.lack.clearance", "volunteers.lack.text");
    assertThatThrownBy(() -> volunteers.lacks(1L, needs, day)).isInstanceOf(Refusal.class);
  }

  @Test
  void who_is_forgotten_stays_as_a_number() {
    var officer = occasion(Role.OFFICER);
    var mail = mail();
    var one = volunteers.known(officer, Person.of("Zoé", mail, Locale.FRENCH));
    texts.agreeToAll(officer, one);
    volunteers.erase(officer, one);
    var known = volunteers.volunteer(one);
    assertThat(known.erased()).isTrue();
    assertThat(known.name()).isNull();
    assertThat(known.email()).isNull();
    assertThat(volunteers.of(new Actor(-one, List.of()))).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from volunteers.agreements where volunteer = ? and current")
                .param(one)
                .query(Long.class)
                .single())
        .isEqualTo(3);
    assertThat(keys(volunteers.lacks(one, new Needs(0, null, Set.of()), officer.today())))
        .containsExactly("volunteers.lack.forgotten");
    // the address is free again: the same person may come back as somebody new
    assertThat(volunteers.known(officer, Person.of("Zoé", mail, Locale.FRENCH))).isNotEqualTo(one);
  }
}
