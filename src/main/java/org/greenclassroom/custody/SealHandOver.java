package org.greenclassroom.custody;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.greenclassroom.frame.KeyWitness;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Tells from the book which key seals it, and hands it over to the next. */
@Component
class SealHandOver implements KeyWitness {
  private final SealKey key;
  private final Chain chain;
  private final Checkpoints checkpoints;
  private final HandedKeys handedKeys;

  SealHandOver(SealKey key, Chain chain, Checkpoints checkpoints, HandedKeys handedKeys) {
    this.key = key;
    this.chain = chain;
    this.checkpoints = checkpoints;
    this.handedKeys = handedKeys;
  }

  @Override
  public String name() {
    return SealKey.NAME;
  }

  @Override
  public Optional<Boolean> knows() {
    return chain.sealedBy().map(sealer -> key.isThere() && key.publicKey().equals(sealer));
  }

  /** The next key vouches for all that was sealed: not for what does not hold. */
  @Override
  public void mayReplace() {
    var broken = chain.verify().firstBroken();
    if (broken != null)
      throw new Refusal(
          "custody.refusal.not-handed-over",
          String.valueOf(broken.tag()),
          broken.nth(),
          broken.reason());
  }

  /** The former key seals once more. Of a book that was never sealed there is nothing to hand. */
  @Override
  public void handOver(boolean lost, Instant now) {
    if (lost) checkpoints.holdTheBook();
    else chain.seal();
    var former = chain.sealedBy();
    if (former.isEmpty()) return;
    var sum = new SealSum();
    long last = 0;
    for (var seal : checkpoints.all()) {
      sum.add(seal);
      last = seal.checkpoint();
    }
    var at = now.truncatedTo(ChronoUnit.MICROS);
    var text = HandedKey.text(at, former.get(), key.nextPublicKey(), last, sum.hex());
    handedKeys.insert(
        new HandedKey(
            at,
            former.get(),
            key.nextPublicKey(),
            last,
            sum.hex(),
            lost ? null : key.sign(text),
            key.signByNext(text)));
  }
}
