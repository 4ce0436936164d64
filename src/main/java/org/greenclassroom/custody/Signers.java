package org.greenclassroom.custody;

import java.util.List;

/**
 * Who may have sealed what. Believed is the present key, which lies beside the database; it vouches
 * for the one before and its seals, that one for the one before it. A former key, in whatever
 * hands, seals nothing new and changes nothing old.
 *
 * @param handed the first to take over first
 * @param present the public half of the key that seals now
 */
record Signers(List<HandedKey> handed, String present) {
  /** From the present key back, each took over by its own signature. */
  boolean areSound() {
    var key = present;
    var after = Long.MAX_VALUE;
    for (var each : handed.reversed()) {
      if (!each.key().equals(key) || each.lastCheckpoint() > after || !each.isSound()) return false;
      key = each.former();
      after = each.lastCheckpoint();
    }
    return true;
  }

  /** Of a book that is older than this house is now, as in a backup. */
  boolean beganWith(List<HandedKey> earlier) {
    return earlier.size() <= handed.size() && handed.subList(0, earlier.size()).equals(earlier);
  }

  /** By the key whose turn it was. A lost one is believed because its successor vouches. */
  boolean sealed(Checkpoints.Checkpoint seal) {
    var turn =
        handed.stream().filter(each -> seal.checkpoint() <= each.lastCheckpoint()).findFirst();
    var key =
        turn.map(each -> each.formerSignature() == null ? seal.publicKey() : each.former())
            .orElse(present);
    return seal.publicKey().equals(key) && SealKey.signed(key, seal.text(), seal.signature());
  }

  /**
   * Whether all seals up to this one are as they were when their key was handed over.
   *
   * @param seals SHA-256 over them
   */
  boolean vouchFor(long checkpoint, String seals) {
    return handed.stream()
        .filter(each -> each.lastCheckpoint() == checkpoint)
        .allMatch(each -> each.seals().equals(seals));
  }
}
