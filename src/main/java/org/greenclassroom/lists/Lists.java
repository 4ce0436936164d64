package org.greenclassroom.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of lists. */
@Service
@Transactional
public class Lists {
  /** The longest text of one cell that is taken. */
  public static final int LONGEST_CELL = RowCheck.CELL_LIMIT;

  /** The longest list. */
  public static final int MOST_ROWS = AssetList.ROWS_LIMIT;

  /** So long a file waits for somebody's decision; it may hold names of people. */
  private static final Duration FILE_KEPT = Duration.ofDays(30);

  private final Partners partners;
  private final Imports imports;
  private final ImportRows rows;
  private final Mappings mappings;
  private final Uploads uploads;

  Lists(Partners partners, Imports imports, ImportRows rows, Mappings mappings, Uploads uploads) {
    this.partners = partners;
    this.imports = imports;
    this.rows = rows;
    this.mappings = mappings;
    this.uploads = uploads;
  }

  /**
   * Reads a donor's list and stages it. Nothing of it is a lot yet. Where only a person can say
   * what its columns mean, it is kept and waits.
   *
   * @param file the list on disk; read as a stream, in two passes
   * @param sha256 its hash
   * @param said what its columns mean; null: as they are called, or as was said of the donor's last
   * @param into the open lot that it is meant for; null for a lot of its own
   * @throws Refusal when the file as a whole cannot be used, with the reason
   */
  public Import preview(
      Occasion occasion,
      long donor,
      Path file,
      String name,
      String sha256,
      @Nullable Mapping said,
      @Nullable Long into) {
    var partner = partners.partner(donor);
    if (!partner.is(PartnerKind.DONOR))
      throw new Refusal("lists.refusal.not-a-donor", partner.name());
    var already = imports.keyed(occasion.key());
    if (already.isPresent()) {
      if (!already.get().sha256().equals(sha256) || already.get().donor() != donor)
        throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.same-key");
      return already.get();
    }
    uploads.forgetBefore(occasion.now().minus(FILE_KEPT));
    if (said != null) refuseUnclear(said);
    try (var list = AssetList.open(file, mappings.of(donor), said)) {
      var id =
          imports.insert(
              occasion.key(),
              donor,
              sha256,
              Text.cut(Text.clean(name), 200),
              list.file,
              into,
              occasion.now(),
              occasion.actor().account());
      uploads.keep(id, file);
      if (list.question == null) stage(occasion, id, list);
      if (said != null) remember(occasion, donor, said);
      return list(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The columns of a list, to be said what they mean.
   *
   * @param sheet by its place; null for the most likely one
   * @param heading the row that names the columns, counted from 1, 0 for none; null: most likely
   */
  @Transactional(readOnly = true)
  public Columns columns(long id, @Nullable Integer sheet, @Nullable Integer heading) {
    var list = list(id);
    try (var file = uploads.open(list)) {
      return Columns.of(file.path(), mappings.of(list.donor()), sheet, heading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the columns mean: the list is read again that way, and so is the donor's next one. */
  public Import map(Occasion occasion, long id, Mapping said) {
    var list = lock(id);
    if (list.state() != Import.State.MAPPING && list.state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
    refuseUnclear(said);
    try (var file = uploads.open(list);
        var read = AssetList.open(file.path(), List.of(), said)) {
      rows.clear(id);
      stage(occasion, id, read);
      remember(occasion, list.donor(), said);
      return list(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseUnclear(Mapping said) {
    if (!said.identifies()) throw new Refusal("lists.refusal.nothing-mapped");
    var seen = EnumSet.noneOf(Column.class);
    for (var column : said.columns().values().stream().flatMap(Optional::stream).toList())
      if (!seen.add(column)) throw new Refusal("lists.refusal.mapped-twice", column);
  }

  private void remember(Occasion occasion, long donor, Mapping said) {
    mappings.remember(donor, said, occasion.now(), occasion.actor().account());
  }

  private void stage(Occasion occasion, long id, AssetList list) throws IOException {
    var passed = rows.stage(id, list);
    var heading = list.heading();
    imports.previewed(id, heading, passed.verdicts, occasion.now(), occasion.actor().account());
    if (lookAgain(id, heading, passed)) imports.count(id);
  }

  /** What only the whole list, or the book, can tell; whether anything was found. */
  private boolean lookAgain(long id, Heading heading, ImportRows.Passed passed) {
    var serial = heading.written(Column.SERIAL);
    var tag = heading.written(Column.ASSET_NUMBER);
    var found = new boolean[1];
    rows.withoutNestedLoops(() -> {
      if (passed.serials.rounded()) rows.takeNoRoundedSerials(id, serial);
      if (passed.assetNumbers.rounded()) rows.takeNoRoundedTags(id, tag);
      int serialLength = passed.serials.fixedLength();
      if (serialLength > 0) rows.warnOfLostSerialZeros(id, serial, serialLength);
      int tagLength = passed.assetNumbers.fixedLength();
      if (tagLength > 0) rows.warnOfLostTagZeros(id, tag, tagLength);
      if (passed.serials.mostlyLetters()) rows.warnOfDays(id, serial);
      if (passed.twins.maybe()) rows.warnOfTwins(id);
      found[0] =
          passed.serials.rounded()
              || passed.assetNumbers.rounded()
              || serialLength > 0
              || tagLength > 0
              || passed.serials.mostlyLetters()
              || passed.twins.maybe();
    });
    var known = heading.has(Column.SERIAL) ? known(id) : List.<ImportRows.Known>of();
    rows.warnOfKnown(id, known);
    return found[0] || !known.isEmpty();
  }

  /** Under the same maker, or where one of the two does not say who made it. */
  private List<ImportRows.Known> known(long id) {
    var first = new HashMap<Long, ImportRows.Known>();
    for (var known : rows.known(id)) {
      var maker = known.maker();
      var same =
          maker == null
              || known.makerMatch() == null
              || Serials.maker(maker).equals(known.makerMatch());
      if (same) first.putIfAbsent(known.line(), known);
    }
    return List.copyOf(first.values());
  }

  /** Nobody wants this list: it goes, with the donor's file. One that was decided upon stays. */
  public void putAway(long id) {
    var list = lock(id);
    if (list.state() != Import.State.MAPPING && list.state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
    uploads.forget(id);
    rows.clear(id);
    imports.delete(id);
  }

  // --- choosing rows ---

  /** These rows stay out of the lot, or come in again; how many changed. */
  public int leaveOut(long id, Collection<Long> lines, boolean out) {
    lockWaiting(id);
    return rows.leaveOut(id, Set.copyOf(lines), out);
  }

  /** The same for every row of a verdict; of all that can come in when it is null. */
  public int leaveOut(long id, @Nullable Verdict only, boolean out) {
    lockWaiting(id);
    return rows.leaveOut(id, only, out);
  }

  /** How many rows somebody left out. */
  @Transactional(readOnly = true)
  public int leftOut(long id) {
    return rows.leftOut(id);
  }

  private void lockWaiting(long id) {
    if (lock(id).state() != Import.State.PREVIEWED)
      throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.decided");
  }

  // --- what becomes of it ---

  /** This list, and nobody else decides on it meanwhile. */
  public Import lock(long id) {
    return imports.locked(id).orElseThrow(() -> notFound(id));
  }

  /** The list became this lot, or a part of it. The donor's file is not needed any more. */
  public void becomes(Occasion occasion, long id, long lot) {
    imports.commit(id, lot, occasion.now(), occasion.actor().account());
    uploads.forget(id);
  }

  /** What the list became was taken back; the list and its rows stay to be looked at. */
  public void undone(Occasion occasion, long id) {
    imports.undo(id, occasion.now(), occasion.actor().account());
  }

  // --- looking ---

  @Transactional(readOnly = true)
  public Import list(long id) {
    return imports.of(id).orElseThrow(() -> notFound(id));
  }

  /** Rows in the order of the file; of all verdicts when none is asked for. */
  @Transactional(readOnly = true)
  public Slice<Row> rows(long id, @Nullable Verdict only, long after, int size) {
    return Slice.of(rows.rows(id, only, after, size + 1), size, row -> String.valueOf(row.line()));
  }

  /** These rows, in the order of the file. */
  @Transactional(readOnly = true)
  public List<Row> rows(long id, Collection<Long> lines) {
    return rows.rows(id, lines);
  }

  /** Every row with something to say to the donor, one after the other. */
  @Transactional(readOnly = true)
  public void told(long id, Consumer<Row> each) {
    rows.told(id, each);
  }

  /** The lot that the same bytes of the same donor already became; null when none. */
  @Transactional(readOnly = true)
  public @Nullable Long earlierLot(Import list) {
    return imports.earlierLot(list.donor(), list.sha256(), list.id()).orElse(null);
  }

  /** Lists that wait for somebody's decision, the newest first. */
  @Transactional(readOnly = true)
  public List<Import> waiting() {
    return imports.waiting(20);
  }

  /** Lists that became part of this lot, also those undone; the newest first. */
  @Transactional(readOnly = true)
  public List<Import> ofLot(long lot) {
    return imports.ofLot(lot);
  }

  private static Refusal notFound(long id) {
    return Refusal.notFound(String.valueOf(id));
  }
}
