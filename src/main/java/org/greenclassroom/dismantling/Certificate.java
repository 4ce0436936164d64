package org.greenclassroom.dismantling;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Refusal;

/**
 * What a plant certifies to have treated.
 *
 * @param grams what went through its scale, dismantled
 * @param outputs what became of the material; none where the paper does not say yet
 * @param file SHA-256 of the certificate as the plant issued it
 */
record Certificate(
    String number, LocalDate issuedOn, long grams, List<Output> outputs, String file) {
  Certificate {
    if (number.isBlank() || number.length() > 100) throw new Refusal("dismantling.refusal.number");
    if (grams <= 0) throw new Refusal("dismantling.refusal.no-kilograms");
    outputs = List.copyOf(outputs);
    mustHold(number, grams, outputs);
  }

  /** More material than was treated is a slip of the pen. */
  static void mustHold(String number, long grams, List<Output> outputs) {
    long out = outputs.stream().mapToLong(Output::grams).sum();
    if (out > grams)
      throw new Refusal(
          "dismantling.refusal.more-material",
          number,
          Batch.kilograms(out),
          Batch.kilograms(grams));
  }

  /** Where it stands. */
  enum State {
    IN_DOUBT,
    ACCEPTED,
    STRUCK
  }
}
