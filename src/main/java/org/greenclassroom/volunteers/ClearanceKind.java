package org.greenclassroom.volunteers;

/** Which paper an officer has seen. */
public enum ClearanceKind {
  /** No criminal record: asked of whoever works with children (未成年人保护法, article 62). */
  CRIMINAL_RECORD,
  /** Two people who know this person answered for them. */
  REFERENCES,
  /** Fit for the work: lifting, dust, a long road. */
  HEALTH
}
