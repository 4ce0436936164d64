package org.greenclassroom.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Version;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.followup.DoneBy;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what engineers say, piece by piece, in whatever order it arrives. Each piece is a
 * transaction of its own: one that is refused holds up no other.
 */
@Service
@Transactional
public class Taking {
  private static final int LONGEST = 2_000;

  private final VisitTable visits;
  private final EntryTable entries;
  private final PhotographTable photographs;
  private final Raising raising;
  private final Checklists checklists;
  private final Plan plan;
  private final Classrooms classrooms;
  private final Attachments attachments;
  private final Files files;

  Taking(
      VisitTable visits,
      EntryTable entries,
      PhotographTable photographs,
      Raising raising,
      Checklists checklists,
      Plan plan,
      Classrooms classrooms,
      Attachments attachments,
      Files files) {
    this.visits = visits;
    this.entries = entries;
    this.photographs = photographs;
    this.raising = raising;
    this.checklists = checklists;
    this.plan = plan;
    this.classrooms = classrooms;
    this.attachments = attachments;
    this.files = files;
  }

  /**
   * Takes one entry. The same id twice is once.
   *
   * @return the visit it belongs to
   * @throws Refusal when it can never be taken: then nothing of it is kept
   */
  public long take(Occasion occasion, Head head, Entry entry) {
    long visit = open(occasion, head);
    var known = visits.visit(visit).orElseThrow();
    if (!entries.here(visit, List.of(entry.id())).isEmpty()) return visit;
    if (!known.open()) throw new Refusal("visits.refusal.approved", known.number());
    var checked = checked(head, entry);
    if (checked.kind() == Entry.Kind.POSITION) locate(visit, known.classroom(), checked);
    if (!entries.insert(occasion, visit, at(occasion, checked)))
      throw new Refusal("visits.refusal.other-visit", known.number());
    settle(occasion, visit, checked.kind() == Entry.Kind.SUBMIT);
    return visit;
  }

  /**
   * Takes a photograph that this browser sent before, part by part.
   *
   * @param takenAt read from the camera by the client; null: not told
   * @param at where; null: not told
   */
  long picture(
      Occasion occasion,
      Head head,
      String item,
      String sha256,
      @Nullable Instant takenAt,
      @Nullable Coordinates at) {
    return picture(occasion, head, item, sha256, attachments.bytes(occasion, sha256), takenAt, at);
  }

  /** The same with its bytes. */
  long picture(
      Occasion occasion,
      Head head,
      String item,
      String sha256,
      byte[] bytes,
      @Nullable Instant takenAt,
      @Nullable Coordinates at) {
    long visit = open(occasion, head);
    var known = visits.visit(visit).orElseThrow();
    if (photographs.hashes(visit).contains(sha256)) return visit;
    if (!known.open()) throw new Refusal("visits.refusal.approved", known.number());
    if (checklists.version(head.version()).item(item).isEmpty())
      throw new Refusal("visits.refusal.no-item", item);
    var picture = Picture.of(bytes);
    var file = files.keep(picture.jpeg(), "visit-" + visit + ".jpg", "image/jpeg");
    photographs.insert(occasion, visit, item, sha256, file, picture, takenAt, at);
    return visit;
  }

  private long open(Occasion occasion, Head head) {
    var task = plan.task(head.task());
    classrooms.room(task.classroom(), occasion.actor(), head.task());
    var version = checklists.version(head.version());
    if (!version.takesAnswers(occasion.now()))
      throw new Refusal("visits.refusal.version", version.called());
    var opened = head.openedAt().isAfter(occasion.now()) ? occasion.now() : head.openedAt();
    var day = LocalDate.ofInstant(opened, occasion.zone());
    long visit =
        visits.open(
            occasion,
            new Head(head.key(), head.task(), head.version(), opened),
            task.classroom(),
            day);
    var known = visits.visit(visit).orElseThrow();
    if (known.author() != occasion.actor().account())
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "visits.refusal.others", known.number());
    if (known.task() != head.task())
      throw new Refusal("visits.refusal.other-visit", known.number());
    return visit;
  }

  private Entry checked(Head head, Entry entry) {
    if (longer(entry.value()) || longer(entry.reason()) || entry.item().length() > 120)
      throw new Refusal("visits.refusal.long", LONGEST);
    return switch (entry.kind()) {
      case ANSWER -> {
        var item = checklists.version(head.version()).item(entry.item());
        if (item.isEmpty() || !item.get().asks())
          throw new Refusal("visits.refusal.no-item", entry.item());
        yield entry;
      }
      case ROLL -> called(entry);
      case POSITION, SUBMIT ->
          new Entry(
              entry.id(),
              entry.kind(),
              "",
              null,
              null,
              entry.value(),
              null,
              false,
              entry.promised(),
              entry.saidAt());
    };
  }

  /** Which computer that is; what is not ours is said to be so. */
  private Entry called(Entry entry) {
    var typed = entry.item().strip();
    if (typed.isEmpty() || entry.state() == null) throw new Refusal("visits.refusal.no-code");
    Optional<Tag> tag = Tag.looksLikeOne(typed) ? Optional.of(Tag.parse(typed)) : Optional.empty();
    var device = entries.device(tag.map(Tag::code).orElse(""), typed);
    if (device.isEmpty() && entry.state() != RollState.FOREIGN)
      throw new Refusal("visits.refusal.not-ours", typed);
    if (entry.state().asksWhy() && (entry.reason() == null || entry.reason().isBlank()))
      throw new Refusal("visits.refusal.why", typed, entry.state());
    return new Entry(
        entry.id(),
        Entry.Kind.ROLL,
        entries.tag(device.orElse(null)).orElse(typed.toUpperCase(Locale.ROOT)),
        device.orElse(null),
        // a computer of ours is never somebody else's
        device.isPresent() && entry.state() == RollState.FOREIGN ? RollState.MOVED : entry.state(),
        entry.value(),
        entry.reason(),
        entry.starred(),
        List.of(),
        entry.saidAt());
  }

  private void locate(long visit, long classroom, Entry entry) {
    var parts = entry.value() == null ? new String[0] : entry.value().split("[,\\s]+");
    if (parts.length < 2) throw new Refusal("visits.refusal.position");
    try {
      var datum = parts.length > 3 ? Datum.valueOf(parts[3]) : Datum.WGS84;
      var at =
          Coordinates.given(
              datum,
              Double.parseDouble(parts[0]),
              Double.parseDouble(parts[1]),
              visits.mainland(classroom));
      Integer accuracy =
          parts.length > 2
              ? (Integer) (int) Math.min(1e6, Math.ceil(Double.parseDouble(parts[2])))
              : null;
      var metres =
          visits.site(classroom).map(site -> (int) Math.round(site.metresTo(at))).orElse(null);
      visits.located(visit, at, accuracy, metres);
    } catch (IllegalArgumentException unreadable) {
      throw new Refusal("visits.refusal.position");
    }
  }

  /**
   * Handed in, once everything is here that was promised with it.
   *
   * @param now it is being handed in with this very entry: what is incomplete is refused
   */
  private void settle(Occasion occasion, long visit, boolean now) {
    var known = visits.visit(visit).orElseThrow();
    if (known.state() == VisitState.APPROVED) return;
    if (known.state() == VisitState.SUBMITTED) {
      // what came since is kept, also where it makes an answer incomplete: the reader sees it
      follow(occasion, known);
      return;
    }
    var handing = entries.handingIn(visit, known.readAt());
    if (handing.isEmpty()) return;
    var promised = new HashSet<UUID>(handing.get().promised());
    entries.here(visit, promised).forEach(promised::remove);
    if (!promised.isEmpty()) return;
    var latest = entries.latest(visit);
    var version = checklists.version(known.version());
    var lacking = lacking(known, latest, version);
    if (lacking.isPresent()) {
      if (now) throw lacking.get();
      return;
    }
    visits.submitted(occasion, visit);
    follow(occasion, known);
    plan.done(occasion, known.task(), known.day(), DoneBy.VISIT);
  }

  /**
   * Tickets for what was said, once each; what comes after the handing-in has its own. An answer
   * that is not complete has none until it is; the others do not wait for it.
   */
  private void follow(Occasion occasion, Visit visit) {
    var latest = entries.latest(visit.visit());
    var version = checklists.version(visit.version());
    raising.raise(occasion, visit, checklists.sound(version, Answered.of(latest)), latest);
  }

  /** What stands in the way of handing it in; the first thing. */
  private Optional<Refusal> lacking(Visit visit, List<Entry> latest, Version version) {
    var flaws = checklists.flaws(version, Answered.of(latest));
    if (!flaws.isEmpty())
      return Optional.of(new Refusal(flaws.getFirst().key(), flaws.getFirst().argumentArray()));
    var called =
        latest.stream()
            .filter(one -> one.device() != null)
            .map(Entry::device)
            .collect(Collectors.toSet());
    var later = entries.cameAfter(visit.classroom(), visit.day());
    var uncalled = new ArrayList<String>();
    for (var one : entries.standing(visit.classroom()))
      if (!called.contains(one.device()) && !later.contains(one.device()))
        uncalled.add(one.printed());
    return uncalled.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal("visits.refusal.uncalled", uncalled.size(), uncalled.getFirst()));
  }

  private static Entry at(Occasion occasion, Entry entry) {
    return entry.saidAt().isAfter(occasion.now())
        ? new Entry(
            entry.id(),
            entry.kind(),
            entry.item(),
            entry.device(),
            entry.state(),
            entry.value(),
            entry.reason(),
            entry.starred(),
            entry.promised(),
            occasion.now())
        : entry;
  }

  private static boolean longer(@Nullable String text) {
    return text != null && text.length() > LONGEST;
  }
}
