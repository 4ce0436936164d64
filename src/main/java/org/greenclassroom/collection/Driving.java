package org.greenclassroom.collection;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of whoever drives: one pick-up, fetched once. */
@Service
@Transactional
public class Driving {

  private final PickupTable table;
  private final CollectingTable collectings;
  private final Pickups pickups;
  private final Passes passes;
  private final Custody custody;
  private final Attachments attachments;
  private final Files files;

  Driving(
      PickupTable table,
      CollectingTable collectings,
      Pickups pickups,
      Passes passes,
      Custody custody,
      Attachments attachments,
      Files files) {
    this.table = table;
    this.collectings = collectings;
    this.pickups = pickups;
    this.passes = passes;
    this.custody = custody;
    this.attachments = attachments;
    this.files = files;
  }

  /** The pick-up, for whoever may drive it: staff of the field, or the holder of its pass. */
  @Transactional(readOnly = true)
  Pickup pickup(Occasion occasion, long number) {
    boolean mine =
        occasion.actor().isGuest()
            ? passes.pickupOf(occasion).filter(pass -> pass == number).isPresent()
            : occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER);
    if (!mine) throw Refusal.notFound(String.valueOf(number));
    return table.pickup(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  /**
   * It was fetched. Done once: the same act again is answered by what stands written, another act
   * is refused. What was really fetched is written down even when the order had been cancelled or
   * given up meanwhile: two people signed for it.
   */
  public long collect(Occasion occasion, long number, Load load) {
    pickup(occasion, number);
    table.lock(number);
    var before = collectings.of(number);
    var key = occasion.keyFor("collect");
    if (before.isPresent() && before.get().key().equals(key)) return before.get().slip();
    var pickup = pickup(occasion, number);
    if (before.isPresent())
      throw new Refusal(
          "collection.refusal.collected-already",
          pickup.number(),
          Moments.said(before.get().collectedAt()));
    load.check();
    for (var photo : load.photos()) checkPhoto(photo);
    var at = load.at().isAfter(occasion.now()) ? occasion.now() : load.at();
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                pickup.donor(),
                pickup.carrier() == null ? Partners.HOUSE : pickup.carrier(),
                null,
                at,
                load.seals().isEmpty() ? null : String.join(", ", load.seals()),
                load.giver(),
                load.taker()));
    var account = occasion.actor().account();
    collectings.insert(number, load, at, slip.id(), occasion.now(), account, key);
    var kept = new ArrayList<String>();
    for (var photo : load.photos())
      kept.add(files.keep(photo, pickup.number(), Files.typeOf(photo)));
    collectings.picture(number, kept);
    table.turn(number, pickup.sequence(), PickupState.COLLECTED, null, occasion.now());
    table.write(number, Change.What.COLLECTED, occasion.now(), account, key);
    return slip.id();
  }

  /** Nobody was there, or it could not be fetched. */
  void fail(Occasion occasion, long number, WhyNot why) {
    pickup(occasion, number);
    pickups.fail(occasion, number, null, why);
  }

  /** Photographs that the queue of this browser sent before, drawn anew as those of the form. */
  @Transactional(readOnly = true)
  List<byte[]> sent(Occasion occasion, List<String> hashes) {
    if (hashes.size() > Load.MOST_PHOTOS)
      throw new Refusal("collection.refusal.photos", Load.MOST_PHOTOS);
    var all = new ArrayList<byte[]>();
    for (var hash : hashes) all.add(Photograph.of(attachments.bytes(occasion, hash)).jpeg());
    return all;
  }

  private static void checkPhoto(byte[] photo) {
    if (!Files.typeOf(photo).startsWith("image/")) throw new Refusal("frame.refusal.photo-kind");
  }
}
