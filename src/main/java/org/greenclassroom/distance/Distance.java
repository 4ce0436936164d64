package org.greenclassroom.distance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions: planned as single days, tried, made ready, begun with an adult of the school in the
 * room, counted, held.
 */
@Service
@Transactional
public class Distance {
  private static final int LONGEST = 200;

  private final SessionTable table;
  private final Requests requests;
  private final Closing closing;
  private final Activities activities;
  private final Lives lives;
  private final Volunteers volunteers;
  private final Schools schools;
  private final Calendars calendars;
  private final Post post;

  Distance(
      SessionTable table,
      Requests requests,
      Closing closing,
      Activities activities,
      Lives lives,
      Volunteers volunteers,
      Schools schools,
      Calendars calendars,
      Post post) {
    this.table = table;
    this.requests = requests;
    this.closing = closing;
    this.activities = activities;
    this.lives = lives;
    this.volunteers = volunteers;
    this.schools = schools;
    this.calendars = calendars;
    this.post = post;
  }

  /**
   * Plans a series for an accepted request: each session a day of its own, for which people sign up
   * as for every day. Planned twice with the same key: once.
   *
   * @return the sessions of the request, by number
   */
  public List<Long> planned(Occasion occasion, long request, Plan.Form form) {
    return plan(occasion, request, form).stream().map(Session::session).toList();
  }

  List<Session> plan(Occasion occasion, long request, Plan.Form form) {
    var wish = requests.asked(request, occasion.actor());
    var school = wish.school();
    if (wish.state() != RequestState.ACCEPTED || school == null)
      throw new Refusal("distance.refusal.not-accepted", wish.schoolName());
    var known = schools.school(school);
    var clock = City.of(known.territory());
    var plan = form.plan(clock, occasion.today());
    var by =
        new Connection(plan.platform(), plan.link(), plan.passCode(), plan.backup(), plan.host());
    var days = plan.days(day -> calendars.isTeaching(school, day));
    for (var day : days) {
      var each =
          new Occasion(
              occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("session/" + day));
      long activity =
          activities.open(
              each,
              new Opening(
                  Kind.DISTANCE_SESSION,
                  plan.title(),
                  null,
                  school,
                  wish.classroom(),
                  null,
                  plan.begins(day),
                  plan.ends(day),
                  clock.zone(),
                  known.name(),
                  wish.language(),
                  true,
                  null));
      if (table.ofActivity(activity).isEmpty())
        table.insert(request, activity, lives.ask(each, activity), by);
    }
    var sessions = table.ofRequest(request);
    if (!wish.isForgotten())
      post.write(
          occasion,
          wish.email(),
          Locale.forLanguageTag(wish.language()),
          "distance.letter.planned",
          wish.person(),
          plan.title(),
          lines(sessions),
          requests.link(wish.secret(), Locale.forLanguageTag(wish.language())));
    return sessions;
  }

  /** The school says yes to all days of a request that wait for its word; how many. */
  public int approve(Occasion occasion, String secret, String name) {
    var wish = requests.behind(secret);
    if (name.isBlank()) throw new Refusal("distance.refusal.empty.person");
    int approved = 0;
    for (var one : table.ofRequest(wish.request())) {
      if (!one.state().equals("ASKED")) continue;
      lives.approveByLink(occasion, approval(occasion, one), name.strip());
      approved++;
    }
    return approved;
  }

  /** The link of the day; where the day was moved and asked for again, a new one. */
  private String approval(Occasion occasion, Session one) {
    return table
        .approval(one.session())
        .filter(kept -> lives.opens(kept, one.activity(), occasion.now()))
        .orElseGet(() -> lives.ask(occasion, one.activity()));
  }

  /** Lets people sign up for all days of a request to which the school has said yes; how many. */
  public int publish(Occasion occasion, long request) {
    int published = 0;
    for (var one : table.ofRequest(request)) {
      if (!one.state().equals("APPROVED")) continue;
      lives.publish(occasion, one.activity());
      published++;
    }
    return published;
  }

  private static String lines(List<Session> sessions) {
    var lines = new StringBuilder();
    for (var each : sessions) {
      var clock = each.clocks(each.clock()).atSchool();
      lines.append(clock.day()).append("  ").append(clock.hours()).append('\n');
    }
    return lines.toString().strip();
  }

  @Transactional(readOnly = true)
  List<Session> ofRequest(long request) {
    return table.ofRequest(request);
  }

  @Transactional(readOnly = true)
  Map<Long, String> rooms(@Nullable Long school) {
    return school == null ? Map.of() : table.rooms(school);
  }

  @Transactional(readOnly = true)
  long waiting(Actor actor) {
    return actor.seesAll() ? requests.waiting() : 0;
  }

  @Transactional(readOnly = true)
  Slice<Session> page(Occasion occasion, boolean past, @Nullable String after, int size) {
    var own = schools.own(occasion.actor());
    var key = past ? Instant.parse("9999-01-01T00:00:00Z") : Instant.EPOCH;
    long number = past ? Long.MAX_VALUE : 0;
    if (after != null && after.matches("\\d{1,12}\\.\\d{1,9}\\.\\d{1,18}")) {
      var parts = after.split("\\.");
      key = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      number = Long.parseLong(parts[2]);
    }
    var rows =
        table.page(
            past,
            own == null ? null : own.toArray(Long[]::new),
            occasion.now(),
            key,
            number,
            size + 1);
    return Slice.of(
        rows,
        size,
        row ->
            row.startsAt().getEpochSecond() + "." + row.startsAt().getNano() + "." + row.session());
  }

  /** One session; another school's is unknown here. */
  @Transactional(readOnly = true)
  Session session(long session, Actor actor) {
    var one = session(session);
    var own = schools.own(actor);
    if (own != null && !own.contains(one.school())) throw Refusal.notFound(String.valueOf(session));
    return one;
  }

  private Session session(long session) {
    return table.session(session).orElseThrow(() -> Refusal.notFound(String.valueOf(session)));
  }

  /** The session behind the link of its school's letters. */
  @Transactional(readOnly = true)
  Session behind(String secret, long session) {
    var wish = requests.behind(secret);
    return table
        .session(session)
        .filter(one -> one.request() == wish.request())
        .orElseThrow(() -> Refusal.notFound(String.valueOf(session)));
  }

  /** The session for a volunteer who has a place in it, or for staff; for others there is none. */
  @Transactional(readOnly = true)
  Session joined(long session, Actor actor) {
    var one = session(session);
    if (actor.seesAll()) {
      schools.within(actor, one.school(), session);
      return one;
    }
    var volunteer = volunteers.of(actor);
    if (volunteer.isEmpty() || !table.isPlaced(one.activity(), volunteer.get()))
      throw Refusal.notFound(String.valueOf(session));
    return one;
  }

  @Transactional(readOnly = true)
  List<SessionTable.Placed> placed(long session) {
    return table.placed(session(session).activity());
  }

  @Transactional(readOnly = true)
  List<Rehearsal> rehearsals(long session) {
    return table.rehearsals(session);
  }

  @Transactional(readOnly = true)
  @Nullable Told told(long session) {
    return table.told(session).orElse(null);
  }

  @Transactional(readOnly = true)
  @Nullable Participants connected(long session) {
    return table.connected(session).orElse(null);
  }

  void connect(
      Occasion occasion,
      long session,
      Platform platform,
      String link,
      String passCode,
      String backup,
      String host) {
    held(session).refuseOver();
    if (backup.isBlank()) throw new Refusal("distance.refusal.backup");
    if (host.isBlank()) throw new Refusal("distance.refusal.host");
    table.connect(
        session,
        new Connection(
            platform,
            platform.hasLink() ? Connection.link(link) : link.strip(),
            passCode.strip(),
            backup.strip(),
            host.strip()));
  }

  /** Locks the session: what is done to it is done one after the other. */
  private Session held(long session) {
    session(session);
    table.hold(session);
    return session(session);
  }

  /**
   * Allows recording for a reason and with the school's word, or forbids it again.
   *
   * @param word by whom of the school, and when
   */
  void record(Occasion occasion, long session, Recording recording, String reason, String word) {
    held(session).refuseOver();
    if (recording == Recording.FORBIDDEN) {
      table.forbidRecording(session);
      return;
    }
    if (reason.isBlank()) throw new Refusal("distance.refusal.recording-reason");
    if (word.isBlank()) throw new Refusal("distance.refusal.recording-word");
    table.allowRecording(session, reason.strip(), word.strip(), occasion);
  }

  /** Names the adult of the school who is in the room. */
  public void adult(Occasion occasion, long session, String name, String phone) {
    held(session).refuseOver();
    if (name.isBlank() || name.strip().length() > LONGEST)
      throw new Refusal("distance.refusal.adult-name");
    if (!phone.strip().matches("[+0-9][0-9 ()/.-]{4,30}"))
      throw new Refusal("distance.refusal.adult-phone");
    table.name(session, name.strip(), phone.strip());
  }

  void rehearse(Occasion occasion, long session, Rehearsal.Form form) {
    var one = held(session);
    one.refuseOver();
    var tried = form.rehearsal(occasion.now());
    table.insertRehearsal(
        one, occasion.keyFor("rehearsal"), tried, tried.isGood(one.platform()), occasion);
  }

  /**
   * Calls it ready.
   *
   * @param overrule why it is so without a good rehearsal; blank: it had one
   */
  void ready(Occasion occasion, long session, String overrule) {
    var one = held(session);
    one.refuseUnlessReady(overrule);
    table.ready(one, one.rehearsedWell() ? null : overrule.strip(), occasion);
  }

  void begin(Occasion occasion, long session) {
    var one = held(session);
    one.refuseToBegin(occasion.now());
    table.begin(session, occasion.now());
  }

  void tell(Occasion occasion, long session, Told.Form form) {
    var one = held(session);
    one.refuseOver();
    if (!one.canTell(occasion.now())) throw new Refusal("distance.refusal.not-yet", one.title());
    table.insertTold(session, occasion.keyFor("told"), form.told(one.minutes()), occasion);
  }

  /** Counts the adults' connections in a platform's list; who they are is not read any further. */
  void count(Occasion occasion, long session, byte[] file) {
    held(session);
    table.insertConnected(session, occasion.keyFor("connected"), Participants.read(file), occasion);
  }

  /**
   * It took place: hours are proposed to who came, the lesson is logged, the day is closed.
   *
   * @param came signups of those who were there
   * @param minutes that they gave; null: as long as it was planned
   */
  void held(Occasion occasion, long session, List<Long> came, @Nullable Integer minutes) {
    activities.lock(session(session).activity()); // the day first, as when it is moved
    var one = held(session);
    one.refuseToHold(occasion.now());
    int given = minutes == null ? one.minutes() : minutes;
    if (given < 1 || given > 600) throw new Refusal("distance.refusal.minutes", 1, 600);
    var there = new ArrayList<SessionTable.Placed>();
    for (var each : table.placed(one.activity())) if (came.contains(each.signup())) there.add(each);
    closing.close(occasion, one, there, given);
    activities.held(occasion, one.activity(), one.begunAt());
  }
}
