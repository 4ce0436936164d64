package org.greenclassroom.frame;

import java.util.Set;

/** Organisations that belong to others: schools that went into one. */
public interface Kin {
  Set<Long> of(Set<Long> organisations);
}
