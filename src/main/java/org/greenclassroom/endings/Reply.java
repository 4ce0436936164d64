package org.greenclassroom.endings;

/** What a side said of a proposal. */
public enum Reply {
  YES,
  NO,
  /** It never answered; two officers decided without it. */
  SILENT
}
