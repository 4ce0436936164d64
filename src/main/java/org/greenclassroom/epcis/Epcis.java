package org.greenclassroom.epcis;

import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.custody.Devices;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The book's facts as events, as far as somebody may see their devices. */
@Service
class Epcis {
  private final EventTable events;
  private final Devices devices;

  Epcis(EventTable events, Devices devices) {
    this.events = events;
    this.devices = devices;
  }

  /** One page. */
  @Transactional(readOnly = true)
  Slice<Told> page(Question asked, Actor actor) {
    if (asked.isEmpty()) return new Slice<>(List.of(), null);
    return Slice.of(events.page(asked, actor), asked.size(), last -> place(last).token());
  }

  /**
   * Everything, page after page in one picture of the book: however much it is, no more than a page
   * of it is in memory.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  void each(Question asked, Actor actor, Consumer<Told> told) {
    if (asked.isEmpty()) return;
    for (var next = asked; ; ) {
      var rows = events.page(next, actor);
      boolean more = rows.size() > asked.size();
      var page = more ? rows.subList(0, asked.size()) : rows;
      page.forEach(told);
      if (!more) return;
      next = asked.after(place(page.getLast()));
    }
  }

  /**
   * The question for everything of one device.
   *
   * @throws org.greenclassroom.kernel.Refusal when there is no such device, or it is another's
   */
  @Transactional(readOnly = true)
  Question device(String typed, Actor actor) {
    return Question.device(devices.device(Tag.parse(typed), actor).tag().code());
  }

  private static Question.Place place(Told told) {
    return new Question.Place(told.occurredAt(), told.record());
  }
}
