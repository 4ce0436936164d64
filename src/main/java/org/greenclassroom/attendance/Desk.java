package org.greenclassroom.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.signups.SignupState;
import org.greenclassroom.signups.Signups;
import org.greenclassroom.volunteers.Needs;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Texts;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk at the entrance: takes what was said there, at once or days later, from one telephone or
 * several, and lets nobody in who is not expected without a coordinator's word.
 */
@Service
@Transactional
class Desk {
  /** Set-up the evening before, tidying up the day after. */
  private static final Duration AROUND = Duration.ofHours(36);

  private final DayTable days;
  private final EntryTable entries;
  private final BadgeKey badges;
  private final Signups signups;
  private final Volunteers volunteers;
  private final Texts texts;

  Desk(
      DayTable days,
      EntryTable entries,
      BadgeKey badges,
      Signups signups,
      Volunteers volunteers,
      Texts texts) {
    this.days = days;
    this.entries = entries;
    this.badges = badges;
    this.signups = signups;
    this.volunteers = volunteers;
    this.texts = texts;
  }

  /**
   * Somebody who has a place, or had one.
   *
   * @param code of their badge; null where they were found by name
   * @param signup their number on the desk's list; null with a code
   * @return the presence: the receipt
   * @throws Refusal for a code that is none of ours, of another day, or of somebody who is not
   *     admitted without a word
   */
  long take(
      Occasion occasion, UUID day, @Nullable String code, @Nullable Long signup, Entry entry) {
    var known = entries.known(entry.id());
    if (known.isPresent()) return known.get();
    var today = opened(day);
    var who = expected(today, code, signup);
    return write(occasion, today, who, at(occasion, entry), null);
  }

  private Expected expected(Day today, @Nullable String code, @Nullable Long signup) {
    if (code != null) {
      long read =
          badges
              .signup(code)
              .orElseThrow(() -> new Refusal("attendance.refusal.no-badge", shortened(code)));
      return days.expected(today.activity(), read)
          .orElseThrow(() -> new Refusal("attendance.refusal.other-day", today.title()));
    }
    if (signup == null) throw new Refusal("frame.refusal.missing", "signup");
    return days.expected(today.activity(), signup)
        .orElseThrow(() -> new Refusal("attendance.refusal.other-day", today.title()));
  }

  private long write(
      Occasion occasion, Day today, Expected who, Entry entry, @Nullable Doubt doubt) {
    var volunteer = who.volunteer();
    if (volunteer == null || !who.named())
      throw new Refusal(
          "attendance.refusal.unnamed", who.place() == null ? who.duty() : who.place());
    if (!who.admitted() && entry.kind() == Entry.Kind.IN && entry.word() == null) {
      // the desk's list was older than the house's: they were let in, in good faith, and that stays
      if (entry.listedAt() == null || !entry.listedAt().isBefore(who.changedAt()))
        throw new Refusal(
            "attendance.refusal.not-admitted",
            String.valueOf(who.name()),
            SignupState.valueOf(who.state()));
      doubt = Doubt.REVOKED;
    }
    if (!who.admitted() && entry.kind() == Entry.Kind.IN && entry.word() != null && doubt == null)
      doubt = lacking(today, who, volunteer);
    if (far(today, entry.at())) doubt = Doubt.CLOCK;
    long presence = entries.lock(today.activity(), who.slot(), volunteer, entry.via());
    entries.insert(presence, entry, doubt, occasion.now(), occasion.actor().account());
    entries.draw(presence);
    return presence;
  }

  /**
   * A coordinator's word lets somebody in who has no place, but nobody without clearance to
   * children.
   */
  private @Nullable Doubt lacking(Day today, Expected who, long volunteer) {
    var place = days.place(who.slot()).orElseThrow(() -> Refusal.notFound("" + who.slot()));
    var lacks =
        volunteers.lacks(
            volunteer, new Needs(place.minAge(), place.clearance(), Set.of()), today.day());
    if (lacks.isEmpty()) return null;
    if (place.withChildren()) throw lacks.getFirst().refusal();
    return Doubt.LACKS;
  }

  private static boolean far(Day today, Instant at) {
    return at.isBefore(today.startsAt().minus(AROUND)) || at.isAfter(today.endsAt().plus(AROUND));
  }

  /** Nothing was said in the future: a telephone whose clock is ahead says it now. */
  private static Entry at(Occasion occasion, Entry entry) {
    return entry.at().isAfter(occasion.now())
        ? new Entry(
            entry.id(),
            entry.kind(),
            entry.via(),
            entry.word(),
            entry.phone(),
            entry.listedAt(),
            occasion.now())
        : entry;
  }

  private Day opened(UUID key) {
    var today = days.keyed(key).orElseThrow(() -> Refusal.notFound(key.toString()));
    if (!today.takesPlace()) throw new Refusal("attendance.refusal.not-on", today.title());
    return today;
  }

  /**
   * Somebody who came without having asked: entered, put on the list, and here. The same address at
   * two desks is one person.
   *
   * @throws Refusal without their agreement to the texts; at a place where nobody goes in on their
   *     own word, without a coordinator's
   */
  long walkIn(Occasion occasion, UUID day, WalkIn who, Entry entry) {
    var known = entries.known(entry.id());
    if (known.isPresent()) return known.get();
    var today = opened(day);
    var place =
        days.place(who.slot())
            .filter(one -> one.activity() == today.activity())
            .orElseThrow(() -> new Refusal("attendance.refusal.other-day", today.title()));
    if (!who.agreed()) throw new Refusal("attendance.refusal.not-agreed", who.name().strip());
    if (place.guarded() && entry.word() == null)
      throw new Refusal("attendance.refusal.guarded", place.called(), who.name().strip());
    long volunteer =
        volunteers.known(
            occasion,
            new Person(
                who.name(), who.email(), Locale.forLanguageTag(who.speaks()), null, who.atLeast()));
    texts.agreeToAll(occasion, volunteer);
    var lacks =
        volunteers.lacks(
            volunteer, new Needs(place.minAge(), place.clearance(), Set.of()), today.day());
    if (!lacks.isEmpty() && entry.word() == null) throw lacks.getFirst().refusal();
    var asked = days.expected(today.activity(), place.slot(), volunteer);
    if (asked.isEmpty() || !asked.get().admitted()) {
      if (asked.isPresent() && asked.get().state().equals("DENIED") && entry.word() == null)
        throw new Refusal(
            "attendance.refusal.not-admitted", who.name().strip(), SignupState.DENIED);
      signups.walkIn(occasion, place.slot(), volunteer);
      asked = days.expected(today.activity(), place.slot(), volunteer);
    }
    return write(
        occasion,
        today,
        asked.orElseThrow(() -> Refusal.notFound(Long.toString(volunteer))),
        at(occasion, entry),
        lacks.isEmpty() ? null : Doubt.LACKS);
  }

  private static String shortened(String code) {
    var line = code.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  /** What is taken away from a person at a place: everything said of them before that moment. */
  long strike(Occasion occasion, long activity, long slot, long volunteer, String word) {
    var today = days.day(activity).orElseThrow(() -> Refusal.notFound(Long.toString(activity)));
    if (days.expected(today.activity(), slot, volunteer).isEmpty())
      throw Refusal.notFound(Long.toString(volunteer));
    if (word.isBlank()) throw new Refusal("attendance.refusal.why-struck");
    var entry =
        new Entry(
            occasion.keyFor("struck"),
            Entry.Kind.STRUCK,
            Via.OFFICE,
            word,
            null,
            null,
            occasion.now());
    long presence = entries.lock(activity, slot, volunteer, Via.OFFICE);
    entries.insert(presence, entry, null, occasion.now(), occasion.actor().account());
    entries.draw(presence);
    return presence;
  }

  @Transactional(readOnly = true)
  Slice<EntryTable.Told> told(long activity, long before, int size) {
    return Slice.of(
        entries.told(activity, before, size + 1), size, one -> Long.toString(one.nth()));
  }

  @Transactional(readOnly = true)
  EntryTable.Counts counts(long activity) {
    return entries.counts(activity);
  }
}
