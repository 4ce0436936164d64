package org.greenclassroom.applications;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.applications.Decision.Outcome;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of decisions. A no and a not-yet are one officer's; a yes is two officers', and
 * plans the classroom in the same moment.
 */
@Service
@Transactional
public class Deciding {
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST = 2_000;
  private final ApplicationTable table;
  private final DecisionTable decisions;
  private final ScoreTable scores;
  private final LikenessTable likeness;
  private final Letters letters;
  private final Classrooms classrooms;
  private final Needs needs;
  private final Partners partners;

  Deciding(
      ApplicationTable table,
      DecisionTable decisions,
      ScoreTable scores,
      LikenessTable likeness,
      Letters letters,
      Classrooms classrooms,
      Needs needs,
      Partners partners) {
    this.table = table;
    this.decisions = decisions;
    this.scores = scores;
    this.likeness = likeness;
    this.letters = letters;
    this.classrooms = classrooms;
    this.needs = needs;
    this.partners = partners;
  }

  /**
   * The first officer says yes; nothing is planned yet.
   *
   * @param funded why, although somebody helps the school already; may be empty where nobody does
   */
  public void approve(Occasion occasion, long id, Decision.Plan plan, String funded, String note) {
    var application = decidable(id);
    if (decisions.waiting(id).isPresent())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "applications.refusal.waits-for-second", application.number());
    var school = application.school();
    if (school == null) throw new Refusal("applications.refusal.no-school", application.number());
    check(plan);
    var reason = funded.strip();
    var doubled = doubled(application, plan.room());
    refuseDouble(application, plan, doubled, reason);
    decisions.insert(
        id,
        decided(
            occasion,
            Outcome.APPROVED,
            lastScore(id),
            null,
            checked(note),
            doubled.needsReason() ? reason : null,
            plan));
  }

  /** A second officer agrees: the classroom is planned and the school is told. */
  public long second(Occasion occasion, long id, String note) {
    var application = decidable(id);
    var decision = waiting(application);
    var plan = java.util.Objects.requireNonNull(decision.plan());
    if (decision.decidedBy() == occasion.actor().account())
      throw new Refusal("applications.refusal.four-eyes", application.number());
    var school = application.school();
    if (school == null) throw new Refusal("applications.refusal.no-school", application.number());
    // somebody may have planned or funded a room since the first look
    refuseDouble(
        application,
        plan,
        doubled(application, plan.room()),
        decision.funded() == null ? "" : decision.funded());
    decisions.second(
        decision.decision(), true, checked(note), occasion.now(), occasion.actor().account());
    var told = application.told();
    var classroom =
        classrooms.plan(
            occasion,
            new Classrooms.Wanted(
                school,
                plan.sponsor(),
                plan.room(),
                plan.seats(),
                plan.device(),
                told.hasSpecialNeeds()));
    needs.say(occasion, classroom, need(application, plan));
    table.approve(id, school, classroom);
    table.step(id, Application.State.APPROVED, occasion.now(), occasion.actor().account());
    letters.approved(occasion, application, plan, decision.note());
    return classroom;
  }

  /** What is known of the classroom is the plan's: its priority is the score. */
  private static Need need(Application application, Decision.Plan plan) {
    var told = application.told();
    return new Need(
        null,
        null,
        null,
        null,
        Math.ceilDiv(plan.seats(), 15),
        true,
        true,
        application.points() == null ? 0 : application.points(),
        application.number(),
        told.allPupils(),
        plan.wantedFrom(),
        plan.wantedUntil(),
        Set.<Feature>copyOf(told.features()));
  }

  /** A second officer does not agree: it is open again, with what was said. */
  public void sendBack(Occasion occasion, long id, String why) {
    var application = decidable(id);
    var decision = waiting(application);
    var said = checked(why);
    if (said.length() < SHORTEST_REASON)
      throw new Refusal("applications.refusal.say-why", application.number());
    decisions.second(decision.decision(), false, said, occasion.now(), occasion.actor().account());
  }

  /** Good, but others come first: it waits, by its points. */
  public void putOnWaitingList(Occasion occasion, long id, String note) {
    var application = decidable(id);
    if (application.state() == Application.State.WAITING)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "applications.refusal.waits-already", application.number());
    refuseWhileASecondIsAsked(application);
    var said = checked(note);
    decisions.insert(id, decided(occasion, Outcome.WAITING, lastScore(id), null, said, null, null));
    become(occasion, id, Application.State.WAITING);
    letters.waiting(occasion, application, said);
  }

  /** No, and why; also before a survey was made of it. */
  public void reject(Occasion occasion, long id, Decision.Reason reason, String note) {
    var application = locked(id);
    if (!application.isOpen()) throw ended(application);
    refuseWhileASecondIsAsked(application);
    var said = checked(note);
    decisions.insert(
        id, decided(occasion, Outcome.REJECTED, lastScore(id), reason, said, null, null));
    become(occasion, id, Application.State.REJECTED);
    letters.rejected(occasion, application, reason, said);
  }

  private static Decision decided(
      Occasion occasion,
      Outcome outcome,
      @Nullable Long score,
      Decision.@Nullable Reason reason,
      String note,
      @Nullable String funded,
      Decision.@Nullable Plan plan) {
    return new Decision(
        0,
        outcome,
        score,
        reason,
        note,
        funded,
        plan,
        occasion.now(),
        occasion.actor().account(),
        null,
        null,
        null,
        null);
  }

  private @Nullable Long lastScore(long id) {
    return scores.scores(id).stream().map(ScoreTable.Kept::score).findFirst().orElse(null);
  }

  private void check(Decision.Plan plan) {
    if (plan.room().isBlank() || plan.room().length() > 100)
      throw new Refusal("applications.refusal.plan-room");
    if (plan.seats() < 1 || plan.seats() > 200) throw new Refusal("applications.no.seats");
    var from = plan.wantedFrom();
    var until = plan.wantedUntil();
    if (from != null && until != null && until.isBefore(from))
      throw new Refusal("applications.no.days");
    if (plan.sponsor() != null) {
      var sponsor = partners.partner(plan.sponsor());
      if (!sponsor.is(PartnerKind.SPONSOR))
        throw new Refusal("applications.refusal.not-a-sponsor", sponsor.name());
    }
  }

  private static void refuseDouble(
      Application application, Decision.Plan plan, Doubled doubled, String reason) {
    if (doubled.sameRoom())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "applications.refusal.same-room",
          plan.room(),
          application.number());
    if (doubled.needsReason() && reason.length() < SHORTEST_REASON)
      throw new Refusal("applications.refusal.double-funding", application.told().name());
    if (reason.length() > LONGEST) throw new Refusal("applications.no.long", LONGEST);
  }

  private Decision waiting(Application application) {
    return decisions
        .waiting(application.application())
        .orElseThrow(() ->
            new Refusal(
                Refusal.Kind.CONFLICT,
                "applications.refusal.nothing-to-second",
                application.number()));
  }

  private void refuseWhileASecondIsAsked(Application application) {
    if (decisions.waiting(application.application()).isPresent())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "applications.refusal.waits-for-second", application.number());
  }

  private static String checked(String note) {
    if (note.length() > LONGEST) throw new Refusal("applications.no.long", LONGEST);
    return note.strip();
  }

  private void become(Occasion occasion, long id, Application.State state) {
    table.become(id, state);
    table.step(id, state, occasion.now(), occasion.actor().account());
  }

  private Application locked(long id) {
    table.lock(id);
    return table.application(id).orElseThrow(() -> Refusal.notFound(String.valueOf(id)));
  }

  private Application decidable(long id) {
    var application = locked(id);
    if (!application.isOpen()) throw ended(application);
    if (!application.canBeDecided())
      throw new Refusal("applications.refusal.not-scored", application.number());
    return application;
  }

  private static Refusal ended(Application application) {
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "applications.refusal.ended",
        application.number(),
        application.state());
  }

  /** Who helps this school already. */
  @Transactional(readOnly = true)
  Doubled doubled(Application application, String room) {
    var school = application.school();
    var approved =
        likeness.alike(application.application()).stream()
            .filter(LikenessTable.Alike::school)
            .filter(alike -> {
              var state = table.application(alike.application()).orElseThrow().state();
              // what was approved counts by its classroom, while that is open
              return state != Application.State.REJECTED
                  && state != Application.State.WITHDRAWN
                  && state != Application.State.APPROVED;
            })
            .collect(Collectors.toList());
    return Doubled.of(
        application.told(), room, school == null ? List.of() : likeness.rooms(school), approved);
  }

  @Transactional(readOnly = true)
  List<Decision> decisions(long id) {
    return decisions.decisions(id);
  }

  /** Approvals that wait for this officer. */
  @Transactional(readOnly = true)
  long waitingFor(Occasion occasion) {
    return decisions.waitingFor(occasion.actor().account());
  }
}
