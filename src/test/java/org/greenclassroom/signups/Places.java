package org.greenclassroom.signups;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Days;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Place;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of places need: days with slots, and people who came in by their link. */
abstract class Places extends Days {
  @Autowired Signups signups;
  @Autowired Volunteers volunteers;
  @Autowired Partners partners;
  @Autowired Rounds rounds;
  @Autowired Teams teams;

  /** A published day with one slot. */
  record Open(long activity, long slot, String address, Instant starts) {}

  LetterBox box() {
    return new LetterBox(jdbc);
  }

  Occasion at(Instant moment) {
    return Occasion.of(Actor.HOUSE, moment);
  }

  static Instant inDays(long days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
  }

  Open open(int capacity) {
    return open(capacity, inDays(14), 0, null, false);
  }

  Open open(
      int capacity,
      Instant starts,
      int minAge,
      org.greenclassroom.volunteers.@Nullable ClearanceKind clearance,
      boolean children) {
    var activity = day(Kind.TEAM_BUILDING, null, null, starts);
    for (var slot : activities.slots(activity)) slots.remove(occasion(Role.OFFICER), slot.slot());
    var slot =
        slots.add(
            occasion(Role.OFFICER),
            activity,
            new Place(
                Duty.HELPER,
                "",
                starts,
                starts.plus(Duration.ofHours(3)),
                capacity,
                minAge,
                clearance,
                null,
                children,
                false));
    lives.publish(occasion(Role.OFFICER), activity);
    return new Open(activity, slot, activities.activity(activity).address(), starts);
  }

  long person(String name) {
    var email = "p" + System.nanoTime() + "-" + unique() + "@example.org";
    return volunteers.known(
        occasion(Role.OFFICER), new Person(name, email, Locale.CHINESE, null, 18));
  }

  String email(long volunteer) {
    return String.valueOf(volunteers.volunteer(volunteer).email());
  }

  /** A browser of this volunteer, let in by a link of theirs. */
  Visitor guest(long volunteer) {
    volunteers.sendLink(occasion(Role.OFFICER), volunteer, "/my-days");
    var visitor = stranger();
    let(visitor, box().lastTo(email(volunteer)).link());
    return visitor;
  }

  static Visitor.Seen let(Visitor visitor, String link) {
    visitor.get(link).is(200);
    return visitor.post(link);
  }

  SignupState state(long slot, long volunteer) {
    return SignupState.valueOf(
        jdbc.sql(
                "select state from signups.signups where slot = ? and volunteer = ? order by signup desc limit 1")
            .params(slot, volunteer)
            .query(String.class)
            .single());
  }

  long number(long slot, long volunteer) {
    return jdbc.sql("select max(signup) from signups.signups where slot = ? and volunteer = ?")
        .params(slot, volunteer)
        .query(Long.class)
        .single();
  }

  Map<String, Long> states(long slot) {
    return jdbc
        .sql("select state from signups.signups where slot = ?")
        .param(slot)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
  }

  long company(String name) {
    return partners.record(
        occasion(Role.OFFICER), unique(name), List.of(PartnerKind.DONOR), "CN", "Road 1");
  }

  /** The calendar file of the last letter to this person that brought one. */
  String calendar(long volunteer) {
    return jdbc.sql(
            "select calendar from frame.letter where address = ? and calendar is not null order by letter desc limit 1")
        .param(email(volunteer))
        .query(String.class)
        .single();
  }

  static String found(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) throw new AssertionError(pattern + " is not in " + text);
    return found.group(1);
  }
}
