package org.greenclassroom.attendance;

/** Who is asked after a day. */
enum Audience {
  VOLUNTEER,
  SCHOOL,
  COMPANY;

  /** As it stands in the words files. */
  public String path() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
