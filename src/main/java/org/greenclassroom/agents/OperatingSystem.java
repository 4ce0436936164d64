package org.greenclassroom.agents;

/** On what an agent runs. */
public enum OperatingSystem {
  LINUX,
  WINDOWS
}
