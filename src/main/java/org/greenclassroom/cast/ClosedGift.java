package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.outcomes.Issued;
import org.greenclassroom.outcomes.Issuing;
import org.greenclassroom.outcomes.Outcomes;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.Invitations;
import org.springframework.stereotype.Component;

/**
 * A gift that is told to its end: nine laptops of the university, seven ready, two dismantled. Two
 * officers close the lot, its papers are issued, and somebody of the university is invited.
 */
@Component
class ClosedGift {
  private static final String HERE = "http://localhost:8080";

  private final Workshop workshop;
  private final Lending lending;
  private final Custody custody;
  private final Outcomes outcomes;
  private final Issuing issuing;
  private final Invitations invitations;
  private final Partners partners;

  ClosedGift(
      Workshop workshop,
      Lending lending,
      Custody custody,
      Outcomes outcomes,
      Issuing issuing,
      Invitations invitations,
      Partners partners) {
    this.workshop = workshop;
    this.lending = lending;
    this.custody = custody;
    this.outcomes = outcomes;
    this.issuing = issuing;
    this.invitations = invitations;
    this.partners = partners;
  }

  void play(Characters who, Instant now) {
    var day = daysBefore(now, 75);
    var tags = workshop.receive(who, who.university(), Goods.laptops("TZ", 9), 20_700, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(2)), true);
    workshop.certify(who, tags.getFirst(), day.plus(Duration.ofDays(4)));
    workshop.ready(who, tags.subList(0, 7), day.plus(Duration.ofDays(9)));
    workshop.condemn(who, tags.subList(7, 9), day.plus(Duration.ofDays(9)));
    lending.dismantle(who, tags.subList(7, 9), 4_600, true, day.plus(Duration.ofDays(20)));

    long lot = Objects.requireNonNull(custody.device(tags.getFirst()).observed().lot());
    var closed = daysBefore(now, 30);
    outcomes.propose(on(who.officer(), closed), lot);
    outcomes.agree(on(who.officer2(), closed.plus(Duration.ofHours(3))), lot);
    var issued = closed.plus(Duration.ofDays(1));
    for (var kind : Issued.Kind.values())
      issuing.issue(
          on(who.officer(), issued.plus(Duration.ofMinutes(kind.ordinal()))), lot, kind, HERE);
    invitations.invite(
        on(who.officer(), daysBefore(now, 2)),
        "shen.yue@tongxing.example.org",
        "沈越",
        Role.DONOR,
        who.university(),
        partners.partner(who.university()).name(),
        Locale.CHINESE,
        HERE);
  }
}
