package org.greenclassroom.method;

/** What a plant wins back, where a factor for it is known; copper and circuit boards have none. */
public enum Matter {
  STEEL,
  ALUMINIUM,
  MIXED_METAL,
  PLASTIC,
  GLASS
}
