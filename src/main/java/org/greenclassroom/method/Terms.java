package org.greenclassroom.method;

/**
 * The summands of M1, kg CO2e, before any rounding; all of them positive as they are said.
 *
 * @param gross new devices that need not be made
 * @param endOfLife new devices that need not be thrown away
 * @param refurbishing the workshop, without parts
 * @param parts new parts
 * @param useDisplaced the old device uses more electricity than the new one would (below zero:
 *     less)
 * @param useInduced electricity of use that would not have been
 * @param mass kg of the devices; no CO2
 */
public record Terms(
    double gross,
    double endOfLife,
    double refurbishing,
    double parts,
    double transport,
    double useDisplaced,
    double useInduced,
    double mass) {
  public static final Terms NOTHING = new Terms(0, 0, 0, 0, 0, 0, 0, 0);

  /** (5) what the programme itself causes. */
  public double programme() {
    return refurbishing + parts + transport;
  }

  /** (6) */
  public double netA() {
    return gross + endOfLife - programme() - useDisplaced;
  }

  /** (7) the headline. */
  public double netB() {
    return netA() - useInduced;
  }

  public Terms plus(Terms other) {
    return new Terms(
        gross + other.gross,
        endOfLife + other.endOfLife,
        refurbishing + other.refurbishing,
        parts + other.parts,
        transport + other.transport,
        useDisplaced + other.useDisplaced,
        useInduced + other.useInduced,
        mass + other.mass);
  }

  /** Each summand by another's. */
  Terms times(Terms part) {
    return new Terms(
        gross * part.gross,
        endOfLife * part.endOfLife,
        refurbishing * part.refurbishing,
        parts * part.parts,
        transport * part.transport,
        useDisplaced * part.useDisplaced,
        useInduced * part.useInduced,
        mass * part.mass);
  }
}
