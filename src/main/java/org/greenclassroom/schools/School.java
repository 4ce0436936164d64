package org.greenclassroom.schools;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A school as it is today.
 *
 * @param school the partner
 * @param territory customs territory: CN, HK, VN, OTHER
 * @param code the national one; null: none, unknown, or its heir goes on under it
 * @param heir the school that stands in the end; null: nobody took it over
 * @param divisionPath null: nobody said where it lies
 * @param site where it stands; null: a partner without any site
 * @param latitude WGS-84; null: unknown
 * @param pupils of the latest school year that was reported; null: nobody counted
 * @param schoolYear that year
 */
public record School(
    long school,
    String name,
    String territory,
    Instant since,
    @Nullable String code,
    Set<SchoolKind> kinds,
    State state,
    @Nullable LocalDate endedOn,
    @Nullable Long heir,
    @Nullable String division,
    @Nullable String divisionPath,
    @Nullable Long site,
    @Nullable String address,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Integer pupils,
    @Nullable String schoolYear) {
  public boolean open() {
    return state == State.OPEN;
  }

  /** For a page: from the province down. */
  public @Nullable String lies() {
    return divisionPath == null ? null : divisionPath.replace("/", " › ");
  }
}
