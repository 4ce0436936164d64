package org.greenclassroom.collection;

/** What a container is for. */
public enum Purpose {
  DATA,
  BATTERIES,
  OTHER
}
