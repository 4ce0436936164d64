package org.greenclassroom.doubt;

import java.util.List;

/** Why a contradiction is closed. */
public enum Reason {
  /** Somebody put it right; found again, it is opened again. */
  CORRECTED,
  /** It is so, and somebody knows why; opened again only when something else is found. */
  EXPLAINED,
  /** Nobody said anything, and it is found no more. */
  GONE;

  /** Those that a person may give. */
  static List<Reason> said() {
    return List.of(CORRECTED, EXPLAINED);
  }
}
