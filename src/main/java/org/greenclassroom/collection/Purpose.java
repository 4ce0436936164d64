package org.greenclassroom.collection;

/** What a container is for. */
enum Purpose {
  DATA,
  BATTERIES,
  OTHER
}
