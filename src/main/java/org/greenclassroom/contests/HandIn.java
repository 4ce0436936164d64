package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for what schools hand in, with what they allow, and take back. */
@Service
@Transactional
public class HandIn {
  /** More than a school’s whole year; a fence against a link that goes astray. */
  private static final int MOST_ENTRIES = 500;

  private static final int LONGEST_LICENCE_YEARS = 5;

  private final Contests contests;
  private final BatchTable batches;
  private final EntryTable entries;
  private final LicenceTable licences;
  private final AwardTable awards;
  private final Partners partners;
  private final Schools schools;

  HandIn(
      Contests contests,
      BatchTable batches,
      EntryTable entries,
      LicenceTable licences,
      AwardTable awards,
      Partners partners,
      Schools schools) {
    this.contests = contests;
    this.batches = batches;
    this.entries = entries;
    this.licences = licences;
    this.awards = awards;
    this.partners = partners;
    this.schools = schools;
  }

  /**
   * A work as it is handed in. There is no author.
   *
   * @param description what is to be seen; needed of a picture
   * @param original whether the original comes to us
   * @param ownWork the school says it is the child’s own
   * @param purposes what the guardian allowed
   * @param until the last day of what was allowed; null: as long as the work is kept
   * @param paper the school has the guardian’s signature for each of these
   */
  public record Piece(
      long category,
      long band,
      String title,
      String medium,
      String description,
      boolean original,
      boolean ownWork,
      Set<Purpose> purposes,
      @Nullable LocalDate until,
      boolean paper) {}

  /** The batch of a school, made when it is first asked for. */
  public Batch batch(Occasion occasion, long edition, long school) {
    var known = contests.edition(edition, occasion.actor());
    var actor = occasion.actor();
    if (!actor.is(Role.OFFICER) && !actor.partnersAs(Role.SCHOOL).contains(school))
      throw Refusal.notFound("school");
    var already = batches.of(edition, school);
    if (already.isPresent()) return already.get();
    if (!partners.partner(school).is(PartnerKind.SCHOOL))
      throw new Refusal("contests.refusal.not-a-school", partners.partner(school).name());
    if (known.state() != EditionState.OPEN && known.state() != EditionState.DRAFT)
      throw new Refusal("contests.refusal.not-now", known.state(), EditionState.OPEN);
    batches.insert(edition, school, PublicLinks.secret(), occasion.now(), actor.account());
    return batches.of(edition, school).orElseThrow();
  }

  /** The schools of which this person may know; null: all. */
  @Transactional(readOnly = true)
  @Nullable Set<Long> own(Actor actor) {
    return schools.own(actor);
  }

  /** The batch for whoever may see it; for everybody else there is none. */
  @Transactional(readOnly = true)
  public Batch batch(long batch, Actor reader) {
    var known = batches.batch(batch).orElseThrow(() -> Refusal.notFound("batch"));
    if (!reader.is(Role.OFFICER, Role.AUDITOR)
        && !reader.partnersAs(Role.SCHOOL).contains(known.school()))
      throw Refusal.notFound("batch");
    var own = schools.own(reader);
    if (reader.places() != null && own != null && !own.contains(known.school()))
      throw Refusal.notFound("batch");
    return known;
  }

  /** The batch behind a link; of all others nothing is known. */
  @Transactional(readOnly = true)
  Batch behind(String secret) {
    var batch = batches.behind(secret).orElseThrow(() -> Refusal.notFound("link"));
    if (contests.edition(batch.edition()).state() == EditionState.DRAFT)
      throw Refusal.notFound("link");
    return batch;
  }

  @Transactional(readOnly = true)
  Slice<Batch> batches(long edition, Actor actor, long after, int size) {
    return Slice.of(
        batches.page(schools.own(actor), edition, after, size + 1),
        size,
        one -> String.valueOf(one.batch()));
  }

  @Transactional(readOnly = true)
  List<Batch> ofSchools(Set<Long> schools) {
    return batches.ofSchools(List.copyOf(schools));
  }

  void relink(Batch batch) {
    batches.relink(batch.batch(), PublicLinks.secret());
  }

  void revoke(Occasion occasion, Batch batch) {
    batches.revoke(batch.batch(), occasion.now());
  }

  void nameSchool(Batch batch, boolean yes) {
    batches.name(batch.batch(), yes);
  }

  /**
   * Takes a work; it gets a code, and the same form sent twice is one work.
   *
   * @return the code
   */
  public String enter(Occasion occasion, Batch batch, Piece said, byte[] bytes, String fileName) {
    var key = occasion.keyFor("entry/" + batch.batch());
    var already = entries.keyed(key);
    if (already.isPresent()) return entry(already.get(), occasion).code();
    contests.during(batch.edition(), EditionState.OPEN);
    var edition = contests.edition(batch.edition());
    if (!edition.takes(occasion.today()))
      throw new Refusal("contests.refusal.too-late", edition.deadline());
    if (entries.count(batch.batch()) >= MOST_ENTRIES)
      throw new Refusal("contests.refusal.too-many", MOST_ENTRIES);
    if (!entries.fits(batch.edition(), said.category(), said.band()))
      throw Refusal.notFound("category");
    var piece = checked(said);
    var until = until(piece, edition, occasion.today());
    var work = Work.of(bytes, fileName);
    if (work.kind() == Work.Kind.IMAGE && piece.description().isEmpty())
      throw new Refusal("contests.refusal.no-description");
    while (true) {
      var code = Code.fresh();
      var entry =
          entries.insert(
              key, batch.batch(), code, piece, occasion.now(), occasion.actor().account());
      if (entry.isEmpty()) {
        var same = entries.keyed(key);
        if (same.isPresent()) return entry(same.get(), occasion).code();
        continue;
      }
      entries.keep(entry.get(), work);
      if (!piece.purposes().isEmpty()) give(occasion, entry.get(), piece.purposes(), until);
      return code;
    }
  }

  private static Piece checked(Piece said) {
    var title = Nameless.line(said.title(), 60);
    if (title.isEmpty()) throw new Refusal("frame.refusal.missing", "title");
    if (!said.ownWork()) throw new Refusal("contests.refusal.own-work");
    if (!said.purposes().isEmpty() && !said.paper()) throw new Refusal("contests.refusal.no-paper");
    return new Piece(
        said.category(),
        said.band(),
        title,
        Nameless.line(said.medium(), 60),
        Nameless.line(said.description(), 200),
        said.original(),
        true,
        said.purposes(),
        said.until(),
        said.paper());
  }

  private static LocalDate until(Piece piece, Edition edition, LocalDate today) {
    var until = piece.until();
    if (until == null) return edition.deleteOn();
    if (until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_LICENCE_YEARS)))
      throw new Refusal("contests.refusal.until", until, LONGEST_LICENCE_YEARS);
    return until;
  }

  private void give(Occasion occasion, long entry, Set<Purpose> purposes, LocalDate until) {
    licences.give(entry, names(purposes), until, occasion.now(), occasion.actor().account());
  }

  /**
   * What is allowed from now on: all others that were are withdrawn, pulled from our own page at
   * once, and from everywhere else by somebody who is told. What was allowed before stays until its
   * own day: saving again is no new signature of a guardian.
   */
  void allow(Occasion occasion, Batch batch, long entry, Set<Purpose> purposes, boolean paper) {
    contests.hold(batch.edition());
    var known = entryOf(batch, entry, occasion);
    if (known.withdrawn()) throw new Refusal("contests.refusal.withdrawn", known.code());
    var edition = contests.edition(batch.edition());
    var more = new HashSet<>(purposes);
    more.removeIf(one -> known.allows(one.name()));
    if (!more.isEmpty() && !paper) throw new Refusal("contests.refusal.no-paper");
    var gone = new HashSet<>(Set.of(Purpose.values()));
    gone.removeAll(purposes);
    take(occasion, entry, gone);
    if (!more.isEmpty()) give(occasion, entry, more, edition.deleteOn());
    if (edition.isAwarded()) licences.show(batch.edition(), occasion.now(), occasion.today());
  }

  private void take(Occasion occasion, long entry, Set<Purpose> purposes) {
    licences.withdraw(entry, names(purposes), occasion.now());
    licences.askToPull(entry, names(purposes), occasion.now());
  }

  /** Takes a work back: its file goes at once, with every licence and award; its code stays. */
  void withdraw(Occasion occasion, Batch batch, long entry) {
    contests.hold(batch.edition());
    entryOf(batch, entry, occasion);
    if (!entries.withdraw(entry, occasion.now())) return;
    take(occasion, entry, Set.of(Purpose.values()));
    awards.dropOf(entry, occasion.now());
    entries.delete(batch.edition(), entry, occasion.now());
  }

  /** All originals of this school went home on that day; answers how many. */
  int giveBack(Occasion occasion, Batch batch, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("contests.refusal.future", day);
    return entries.giveBack(batch.batch(), day);
  }

  @Transactional(readOnly = true)
  List<Entry> entries(Batch batch, LocalDate today) {
    return entries.of(batch.batch(), today);
  }

  @Transactional(readOnly = true)
  List<LicenceTable.Use> uses(Batch batch) {
    return licences.usesOf(batch.batch());
  }

  @Transactional(readOnly = true)
  EntryTable.Kept work(Batch batch, long entry, Occasion occasion) {
    entryOf(batch, entry, occasion);
    return entries.work(entry).orElseThrow(() -> Refusal.notFound("work"));
  }

  private Entry entryOf(Batch batch, long entry, Occasion occasion) {
    return Optional.of(entry(entry, occasion))
        .filter(one -> one.batch() == batch.batch())
        .orElseThrow(() -> Refusal.notFound("entry"));
  }

  private Entry entry(long entry, Occasion occasion) {
    return entries.entry(entry, occasion.today()).orElseThrow(() -> Refusal.notFound("entry"));
  }

  private static String[] names(Set<Purpose> purposes) {
    return purposes.stream().map(Enum::name).sorted().toArray(String[]::new);
  }
}
