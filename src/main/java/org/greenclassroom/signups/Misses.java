package org.greenclassroom.signups;

import java.util.Collection;
import java.util.Set;

/**
 * Who had a place the last time and did not come. The room that knows who came hangs one as a bean.
 */
public interface Misses {
  /** Of these volunteers, those who missed the last day they had a place in. */
  Set<Long> lastTime(Collection<Long> volunteers);
}
