package org.greenclassroom.agents;

import org.jspecify.annotations.Nullable;

/**
 * What a seal is worth.
 *
 * @param standing who said it; null where nothing is to be believed
 * @param why why not; null where it is
 */
public record Verdict(@Nullable Standing standing, @Nullable Why why) {
  /** Why nothing is to be believed. */
  public enum Why {
    UNKNOWN_AGENT,
    WRONG_SIGNATURE
  }

  public boolean holds() {
    return standing != null;
  }
}
