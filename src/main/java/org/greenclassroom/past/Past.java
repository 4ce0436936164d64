package org.greenclassroom.past;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Grid;
import org.greenclassroom.lists.Spool;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the past: what earlier years declare. Nothing of it is evidence, and nothing of
 * it is added to what was counted here; whoever shows both shows them apart.
 */
@Service
@Transactional
public class Past {
  static final int MOST_LINES = 20_000;
  static final int MOST_REMARKS = 200;
  private static final int LONGEST = 300;

  /** So long a draft waits for somebody's decision. */
  private static final Duration WAITS = Duration.ofDays(30);

  private final Imports imports;
  private final Entries entries;
  private final Files files;
  private final ObjectProvider<Relied> relied; // rooms above hang theirs

  Past(Imports imports, Entries entries, Files files, ObjectProvider<Relied> relied) {
    this.imports = imports;
    this.entries = entries;
    this.files = files;
    this.relied = relied;
  }

  /** A file as it was sent. */
  public record Sent(byte[] bytes, String name) {
    public Sent {
      if (bytes.length > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      name = name.isBlank() ? "file" : Text.cut(Text.clean(name), 200);
    }
  }

  /** Declared totals by year and kind, the latest first, the unknown year last. */
  @Transactional(readOnly = true)
  public List<Total> totals() {
    return entries.totals();
  }

  /**
   * Reads a spreadsheet as a draft that declares nothing yet: each of its sheets that is not empty
   * is one.
   *
   * @param source which document, of which year, where it lies
   * @param document what the spreadsheet was made from; null: it is itself the document
   * @return the drafts, in the order of the sheets
   * @throws Refusal when the file cannot be read, names people, or is there already
   */
  public List<Long> read(Occasion occasion, String source, Sent file, @Nullable Sent document) {
    var said = Text.clean(source);
    if (said.isBlank() || said.length() > LONGEST) throw new Refusal("past.refusal.source");
    if (file.bytes().length == 0) throw new Refusal("past.refusal.empty");
    var already = imports.keyed(occasion.key());
    if (already.isPresent()) return List.of(already.get());
    for (var old : imports.draftsBefore(occasion.now().minus(WAITS))) remove(old);
    var sha256 = Files.sha256(file.bytes());
    var drafts = new java.util.ArrayList<Long>();
    try (var spool = spool(file)) {
      for (var sheet : Grid.sheets(spool)) {
        var lines = Grid.lines(spool, sheet, MOST_LINES);
        if (lines.size() < 2) continue; // an empty sheet, or one with a title only
        var layout = Layout.guess(lines, sheet);
        var own = drafts.isEmpty() ? occasion : part(occasion, sheet);
        long draft =
            imports
                .insert(
                    own,
                    said,
                    sha256,
                    file.name(),
                    document == null ? sha256 : Files.sha256(document.bytes()),
                    document == null ? file.name() : document.name(),
                    sheet,
                    layout)
                .orElseThrow(() ->
                    new Refusal(
                        Refusal.Kind.CONFLICT,
                        "past.refusal.known",
                        imports.known(sha256, sheet).orElse(0L)));
        imports.keep(draft, file.bytes(), document == null ? null : document.bytes());
        stage(draft, Reading.of(lines, layout, occasion.today().getYear()));
        drafts.add(draft);
      }
    }
    if (drafts.isEmpty()) throw new Refusal("past.refusal.empty");
    return List.copyOf(drafts);
  }

  /**
   * Says what the columns of a draft mean; it is read again that way.
   *
   * @param said names of meanings by the place of the column; what is not named is left out
   * @param year of all lines that do not say it; empty: not known
   */
  void map(Occasion occasion, long imported, Map<Integer, String> said, String year) {
    var draft = draft(imported);
    var clean = Text.clean(year);
    if (!clean.isEmpty() && Years.of(clean) == null) throw new Refusal("past.refusal.year", clean);
    var layout = imports.layout(imported).said(said, clean);
    var kept = imports.draft(imported);
    try (var spool = spool(new Sent(kept.file(), draft.fileName()))) {
      var lines = Grid.lines(spool, draft.sheet(), MOST_LINES);
      var made = Reading.of(lines, layout, occasion.today().getYear());
      entries.clear(imported);
      imports.map(imported, layout);
      stage(imported, made);
    }
  }

  /** From now on it is declared; its files are kept for good. */
  public void take(Occasion occasion, long imported) {
    var draft = draft(imported);
    if (draft.entries() == 0) throw new Refusal("past.refusal.nothing");
    var kept = imports.draft(imported);
    files.keep(kept.file(), draft.fileName(), "application/octet-stream");
    var document = kept.document();
    if (document != null) files.keep(document, draft.documentName(), Files.typeOf(document));
    imports.take(imported, occasion);
    entries.addUp();
    imports.forget(imported);
  }

  /** Nobody wants this draft: it goes, with its files. */
  void putAway(long imported) {
    draft(imported);
    remove(imported);
  }

  /**
   * Takes a whole import back, and says why; it stays readable that it was there. What it hid
   * because it was earlier counts from now on.
   *
   * @throws Refusal where something was built on it
   */
  public void strike(Occasion occasion, long imported, String reason) {
    var taken = locked(imported);
    if (taken.state() != Import.State.TAKEN)
      throw new Refusal(Refusal.Kind.CONFLICT, "past.refusal.decided");
    var clean = Text.clean(reason);
    if (clean.isBlank() || clean.length() > LONGEST) throw new Refusal("past.refusal.reason");
    relied
        .orderedStream()
        .flatMap(one -> one.on(imported).stream())
        .findFirst()
        .ifPresent(built -> {
          throw new Refusal(Refusal.Kind.CONFLICT, "past.refusal.relied", built);
        });
    imports.strike(imported, clean, occasion);
    entries.addUp();
  }

  @Transactional(readOnly = true)
  Import imported(long imported) {
    return imports.find(imported).orElseThrow(() -> Refusal.notFound(String.valueOf(imported)));
  }

  @Transactional(readOnly = true)
  Layout layout(long imported) {
    return imports.layout(imported);
  }

  @Transactional(readOnly = true)
  List<Remark> remarks(long imported) {
    return entries.remarks(imported, MOST_REMARKS);
  }

  @Transactional(readOnly = true)
  List<Entries.Tally> tallies(long imported) {
    return entries.tallies(imported);
  }

  @Transactional(readOnly = true)
  Slice<Entries.Compared> compared(
      long imported, @Nullable Difference difference, long after, int size) {
    return Slice.of(
        entries.compared(imported, difference == null ? null : difference.name(), after, size + 1),
        size,
        row -> String.valueOf(row.entry()));
  }

  @Transactional(readOnly = true)
  Slice<Import> imports(long before, int size) {
    return Slice.of(imports.page(before, size + 1), size, row -> String.valueOf(row.imported()));
  }

  @Transactional(readOnly = true)
  List<Entries.Contradiction> contradictions(int most) {
    return entries.contradictions(most);
  }

  @Transactional(readOnly = true)
  Slice<Entries.Declared> declared(
      @Nullable Kind kind, @Nullable Integer year, @Nullable Long imported, After after, int size) {
    return Slice.of(
        entries.page(
            kind == null ? null : kind.name(), year, imported, after.year(), after.row(), size + 1),
        size,
        row -> After.of(row.year(), row.row()));
  }

  /** The spreadsheet itself, or what it was made from. */
  @Transactional(readOnly = true)
  Sent file(long imported, boolean document) {
    var found = imported(imported);
    var name = document ? found.documentName() : found.fileName();
    if (found.state() != Import.State.DRAFT)
      return new Sent(files.file(document ? found.document() : found.file()).bytes(), name);
    var kept = imports.draft(imported);
    return new Sent(
        document ? Objects.requireNonNullElse(kept.document(), kept.file()) : kept.file(), name);
  }

  /** Where a page of declarations begins, the latest first; the unknown year is 0. */
  record After(int year, long row) {
    static final After START = new After(9999, Long.MAX_VALUE);

    static After parse(@Nullable String typed) {
      if (typed == null || !typed.matches("\\d{1,4}\\.\\d{1,18}")) return START;
      int dot = typed.indexOf('.');
      return new After(
          Integer.parseInt(typed.substring(0, dot)), Long.parseLong(typed.substring(dot + 1)));
    }

    static String of(@Nullable Integer year, long row) {
      return (year == null ? 0 : year) + "." + row;
    }
  }

  private void stage(long imported, Reading.Made made) {
    entries.insertAll(imported, made.entries());
    entries.remarkAll(imported, made.remarks());
  }

  private void remove(long imported) {
    entries.clear(imported);
    imports.forget(imported);
    imports.delete(imported);
  }

  private Import draft(long imported) {
    var found = locked(imported);
    if (found.state() != Import.State.DRAFT)
      throw new Refusal(Refusal.Kind.CONFLICT, "past.refusal.decided");
    return found;
  }

  private Import locked(long imported) {
    if (imports.lock(imported).isEmpty()) throw Refusal.notFound(String.valueOf(imported));
    return imported(imported);
  }

  /** Each sheet is a part of the same act. */
  private static Occasion part(Occasion occasion, String sheet) {
    return new Occasion(
        occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("sheet " + sheet));
  }

  private static Spool spool(Sent file) {
    try {
      return Spool.of(new ByteArrayInputStream(file.bytes()), file.name());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
