package org.greenclassroom.editions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.greenclassroom.claims.Chosen;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.claims.PartyKind;
import org.greenclassroom.claims.Scope;
import org.greenclassroom.claims.Sure;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.method.Coefficients;
import org.greenclassroom.method.Method;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: an edition is drawn up by one person, which freezes it, and published by another;
 * it is corrected by the next.
 */
@Service
@Transactional
public class Editions {
  /** A page of lines, and as many at once on their way to a file. */
  static final int PAGE = 100;

  private static final int RUNS = 10_000;

  /** Of fifty thousand pages that search engines read in one list. */
  private static final int FINDABLE = 10_000;

  private static final LocalDate BEFORE_ALL = LocalDate.of(2000, 1, 1);

  private final EditionTable table;
  private final FrozenTable frozen;
  private final ProofTable proofs;
  private final List<Chapter> chapters;
  private final Wording wording;
  private final Printing printing;
  private final Method method;
  private final Partners partners;
  private final Files files;
  private final Claims claims;
  private final Entities entities;
  private final String codeVersion;

  Editions(
      EditionTable table,
      FrozenTable frozen,
      ProofTable proofs,
      List<Chapter> chapters,
      Wording wording,
      Printing printing,
      Method method,
      Partners partners,
      Files files,
      Claims claims,
      Entities entities,
      ObjectProvider<BuildProperties> build) {
    this.table = table;
    this.frozen = frozen;
    this.proofs = proofs;
    this.chapters = chapters.stream().sorted(Comparator.comparingInt(Chapter::order)).toList();
    this.wording = wording;
    this.printing = printing;
    this.method = method;
    this.partners = partners;
    this.files = files;
    this.claims = claims;
    this.entities = entities;
    var built = build.getIfAvailable();
    this.codeVersion = built == null ? "unreleased" : built.getVersion() + " " + built.getTime();
  }

  /**
   * Draws up an edition: figures, rows and words are frozen from this moment.
   *
   * @return its number here
   * @throws Refusal when there is a published one, which can only be corrected
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public long draw(Occasion occasion, Wanted wanted) {
    return draw(occasion, wanted, null, null);
  }

  /**
   * Draws up the next edition of what was published.
   *
   * @param reason why; it stands in the edition
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public long correct(Occasion occasion, long edition, String reason) {
    var before = edition(occasion.actor(), edition);
    if (before.state() != EditionState.PUBLISHED)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "editions.refusal.not-standing",
          Objects.requireNonNullElse(before.number(), "" + edition));
    var said = reason.strip();
    if (said.length() < 10) throw new Refusal("editions.refusal.reason");
    return draw(
        occasion,
        new Wanted(
            before.kind(),
            before.kind().isOfDonor() ? before.party() : null,
            before.lot(),
            before.classroom(),
            before.since().getYear()),
        before,
        said);
  }

  private long draw(
      Occasion occasion, Wanted wanted, @Nullable Edition before, @Nullable String reason) {
    var already = table.keyed(occasion.keyFor("edition"));
    if (already.isPresent()) return already.get();
    var of = asked(occasion, wanted, before);
    table.hold(of.subject());
    if (before == null)
      standing(of.kind(), of.subject(), of.sponsor())
          .ifPresent(standing -> {
            throw new Refusal(
                Refusal.Kind.CONFLICT,
                "editions.refusal.published",
                Objects.requireNonNullElse(standing.number(), ""));
          });
    var asked = of.with(sure(of));
    long edition =
        table.insert(
            occasion,
            asked,
            Method.ID,
            codeVersion,
            asked.kind().isOfCarbon() ? claims.which(asked.chosen()) : null,
            before == null ? null : before.edition(),
            reason);
    var written = new ArrayList<Chapter>();
    int nth = 0;
    for (var chapter : chapters) {
      if (!chapter.kinds().contains(asked.kind())) continue;
      written.add(chapter);
      for (var figured : chapter.figures(asked)) {
        var parts = figured.split() ? frozen.parts(figured, asked) : List.of("");
        for (var part : parts) {
          long figure = frozen.insert(edition, ++nth, chapter.key(), part, figured);
          frozen.freeze(figure, part, figured, asked);
        }
      }
    }
    var figures = frozen.figures(edition);
    if ((asked.kind().isOfDonor() || asked.kind() == Kind.SPONSOR)
        && figures.stream().allMatch(figure -> figure.lines() == 0))
      throw new Refusal("editions.refusal.nothing", nameOf(asked));
    wording
        .passages(asked, nameOf(asked), written, figures, codeVersion)
        .forEach((language, passages) -> table.say(edition, language, passages));
    var drawn =
        Canon.text(
            bare(edition, asked, before, reason, occasion), figures, table.passages(edition));
    table.seal(edition, Canon.sha256(drawn));
    return edition;
  }

  /** The only draw of a report: every chapter, and all that is made of them, tells of this one. */
  private @Nullable Sure sure(Asked of) {
    if (!of.kind().isOfCarbon()) return null;
    return claims
        .doubt(
            of.chosen(),
            of.kind().isOfDonor() ? PartyKind.DONOR : PartyKind.SPONSOR,
            of.party(),
            of.coefficients(),
            of.seed(),
            of.runs())
        .orElse(null);
  }

  /** Sponsors' reports were one to a room and year once: such a one of this sponsor stands, too. */
  private Optional<Edition> standing(Kind kind, String subject, @Nullable Long sponsor) {
    var standing = table.standing(subject);
    if (standing.isPresent() || kind != Kind.SPONSOR) return standing;
    boolean named = subject.chars().filter(sign -> sign == '/').count() > 4;
    var other = named ? subject.substring(0, subject.lastIndexOf('/')) : subject + "/" + sponsor;
    return table.standing(other).filter(one -> Objects.equals(one.party(), sponsor));
  }

  /** What the canonical text says of it, before it has a seal. */
  private Edition bare(
      long edition,
      Asked asked,
      @Nullable Edition before,
      @Nullable String reason,
      Occasion occasion) {
    return new Edition(
        edition,
        asked.kind(),
        asked.party(),
        null,
        asked.lot(),
        asked.classroom(),
        asked.subject(),
        asked.since(),
        asked.until(),
        Method.ID,
        asked.coefficients().version(),
        asked.coefficients().hash(),
        asked.seed(),
        asked.runs(),
        codeVersion,
        before == null ? null : before.edition(),
        reason,
        occasion.now(),
        occasion.actor().account(),
        "",
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  /**
   * @param before what is corrected: it stays whose and what it was; null: nothing
   */
  private Asked asked(Occasion occasion, Wanted wanted, @Nullable Edition before) {
    var kind = wanted.kind();
    var today = occasion.today();
    var since = BEFORE_ALL;
    var until = today;
    if (kind.isYearly()) {
      int year = Objects.requireNonNullElse(wanted.year(), 0);
      if (year < BEFORE_ALL.getYear() || year > today.getYear())
        throw new Refusal("editions.refusal.year", today.getYear());
      since = LocalDate.of(year, 1, 1);
      if (year < today.getYear()) until = LocalDate.of(year, 12, 31);
    }
    Long donor = null;
    Long sponsor = null;
    Long lot = null;
    Long classroom = null;
    if (kind == Kind.DONOR_LOT) {
      lot = needed(wanted.lot(), "lot");
      donor = table.lot(lot).orElseThrow(() -> Refusal.notFound("" + wanted.lot())).id();
    } else if (kind == Kind.DONOR_YEAR) {
      donor = needed(wanted.donor(), "donor");
    } else if (kind.isOfClassroom()) {
      var room = room(needed(wanted.classroom(), "classroom"));
      classroom = room.classroom();
      if (kind == Kind.FINAL) {
        if (room.acceptedOn() == null)
          throw new Refusal("editions.refusal.not-begun", room.school(), room.name());
        since = room.acceptedOn();
        if (room.endedOn() != null) until = room.endedOn();
      }
      sponsor = before == null ? sponsor(kind, wanted, room, since, until) : before.party();
    }
    var subject =
        before == null ? subject(kind, donor, sponsor, lot, classroom, since) : before.subject();
    // what was told before keeps its set: the report names the one by which its own rows were
    // reckoned
    var chosen = new Chosen(donor, lot, classroom, since.getYear(), until.getYear());
    var coefficients =
        (kind.isOfCarbon() ? claims.setOf(chosen) : Optional.<Coefficients>empty())
            .orElseGet(method::current);
    // the same report always rolls the same dice
    long seed = Integer.toUnsignedLong(subject.hashCode());
    return new Asked(
        kind,
        donor,
        sponsor,
        lot,
        classroom,
        since,
        until,
        occasion.now(),
        coefficients,
        seed,
        RUNS,
        subject,
        null);
  }

  /** Whose report of a room: one who paid for it in this time, by the dates of the ledger. */
  private @Nullable Long sponsor(
      Kind kind, Wanted wanted, EditionTable.Room room, LocalDate since, LocalDate until) {
    var paying = table.paying(room.classroom(), since, until);
    // one final report is all payers'; whoever is named has the reports of the years
    var named = kind == Kind.SPONSOR ? wanted.sponsor() : null;
    if (named != null && paying.stream().noneMatch(one -> one.id() == named))
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "editions.refusal.not-paying",
          partners.partner(named).name(),
          room.school(),
          room.name());
    if (named != null) return named;
    if (paying.size() == 1) return paying.getFirst().id();
    if (kind != Kind.SPONSOR) return null;
    if (paying.isEmpty())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "editions.refusal.no-sponsor", room.school(), room.name());
    throw new Refusal(
        "editions.refusal.sponsor",
        paying.stream().map(EditionTable.Choice::name).collect(Collectors.joining(", ")));
  }

  /** One published edition each; of a room's year each sponsor has one. */
  private static String subject(
      Kind kind,
      @Nullable Long donor,
      @Nullable Long sponsor,
      @Nullable Long lot,
      @Nullable Long classroom,
      LocalDate since) {
    var what =
        "%s/%s/%s/%s/%s"
            .formatted(
                kind,
                donor == null ? "-" : donor,
                lot == null ? "-" : lot,
                classroom == null ? "-" : classroom,
                kind.isYearly() ? since.getYear() : "-");
    return kind == Kind.SPONSOR ? what + "/" + sponsor : what;
  }

  private static Long needed(@Nullable Long typed, String field) {
    if (typed == null) throw new Refusal("editions.refusal." + field, field);
    return typed;
  }

  private EditionTable.Room room(long classroom) {
    return table.room(classroom).orElseThrow(() -> Refusal.notFound("" + classroom));
  }

  private String nameOf(Asked asked) {
    if (asked.classroom() != null) {
      var room = room(asked.classroom());
      var whole = room.school() + " · " + room.name();
      return asked.kind() == Kind.SPONSOR && asked.sponsor() != null
          ? whole + " · " + partners.partner(asked.sponsor()).name()
          : whole;
    }
    return asked.donor() == null ? "" : partners.partner(asked.donor()).name();
  }

  /**
   * Publishes what another person drew up: it gets its number and its papers, signed.
   *
   * @param open whether everybody may read it; only what is nobody's in particular
   * @param origin where the house is found from outside
   */
  public void publish(Occasion occasion, long edition, boolean open, String origin) {
    var drawn = edition(occasion.actor(), edition);
    table.hold(drawn.subject());
    drawn = edition(occasion.actor(), edition);
    if (drawn.state() != EditionState.DRAWN)
      throw new Refusal(Refusal.Kind.CONFLICT, "editions.refusal.not-drawn");
    if (drawn.drawnBy() == occasion.actor().account())
      throw new Refusal("editions.refusal.four-eyes");
    if (open && !drawn.kind().isOfAll()) throw new Refusal("editions.refusal.not-open");
    var standing =
        standing(drawn.kind(), drawn.subject(), drawn.party()).map(Edition::edition).orElse(null);
    if (!Objects.equals(standing, drawn.corrects()))
      throw new Refusal(Refusal.Kind.CONFLICT, "editions.refusal.overtaken");
    if (!isWhole(drawn)) throw new Refusal(Refusal.Kind.CONFLICT, "editions.refusal.broken");
    var carbon = tellsOfCarbon(drawn);
    if (carbon || drawn.ledger() != null) claims.hold(drawn.chosen(), drawn.ledger());
    int year = occasion.today().getYear();
    var code = PaperCode.fresh(EditionNumber.of(year, table.next(year)));
    table.publish(occasion, drawn, code.number(), code.secret(), open);
    var published = edition(occasion.actor(), edition);
    if (carbon) use(occasion, published, code.number());
    printing
        .print(told(published), origin, letterhead(occasion, published))
        .forEach((language, sha256) -> table.keep(edition, language, sha256));
    proofs.put(edition, occasion.now(), true);
  }

  /** Who speaks where its reader is: the donor, the room's school, else we ourselves. */
  private Letterhead letterhead(Occasion occasion, Edition edition) {
    var reader = edition.kind().isOfClassroom() ? edition.school() : edition.party();
    var partner = partners.partner(reader == null ? Partners.HOUSE : reader);
    return entities.actingFor(partner.territory(), occasion.today());
  }

  private boolean tellsOfCarbon(Edition edition) {
    return frozen.figures(edition.edition()).stream()
        .anyMatch(figure -> figure.unit() == Unit.GRAMS_CO2E && figure.lines() > 0);
  }

  /** What it says of CO2e is told from now on: the ledger keeps its rows. */
  private void use(Occasion occasion, Edition edition, String number) {
    for (int year : claims.years())
      if (year >= edition.since().getYear() && year <= edition.until().getYear())
        if (edition.classroom() != null)
          claims.use(occasion, year, new Scope.OfClassroom(edition.classroom()), number);
        else
          claims.use(occasion, year, edition.kind().isOfDonor() ? edition.party() : null, number);
  }

  /** Puts a draft away. */
  public void withdraw(Occasion occasion, long edition) {
    var drawn = edition(occasion.actor(), edition);
    if (drawn.state() != EditionState.DRAWN || table.withdraw(occasion, edition) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "editions.refusal.not-drawn");
  }

  /** The published ones, which are read over at night. */
  @Transactional(readOnly = true)
  List<Long> published() {
    return table.published();
  }

  /** Reads a published edition over, row by row, and notes when and what was found. */
  boolean prove(long edition, Instant now) {
    boolean whole = table.edition(edition).map(this::isWhole).orElse(false);
    proofs.put(edition, now, whole);
    return whole;
  }

  /**
   * What can be said of it at once: whether its text gives the hash, and what the last reading of
   * all its rows found. A million rows are not read because somebody looks.
   */
  @Transactional(readOnly = true)
  Proof proof(Edition edition) {
    var last = proofs.of(edition.edition());
    return new Proof(
        last.at(), last.whole() && Canon.sha256(canon(edition)).equals(edition.sha256()));
  }

  /** Whether every line, sum and word is what the hash was taken of, reckoned from the bottom. */
  @Transactional(readOnly = true)
  public boolean isWhole(Edition edition) {
    return frozen.broken(edition.edition()).isEmpty()
        && Canon.sha256(canon(edition)).equals(edition.sha256());
  }

  @Transactional(readOnly = true)
  String canon(Edition edition) {
    return Canon.text(
        edition, frozen.figures(edition.edition()), table.passages(edition.edition()));
  }

  /** An edition that this person may read; nobody is told of others. */
  @Transactional(readOnly = true)
  public Edition edition(Actor actor, long edition) {
    return table
        .edition(edition)
        .filter(one -> sees(actor, one))
        .orElseThrow(() -> Refusal.notFound("" + edition));
  }

  /** A published one by its number, by the same right. */
  @Transactional(readOnly = true)
  Edition numbered(Actor actor, String number) {
    return table
        .numbered(number.strip().toUpperCase(Locale.ROOT))
        .filter(one -> sees(actor, one))
        .orElseThrow(() -> Refusal.notFound(number));
  }

  private static boolean sees(Actor actor, Edition edition) {
    return seesAll(actor) || edition.isPublished() && (edition.open() || owns(actor, edition));
  }

  /** Rows tell of devices and schools: they are for staff and for whose edition it is. */
  static boolean seesRows(Actor actor, Edition edition) {
    return seesAll(actor) || owns(actor, edition);
  }

  static boolean seesAll(Actor actor) {
    return actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);
  }

  private static boolean owns(Actor actor, Edition edition) {
    return edition.party() != null && actor.partnersAs(Role.DONOR).contains(edition.party())
        || edition.kind() == Kind.FINAL
            && edition.school() != null
            && actor.partnersAs(Role.SCHOOL).contains(edition.school());
  }

  /** What this person may read, newest first; a guest, what is open. */
  @Transactional(readOnly = true)
  public Slice<Edition> page(Actor actor, boolean open, long before) {
    var parties = seesAll(actor) ? null : List.copyOf(actor.partnersAs(Role.DONOR));
    return Slice.of(
        table.page(parties, actor.partnersAs(Role.SCHOOL), open, before, PAGE + 1),
        PAGE,
        one -> "" + one.edition());
  }

  /** Which editions anybody may find: open and not corrected, the newest. */
  @Transactional(readOnly = true)
  List<Long> open() {
    return table.open(FINDABLE);
  }

  /** What an edition says and shows, from what was frozen alone. */
  @Transactional(readOnly = true)
  Contents told(Edition edition) {
    var figures = frozen.figures(edition.edition());
    var before = edition.corrects() == null ? null : table.edition(edition.corrects()).orElse(null);
    var lines = new TreeMap<Integer, List<Line>>();
    for (var figure : figures)
      if (figure.listed())
        lines.put(figure.nth(), frozen.lines(figure.figure(), 0, Contents.MOST_LISTED));
    return new Contents(
        edition,
        figures,
        lines,
        table.passages(edition.edition()),
        before,
        before == null ? List.of() : Changed.between(frozen.figures(before.edition()), figures),
        before == null ? Map.of() : table.passages(before.edition()));
  }

  /**
   * A figure of an edition whose rows this person may see.
   *
   * @throws Refusal not found, also where it is not theirs
   */
  @Transactional(readOnly = true)
  Frozen figure(Actor actor, long edition, int nth) {
    var known = edition(actor, edition);
    if (!seesRows(actor, known)) throw Refusal.notFound("" + edition);
    return frozen.figure(edition, nth).orElseThrow(() -> Refusal.notFound(edition + "/" + nth));
  }

  @Transactional(readOnly = true)
  Slice<Line> lines(Frozen figure, long after, int size) {
    return Slice.of(
        frozen.lines(figure.figure(), after, size + 1), size, line -> "" + line.position());
  }

  @Transactional(readOnly = true)
  Map<String, String> papers(Edition edition) {
    return table.papers(edition.edition());
  }

  /** Byte for byte as it was published. */
  @Transactional(readOnly = true)
  Files.Kept paper(Edition edition, String language) {
    var sha256 = table.papers(edition.edition()).get(language);
    if (sha256 == null) throw Refusal.notFound(edition.edition() + "/" + language);
    return files.file(sha256);
  }

  /** The edition of this public address; whoever holds its paper knows the address. */
  @Transactional(readOnly = true)
  Edition coded(String code) {
    var read = PaperCode.read(code);
    if (!EditionNumber.isOne(read.number()))
      throw new Refusal("editions.refusal.mistyped", read.number());
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  /** Whether these bytes are a paper of ours, and which; empty: they are none. */
  @Transactional(readOnly = true)
  public String numberOf(byte[] pdf) {
    return table.numberOf(Files.sha256(pdf)).orElse("");
  }

  @Transactional(readOnly = true)
  long waiting(Actor actor) {
    return table.waiting(actor.account());
  }

  @Transactional(readOnly = true)
  List<EditionTable.Choice> donors() {
    return table.donors();
  }

  @Transactional(readOnly = true)
  List<EditionTable.Choice> sponsors() {
    return table.sponsors();
  }

  @Transactional(readOnly = true)
  List<EditionTable.Choice> classrooms() {
    return table.classrooms();
  }
}
