package org.greenclassroom.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of dispatch: parcels leave on one slip, with the papers of Annex VI. */
@Service
@Transactional
public class Sending {
  private static final int MOST_DAYS = 120;
  private static final int LONGEST = 60;

  private final Custody custody;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Schools schools;
  private final People people;
  private final Parcels parcels;
  private final Kits kits;
  private final Records records;
  private final Consignments table;
  private final Files files;
  private final Paper paper;
  private final PaperSeal seal;
  private final MessageSource words;
  private final Post post;
  private final Origin origin;

  Sending(
      Custody custody,
      Classrooms classrooms,
      Partners partners,
      Schools schools,
      People people,
      Parcels parcels,
      Kits kits,
      Records records,
      Consignments table,
      Files files,
      Paper paper,
      PaperSeal seal,
      MessageSource words,
      Post post,
      Origin origin) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.partners = partners;
    this.schools = schools;
    this.people = people;
    this.parcels = parcels;
    this.kits = kits;
    this.records = records;
    this.table = table;
    this.files = files;
    this.paper = paper;
    this.seal = seal;
    this.words = words;
    this.post = post;
    this.origin = origin;
  }

  /**
   * What leaves.
   *
   * @param carrier who drives; null for our own transport, then nobody signs
   * @param vehicle as on its plate; may be empty
   * @param mail where the letter to the school goes besides the accounts of its people; may be
   *     empty
   */
  public record Departure(
      Collection<Long> parcels,
      LocalDate day,
      LocalDate expected,
      @Nullable Long carrier,
      String vehicle,
      String seal,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker,
      String mail,
      Locale language) {}

  /**
   * Sends parcels off. The same occasion asked twice answers the first consignment.
   *
   * @throws Refusal for a device without a complete test record, one that is not kept for this
   *     room, or without a signed agreement
   */
  public long send(Occasion occasion, long classroom, Departure departure) {
    var already = table.keyed(occasion.keyFor("consignment"));
    if (already.isPresent()) return already.get();
    check(departure);
    var numbers = new TreeSet<>(departure.parcels());
    var tags = parcels.tags(numbers);
    if (tags.isEmpty()) throw new Refusal("delivery.refusal.nothing-packed");
    custody.lock(new TreeSet<>(tags));
    for (var number : numbers) parcels.lock(number);
    if (!parcels.tags(numbers).equals(tags))
      throw new Refusal(Refusal.Kind.CONFLICT, "delivery.refusal.packed-meanwhile");
    var leaving = new ArrayList<Parcel>();
    for (var number : numbers) leaving.add(leaving(number, classroom));
    var known = records.in(numbers);
    checkRecords(known);
    classrooms.dispatch(
        occasion,
        classroom,
        new Classrooms.Departure(
            tags,
            departure.day(),
            departure.carrier(),
            departure.seal().isBlank() ? null : departure.seal().strip(),
            departure.giver(),
            departure.taker()));
    var manifest = manifest(occasion, classrooms.room(classroom), departure, leaving, known);
    var record = files.keep(manifest.json(), manifest.number() + ".json", "application/json");
    var consignment =
        table.insert(
            classroom,
            manifest,
            departure.carrier(),
            record,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("consignment"));
    parcels.send(numbers, consignment);
    parcels.consign(numbers, consignment, occasion.now(), occasion.actor().account());
    print(manifest, record)
        .forEach((language, file) -> table.insertPaper(consignment, language, file));
    tell(occasion, classrooms.room(classroom), manifest, departure);
    return consignment;
  }

  private void check(Departure departure) {
    if (departure.parcels().isEmpty()) throw new Refusal("delivery.refusal.no-parcel-leaves");
    if (departure.expected().isBefore(departure.day())
        || departure.expected().isAfter(departure.day().plusDays(MOST_DAYS)))
      throw new Refusal("delivery.refusal.expected", MOST_DAYS);
    if (departure.vehicle().length() > LONGEST || departure.seal().length() > LONGEST)
      throw new Refusal("delivery.refusal.long-line", LONGEST);
  }

  private Parcel leaving(long number, long classroom) {
    var parcel = parcels.parcel(number).orElseThrow(() -> Refusal.notFound("" + number));
    if (parcel.classroom() != classroom) throw Refusal.notFound(Long.toString(number));
    if (!parcel.open()) throw new Refusal("delivery.refusal.parcel-left", parcel.nth());
    if (parcel.devices() == 0 && parcel.pieces() == 0)
      throw new Refusal("delivery.refusal.parcel-empty", parcel.nth());
    return parcel;
  }

  /**
   * Used equipment is no waste only as long as each piece was tested and the record travels with it
   * (Directive 2012/19/EU, Annex VI, points 1 b and 3).
   */
  private static void checkRecords(List<Records.Known> known) {
    for (var one : known)
      if (one.cleared() == null || one.clearedAt() == null)
        throw new Refusal("custody.refusal.not-cleared", one.tag().printed());
    var untested =
        known.stream().filter(one -> one.test() == null || !one.test().complete()).toList();
    if (!untested.isEmpty())
      throw new Refusal(
          "delivery.refusal.no-test", untested.getFirst().tag().printed(), untested.size());
  }

  private Manifest manifest(
      Occasion occasion,
      Classroom room,
      Departure departure,
      List<Parcel> leaving,
      List<Records.Known> known) {
    var house = partners.sites(Partners.HOUSE);
    var company = partners.partner(Partners.HOUSE).name();
    var loads = new ArrayList<Manifest.Load>();
    for (var parcel : leaving)
      loads.add(
          new Manifest.Load(
              parcel.nth(),
              parcel.kind(),
              Math.max(1, parcel.weight()),
              parcel.grams() != null,
              kits.in(parcel.parcel()),
              known.stream()
                  .filter(one -> one.parcel() == parcel.parcel())
                  .map(one -> record(one, company))
                  .toList()));
    var by = occasion.actor().account();
    return new Manifest(
        table.nextNumber(),
        occasion.now(),
        departure.day(),
        departure.expected(),
        company,
        house.isEmpty() ? null : house.getFirst().address(),
        partners.partner(room.school()).name(),
        partners.site(room.site()).address(),
        room.name(),
        departure.carrier() == null ? null : partners.partner(departure.carrier()).name(),
        departure.vehicle().strip(),
        departure.seal().strip(),
        table.slipOf(known.getFirst().tag()),
        by > 0 ? people.known(by).name() : company,
        loads);
  }

  private static Manifest.TestRecord record(Records.Known one, String company) {
    var test = Objects.requireNonNull(one.test());
    return new Manifest.TestRecord(
        one.tag().printed(),
        one.kind(),
        one.maker(),
        one.model(),
        one.serial(),
        category(one.kind()),
        test.madeIn(),
        company,
        test.tester(),
        test.at(),
        test.outcomes(),
        test.looks(),
        Objects.requireNonNull(test.hazards()),
        test.batteryPercent(),
        Objects.requireNonNull(one.cleared()),
        Objects.requireNonNull(one.clearedAt()),
        one.certificate());
  }

  /** Annex III: a screen of more than 100 square centimetres makes a category of its own. */
  private static int category(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP, ALL_IN_ONE, TABLET, SCREEN -> 2;
      case DESKTOP -> 6;
      case OTHER -> 0;
    };
  }

  /** What the paper's template gets. */
  record Printed(Manifest manifest, String record) {}

  private Map<String, String> print(Manifest manifest, String record) {
    var printed = new java.util.LinkedHashMap<String, String>();
    for (var language : Words.LANGUAGES) {
      var pdf =
          paper.pdf(
              "delivery/slip",
              Map.of("page", new Printed(manifest, record), "issued", manifest.number()),
              language);
      var reason =
          Objects.requireNonNull(
              words.getMessage("delivery.slip.reason", new Object[] {manifest.number()}, language));
      printed.put(
          language.getLanguage(),
          files.keep(
              seal.sign(pdf, reason),
              manifest.number() + "-" + language.getLanguage() + ".pdf",
              "application/pdf"));
    }
    return printed;
  }

  /** The school learns what comes when, so that somebody with the key is there. */
  private void tell(Occasion occasion, Classroom room, Manifest manifest, Departure departure) {
    var mailboxes = new LinkedHashSet<>(table.mailboxes(room.school()));
    if (!departure.mail().isBlank())
      mailboxes.add(
          new Consignments.Mailbox(
              Post.address(departure.mail()), departure.language().getLanguage()));
    for (var mailbox : mailboxes)
      post.write(
          occasion,
          mailbox.address(),
          Locale.forLanguageTag(mailbox.language()),
          "delivery.letter.leaving",
          manifest.school(),
          room.name(),
          manifest.devices().size(),
          manifest.parcels().size(),
          manifest.leftOn(),
          manifest.expectedOn(),
          manifest.number(),
          origin.here() + "/delivery/" + room.classroom());
  }

  /** The consignment, if this person may know of it; a school sees its own. */
  @Transactional(readOnly = true)
  public Consignment consignment(long number, Actor actor) {
    var found = table.consignment(number).orElseThrow(() -> Refusal.notFound("" + number));
    classrooms.room(found.classroom(), actor, number);
    return found;
  }

  @Transactional(readOnly = true)
  public List<Consignment> of(long classroom) {
    return table.of(classroom);
  }

  @Transactional(readOnly = true)
  List<Consignments.Sent> sent(long consignment) {
    return table.sent(consignment);
  }

  @Transactional(readOnly = true)
  Manifest manifest(Consignment consignment) {
    return Manifest.of(files.file(consignment.record()).bytes());
  }

  /** The slip in this language, byte for byte as it was sealed. */
  @Transactional(readOnly = true)
  public Files.Kept paper(Consignment consignment, String language) {
    var file = table.papers(consignment.consignment()).get(language);
    if (file == null) throw Refusal.notFound(consignment.number() + "/" + language);
    return files.file(file);
  }

  /** The number of the slip that this very file is; empty: it is none. */
  @Transactional(readOnly = true)
  public String numberOf(byte[] pdf) {
    return table.numberOf(Files.sha256(pdf)).orElse("");
  }

  @Transactional(readOnly = true)
  Slice<Consignments.Row> rooms(Actor actor, String after, int size) {
    return Slice.of(table.rooms(schools.own(actor), after, size + 1), size, Consignments.Row::sort);
  }

  @Transactional(readOnly = true)
  List<Consignments.Coming> coming(Actor actor, LocalDate from, LocalDate to) {
    return table.coming(schools.own(actor), from, to);
  }

  @Transactional(readOnly = true)
  Consignments.Waiting waiting(LocalDate today) {
    return table.waiting(today);
  }
}
