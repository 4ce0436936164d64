package org.greenclassroom.activities;

import java.time.Duration;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of slots: added, changed, taken away. */
@Service
@Transactional
public class Slots {
  /** Who comes with the bus at five is part of the day, who comes the week before is not. */
  private static final Duration ROUND_THE_DAY = Duration.ofHours(12);

  private final Activities activities;
  private final ActivityTable table;
  private final SlotTable slots;
  private final ObjectProvider<DayWatch> watches;

  Slots(
      Activities activities,
      ActivityTable table,
      SlotTable slots,
      ObjectProvider<DayWatch> watches) {
    this.activities = activities;
    this.table = table;
    this.slots = slots;
    this.watches = watches;
  }

  /** Another slot. */
  public long add(Occasion occasion, long number, Place place) {
    var activity = activities.lock(number);
    if (!activity.state().isLive()) throw Activities.refused(activity);
    check(activity, place);
    return slots.insert(number, place, occasion.keyFor("slot"));
  }

  /** A slot becomes another; whoever has a place there is told by the rooms above. */
  public void change(Occasion occasion, long slot, Place place) {
    var before = activities.slot(slot);
    var activity = activities.lock(before.activity());
    if (!activity.state().isLive()) throw Activities.refused(activity);
    check(activity, place);
    slots.change(slot, place);
    slotChanged(occasion, activity, slot);
  }

  /** Nobody can take a place there any more. */
  public void remove(Occasion occasion, long slot) {
    var before = activities.slot(slot);
    if (before.removed()) return; // a second click
    var activity = activities.lock(before.activity());
    if (!activity.state().isLive()) throw Activities.refused(activity);
    slots.remove(slot, occasion.now());
    slotChanged(occasion, activity, slot);
  }

  private void slotChanged(Occasion occasion, Activity activity, long slot) {
    if (activity.publishedAt() != null) table.rise(activity.activity());
    watches
        .orderedStream()
        .forEach(watch -> watch.slotChanged(occasion, activity.activity(), slot));
  }

  private static void check(Activity activity, Place place) {
    if (!place.endsAt().isAfter(place.startsAt()))
      throw new Refusal("activities.refusal.ends-before");
    if (place.startsAt().isBefore(activity.startsAt().minus(ROUND_THE_DAY))
        || place.endsAt().isAfter(activity.endsAt().plus(ROUND_THE_DAY)))
      throw new Refusal("activities.refusal.slot-elsewhen", activity.title());
    if (place.capacity() < 1 || place.capacity() > 10_000)
      throw new Refusal("activities.refusal.capacity");
    if (!Set.of(0, 18, 21).contains(place.minAge()))
      throw new Refusal("activities.refusal.min-age", place.minAge());
    if (place.withChildren() && place.minAge() < 18)
      throw new Refusal("activities.refusal.adults-with-children");
    if (place.language() != null && !Activities.SPOKEN.contains(place.language()))
      throw new Refusal("activities.refusal.language", place.language());
    if (place.name().length() > 80) throw new Refusal("activities.refusal.long", 80);
  }
}
