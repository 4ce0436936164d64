package org.greenclassroom.distance;

/** Where a request stands. */
public enum RequestState {
  WAITING,
  ACCEPTED,
  DECLINED
}
