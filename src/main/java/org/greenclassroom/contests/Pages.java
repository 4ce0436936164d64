package org.greenclassroom.contests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.greenclassroom.kernel.Refusal;

/** A PDF reduced to its pages: no author, no links, no scripts, no files inside. */
final class Pages {
  private static final int MOST = 60;

  private Pages() {}

  static byte[] clean(byte[] bytes) {
    try (var came = Loader.loadPDF(bytes);
        var clean = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      int pages = came.getNumberOfPages();
      if (pages < 1) throw new Refusal("contests.refusal.file-broken");
      if (pages > MOST) throw new Refusal("contests.refusal.pages", pages, MOST);
      for (var page : came.getPages()) {
        var kept = clean.importPage(page);
        kept.setAnnotations(List.of());
        for (var name : List.of("AA", "Metadata", "PieceInfo", "Thumb", "B"))
          kept.getCOSObject().removeItem(COSName.getPDFName(name));
      }
      clean.save(out);
      return out.toByteArray();
    } catch (InvalidPasswordException locked) {
      throw new Refusal("contests.refusal.file-locked");
    } catch (IOException broken) {
      throw Work.broken(broken);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException broken) {
      throw new Refusal("contests.refusal.file-broken");
    }
  }
}
