package org.greenclassroom.partners;

/** What an organisation is to the programme; it may be several things. */
public enum PartnerKind {
  /** The programme itself. */
  HOUSE,
  /** Gives computers. */
  DONOR,
  /** Pays. */
  SPONSOR,
  /** Borrows a classroom. */
  SCHOOL,
  /** Drives. */
  CARRIER,
  /** Takes apart, with a licence. */
  DISMANTLER
}
