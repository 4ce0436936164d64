package org.greenclassroom.equipment;

import org.greenclassroom.classrooms.Feature;

/**
 * A feature of a room's profile.
 *
 * @param wanted at how many seats it is needed
 * @param covered at how many of these it is, by what works today
 */
public record Coverage(long classroom, Feature feature, int wanted, int covered, int lacking) {
  public boolean met() {
    return lacking == 0;
  }
}
