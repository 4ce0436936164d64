package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.greenclassroom.kernel.Occasion;

/**
 * A room above that must know when a loan begins, changes its last day, or is over; a plan of
 * visits is made at the acceptance, not at night. Such a room hangs one as a bean. It is called in
 * the same transaction, after the day was written.
 */
public interface LoanWatch {
  /** The school accepted: the clock runs. */
  void began(Occasion occasion, long classroom, LocalDate accepted, LocalDate due);

  /** The loan is due on another day than the former, later or earlier. */
  void dueChanged(Occasion occasion, long classroom, LocalDate former, LocalDate due);

  /** Nothing of ours stands there any more; the room is closed. */
  void ended(Occasion occasion, long classroom);
}
