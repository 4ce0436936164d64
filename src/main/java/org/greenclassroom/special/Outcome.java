package org.greenclassroom.special;

/** Whether the sign-in screen was read aloud. */
public enum Outcome {
  READS,
  PARTLY,
  SILENT
}
