package org.greenclassroom.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of unloading: a consignment is handed over, and what is wrong with it is told. */
@Service
@Transactional
public class Arriving {
  private final Custody custody;
  private final Classrooms classrooms;
  private final Sending sending;
  private final Arrivals table;
  private final Photos photos;
  private final Pictures pictures;
  private final Files files;

  Arriving(
      Custody custody,
      Classrooms classrooms,
      Sending sending,
      Arrivals table,
      Photos photos,
      Pictures pictures,
      Files files) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.sending = sending;
    this.table = table;
    this.photos = photos;
    this.pictures = pictures;
    this.files = files;
  }

  /**
   * What was found.
   *
   * @param receiver null: whoever unloads, a school's own person for the school
   * @param missing not there, with why as far as one can tell
   * @param damaged there and broken; it is not missing and may be accepted or sent back
   * @param giver who signed for the carrier; null when we drove ourselves
   * @param taker who signed for the school or is our engineer; null likewise
   */
  public record Unloaded(
      @Nullable Receiver receiver,
      Map<Tag, Cause> missing,
      Map<Tag, Cause> damaged,
      Instant at,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker,
      List<byte[]> photos) {
    public Unloaded {
      missing = new TreeMap<>(missing);
      damaged = new TreeMap<>(damaged);
    }
  }

  /**
   * It was unloaded. Done once: the same act again is answered by what stands written, another act
   * is refused.
   *
   * @return how many arrived
   * @throws Refusal when a school's own person says that the programme took it
   */
  public int unload(Occasion occasion, long number, Unloaded what) {
    var consignment = sending.consignment(number, occasion.actor());
    var receiver = receiver(occasion.actor(), what.receiver());
    var sent = sending.sent(number);
    var tags = new TreeSet<Tag>();
    for (var one : sent) tags.add(one.tag());
    for (var tag : what.missing().keySet()) of(consignment, tags, tag);
    for (var tag : what.damaged().keySet()) {
      of(consignment, tags, tag);
      if (what.missing().containsKey(tag))
        throw new Refusal("delivery.refusal.missing-and-damaged", tag.printed());
    }
    var devices = custody.lock(tags);
    table.lock(number);
    var key = occasion.keyFor("arrival");
    var before = table.of(number);
    if (before.isPresent() && before.get().key().equals(key)) return before.get().arrived();
    if (before.isPresent())
      throw new Refusal(
          "delivery.refusal.arrived-already", consignment.number(), before.get().arrived());
    var room = classrooms.room(consignment.classroom());
    var at = what.at().isAfter(occasion.now()) ? occasion.now() : what.at();
    var here = new TreeSet<Tag>();
    var missed = new TreeSet<Tag>();
    for (var device : devices) {
      if (device.stage() != Stage.ON_THE_WAY) continue; // accepted, missed or voided meanwhile
      (what.missing().containsKey(device.tag()) ? missed : here).add(device.tag());
    }
    Long slip = null;
    var carrier = consignment.carrier();
    if (carrier != null && !here.isEmpty()) {
      if (what.giver() == null || what.taker() == null)
        throw new Refusal("frame.refusal.signature-name", PartnerKind.CARRIER);
      var handOver =
          custody.handOver(
              occasion,
              new HandOver(
                  carrier,
                  receiver == Receiver.SCHOOL ? room.school() : Partners.HOUSE,
                  room.site(),
                  at,
                  consignment.seal().isEmpty() ? null : consignment.seal(),
                  what.giver(),
                  what.taker()));
      custody.write(occasion, here, Entry.on(handOver, new Fact.HandedOver()));
      slip = handOver.id();
    }
    if (!missed.isEmpty()) custody.write(occasion, missed, Entry.of(new Fact.Missed(), at));
    var arrival =
        table.insert(
            number,
            receiver,
            at,
            slip,
            here.size(),
            occasion.now(),
            occasion.actor().account(),
            key);
    table.trouble(arrival, Trouble.MISSING, what.missing());
    table.trouble(arrival, Trouble.DAMAGED, what.damaged());
    pictures.keep(occasion, room.classroom(), Photos.At.ARRIVAL, what.photos());
    return here.size();
  }

  /** Only the programme's own people say that the programme took something. */
  private static Receiver receiver(Actor actor, @Nullable Receiver said) {
    if (actor.seesAll()) return said == null ? Receiver.ENGINEER : said;
    if (said == Receiver.ENGINEER) throw new Refusal("delivery.refusal.receiver");
    return Receiver.SCHOOL;
  }

  private static void of(Consignment consignment, TreeSet<Tag> tags, Tag tag) {
    if (!tags.contains(tag))
      throw new Refusal("delivery.refusal.not-on-slip", tag.printed(), consignment.number());
  }

  @Transactional(readOnly = true)
  Optional<Arrivals.Arrival> of(long consignment) {
    return table.of(consignment);
  }

  /** Photographs that the queue of this browser sent before. */
  @Transactional(readOnly = true)
  List<byte[]> sent(Occasion occasion, List<String> hashes) {
    return pictures.sent(occasion, hashes);
  }

  @Transactional(readOnly = true)
  List<Photos.Photo> photos(long classroom) {
    return new ArrayList<>(photos.of(classroom));
  }

  /** A photograph, for those who may know of its room. */
  @Transactional(readOnly = true)
  Files.Kept photo(long photo, Actor actor) {
    var found = photos.photo(photo).orElseThrow(() -> Refusal.notFound("" + photo));
    classrooms.room(found.classroom(), actor, photo);
    return files.file(found.file());
  }

  /** Who unloads: the field, and the school whose room it is. */
  static boolean mayUnload(Actor actor) {
    return actor.is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL);
  }
}
