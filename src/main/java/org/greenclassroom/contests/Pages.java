package org.greenclassroom.contests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
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
      return bare(out.toByteArray());
    } catch (InvalidPasswordException locked) {
      throw new Refusal("contests.refusal.file-locked");
    } catch (IOException broken) {
      throw Work.broken(broken);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException broken) {
      throw new Refusal("contests.refusal.file-broken");
    }
  }

  /**
   * Pictures on the pages keep no place and no camera, nothing keeps what a program wrote of it.
   */
  private static byte[] bare(byte[] bytes) throws IOException {
    try (var pdf = Loader.loadPDF(bytes);
        var out = new ByteArrayOutputStream(bytes.length)) {
      for (var key : pdf.getDocument().getXrefTable().keySet()) {
        if (!(pdf.getDocument().getObjectFromPool(key).getObject() instanceof COSDictionary part))
          continue;
        for (var name : List.of("Metadata", "PieceInfo", "LastModified"))
          part.removeItem(COSName.getPDFName(name));
        if (part instanceof COSStream stream && isJpeg(stream)) picture(stream);
      }
      pdf.save(out);
      return out.toByteArray();
    }
  }

  /** Alone, or the only one of a list. */
  private static boolean isJpeg(COSStream stream) {
    var filters = stream.getFilters();
    return COSName.DCT_DECODE.equals(filters)
        || filters instanceof COSArray all
            && all.size() == 1
            && COSName.DCT_DECODE.equals(all.getObject(0));
  }

  private static void picture(COSStream stream) throws IOException {
    byte[] came;
    try (var raw = stream.createRawInputStream()) {
      came = raw.readAllBytes();
    }
    try (var raw = stream.createRawOutputStream()) {
      raw.write(Bare.jpeg(came));
    }
  }
}
