package org.greenclassroom.doubt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.doubt.Contradiction.Asked;
import org.greenclassroom.doubt.Contradiction.Step;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of self-doubt. */
@Service
@Transactional
public class Doubt {
  private static final int LONGEST = 500;
  private static final int DAYS = 60;

  /** A contradiction that nobody looked into for so long is late. */
  private static final Duration PATIENCE = Duration.ofDays(14);

  private static final int YEARS_KEPT = 3;

  private final DeviceDoubts devices;
  private final RoomDoubts rooms;
  private final PaperDoubts papers;
  private final ContradictionTable contradictions;
  private final TallyTable tallies;

  Doubt(
      DeviceDoubts devices,
      RoomDoubts rooms,
      PaperDoubts papers,
      ContradictionTable contradictions,
      TallyTable tallies) {
    this.devices = devices;
    this.rooms = rooms;
    this.papers = papers;
    this.contradictions = contradictions;
    this.tallies = tallies;
  }

  /**
   * Looks for everything that cannot be true. Twice gives the same, but for what somebody said to
   * be put right and is not.
   *
   * @return how much was found, open or not
   */
  public int look(Occasion occasion) {
    devices.begin();
    devices.find();
    rooms.find(occasion.today());
    papers.find();
    int found = devices.found();
    contradictions.gone(occasion.now(), occasion.today());
    contradictions.refresh();
    contradictions.reopen(occasion.now());
    contradictions.open(occasion.now());
    contradictions.left(occasion.now());
    tallies.keep(occasion.today());
    tallies.looked(occasion.now(), found);
    return found;
  }

  void note(Occasion occasion, long contradiction, String words) {
    held(contradiction);
    step(occasion, contradiction, "NOTED", said(words));
  }

  /**
   * Whoever it is given to finds out.
   *
   * @param owner null: all officers
   */
  public void give(Occasion occasion, long contradiction, @Nullable Long owner) {
    var known = held(contradiction);
    if (!known.isOpen()) throw closed(known);
    var name = owner == null ? "" : owner(owner);
    contradictions.give(contradiction, owner);
    step(occasion, contradiction, "GIVEN", name);
  }

  /**
   * Says why it is no contradiction any more, or never was one.
   *
   * @throws Refusal without a sentence, or for a reason that only the house gives
   */
  public void close(Occasion occasion, long contradiction, Reason reason, String words) {
    var known = held(contradiction);
    if (!Reason.said().contains(reason)) throw new Refusal("doubt.refusal.reason", known.number());
    if (!known.isOpen()) throw closed(known);
    var said = said(words);
    contradictions.close(contradiction, reason, occasion.actor().account(), occasion.now());
    step(occasion, contradiction, "CLOSED", said);
  }

  /** Closed by mistake. */
  void openAgain(Occasion occasion, long contradiction, String words) {
    var known = held(contradiction);
    if (known.isOpen() || known.goneOn() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "doubt.refusal.not-closed", known.number());
    var said = said(words);
    contradictions.openAgain(contradiction, occasion.now());
    step(occasion, contradiction, "REOPENED", said);
    contradictions.left(occasion.now());
  }

  /**
   * What is new of a kind is theirs from now on.
   *
   * @param owner null: all officers'
   */
  public void keeper(Kind kind, @Nullable Long owner) {
    if (owner == null) {
      tallies.nobody(kind);
      return;
    }
    owner(owner);
    tallies.keeper(kind, owner);
  }

  /** What was said of contradictions that are gone since three years. */
  void forget(LocalDate today) {
    contradictions.forget(today.minusYears(YEARS_KEPT));
  }

  private void step(Occasion occasion, long contradiction, String kind, String words) {
    contradictions.step(
        contradiction,
        kind,
        occasion.now(),
        occasion.actor().account(),
        words,
        occasion.keyFor("step"));
  }

  private String owner(long account) {
    return tallies.owners().stream()
        .filter(one -> one.account() == account)
        .map(TallyTable.Owner::name)
        .findFirst()
        .orElseThrow(() -> new Refusal("doubt.refusal.owner"));
  }

  private Contradiction held(long contradiction) {
    return contradictions
        .held(contradiction)
        .orElseThrow(() -> Refusal.notFound(Long.toString(contradiction)));
  }

  private static Refusal closed(Contradiction known) {
    return new Refusal(Refusal.Kind.CONFLICT, "doubt.refusal.closed", known.number());
  }

  private static String said(String words) {
    var text = words.strip();
    if (text.isEmpty()) throw new Refusal("doubt.refusal.words");
    if (text.length() > LONGEST) throw new Refusal("doubt.refusal.long", LONGEST);
    return text;
  }

  @Transactional(readOnly = true)
  Contradiction contradiction(long contradiction) {
    return contradictions
        .contradiction(contradiction)
        .orElseThrow(() -> Refusal.notFound(Long.toString(contradiction)));
  }

  @Transactional(readOnly = true)
  Slice<Contradiction> page(Asked asked, long before, int size) {
    return Slice.of(
        contradictions.page(asked, before, size + 1),
        size,
        one -> Long.toString(one.contradiction()));
  }

  @Transactional(readOnly = true)
  List<Step> steps(long contradiction) {
    return contradictions.steps(contradiction);
  }

  @Transactional(readOnly = true)
  List<TallyTable.Count> counts(LocalDate today) {
    return tallies.counts(today);
  }

  /** The latest days on which somebody looked, the oldest first. */
  @Transactional(readOnly = true)
  List<TallyTable.Day> days(@Nullable Kind kind) {
    return tallies.days(kind, DAYS);
  }

  @Transactional(readOnly = true)
  Optional<TallyTable.Look> lastLook() {
    return tallies.look();
  }

  @Transactional(readOnly = true)
  List<TallyTable.Owner> owners() {
    return tallies.owners();
  }

  /** How many contradictions of a device are open. */
  @Transactional(readOnly = true)
  int open(long device) {
    return contradictions.open(device);
  }

  @Transactional(readOnly = true)
  Tray.Waiting waiting(Occasion occasion) {
    Instant late = occasion.now().minus(PATIENCE);
    var waiting = contradictions.waiting(occasion.actor().account(), late);
    return new Tray.Waiting(
        waiting.open(), waiting.late(), waiting.lastClosed(), "/doubt/contradictions?whose=mine");
  }
}
