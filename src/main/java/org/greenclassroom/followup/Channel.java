package org.greenclassroom.followup;

/** How we talked to a school. */
enum Channel {
  CALL,
  WECHAT,
  EMAIL,
  LETTER
}
