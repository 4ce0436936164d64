package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of a French paper does not end behind an apostrophe. */
class BreaksTest {
  @Test
  void a_word_with_an_apostrophe_stays_whole() {
    assertThat(broken("ne s’additionne pas d’autres rapports"))
        .containsExactly("ne ", "s’additionne ", "pas ", "d’autres ", "rapports");
  }

  @Test
  void a_number_below_zero_stays_whole() {
    assertThat(broken("range −181.4 to −66,3 kg"))
        .containsExactly("range ", "−181.4 ", "to ", "−66,3 ", "kg");
    assertThat(broken("−2.1至−1,234.5千克").getFirst()).isEqualTo("−2.1");
  }

  @Test
  void elsewhere_lines_end_as_before() {
    assertThat(broken("the donors’ gifts")).containsExactly("the ", "donors’ ", "gifts");
    assertThat(broken("在教室里")).hasSize(4);
    assertThat(broken("prix\u00a0: 5\u00a0kg net"))
        .containsExactly("prix\u00a0: ", "5\u00a0kg ", "net");
  }

  private static List<String> broken(String text) {
    var breaks = new Breaks();
    breaks.setText(text);
    var parts = new ArrayList<String>();
    int from = 0;
    for (int at = breaks.next(); at >= 0; at = breaks.next()) {
      parts.add(text.substring(from, at));
      from = at;
    }
    return parts;
  }
}
