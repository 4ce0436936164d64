package org.greenclassroom.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Mapping;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A donor's list becomes a lot, or comes into one that is there already; and is taken back as a
 * whole while nothing was built on it.
 */
@Service
@Transactional
class Announcing {
  private final Donations donations;
  private final Lists lists;
  private final Plans plans;
  private final Changes changes;

  Announcing(Donations donations, Lists lists, Plans plans, Changes changes) {
    this.donations = donations;
    this.lists = lists;
    this.plans = plans;
    this.changes = changes;
  }

  /**
   * Reads a list. Where it is meant for a lot that is there, says what it would do to each item.
   *
   * @param into an open lot of the same donor; null: the list becomes a lot of its own
   */
  Import preview(
      Occasion occasion,
      long donor,
      Path file,
      String name,
      String sha256,
      @Nullable Mapping said,
      @Nullable Long into) {
    if (into != null) {
      if (donations.lot(into).donor() != donor)
        throw new Refusal("intake.refusal.other-donors-lot", String.valueOf(into));
      donations.requireOpen(into);
    }
    var list = lists.preview(occasion, donor, file, name, sha256, said, into);
    compare(occasion, list);
    return list;
  }

  /** What the columns of a list mean: it is read again that way, and compared again. */
  Import map(Occasion occasion, long importId, Mapping said) {
    var list = lists.map(occasion, importId, said);
    compare(occasion, list);
    return list;
  }

  /** Nobody wants this list: it goes, with the donor's file. */
  void putAway(long importId) {
    lists.lock(importId);
    plans.clear(importId);
    lists.putAway(importId);
  }

  /** Compares a list with its lot again, after the lot changed. */
  void compareAgain(Occasion occasion, long importId) {
    var list = lists.lock(importId);
    if (list.state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
    compare(occasion, list);
  }

  private void compare(Occasion occasion, Import list) {
    var into = list.into();
    if (into == null || list.state() != Import.State.PREVIEWED) return;
    donations.lock(into);
    plans.clear(list.id());
    plans.compare(list.id(), into, occasion.now());
  }

  @Transactional(readOnly = true)
  @Nullable Plan plan(long importId) {
    return plans.of(importId).orElse(null);
  }

  /** Whether the lot is still as it was when the list was compared with it. */
  @Transactional(readOnly = true)
  boolean fresh(Plan plan) {
    return plans.seen(plan.lot()).equals(plan.seen());
  }

  /** A page of rows with one outcome. */
  @Transactional(readOnly = true)
  Slice<Row> rows(long importId, Outcome only, long after, int size) {
    var lines = plans.lines(importId, only, after, size + 1);
    return Slice.of(lists.rows(importId, lines), size, row -> String.valueOf(row.line()));
  }

  @Transactional(readOnly = true)
  List<Plan.Row> planned(long importId, Collection<Long> lines) {
    return plans.rows(importId, lines);
  }

  @Transactional(readOnly = true)
  Slice<Plan.Missing> missing(long importId, long after, int size) {
    return Slice.of(
        plans.missing(importId, after, size + 1), size, item -> String.valueOf(item.line()));
  }

  // --- choosing ---

  /** These rows stay out, or come in again; how many changed. */
  int leaveOut(long importId, Collection<Long> lines, boolean out) {
    return lists.leaveOut(importId, lines, out);
  }

  /** All rows that a filter shows; how many changed. */
  int leaveOut(long importId, @Nullable Verdict verdict, @Nullable Outcome outcome, boolean out) {
    if (outcome == null) return lists.leaveOut(importId, verdict, out);
    var lines = plans.lines(importId, outcome, Long.MIN_VALUE, Integer.MAX_VALUE);
    return lists.leaveOut(importId, lines, out);
  }

  /** Announced items that the list does not name are not to come (or are, after all). */
  int withdraw(long importId, @Nullable Collection<Long> items, boolean not) {
    if (lists.lock(importId).state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
    return not ? plans.withdraw(importId, items) : plans.keep(importId, items);
  }

  // --- deciding ---

  /**
   * Makes a lot of every row that is neither refused nor left out, or does to a lot what the
   * preview said: all or nothing. A second time answers what the first did.
   */
  Intake.Committed commit(Occasion occasion, long importId) {
    var list = lists.lock(importId);
    if (list.state() == Import.State.UNDONE) throw new Refusal("intake.refusal.list-undone");
    var earlier = list.lot();
    if (earlier != null) return committed(list, earlier, changes.done(importId));
    if (list.state() == Import.State.MAPPING) throw new Refusal("intake.refusal.not-mapped");
    var into = list.into();
    if (into == null) {
      if (list.usable() <= lists.leftOut(importId))
        throw new Refusal("intake.refusal.nothing-usable");
      var lot = donations.open(occasion, list.donor());
      int items = changes.fill(lot, importId);
      lists.becomes(occasion, importId, lot);
      return committed(list, lot, new Changes.Done(items, 0, 0));
    }
    donations.lock(into);
    donations.requireOpen(into);
    var plan = plans.of(importId).orElseThrow(IllegalStateException::new);
    if (!fresh(plan))
      throw new Refusal(Refusal.Kind.CONFLICT, "intake.refusal.lot-changed", String.valueOf(into));
    var done = carryOut(importId, into);
    if (done.added() + done.changed() + done.withdrawn() == 0)
      throw new Refusal("intake.refusal.nothing-changes", String.valueOf(into));
    lists.becomes(occasion, importId, into);
    return committed(list, into, done);
  }

  private Changes.Done carryOut(long importId, long lot) {
    try {
      int changed = changes.change(importId);
      int withdrawn = changes.withdraw(importId);
      return new Changes.Done(changes.add(lot, importId), changed, withdrawn);
    } catch (DataIntegrityViolationException somebodyWorksOnIt) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, "intake.refusal.cannot-withdraw", String.valueOf(lot));
    }
  }

  private Intake.Committed committed(Import list, long lot, Changes.Done done) {
    return new Intake.Committed(
        lot,
        done.added(),
        done.changed(),
        done.withdrawn(),
        list.refused(),
        lists.leftOut(list.id()));
  }

  /** How many items a list that is taken back took with it, and how many are as before. */
  record Undone(long lot, int removed, int restored) {}

  /** What was built on a committed list, so that it can not be taken back; null: not committed. */
  @Transactional(readOnly = true)
  Changes.@Nullable Built built(Import list) {
    return list.state() == Import.State.COMMITTED ? changes.built(list.id()) : null;
  }

  /**
   * Takes a committed list back: what it added goes, what it changed or withdrew is as before. The
   * list stays to be seen, as undone. A second time answers nothing more.
   *
   * @throws Refusal when something was built on it, saying what
   */
  Undone undo(Occasion occasion, long importId) {
    var list = lists.lock(importId);
    var lot = list.lot();
    if (lot == null) throw new Refusal("intake.refusal.not-committed");
    if (list.state() == Import.State.UNDONE) return new Undone(lot, 0, 0);
    donations.lock(lot);
    donations.requireOpen(lot);
    var built = changes.built(importId);
    if (!built.nothing()) throw standsInTheWay(built);
    try {
      var done = changes.done(importId);
      int removed = changes.takeAway(importId);
      changes.putBack(importId);
      lists.undone(occasion, importId);
      return new Undone(lot, removed, done.changed() + done.withdrawn());
    } catch (DataIntegrityViolationException somebodyWorksOnIt) {
      throw new Refusal(Refusal.Kind.CONFLICT, "intake.refusal.undo-built-on-elsewhere");
    }
  }

  private static Refusal standsInTheWay(Changes.Built built) {
    var lines = new ArrayList<String>();
    for (var line : built.lines()) lines.add(String.valueOf(line));
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "intake.refusal.undo-built-on",
        built.came(),
        built.settled(),
        built.scanned(),
        built.changed(),
        String.join(", ", lines));
  }
}
