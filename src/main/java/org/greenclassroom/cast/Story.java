package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/**
 * Three and a half years of the programme, as they happened.
 *
 * <p>Each scene is a short method: the gift, the bench, the classroom, the way home, the plant.
 */
@Component
class Story {
  private final Workshop workshop;
  private final Custody custody;

  Story(Workshop workshop, Custody custody) {
    this.workshop = workshop;
    this.custody = custody;
  }

  void play(Characters who, Instant now) {
    var mountain = firstGift(who, now.minus(Duration.ofDays(1_110)));
    gift2(who, now.minus(Duration.ofDays(430)));
    onTheBench(who, now.minus(Duration.ofDays(24)), now);
  }

  /** 46 laptops of the company by the lake: 34 good, 12 not. */
  private List<Tag> firstGift(Characters who, Instant day) {
    var tags = workshop.receive(who, who.bluelake(), Goods.laptops("BL", 46), 112_000, day);
    var ready = new ArrayList<Tag>();
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (int i = 0; i < tags.size(); i++) {
      workshop.wipe(who, tags.get(i), day.plus(Duration.ofDays(3)), true);
      if (i < 36) ready.add(tags.get(i));
    }
    workshop.ready(who, ready, day.plus(Duration.ofDays(8)));
    workshop.condemn(who, tags.subList(36, 46), day.plus(Duration.ofDays(8)));
    return ready;
  }

  private List<Tag> gift2(Characters who, Instant day) {
    var tags = workshop.receive(who, who.parc(), Goods.desktops("BP", 30), 0, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(2)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(4)), true);
    workshop.ready(who, tags, day.plus(Duration.ofDays(9)));
    return tags;
  }

  /** What lies on the benches today, and the laptop that never wipes. */
  private void onTheBench(Characters who, Instant day, Instant now) {
    var tags = workshop.receive(who, who.university(), Goods.laptops("TX", 24), 58_500, day);
    workshop.inspect(who, tags.subList(0, 18), day.plus(Duration.ofDays(2)));
    for (var tag : tags.subList(0, 11))
      workshop.wipe(who, tag, day.plus(Duration.ofDays(6)), true);
    workshop.wipe(who, tags.get(11), day.plus(Duration.ofDays(7)), false);
    workshop.ready(who, tags.subList(0, 6), day.plus(Duration.ofDays(12)));
    var missing = tags.get(23);
    custody.write(
        on(who.technician(), now.minus(Duration.ofDays(3))),
        missing,
        Entry.of(new Fact.Missed(), now.minus(Duration.ofDays(3))));
  }

  static Occasion on(Actor actor, Instant when) {
    return Occasion.of(actor, when);
  }
}
