package org.greenclassroom.courses;

/** A draft may be changed; what was published never is. */
public enum VersionState {
  DRAFT,
  PUBLISHED
}
