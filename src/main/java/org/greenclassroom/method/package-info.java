/**
 * The method: with which coefficients and by which formulas a basket of devices becomes kilograms
 * of CO2e, and how sure that is.
 *
 * <p>Words: set (a version of all coefficients, with its hash; never edited, superseded by the
 * next), coefficient (low, central, high, with source, year, region, licence), term (one summand of
 * M1), basket (devices of a class with years, hours, transport, parts), displacement (how many
 * devices the school would else have bought new), net A (what new devices would have cost, less the
 * programme and the hungrier old device), net B (less the electricity of use that would not have
 * been; the headline), draw (one value for each coefficient and run, shared by all devices: the
 * error is systematic). M1 is ours; M2 (Restart's rule) and M3 (one old for one new) stand beside
 * it for comparison only.
 *
 * <p>It knows no device, no school and no donor: what was lent where is told by the rooms above. It
 * never offsets anything, and adds no credit for recycled metal to a result.
 */
@ApplicationModule(
    displayName = "Method",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.method;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
