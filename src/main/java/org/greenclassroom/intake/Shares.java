package org.greenclassroom.intake;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Divides what a scale showed among the things that stood on it. */
final class Shares {
  private Shares() {}

  /**
   * Whole grams in proportion to the expected weights, at least one gram each; they add up to the
   * total exactly. What rounding leaves over goes to the largest remainders, the first among
   * equals.
   */
  static long[] of(long total, long[] expected) {
    int n = expected.length;
    if (n == 0 || total < n) throw new IllegalArgumentException(total + " g among " + n);
    var sum = Math.addExact(0, Arrays.stream(expected).reduce(0, Math::addExact));
    var shares = new long[n];
    var remainders = new long[n];
    long spare = total - n; // one gram each is given first
    long given = 0;
    for (int i = 0; i < n; i++) {
      var product = Math.multiplyExact(spare, expected[i]);
      shares[i] = 1 + product / sum;
      remainders[i] = product % sum;
      given += shares[i];
    }
    var byRemainder =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Long.compare(remainders[b], remainders[a]))
            .toList();
    for (int i = 0; i < total - given; i++) shares[byRemainder.get(i)]++;
    return shares;
  }
}
