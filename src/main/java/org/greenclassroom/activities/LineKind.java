package org.greenclassroom.activities;

/** What a line of the run-sheet is about. */
public enum LineKind {
  PROGRAMME,
  SPEAKER,
  TRANSPORT,
  MEDIA,
  DELIVERY
}
