package org.greenclassroom.training;

import java.time.LocalDate;

/**
 * Lessons that somebody gave, from a room that keeps a log of them. A room above hangs one as a
 * bean; what the principal confirmed is counted besides.
 */
public interface Evidence {
  /** How many lessons this teacher gave from one day to another, both of them included. */
  int lessons(long teacher, LocalDate from, LocalDate until);
}
