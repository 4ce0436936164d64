package org.greenclassroom.tours;

/**
 * One truck on one day: what may become a tour.
 *
 * @param ride its number in the puzzle
 * @param home the place where it starts and ends
 * @param opens when its driver may start, in seconds from the first midnight of the plan
 * @param closes when it must be home
 * @param territory the customs territory it drives in
 */
record Ride(int ride, int home, long grams, long litres, int opens, int closes, String territory) {

  /** Whether the one could take whatever the other takes, and no more. */
  boolean isLike(Ride other) {
    return home == other.home
        && grams == other.grams
        && litres == other.litres
        && opens == other.opens
        && closes == other.closes
        && territory.equals(other.territory);
  }
}
