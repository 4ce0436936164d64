/**
 * The ledger of claims: what each device was worth in each year by the method M1, and who may say
 * how much of it.
 *
 * <p>Words: claim (one device in one year in one room, with every term of M1 and all it was
 * reckoned from), share (a party's part in ten thousandths), project key (the four shares of a
 * room, which add up to one), attributed (a party's shares: they add up to the programme's total),
 * supported (the whole of the rooms or schools to which a party gave: they overlap, and are never
 * added), used (a claim that was told to somebody), reversal (a claim that takes a used one back),
 * not counted (a thing of no class or without a coefficient: unknown is not zero).
 *
 * <p>It states an estimated difference against a reference: no offset, no deduction from scopes 1
 * to 3, no credit for metal. The formulas are the method's; this room only says to what they apply.
 */
@ApplicationModule(
    displayName = "Claims",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "collection",
      "method",
      "repair",
      "classrooms",
      "dismantling",
      "calendar",
      "lessons",
      "usage",
      "funding",
      "takeback",
      "tours"
    })
@NullMarked
package org.greenclassroom.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
