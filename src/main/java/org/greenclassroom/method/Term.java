package org.greenclassroom.method;

/** What a coefficient stands for. */
public enum Term {
  /** A new device made and brought to its buyer, kg CO2e. */
  EMBODIED,
  /** Years a new device lives. */
  LIFE,
  /** The new device at its own end, kg CO2e. */
  END_OF_LIFE,
  /** kg of one device. */
  WEIGHT,
  /** Mean power of the old device in use, kW. */
  POWER_OLD,
  /** Mean power of the new device in use, kW. */
  POWER_NEW,
  /** Energy and handling in the workshop where nobody measured it, kg CO2e a device. */
  REFURBISHING,
  /** A new part, kg CO2e. */
  PART,
  /** kg CO2e a kWh, by region and year. */
  ELECTRICITY,
  /** kg CO2e a tonne and kilometre, by mode. */
  TRANSPORT,
  /** The share of devices the school would else have bought. */
  DISPLACEMENT,
  /** Hours of use a year. */
  HOURS,
  /** Only M2: the footprint of the Restart Project. */
  RESTART,
  /** Only M2: its share of a new life. */
  RESTART_SHARE,
  /** Only M3: a new device made, brought and thrown away. */
  ONE_TO_ONE,
  /** Information only: metal won back instead of mined, kg CO2e a kg. */
  CREDIT
}
