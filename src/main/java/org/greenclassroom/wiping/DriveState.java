package org.greenclassroom.wiping;

/** Where one drive stands in this stay of its device. */
public enum DriveState {
  /** A document of this stay proves it overwritten. */
  PROVEN,
  /** Destroyed before a witness. */
  DESTROYED,
  /** Looked for by two, and not there. */
  ABSENT,
  /** Destroyed or absent, says one; a second person has not yet looked. */
  WAITS_FOR_WITNESS,
  /** A tool met errors on it. */
  FAILED,
  /** A document speaks of it and proves nothing. */
  NOT_PROVEN,
  /** A run proves it, but it ended before the device came in. */
  BEFORE_RECEIVED,
  /** A run proves it, but it cannot have been so with this drive. */
  IMPLAUSIBLE,
  /** It was proven, and then a second reading or a person's judgement found it wanting. */
  FOUND_WANTING,
  /** No document speaks of it. */
  NO_PROOF;

  public boolean isDone() {
    return this == PROVEN || this == DESTROYED || this == ABSENT;
  }
}
