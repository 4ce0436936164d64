package org.greenclassroom.hooks;

/** How it is with a hook. */
enum Standing {
  LISTENING,
  /** The last call failed; it is tried again. */
  FAILING,
  /** It did not answer for days and is not called until somebody says so. */
  DEAD,
  CLOSED
}
