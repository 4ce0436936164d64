package org.greenclassroom.delivery;

/** Who took a consignment from the carrier. */
public enum Receiver {
  SCHOOL,
  ENGINEER
}
