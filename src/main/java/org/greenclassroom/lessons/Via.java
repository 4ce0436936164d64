package org.greenclassroom.lessons;

/** How a word on a lesson came. ROOM: from a room of this house above, as distance teaching. */
public enum Via {
  LINK,
  SCHOOL,
  OFFICE,
  ROOM
}
