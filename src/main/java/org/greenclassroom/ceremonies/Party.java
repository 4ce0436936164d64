package org.greenclassroom.ceremonies;

/** For whom a guest comes, in the usual order of protocol. */
public enum Party {
  AUTHORITY,
  SCHOOL,
  COMPANY,
  PROGRAMME,
  MEDIA,
  OTHER
}
