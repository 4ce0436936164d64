package org.greenclassroom.signups;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calendars to subscribe to: mail programs that only read files make a new entry of each, so there
 * is always an address as well. A person's and a company's have a secret; a day's is as public as
 * its page.
 */
@Service
@Transactional
class Feeds {
  /** So long a program that looks rarely still learns that something was called off. */
  private static final Duration BACK = Duration.ofDays(90);

  private final FeedTable table;
  private final InvitationTable invitations;
  private final StintTable stints;
  private final Letters letters;
  private final Origin origin;

  Feeds(
      FeedTable table,
      InvitationTable invitations,
      StintTable stints,
      Letters letters,
      Origin origin) {
    this.table = table;
    this.invitations = invitations;
    this.stints = stints;
    this.letters = letters;
    this.origin = origin;
  }

  /** A new secret for a person or a company; the one before it opens nothing any more. */
  String make(Occasion occasion, @Nullable Long volunteer, @Nullable Long partner) {
    var secret = PublicLinks.secret();
    table.revoke(volunteer, partner, occasion.now());
    table.insert(volunteer, partner, PublicLinks.hash(secret), occasion.now());
    return secret;
  }

  /** From now on the secret of a person or a company opens nothing. */
  void end(Occasion occasion, @Nullable Long volunteer, @Nullable Long partner) {
    table.revoke(volunteer, partner, occasion.now());
  }

  /** Since when a person's calendar can be subscribed to; empty: it cannot. */
  @Transactional(readOnly = true)
  Optional<Instant> since(long volunteer) {
    return table.since(volunteer);
  }

  /** What the holder of this secret sees; of other secrets nothing is known. */
  @Transactional(readOnly = true)
  byte[] feed(String secret, String personal, String days, Instant now) {
    var owner =
        table.behind(PublicLinks.hash(secret)).orElseThrow(() -> Refusal.notFound("calendar"));
    var events = new ArrayList<DayEvent>();
    var volunteer = owner.volunteer();
    if (volunteer != null)
      for (var one : stints.told(volunteer, now.minus(BACK)))
        events.add(letters.event(one.day(), one.told()));
    var partner = owner.partner();
    if (partner != null)
      for (var day : stints.ofCompany(partner, now.minus(BACK))) events.add(event(day));
    return IcsFile.feed(volunteer == null ? days : personal, events, letters.organizer());
  }

  /** The file of one person's day. */
  @Transactional(readOnly = true)
  byte[] file(long activity, long volunteer) {
    var told = invitations.of(activity, volunteer);
    if (told.isEmpty()) throw Refusal.notFound(Long.toString(activity));
    var day = stints.personDay(activity, volunteer).orElseThrow();
    return IcsFile.feed(day.title(), List.of(letters.event(day, told.get())), letters.organizer());
  }

  /** A day as everybody who has its address sees it. */
  @Transactional(readOnly = true)
  Optional<byte[]> day(String address) {
    return stints
        .addressed(address)
        .filter(StintTable.Day::announced)
        .map(day -> IcsFile.feed(day.title(), List.of(event(day)), letters.organizer()));
  }

  private DayEvent event(StintTable.Day day) {
    return new DayEvent(
        DayEvent.uid(day.key()),
        day.sequence(),
        day.removed()
            || day.state() == Activity.State.CANCELLED
            || day.state() == Activity.State.POSTPONED,
        day.title(),
        "",
        day.place(),
        day.startsAt(),
        day.endsAt(),
        ZoneId.of(day.zone()),
        // the same bytes for the same day: programs ask again and again
        day.publishedAt() == null ? day.startsAt() : day.publishedAt(),
        origin.here() + "/join/" + day.address(),
        null);
  }
}
