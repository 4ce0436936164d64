package org.greenclassroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActorTest {
  /**
   * The holder of pass 1 was taken for nobody, and nobody for him: his page never let him in again.
   */
  @Test
  void nobody_is_not_the_guest_of_any_pass() {
    assertThat(Actor.NOBODY.isGuest()).isFalse();
    assertThat(new Actor(-1, List.of()).isGuest()).isTrue();
    // the highest number that a table gives out
    assertThat(-Long.MAX_VALUE).isGreaterThan(Actor.NOBODY.account());
  }
}
