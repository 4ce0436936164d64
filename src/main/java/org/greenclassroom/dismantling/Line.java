package org.greenclassroom.dismantling;

import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A line of a certificate.
 *
 * @param typed as the plant wrote it
 * @param device which device it is; null when it is none of ours
 * @param elsewhere the batch or the certificate that has it already; null when this list has
 * @param settled how a person settled it; null when it matched, or nobody did yet
 * @param paired the device it was said to mean; null when it was not paired
 */
record Line(
    long line,
    int nth,
    String typed,
    Answer answer,
    @Nullable Long device,
    @Nullable Tag tag,
    @Nullable String elsewhere,
    @Nullable Settled settled,
    @Nullable Long paired,
    @Nullable Tag pairedTag,
    @Nullable String reason) {

  /** Somebody has to say what it means before the certificate can be accepted. */
  public boolean isDoubtful() {
    return answer != Answer.MATCHED && settled == null;
  }
}
