package org.greenclassroom.tickets;

/** For what a ticket waits while its time stands still. */
public enum Waiting {
  SCHOOL,
  PARTS,
  /** The road, or the weather. */
  ROAD,
  /** The sponsor's decision. */
  SPONSOR
}
