package org.greenclassroom.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Many devices at once, each judged for itself: what may be written is written together, and of
 * every other it is said why not. {@link Custody#write(Occasion, Collection, Entry)} is the other
 * way: all or none.
 */
@Service
@Transactional
public class Sweep {
  private final Book book;
  private final Lines lines;
  private final List<Guard> guards;

  Sweep(Book book, Lines lines, List<Guard> guards) {
    this.book = book;
    this.lines = lines;
    this.guards = guards;
  }

  /**
   * What became of them; each device is in exactly one of the three.
   *
   * @param already was so before
   */
  public record Swept(List<Written> written, List<Tag> already, Map<Tag, Refusal> refused) {}

  /** Writes this fact about each of these devices that may have it now. */
  public Swept write(Occasion occasion, Collection<Tag> tags, Entry entry) {
    var kind = entry.fact().kind();
    if (entry.fact() instanceof Fact.Corrected) throw new IllegalArgumentException("use correct()");
    Custody.notAhead(occasion, entry.occurredAt());
    var already = new ArrayList<Tag>();
    var refused = new LinkedHashMap<Tag, Refusal>();
    var detail = Canon.detail(entry.fact());
    var rows = new LinkedHashMap<Device, Book.Row>();
    for (var now : locked(tags, refused)) {
      if (isSo(now, kind)) already.add(now.tag());
      else
        try {
          rows.put(now, Custody.row(occasion, now, now.id(), now.tag(), entry, detail));
        } catch (Refusal refusal) {
          refused.put(now.tag(), refusal);
        }
    }
    for (var guard : guards)
      if (guard.kinds().contains(kind)) sift(guard, kind, List.copyOf(rows.keySet()), refused);
    rows.keySet().removeIf(device -> refused.containsKey(device.tag()));
    return new Swept(written(occasion, List.copyOf(rows.values())), already, refused);
  }

  /**
   * Takes a fact back from each of these devices of which it is still the last that counts.
   *
   * @param facts the number of the fact, by device
   */
  public Swept correct(Occasion occasion, Map<Tag, Long> facts, Fact.Corrected.Why why) {
    var already = new ArrayList<Tag>();
    var refused = new LinkedHashMap<Tag, Refusal>();
    var rows = new ArrayList<Book.Row>();
    var presents = locked(facts.keySet(), refused);
    var all = lines.of(presents.stream().map(Device::id).toList());
    for (var now : presents) {
      var line = all.getOrDefault(now.id(), List.of());
      var fact = Objects.requireNonNull(facts.get(now.tag()));
      if (line.stream().anyMatch(written -> fact.equals(written.entry().voids())))
        already.add(now.tag());
      else if (!fact.equals(Custody.counting(line).getLast().number()))
        refused.put(now.tag(), new Refusal("custody.refusal.not-last", now.tag().printed()));
      else
        try {
          rows.add(Custody.corrected(occasion, now, line, why));
        } catch (Refusal refusal) {
          refused.put(now.tag(), refusal);
        }
    }
    return new Swept(written(occasion, rows), already, refused);
  }

  private List<Device> locked(Collection<Tag> tags, Map<Tag, Refusal> refused) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var presents = book.locked(new TreeSet<>(tags));
    var missing = new TreeSet<>(tags);
    for (var now : presents) missing.remove(now.tag());
    for (var tag : missing) refused.put(tag, Custody.unknown(tag));
    return presents;
  }

  /** A guard names one of many; halving finds them all with few questions where few are held. */
  private static void sift(
      Guard guard, FactKind kind, List<Device> devices, Map<Tag, Refusal> refused) {
    if (devices.isEmpty()) return;
    var objection = guard.objection(kind, devices);
    if (objection == null) return;
    if (devices.size() == 1) {
      refused.put(devices.getFirst().tag(), objection);
      return;
    }
    int half = devices.size() / 2;
    sift(guard, kind, devices.subList(0, half), refused);
    sift(guard, kind, devices.subList(half, devices.size()), refused);
  }

  private List<Written> written(Occasion occasion, List<Book.Row> rows) {
    var numbers = book.write(rows, occasion.now(), occasion.actor().account(), false);
    return rows.stream()
        .map(row -> Custody.written(occasion, row, numbers.getOrDefault(row.after().id(), 0L)))
        .toList();
  }

  private static boolean isSo(Device now, FactKind kind) {
    return switch (kind) {
      case CONDEMNED -> now.stage() == Stage.TO_DISMANTLE;
      case MISSED -> now.stage() == Stage.MISSING;
      default -> false;
    };
  }
}
