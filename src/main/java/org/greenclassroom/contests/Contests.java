package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of contests: editions, their rules, and where they stand. */
@Service
@Transactional
public class Contests {
  /** Longer than this nothing is kept after a deadline. */
  private static final int LONGEST_YEARS = 3;

  private final EditionTable table;
  private final AwardTable awards;
  private final LicenceTable licences;
  private final JuryTable jurors;
  private final Partners partners;

  Contests(
      EditionTable table,
      AwardTable awards,
      LicenceTable licences,
      JuryTable jurors,
      Partners partners) {
    this.table = table;
    this.awards = awards;
    this.licences = licences;
    this.jurors = jurors;
    this.partners = partners;
  }

  /**
   * What an edition is to be.
   *
   * @param categories one a line, as are the next three
   * @param bands grades, “1-3”
   * @param criteria with the most points, “Idea 10”
   * @param levels with places in each category and band, “Gold 1”
   * @param sponsor gives an award of its own; null: nobody
   * @param special what that award is called; empty: there is none
   */
  public record Announcement(
      String title,
      String theme,
      LocalDate deadline,
      LocalDate deleteOn,
      String categories,
      String bands,
      String criteria,
      String levels,
      @Nullable Long sponsor,
      String special) {
    public Announcement {
      title = title.strip();
      theme = theme.strip();
    }
  }

  /** What is asked of whoever hands in, scores or awards. */
  public record Asked(
      List<Category> categories, List<Band> bands, List<Criterion> criteria, List<Level> levels) {}

  /** A new edition; schools see it when it is moved on. */
  public long announce(Occasion occasion, Announcement said) {
    var already = table.keyed(occasion.keyFor("edition"));
    if (already.isPresent()) return already.get();
    if (said.title().isEmpty()) throw new Refusal("frame.refusal.missing", "title");
    if (said.title().length() > 120) throw new Refusal("contests.refusal.long", said.title(), 120);
    if (said.theme().length() > 1000)
      throw new Refusal("contests.refusal.long", said.theme(), 1000);
    if (!said.deleteOn().isAfter(said.deadline())
        || said.deleteOn().isAfter(said.deadline().plusYears(LONGEST_YEARS)))
      throw new Refusal("contests.refusal.delete-on", LONGEST_YEARS);
    var rules =
        Rules.of(said.categories(), said.bands(), said.criteria(), said.levels(), said.special());
    var sponsor = said.sponsor();
    if (sponsor == null && !said.special().isBlank())
      throw new Refusal("contests.refusal.no-sponsor");
    if (sponsor != null) {
      var known = partners.partner(sponsor);
      if (!known.is(PartnerKind.SPONSOR) && !known.is(PartnerKind.DONOR))
        throw new Refusal("contests.refusal.not-a-sponsor", known.name());
    }
    long edition =
        table.insert(occasion.keyFor("edition"), said, occasion.now(), occasion.actor().account());
    table.insertRules(edition, rules);
    return edition;
  }

  /** Opens it, lets the jury begin, publishes what was decided; a jury’s edition may open again. */
  public void move(Occasion occasion, long edition, EditionState next) {
    var now = table.hold(edition, true).orElseThrow(() -> Refusal.notFound("edition"));
    if (now == next) return; // pressed twice
    if (!now.mayBecome(next)) throw new Refusal("contests.refusal.move", now, next);
    if (next == EditionState.OPEN && now == EditionState.JUDGING && awards.any(edition))
      throw new Refusal("contests.refusal.awards-proposed");
    if (next == EditionState.AWARDED) {
      int open = awards.undecided(edition);
      if (open > 0) throw new Refusal("contests.refusal.undecided", open);
    }
    table.move(edition, next, occasion.now());
    if (next == EditionState.AWARDED) licences.show(edition, occasion.now(), occasion.today());
  }

  @Transactional(readOnly = true)
  public Edition edition(long edition) {
    return table.edition(edition).orElseThrow(() -> Refusal.notFound("edition"));
  }

  /** The same for a reader: schools know nothing of drafts. */
  @Transactional(readOnly = true)
  public Edition edition(long edition, Actor reader) {
    var known = edition(edition);
    if (known.state() == EditionState.DRAFT && !reader.is(Role.OFFICER, Role.AUDITOR))
      throw Refusal.notFound("edition");
    return known;
  }

  @Transactional(readOnly = true)
  public Slice<Edition> editions(Actor reader, long before, int size) {
    return Slice.of(
        table.page(before, reader.is(Role.OFFICER, Role.AUDITOR), size + 1),
        size,
        one -> String.valueOf(one.edition()));
  }

  /** The rules of an edition. */
  @Transactional(readOnly = true)
  public Asked asked(long edition) {
    return new Asked(
        table.categories(edition),
        table.bands(edition),
        table.criteria(edition),
        table.levels(edition));
  }

  @Transactional(readOnly = true)
  List<EditionTable.Deletion> deletions(long edition) {
    return table.deletions(edition);
  }

  /**
   * Every work whose day has come goes, and with it who judged it; what is allowed no longer is
   * pulled. Run once a night.
   *
   * @return how many works went
   */
  public int deleteDue(Occasion occasion) {
    licences.expire(occasion.now(), occasion.today());
    jurors.forget(occasion.now(), occasion.today());
    return table.deleteDue(occasion.today(), occasion.now());
  }

  /** Holds the edition where it is while something is given or taken back in it. */
  void hold(long edition) {
    if (table.hold(edition, false).isEmpty()) throw Refusal.notFound("edition");
  }

  /** Nobody gives or takes back meanwhile. */
  void holdAlone(long edition) {
    if (table.hold(edition, true).isEmpty()) throw Refusal.notFound("edition");
  }

  /** Holds the edition still while something is done in it. */
  void during(long edition, EditionState wanted) {
    var state = table.hold(edition, false).orElseThrow(() -> Refusal.notFound("edition"));
    if (state != wanted) throw new Refusal("contests.refusal.not-now", state, wanted);
  }

  /** The same where two must not count at once. */
  void alone(long edition, EditionState wanted) {
    var state = table.hold(edition, true).orElseThrow(() -> Refusal.notFound("edition"));
    if (state != wanted) throw new Refusal("contests.refusal.not-now", state, wanted);
  }
}
