package org.greenclassroom.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of the rooms below: days, their places, who is expected. */
@Service
@Transactional(readOnly = true)
class Days {
  private final DayTable table;
  private final Nearby nearby;
  private final BadgeKey badges;

  Days(DayTable table, Nearby nearby, BadgeKey badges) {
    this.table = table;
    this.nearby = nearby;
    this.badges = badges;
  }

  Day day(long activity) {
    return table.day(activity).orElseThrow(() -> Refusal.notFound(Long.toString(activity)));
  }

  /** Days until then, the latest first; the key says where to go on. */
  Slice<DayTable.Line> page(Actor actor, String after, LocalDate until, int size) {
    var key = DayKey.read(after, DayKey.LAST);
    return Slice.of(
        table.days(nearby.schools(actor), key.day(), key.number(), until, size + 1),
        size,
        line -> new DayKey(line.day().day(), line.day().activity()).code());
  }

  List<Day> near(Actor actor, LocalDate from, LocalDate until, int most) {
    return table.near(nearby.schools(actor), from, until, most);
  }

  List<Place> places(long activity) {
    return table.places(activity);
  }

  List<Expected> expected(long activity) {
    return table.expected(activity);
  }

  List<DeskController.Listed> listed(long activity) {
    return table.expected(activity).stream()
        .map(one -> new DeskController.Listed(one, badges.hash(one.signup())))
        .toList();
  }

  /** Of these, those who did not come the last time. */
  Set<Long> missed(Collection<Long> volunteers) {
    return table.missed(volunteers);
  }

  int unnamed(long activity) {
    return table.unnamed(activity);
  }
}
