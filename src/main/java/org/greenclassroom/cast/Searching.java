package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Instant;
import org.greenclassroom.losses.Losses;
import org.greenclassroom.losses.StepKind;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The laptop that was stolen from the special school: asked after, looked for, and not found yet.
 */
@Component
@Order(140)
class Searching implements Scene {
  private final Losses losses;

  Searching(Losses losses) {
    this.losses = losses;
  }

  @Override
  public void play(Characters who, Instant now) {
    for (var search : losses.open(who.special())) {
      var first = on(who.engineer(), daysBefore(now, 180));
      losses.note(first, search, StepKind.POLICE, "高公（治）2026-0418", "派出所已立案，留有报警回执", first.today());
      var second = on(who.officer(), daysBefore(now, 60));
      losses.note(second, search, StepKind.ASKED, "", "电话询问韦校长，暂无消息", second.today());
    }
  }
}
