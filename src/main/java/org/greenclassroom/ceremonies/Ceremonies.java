package org.greenclassroom.ceremonies;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.attendance.Certificates;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: who is asked to an opening ceremony, and what its kit is made of. */
@Service
@Transactional
public class Ceremonies {
  private static final int MOST = 500;

  private final Activities activities;
  private final Partners partners;
  private final Nearby nearby;
  private final GuestTable guests;
  private final RoomTable rooms;
  private final Certificates certificates;
  private final Shown shown;

  Ceremonies(
      Activities activities,
      Partners partners,
      Nearby nearby,
      GuestTable guests,
      RoomTable rooms,
      Certificates certificates,
      Shown shown) {
    this.activities = activities;
    this.partners = partners;
    this.nearby = nearby;
    this.guests = guests;
    this.rooms = rooms;
    this.certificates = certificates;
    this.shown = shown;
  }

  /** Everything for the papers, as the records stand now. */
  @Transactional(readOnly = true)
  Kit kit(long number) {
    var activity = ceremony(number);
    var room = activity.classroom() == null ? null : rooms.room(activity.classroom());
    return new Kit(
        activity,
        activity.partner() == null ? null : partners.partner(activity.partner()).name(),
        activity.school() == null ? null : partners.partner(activity.school()).name(),
        room,
        Facts.of(room, shown),
        guests.of(number),
        rooms.lines(number),
        rooms.helpers(number));
  }

  /** Only opening ceremonies have a kit. */
  @Transactional(readOnly = true)
  Activity ceremony(long number) {
    var activity = activities.activity(number);
    if (activity.kind() != Kind.OPENING_CEREMONY || activity.removed())
      throw Refusal.notFound(Long.toString(number));
    return activity;
  }

  /** Numbered certificates for all whose hours of the day are confirmed; how many. */
  int certify(Occasion occasion, long number) {
    ceremony(number);
    return certificates.issueOf(occasion, number);
  }

  /** How many are asked, are coming and speak. */
  @Transactional(readOnly = true)
  int[] counted(long activity) {
    var all = guests.of(activity);
    return new int[] {
      all.size(),
      (int) all.stream().filter(one -> one.reply() == Reply.COMING).count(),
      (int) all.stream().filter(one -> one.speaker() && one.seated()).count()
    };
  }

  @Transactional(readOnly = true)
  Guest guest(long activity, long guest) {
    return guests
        .guest(guest)
        .filter(one -> one.activity() == activity)
        .orElseThrow(() -> Refusal.notFound(Long.toString(guest)));
  }

  /** Somebody is asked. */
  public void invite(Occasion occasion, long activity, Invited invited) {
    ceremony(activity);
    var before = guests.of(activity);
    if (before.size() >= MOST) throw new Refusal("ceremonies.refusal.many", MOST);
    int last = before.stream().mapToInt(Guest::protocol).max().orElse(0);
    guests.insert(
        activity,
        invited,
        invited.protocol() == null ? Math.min(9_999, last + 10) : invited.protocol(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("guest/" + activity));
  }

  void change(long activity, long guest, Invited invited) {
    var before = guest(activity, guest);
    guests.change(
        guest, invited, invited.protocol() == null ? before.protocol() : invited.protocol());
  }

  void reply(long activity, long guest, Reply reply) {
    guest(activity, guest);
    guests.reply(guest, reply);
  }

  void remove(Occasion occasion, long activity, long guest) {
    guest(activity, guest);
    guests.remove(guest, occasion.now());
  }

  @Transactional(readOnly = true)
  List<GuestTable.Row> page(Actor actor, Instant before, long activity, int limit) {
    return guests.page(nearby.schools(actor), before, activity, limit);
  }
}
