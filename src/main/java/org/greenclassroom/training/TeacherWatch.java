package org.greenclassroom.training;

import org.greenclassroom.kernel.Occasion;

/**
 * A room above that keeps something of a teacher. It hangs one as a bean, and is called in the same
 * transaction.
 */
public interface TeacherWatch {
  /** Who it was is known no more: what would still say so goes. */
  void forgotten(Occasion occasion, long teacher);
}
