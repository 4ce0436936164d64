package org.greenclassroom.partners;

import org.jspecify.annotations.Nullable;

/**
 * A place of a partner where devices can stand.
 *
 * @param territory customs territory: its own, or that of its partner
 * @param position null: nobody has said where on the map
 */
public record Site(
    long site,
    long partner,
    String name,
    Kind kind,
    @Nullable String address,
    String territory,
    @Nullable Position position) {
  /** What sort of place. */
  public enum Kind {
    WORKSHOP,
    WAREHOUSE,
    OFFICE,
    SCHOOL,
    PLANT
  }
}
