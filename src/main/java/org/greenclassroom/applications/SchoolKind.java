package org.greenclassroom.applications;

/** Whom a school is there for. */
public enum SchoolKind {
  RURAL,
  MIGRANT_CHILDREN,
  MINORITY,
  SPECIAL_EDUCATION,
  COMMUNITY
}
