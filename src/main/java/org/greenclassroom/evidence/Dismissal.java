package org.greenclassroom.evidence;

/** Why a person puts a document aside. */
public enum Dismissal {
  NOT_OURS,
  TEST_RUN,
  BETTER_ONE_KEPT
}
