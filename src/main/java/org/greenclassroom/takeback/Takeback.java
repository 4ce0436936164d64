package org.greenclassroom.takeback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of take-back. */
@Service
@Transactional
public class Takeback {
  private final Custody custody;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Schools schools;
  private final RecallTable table;
  private final SiteTable site;
  private final List<IssuedAccessories> accessories;

  Takeback(
      Custody custody,
      Classrooms classrooms,
      Partners partners,
      Schools schools,
      RecallTable table,
      SiteTable site,
      List<IssuedAccessories> accessories) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.partners = partners;
    this.schools = schools;
    this.table = table;
    this.site = site;
    this.accessories = accessories;
  }

  /**
   * Recalls a room and freezes the list of what stands there by our books. A room that is being
   * recalled already answers that recall.
   */
  public long recall(Occasion occasion, long classroom) {
    return recall(occasion, classroom, "recall");
  }

  /**
   * Recalls many rooms at once: all, or none and a refusal that names the first in which nothing
   * stands. Asked twice, the recalls are the same.
   *
   * @return one recall for each room, in the order of their numbers
   */
  public List<Long> recall(Occasion occasion, Collection<Long> rooms) {
    if (rooms.isEmpty()) throw new Refusal("takeback.refusal.no-rooms");
    var recalls = new ArrayList<Long>();
    for (var classroom : new TreeSet<>(rooms))
      recalls.add(recall(occasion, classroom, "recall/" + classroom));
    return recalls;
  }

  private long recall(Occasion occasion, long classroom, String part) {
    var already = table.keyed(occasion.keyFor(part));
    if (already.isPresent()) return already.get();
    var room = classrooms.room(classroom);
    // the house itself recalls too, when everybody agreed
    schools.within(occasion.actor(), room.school(), classroom);
    var open = table.openOf(classroom);
    if (open.isPresent()) return open.get();
    var opened =
        table.insert(classroom, occasion.now(), occasion.actor().account(), occasion.keyFor(part));
    // somebody else recalled it at the same moment: it is one recall
    if (opened.isEmpty()) return table.openOf(classroom).orElseThrow();
    long recall = opened.get();
    if (table.freeze(recall, classroom) == 0)
      throw new Refusal("takeback.refusal.nothing-there", room.name());
    for (var source : accessories) site.issued(recall, source.of(classroom));
    return recall;
  }

  /**
   * What was said of one entry.
   *
   * @param device of ours; null: none
   * @param again it stood on the list before
   */
  public record Heard(String typed, Answer answer, @Nullable Long device, boolean again) {}

  /**
   * Writes down what somebody scanned or typed on site.
   *
   * @param typed one entry, or several on lines of their own
   * @param foreign the person says that it is not ours
   */
  public List<Heard> see(Occasion occasion, long recall, String typed, boolean foreign) {
    table.lock(recall);
    recall(recall).counting();
    var entries = Typed.entries(typed);
    if (entries.isEmpty()) throw new Refusal("takeback.refusal.nothing-typed");
    var heard = new ArrayList<Heard>();
    for (var entry : entries) {
      var known = foreign ? null : deviceOf(recall, entry);
      var answer = foreign ? Answer.FOREIGN : answerTo(recall, entry, known);
      var isNew =
          table.see(
              recall,
              known == null ? entry : known.tag().printed(),
              answer,
              known == null ? null : known.device(),
              occasion.now(),
              occasion.actor().account());
      heard.add(new Heard(entry, answer, known == null ? null : known.device(), !isNew));
    }
    return heard;
  }

  private RecallTable.@Nullable Known deviceOf(long recall, String entry) {
    var candidates = table.known(Tag.looksLikeOne(entry) ? Tag.parse(entry) : null, entry);
    return candidates.stream()
        .filter(known -> table.isIssued(recall, known.device()))
        .findFirst()
        .orElse(candidates.isEmpty() ? null : candidates.getFirst());
  }

  private Answer answerTo(long recall, String entry, RecallTable.@Nullable Known known) {
    if (known != null)
      return table.isIssued(recall, known.device()) ? Answer.FOUND : Answer.UNEXPECTED;
    if (table.isForeign(recall, entry)) return Answer.FOREIGN;
    return Typed.readsLikeATag(entry) ? Answer.UNKNOWN : Answer.FOREIGN;
  }

  /** What reads like a mistyped tag is a computer of the school's after all. */
  void declareForeign(long recall, long sighting) {
    table.lock(recall);
    recall(recall).counting();
    if (table.declareForeign(recall, sighting) == 0)
      throw Refusal.notFound(Long.toString(sighting));
  }

  /** Takes back an entry that was a mistake. */
  void unsee(long recall, long sighting) {
    table.lock(recall);
    recall(recall).counting();
    table.unsee(recall, sighting);
  }

  /**
   * The count is over and signed: what was found changes hands and is on its way home, what was not
   * found is missing, what is foreign stays. Where nothing was found the slip has no devices.
   *
   * @param carrier who drives them home; null when the programme does it itself
   * @param giver who signed for the school
   * @param taker who signed for whoever drives
   */
  public void close(
      Occasion occasion,
      long recall,
      LocalDate day,
      @Nullable Long carrier,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    close(occasion, recall, momentOf(occasion, day), carrier, giver, taker);
  }

  /**
   * The same at a moment of that day.
   *
   * @param at when both signed; what lies ahead of our clock is now
   */
  void close(
      Occasion occasion,
      long recall,
      Instant at,
      @Nullable Long carrier,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    if (table.closed(recall, occasion.keyFor("closing"))) return;
    var issued = table.issued(recall);
    var devices = custody.lock(tagsOf(issued));
    table.lock(recall);
    // sent twice at once: the second has waited here for the first
    if (table.closed(recall, occasion.keyFor("closing"))) return;
    var closing = recall(recall).counting();
    var room = classrooms.room(closing.classroom());
    if (carrier != null && !partners.partner(carrier).is(PartnerKind.CARRIER))
      throw new Refusal("takeback.refusal.not-a-carrier", partners.partner(carrier).name());
    var day = LocalDate.ofInstant(at, occasion.zone());
    if (room.acceptedOn() != null && day.isBefore(room.acceptedOn()))
      throw new Refusal("takeback.refusal.before-acceptance", room.name());
    long driver = carrier == null ? Partners.HOUSE : carrier;

    var seen = new HashSet<Tag>();
    for (var one : table.issued(recall)) if (one.found()) seen.add(one.tag());
    var foundAgain = new TreeSet<Tag>();
    var missed = new TreeSet<Tag>();
    var byHolder = new TreeMap<Long, Set<Tag>>();
    for (var device : devices) {
      if (!stillThere(device, room)) continue; // left to the school or given up since the freeze
      if (seen.contains(device.tag())) {
        if (device.stage() == Stage.MISSING) foundAgain.add(device.tag());
        byHolder.computeIfAbsent(device.holder(), _ -> new TreeSet<>()).add(device.tag());
      } else if (device.stage() == Stage.IN_CLASS) missed.add(device.tag());
    }
    if (!foundAgain.isEmpty()) custody.write(occasion, foundAgain, Entry.of(new Fact.Found(), at));
    Long slip = null;
    if (byHolder.isEmpty()) // nothing was there: both signed that, and it stays written
    slip =
          custody
              .handOver(
                  partOf(occasion, room.school()),
                  new HandOver(room.school(), driver, null, at, null, giver, taker))
              .id();
    for (var group : byHolder.entrySet()) {
      var handOver =
          custody.handOver(
              partOf(occasion, group.getKey()),
              new HandOver(group.getKey(), driver, null, at, null, giver, taker));
      custody.write(
          occasion, group.getValue(), Entry.on(handOver, new Fact.Recalled(closing.classroom())));
      if (slip == null) slip = handOver.id();
    }
    if (!missed.isEmpty()) custody.write(occasion, missed, Entry.of(new Fact.Missed(), at));
    table.close(
        recall,
        occasion.now(),
        at,
        occasion.actor().account(),
        driver,
        slip,
        occasion.keyFor("closing"));
    site.unexplained(recall, occasion.now(), occasion.actor().account());
    if (classrooms.room(closing.classroom()).devices() == 0)
      classrooms.end(occasion, closing.classroom(), day);
  }

  @Transactional(readOnly = true)
  public Recall recall(long recall) {
    return table.recall(recall).orElseThrow(() -> Refusal.notFound(Long.toString(recall)));
  }

  /** The recall, which nobody else changes until the transaction ends. */
  Recall locked(long recall) {
    table.lock(recall);
    return recall(recall);
  }

  /** The recall, if this person may know of it; a school sees its own rooms only. */
  @Transactional(readOnly = true)
  public Recall recall(long recall, Actor actor) {
    return recall(recall, actor, recall);
  }

  /**
   * @param asked what was asked for, a photograph of the recall say: a refusal names that alone
   */
  Recall recall(long recall, Actor actor, long asked) {
    var found = table.recall(recall).orElseThrow(() -> Refusal.notFound(Long.toString(asked)));
    classrooms.room(found.classroom(), actor, asked);
    return found;
  }

  @Transactional(readOnly = true)
  List<RecallTable.Line> newest(Actor actor) {
    return table.newest(schools.own(actor), 100).stream()
        .map(recall -> {
          var room = classrooms.room(recall.classroom());
          return new RecallTable.Line(recall, partners.partner(room.school()).name(), room.name());
        })
        .toList();
  }

  @Transactional(readOnly = true)
  List<RecallTable.Due> due(Actor actor) {
    return table.due(schools.own(actor), false, 200);
  }

  /** Rooms whose loan could be ended early: a school that closes, a room that moves. */
  @Transactional(readOnly = true)
  List<RecallTable.Due> early(Actor actor) {
    return table.due(schools.own(actor), true, 500);
  }

  @Transactional(readOnly = true)
  List<RecallTable.Issued> issued(long recall) {
    return table.issued(recall);
  }

  @Transactional(readOnly = true)
  List<RecallTable.Sighting> sightings(long recall) {
    return table.sightings(recall);
  }

  @Transactional(readOnly = true)
  RecallTable.Waiting waiting() {
    return table.waiting();
  }

  /** How many are missing after a count, and nobody said why. */
  @Transactional(readOnly = true)
  long unexplained() {
    return table.unexplained();
  }

  private static boolean stillThere(Device device, Classroom room) {
    return device.classroom() != null
        && device.classroom() == room.classroom()
        && (device.stage() == Stage.IN_CLASS
            || device.stage() == Stage.MISSING && device.before() == Stage.IN_CLASS);
  }

  private static Set<Tag> tagsOf(List<RecallTable.Issued> issued) {
    var tags = new TreeSet<Tag>();
    for (var one : issued) tags.add(one.tag());
    return tags;
  }

  /** A slip has a key of its own, one per giver. */
  static Occasion partOf(Occasion occasion, long holder) {
    return new Occasion(
        occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("from/" + holder));
  }

  private static Instant momentOf(Occasion occasion, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }
}
