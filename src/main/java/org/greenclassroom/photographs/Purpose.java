package org.greenclassroom.photographs;

/** What a photograph is wanted for; each is released by itself. */
public enum Purpose {
  WEBSITE,
  PRINT,
  SOCIAL,
  DONOR_REPORT,
  TRAINING
}
