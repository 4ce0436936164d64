package org.greenclassroom.losses;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of losses. */
@Service
@Transactional
public class Losses {
  private static final int PAGE = 50;
  private static final int LONGEST = 1_000;
  private static final int LONGEST_SETTLED = 500;
  private static final int LONGEST_REPORT = 60;

  /** Whoever was missed this long ago and is not searched for is late. */
  private static final Duration PATIENCE = Duration.ofDays(7);

  private static final Duration KEPT = Duration.ofDays(3 * 365);

  private final Custody custody;
  private final Schools schools;
  private final LostAndFound lostAndFound;
  private final SearchTable searches;
  private final AlarmTable alarms;
  private final Post post;
  private final Origin origin;

  Losses(
      Custody custody,
      Schools schools,
      LostAndFound lostAndFound,
      SearchTable searches,
      AlarmTable alarms,
      Post post,
      Origin origin) {
    this.custody = custody;
    this.schools = schools;
    this.lostAndFound = lostAndFound;
    this.searches = searches;
    this.alarms = alarms;
    this.post = post;
    this.origin = origin;
  }

  /**
   * Writes down one thing that was done to find it.
   *
   * @param policeReport its number; only of a report to the police
   */
  public void note(
      Occasion occasion,
      long search,
      StepKind kind,
      String policeReport,
      String words,
      LocalDate day) {
    var it = going(search);
    var report = kind == StepKind.POLICE ? policeReport.strip() : "";
    if (kind == StepKind.POLICE && report.isEmpty())
      throw new Refusal("losses.refusal.no-report", it.tag().printed());
    if (report.length() > LONGEST_REPORT) throw new Refusal("losses.refusal.long", LONGEST_REPORT);
    var said = words.strip();
    if (said.isEmpty()) throw new Refusal("losses.refusal.no-words");
    if (said.length() > LONGEST) throw new Refusal("losses.refusal.long", LONGEST);
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    searches.step(
        search,
        it.device(),
        kind,
        report,
        said,
        day,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("step"));
  }

  /**
   * It is there again. One that was given up is taken back from the lost: the giving-up did not
   * count.
   *
   * @param words where it was, and how
   */
  public void found(Occasion occasion, long search, String words) {
    var it = search(search);
    var said = settled(words);
    var device = custody.lock(List.of(it.tag())).getFirst();
    if (device.stage() == Stage.LOST)
      custody.correct(occasion, it.tag(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    custody.write(occasion, it.tag(), Entry.of(new Fact.Found(), occasion.now()));
    alarms.settle(search, said, occasion.now(), occasion.actor().account());
  }

  /** Somebody looked into the signs of it, and it is not found. */
  void settle(Occasion occasion, long search, String words) {
    search(search);
    if (alarms.settle(search, settled(words), occasion.now(), occasion.actor().account()) == 0)
      throw new Refusal("losses.refusal.nothing-heard");
  }

  private static String settled(String words) {
    var said = words.strip();
    if (said.isEmpty()) throw new Refusal("losses.refusal.no-words");
    if (said.length() > LONGEST_SETTLED) throw new Refusal("losses.refusal.long", LONGEST_SETTLED);
    return said;
  }

  /**
   * First pair of eyes for giving it up.
   *
   * @throws Refusal when nobody searched, or while a sign of it waits for somebody
   */
  public void propose(Occasion occasion, long search) {
    var it = going(search);
    if (it.steps() == 0) throw new Refusal("losses.refusal.not-searched", it.tag().printed());
    if (it.alarms() > 0) throw new Refusal("losses.refusal.heard", it.tag().printed());
    lostAndFound.propose(occasion, it.tag(), FactKind.WRITTEN_OFF);
  }

  /** Second pair of eyes: somebody else agrees, and it is lost. */
  public void agree(Occasion occasion, long search) {
    var it = going(search);
    if (it.alarms() > 0) throw new Refusal("losses.refusal.heard", it.tag().printed());
    lostAndFound.agree(occasion, it.tag(), FactKind.WRITTEN_OFF);
  }

  /**
   * Looks for signs of what is missing or was given up, raises an alarm for each, and tells the
   * programme's officers by letter.
   *
   * @return how many alarms are new
   */
  public int listen(Occasion occasion) {
    var fresh = alarms.listen(occasion.now());
    if (fresh.isEmpty()) return 0;
    var lines = new ArrayList<String>();
    for (var alarm : alarms.numbered(fresh))
      lines.add(
          alarm.tag().printed()
              + " · "
              + alarm.day()
              + (alarm.where() == null ? "" : " · " + alarm.where())
              + " · "
              + origin.here()
              + "/losses/"
              + alarm.search());
    for (var reader : alarms.readers())
      post.write(
          occasion,
          reader.address(),
          reader.language(),
          "losses.letter.heard",
          lines.size(),
          String.join("\n", lines));
    return fresh.size();
  }

  /** Words of searches that ended three years ago go. */
  void forget(Instant now) {
    searches.forget(now.minus(KEPT));
    alarms.forget(now.minus(KEPT));
  }

  /** The searches that go on for computers of a school's rooms, each with what it looks for. */
  @Transactional(readOnly = true)
  public Map<Long, Tag> open(long school) {
    return searches.open(school);
  }

  private Search going(long search) {
    var it = search(search);
    if (it.over()) throw new Refusal("losses.refusal.over", it.tag().printed(), it.state());
    return it;
  }

  @Transactional(readOnly = true)
  Search search(long search) {
    return searches.search(search).orElseThrow(() -> Refusal.notFound(Long.toString(search)));
  }

  /** The last search of a device. */
  @Transactional(readOnly = true)
  Optional<Search> of(long device) {
    return searches.of(device);
  }

  @Transactional(readOnly = true)
  Slice<Search> page(Actor actor, @Nullable State state, boolean heard, long before) {
    return Slice.of(
        searches.page(schools.own(actor), state, heard, before, PAGE + 1),
        PAGE,
        one -> Long.toString(one.search()));
  }

  @Transactional(readOnly = true)
  Map<State, Long> counts(Actor actor) {
    return searches.counts(schools.own(actor));
  }

  @Transactional(readOnly = true)
  List<SearchTable.Step> steps(long search) {
    return searches.steps(search);
  }

  @Transactional(readOnly = true)
  List<AlarmTable.Alarm> alarms(long search) {
    return alarms.of(search);
  }

  /** Who proposed to give it up; null: nobody. */
  @Transactional(readOnly = true)
  LostAndFound.@Nullable Open proposal(long device) {
    return lostAndFound.open(device);
  }

  @Transactional(readOnly = true)
  Tray.Waiting missing(Occasion occasion) {
    var waiting = searches.waiting(occasion.now().minus(PATIENCE));
    return new Tray.Waiting(
        waiting.missing(), waiting.late(), waiting.ended(), "/losses?state=MISSING");
  }

  @Transactional(readOnly = true)
  Tray.Waiting heard() {
    var waiting = alarms.waiting();
    return new Tray.Waiting(
        waiting.computers(), waiting.computers(), waiting.settled(), "/losses?heard=true");
  }
}
