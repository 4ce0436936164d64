package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A file whose kind was seen from its bytes, never from its name: donors rename files until a
 * programme takes them.
 */
record Opened(
    Format format, @Nullable Encoding encoding, @Nullable Character delimiter, Sheets sheets)
    implements AutoCloseable {
  static final long TEXT_LIMIT = 96L << 20;
  static final long WORKBOOK_LIMIT = 48L << 20;

  /** Photographs, archives, letters. */
  private static final List<String> OTHERS =
      List.of(
          "%PDF",
          "\u0089PNG",
          "\u00ff\u00d8\u00ff",
          "GIF8",
          "Rar!",
          "7z\u00bc\u00af",
          "\u001f\u008b",
          "{\\rtf");

  /** Excel 2 to 4 wrote its records bare, without a container. */
  private static final List<String> BARE = List.of("\t\0\4\0", "\t\2\6\0", "\t\4\6\0");

  static Opened of(Path file) throws IOException {
    long size = Files.size(file);
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    if (size == 0) throw new Refusal("lists.refusal.empty");
    var start = new String(head, StandardCharsets.ISO_8859_1);
    if (OTHERS.stream().anyMatch(start::startsWith)) throw new Refusal("lists.refusal.not-a-list");
    if (BARE.stream().anyMatch(start::startsWith)) throw new Refusal("lists.refusal.old-excel");
    boolean container = start.startsWith("\u00d0\u00cf\u0011\u00e0");
    if (!container && !start.startsWith("PK")) return text(file, size);
    if (size > WORKBOOK_LIMIT) throw tooLarge(WORKBOOK_LIMIT);
    if (container) return new Opened(Format.XLS, null, null, XlsSheets.open(file));
    var format = zipped(file);
    return new Opened(
        format, null, null, format == Format.ODS ? OdsSheets.open(file) : XlsxSheets.open(file));
  }

  private static Opened text(Path file, long size) throws IOException {
    if (size > TEXT_LIMIT) throw tooLarge(TEXT_LIMIT);
    var encoding = Encoding.of(file);
    var text = CsvText.of(file, encoding);
    return new Opened(Format.CSV, encoding, text.delimiter(), text);
  }

  private static Refusal tooLarge(long limit) {
    return new Refusal(Refusal.Kind.TOO_LARGE, "lists.refusal.too-large", limit >> 20);
  }

  private static Format zipped(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") != null) return Format.XLSX;
      if (zip.getEntry("xl/workbook.bin") != null)
        throw new Refusal("lists.refusal.binary-workbook");
      var type = zip.getEntry("mimetype");
      if (type != null) {
        try (var in = zip.getInputStream(type)) {
          var name =
              new String(in.readNBytes(100), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
          if (name.contains("opendocument.spreadsheet")) return Format.ODS;
        }
      }
      throw new Refusal("lists.refusal.not-a-list");
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  @Override
  public void close() throws IOException {
    sheets.close();
  }
}
