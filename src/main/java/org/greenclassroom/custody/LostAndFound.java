package org.greenclassroom.custody;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving a device up takes four eyes: one person proposes, another agrees. */
@Service
@Transactional
public class LostAndFound {
  private static final EnumSet<FactKind> FOUR_EYES =
      EnumSet.of(FactKind.WRITTEN_OFF, FactKind.TRANSFERRED);

  private final Custody custody;
  private final Proposals proposals;

  LostAndFound(Custody custody, Proposals proposals) {
    this.custody = custody;
    this.proposals = proposals;
  }

  /** A proposal that waits for a second person. */
  public record Open(
      FactKind kind, long proposedBy, @Nullable String proposer, Instant proposedAt) {}

  /** First pair of eyes. Proposing twice changes nothing. */
  public void propose(Occasion occasion, Tag tag, FactKind kind) {
    if (!FOUR_EYES.contains(kind)) throw new Refusal("custody.refusal.no-pen", kind);
    var device = custody.lock(java.util.List.of(tag)).getFirst();
    if (!Life.can(device, kind))
      throw new Refusal("custody.refusal.stage", tag.printed(), kind, device.stage());
    proposals.insert(device.id(), kind, occasion.actor().account(), occasion.now());
  }

  /** Second pair of eyes: writes the fact. The proposer cannot agree with himself. */
  public Written agree(Occasion occasion, Tag tag, FactKind kind) {
    var device = custody.lock(java.util.List.of(tag)).getFirst();
    var open =
        proposals
            .open(device.id(), kind)
            .orElseThrow(() -> new Refusal("custody.refusal.not-proposed", tag.printed()));
    if (open.proposedBy() == occasion.actor().account())
      throw new Refusal("custody.refusal.four-eyes", tag.printed());
    var fact =
        kind == FactKind.WRITTEN_OFF
            ? new Fact.WrittenOff(open.proposedBy())
            : new Fact.Transferred(open.proposedBy());
    var written = custody.write(occasion, tag, Entry.of(fact, occasion.now()));
    proposals.settle(device.id(), kind, occasion.now());
    return written;
  }

  /** What is proposed of a device; null: nothing. */
  @Transactional(readOnly = true)
  public @Nullable Open open(long device) {
    return FOUR_EYES.stream()
        .map(kind -> proposals.open(device, kind))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
