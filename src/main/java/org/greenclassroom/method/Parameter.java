package org.greenclassroom.method;

import java.util.Locale;

/** What may be asked, by the name that programs use; readers are told its word. */
enum Parameter {
  KWH,
  PARTS,
  LEGS,
  KM,
  COUNT,
  YEARS,
  YEARS_BEFORE,
  DISPLACEMENT,
  KG,
  KILOGRAMS,
  RECOVERED,
  HOURS,
  YEAR,
  RUNS,
  NEWCOMERS,
  DEVICES;

  /** By its name in JSON: yearsBefore is YEARS_BEFORE. */
  static Parameter named(String name) {
    return valueOf(name.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }
}
