package org.greenclassroom.dismantling;

import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;

/**
 * What a plant certifies to have treated.
 *
 * @param grams what went through its scale, dismantled
 * @param file SHA-256 of the certificate as the plant issued it
 */
record Certificate(String number, LocalDate issuedOn, long grams, String file) {
  Certificate {
    if (number.isBlank() || number.length() > 100) throw new Refusal("dismantling.refusal.number");
    if (grams <= 0) throw new Refusal("dismantling.refusal.no-kilograms");
  }
}
