package org.greenclassroom.distance;

/** By what a class and its guests see and hear each other. */
public enum Platform {
  TENCENT_MEETING,
  DINGTALK,
  BIGBLUEBUTTON,
  ZOOM,
  TELEPHONE;

  /** A telephone has a number to call and no address. */
  boolean hasLink() {
    return this != TELEPHONE;
  }
}
