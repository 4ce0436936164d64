package org.greenclassroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
  @Test
  void a_pile_is_shared_in_proportion_to_what_each_is_expected_to_weigh() {
    assertThat(Shares.of(11_050, new long[] {2280, 8770})).containsExactly(2281, 8769);
    assertThat(Shares.of(10, new long[] {1, 1, 1})).containsExactly(4, 3, 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void shares_add_up_to_the_gram_and_none_is_nothing(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var expected = random.longs(1 + random.nextInt(400), 1, 60_000).toArray();
      long total = expected.length + random.nextLong(1, 5_000_000);
      var shares = Shares.of(total, expected);
      assertThat(Arrays.stream(shares).sum()).as("seed %d round %d", seed, round).isEqualTo(total);
      assertThat(Arrays.stream(shares).min()).matches(least -> least.getAsLong() > 0);
    }
  }

  @Test
  void less_than_a_gram_each_is_no_weight() {
    assertThatThrownBy(() -> Shares.of(2, new long[] {1, 1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
