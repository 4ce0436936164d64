package org.greenclassroom.collection;

/** Categories of equipment, as Annex III of Directive 2012/19/EU counts, and two beside them. */
enum Category {
  SCREENS,
  LARGE,
  SMALL,
  SMALL_IT,
  BATTERIES,
  NOT_ELECTRIC
}
