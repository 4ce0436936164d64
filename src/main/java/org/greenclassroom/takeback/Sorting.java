package org.greenclassroom.takeback;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of sorting: what came home and was cleared again is lent once more, gives its
 * parts, or goes to a plant. By rule; a person may say otherwise and says why.
 */
@Service
@Transactional
public class Sorting {
  private static final int PAGE = 50;
  private static final int LATELY = 30;

  private final SortingTable table;
  private final Custody custody;
  private final int oldest;
  private final int loanYears;

  Sorting(
      SortingTable table,
      Custody custody,
      @Value("${greenclassroom.oldest-lent-years:12}") int oldest,
      @Value("${greenclassroom.loan-years:3}") int loanYears) {
    this.table = table;
    this.custody = custody;
    this.oldest = oldest;
    this.loanYears = loanYears;
  }

  /** One that waits, with what the rule says of it. */
  record Waiting(SortingTable.Home home, Advice advice) {}

  /**
   * Does with each of these what the rule says: all, or none and a refusal that names the first
   * that does not wait.
   *
   * @return how many go each way
   */
  public EnumMap<Way, Integer> follow(Occasion occasion, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    return decide(occasion, tags, null, "");
  }

  /**
   * Does something else with one.
   *
   * @param reason why not what the rule says; needed only where it says otherwise
   */
  public void overrule(Occasion occasion, Tag tag, Way way, String reason) {
    decide(occasion, Set.of(tag), way, reason.strip());
  }

  private EnumMap<Way, Integer> decide(
      Occasion occasion, Collection<Tag> tags, @Nullable Way chosen, String reason) {
    var counts = new EnumMap<Way, Integer>(Way.class);
    var wanted = new TreeSet<>(tags);
    if (table.keyed(keyOf(occasion, wanted.getFirst()))) return counts;
    custody.lock(wanted);
    var waiting = new HashMap<Tag, SortingTable.Home>();
    for (var home : table.waiting(wanted)) waiting.put(home.tag(), home);
    var condemned = new EnumMap<Fact.Condemned.Why, TreeSet<Tag>>(Fact.Condemned.Why.class);
    for (var tag : wanted) {
      var home = waiting.get(tag);
      if (home == null) throw new Refusal("takeback.refusal.not-to-sort", tag.printed());
      var advice = advice(occasion, home);
      var way = chosen == null ? advice.way() : chosen;
      if (way != advice.way() && reason.isEmpty())
        throw new Refusal("takeback.refusal.overrule-why", tag.printed(), advice.way());
      if (reason.length() > Loss.LONGEST)
        throw new Refusal("takeback.refusal.words-long", Loss.LONGEST);
      table.insert(
          home.device(),
          home.receivedAt(),
          way,
          advice,
          way == advice.way() ? "" : reason,
          occasion.now(),
          occasion.actor().account(),
          keyOf(occasion, tag));
      counts.merge(way, 1, Integer::sum);
      if (way == Way.DISMANTLE)
        condemned.computeIfAbsent(advice.why(), _ -> new TreeSet<>()).add(tag);
    }
    condemned.forEach((why, some) ->
        custody.write(occasion, some, Entry.of(new Fact.Condemned(why), occasion.now())));
    return counts;
  }

  private static UUID keyOf(Occasion occasion, Tag tag) {
    return occasion.keyFor("sorting/" + tag.code());
  }

  private Advice advice(Occasion occasion, SortingTable.Home home) {
    return Advice.of(home.known(), occasion.today(), oldest, loanYears);
  }

  @Transactional(readOnly = true)
  Slice<Waiting> waiting(Occasion occasion, @Nullable String after) {
    var since = Instant.EPOCH;
    long device = 0;
    if (after != null && after.matches("\\d{1,18}\\.\\d{1,18}")) {
      long micros = Long.parseLong(after.substring(0, after.indexOf('.')));
      since = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
      device = Long.parseLong(after.substring(after.indexOf('.') + 1));
    }
    var slice =
        Slice.of(
            table.waiting(since, device, PAGE + 1),
            PAGE,
            home ->
                home.receivedAt().getEpochSecond() * 1_000_000
                    + home.receivedAt().getNano() / 1_000
                    + "."
                    + home.device());
    return new Slice<>(
        slice.rows().stream().map(home -> new Waiting(home, advice(occasion, home))).toList(),
        slice.next());
  }

  @Transactional(readOnly = true)
  List<SortingTable.Decided> lately() {
    return table.latest(LATELY);
  }

  @Transactional(readOnly = true)
  Tray.Waiting waiting() {
    var counts = table.counts();
    return new Tray.Waiting(counts.waiting(), 0, counts.last(), "/takeback/sorting");
  }

  /** What was decided of a device since it came home the last time. */
  @Transactional(readOnly = true)
  Optional<SortingTable.Decided> of(long device) {
    return table.of(device);
  }

  @Transactional(readOnly = true)
  SortingTable.Lent lent(Occasion occasion, long device) {
    return table.lent(device, occasion.now());
  }

  int oldest() {
    return oldest;
  }
}
