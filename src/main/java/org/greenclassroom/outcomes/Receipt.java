package org.greenclassroom.outcomes;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A donation receipt that an entitled organisation issued; its scan is kept here.
 *
 * @param cents null: it states no value
 */
record Receipt(
    long receipt,
    long lot,
    String issuer,
    String number,
    LocalDate issuedOn,
    @Nullable Long cents,
    @Nullable String currency,
    @Nullable String valuation,
    String scan,
    boolean struck) {

  public @Nullable BigDecimal value() {
    return cents == null ? null : BigDecimal.valueOf(cents, 2);
  }
}
