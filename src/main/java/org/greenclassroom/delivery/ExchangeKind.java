package org.greenclassroom.delivery;

/** How a room changed after it was accepted. */
public enum ExchangeKind {
  SWAP,
  TOP_UP
}
