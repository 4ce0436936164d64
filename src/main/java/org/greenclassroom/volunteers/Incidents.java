package org.greenclassroom.volunteers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of what must not happen: reported by anybody who was let in, read by the
 * safeguarding leads alone. A letter goes to them at once and says only that there is a report.
 */
@Service
@Transactional
public class Incidents {
  /**
   * Shorter than the four working hours within which a report is looked at, so that they are kept.
   */
  private static final Duration UNSEEN = Duration.ofHours(3);

  /** Of the programme's own office. */
  private static final String OFFICE = "CN";

  private final IncidentTable table;
  private final Volunteers volunteers;
  private final Calendars calendars;
  private final Post post;
  private final Origin origin;

  Incidents(
      IncidentTable table, Volunteers volunteers, Calendars calendars, Post post, Origin origin) {
    this.table = table;
    this.volunteers = volunteers;
    this.calendars = calendars;
    this.post = post;
    this.origin = origin;
  }

  /** Whether this person reads reports. */
  @Transactional(readOnly = true)
  public boolean isLead(Actor actor) {
    return actor.account() > 0 && table.isLead(actor.account());
  }

  /**
   * Writes a report, for good.
   *
   * @throws Refusal where a child is surely named: it is told without a name
   */
  public void report(
      Occasion occasion, LocalDate happenedOn, String place, boolean urgent, String words) {
    var actor = occasion.actor();
    if (actor.account() <= 0 && volunteers.of(actor).isEmpty())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
    if (happenedOn.isAfter(occasion.today())) throw new Refusal("volunteers.refusal.incident-day");
    if (place.isBlank() || place.length() > 200)
      throw new Refusal("volunteers.refusal.incident-place");
    if (words.isBlank() || words.length() > 5_000)
      throw new Refusal("volunteers.refusal.incident-words");
    if (Naming.isSure(words) || Naming.isSure(place))
      throw new Refusal("volunteers.refusal.child-named");
    table
        .insert(
            happenedOn,
            place.strip(),
            urgent,
            words.strip(),
            occasion.now(),
            actor.account(),
            occasion.keyFor("incident"))
        .ifPresent(incident -> alarm(occasion, incident, "volunteers.letter.incident"));
  }

  private void alarm(Occasion occasion, long incident, String key) {
    for (var box : table.alarm())
      post.write(
          occasion,
          box.address(),
          Locale.forLanguageTag(box.language()),
          key,
          "" + incident,
          origin.known() + "/incidents/" + incident);
  }

  /**
   * Reports that nobody has looked at for some of the office's hours; where somebody is in danger,
   * for as many hours of any day.
   */
  @Transactional(readOnly = true)
  List<Long> unseen(Instant now) {
    var office = calendars.officeIn(OFFICE, Counting.WORKING);
    return table.unseen(now.minus(UNSEEN)).stream()
        .filter(one ->
            one.urgent() || office.secondsBetween(one.reportedAt(), now) >= UNSEEN.toSeconds())
        .map(IncidentTable.Unseen::incident)
        .toList();
  }

  /** The leads are written to once more; by whoever writes first that they are. */
  void remind(Occasion occasion, long incident) {
    var once =
        UUID.nameUUIDFromBytes(
            ("volunteers/reminded/" + incident).getBytes(StandardCharsets.UTF_8));
    if (table.step(incident, IncidentTable.Step.REMINDED, null, occasion.now(), 0, once))
      alarm(occasion, incident, "volunteers.letter.incident-waits");
  }

  /** A lead has read it, writes down what was done, or closes it. */
  void step(Occasion occasion, long incident, IncidentTable.Step kind, String words) {
    lead(occasion.actor());
    var known = incident(occasion.actor(), incident);
    if (kind == IncidentTable.Step.REMINDED) throw Refusal.notFound(kind.name());
    if (known.closed()) throw new Refusal("volunteers.refusal.incident-closed", "" + incident);
    if (kind != IncidentTable.Step.SEEN && words.isBlank())
      throw new Refusal("volunteers.refusal.incident-words");
    if (words.length() > 5_000) throw new Refusal("volunteers.refusal.incident-words");
    if (Naming.isSure(words)) throw new Refusal("volunteers.refusal.child-named");
    table.step(
        incident,
        kind,
        words.isBlank() ? null : words.strip(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("step"));
  }

  /** An administrator appoints a lead. */
  public void appoint(Occasion occasion, long account) {
    if (table.staff().stream().noneMatch(one -> one.account() == account))
      throw Refusal.notFound(Long.toString(account));
    table.appoint(account, occasion.now(), occasion.actor().account());
  }

  /** From now on somebody is lead no longer. */
  public void dismiss(Occasion occasion, long account) {
    table.dismiss(account, occasion.now());
  }

  @Transactional(readOnly = true)
  IncidentTable.Incident incident(Actor actor, long incident) {
    lead(actor);
    return table.incident(incident).orElseThrow(() -> Refusal.notFound(Long.toString(incident)));
  }

  @Transactional(readOnly = true)
  List<IncidentTable.Done> steps(Actor actor, long incident) {
    lead(actor);
    return table.steps(incident);
  }

  @Transactional(readOnly = true)
  Slice<IncidentTable.Incident> page(Actor actor, long before, int size) {
    lead(actor);
    return Slice.of(table.page(before, size + 1), size, one -> Long.toString(one.incident()));
  }

  @Transactional(readOnly = true)
  List<IncidentTable.Lead> leads() {
    return table.leads();
  }

  @Transactional(readOnly = true)
  List<IncidentTable.Lead> staff() {
    return table.staff();
  }

  private void lead(Actor actor) {
    if (!isLead(actor)) throw new Refusal(Refusal.Kind.NOT_FOUND, "volunteers.refusal.leads-only");
  }
}
