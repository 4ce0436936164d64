package org.greenclassroom.catalogue;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the catalogue: looking. */
@Service
@Transactional(readOnly = true)
public class Catalogue {
  static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final Shelf shelf;
  private final Partners partners;

  Catalogue(Shelf shelf, Partners partners) {
    this.shelf = shelf;
    this.partners = partners;
  }

  /** Some rows of a list, and how many there are in all. */
  record Listed(Slice<Row> rows, Count count) {}

  /**
   * A page of the list.
   *
   * @param after a page's {@code next}; null begins
   * @param exactly whether to count to the end, however long that takes
   */
  Listed list(
      Filter meant,
      Sorting sorting,
      @Nullable String after,
      int size,
      boolean exactly,
      Actor actor) {
    var mark = Mark.parse(after);
    int page = Math.clamp(size, 1, LARGEST_PAGE);
    shelf.prepare();
    var found =
        narrows(meant, actor)
            ? shelf.few(meant, actor, sorting, mark, page + 1, Shelf.FEW + 1)
            : new Shelf.Found(shelf.count(meant, actor, Shelf.FEW + 1), List.of());
    var rows =
        narrows(meant, actor) && found.count() <= Shelf.FEW
            ? found.rows()
            : shelf.many(meant, actor, sorting, mark, page + 1);
    return new Listed(
        Slice.of(rows, page, row -> row.mark().written()),
        counted(meant, actor, found.count(), exactly));
  }

  private static boolean narrows(Filter filter, Actor actor) {
    return !filter.equals(Filter.ALL) || !actor.seesAll();
  }

  private Count counted(Filter meant, Actor actor, long found, boolean exactly) {
    if (found <= Shelf.FEW) return new Count(found, false);
    return exactly
        ? new Count(shelf.count(meant, actor, Long.MAX_VALUE), false)
        : new Count(Shelf.FEW, true);
  }

  /** How many stand in each stage, of those this person may see. */
  Map<Stage, Count> stages(Actor actor) {
    shelf.prepare();
    return actor.seesAll() ? shelf.stages() : shelf.stages(actor);
  }

  /** The whole list in its order, row by row, as it is at this moment. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void each(Filter filter, Sorting sorting, Actor actor, Consumer<Row> to) {
    shelf.prepare();
    shelf.each(filter, actor, sorting, to);
  }

  /**
   * The same filter with partners by their numbers.
   *
   * @throws Refusal where no partner, or more than one, has such a name
   */
  Filter meant(Filter filter, Actor actor) {
    return filter.of(
        partner("holder", filter.holder(), actor), partner("donor", filter.donor(), actor));
  }

  private @Nullable Long partner(String name, @Nullable String typed, Actor actor) {
    if (typed == null) return null;
    if (Filter.isNumber(typed)) return Long.valueOf(typed);
    if (!actor.seesAll()) throw new Refusal("frame.refusal.unreadable", name, typed);
    var exact = partners.named(typed);
    if (exact.isPresent()) return exact.get().partner();
    var like = partners.page(null, typed, "", 2).rows();
    if (like.size() == 1) return like.getFirst().partner();
    throw new Refusal(
        like.isEmpty() ? "catalogue.refusal.no-partner" : "catalogue.refusal.which-partner", typed);
  }

  /** What the numbers in a filter are called; only what this person may see is named. */
  Map<String, String> names(Filter filter, List<Row> rows, Actor actor) {
    var names = new java.util.HashMap<String, String>();
    for (var row : rows) {
      if (filter.holderId() != null) names.put("holder", row.holderName());
      if (filter.donorId() != null && row.donorName() != null) names.put("donor", row.donorName());
      if (filter.place() != null && row.placeName() != null) names.put("place", row.placeName());
    }
    if (!actor.seesAll()) return names;
    var holder = filter.holderId();
    var donor = filter.donorId();
    if (holder != null) names.computeIfAbsent("holder", _ -> partners.partner(holder).name());
    if (donor != null) names.computeIfAbsent("donor", _ -> partners.partner(donor).name());
    return names;
  }
}
