package org.greenclassroom.checkins;

/** How a report came. */
public enum Via {
  /** The school itself, on a page. */
  LINK,
  SMS,
  /** A form on paper, typed in at the office. */
  PAPER,
  /** Said to the office: on the telephone, in a chat. */
  OFFICE
}
