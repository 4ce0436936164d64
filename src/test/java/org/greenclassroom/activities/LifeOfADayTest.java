package org.greenclassroom.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.greenclassroom.activities.Activity.State;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.volunteers.Lack;
import org.junit.jupiter.api.Test;

/** A day from its kind to its end, and what it refuses on the way. */
class LifeOfADayTest extends Days {
  private static void refused(Runnable what, String key) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  private Occasion now() {
    return occasion(Role.OFFICER);
  }

  @Test
  void a_kind_brings_its_checklist_slots_consents_and_run_sheet() {
    for (var kind : Kind.values()) {
      var number = day(kind, null, null);
      var activity = activities.activity(number);
      assertThat(activity.state()).isEqualTo(State.DRAFT);
      assertThat(activity.consents()).isEqualTo(kind.consents()).isNotEmpty();
      assertThat(activities.slots(number)).hasSameSizeAs(kind.posts()).isNotEmpty();
      for (var table : List.of("item", "line"))
        assertThat(
                jdbc.sql("select count(*) from activities." + table + " where activity = ?")
                    .param(number)
                    .query(Integer.class)
                    .single())
            .isEqualTo(table.equals("item") ? kind.tasks().size() : kind.lines().size())
            .isPositive();
    }
  }

  @Test
  void the_same_form_sent_twice_makes_one_day() {
    var occasion = now();
    var starts = clock.instant().plus(Duration.ofDays(3));
    var wanted =
        new Opening(
            Kind.TEAM_BUILDING,
            "蓝湖公司团建日",
            null,
            null,
            null,
            null,
            starts,
            starts.plus(Duration.ofHours(2)),
            Occasion.PROGRAMME_ZONE,
            "工坊",
            "zh",
            false,
            " ");
    assertThat(activities.open(occasion, wanted)).isEqualTo(activities.open(occasion, wanted));
  }

  @Test
  void a_day_at_a_school_needs_its_yes() {
    var school = partner(PartnerKind.SCHOOL, "山泉小学");
    var number = day(Kind.VOLUNTEER_LESSON, null, school);
    refused(() -> lives.publish(now(), number), "activities.refusal.not-approved");
    lives.ask(now(), number);
    var principal = Occasion.of(actor(Role.SCHOOL, school), clock.instant());
    refused(() -> lives.decline(principal, number, " "), "activities.refusal.why");
    lives.decline(principal, number, "An exam is on that day");
    assertThat(activities.activity(number).state()).isEqualTo(State.DRAFT);
    assertThat(activities.activity(number).reason()).isEqualTo("An exam is on that day");
    var secret = lives.ask(now(), number);
    var other = partner(PartnerKind.SCHOOL, "别校");
    refused(
        () -> lives.approve(Occasion.of(actor(Role.SCHOOL, other), clock.instant()), number, null),
        "frame.refusal.not-found");
    var guest = Occasion.of(Actor.NOBODY, clock.instant());
    refused(() -> lives.approveByLink(guest, secret, " "), "activities.refusal.name");
    lives.approveByLink(guest, secret, "张校长");
    assertThat(activities.activity(number).approvedName()).isEqualTo("张校长");
    lives.publish(now(), number);
    assertThat(activities.activity(number).state()).isEqualTo(State.PUBLISHED);
    refused(() -> activities.held(now(), number), "activities.refusal.not-yet");
    // another day is another question
    var there = activities.activity(number);
    var slot = activities.slots(number).getFirst();
    refused(
        () ->
            lives.move(
                now(),
                number,
                there.startsAt().plus(Duration.ofDays(7)),
                there.endsAt().plus(Duration.ofDays(7)),
                null),
        "activities.refusal.why");
    lives.move(
        now(),
        number,
        there.startsAt().plus(Duration.ofDays(7)),
        there.endsAt().plus(Duration.ofDays(7)),
        "Heavy rain");
    var moved = activities.activity(number);
    assertThat(moved.state()).isEqualTo(State.ASKED);
    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(activities.slot(slot.slot()).startsAt())
        .isEqualTo(slot.startsAt().plus(Duration.ofDays(7)));
    // people count on it: a no puts it off, and they hear of it
    lives.decline(principal, number, "The road is closed");
    lives.decline(principal, number, "The road is closed");
    var declined = activities.activity(number);
    assertThat(declined.state()).isEqualTo(State.POSTPONED);
    assertThat(declined.announced()).isTrue();
    assertThat(declined.sequence()).isEqualTo(2);
    assertThat(Heard.TOLD.get(number)).containsExactly("published", "moved", "moved");
    lives.move(now(), number, moved.startsAt(), moved.endsAt(), "The road is open");
    // a yes is to the day that was read
    var read = activities.activity(number).askedAt();
    lives.move(
        now(),
        number,
        moved.startsAt().plus(Duration.ofDays(1)),
        moved.endsAt().plus(Duration.ofDays(1)),
        "A bus");
    refused(() -> lives.approve(principal, number, read), "activities.refusal.asked-anew");
    lives.approve(principal, number, activities.activity(number).askedAt());
    lives.publish(now(), number);
    assertThat(activities.activity(number).publishedAt()).isEqualTo(there.publishedAt());
    // another school: the link of the one before opens nothing
    var elsewhere = day(Kind.REVISIT, null, school);
    var link = lives.ask(now(), elsewhere);
    assertThat(lives.opens(link, elsewhere, clock.instant())).isTrue();
    assertThat(lives.opens(link, number, clock.instant())).isFalse();
    var day = activities.activity(elsewhere);
    activities.change(
        now(),
        elsewhere,
        new Changes(
            day.title(), null, other, null, null, "Gate 9", "zh", true, null, day.consents()));
    assertThat(lives.opens(link, elsewhere, clock.instant())).isFalse();
    refused(() -> lives.approveByLink(guest, link, "张校长"), "frame.refusal.not-found");
    refused(
        () ->
            activities.change(
                now(),
                elsewhere,
                new Changes(
                    "A\nday", null, other, null, null, "Gate 9", "zh", true, null, Set.of())),
        "activities.refusal.one-line");
  }

  @Test
  void rooms_above_are_told_in_the_same_transaction_and_may_refuse() {
    var company = partner(PartnerKind.DONOR, "Bluelake");
    var number = day(Kind.REFURBISHING, company, null);
    Heard.LACKS.put(number, List.of(Lack.of("activities.refusal.name")));
    refused(() -> lives.publish(now(), number), "activities.refusal.name");
    assertThat(activities.activity(number).state()).isEqualTo(State.DRAFT);
    Heard.LACKS.remove(number);
    lives.publish(now(), number);
    // whoever has a place counts on it: it is not a draft any more, but a day in danger
    Heard.LACKS.put(number, List.of(Lack.of("activities.refusal.name")));
    var officer = visitor(Role.OFFICER);
    assertThat(officer.get("/activities/" + number).is(200).says("This day is in danger").text())
        .doesNotContain("Before it can be published");
    officer.speaking("zh").get("/activities/" + number).is(200).says("这一天可能办不成");
    officer.speaking("fr").get("/activities/" + number).is(200).says("Cette journée est en danger");
    Heard.LACKS.remove(number);
    var slot = activities.slots(number).getLast();
    slots.change(
        now(),
        slot.slot(),
        new Place(
            Duty.HELPER,
            "Cleaning",
            slot.startsAt(),
            slot.endsAt(),
            5,
            21,
            null,
            "en",
            false,
            true));
    slots.remove(now(), slot.slot());
    lives.postpone(now(), number, "No electricity");
    refused(() -> lives.publish(now(), number), "activities.refusal.no-day");
    var there = activities.activity(number);
    lives.move(
        now(),
        number,
        there.startsAt().minus(Duration.ofDays(20)),
        there.endsAt().minus(Duration.ofDays(20)),
        "It is back");
    assertThat(activities.activity(number).state()).isEqualTo(State.PUBLISHED);
    Heard.LACKS.put(number, List.of(Lack.of("activities.refusal.name")));
    refused(() -> activities.held(now(), number), "activities.refusal.name");
    Heard.LACKS.remove(number);
    activities.held(now(), number);
    activities.held(now(), number);
    assertThat(Heard.TOLD.get(number))
        .containsExactly("published", "slot", "slot", "moved", "moved", "held");
    assertThat(activities.activity(number).sequence()).isEqualTo(4);
    refused(() -> lives.cancel(now(), number, "x"), "activities.refusal.state");
    refused(() -> lives.remove(now(), number, true), "activities.refusal.held-stays");

    // what a room above refuses did not happen
    var other = day(Kind.REFURBISHING, company, null);
    lives.publish(now(), other);
    Heard.REFUSES.add(other);
    refused(() -> lives.cancel(now(), other, "Rain"), "activities.refusal.name");
    assertThat(activities.activity(other).state()).isEqualTo(State.PUBLISHED);
    assertThat(activities.activity(other).sequence()).isZero();
    Heard.REFUSES.remove(other);
    lives.cancel(now(), other, "Rain");
    assertThat(activities.activity(other).sequence()).isEqualTo(1);
  }

  @Test
  void a_day_is_removed_when_somebody_says_so_twice_and_comes_back_as_it_was() {
    var number = day(Kind.COLLECTION_DRIVE, null, null);
    refused(() -> lives.remove(now(), number, false), "activities.refusal.confirm");
    lives.publish(now(), number);
    refused(() -> lives.remove(now(), number, true), "activities.refusal.cancel-first");
    lives.cancel(now(), number, "The hall burnt down");
    lives.remove(now(), number, true);
    refused(() -> lives.publish(now(), number), "frame.refusal.not-found");
    assertThat(activities.activity(number).removed()).isTrue();
    lives.restore(now(), number);
    assertThat(activities.activity(number).state()).isEqualTo(State.CANCELLED);
    assertThat(
            jdbc.sql("select removed from activities.activities where activity = ?")
                .param(number)
                .query(Boolean.class)
                .single())
        .isFalse();
  }
}
