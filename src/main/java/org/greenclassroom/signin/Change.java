package org.greenclassroom.signin;

/** What may happen to the ways in which an account signs in. */
enum Change {
  CODES_ON,
  CODES_OFF,
  RECOVERY_CODES_NEW,
  RECOVERY_CODE_USED,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  RESET,
  GRACE,
  ASKED,
  NOT_ASKED,
  ENDED,
  ADDRESS,
  RECOVERY_ASKED,
  RECOVERED
}
