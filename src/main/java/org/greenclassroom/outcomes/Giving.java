package org.greenclassroom.outcomes;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Devices;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a donor sees of its own gifts; another donor's answer as if they did not exist. */
@Service
@Transactional(readOnly = true)
public class Giving {
  private final GivingTable table;
  private final Outcomes outcomes;
  private final Items items;
  private final Devices devices;

  Giving(GivingTable table, Outcomes outcomes, Items items, Devices devices) {
    this.table = table;
    this.outcomes = outcomes;
    this.items = items;
    this.devices = devices;
  }

  Slice<GivingTable.Row> lots(Actor actor, @Nullable String after, int size) {
    long before =
        after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    return Slice.of(
        table.lots(own(actor), before, size + 1), size, each -> String.valueOf(each.lot()));
  }

  /** One's own lot. Staff has pages of its own. */
  Surroundings.Lot lot(Actor actor, long lot) {
    var known = outcomes.lot(actor, lot);
    if (!actor.partnersAs(Role.DONOR).contains(known.donor()))
      throw Refusal.notFound(String.valueOf(lot));
    return known;
  }

  /** One item of one's own lot, and its life without anybody's name. */
  record Life(Item item, List<Stamp> strip) {}

  Life life(Actor actor, long lot, Tag tag) {
    lot(actor, lot);
    var item =
        items
            .item(lot, tag)
            .orElseThrow(() ->
                new Refusal(
                    Refusal.Kind.NOT_FOUND, "custody.refusal.unknown-device", tag.printed()));
    var strip =
        devices.strip(devices.device(tag, actor), actor).stream()
            .map(Stamp::withoutPerson)
            .toList();
    return new Life(item, strip);
  }

  List<GivingTable.Day> toJoin(Instant now) {
    return table.toJoin(now);
  }

  long unsigned(Actor actor) {
    return table.unsigned(own(actor));
  }

  long openLots(Actor actor) {
    return table.openLots(own(actor));
  }

  @Nullable Instant lastClosed(Actor actor) {
    return table.lastClosed(own(actor));
  }

  private static Long[] own(Actor actor) {
    return actor.partnersAs(Role.DONOR).toArray(Long[]::new);
  }
}
