package org.greenclassroom.tours;

/** Where a tour stands. */
enum TourState {
  /** Of a plan that nobody confirmed. */
  DRAFT,
  /** It will drive, or drives. */
  CONFIRMED,
  /** Of every stop the driver has said what became of it. */
  DONE,
  CANCELLED
}
