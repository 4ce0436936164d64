package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Sentences;
import org.greenclassroom.lists.Verdict;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages of a list show. */
@Component
class ImportPages {
  private static final int PAGE = 50;

  private final Announcing announcing;
  private final Lists lists;
  private final Partners partners;
  private final Sentences sentences;

  ImportPages(Announcing announcing, Lists lists, Partners partners, Sentences sentences) {
    this.announcing = announcing;
    this.lists = lists;
    this.partners = partners;
    this.sentences = sentences;
  }

  /**
   * @param planned what the row would do to a lot that is there; null when there is none
   */
  record RowShown(
      long line,
      Verdict verdict,
      boolean leftOut,
      List<String> remarks,
      String written,
      @Nullable String donorsTag,
      DeviceKind kind,
      @Nullable String what,
      @Nullable String serial,
      Plan.@Nullable Row planned) {}

  /**
   * @param plan what the list would do to a lot that is there; null: it becomes a lot of its own
   * @param fresh whether the lot is still as it was compared
   * @param leftOut how many rows somebody left out
   * @param earlierLot the lot that the same file already became
   * @param mayCommit whether who looks may decide on it
   * @param mayUndo whether who looks may take it back
   * @param mayPutAway whether who looks may drop it undecided
   * @param built what stands in the way of taking it back; null when that is not asked
   */
  record ImportPage(
      Import list,
      String donor,
      @Nullable Verdict verdict,
      @Nullable Outcome outcome,
      Slice<RowShown> rows,
      @Nullable Plan plan,
      boolean fresh,
      int leftOut,
      @Nullable Long earlierLot,
      boolean mayChoose,
      boolean mayCommit,
      boolean mayUndo,
      boolean mayPutAway,
      Changes.@Nullable Built built) {
    public List<Outcome> outcomes() {
      return List.of(Outcome.values());
    }

    /** How many rows come in: of those that may, all but the ones left out. */
    public int coming() {
      return list.usable() - leftOut;
    }
  }

  record MissingPage(Import list, Plan plan, Slice<Plan.Missing> items, boolean mayChoose) {}

  ImportPage page(
      Actor actor, long id, @Nullable Verdict verdict, @Nullable Outcome outcome, long after) {
    var list = lists.list(id);
    var plan = list.into() == null ? null : announcing.plan(id);
    var rows =
        outcome == null
            ? lists.rows(id, verdict, after, PAGE)
            : announcing.rows(id, outcome, after, PAGE);
    var officer = actor.is(Role.OFFICER);
    var waits = list.state() == Import.State.PREVIEWED;
    var fresh = plan == null || !waits || announcing.fresh(plan);
    var leftOut = lists.leftOut(id);
    var built = officer ? announcing.built(list) : null;
    return new ImportPage(
        list,
        partners.partner(list.donor()).name(),
        verdict,
        outcome,
        shown(id, rows, plan),
        plan,
        fresh,
        leftOut,
        list.lot() == null ? lists.earlierLot(list) : null,
        officer && waits,
        officer && waits && fresh && list.usable() > 0,
        built != null && built.nothing(),
        officer && (waits || list.state() == Import.State.MAPPING),
        built);
  }

  private Slice<RowShown> shown(long id, Slice<Row> rows, @Nullable Plan plan) {
    Map<Long, Plan.Row> planned =
        plan == null
            ? Map.of()
            : announcing.planned(id, rows.rows().stream().map(Row::line).toList()).stream()
                .collect(Collectors.toMap(Plan.Row::line, Function.identity()));
    return new Slice<>(
        rows.rows().stream().map(row -> shown(row, planned.get(row.line()))).toList(), rows.next());
  }

  private RowShown shown(Row row, Plan.@Nullable Row planned) {
    return new RowShown(
        row.line(),
        row.verdict(),
        row.leftOut(),
        sentences.of(row.remarks()),
        row.written(),
        row.donorsTag(),
        row.kind(),
        what(row.maker(), row.model()),
        row.serial(),
        planned);
  }

  private static @Nullable String what(@Nullable String maker, @Nullable String model) {
    if (maker == null) return model;
    return model == null ? maker : maker + " " + model;
  }

  MissingPage missing(Actor actor, long id, long after) {
    var list = lists.list(id);
    var plan = announcing.plan(id);
    if (plan == null) throw org.greenclassroom.kernel.Refusal.notFound(String.valueOf(id));
    return new MissingPage(
        list,
        plan,
        announcing.missing(id, after, PAGE),
        actor.is(Role.OFFICER) && list.state() == Import.State.PREVIEWED);
  }
}
