package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A donor's list, opened: what kind of file it is was seen from its bytes, its headings are known,
 * and its rows come one by one, checked. Whatever makes the whole file unusable is refused here;
 * where only a person can say what its columns mean, it has no heading and asks.
 */
final class AssetList implements AutoCloseable {
  /** Above the headings a list may have a title and a date. */
  static final int HEADING_WITHIN = 10;

  static final int CELLS_LIMIT = 200;
  static final int ROWS_LIMIT = 500_000;

  final Opened file;

  /** What a person must say; null when nothing. */
  final @Nullable Question question;

  private final @Nullable Heading heading;
  private final @Nullable Rows rows;
  private final @Nullable RowCheck check;
  private @Nullable Cells ahead;
  private long count;

  private AssetList(Opened file, Layout layout) throws IOException {
    this.file = file;
    this.question = layout.question();
    this.heading = layout.heading();
    if (heading == null) {
      this.rows = null;
      this.check = null;
      return;
    }
    this.rows = file.sheets().rows(layout.sheet());
    this.check = new RowCheck(heading);
    for (int i = 0; i < layout.read() && rows.hasNext(); i++) rows.next();
    if (!hasNext()) throw new Refusal("lists.refusal.heading-only");
  }

  /** By what is recognised, and nothing else. */
  static AssetList open(Path file) throws IOException {
    return open(file, List.of(), null);
  }

  /**
   * @param remembered what was said of earlier lists of the donor, the newest first
   * @param said what a person says of this one; null when nothing
   */
  static AssetList open(Path path, List<Mapping> remembered, @Nullable Mapping said)
      throws IOException {
    var file = Opened.of(path);
    try {
      var heads = Heads.of(file);
      var layout = said == null ? Layout.find(heads, remembered) : Layout.said(heads, said);
      return new AssetList(file, layout);
    } catch (RuntimeException | IOException e) {
      file.close();
      throw e;
    }
  }

  Heading heading() {
    var found = heading;
    if (found == null) throw new Refusal("lists.refusal.no-heading");
    return found;
  }

  /** Whether another row follows that is not blank. */
  boolean hasNext() {
    var from = rows;
    if (from == null) return false;
    while (ahead == null && from.hasNext()) {
      var cells = from.next();
      if (!cells.blank() || cells.values().isEmpty()) ahead = cells;
    }
    return ahead != null;
  }

  /** The next row that is not blank, checked. */
  Announced next() {
    if (!hasNext()) throw new NoSuchElementException();
    if (++count > ROWS_LIMIT) throw new Refusal("lists.refusal.too-many-rows", ROWS_LIMIT);
    var cells = ahead;
    ahead = null;
    if (cells == null || check == null) throw new NoSuchElementException();
    return check.check(cells);
  }

  @Override
  public void close() throws IOException {
    if (rows != null) rows.close();
    file.close();
  }
}
