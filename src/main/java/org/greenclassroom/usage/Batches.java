package org.greenclassroom.usage;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.agents.Agents;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for what agents and collectors send, by whatever way it comes: the same piece by
 * line, on a stick or by mail leaves the same rows.
 */
@Service
public class Batches {
  private static final int MISSING_SHOWN = 20;
  private final BatchTable batches;
  private final Convoy convoy;
  private final Agents agents;
  private final Classrooms classrooms;
  private final Schools schools;

  Batches(
      BatchTable batches, Convoy convoy, Agents agents, Classrooms classrooms, Schools schools) {
    this.batches = batches;
    this.convoy = convoy;
    this.agents = agents;
    this.classrooms = classrooms;
    this.schools = schools;
  }

  /**
   * Takes in a file that somebody brought: the same piece as over the line, with its signature in
   * the first line.
   *
   * @return the number under which it is kept
   */
  @Transactional
  public long bring(Occasion occasion, byte[] file) {
    var bundle = Bundle.read(file);
    var receipt =
        take(occasion, new Sent(bundle.id(), bundle.body(), bundle.signature(), null, true));
    return batches.answer(bundle.id(), Answered.json(receipt));
  }

  /** Files that somebody brought, the latest first; a school sees its own. */
  @Transactional(readOnly = true)
  List<BatchTable.Brought> brought(Actor actor, long below, int most) {
    return batches.brought(actor.seesAll() ? null : (Long) actor.account(), below, most);
  }

  @Transactional(readOnly = true)
  BatchTable.Brought brought(Actor actor, long batch) {
    return brought(actor, batch + 1, 1).stream()
        .filter(one -> one.batch() == batch)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(Long.toString(batch)));
  }

  /** Collectors of whose pieces some never came. */
  @Transactional(readOnly = true)
  Slice<BatchTable.Gap> gaps(Actor actor, String after, int size) {
    var key = after.split("~", 2);
    int missing = Integer.MAX_VALUE;
    if (key.length == 2) {
      if (!key[0].matches("\\d{1,9}"))
        throw new Refusal("frame.refusal.unreadable", "after", after);
      missing = Integer.parseInt(key[0]);
    }
    return Slice.of(
        batches.gaps(schools.own(actor), missing, key[key.length - 1], size + 1),
        size,
        gap -> gap.missing() + "~" + gap.collector());
  }

  @Transactional(readOnly = true)
  List<Integer> missing(String collector, int below) {
    return batches.missing(collector, below, MISSING_SHOWN);
  }

  /**
   * What came with a piece.
   *
   * @param id its hash, as the sender says it
   * @param body its bytes, unpacked
   * @param signature of its collector; null: none came
   * @param sentAt the sender's clock when it sent; null: it did not say, or the piece is a file
   * @param file whether it came as a file
   */
  public record Sent(
      String id, byte[] body, @Nullable String signature, @Nullable Instant sentAt, boolean file) {}

  /**
   * Takes a piece in; one bad row never stops another. The same piece again is answered as it was.
   *
   * @throws Refusal for a piece that cannot be read, is too large, has another hash than it says or
   *     a field that is not on the list; for a collector's that is not signed by it. Nothing of it
   *     is kept then.
   */
  public Receipt take(Occasion occasion, Sent sent) {
    if (!Files.sha256(sent.body()).equals(sent.id()))
      throw batches.known(List.of(sent.id())).isEmpty()
          ? new Refusal("usage.refusal.hash", sent.id())
          : new Refusal(Refusal.Kind.CONFLICT, "usage.refusal.other-body", sent.id());
    var piece = PieceReader.read(sent.body());
    var collector = piece.collector();
    var signer = collector == null ? null : agents.signer(collector, sent.id(), sent.signature());
    // whoever brings a file brings it from a room that is theirs to know
    if (signer != null && sent.file()) classrooms.room(signer.classroom(), occasion.actor());
    return convoy.take(Coming.of(occasion, sent, piece, signer));
  }
}
