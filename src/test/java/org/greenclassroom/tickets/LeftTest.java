package org.greenclassroom.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.greenclassroom.LetterBox;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket whose keeper's account is closed now. */
class LeftTest extends Rooms {
  @Autowired private Tickets tickets;
  @Autowired private Reminders reminders;

  @Test
  void the_officers_are_reminded_of_a_ticket_whose_keeper_left() {
    var keeper = actor(Role.ENGINEER, 1);
    var officer = actor(Role.OFFICER, 1);
    var leftAt = "left" + unique() + "@example.org";
    var deskAt = "desk" + unique() + "@example.org";
    people.writeTo(keeper.account(), leftAt, Locale.ENGLISH);
    people.writeTo(officer.account(), deskAt, Locale.ENGLISH);
    var lent = lent(visitor(Role.OFFICER), 1, today().minusDays(300));
    var now = clock.instant();
    long ticket =
        tickets.open(
            Occasion.of(Actor.HOUSE, now.minus(Duration.ofDays(1))),
            new Opening(
                lent.room(),
                custody.device(lent.tags().getFirst()).id(),
                Source.VISIT,
                unique("visit"),
                Category.HARDWARE,
                Severity.DEVICE,
                Piece.FAN,
                "The fan stands still"));
    tickets.assign(ticket, keeper.account());
    tickets.promise(Occasion.of(officer, now), ticket, today());
    people.disable(occasion(Role.ADMINISTRATOR), keeper.account());
    reminders.round(now);
    var letters = new LetterBox(jdbc);
    assertThat(letters.to(leftAt)).isEmpty();
    assertThat(letters.to(deskAt))
        .anySatisfy(letter -> assertThat(letter.body()).contains(Ticket.number(ticket)));
  }
}
