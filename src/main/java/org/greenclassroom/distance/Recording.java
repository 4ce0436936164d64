package org.greenclassroom.distance;

/**
 * Whether a session may be recorded. Children are in the picture: unless it is allowed, it is not.
 */
public enum Recording {
  FORBIDDEN,
  ALLOWED
}
