package org.greenclassroom.funding;

/** What money was spent on. */
public enum CostKind {
  TRANSPORT,
  PARTS,
  TRAINING,
  VISITS,
  LICENCES,
  OTHER
}
