package org.greenclassroom.evidence;

import java.util.List;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for what a person decides where signs are not enough, beside link and dismiss. */
@Service
@Transactional
public class Decisions {
  private static final long HEAVIEST = 200_000;

  private final Evidence evidence;
  private final Documents documents;
  private final Custody custody;
  private final Partners partners;
  private final List<UponMatch> rooms;

  Decisions(
      Evidence evidence,
      Documents documents,
      Custody custody,
      Partners partners,
      List<UponMatch> rooms) {
    this.evidence = evidence;
    this.documents = documents;
    this.custody = custody;
    this.partners = partners;
    this.rooms = rooms;
  }

  /**
   * The document does not speak of its device after all, and waits again. Refused where a room
   * already rests something on it, such as a proof in the book.
   */
  public void undo(Occasion occasion, long document, Undone why) {
    documents.lock(document);
    var kept = evidence.document(document);
    if (kept.device() == null)
      throw new Refusal(Refusal.Kind.CONFLICT, "evidence.refusal.not-linked");
    var tag = Tag.parse(evidence.tags(List.of(kept.device())).getOrDefault(kept.device(), ""));
    for (var room : rooms) room.unmatching(occasion, tag, document);
    documents.unlink(document, why, occasion.now(), occasion.actor().account());
  }

  /**
   * A computer that stands here and is in no list: received now, from whoever gave it, with what
   * the document says of it. A device begins with a slip and a weight like any other.
   *
   * @param grams as weighed
   * @return its tag, to be printed
   */
  public Tag makeDevice(
      Occasion occasion, long document, DeviceKind kind, long donor, long grams, String taker) {
    documents.lock(document);
    var kept = evidence.document(document);
    if (!Evidence.WAITING.contains(kept.state()))
      throw new Refusal(Refusal.Kind.CONFLICT, "evidence.refusal.settled");
    if (kept.host().isUnknown()) throw new Refusal("evidence.refusal.no-computer");
    if (grams <= 0 || grams > HEAVIEST)
      throw new Refusal("evidence.refusal.weight", HEAVIEST / 1000);
    var giver = partners.partner(donor);
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                giver.partner(),
                Partners.HOUSE,
                workshop(),
                occasion.now(),
                null,
                null,
                new HandOver.Signature(taker, null, null)));
    var host = kept.host();
    var drives = evidence.seen(document).stream().map(each -> drive(each)).toList();
    var observed =
        new Observed(
            kind,
            host.maker(),
            host.model(),
            host.serial(),
            host.label(),
            grams,
            Basis.WEIGHED,
            giver.partner(),
            null,
            drives.isEmpty() ? null : drives);
    var tag = custody.receiveNew(occasion, slip, List.of(observed)).getFirst();
    evidence.link(occasion, document, tag, Match.How.NEW);
    return tag;
  }

  private static Drive drive(SeenDrive seen) {
    var kind = seen.kind();
    return new Drive(
        seen.serial(), seen.maker(), seen.model(), seen.bytes(), kind == null ? null : kind.name());
  }

  private Long workshop() {
    return partners.sites(Partners.HOUSE).stream()
        .filter(site -> site.kind() == Site.Kind.WORKSHOP)
        .map(Site::site)
        .findFirst()
        .orElseThrow(() -> new Refusal("evidence.refusal.no-workshop"));
  }
}
