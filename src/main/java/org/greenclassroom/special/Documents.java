package org.greenclassroom.special;

import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for documents that can be heard, felt, or read in large letters. */
@Service
@Transactional
public class Documents {
  private static final int PAGE = 50;

  private final DocumentTable table;
  private final Files files;
  private final Courses courses;

  Documents(DocumentTable table, Files files, Courses courses) {
    this.table = table;
    this.files = files;
    this.courses = courses;
  }

  /**
   * Keeps a document.
   *
   * @param course code of a course on offer; empty: it belongs to none
   * @throws Refusal when the file is not what it is said to be: a PDF without tags is a picture to
   *     a screen reader
   */
  public void keep(
      Occasion occasion,
      String title,
      Form form,
      String language,
      String course,
      String name,
      byte[] bytes) {
    var called = Special.needed(title, "special.refusal.title");
    if (!language.matches("en|zh|fr")) throw new Refusal("special.refusal.language", language);
    if (bytes.length == 0) throw new Refusal("special.refusal.empty");
    if (bytes.length > Files.LARGEST)
      throw new Refusal(
          Refusal.Kind.TOO_LARGE, "special.refusal.large", Files.LARGEST / 1024 / 1024);
    var type = type(form, name, bytes);
    var code = course.strip();
    Long version = null;
    if (!code.isEmpty())
      version =
          courses
              .latest(code)
              .orElseThrow(() -> new Refusal("special.refusal.course", code))
              .version();
    var sha256 = files.keep(bytes, safe(name), type);
    table.insert(occasion, version, called, form, language, sha256, bytes.length);
  }

  private static String type(Form form, String name, byte[] bytes) {
    var found = Files.typeOf(bytes);
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (form) {
      case TAGGED_PDF -> {
        if (!found.equals("application/pdf") || !tagged(bytes))
          throw new Refusal("special.refusal.untagged", name);
        return found;
      }
      case LARGE_PRINT -> {
        if (!found.equals("application/pdf")) throw new Refusal("special.refusal.no-pdf", name);
        return found;
      }
      case BRAILLE -> {
        if (!ending.matches("brf|brl|pef") || !found.equals("application/octet-stream"))
          throw new Refusal("special.refusal.no-braille", name);
        return "application/octet-stream";
      }
      case AUDIO -> {
        boolean mp3 =
            bytes.length > 3
                && (bytes[0] == 'I' && bytes[1] == 'D' && bytes[2] == '3'
                    || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE0) == 0xE0);
        boolean ogg = bytes.length > 4 && bytes[0] == 'O' && bytes[1] == 'g' && bytes[2] == 'g';
        if (!mp3 && !ogg || found.startsWith("image/"))
          throw new Refusal("special.refusal.no-audio", name);
        return ogg ? "audio/ogg" : "audio/mpeg";
      }
    }
    throw new IllegalStateException(form.name());
  }

  private static boolean tagged(byte[] bytes) {
    try (var document = Loader.loadPDF(bytes)) {
      var catalog = document.getDocumentCatalog();
      var mark = catalog.getMarkInfo();
      return mark != null && mark.isMarked() && catalog.getStructureTreeRoot() != null;
    } catch (IOException broken) {
      return false;
    }
  }

  private static String safe(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var kept = last.replaceAll("[\\p{Cntrl}\"]", "").strip();
    return kept.isEmpty() ? "document" : kept.substring(0, Math.min(120, kept.length()));
  }

  public void withdraw(Occasion occasion, long document) {
    var known = document(document);
    if (table.withdraw(document, occasion.today()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.withdrawn", known.title());
  }

  @Transactional(readOnly = true)
  DocumentTable.Document document(long document) {
    return table.document(document).orElseThrow(() -> Refusal.notFound(String.valueOf(document)));
  }

  @Transactional(readOnly = true)
  Files.Kept file(long document) {
    var known = document(document);
    if (known.withdrawnOn() != null) throw Refusal.notFound(String.valueOf(document));
    return files.file(known.sha256());
  }

  @Transactional(readOnly = true)
  Slice<DocumentTable.Document> page(@Nullable Form form, String after) {
    return Slice.of(
        table.page(
            form, after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE, PAGE + 1),
        PAGE,
        last -> String.valueOf(last.document()));
  }
}
