package org.greenclassroom.visits;

import java.util.List;
import org.greenclassroom.checklists.Fill;
import org.jspecify.annotations.Nullable;

/**
 * A visit as somebody reads it.
 *
 * @param pictures those that have arrived and those that were promised and have not
 * @param seen the number of the last entry
 * @param counts how many visits of this room are approved, and how many are not
 * @param awaited how many entries it was handed in with have not arrived; null: it was not handed
 *     in
 */
record Report(
    Visit visit,
    List<Line> lines,
    List<Called> called,
    List<Entry> others,
    List<Photograph> pictures,
    List<RemarkTable.Remark> remarks,
    long seen,
    VisitTable.Counts counts,
    int tolerance,
    @Nullable Integer awaited) {

  /** An item with its answer. */
  record Line(
      Fill.Line item, String told, List<Photograph> pictures, List<RemarkTable.Remark> remarks) {
    public boolean section() {
      return item.type().equals("SECTION");
    }

    public boolean asked() {
      return item.item().asks();
    }
  }

  /**
   * What the book says stands in the room, and how it was found.
   *
   * @param entry null: it was not called
   */
  record Called(EntryTable.Standing standing, @Nullable Entry entry) {}

  public long promised() {
    return pictures.stream().filter(one -> !one.here()).count();
  }

  public long of(RollState state) {
    return called.stream()
            .filter(one -> one.entry() != null && one.entry().state() == state)
            .count()
        + others.stream().filter(one -> one.state() == state).count();
  }

  public long uncalled() {
    return called.stream().filter(one -> one.entry() == null).count();
  }

  public boolean far() {
    return visit.far(tolerance);
  }
}
