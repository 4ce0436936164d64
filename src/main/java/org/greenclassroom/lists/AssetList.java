package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.ZipFile;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A donor's list, opened: what kind of file it is was seen from its bytes, its headings are known,
 * and its rows come one by one, checked. Whatever makes the whole file unusable is refused here.
 */
final class AssetList implements AutoCloseable {
  /** Above the headings a list may have a title and a date. */
  static final int HEADING_WITHIN = 10;

  static final int CELLS_LIMIT = 200;
  static final int ROWS_LIMIT = 500_000;
  static final long TEXT_LIMIT = 96L << 20;
  static final long WORKBOOK_LIMIT = 48L << 20;

  final Format format;
  final @Nullable Encoding encoding;
  final @Nullable Character delimiter;
  final Heading heading;
  private final Rows rows;
  private final RowCheck check;
  private final Deque<Cells> read = new ArrayDeque<>();
  private long count;

  private AssetList(Format format, @Nullable Encoding encoding, Rows rows) {
    this.format = format;
    this.encoding = encoding;
    this.delimiter = rows instanceof CsvRows csv ? csv.delimiter : null;
    this.rows = rows;
    this.heading = heading();
    this.check = new RowCheck(heading);
    if (!hasNext()) throw new Refusal("lists.refusal.heading-only");
  }

  static AssetList open(Path file) throws IOException {
    var format = sniff(file);
    var encoding = format == Format.CSV ? Encoding.of(file) : null;
    Rows rows = encoding == null ? WorkbookRows.open(file) : CsvRows.open(file, encoding);
    try {
      return new AssetList(format, encoding, rows);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /** From the bytes, never from the name: donors rename files until a programme takes them. */
  private static Format sniff(Path file) throws IOException {
    long size = Files.size(file);
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    if (size == 0) throw new Refusal("lists.refusal.empty");
    var start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) throw new Refusal("lists.refusal.old-excel");
    if (start.startsWith("%PDF")
        || start.startsWith("\u0089PNG")
        || start.startsWith("\u00ff\u00d8\u00ff")
        || start.startsWith("GIF8")
        || start.startsWith("Rar!")
        || start.startsWith("7z\u00bc\u00af")
        || start.startsWith("\u001f\u008b")
        || start.startsWith("{\\rtf")) throw new Refusal("lists.refusal.not-a-list");
    if (start.startsWith("PK")) {
      if (size > WORKBOOK_LIMIT) throw tooLarge(WORKBOOK_LIMIT);
      return workbook(file);
    }
    if (size > TEXT_LIMIT) throw tooLarge(TEXT_LIMIT);
    return Format.CSV;
  }

  private static Refusal tooLarge(long limit) {
    return new Refusal(Refusal.Kind.TOO_LARGE, "lists.refusal.too-large", limit >> 20);
  }

  private static Format workbook(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") != null) return Format.XLSX;
      var type = zip.getEntry("mimetype");
      if (type != null) {
        try (var in = zip.getInputStream(type)) {
          var name = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
          if (name.toLowerCase(Locale.ROOT).contains("opendocument"))
            throw new Refusal("lists.refusal.open-document");
        }
      }
      if (zip.getEntry("xl/workbook.bin") != null) throw new Refusal("lists.refusal.old-excel");
      throw new Refusal("lists.refusal.not-a-list");
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  private Heading heading() {
    boolean any = false;
    for (int i = 0; i < HEADING_WITHIN && rows.hasNext(); i++) {
      var cells = rows.next();
      if (cells.values().size() > CELLS_LIMIT)
        throw new Refusal("lists.refusal.too-wide", CELLS_LIMIT);
      any |= !cells.blank();
      if (Heading.is(cells.values())) return Heading.of(cells.values());
    }
    throw new Refusal(any ? "lists.refusal.no-heading" : "lists.refusal.empty");
  }

  /** Whether another row follows that is not blank. */
  boolean hasNext() {
    while (read.isEmpty() && rows.hasNext()) {
      var cells = rows.next();
      if (!cells.blank() || cells.values().isEmpty()) read.add(cells);
    }
    return !read.isEmpty();
  }

  /** The next row that is not blank, checked. */
  Announced next() {
    if (!hasNext()) throw new NoSuchElementException();
    if (++count > ROWS_LIMIT) throw new Refusal("lists.refusal.too-many-rows", ROWS_LIMIT);
    return check.check(read.remove());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
