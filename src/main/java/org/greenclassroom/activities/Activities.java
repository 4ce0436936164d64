package org.greenclassroom.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.volunteers.Lack;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of activities: a day is made from its kind, changed, read, held. */
@Service
@Transactional
public class Activities {
  static final Set<String> SPOKEN = Set.of("en", "zh", "fr");
  private static final Duration LONGEST = Duration.ofDays(14);

  private final ActivityTable table;
  private final SlotTable slots;
  private final SheetTable sheet;
  private final LinkTable links;
  private final Partners partners;
  private final Schools schools;
  private final Classrooms classrooms;
  private final ObjectProvider<DayWatch> watches; // rooms above hang theirs
  private final ObjectProvider<Roster> rosters; // theirs, too

  Activities(
      ActivityTable table,
      SlotTable slots,
      SheetTable sheet,
      LinkTable links,
      Partners partners,
      Schools schools,
      Classrooms classrooms,
      ObjectProvider<DayWatch> watches,
      ObjectProvider<Roster> rosters) {
    this.table = table;
    this.slots = slots;
    this.sheet = sheet;
    this.links = links;
    this.partners = partners;
    this.schools = schools;
    this.classrooms = classrooms;
    this.watches = watches;
    this.rosters = rosters;
  }

  /**
   * Makes a day with its kind's checklist, slots, consents and run-sheet, as a draft.
   *
   * @return its number; the same occasion asked twice answers the first
   */
  public long open(Occasion occasion, Opening wanted) {
    var key = occasion.keyFor("activity");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    check(wanted.title(), wanted.place(), wanted.language(), wanted.words());
    checkTime(wanted.startsAt(), wanted.endsAt());
    checkWhere(wanted.partner(), wanted.school(), wanted.classroom());
    var kind = wanted.kind();
    var day = wanted.startsAt().atZone(wanted.zone()).toLocalDate();
    var activity =
        table.insert(
            trimmed(wanted),
            Slug.of(wanted.title(), kind.path()),
            kind.consents(),
            key,
            occasion.now(),
            occasion.actor().account());
    sheet.items(activity, kind.tasks(), day);
    sheet.lines(activity, kind.lines());
    int nth = 0;
    for (var post : kind.posts())
      slots.insert(
          activity,
          new Place(
              post.duty(),
              "",
              wanted.startsAt(),
              wanted.endsAt(),
              post.capacity(),
              post.minAge(),
              post.clearance(),
              null,
              post.withChildren(),
              post.photosAllowed()),
          occasion.keyFor("activity/slot/" + nth++));
    address(wanted.partner());
    happened(occasion, activity, ActivityTable.Happened.MADE, null);
    return activity;
  }

  /**
   * Says something else of it. Those who were told are told again when its title or place changed.
   *
   * @throws Refusal for another school once this one was asked and people may come
   */
  public void change(Occasion occasion, long number, Changes changes) {
    var before = lock(number);
    if (!before.state().isLive()) throw refused(before);
    check(changes.title(), changes.place(), changes.language(), changes.words());
    checkWhere(changes.partner(), changes.school(), changes.classroom());
    var otherSchool = !Objects.equals(before.school(), changes.school());
    if (otherSchool && before.publishedAt() != null)
      throw new Refusal("activities.refusal.other-school", before.title());
    table.change(
        number,
        new Changes(
            changes.title(),
            changes.partner(),
            changes.school(),
            changes.classroom(),
            changes.drive(),
            changes.place(),
            changes.language(),
            changes.open(),
            blankToNull(changes.words()),
            changes.consents()));
    // the school before it has a link to a day that is not there any more
    if (otherSchool) links.revoke(number, occasion.now());
    if (otherSchool && before.state() != Activity.State.DRAFT) {
      table.unapproved(number);
      table.enter(number, Activity.State.DRAFT, null);
    }
    address(changes.partner());
    happened(occasion, number, ActivityTable.Happened.CHANGED, null);
    boolean elsewhere = !before.place().equals(changes.place().strip());
    boolean renamed = !before.title().equals(changes.title().strip());
    if (before.publishedAt() == null || !elsewhere && !renamed) return;
    table.rise(number);
    watches
        .orderedStream()
        .forEach(watch -> {
          if (elsewhere) watch.moved(occasion, number);
          else watch.renamed(occasion, number);
        });
  }

  /** What lacks before it may be published or held, said by the rooms above; empty: nothing. */
  @Transactional(readOnly = true)
  public List<Lack> lacks(long activity) {
    var lacks = new ArrayList<Lack>();
    rosters.orderedStream().forEach(roster -> lacks.addAll(roster.lacks(activity)));
    return lacks;
  }

  /**
   * It took place.
   *
   * @throws Refusal before its day, when it was not published, or while something lacks
   */
  public void held(Occasion occasion, long number) {
    held(occasion, number, null);
  }

  /**
   * The same, of a day that somebody saw begin.
   *
   * @param begun when it really began; null: nobody said
   */
  public void held(Occasion occasion, long number, @Nullable Instant begun) {
    var activity = lock(number);
    if (activity.state() == Activity.State.HELD) return; // a second click
    activity.mustBe(Activity.State.PUBLISHED);
    if (LocalDate.ofInstant(occasion.now(), activity.zoneId()).isBefore(activity.day()))
      throw new Refusal("activities.refusal.not-yet", activity.title(), activity.day());
    var lacks = lacks(number);
    if (!lacks.isEmpty()) throw lacks.getFirst().refusal();
    table.held(number, occasion.now(), begun);
    happened(occasion, number, ActivityTable.Happened.HELD, null);
    watches.orderedStream().forEach(watch -> watch.held(occasion, number));
  }

  @Transactional(readOnly = true)
  public Activity activity(long number) {
    return table.activity(number).orElseThrow(() -> Refusal.notFound(Long.toString(number)));
  }

  /**
   * The day, if this person may know of it: the programme all, a school and a company their own.
   */
  @Transactional(readOnly = true)
  public Activity activity(long number, Actor actor) {
    var activity = activity(number);
    if (!maySee(activity, actor)) throw Refusal.notFound(Long.toString(number));
    return activity;
  }

  /** The day of something that was asked for by a number of its own. */
  @Transactional(readOnly = true)
  public Activity activity(long number, Actor actor, long asked) {
    var activity = activity(number);
    if (!maySee(activity, actor)) throw Refusal.notFound(Long.toString(asked));
    return activity;
  }

  /** The day at this public address, if everybody may see it. */
  @Transactional(readOnly = true)
  public Activity announced(String address) {
    return table
        .addressed(address)
        .filter(Activity::announced)
        .orElseThrow(() -> Refusal.notFound(address));
  }

  @Transactional(readOnly = true)
  public Slot slot(long slot) {
    return slots.slot(slot).orElseThrow(() -> Refusal.notFound(Long.toString(slot)));
  }

  /** The slots that are there, in the order of their beginning. */
  @Transactional(readOnly = true)
  public List<Slot> slots(long activity) {
    return slots.of(activity);
  }

  /** The address of a company's page of days; empty: it has none yet. */
  @Transactional(readOnly = true)
  public Optional<String> addressOf(long partner) {
    return table.addressOf(partner);
  }

  @Transactional(readOnly = true)
  long company(String address) {
    return table.company(address).orElseThrow(() -> Refusal.notFound(address));
  }

  @Transactional(readOnly = true)
  List<ActivityTable.Event> events(long activity) {
    return table.events(activity);
  }

  /**
   * Locked for whoever changes it; a removed one is none. A room above that locks rows of its own,
   * too, does so after this: what happens to a day comes to it in that order.
   */
  public Activity lock(long number) {
    return table
        .lock(number)
        .filter(activity -> !activity.removed())
        .orElseThrow(() -> Refusal.notFound(Long.toString(number)));
  }

  private boolean maySee(Activity activity, Actor actor) {
    if (actor.seesAll()) return isWithin(activity, actor);
    if (activity.removed()) return false;
    var own = schools.own(actor);
    if (activity.school() != null
        && own != null
        && own.contains(activity.school())
        && (activity.askedAt() != null || activity.publishedAt() != null)) return true;
    return activity.partner() != null
        && actor.partnersAs(Role.DONOR).contains(activity.partner())
        && activity.publishedAt() != null;
  }

  /** Staff whose role holds in some places only know the days of the schools there. */
  private boolean isWithin(Activity activity, Actor actor) {
    if (actor.places() == null || activity.school() == null) return true;
    var own = schools.own(actor);
    return own == null || own.contains(activity.school());
  }

  private void happened(
      Occasion occasion, long activity, ActivityTable.Happened kind, @Nullable String words) {
    table.happened(activity, kind, words, occasion.now(), occasion.actor().account());
  }

  private void address(@Nullable Long partner) {
    if (partner != null) table.address(partner, Slug.of(partners.partner(partner).name(), "days"));
  }

  private void checkWhere(@Nullable Long partner, @Nullable Long school, @Nullable Long classroom) {
    if (partner != null) partners.partner(partner);
    if (school != null) schools.school(school);
    if (classroom == null) return;
    var room = classrooms.room(classroom);
    if (school == null || !schools.family(school).members().contains(room.school()))
      throw new Refusal("activities.refusal.other-room", room.name());
  }

  static void check(String title, String place, String language, @Nullable String words) {
    if (title.isBlank() || title.strip().length() > 120)
      throw new Refusal("activities.refusal.title");
    if (place.isBlank() || place.strip().length() > 300)
      throw new Refusal("activities.refusal.place");
    // both go into subjects of letters and lines of calendars: one line, and no signs unseen
    if (title.chars().anyMatch(Character::isISOControl)
        || place.chars().anyMatch(Character::isISOControl))
      throw new Refusal("activities.refusal.one-line");
    if (!SPOKEN.contains(language)) throw new Refusal("activities.refusal.language", language);
    if (words != null && words.length() > 4_000)
      throw new Refusal("activities.refusal.long", 4_000);
  }

  static void checkTime(Instant starts, Instant ends) {
    if (!ends.isAfter(starts)) throw new Refusal("activities.refusal.ends-before");
    if (Duration.between(starts, ends).compareTo(LONGEST) > 0)
      throw new Refusal("activities.refusal.too-long", LONGEST.toDays());
  }

  static Refusal refused(Activity activity) {
    return new Refusal("activities.refusal.state", activity.title(), activity.state());
  }

  private static Opening trimmed(Opening wanted) {
    return new Opening(
        wanted.kind(),
        wanted.title(),
        wanted.partner(),
        wanted.school(),
        wanted.classroom(),
        wanted.drive(),
        wanted.startsAt().truncatedTo(ChronoUnit.MINUTES),
        wanted.endsAt().truncatedTo(ChronoUnit.MINUTES),
        wanted.zone(),
        wanted.place(),
        wanted.language().toLowerCase(Locale.ROOT),
        wanted.open(),
        blankToNull(wanted.words()));
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
