package org.greenclassroom.editions;

import java.util.Locale;

/** What an edition reports on. */
public enum Kind {
  /** One lot of a donor. */
  DONOR_LOT,
  /** What a donor gave in one year. */
  DONOR_YEAR,
  /** One classroom in one year, for whoever pays for it. */
  SPONSOR,
  /** One classroom at the end of its three years. */
  FINAL,
  /** The programme in one year. */
  PROGRAMME,
  /** Waste in one year, as GRI 306-3, 306-4 and 306-5 ask. */
  GRI306,
  /** Communities in one year, as GRI 413-1 and 203-1 ask. */
  GRI413;

  /** The last part of its words' keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isOfDonor() {
    return this == DONOR_LOT || this == DONOR_YEAR;
  }

  public boolean isOfClassroom() {
    return this == SPONSOR || this == FINAL;
  }

  /** Nobody's in particular: everybody may be let read it. */
  public boolean isOfAll() {
    return !isOfDonor() && !isOfClassroom();
  }

  /** It tells of CO2e, by the ledger. */
  public boolean isOfCarbon() {
    return this != GRI306 && this != GRI413;
  }

  public boolean isYearly() {
    return this != DONOR_LOT && this != FINAL;
  }
}
