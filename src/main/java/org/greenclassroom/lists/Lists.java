package org.greenclassroom.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

  private final Partners partners;
  private final Imports imports;

  Lists(Partners partners, Imports imports) {
    this.partners = partners;
    this.imports = imports;
  }

  /**
   * Reads a donor's list and stages it. Nothing of it is a lot yet.
   *
   * @param file the list on disk; read as a stream, in two passes
   * @param sha256 its hash
   * @throws Refusal when the file as a whole cannot be used, with the reason
   */
  public Import preview(Occasion occasion, long donor, Path file, String name, String sha256) {
    var partner = partners.partner(donor);
    if (!partner.is(PartnerKind.DONOR))
      throw new Refusal("lists.refusal.not-a-donor", partner.name());
    var already = imports.keyed(occasion.key());
    if (already.isPresent()) {
      if (!already.get().sha256().equals(sha256) || already.get().donor() != donor)
        throw new Refusal(Refusal.Kind.CONFLICT, "lists.refusal.same-key");
      return already.get();
    }
    try (var list = AssetList.open(file)) {
      var id =
          imports.insert(
              occasion.key(),
              donor,
              sha256,
              Text.cut(Text.clean(name), 200),
              list,
              occasion.now(),
              occasion.actor().account());
      imports.stage(id, list);
      imports.warnOfTwins(id);
      imports.warnOfKnown(id, known(id));
      imports.count(id);
      return imports.of(id).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under the same maker, or where one of the two does not say who made it. */
  private List<Imports.Known> known(long id) {
    var first = new HashMap<Long, Imports.Known>();
    for (var known : imports.known(id)) {
      var maker = known.maker();
      var same =
          maker == null
              || known.makerMatch() == null
              || Serials.maker(maker).equals(known.makerMatch());
      if (same) first.putIfAbsent(known.line(), known);
    }
    return List.copyOf(first.values());
  }

  /** This list, and nobody else decides on it meanwhile. */
  public Import lock(long id) {
    return imports.locked(id).orElseThrow(() -> notFound(id));
  }

  /** The list became this lot. */
  public void becomes(Occasion occasion, long id, long lot) {
    imports.commit(id, lot, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public Import list(long id) {
    return imports.of(id).orElseThrow(() -> notFound(id));
  }

  /** Rows in the order of the file; of all verdicts when none is asked for. */
  @Transactional(readOnly = true)
  public Slice<Row> rows(long id, @Nullable Verdict only, long after, int size) {
    return Slice.of(
        imports.rows(id, only, after, size + 1), size, row -> String.valueOf(row.line()));
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

  private static Refusal notFound(long id) {
    return Refusal.notFound(String.valueOf(id));
  }
}
