package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Instant;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.losses.Losses;
import org.greenclassroom.losses.StepKind;
import org.greenclassroom.usage.Source;
import org.greenclassroom.usage.Usage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The laptop that was stolen from the special school: asked after, looked for, not found yet, and
 * heard from last night.
 */
@Component
@Order(140)
class Searching implements Scene {
  private final Losses losses;
  private final Usage usage;
  private final Custody custody;

  Searching(Losses losses, Usage usage, Custody custody) {
    this.losses = losses;
    this.usage = usage;
    this.custody = custody;
  }

  @Override
  public void play(Characters who, Instant now) {
    for (var open : losses.open(who.special()).entrySet()) {
      long search = open.getKey();
      var first = on(who.engineer(), daysBefore(now, 180));
      losses.note(first, search, StepKind.POLICE, "高公（治）2026-0418", "派出所已立案，留有报警回执", first.today());
      var second = on(who.officer(), daysBefore(now, 60));
      losses.note(second, search, StepKind.ASKED, "", "电话询问韦校长，暂无消息", second.today());
      // and last night somebody switched it on
      var last = on(who.officer(), now);
      usage.contact(
          custody.device(open.getValue()).id(), last.today().minusDays(1), Source.GLPI, last);
      losses.listen(last);
    }
  }
}
