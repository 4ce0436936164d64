package org.greenclassroom.dismantling;

import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** How a customs territory is said in a sentence. */
final class Border {
  private Border() {}

  static MessageSourceResolvable word(String territory) {
    return new DefaultMessageSourceResolvable(
        new String[] {"partners.territory." + territory.toLowerCase(Locale.ROOT)}, territory);
  }
}
