package org.greenclassroom.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.activities.Activity.State;
import org.greenclassroom.activities.ActivityTable.Happened;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of a day's life: asked of the school, approved, published, moved, cancelled,
 * removed and brought back. Whoever was told of a day is told of every turn.
 */
@Service
@Transactional
public class Lives {
  private static final Duration LINK_IS_GOOD = Duration.ofDays(60);

  private final Activities activities;
  private final ActivityTable table;
  private final SlotTable slots;
  private final SheetTable sheet;
  private final LinkTable links;
  private final Schools schools;
  private final Post post;
  private final Origin origin;
  private final ObjectProvider<DayWatch> watches;

  Lives(
      Activities activities,
      ActivityTable table,
      SlotTable slots,
      SheetTable sheet,
      LinkTable links,
      Schools schools,
      Post post,
      Origin origin,
      ObjectProvider<DayWatch> watches) {
    this.activities = activities;
    this.table = table;
    this.slots = slots;
    this.sheet = sheet;
    this.links = links;
    this.schools = schools;
    this.post = post;
    this.origin = origin;
    this.watches = watches;
  }

  /**
   * Asks the school, by letter to its people with a link that needs no account. Asked again, the
   * link before opens nothing any longer.
   *
   * @return the link's secret, to be handed over where there is no e-mail
   */
  public String ask(Occasion occasion, long number) {
    var activity = activities.lock(number);
    activity.mustBe(State.DRAFT, State.ASKED);
    if (activity.school() == null)
      throw new Refusal("activities.refusal.no-school", activity.title());
    if (!activity.endsAt().isAfter(occasion.now()))
      throw new Refusal("activities.refusal.over", activity.title(), activity.day());
    return asked(occasion, activity);
  }

  private String asked(Occasion occasion, Activity activity) {
    links.revoke(activity.activity(), occasion.now());
    var secret = PublicLinks.secret();
    links.insert(
        activity.activity(),
        PublicLinks.hash(secret),
        occasion.now(),
        occasion.now().plus(LINK_IS_GOOD));
    table.asked(activity.activity(), occasion.now());
    happened(occasion, activity, Happened.ASKED, null);
    if (activity.school() != null)
      for (var box : links.mailboxes(Role.SCHOOL.name(), activity.school()))
        post.writeSealed(
            occasion,
            box.address(),
            Locale.forLanguageTag(box.language()),
            "activities.letter.asked",
            activity.title(),
            activity.startsAt(),
            activity.place(),
            origin.here() + "/day/" + secret);
    return secret;
  }

  /**
   * The school says yes, signed in.
   *
   * @param asked when it was asked what its page shows
   * @throws Refusal when it was asked anew since: its yes is to the day it read
   */
  public void approve(Occasion occasion, long number, @Nullable Instant asked) {
    var activity = ofSchool(occasion.actor(), number);
    if (activity.state() == State.APPROVED) return; // a second click
    activity.mustBe(State.ASKED);
    if (!Objects.equals(activity.askedAt(), asked))
      throw new Refusal(Refusal.Kind.CONFLICT, "activities.refusal.asked-anew", activity.title());
    table.approved(number, occasion.now(), occasion.actor().account(), null);
    happened(occasion, activity, Happened.APPROVED, null);
  }

  /** The school says no, signed in, and why. */
  public void decline(Occasion occasion, long number, String reason) {
    declined(occasion, ofSchool(occasion.actor(), number), reason);
  }

  private Activity ofSchool(Actor actor, long number) {
    var activity = activities.lock(number);
    var own = schools.own(actor);
    if (activity.school() == null || own == null || !own.contains(activity.school()))
      throw Refusal.notFound(Long.toString(number));
    return activity;
  }

  /** The day behind a link; of others nothing is known. */
  @Transactional(readOnly = true)
  public long behind(String secret, Instant now) {
    return links.good(PublicLinks.hash(secret), now).orElseThrow(() -> Refusal.notFound("link"));
  }

  /** Whether the link of this secret opens this day now. */
  @Transactional(readOnly = true)
  public boolean opens(String secret, long activity, Instant now) {
    return links
        .good(PublicLinks.hash(secret), now)
        .filter(behind -> behind == activity)
        .isPresent();
  }

  /** The same, locked. The link is looked at again: the day may have got another meanwhile. */
  private Activity held(String secret, Instant now) {
    var activity = activities.lock(behind(secret, now));
    if (!opens(secret, activity.activity(), now)) throw Refusal.notFound("link");
    return activity;
  }

  /** The school says yes by its link. */
  public void approveByLink(Occasion occasion, String secret, String name) {
    var activity = held(secret, occasion.now());
    if (activity.state() == State.APPROVED || activity.state() == State.PUBLISHED) return;
    activity.mustBe(State.ASKED);
    if (name.isBlank() || name.strip().length() > 100) throw new Refusal("activities.refusal.name");
    table.approved(activity.activity(), occasion.now(), null, name.strip());
    happened(occasion, activity, Happened.APPROVED, null);
  }

  /** The school says no by its link. */
  public void declineByLink(Occasion occasion, String secret, String reason) {
    declined(occasion, held(secret, occasion.now()), reason);
  }

  private void declined(Occasion occasion, Activity activity, String reason) {
    boolean again = activity.state() == State.DRAFT || activity.state() == State.POSTPONED;
    if (again && reason.strip().equals(activity.reason())) return; // a second click
    activity.mustBe(State.ASKED, State.APPROVED);
    var why = why(reason);
    long number = activity.activity();
    boolean told = activity.publishedAt() != null;
    links.revoke(number, occasion.now());
    table.unapproved(number);
    table.enter(number, told ? State.POSTPONED : State.DRAFT, why);
    happened(occasion, activity, Happened.DECLINED, why);
    if (!told) return;
    // people count on it: as a draft it would vanish from under them without a word
    table.rise(number);
    tellCompany(occasion, activity, "activities.letter.postponed", why);
    watches.orderedStream().forEach(watch -> watch.moved(occasion, number));
  }

  /**
   * From now on people may come.
   *
   * @throws Refusal without the school's yes, without a slot, after its end, or while a room above
   *     says that something lacks
   */
  public void publish(Occasion occasion, long number) {
    var activity = activities.lock(number);
    if (activity.state() == State.PUBLISHED) return; // a second click
    activity.mustBe(State.DRAFT, State.ASKED, State.APPROVED, State.POSTPONED);
    if (activity.state() == State.POSTPONED)
      throw new Refusal("activities.refusal.no-day", activity.title());
    if (activity.kind().atSchool() && activity.school() == null)
      throw new Refusal("activities.refusal.no-school", activity.title());
    if (!activity.agreedUpon())
      throw new Refusal("activities.refusal.not-approved", activity.title());
    if (!activity.endsAt().isAfter(occasion.now()))
      throw new Refusal("activities.refusal.over", activity.title(), activity.day());
    if (slots.of(number).isEmpty())
      throw new Refusal("activities.refusal.no-slot", activity.title());
    var lacks = activities.lacks(number);
    if (!lacks.isEmpty()) throw lacks.getFirst().refusal();
    table.published(number, occasion.now());
    happened(occasion, activity, Happened.PUBLISHED, null);
    tell(occasion, activities.activity(number), "activities.letter.published", "");
    watches.orderedStream().forEach(watch -> watch.published(occasion, number));
  }

  /**
   * Another time. A school that was asked is asked again: its yes was to another day.
   *
   * @param starts with its end, in the day's own zone
   */
  public void move(
      Occasion occasion, long number, Instant starts, Instant ends, @Nullable String reason) {
    var activity = activities.lock(number);
    if (!activity.state().isLive()) throw Activities.refused(activity);
    var from = starts.truncatedTo(ChronoUnit.MINUTES);
    var to = ends.truncatedTo(ChronoUnit.MINUTES);
    Activities.checkTime(from, to);
    boolean same = from.equals(activity.startsAt()) && to.equals(activity.endsAt());
    if (same && activity.state() != State.POSTPONED) return;
    boolean told = activity.publishedAt() != null;
    var why = told ? why(reason) : Activities.blankToNull(reason);
    table.move(number, from, to);
    slots.move(number, activity.startsAt(), activity.endsAt(), from, to);
    sheet.moveItems(number, (int) ChronoUnit.DAYS.between(activity.day(), day(from, activity)));
    happened(occasion, activity, Happened.MOVED, why);
    if (told) table.rise(number);
    boolean toAsk = activity.school() != null && activity.askedAt() != null;
    if (toAsk || activity.school() != null && activity.state() == State.POSTPONED)
      asked(occasion, activities.activity(number));
    else if (activity.state() == State.POSTPONED)
      table.enter(number, told ? State.PUBLISHED : State.DRAFT, null);
    if (!told) return;
    tell(occasion, activities.activity(number), "activities.letter.moved", why);
    watches.orderedStream().forEach(watch -> watch.moved(occasion, number));
  }

  /** It does not take place on its day, and no other is known yet. */
  public void postpone(Occasion occasion, long number, String reason) {
    var activity = activities.lock(number);
    if (activity.state() == State.POSTPONED) return; // a second click
    activity.mustBe(State.ASKED, State.APPROVED, State.PUBLISHED);
    var why = why(reason);
    links.revoke(number, occasion.now());
    table.unapproved(number);
    table.enter(number, State.POSTPONED, why);
    happened(occasion, activity, Happened.POSTPONED, why);
    tellSchool(occasion, activity, "activities.letter.postponed", why);
    if (activity.publishedAt() == null) return;
    table.rise(number);
    tellCompany(occasion, activity, "activities.letter.postponed", why);
    watches.orderedStream().forEach(watch -> watch.moved(occasion, number));
  }

  /** It does not take place at all. */
  public void cancel(Occasion occasion, long number, String reason) {
    var activity = activities.lock(number);
    if (activity.state() == State.CANCELLED) return; // a second click
    if (!activity.state().isLive()) throw Activities.refused(activity);
    var why = why(reason);
    links.revoke(number, occasion.now());
    table.enter(number, State.CANCELLED, why);
    happened(occasion, activity, Happened.CANCELLED, why);
    if (activity.askedAt() != null || activity.publishedAt() != null)
      tellSchool(occasion, activity, "activities.letter.cancelled", why);
    if (activity.publishedAt() == null) return;
    table.rise(number);
    tellCompany(occasion, activity, "activities.letter.cancelled", why);
    watches.orderedStream().forEach(watch -> watch.cancelled(occasion, number));
  }

  /**
   * Takes a day away, so that it can be brought back.
   *
   * @param confirmed somebody said so twice
   * @throws Refusal for one that was held (hours are counted on it), or on which people count: it
   *     is cancelled first, so that they are told
   */
  public void remove(Occasion occasion, long number, boolean confirmed) {
    var activity = table.lock(number).orElseThrow(() -> Refusal.notFound("" + number));
    if (activity.removed()) return; // a second click
    if (!confirmed) throw new Refusal("activities.refusal.confirm", activity.title());
    if (activity.state() == State.HELD)
      throw new Refusal("activities.refusal.held-stays", activity.title());
    if (activity.publishedAt() != null && activity.state() != State.CANCELLED)
      throw new Refusal("activities.refusal.cancel-first", activity.title());
    table.remove(number, occasion.now(), occasion.actor().account());
    happened(occasion, activity, Happened.REMOVED, null);
  }

  /** Brings it back as it was. */
  public void restore(Occasion occasion, long number) {
    var activity = table.lock(number).orElseThrow(() -> Refusal.notFound("" + number));
    if (!activity.removed()) return;
    table.restore(number);
    happened(occasion, activity, Happened.RESTORED, null);
  }

  private void tell(Occasion occasion, Activity activity, String key, @Nullable String reason) {
    tellSchool(occasion, activity, key, reason);
    tellCompany(occasion, activity, key, reason);
  }

  private void tellSchool(
      Occasion occasion, Activity activity, String key, @Nullable String reason) {
    if (activity.school() != null)
      tell(occasion, activity, Role.SCHOOL, activity.school(), key, reason);
  }

  private void tellCompany(
      Occasion occasion, Activity activity, String key, @Nullable String reason) {
    if (activity.partner() != null)
      tell(occasion, activity, Role.DONOR, activity.partner(), key, reason);
  }

  private void tell(
      Occasion occasion,
      Activity activity,
      Role role,
      long partner,
      String key,
      @Nullable String reason) {
    for (var box : links.mailboxes(role.name(), partner))
      post.write(
          occasion,
          box.address(),
          Locale.forLanguageTag(box.language()),
          key,
          activity.title(),
          activity.startsAt(),
          activity.place(),
          reason == null ? "" : reason,
          origin.here() + "/days/a/" + activity.address());
  }

  private void happened(
      Occasion occasion, Activity activity, Happened kind, @Nullable String words) {
    table.happened(activity.activity(), kind, words, occasion.now(), occasion.actor().account());
  }

  private static LocalDate day(Instant moment, Activity activity) {
    return LocalDate.ofInstant(moment, ZoneId.of(activity.zone()));
  }

  private static String why(@Nullable String reason) {
    if (reason == null || reason.isBlank()) throw new Refusal("activities.refusal.why");
    if (reason.strip().length() > 500) throw new Refusal("activities.refusal.long", 500);
    return reason.strip();
  }
}
