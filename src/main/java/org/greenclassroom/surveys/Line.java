package org.greenclassroom.surveys;

/** How the room reaches the internet; none is an answer too. */
public enum Line {
  NONE,
  FIBRE,
  COPPER,
  MOBILE,
  SATELLITE
}
