package org.greenclassroom.ceremonies;

/** What a guest answered. */
enum Reply {
  ASKED,
  COMING,
  NOT_COMING
}
