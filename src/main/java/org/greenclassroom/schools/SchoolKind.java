package org.greenclassroom.schools;

/** What sort of school; it may be several. */
public enum SchoolKind {
  RURAL,
  /** For the children of migrant workers in a city. */
  MIGRANT_CHILDREN,
  /** Of a national minority. */
  MINORITY,
  SPECIAL_EDUCATION,
  /** A community's own place to learn. */
  COMMUNITY
}
