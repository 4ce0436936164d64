package org.greenclassroom.wiping;

/** How a drive was destroyed. */
public enum Destruction {
  DRILLED,
  CRUSHED,
  SHREDDED,
  MELTED
}
