package org.greenclassroom.watch;

import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of report cards. */
@Service
@Transactional(readOnly = true)
public class Cards {
  /** Cards are read by so many schools at a time and handed on one by one. */
  private static final int BATCH = 100;

  private final CardTable table;
  private final Schools schools;

  Cards(CardTable table, Schools schools) {
    this.table = table;
    this.schools = schools;
  }

  /** For staff, and for the school itself: its own only. */
  public Card card(Occasion occasion, long school) {
    if (!sees(occasion.actor(), school)) throw Refusal.notFound(String.valueOf(school));
    return table.cards(List.of(school), occasion.today()).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(school)));
  }

  static boolean sees(Actor actor, long school) {
    return actor.is(Role.OFFICER, Role.ENGINEER, Role.AUDITOR)
        || actor.partnersAs(Role.SCHOOL).contains(school);
  }

  /** Whether there is one: the school has a room that was reckoned. */
  public boolean has(long school) {
    return !table.schools("", null, school - 1, 1).isEmpty()
        && table.schools("", null, school - 1, 1).getFirst().school() == school;
  }

  /** Schools that have a card; of a province or county where its first digits are given. */
  Slice<CardTable.Listed> schools(Actor actor, String digits, @Nullable String after, int size) {
    var place = Watch.place(after, "\\d{1,18}");
    return Slice.of(
        table.schools(
            clean(digits), schools.own(actor), place == null ? 0 : Long.parseLong(place), size + 1),
        size,
        school -> String.valueOf(school.school()));
  }

  /** Hands on every card of these schools; no more than a hundred are in memory. */
  public void each(Occasion occasion, String digits, Consumer<Card> taker) {
    var own = this.schools.own(occasion.actor());
    long after = 0;
    while (true) {
      var schools = table.schools(clean(digits), own, after, BATCH);
      if (schools.isEmpty()) return;
      table
          .cards(schools.stream().map(CardTable.Listed::school).toList(), occasion.today())
          .forEach(taker);
      after = schools.getLast().school();
    }
  }

  private static String clean(String digits) {
    var code = digits.strip();
    if (!code.isEmpty() && !code.matches("\\d{2,6}"))
      throw new Refusal("watch.refusal.digits", code);
    return code;
  }
}
