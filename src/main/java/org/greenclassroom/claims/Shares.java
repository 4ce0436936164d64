package org.greenclassroom.claims;

import org.greenclassroom.kernel.Refusal;

/** Who has which part, in ten thousandths; together one, exactly. */
record Shares(int donor, int sponsor, int programme, int school) {
  static final int WHOLE = 10_000;

  Shares {
    for (int one : new int[] {donor, sponsor, programme, school})
      if (one < 0 || one > WHOLE) throw new Refusal("claims.refusal.share");
    int sum = donor + sponsor + programme + school;
    if (sum != WHOLE) throw new Refusal("claims.refusal.shares", sum / 100.0);
  }
}
