package org.greenclassroom.usage;

/** Who says so. Each figure carries it; a teacher's number is never added to what computers say. */
public enum Source {
  /** Our agent, over the line. */
  AGENT,
  /** Our agent, in a piece that a collector made: over the line, on a stick or by mail. */
  BUNDLE,
  /** The stock GLPI agent: it says that a computer is alive, not how long. */
  GLPI,
  /** A teacher, for a whole room and week. */
  MANUAL
}
