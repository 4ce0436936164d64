package org.greenclassroom.people;

/** How somebody showed who they are. */
public enum Proof {
  /** Name and password. */
  PASSWORD(false),
  /** Another house, trusted with it, said so. */
  ELSEWHERE(false),
  /** Another house said so, and that it had asked for two factors. */
  ELSEWHERE_TWICE(true),
  /** One of the above, then a code of the moment. */
  CODE(true),
  /** One of the above, then a recovery code. */
  RECOVERY_CODE(true),
  /** A passkey that asked for a finger, a face or a PIN: something held and something else. */
  PASSKEY(true);

  private final boolean twofold;

  Proof(boolean twofold) {
    this.twofold = twofold;
  }

  /** Whether it is two factors already. */
  public boolean isTwofold() {
    return twofold;
  }
}
