package org.greenclassroom.endings;

import java.util.Arrays;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * After an answer: what all decided is set going. Where a room below refuses, the decision stands
 * and whoever answered reads why; it was no mistake of theirs.
 */
@Component
class Sequel {
  private final Carrying carrying;
  private final Shown shown;

  Sequel(Carrying carrying, Shown shown) {
    this.carrying = carrying;
    this.shown = shown;
  }

  /** Says that it was answered, or decided, and what stands in the way. */
  void answered(Occasion occasion, long ending, boolean decided, RedirectAttributes redirect) {
    if (!decided) Said.that(redirect, "endings.said.answered");
    else decided(redirect, inTheWay(occasion, ending));
  }

  /** What stands in the way of setting it going, as a sentence; null: nothing. */
  @Nullable String inTheWay(Occasion occasion, long ending) {
    try {
      carrying.carryOut(occasion, ending, false);
      return null;
    } catch (Refusal refusal) {
      return shown.sentence(refusal.key(), Arrays.asList(refusal.arguments()));
    }
  }

  private static void decided(RedirectAttributes redirect, @Nullable String inTheWay) {
    if (inTheWay == null) Said.that(redirect, "endings.said.decided");
    else Said.that(redirect, "endings.said.not-carried", inTheWay);
  }
}
