package org.greenclassroom.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Funding;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what is promised for a room, what came, what was promised in return. */
@Service
@Transactional
public class Money {
  private static final int ROWS = 50;
  private static final int LONGEST = 300;

  private final SponsorshipTable table;
  private final ReturnTable returns;
  private final LedgerTable ledger;
  private final Classrooms classrooms;
  private final Funding funding;

  Money(
      SponsorshipTable table,
      ReturnTable returns,
      LedgerTable ledger,
      Classrooms classrooms,
      Funding funding) {
    this.table = table;
    this.returns = returns;
    this.ledger = ledger;
    this.classrooms = classrooms;
    this.funding = funding;
  }

  /**
   * Somebody promises to pay for a room. From that day on it stands among those who pay for it.
   *
   * @param paperNumber of the agreement; empty: none is drawn
   * @throws Refusal for a partner that is neither sponsor nor donor, a day to come, no such paper
   */
  public long promise(
      Occasion occasion,
      long classroom,
      long partner,
      FunderKind kind,
      Amount amount,
      LocalDate promisedOn,
      String paperNumber,
      String note) {
    var already = table.keyed(occasion.keyFor("sponsorship"));
    if (already.isPresent()) return already.get();
    classrooms.room(classroom);
    if (table.funders(classroom, partner).isEmpty())
      funding.add(occasion, classroom, partner, kind.way(), promisedOn);
    else if (promisedOn.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    return table.insert(
        classroom,
        partner,
        kind,
        amount,
        promisedOn,
        paperNumber.isBlank() ? null : paper(paperNumber),
        text(note),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("sponsorship"));
  }

  /** Its agreement was drawn. */
  public void agree(Occasion occasion, long sponsorship, String paperNumber) {
    sponsorship(occasion.actor(), sponsorship);
    table.paper(sponsorship, paper(paperNumber));
  }

  /**
   * A part of it is due on a day.
   *
   * @throws Refusal when instalments and what came would be more than was promised, in another
   *     currency, or when it ended
   */
  public void plan(Occasion occasion, long sponsorship, LocalDate dueOn, Amount amount) {
    var known = lasting(sponsorship);
    sameCurrency(known, amount);
    if (amount.cents() > known.unplanned())
      throw new Refusal(
          "funding.refusal.more-than-promised",
          said(amount.cents(), known),
          said(known.unplanned(), known),
          said(known.cents(), known));
    table.insertInstalment(
        sponsorship,
        dueOn,
        amount.cents(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("instalment"));
  }

  /** An instalment came; what came may differ from what was due. */
  public void receive(
      Occasion occasion, long sponsorship, long instalment, LocalDate day, Amount amount) {
    table.lock(sponsorship);
    sameCurrency(one(sponsorship), amount);
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (table.receive(sponsorship, instalment, day, amount.cents(), occasion.actor().account())
        == 0) {
      if (instalments(sponsorship).stream().noneMatch(each -> each.instalment() == instalment))
        throw Refusal.notFound(String.valueOf(instalment));
      throw new Refusal(Refusal.Kind.CONFLICT, "funding.refusal.received");
    }
  }

  /** The sponsor pays no longer; what came stays, what was to come is not waited for. */
  public void end(Occasion occasion, long sponsorship, String reason) {
    var known = lasting(sponsorship);
    if (reason.isBlank()) throw new Refusal("funding.refusal.reason");
    table.end(sponsorship, occasion.today(), text(reason), occasion.actor().account());
    if (!table.lastsBeside(sponsorship))
      for (var funder : table.funders(known.classroom(), known.partner()))
        // who signed the agreement stays its signatory
        if (funder.funder() != null) funding.end(occasion, known.classroom(), funder.funder());
  }

  /** Something is promised in return. */
  public void owe(Occasion occasion, long sponsorship, String what, @Nullable LocalDate dueOn) {
    one(sponsorship);
    if (what.isBlank()) throw new Refusal("funding.refusal.what");
    returns.insert(
        sponsorship,
        text(what),
        dueOn,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("promise"));
  }

  /** It was done. */
  public void keep(Occasion occasion, long sponsorship, long promise, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (returns.done(sponsorship, promise, day, occasion.actor().account()) == 0)
      throw Refusal.notFound(String.valueOf(promise));
  }

  /** As far as this person may see it: a sponsor its own; else as if there were none. */
  @Transactional(readOnly = true)
  Sponsorship sponsorship(Actor actor, long sponsorship) {
    var found = one(sponsorship);
    if (!staff(actor) && !actor.partnersAs(Role.DONOR).contains(found.partner()))
      throw Refusal.notFound(String.valueOf(sponsorship));
    return found;
  }

  @Transactional(readOnly = true)
  public List<Instalment> instalments(long sponsorship) {
    return table.instalments(sponsorship);
  }

  @Transactional(readOnly = true)
  List<Return> returns(long sponsorship) {
    return returns.of(sponsorship);
  }

  @Transactional(readOnly = true)
  List<Sponsorship> ofRoom(long classroom) {
    return table.ofRoom(classroom);
  }

  @Transactional(readOnly = true)
  Classroom room(long classroom) {
    return classrooms.room(classroom);
  }

  @Transactional(readOnly = true)
  Slice<Sponsorship> page(Actor actor, String filter, long before) {
    Collection<Long> partners = staff(actor) ? null : actor.partnersAs(Role.DONOR);
    return Slice.of(
        table.page(partners, filter.toUpperCase(Locale.ROOT), before, ROWS + 1),
        ROWS,
        each -> String.valueOf(each.sponsorship()));
  }

  @Transactional(readOnly = true)
  long overdue(LocalDate today) {
    return table.overdue(today);
  }

  @Transactional(readOnly = true)
  ReturnTable.Open open(LocalDate today) {
    return returns.open(today);
  }

  /** Row by row, for the accountant. */
  @Transactional(readOnly = true)
  void incomes(Consumer<LedgerTable.Income> each) {
    ledger.incomes(each);
  }

  @Transactional(readOnly = true)
  void expenses(Consumer<LedgerTable.Expense> each) {
    ledger.expenses(each);
  }

  /** Amounts are nobody's business but the office's, the auditor's and each sponsor's own. */
  static boolean staff(Actor actor) {
    return actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);
  }

  private Sponsorship one(long sponsorship) {
    return table
        .sponsorship(sponsorship)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(sponsorship)));
  }

  private Sponsorship lasting(long sponsorship) {
    table.lock(sponsorship);
    var known = one(sponsorship);
    if (known.endedOn() != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "funding.refusal.ended", known.partnerName(), known.endedOn());
    return known;
  }

  private static void sameCurrency(Sponsorship known, Amount amount) {
    if (!known.currency().equals(amount.currency()))
      throw new Refusal("funding.refusal.other-currency", known.currency(), amount.currency());
  }

  private long paper(String number) {
    return table
        .paperNumbered(number.strip().toUpperCase(Locale.ROOT))
        .orElseThrow(() -> new Refusal("funding.refusal.no-paper", number.strip()));
  }

  private static String said(long cents, Sponsorship known) {
    return Amount.said(cents, known.currency(), Locale.ENGLISH);
  }

  private static String text(String typed) {
    var text = typed.strip();
    if (text.length() > LONGEST) throw new Refusal("funding.refusal.long", LONGEST);
    return text;
  }
}
