package org.greenclassroom.dismantling;

import org.greenclassroom.kernel.Refusal;

/** So much of one material went one way. */
public record Output(Material material, long grams, Route route) {
  public Output {
    if (grams <= 0) throw new Refusal("dismantling.refusal.no-kilograms");
  }
}
