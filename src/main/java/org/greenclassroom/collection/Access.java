package org.greenclassroom.collection;

/** What a driver should know about getting in. */
enum Access {
  LIFT,
  STAIRS,
  LOADING_BAY,
  NARROW,
  ID_NEEDED,
  REGISTER_PLATE,
  OFFICE_HOURS
}
