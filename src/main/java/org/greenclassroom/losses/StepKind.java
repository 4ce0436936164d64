package org.greenclassroom.losses;

/** What somebody did to find a computer. */
public enum StepKind {
  /** Asked somebody: the school, the driver, the parents' committee. */
  ASKED,
  /** Went and looked. */
  LOOKED,
  /** The police have it in writing. */
  POLICE
}
