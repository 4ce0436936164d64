package org.greenclassroom.balance;

/** By what the end of a device is proven. */
enum Evidence {
  /**
   * An accepted certificate names it, of a plant whose licence was valid when it was handed over.
   */
  CERTIFICATE,
  /** One proposed, another agreed. */
  TWO_PEOPLE,
  /** A slip says who took it. */
  SLIP
}
