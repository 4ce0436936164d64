package org.greenclassroom.claims;

/** Who may say something of a device. */
public enum PartyKind {
  /** Gave the device. */
  DONOR,
  /** Pays for the room. */
  SPONSOR,
  /** Says the whole once, and keeps what nobody else has a share in. */
  PROGRAMME,
  /** Says use and results of learning; no carbon, unless its key says otherwise. */
  SCHOOL
}
