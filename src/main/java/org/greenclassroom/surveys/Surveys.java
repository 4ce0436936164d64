package org.greenclassroom.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of surveys: what was found in a school's rooms. */
@Service
@Transactional
public class Surveys {
  private final SurveyTable table;
  private final ErrandTable errands;
  private final Partners partners;
  private final Schools schools;
  private final Attachments attachments;
  private final Files files;

  Surveys(
      SurveyTable table,
      ErrandTable errands,
      Partners partners,
      Schools schools,
      Attachments attachments,
      Files files) {
    this.table = table;
    this.errands = errands;
    this.partners = partners;
    this.schools = schools;
    this.attachments = attachments;
    this.files = files;
  }

  // ---- orders ----

  /**
   * Orders the survey of a room, for whoever gets there first.
   *
   * @param school a partner of the kind SCHOOL
   * @param site one of its sites; null: not said
   * @param seats for how many the room is judged
   * @return the errand's id; the same act again answers the same
   */
  public long order(
      Occasion occasion,
      long school,
      @Nullable Long site,
      String room,
      int seats,
      LocalDate until) {
    return order(occasion, school, site, room, seats, until, null, null);
  }

  /**
   * The same, for one engineer and with the number of a request.
   *
   * @param reference what whoever ordered calls it; shown beside the errand
   * @param engineer an account; null: whoever gets there first
   */
  public long order(
      Occasion occasion,
      long school,
      @Nullable Long site,
      String room,
      int seats,
      LocalDate until,
      @Nullable String reference,
      @Nullable Long engineer) {
    var key = occasion.keyFor("survey-order");
    var before = errands.keyed(key);
    if (before.isPresent()) return before.get();
    var named = new Room(room);
    Sheet.checkSeats(seats);
    schools.within(occasion.actor(), school, school);
    checkSchool(school, site);
    if (until.isBefore(occasion.today())) throw new Refusal("surveys.refusal.past", until);
    return errands.insert(
        key,
        school,
        site,
        named.name(),
        seats,
        until,
        reference == null || reference.isBlank() ? null : reference.strip(),
        engineer,
        occasion.now(),
        occasion.actor().account());
  }

  /** Gives an errand that waits to somebody, by another day. */
  public void give(long errand, @Nullable Long engineer, LocalDate until) {
    checkOpen(errand(errand));
    errands.give(errand, engineer, until);
  }

  /** It is not wanted any more. What was surveyed meanwhile stays. */
  public void callOff(Occasion occasion, long errand) {
    var known = errand(errand);
    if (known.calledOffAt() != null) return;
    checkOpen(known);
    errands.callOff(errand, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public Errand errand(long errand) {
    return errands.errand(errand).orElseThrow(() -> Refusal.notFound(String.valueOf(errand)));
  }

  /** The schools of which this person may know; null: all. */
  @Transactional(readOnly = true)
  @Nullable Set<Long> own(Actor actor) {
    return schools.own(actor);
  }

  /** An errand, for whoever works where its school lies. */
  @Transactional(readOnly = true)
  Errand errand(Actor actor, long errand) {
    var known = errand(errand);
    schools.within(actor, known.school(), errand);
    return known;
  }

  /** What waits: an engineer's own and nobody's, or, for an officer, all; the most urgent first. */
  @Transactional(readOnly = true)
  public List<Errand> open(Actor actor) {
    return errands.open(schools.own(actor), tray(actor), DayKey.FIRST, null);
  }

  /**
   * The same by pages.
   *
   * @param after the key of the page before; empty: the first page
   */
  @Transactional(readOnly = true)
  Slice<Errand> open(Actor actor, String after, int size) {
    return Slice.of(
        errands.open(schools.own(actor), tray(actor), DayKey.read(after, DayKey.FIRST), size + 1),
        size,
        row -> new DayKey(row.until(), row.errand()).code());
  }

  /** How many of those wait, and how many are late. */
  @Transactional(readOnly = true)
  public long[] waiting(Occasion occasion) {
    var actor = occasion.actor();
    return errands.waiting(schools.own(actor), tray(actor), occasion.today());
  }

  private static @Nullable Long tray(Actor actor) {
    return actor.is(Role.OFFICER, Role.AUDITOR) ? null : (Long) actor.account();
  }

  // ---- surveys ----

  /**
   * Hands a sheet in. Done once: the same act again is answered by the survey that stands. A survey
   * that was called off meanwhile is written all the same: somebody stood in the room.
   *
   * @return the survey's id
   */
  public long record(Occasion occasion, Errand errand, Sheet sheet) {
    schools.within(occasion.actor(), errand.school(), errand.errand());
    return record(occasion, errand.errand(), errand.school(), errand.site(), sheet);
  }

  /** The same of a room that nobody ordered. */
  public long record(Occasion occasion, long school, @Nullable Long site, Sheet sheet) {
    schools.within(occasion.actor(), school, school);
    checkSchool(school, site);
    return record(occasion, null, school, site, sheet);
  }

  private long record(
      Occasion occasion, @Nullable Long errand, long school, @Nullable Long site, Sheet sheet) {
    table.lock(school);
    var key = occasion.keyFor("survey");
    var before = table.keyed(key);
    if (before.isPresent()) return before.get();
    var room = new Room(sheet.room());
    var by = occasion.actor().account();
    var beside =
        sheet.seen() == null
            ? null
            : table
                .unseen(school, room, sheet.seen(), by)
                .filter(other -> !other.answers().differences(sheet.answers()).isEmpty())
                .map(Survey::survey)
                .orElse(null);
    var at = sheet.at().isAfter(occasion.now()) ? occasion.now() : sheet.at();
    var survey =
        table.insert(key, errand, school, site, room, sheet, at, occasion.now(), by, beside);
    var kept = new ArrayList<String>();
    for (var photo : sheet.photos())
      kept.add(
          files.keep(Photograph.of(photo).jpeg(), "survey-%d".formatted(survey), "image/jpeg"));
    table.picture(survey, kept);
    return survey;
  }

  /** Photographs that the queue of this browser sent before. */
  @Transactional(readOnly = true)
  List<byte[]> sent(Occasion occasion, List<String> hashes) {
    if (hashes.size() > Sheet.MOST_PHOTOS)
      throw new Refusal("surveys.refusal.photos", Sheet.MOST_PHOTOS);
    var all = new ArrayList<byte[]>();
    for (var hash : hashes) all.add(attachments.bytes(occasion, hash));
    return all;
  }

  /**
   * Of two that did not know of each other, says which counts. Both stay.
   *
   * @param survey either of them
   * @param counts the one that counts
   */
  public void settle(Occasion occasion, long survey, long counts) {
    var later = later(survey(occasion.actor(), survey));
    var other = later.beside();
    if (other == null || (counts != later.survey() && counts != other))
      throw new Refusal("surveys.refusal.not-contested", later.number());
    if (!table.settle(later.survey(), counts, occasion.now(), occasion.actor().account()))
      throw new Refusal(Refusal.Kind.CONFLICT, "surveys.refusal.settled", later.number());
  }

  /** Of a contested pair, the one that came later. */
  private Survey later(Survey one) {
    if (one.beside() != null) return one;
    return table.versions(one.school(), new Room(one.room())).stream()
        .filter(other -> other.beside() != null && other.beside() == one.survey())
        .findFirst()
        .orElse(one);
  }

  /** The two that did not know of each other, the earlier first; empty when this one knew all. */
  @Transactional(readOnly = true)
  public List<Survey> contest(Actor actor, long survey) {
    var later = later(survey(actor, survey));
    var beside = later.beside();
    return beside == null ? List.of() : List.of(survey(actor, beside), later);
  }

  /** A survey, for whoever may see its school. */
  @Transactional(readOnly = true)
  public Survey survey(Actor actor, long survey) {
    var own = schools.own(actor);
    return table
        .survey(survey)
        .filter(one -> sees(own, one.school()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(survey)));
  }

  /** The survey that counts for this room; however its name was typed. */
  @Transactional(readOnly = true)
  public Optional<Survey> latest(long school, String room) {
    return Room.isName(room) ? table.latest(school, new Room(room)) : Optional.empty();
  }

  /** The surveys that count, one of each room of the school. */
  @Transactional(readOnly = true)
  public List<Survey> latest(long school) {
    return table.latest(school);
  }

  /** What came of an order: its newest survey. */
  @Transactional(readOnly = true)
  public Optional<Survey> ofErrand(long errand) {
    return table.ofErrand(errand);
  }

  /** All surveys of the room of this one, newest first. */
  @Transactional(readOnly = true)
  public List<Survey> versions(Survey survey) {
    return table.versions(survey.school(), new Room(survey.room()));
  }

  @Transactional(readOnly = true)
  public Slice<Survey> page(Actor actor, SurveyFilter filter, long after, int size) {
    var mine = filter.mine() ? (Long) actor.account() : null;
    return Slice.of(
        table.page(schools.own(actor), filter, mine, after, size + 1),
        size,
        last -> String.valueOf(last.survey()));
  }

  /** How many pairs wait for somebody to say which counts. */
  @Transactional(readOnly = true)
  long contested() {
    return table.contested();
  }

  /** What a sheet that is opened now can know of. */
  @Transactional(readOnly = true)
  long newest(long school) {
    return table.newest(school);
  }

  @Transactional(readOnly = true)
  @Nullable Instant lastSurveyed() {
    return table.lastSurveyed();
  }

  @Transactional(readOnly = true)
  Files.Kept photo(Actor actor, long survey, String sha256) {
    if (!survey(actor, survey).photos().contains(sha256)) throw Refusal.notFound(sha256);
    return files.file(sha256);
  }

  private static boolean sees(@Nullable Set<Long> own, long school) {
    return own == null || own.contains(school);
  }

  private void checkSchool(long school, @Nullable Long site) {
    var partner = partners.partner(school);
    if (!partner.is(PartnerKind.SCHOOL))
      throw new Refusal("surveys.refusal.not-a-school", partner.name());
    if (site != null && partners.site(site).partner() != school)
      throw new Refusal("surveys.refusal.site", partner.name());
  }

  private static void checkOpen(Errand errand) {
    if (!errand.isOpen()) throw new Refusal("surveys.refusal.errand-closed", errand.number());
  }
}
