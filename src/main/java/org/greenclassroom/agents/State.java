package org.greenclassroom.agents;

/** How far an agent may be trusted. */
public enum State {
  ACTIVE,
  /** A later one took its place on the device, or somebody ended it; what it counted stays. */
  RETIRED,
  /** Its days interleave: two computers, copies of one disk, speak under one name. */
  DOUBTFUL
}
