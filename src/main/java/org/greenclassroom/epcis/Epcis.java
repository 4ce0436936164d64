package org.greenclassroom.epcis;

import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.custody.Devices;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The book's facts as events, as far as somebody may see their devices. */
@Service
class Epcis {
  private final EventTable events;
  private final ProgressTable progress;
  private final Devices devices;

  Epcis(EventTable events, ProgressTable progress, Devices devices) {
    this.events = events;
    this.progress = progress;
    this.devices = devices;
  }

  /**
   * One page.
   *
   * @param next where the page after it begins; null: it is the last
   * @param later in the order of recording, on the last page: where to go on another time; else
   *     null
   */
  record Page(List<Told> rows, @Nullable String next, @Nullable String later) {}

  @Transactional(readOnly = true)
  Page page(Question asked, Actor actor) {
    if (asked.isEmpty()) return new Page(List.of(), null, null);
    var complete = complete(asked);
    var slice =
        Slice.of(events.page(asked, actor, complete), asked.size(), last -> place(last).token());
    var later = slice.next() == null && complete != null ? asked.later(complete) : null;
    return new Page(slice.rows(), slice.next(), later);
  }

  /**
   * Everything, page after page in one picture of the book: however much it is, no more than a page
   * of it is in memory.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  void each(Question asked, Actor actor, Consumer<Told> told) {
    if (asked.isEmpty()) return;
    var complete = complete(asked);
    for (var next = asked; ; ) {
      var rows = events.page(next, actor, complete);
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

  private @Nullable Long complete(Question asked) {
    return asked.isOfRecording() ? (Long) progress.complete() : null;
  }

  private static Question.Place place(Told told) {
    return new Question.Place(told.occurredAt(), told.record());
  }
}
