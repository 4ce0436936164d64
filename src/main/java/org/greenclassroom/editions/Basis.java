package org.greenclassroom.editions;

import java.util.Locale;

/** How a figure is known. Figures of different bases are never added. */
public enum Basis {
  COUNTED,
  WEIGHED,
  ESTIMATED,
  /** Somebody said so of a time before the book. */
  DECLARED,
  /** By a method with coefficients. */
  RECKONED;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
