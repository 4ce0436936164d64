package org.greenclassroom.agents;

import java.util.Collection;
import java.util.Map;

/**
 * What classrooms are called. The room {@code classrooms} stands on our own floor: somebody above
 * both hangs this in as a bean. Without it, a classroom is shown as its school, site and number.
 */
public interface RoomNames {
  /** By the classrooms' ids; who is not known is left out. */
  Map<Long, String> names(Collection<Long> classrooms);
}
