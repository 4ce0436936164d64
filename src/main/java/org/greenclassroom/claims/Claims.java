package org.greenclassroom.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.greenclassroom.claims.Answers.Telling;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.method.Basket;
import org.greenclassroom.method.Coefficients;
import org.greenclassroom.method.Estimate;
import org.greenclassroom.method.Line;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Mode;
import org.greenclassroom.method.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the ledger: what was worth how much in which year, and who may say it. */
@Service
@Transactional
public class Claims {
  private static final int RUNS = 2_000;
  private static final int SWINGS = 8;

  /** More lines than these make no range truer, only later. */
  private static final int MOST_LINES = 2_000;

  private static final int LONGEST = 500;

  private final Drafts drafts;
  private final Ledger ledger;
  private final Sums sums;
  private final Rows rows;
  private final Answers answers;
  private final Method method;
  private final Heaps heaps;

  Claims(
      Drafts drafts,
      Ledger ledger,
      Sums sums,
      Rows rows,
      Answers answers,
      Method method,
      Heaps heaps) {
    this.drafts = drafts;
    this.ledger = ledger;
    this.sums = sums;
    this.rows = rows;
    this.answers = answers;
    this.method = method;
    this.heaps = heaps;
  }

  /**
   * Brings the ledger up to a day with the set of coefficients that holds now. It never goes back
   * behind a day to which it was brought before. With the same days and the same set it writes
   * nothing.
   *
   * @param until the first day that is not in it
   * @return how many rows were written, without reversals
   */
  public long reckon(Occasion occasion, LocalDate until) {
    return reckon(occasion, until, false);
  }

  /** The same, and rows that were used with an older set are told anew with this one. */
  public long restate(Occasion occasion, LocalDate until) {
    return reckon(occasion, until, true);
  }

  private long reckon(Occasion occasion, LocalDate wanted, boolean restate) {
    ledger.alone();
    var last = ledger.last();
    var until =
        last.map(Ledger.Reckoned::until).filter(before -> before.isAfter(wanted)).orElse(wanted);
    var set = method.current();
    drafts.log(until);
    drafts.hear();
    drafts.draft(until);
    drafts.legs(until);
    ledger.reckon(group -> worth(group, set));
    ledger.fresh(set.set());
    long reckoning = ledger.begin(set.set(), until, occasion.now(), occasion.actor().account());
    var changed = ledger.settle(reckoning, restate);
    ledger.end(reckoning, changed.written(), changed.removed(), changed.reversed());
    if (changed.written() + changed.removed() + changed.reversed() > 0) {
      sums.build();
      spread();
    }
    return changed.written();
  }

  private Worth worth(Group group, Coefficients set) {
    var estimate = method.estimate(new Basket(List.of(group.piece())), set);
    var riding = method.estimate(new Basket(List.of(group.rider())), set);
    var lacking =
        Stream.of(estimate, riding)
            .flatMap(one -> one.notCounted().stream())
            .flatMap(one -> one.coefficients().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return lacking.isEmpty()
        ? new Worth(null, estimate.sum(), riding.sum().transport())
        : new Worth(lacking, Terms.NOTHING, 0);
  }

  /** Rows of one set have a range, drawn with that set; rows of several have none. */
  private void spread() {
    sums.forgetSpreads();
    heaps.forget();
    for (var year : sums.years()) {
      var sets = sums.sets(Chosen.of(year.year()));
      if (sets.size() != 1) continue;
      var set = method.set(sets.getFirst());
      var found = heaps.of(Chosen.of(year.year()), MOST_LINES);
      var lines = found.lines();
      if (lines.isEmpty()) continue;
      var sure = heaps.share(year.year(), found, set, RUNS);
      var beside = beside(lines, set);
      sums.keep(
          year.year(),
          set.set(),
          sure,
          beside
              .map(one -> new Sums.Beside(one.restart().kilograms(), one.restart().pieces()))
              .orElse(new Sums.Beside(0, 0)),
          beside
              .map(one -> new Sums.Beside(one.oneToOne().kilograms(), one.oneToOne().pieces()))
              .orElse(new Sums.Beside(0, 0)),
          SWINGS);
    }
  }

  /** A device is spared once by these rules, not once a year. */
  private Optional<Estimate> beside(List<Line> lines, Coefficients set) {
    var first = lines.stream().filter(line -> line.yearsBefore() == 0 && line.years() > 0).toList();
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(method.estimate(new Basket(first), set));
  }

  /**
   * The set of coefficients by which some rows were reckoned: what is said of them names it and
   * draws with it. Empty: there are no rows.
   *
   * @throws Refusal when they were reckoned by several sets
   */
  @Transactional(readOnly = true)
  public Optional<Coefficients> setOf(Chosen chosen) {
    var sets = sums.sets(chosen).stream().map(method::set).toList();
    if (sets.size() > 1)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "claims.refusal.sets",
          sets.stream().map(Coefficients::version).collect(Collectors.joining(", ")));
    return sets.stream().findFirst();
  }

  /**
   * How sure it is what some rows are worth, and a party's share of them, in one draw: whoever
   * tells of both asks once. Empty: there are no such rows.
   *
   * @param party of that kind; null: nobody's share is asked for
   */
  @Transactional(readOnly = true)
  public Optional<Sure> doubt(
      Chosen chosen, PartyKind kind, @Nullable Long party, Coefficients set, long seed, int runs) {
    var found = heaps.of(chosen, MOST_LINES * RUNS / runs);
    return found.heaps().isEmpty()
        ? Optional.empty()
        : Optional.of(
            heaps.sure(
                chosen,
                found,
                party == null ? null : new Portions.Party(kind, party),
                set,
                seed,
                runs));
  }

  /**
   * What other rules would say of the devices that were first lent in these rows: for comparison
   * only. Empty: none was.
   */
  @Transactional(readOnly = true)
  public Optional<Estimate> beside(Chosen chosen, Coefficients set) {
    return beside(heaps.of(chosen, MOST_LINES).lines(), set);
  }

  /** Which rows of the ledger these are, in one word: where one of them changes, it is another. */
  @Transactional(readOnly = true)
  public String which(Chosen chosen) {
    return sums.which(chosen);
  }

  /**
   * Lets nobody reckon until this transaction ends, and sees to it that nobody did since.
   *
   * @param which what {@link #which} said when these rows were read; null: nobody asked
   * @throws Refusal when they are other rows now
   */
  public void hold(Chosen chosen, @Nullable String which) {
    ledger.alone();
    if (!sums.which(chosen).equals(which))
      throw new Refusal(Refusal.Kind.CONFLICT, "claims.refusal.moved");
  }

  /**
   * From now on what is said of this year was told to somebody: its rows stay, and a correction is
   * a reversal and a new row.
   *
   * @param donor only this donor's devices; null: all
   * @param reference what told it, as an edition's number
   * @throws Refusal when nothing was reckoned yet
   */
  public void use(Occasion occasion, int year, @Nullable Long donor, String reference) {
    ledger.alone();
    var last = ledger.last().orElseThrow(() -> new Refusal("claims.refusal.nothing"));
    ledger.use(
        year,
        donor,
        reference,
        last.reckoning(),
        occasion.now(),
        occasion.keyFor("use/" + year + "/" + donor + "/" + reference));
  }

  /** The same of one room's rows. */
  public void use(Occasion occasion, int year, Scope.OfClassroom room, String reference) {
    ledger.alone();
    var last = ledger.last().orElseThrow(() -> new Refusal("claims.refusal.nothing"));
    ledger.useRoom(
        year,
        room.classroom(),
        reference,
        last.reckoning(),
        occasion.now(),
        occasion.keyFor("use/" + year + "/room " + room.classroom() + "/" + reference));
  }

  /** What a scope was worth in a year, by M1. Of a party: what is attributed to it. */
  @Transactional(readOnly = true)
  public Amounts totals(Scope scope, int year) {
    return switch (scope) {
      case Scope.Everything _ ->
          sums.years().stream()
              .filter(one -> one.year() == year)
              .map(Sums.Year::amounts)
              .findFirst()
              .orElse(Amounts.NOTHING);
      case Scope.OfParty(var kind, var party) -> of(sums.party(true, party), kind, year);
      case Scope.OfClassroom(var classroom) -> sums.classroom(classroom, year);
    };
  }

  /** A party's shares in a year: they add up over all parties. */
  @Transactional(readOnly = true)
  public Attributed attributed(PartyKind kind, long party, int year) {
    return new Attributed(of(sums.party(true, party), kind, year));
  }

  /** The whole of what a donor's schools or a sponsor's rooms were worth: never to be added. */
  @Transactional(readOnly = true)
  public Supported supported(PartyKind kind, long party, int year) {
    return new Supported(of(sums.party(false, party), kind, year));
  }

  private static Amounts of(List<Sums.OfParty> all, PartyKind kind, int year) {
    return all.stream()
        .filter(one -> one.kind() == kind && one.year() == year)
        .map(Sums.OfParty::amounts)
        .findFirst()
        .orElse(Amounts.NOTHING);
  }

  /** The years of which anything was reckoned, the newest first. */
  @Transactional(readOnly = true)
  public List<Integer> years() {
    return sums.years().stream().map(Sums.Year::year).toList();
  }

  /**
   * Sets how a room's figures are shared from the next reckoning on.
   *
   * @param classroom null: every room that has no key of its own
   */
  void key(Occasion occasion, @Nullable Long classroom, Shares shares, String evidence) {
    if (classroom != null && !answers.knowsClassroom(classroom)) throw unknown(classroom);
    answers.key(classroom, shares, told(occasion, evidence));
  }

  /**
   * What a school says it would else have bought, from a year on.
   *
   * @param share in ten thousandths
   */
  public void displacement(Occasion occasion, long school, int year, int share, String evidence) {
    if (!answers.knowsSchool(school)) throw unknown(school);
    if (share < 0 || share > Shares.WHOLE) throw new Refusal("claims.refusal.share");
    if (year < 2000 || year > 2100) throw new Refusal("claims.refusal.year");
    answers.displacement(school, year, share, told(occasion, evidence));
  }

  void alternative(Occasion occasion, long lot, boolean resale, String evidence) {
    if (!answers.knowsLot(lot)) throw unknown(lot);
    answers.alternative(lot, resale, told(occasion, evidence));
  }

  /** How far a room is from the workshop, one way. */
  public void way(Occasion occasion, long classroom, Mode mode, int km, String evidence) {
    if (!answers.knowsClassroom(classroom)) throw unknown(classroom);
    if (km < 1 || km > 20_000) throw new Refusal("claims.refusal.km");
    answers.way(classroom, mode, km, told(occasion, evidence));
  }

  private static Telling told(Occasion occasion, String evidence) {
    var said = evidence.strip();
    if (said.isEmpty()) throw new Refusal("claims.refusal.evidence");
    if (said.length() > LONGEST) throw new Refusal("claims.refusal.long", LONGEST);
    return new Telling(said, occasion.now(), occasion.actor().account(), occasion.key());
  }

  private static Refusal unknown(long number) {
    return new Refusal("claims.refusal.unknown", Long.toString(number));
  }

  @Transactional(readOnly = true)
  List<Answers.Key> keys(int most) {
    return answers.keys(most);
  }

  @Transactional(readOnly = true)
  List<Answers.Known> known(int most) {
    return answers.known(most);
  }

  /**
   * All that is said of a year.
   *
   * @param spread null: nothing was reckoned
   */
  record Sheet(
      int year,
      List<Sums.Year> years,
      List<Sums.Year> classes,
      List<Sums.Year> everDevices,
      List<Sums.OfParty> shares,
      List<Rows.Lack> lacks,
      List<Rows.Leg> legs,
      Sums.@Nullable Spread spread,
      List<Sums.Swing> swings,
      Ledger.@Nullable Reckoned last) {}

  @Transactional(readOnly = true)
  Sheet sheet(@Nullable Integer wanted, LocalDate today) {
    var years = sums.years();
    int year =
        wanted != null ? wanted : years.isEmpty() ? today.getYear() : years.getFirst().year();
    return new Sheet(
        year,
        years,
        sums.classes(year),
        sums.classes(0),
        sums.shares(year),
        rows.lacks(year),
        rows.legs(year),
        sums.spread(year).orElse(null),
        sums.swings(year),
        ledger.last().orElse(null));
  }

  /**
   * Rows of a year, by number.
   *
   * @param donor only these; null: all
   */
  @Transactional(readOnly = true)
  Slice<Rows.Row> rows(int year, @Nullable Long donor, long after, int size) {
    return Slice.of(
        rows.rows(year, donor, after, size + 1), size, row -> Long.toString(row.claim()));
  }

  @Transactional(readOnly = true)
  Slice<Rows.Missing> missing(int year, long after, int size) {
    return Slice.of(rows.missing(year, after, size + 1), size, row -> Long.toString(row.device()));
  }

  /**
   * A party's years, of both kinds apart.
   *
   * @throws Refusal not found, for a party that is not theirs
   */
  @Transactional(readOnly = true)
  List<Sums.OfParty> party(Actor actor, boolean attributed, long party) {
    checkSees(actor, party);
    return sums.party(attributed, party);
  }

  static void checkSees(Actor actor, long party) {
    if (!actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
        && !actor.partnersAs(Role.DONOR).contains(party))
      throw Refusal.notFound(Long.toString(party));
  }
}
