package org.greenclassroom.dismantling;

import org.greenclassroom.kernel.Refusal;

/** Why somebody overrules a paper: a few words, so that whoever comes later understands it. */
final class Reason {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 500;

  private Reason() {}

  static String given(String typed) {
    var said = typed.strip();
    if (said.length() < SHORTEST || said.length() > LONGEST)
      throw new Refusal("dismantling.refusal.reason", LONGEST);
    return said;
  }
}
