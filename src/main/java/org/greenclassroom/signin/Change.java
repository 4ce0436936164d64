package org.greenclassroom.signin;

/** What may happen to the ways in which an account signs in. */
enum Change {
  CODES_ON(true),
  CODES_OFF(true),
  RECOVERY_CODES_NEW(true),
  RECOVERY_CODE_USED(false),
  PASSKEY_ADDED(true),
  PASSKEY_REMOVED(true),
  RESET(true),
  GRACE(false),
  ASKED(false),
  NOT_ASKED(false),
  ENDED(false),
  ADDRESS(true),
  ADDRESS_CONFIRMED(false),
  RECOVERY_ASKED(false),
  RECOVERED(false),
  CODES_GUESSED(false);

  private final boolean tokens;

  Change(boolean tokens) {
    this.tokens = tokens;
  }

  /** Whether the API tokens of the account end with it. */
  boolean endsTokens() {
    return tokens;
  }
}
