package org.greenclassroom.custody;

import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One device, one slip: a change of hands as the API posts it. */
@Service
@Transactional
class HandOvers {
  private final Custody custody;

  HandOvers(Custody custody) {
    this.custody = custody;
  }

  Written write(Occasion occasion, Tag tag, Pen.Request request, Fact fact) {
    return write(occasion, tag, request, fact, custody.device(tag).holder(), request.number("to"));
  }

  Written write(Occasion occasion, Tag tag, Pen.Request request, Fact fact, long from, long to) {
    if (from == to) throw new Refusal("custody.refusal.same-holder", tag.printed());
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                from,
                to,
                request.detail().has("place") ? request.number("place") : null,
                request.occurredAt(),
                request.text("seal").isEmpty() ? null : request.text("seal"),
                named(request.text("giver")),
                named(request.text("taker"))));
    return custody.write(occasion, tag, Entry.on(slip, fact));
  }

  private static HandOver.@org.jspecify.annotations.Nullable Signature named(String name) {
    return name.isBlank() ? null : new HandOver.Signature(name, null, null);
  }
}
