package org.greenclassroom.dismantling;

/** How kilograms are known. The two are never added into one number. */
public enum Measured {
  WEIGHED,
  ESTIMATED
}
