package org.greenclassroom.takeback;

/** What becomes of a computer that came home and holds no data any more. */
public enum Way {
  /** Mended where needed, and lent again. */
  LEND,
  /** Its parts mend others. */
  PARTS,
  /** To a licensed plant. */
  DISMANTLE
}
