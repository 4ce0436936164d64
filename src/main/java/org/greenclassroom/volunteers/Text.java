package org.greenclassroom.volunteers;

import java.util.Locale;

/** What a volunteer reads and signs before a day. */
public enum Text {
  /** How one behaves where children are. */
  CONDUCT,
  /** Whose risk it is. */
  WAIVER,
  /** What one must know first. */
  TRAINING;

  /** As it stands in an address. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
