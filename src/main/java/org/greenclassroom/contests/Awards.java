package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for what comes of the scores: results, awards by two persons, what is shown. */
@Service
@Transactional
public class Awards {
  private final AwardTable table;
  private final EntryTable entries;
  private final LicenceTable licences;
  private final Contests contests;

  Awards(AwardTable table, EntryTable entries, LicenceTable licences, Contests contests) {
    this.table = table;
    this.entries = entries;
    this.licences = licences;
    this.contests = contests;
  }

  /** Every entry that takes part, the best of each category and band first, one at a time. */
  @Transactional(readOnly = true)
  public void ranked(long edition, Actor reader, Consumer<Ranked> each) {
    table.ranked(edition, reader.account(), each);
  }

  /** The same, a page of them. */
  @Transactional(readOnly = true)
  Slice<Ranked> ranked(long edition, Actor reader, int from, int size) {
    return Slice.of(
        table.ranked(edition, reader.account(), from, size + 1),
        size,
        _ -> String.valueOf(from + size));
  }

  /** Proposes an award; places are counted while nobody else does the same. */
  public void propose(Occasion occasion, long edition, long entry, long level) {
    contests.alone(edition, EditionState.JUDGING);
    var known = entries.entry(entry, occasion.today()).orElseThrow(() -> Refusal.notFound("entry"));
    var wanted =
        contests.asked(edition).levels().stream()
            .filter(one -> one.level() == level)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("level"));
    if (!takesPart(edition, entry)) throw Refusal.notFound("entry");
    if (known.withdrawn()) throw new Refusal("contests.refusal.withdrawn", known.code());
    if (!wanted.special()) {
      var has = table.has(entry);
      if (has.isPresent() && has.get().equals(wanted.name())) return; // pressed twice
      if (has.isPresent()) throw new Refusal("contests.refusal.has-award", known.code(), has.get());
    }
    if (table.taken(entry, wanted) >= wanted.places())
      throw new Refusal("contests.refusal.no-place", wanted.name(), wanted.places());
    table.propose(entry, level, occasion.now(), occasion.actor().account());
  }

  private boolean takesPart(long edition, long entry) {
    return entries.editionOf(entry).filter(one -> one == edition).isPresent();
  }

  /** Four eyes: whoever proposed it does not decide it. */
  public long decide(Occasion occasion, long award) {
    var known = known(award);
    contests.alone(known.edition(), EditionState.JUDGING);
    if (known.proposedBy() == occasion.actor().account())
      throw new Refusal("contests.refusal.your-own", known.code());
    table.decide(award, occasion.now(), occasion.actor().account());
    return known.edition();
  }

  public long drop(Occasion occasion, long award) {
    var known = known(award);
    contests.alone(known.edition(), EditionState.JUDGING);
    table.drop(award, occasion.now());
    return known.edition();
  }

  private AwardTable.Known known(long award) {
    return table.known(award).orElseThrow(() -> Refusal.notFound("award"));
  }

  /** What may be shown today for this purpose, by code. */
  @Transactional(readOnly = true)
  public Slice<Entry> shown(
      long edition, Purpose purpose, String after, LocalDate today, int size) {
    return Slice.of(
        entries.shown(edition, purpose.name(), after, today, size + 1), size, Entry::code);
  }

  /** Writes down that all of that list was shown there; answers how many. */
  public int used(Occasion occasion, long edition, Purpose purpose, String place) {
    contests.holdAlone(edition);
    var where = Nameless.line(place, 120);
    if (where.isEmpty()) throw new Refusal("frame.refusal.missing", "place");
    if (where.startsWith("/")) throw new Refusal("contests.refusal.place", where);
    return licences.used(edition, purpose.name(), where, occasion.now(), occasion.today());
  }

  /** Somebody went and took it away. */
  public long pulled(Occasion occasion, long use) {
    long edition = licences.editionOf(use).orElseThrow(() -> Refusal.notFound("use"));
    licences.pulled(use, occasion.now());
    return edition;
  }

  @Transactional(readOnly = true)
  List<LicenceTable.Use> toPull(long edition, int size) {
    return licences.toPull(edition, size);
  }

  @Transactional(readOnly = true)
  LicenceTable.Waiting waiting() {
    return licences.waiting();
  }

  /** What a certificate with this number says; of all others nothing is known. */
  @Transactional(readOnly = true)
  EntryTable.Certified certified(String number) {
    return entries
        .certified(number.toUpperCase(Locale.ROOT))
        .orElseThrow(() -> Refusal.notFound(number));
  }

  /** The picture on the public page; of all others nothing is known. */
  @Transactional(readOnly = true)
  EntryTable.Kept onTheWeb(long edition, long entry, LocalDate today) {
    return entries.onTheWeb(edition, entry, today).orElseThrow(() -> Refusal.notFound("picture"));
  }

  /** The schools of batches, by batch, where the public may read them. */
  @Transactional(readOnly = true)
  Map<Long, String> schoolsOf(Set<Long> batches) {
    return entries.named(batches);
  }
}
