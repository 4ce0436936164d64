package org.greenclassroom.partners;

import org.jspecify.annotations.Nullable;

/** A place of a partner where devices can stand. */
public record Site(long site, long partner, String name, Kind kind, @Nullable String address) {
  /** What sort of place. */
  public enum Kind {
    WORKSHOP,
    WAREHOUSE,
    OFFICE,
    SCHOOL,
    PLANT
  }
}
