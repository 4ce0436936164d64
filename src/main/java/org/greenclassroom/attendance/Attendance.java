package org.greenclassroom.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: hours that were given are written down by one person and confirmed by another.
 * What a telephone saw at the desk is a proposal; nobody's hours are made of it unseen.
 */
@Service
@Transactional
public class Attendance {
  private static final int LONGEST = 24 * 60;
  private static final int LONGEST_WORDS = 500;

  private final HoursTable hours;
  private final DayTable days;
  private final EntryTable entries;

  Attendance(HoursTable hours, DayTable days, EntryTable entries) {
    this.hours = hours;
    this.days = days;
    this.entries = entries;
  }

  /**
   * Writes hours down. Once for a person at a place: what was refused may be written anew.
   *
   * @param slot a place of that day
   * @param minutes 1 to 1440
   * @param words what more is said of them; may be empty
   * @return their number
   * @throws Refusal before the day, for another number of minutes, where hours are here already
   */
  public long log(
      Occasion occasion, long activity, long slot, long volunteer, int minutes, String words) {
    var key = occasion.keyFor("hours/" + slot + "/" + volunteer);
    var already = hours.keyed(key);
    if (already.isPresent()) return already.get();
    var day = begun(occasion, activity);
    var place =
        days.place(slot)
            .filter(one -> one.activity() == activity)
            .orElseThrow(() -> Refusal.notFound(Long.toString(slot)));
    mustBeMinutes(minutes);
    if (words.strip().length() > LONGEST_WORDS)
      throw new Refusal("attendance.refusal.words-long", LONGEST_WORDS);
    return hours
        .insert(
            new HoursTable.Log(
                activity,
                slot,
                volunteer,
                days.partner(slot, volunteer),
                day.day(),
                place.minutes(),
                minutes,
                words.strip()),
            occasion.now(),
            occasion.actor().account(),
            key)
        .orElseThrow(() -> already(day, place));
  }

  /** A day of which hours can be written: it takes place, and has begun. */
  private Day begun(Occasion occasion, long activity) {
    var day = days.day(activity).orElseThrow(() -> Refusal.notFound(Long.toString(activity)));
    if (!day.takesPlace()) throw new Refusal("attendance.refusal.not-on", day.title());
    if (day.startsAt().isAfter(occasion.now()))
      throw new Refusal("attendance.refusal.not-yet", day.title(), day.day());
    return day;
  }

  private static void mustBeMinutes(int minutes) {
    if (minutes < 1 || minutes > LONGEST)
      throw new Refusal("attendance.refusal.minutes", minutes, LONGEST);
  }

  private static Refusal already(Day day, Place place) {
    return new Refusal(
        Refusal.Kind.CONFLICT, "attendance.refusal.logged-already", day.title(), place.called());
  }

  /**
   * Somebody was there: said afterwards, from a list on paper.
   *
   * @param until null: nobody saw them leave
   */
  public void came(
      Occasion occasion,
      long activity,
      long slot,
      long volunteer,
      Instant from,
      @Nullable Instant until) {
    if (days.expected(activity, slot, volunteer).isEmpty())
      throw Refusal.notFound(Long.toString(volunteer));
    long presence = entries.lock(activity, slot, volunteer, Via.OFFICE);
    say(occasion, presence, Entry.Kind.IN, from);
    if (until != null) say(occasion, presence, Entry.Kind.OUT, until);
    entries.draw(presence);
  }

  private void say(Occasion occasion, long presence, Entry.Kind kind, Instant at) {
    entries.insert(
        presence,
        new Entry(occasion.keyFor(kind + "/" + presence), kind, Via.OFFICE, null, null, null, at),
        null,
        occasion.now(),
        occasion.actor().account());
  }

  /** One of a day: where and who. */
  record At(long slot, long volunteer) {}

  /** Several of a day at once; who is not among them stays as they are. How many were written. */
  int log(Occasion occasion, long activity, Map<At, Integer> minutes) {
    var day = begun(occasion, activity);
    // only whoever was there, or had a place: no stranger's number
    var known = new HashSet<At>();
    for (var one : days.expected(activity)) {
      var volunteer = one.volunteer();
      if (volunteer != null) known.add(new At(one.slot(), volunteer));
    }
    var keyed = new HashMap<UUID, At>();
    for (var one : minutes.entrySet()) {
      var at = one.getKey();
      if (!known.contains(at)) throw Refusal.notFound(Long.toString(at.volunteer()));
      mustBeMinutes(one.getValue());
      keyed.put(occasion.keyFor("hours/" + at.slot() + "/" + at.volunteer()), at);
    }
    hours.insertAll(
        activity, day.day(), keyed, minutes, occasion.now(), occasion.actor().account());
    // of whom hours are here already under another key, these are others
    var written = hours.keyed(keyed.keySet());
    for (var one : keyed.entrySet())
      if (!written.contains(one.getKey()))
        throw already(day, days.place(one.getValue().slot()).orElseThrow());
    return minutes.size();
  }

  /** Another person than whoever wrote them says that they count, or why not. */
  public void decide(Occasion occasion, long number, boolean confirmed, String reason) {
    var given = given(number);
    var by = occasion.actor().account();
    if (given.loggedBy() == by) throw new Refusal("attendance.refusal.own-log");
    if (hours.account(number).filter(one -> one == by).isPresent())
      throw new Refusal("attendance.refusal.own-hours");
    hours.hold(number); // a certificate that is being made of them is written before
    if (!confirmed) {
      if (reason.isBlank()) throw new Refusal("attendance.refusal.why-not");
      if (reason.strip().length() > LONGEST_WORDS)
        throw new Refusal("attendance.refusal.words-long", LONGEST_WORDS);
      hours
          .certified(number)
          .ifPresent(certificate -> {
            throw new Refusal("attendance.refusal.certified", certificate);
          });
    }
    if (hours.decide(
            number,
            confirmed ? HoursState.CONFIRMED : HoursState.REFUSED,
            confirmed ? null : reason.strip(),
            occasion.now(),
            by)
        == 0) throw new Refusal(Refusal.Kind.CONFLICT, "attendance.refusal.decided");
  }

  /**
   * Confirms what waits of a list.
   *
   * @param expected how many the person was shown
   * @param last the highest number among them
   * @throws Refusal when it would be another count now: nothing is confirmed unseen
   */
  int confirmAll(Occasion occasion, HoursFilter filter, int expected, long last) {
    int now = hours.confirm(filter, last, occasion.now(), occasion.actor().account());
    if (now != expected)
      throw new Refusal(Refusal.Kind.CONFLICT, "attendance.refusal.count", expected, now);
    return now;
  }

  @Transactional(readOnly = true)
  Given given(long number) {
    return hours.given(number).orElseThrow(() -> Refusal.notFound(Long.toString(number)));
  }

  @Transactional(readOnly = true)
  Slice<Given> page(HoursFilter filter, long before, int size) {
    return Slice.of(hours.page(filter, before, size + 1), size, one -> Long.toString(one.hours()));
  }

  @Transactional(readOnly = true)
  HoursTable.Waiting waiting(HoursFilter filter, long account) {
    return hours.waiting(filter, account);
  }

  @Transactional(readOnly = true)
  List<Given> of(long volunteer, LocalDate from, LocalDate until) {
    return hours.ofVolunteer(volunteer, from, until);
  }

  @Transactional(readOnly = true)
  HoursTable.Sums sums(long volunteer) {
    return hours.sums(volunteer);
  }

  /**
   * Somebody of a day beside the hours that are written of them.
   *
   * @param proposed minutes from coming to leaving, or the whole place where nobody saw them leave;
   *     null where nobody saw them come
   */
  record Attended(Expected who, int planned, @Nullable Integer proposed, @Nullable Given given) {}

  /** Everybody who had a place that day or came, with what is proposed and what is written. */
  @Transactional(readOnly = true)
  List<Attended> attended(long activity) {
    var places = new HashMap<Long, Place>();
    for (var one : days.places(activity)) places.put(one.slot(), one);
    var written = new HashMap<At, Given>();
    for (var one : hours.ofDay(activity))
      if (one.state() != HoursState.REFUSED) written.put(new At(one.slot(), one.volunteer()), one);
    var all = new ArrayList<Attended>();
    for (var one : days.expected(activity)) {
      var volunteer = one.volunteer();
      if (volunteer == null) continue;
      if (!one.admitted() && one.cameAt() == null && one.leftAt() == null) continue;
      int planned = Optional.ofNullable(places.get(one.slot())).map(Place::minutes).orElse(0);
      all.add(
          new Attended(
              one, planned, proposed(one, planned), written.get(new At(one.slot(), volunteer))));
    }
    return all;
  }

  private static @Nullable Integer proposed(Expected who, int planned) {
    var came = who.cameAt();
    var left = who.leftAt();
    if (came == null && left == null) return null;
    if (came == null || left == null) return planned;
    return (int) Math.clamp(Duration.between(came, left).toMinutes(), 1, LONGEST);
  }
}
