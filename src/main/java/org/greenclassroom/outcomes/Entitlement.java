package org.greenclassroom.outcomes;

import java.time.LocalDate;

/** The right of an organisation to issue donation receipts. */
record Entitlement(
    long entitlement,
    long partner,
    String partnerName,
    String document,
    String number,
    String territory,
    LocalDate validFrom,
    LocalDate validTo,
    String evidence,
    boolean withdrawn) {

  /** Whether it covers a receipt of that day, for a donor of that territory. */
  boolean covers(LocalDate day, String where) {
    return !withdrawn
        && !day.isBefore(validFrom)
        && !day.isAfter(validTo)
        && territory.equals(where);
  }
}
